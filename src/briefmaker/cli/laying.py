"""How pages are laid out on sheets of paper: the options of `print`, in one value."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

import typer

from briefmaker.cli.exits import wrong_usage
from briefmaker.cli.options import Asked, Paper, Variant, together
from briefmaker.values import Struct, replace

if TYPE_CHECKING:
    from briefmaker.delivery.imposition.sheets import LaidOut


class OnASide(StrEnum):
    """How many pages can stand on a side."""

    TWO = "2"
    FOUR = "4"
    SIX = "6"
    EIGHT = "8"
    NINE = "9"
    SIXTEEN = "16"


class Sides(StrEnum):
    """Which sides of the paper are printed."""

    ONE = "one"
    LONG = "long"
    SHORT = "short"


Booklet = Annotated[
    bool,
    typer.Option(
        "--booklet",
        help="Fold the sheets into a booklet: a brief is set on half pages for it, the "
        "pages of a PDF are made to fit.",
    ),
]
Bundle = Annotated[
    int | None,
    typer.Option(
        metavar="SHEETS",
        min=1,
        max=50,
        help="With `--booklet`: how many sheets are folded together; up to four if not "
        "said. Take as many as there are to staple them as one pile.",
    ),
]
NUp = Annotated[
    OnASide | None,
    typer.Option(
        "--n-up",
        metavar="2|4|6|8|9|16",
        help="Several pages on each side of the paper, row by row.",
    ),
]
CropMarks = Annotated[
    bool,
    typer.Option(
        "--crop-marks",
        help="On the next larger paper, with marks where the pages are cut.",
    ),
]
Gutter = Annotated[
    float | None,
    typer.Option(
        metavar="MM",
        min=1,
        max=60,
        help="More room on the inner edge, for binding or holes, on both sides of the "
        "paper unless `--sides one` is said.",
    ),
]


class Layout(Struct, frozen=True):
    """How pages are laid out; as they are if nothing is asked.

    Attributes:
        bundle: sheets of a booklet that are folded together.
        n_up: how many pages stand on a side.
        gutter: millimetres added at the inner edge.
        sides: which sides are printed, if it is said or follows from the rest.
        pages: numbers of the pages that are wanted; they are chosen before.
    """

    booklet: bool = False
    bundle: int | None = None
    n_up: int | None = None
    crop_marks: bool = False
    gutter: float | None = None
    sides: Sides | None = None
    paper: Paper | None = None
    pages: tuple[int, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything is laid out."""
        return bool(self.booklet or self.n_up or self.crop_marks or self.gutter)

    @property
    def left(self) -> tuple[int, ...]:
        """Numbers of the pages that the printer chooses; nothing for all."""
        return () if self.asked else self.pages

    def laid_out(self, data: bytes) -> "LaidOut":
        """Return a PDF on its sheets.

        Raises:
            BriefError: it cannot be laid out so.
        """
        from briefmaker.delivery.imposition import binding, booklets, tiling, trimming

        paper = self.paper.value if self.paper else None
        if self.booklet:
            return booklets.booklet(
                data, signature=self.bundle, paper=paper, pages=self.pages
            )
        if self.n_up:
            return tiling.n_up(data, self.n_up, paper=paper, pages=self.pages)
        if self.gutter:
            both = self.sides is not Sides.ONE
            return binding.gutter(data, self.gutter, both_sides=both, pages=self.pages)
        return trimming.crop_marks(data, pages=self.pages)


def layout_of(wanted: Layout, variants: Sequence[Variant]) -> Layout:
    """Return a layout whose parts go together, with what follows from them.

    Raises:
        CommandError: some of them exclude each other.
    """
    folded = Variant.BOOKLET in variants
    asked = {
        "--booklet": wanted.booklet,
        "--variant booklet": folded and not wanted.booklet,
        "--n-up": wanted.n_up,
        "--crop-marks": wanted.crop_marks,
        "--gutter": wanted.gutter,
    }
    for one, other in combinations((name for name in asked if asked[name]), 2):
        raise wrong_usage(
            f"`{one}` and `{other}` exclude each other: pages are laid out one way",
            "leave one of them out, or print twice",
        )
    booklet = wanted.booklet or folded
    if wanted.bundle and not booklet:
        raise wrong_usage(
            "`--bundle` says how many sheets of a booklet are folded together",
            "add `--booklet`",
        )
    if booklet and wanted.sides not in (None, Sides.SHORT):
        raise wrong_usage(
            f"`--sides {wanted.sides}` does not go with a booklet: it is printed on "
            "both sides, turned on the short edge",
            "leave out `--sides`",
        )
    if wanted.gutter and wanted.sides is Sides.SHORT:
        raise wrong_usage(
            "`--gutter` does not go with `--sides short`: paper turned on its short "
            "edge is bound at the top",
            "say `--sides long`, or `--sides one`",
        )
    sides = wanted.sides
    if sides is None and Variant.SIMPLEX in variants:
        sides = Sides.ONE
    elif sides is None and wanted.gutter:
        sides = Sides.LONG
    return replace(wanted, booklet=booklet, sides=sides)


def for_layout(asked: Asked, layout: Layout) -> Asked:
    """Return what is asked of briefs: for a booklet they are set on half pages.

    Raises:
        CommandError: that goes with no other print variant that is asked for.
    """
    if not layout.booklet:
        return asked
    return replace(asked, variants=together([*asked.variants, Variant.BOOKLET]))
