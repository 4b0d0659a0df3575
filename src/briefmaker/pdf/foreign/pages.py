"""A PDF of others as a paper of the pack: one picture on each page, and a line over it.

The pictures are stand-ins: one row of dots that begins with a digest. The page itself
takes its place in the finished file (`placing`), so that whatever is laid out, tagged
and audited before stays small and is the house's own.
"""

import datetime
import hashlib
from base64 import b64encode
from math import ceil, floor

from briefmaker.look.images import png_of
from briefmaker.look.look import Look
from briefmaker.look.sheet import PAPERS
from briefmaker.pdf.file import TRACES
from briefmaker.pdf.foreign.leaf import Foreign, Leaf
from briefmaker.pdf.foreign.room import room_of, scale
from briefmaker.pdf.foreign.seen import DPI
from briefmaker.pdf.foreign.sizes import INCH
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.bidi import directed
from briefmaker.writing.header import shortened
from briefmaker.writing.language import Language
from briefmaker.writing.page import Borrowed, Page, filled
from briefmaker.writing.style import sheets_of
from briefmaker.writing.view import Metadata

TEMPLATE = "foreign/page.html"
STYLE = "foreign/page.css"

TITLE, RUNNING, LARGE = 110, 60, 40
"""Letters of the title over the first page, over the others, and in large print."""

READ = 2000
"""Letters of a page that are read aloud in place of its picture."""


class Picture(Struct, frozen=True):
    """A page as the template sees it; all lengths are in mm.

    Attributes:
        over: the parts of the line over it, without the title.
        title: of the paper, shortened to stand there.
        address: of the stand-in.
        alt: what it is, and its words.
        above: the room over it, so that it stands in the middle.
        beside: the room on its left and on its right.
        wide: it stands on a sheet that lies on its side.
    """

    over: tuple[str, str]
    title: str
    address: str
    alt: str
    above: float
    beside: float
    width: float
    height: float
    wide: bool


def page_of(
    foreign: Foreign,
    *,
    title: str,
    id: str,
    by: str,
    label: str,
    language: Language,
    paper: str,
    look: Look,
    issued: datetime.date,
    workspace: Workspace,
) -> Page:
    """Return a PDF of others as a document to be typeset, each page one picture.

    Args:
        title: of the paper, as the agenda has it.
        id: its number; maybe nothing.
        by: who wrote it; maybe nothing.
        label: of its tab.
        language: of the pack.
        paper: of the pack: `A4` or `Letter`.
        issued: when the pack goes out.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    metadata = Metadata(
        title=title,
        author=by or foreign.author,
        subject=language.file.pack.foreign,
        keywords=(id,) if id else (),
        language=language.tag,
        created=issued,
    )
    setter = _Setter(foreign, title, label, language, paper, look.large)
    pictures = [setter.picture(at) for at in range(len(foreign.leaves))]
    html = filled(
        TEMPLATE,
        workspace,
        metadata=metadata,
        digits=language.own_digits,
        large=look.large,
        pictures=pictures,
    )
    return Page(
        html=directed(html),
        style=f"{sheets_of(paper, {}, (STYLE,), look, workspace)}\n{_wide(paper)}",
        metadata=metadata,
        folders=(),
        limit=None,
        look=look,
        borrowed=(
            Borrowed(
                foreign.data,
                {_digest(foreign, at).hex(): at for at in range(len(foreign.leaves))},
            ),
        ),
    )


class _Setter(Struct, frozen=True):
    """Sets the pages of a PDF of others, one by one."""

    foreign: Foreign
    title: str
    label: str
    language: Language
    paper: str
    large: bool

    def picture(self, at: int) -> Picture:
        """Return a page, from 0, as the template sees it."""
        leaf = self.foreign.leaves[at]
        size = scale(leaf, self.paper)
        width, height = leaf.width * size, leaf.height * size
        room = room_of(leaf, self.paper)
        return Picture(
            over=self._over(at, size),
            title=shortened(self.title, self._room(at)),
            address=_address(_digest(self.foreign, at), width),
            alt=self._alt(at, leaf),
            above=_down((room[1] - height) / 2),
            beside=_down((room[0] - width) / 2),
            width=_down(width),
            height=_down(height),
            wide=leaf.width > leaf.height,
        )

    def _room(self, at: int) -> int:
        """Return how many letters of the title stand over a page."""
        return LARGE if self.large else TITLE if at == 0 else RUNNING

    def _over(self, at: int, size: float) -> tuple[str, str]:
        """Return what stands before the title over a page, and after it."""
        words, pack = self.language.file.foreign, self.language.file.pack
        tab = pack.annex if self.label.isalpha() else pack.tab
        percent = self.language.percent(str(round(100 * size)))
        how = words.whole if size == 1 else words.scaled.format(percent=percent)
        return tab.format(label=self._said(self.label)), f"{self._count(at)} · {how}"

    def _alt(self, at: int, leaf: Leaf) -> str:
        """Return what is said in place of a page: what it is, and its words."""
        words = self.language.file.foreign
        pattern = words.alt if leaf.words else words.silent
        read = shortened(_without_paths(" ".join(leaf.words.split())), READ)
        return pattern.format(title=self.title, page=self._count(at), words=read)

    def _count(self, at: int) -> str:
        numbers = (at + 1, len(self.foreign.leaves))
        page, pages = (self._said(str(number)) for number in numbers)
        return self.language.file.foreign.page.format(page=page, pages=pages)

    def _said(self, number: str) -> str:
        return self.language.numerals(number)


def _without_paths(words: str) -> str:
    """Return words without paths of machines, which browsers print on pages."""
    for trace in TRACES:
        words = trace.sub("…", words)
    return words


def _wide(paper: str) -> str:
    """Return the sheet that lies on its side, as CSS."""
    width, height = PAPERS[paper]
    return f"@page wide{{size:{height:g}mm {width:g}mm}}"


def _down(length: float) -> float:
    """Return a length in mm, rounded so that it never takes more room than there is."""
    return floor(100 * length) / 100


def _digest(foreign: Foreign, at: int) -> bytes:
    """Return the digest that a page's stand-in shows."""
    file = hashlib.sha256(foreign.data).digest()
    return hashlib.sha256(file + at.to_bytes(4)).digest()


def _address(digest: bytes, width: float) -> str:
    """Return the address of a stand-in, as fine as print needs.

    It is grey, so that a print without colours leaves its digest as it is.

    Args:
        digest: with which it begins.
        width: in mm, as it is printed.
    """
    dots = max(len(digest), ceil(width / INCH * DPI))
    row = digest.ljust(dots, b"\xff")
    png = png_of(row, "L", (dots, 1), dots, (dots, 1), DPI)
    return f"data:image/png;base64,{b64encode(png).decode('ascii')}"
