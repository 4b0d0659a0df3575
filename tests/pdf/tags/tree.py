"""The structure of a finished file as another program reads it."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page


@dataclass(frozen=True)
class Part:
    """An element of the structure, or the words of one sequence of marked content.

    Attributes:
        kind: its structure type; nothing for words.
        kids: what is in it, in the order of reading.
        said: its entries but for its kids: `/Lang`, `/Alt`, `/ID` …
        links: descriptions of the places where it can be clicked.
        pages: on which its own content stands, from 0.
    """

    kind: str
    kids: tuple["Part", ...] = ()
    words: str = ""
    said: Any = None
    links: tuple[str, ...] = ()
    page: int = -1

    def all(self, *kinds: str) -> Iterator["Part"]:
        """Yield all parts of some kinds, in the order of reading."""
        if self.kind in kinds:
            yield self
        for kid in self.kids:
            yield from kid.all(*kinds)

    def one(self, kind: str) -> "Part":
        """Return the only part of a kind."""
        (found,) = self.all(kind)
        return found

    @property
    def text(self) -> str:
        """All words in it, with a space between lines."""
        runs = " ".join(part.words for part in self.all(""))
        return " ".join(runs.replace("\u2060", "").split())

    @property
    def pages(self) -> list[int]:
        """On which pages its words and pictures stand, from 0."""
        return sorted({part.page for part in self.all("")})

    def attribute(self, name: str) -> Any:
        """Return one of its attributes, of whichever owner."""
        given = self.said.get("/A", [])
        owners = list(given) if isinstance(given, pikepdf.Array) else [given]
        return next((owner[name] for owner in owners if name in owner), None)

    def __str__(self) -> str:
        """Return it as kinds with brackets: `P(Reference(Link))`."""
        kinds = [str(kid) for kid in self.kids if kid.kind]
        return f"{self.kind}({' '.join(kinds)})" if kinds else self.kind


def tagged(sheet: Page, workspace: Workspace) -> Part:
    """Typeset a page that has no problems, and return its structure."""
    pdf = typeset(sheet, workspace)
    assert pdf.problems == (), pdf.problems
    return tree(pdf.data)


def tree(data: bytes) -> Part:
    """Return the structure of a file, with the words of each piece of its content."""
    with pikepdf.open(BytesIO(data)) as pdf:
        words = dict(_words(data))
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        (root,) = pdf.Root.StructTreeRoot.K
        return _part(root, numbers, words, -1)


def _part(
    node: Any, numbers: dict[Any, int], words: dict[tuple[int, int], str], page: int
) -> Part:
    page = numbers[node.Pg.objgen] if "/Pg" in node else page
    given: Any = node.get("/K", ())
    several = isinstance(given, pikepdf.Array | tuple)
    kids: list[Part] = []
    links: list[str] = []
    for kid in given if several else [given]:
        if isinstance(kid, int):
            kids.append(Part("", words=words.get((page, kid), ""), page=page))
        elif kid.get("/Type") == "/MCR":
            there, mark = numbers[kid.Pg.objgen], int(kid.MCID)
            kids.append(Part("", words=words.get((there, mark), ""), page=there))
        elif kid.get("/Type") == "/OBJR":
            links.append(str(kid.Obj.Contents))
        else:
            kids.append(_part(kid, numbers, words, page))
    said = {
        key: _plain(value)
        for key, value in node.items()
        if key not in ("/K", "/P", "/Pg", "/S", "/Type")
    }
    kind = str(node.S).removeprefix("/")
    return Part(kind, tuple(kids), said=said, links=tuple(links))


def _plain(value: Any) -> Any:
    """Return a value of the file that outlives it."""
    if isinstance(value, pikepdf.Dictionary):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, pikepdf.Array):
        return [_plain(each) for each in value]
    if isinstance(value, pikepdf.Object):
        return str(value)
    return value if isinstance(value, int) else float(value)


def _words(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield pages and numbers of marked content, and the words in each."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        text = page.get_textpage()
        for shown in page.get_objects(max_depth=1):
            mark = raw.FPDFPageObj_GetMarkedContentID(shown.raw)
            if shown.type == raw.FPDF_PAGEOBJ_TEXT and mark >= 0:
                found[number, mark] += _text(shown.raw, text.raw)
        text.close()
        page.close()
    document.close()
    yield from found.items()


def _text(shown: Any, page: Any) -> str:
    size = raw.FPDFTextObj_GetText(shown, page, None, 0)
    room = ctypes.create_string_buffer(size)
    place = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(shown, page, place, size)
    return room.raw.decode("utf-16-le", "replace").rstrip("\0")


def marks(data: bytes) -> list[list[tuple[str, Any]]]:
    """Return the marked content of each page: tags and their properties, in order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            [
                (
                    str(each.operands[0]),
                    _plain(each.operands[1]) if len(each.operands) > 1 else None,
                )
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) in ("BDC", "BMC")
            ]
            for page in pdf.pages
        ]
