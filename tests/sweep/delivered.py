"""What a finished PDF gives its reader, as two other programs read it.

PDFium reads the words of every painted run, and qpdf the structure that puts the runs
in their order. What is painted beyond the sheet, or marked as furniture, is not read.
"""

import ctypes
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sweep.letters import folded

Run = tuple[int, int]
"""The number of a page from 0, and that of a run of marked content on it."""

NOTES = ("/Note", "/FENote")
CELLS = ("/TH", "/TD")
EDGE = 2.0
"""Points by which a run may stick out of its sheet: italics and rounding."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the structure: where it leads, its words, the pages to click on."""

    target: str
    letters: str
    pages: tuple[int, ...]


@dataclass(slots=True)
class Delivery:
    """A finished document as it is read aloud, and as it is clicked.

    Attributes:
        text: all letters in the order of the structure, without notes.
        notes: the letters of each note, by its name.
        pages: the letters painted on each page, furniture left out.
        places: the page that each named place is on.
        clicked: where each place that can be clicked leads, page by page.
    """

    text: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tables: list[list[str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    drawn: str = ""
    outline: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    clicked: list[tuple[str, int]] = field(default_factory=list)


def delivered(data: bytes) -> Delivery:
    """Return what is in a finished document."""
    said, pages = _painted(data)
    delivery = Delivery(pages=pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _Structure(pdf, said, delivery).read()
    return delivery


def _painted(data: bytes) -> tuple[Mapping[Run, str], list[str]]:
    """Return the words of each run, and the letters of each page."""
    said: dict[Run, str] = {}
    pages = []
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            text, (width, height) = page.get_textpage(), page.get_size()
            count = raw.FPDFPage_CountObjects(page)
            objects = [raw.FPDFPage_GetObject(page, at) for at in range(count)]
            page_words = []
            for run, words in _runs(objects, text, (width, height), -1):
                said[number, run] = said.get((number, run), "") + words
                page_words.append(words)
            pages.append(folded("".join(page_words)))
            text.close()
            page.close()
    return said, pages


def _runs(
    objects: list[Any], text: Any, sheet: tuple[float, float], around: int
) -> Iterator[tuple[int, str]]:
    """Yield the words of all painted objects with the run that they belong to."""
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        if kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM):
            continue
        run = _run_of(each)
        run = around if run is None else run
        if kind == raw.FPDF_PAGEOBJ_FORM:
            count = raw.FPDFFormObj_CountObjects(each)
            inner = [raw.FPDFFormObj_GetObject(each, at) for at in range(count)]
            yield from _runs(inner, text, sheet, run)
        elif run >= 0 and (around >= 0 or _on_sheet(each, sheet)):
            yield run, _words(each, text)


def _run_of(each: Any) -> int | None:
    """Return the number of the run that an object belongs to, -1 for furniture."""
    found = None
    for at in range(raw.FPDFPageObj_CountMarks(each)):
        mark = raw.FPDFPageObj_GetMark(each, at)
        value = ctypes.c_int()
        if raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            found = value.value
        else:
            name = ctypes.create_string_buffer(64)
            raw.FPDFPageObjMark_GetName(
                mark, ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR)), 64, _size()
            )
            if name.raw.decode("utf-16-le").rstrip("\0") == "Artifact":
                found = -1
    return found


def _size() -> Any:
    return ctypes.c_ulong()


def _on_sheet(each: Any, sheet: tuple[float, float]) -> bool:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(each, left, low, right, high)
    wide, tall = sheet
    beyond = right.value > wide + EDGE or high.value > tall + EDGE
    return not (left.value < -EDGE or low.value < -EDGE or beyond)


def _words(each: Any, text: Any) -> str:
    wanted = raw.FPDFTextObj_GetText(each, text, None, 0)
    buffer = ctypes.create_string_buffer(wanted)
    units = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFTextObj_GetText(each, text, units, wanted)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


class _Structure:
    """Walks through the structure of a document and enters what it meets."""

    def __init__(
        self, pdf: pikepdf.Pdf, said: Mapping[Run, str], delivery: Delivery
    ) -> None:
        self.pdf, self.said, self.delivery = pdf, said, delivery
        self.numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}
        self.text: list[str] = []
        self.drawn: list[str] = []

    def read(self) -> None:
        """Enter all that the document has."""
        root = self.pdf.Root
        self._read(root.StructTreeRoot.get("/K"), None, self.text)
        self.delivery.text = folded("".join(self.text))
        self.delivery.drawn = folded("".join(self.drawn))
        names = root.get("/Names", {}).get("/Dests")
        if names is not None:
            for name, place in pikepdf.NameTree(names).items():
                place = place.D if isinstance(place, pikepdf.Dictionary) else place
                self.delivery.places[str(name)] = self.numbers.get(place[0].objgen, -1)
        for number, page in enumerate(self.pdf.pages):
            for each in page.get("/Annots", ()):
                if each.get("/Subtype") == "/Link":
                    self.delivery.clicked.append((_target(each), number))
        with self.pdf.open_outline() as outline:
            self.delivery.outline = [folded(t) for t in _titles(outline.root)]

    def _read(self, kids: Any, page: Any, text: list[str]) -> None:
        """Go through the children of an element, in order."""
        if kids is None:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                text.append(self._run(page, int(kid)))
            elif kid.get("/Type") == "/MCR":
                text.append(self._run(kid.get("/Pg", page), int(kid.MCID)))
            elif "/S" in kid:
                self._element(kid, kid.get("/Pg", page), text)

    def _element(self, element: Any, page: Any, text: list[str]) -> None:
        kind, kids = str(element.S), element.get("/K")
        if kind in NOTES:
            own: list[str] = []
            self._read(kids, page, own)
            name = str(element.get("/ID", ""))
            said = folded("".join(own))
            self.delivery.notes[name] = self.delivery.notes.get(name, "") + said
            return
        if kind == "/Table":
            self.delivery.tables.append([])
        before = len(text)
        if kind == "/Figure":
            self.delivery.pictures.append(str(element.get("/Alt", "")))
            start = len(self.drawn)
            self._read(kids, page, self.drawn)
            text += self.drawn[start:]
            return
        self._read(kids, page, text)
        said = folded("".join(text[before:]))
        if kind == "/Link":
            self._link(kids, said, page)
        elif kind in CELLS and self.delivery.tables:
            self.delivery.tables[-1].append(said)

    def _link(self, kids: Any, said: str, page: Any) -> None:
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        clicked = [
            kid
            for kid in kids
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]
        targets = {_target(kid.Obj) for kid in clicked}
        pages = (kid.get("/Pg", page) for kid in clicked)
        numbers = tuple(self.numbers.get(p.objgen, -1) for p in pages if p is not None)
        for target in targets or {""}:
            self.delivery.links.append(Link(target, said, numbers))

    def _run(self, page: Any, number: int) -> str:
        if page is None:
            return ""
        return self.said.get((self.numbers.get(page.objgen, -1), number), "")


def _target(annotation: Any) -> str:
    """Return where an annotation leads: an address, or `#` and a name."""
    action = annotation.get("/A", {})
    if "/URI" in action:
        return str(action.URI)
    place = annotation.get("/Dest", action.get("/D", ""))
    return f"#{place}"


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)
