"""The pages of a PDF as they are seen: the size, turn and part that a viewer shows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pikepdf
from pikepdf import Name

from briefmaker.delivery.imposition import papers
from briefmaker.delivery.imposition.papers import MM, Size
from briefmaker.delivery.imposition.wording import counted
from briefmaker.pdf.opened import DAMAGED, opened
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct, replace

FOR_PAPER = "for paper alone"
"""What the subject of laid-out sheets says of them."""

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
"""Languages whose pages follow one another from the right."""

LEAST = 1.0
"""Millimetres that a page is wide and high at least."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


class Leaf(Struct, frozen=True):
    """A page to be laid on a sheet.

    Attributes:
        form: the page as something that can be drawn, in the PDF that it comes from.
        box: where it lies when it is drawn, as it is seen.
        bleed: the same with what is printed beyond it to be cut off.
        turned: whether it is drawn a quarter to the left.
    """

    form: Any
    box: Box
    bleed: Box
    turned: bool = False

    @property
    def size(self) -> Size:
        """Width and height in mm, as it is drawn."""
        left, bottom, right, top = self.box
        size = (right - left) * MM, (top - bottom) * MM
        return papers.turned(size) if self.turned else size

    @property
    def over(self) -> tuple[float, float, float, float]:
        """Millimetres of bleed on the left, bottom, right and top of a page."""
        left, bottom, right, top = (
            abs(out - at) * MM for out, at in zip(self.bleed, self.box, strict=True)
        )
        return (top, left, bottom, right) if self.turned else (left, bottom, right, top)


class Source(Struct, frozen=True):
    """A PDF whose pages are laid out.

    Attributes:
        leaves: pages of one size.
        right_to_left: whether they follow one another from the right.
    """

    pdf: pikepdf.Pdf
    leaves: tuple[Leaf, ...]
    right_to_left: bool

    @property
    def size(self) -> Size:
        """Width and height of the pages in mm."""
        return self.leaves[0].size

    @property
    def upright(self) -> "Source":
        """The same with all pages upright: the others turned a quarter to the left."""
        return replace(self, leaves=tuple(map(_upright, self.leaves)))


@contextmanager
def source_of(
    data: bytes, numbers: Sequence[int] = (), *, trimmed: bool = False
) -> Iterator[Source]:
    """Open a PDF for laying out its pages.

    Comments and filled-in forms are drawn as a printer would draw them. Landscape pages
    among upright ones are turned.

    Args:
        numbers: of the pages that are wanted, from 1, in this order; nothing for all.
        trimmed: whether a page ends where the finished paper is cut, and keeps what is
            printed beyond; else it is what a viewer shows.

    Raises:
        BriefError: it is no PDF, is damaged or protected; it lies on sheets already;
            it has no such page; its pages are of several sizes.
    """
    with opened(data) as pdf:
        if FOR_PAPER in str(pdf.docinfo.get("/Subject", "")):
            raise BriefError([_LAID_OUT])
        last = len(pdf.pages)
        beyond = [number for number in numbers if not 0 < number <= last]
        if beyond or not last:
            raise BriefError([_no_page(max(beyond, default=1), last)])
        pdf.flatten_annotations("print")
        wanted = numbers or range(1, last + 1)
        leaves = [_leaf(pdf.pages[each - 1], trimmed=trimmed) for each in wanted]
        _of_one_size(leaves)
        source = Source(pdf, tuple(leaves), _from_the_right(pdf))
        wide = [width > height for width, height in (leaf.size for leaf in leaves)]
        yield source if all(wide) else source.upright


def _leaf(page: pikepdf.Page, *, trimmed: bool) -> Leaf:
    """Return a page as a form whose matrix has its turn and its unit (ISO 32000-2)."""
    whole = _within(page.cropbox, page.mediabox)
    trim = _within(page.trimbox, page.mediabox) if trimmed else whole
    bleed = _around(_within(page.bleedbox, page.mediabox), trim) if trimmed else whole
    if min(trim[2] - trim[0], trim[3] - trim[1]) * MM < LEAST:
        raise BriefError([DAMAGED])
    page.obj.TrimBox = pikepdf.Array(bleed)  # qpdf cuts the form to this box
    form: Any = page.as_form_xobject()
    matrix = pikepdf.Matrix(form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
    return Leaf(form, _drawn(matrix, trim), _drawn(matrix, bleed))


def _within(inner: Any, outer: Any) -> Box:
    """Return the part of a box that lies in another one."""
    one, other = pikepdf.Rectangle(inner), pikepdf.Rectangle(outer)
    return (
        max(one.llx, other.llx),
        max(one.lly, other.lly),
        min(one.urx, other.urx),
        min(one.ury, other.ury),
    )


def _around(outer: Box, inner: Box) -> Box:
    """Return a box made so large that another one lies in it."""
    return (
        min(outer[0], inner[0]),
        min(outer[1], inner[1]),
        max(outer[2], inner[2]),
        max(outer[3], inner[3]),
    )


def _drawn(matrix: pikepdf.Matrix, box: Box) -> Box:
    """Return where a box lies after a matrix."""
    at = matrix.transform(pikepdf.Rectangle(*box))
    return at.llx, at.lly, at.urx, at.ury


def _upright(leaf: Leaf) -> Leaf:
    width, height = leaf.size
    return replace(leaf, turned=not leaf.turned) if width > height else leaf


def _from_the_right(pdf: pikepdf.Pdf) -> bool:
    """Whether its language, or the file itself, says so (ISO 32000-2, 12.2)."""
    asked = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    language = str(pdf.Root.get("/Lang", "")).split("-")[0].lower()
    return language in RIGHT_TO_LEFT or asked.get("/Direction") == Name.R2L


def _of_one_size(leaves: Sequence[Leaf]) -> None:
    """Raise BriefError unless all pages are of one paper, turned or not."""
    first = leaves[0].size
    if all(papers.alike(first, leaf.size) for leaf in leaves):
        return
    sizes = dict.fromkeys(papers.said(leaf.size) for leaf in leaves)
    raise BriefError(
        [
            Problem(
                "print.mixed-paper",
                f"its pages are of {len(sizes)} sizes: {', '.join(sizes)}; only pages "
                "of one size can be laid out on sheets",
                hint="print the pages of each size by themselves with `--pages`",
            )
        ]
    )


_LAID_OUT = Problem(
    "print.laid-out",
    "its pages lie on sheets already, in the order of folding or cutting",
    hint="print it as it is, or begin with the document itself",
)


def _no_page(number: int, last: int) -> Problem:
    has = counted(last) if last else "no pages"
    return Problem(
        "print.no-page",
        f"there is no page {number}: the document has {has}",
        hint="say the pages as they are counted, from 1: `--pages 1-3,5`",
    )
