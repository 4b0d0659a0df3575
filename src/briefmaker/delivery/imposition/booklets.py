"""A booklet: pages put two on a side, in the order in which sheets are folded."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefmaker.delivery.imposition import folding, papers
from briefmaker.delivery.imposition.folding import Fold
from briefmaker.delivery.imposition.pages import Source, source_of
from briefmaker.delivery.imposition.sheets import LaidOut, Placed, Side, written
from briefmaker.delivery.imposition.wording import at, counted
from briefmaker.problems import BriefError, Problem

STAPLED = 50
"""The most sheets that anybody folds as one pile."""

TURNED = "DuplexFlipShortEdge"


def booklet(
    data: bytes,
    *,
    signature: int | None = None,
    creep: float = folding.THICK,
    paper: str | None = None,
    pages: Sequence[int] = (),
) -> LaidOut:
    """Lay the pages of a PDF out as a booklet; blank ones fill it up at the end.

    Pages larger than half a sheet are made smaller, and all of them so much that they
    have room to move towards the fold.

    Args:
        signature: sheets that are folded together, at most; nothing for four.
        creep: mm by which each sheet moves those inside it.
        paper: `A4` or `Letter`; nothing for the one that goes with the pages.
        pages: numbers of the pages that are wanted, from 1; nothing for all.

    Raises:
        BriefError: it cannot be laid out, or its pages are landscape.
    """
    together = signature or folding.TOGETHER
    with source_of(data, pages) as source:
        sides, scale = _sides(source, together, creep, paper)
        piles = folding.bundles(len(source.leaves), together)
        sheets = written(source, sides, _told(piles), duplex=TURNED)
        said = f"{counted(len(source.leaves))} as a booklet{at(scale)}"
    return LaidOut(sheets, said, _advice(piles))


def impose(data: bytes) -> bytes:
    """Return the sheets of a booklet that was rendered, folded as one pile.

    What it was made from travels on in it.
    """
    with source_of(data) as source:
        sides, _ = _sides(source, STAPLED, folding.THICK, None)
        piles = folding.bundles(len(source.leaves), STAPLED)
        return written(source, sides, _told(piles), duplex=TURNED, carrying=True)


def _sides(
    source: Source, together: int, creep: float, paper: str | None
) -> tuple[Iterator[Side], float]:
    """Return the sides of the sheets, and how large the pages are on them."""
    if source.size[0] > source.size[1]:
        raise BriefError([_LANDSCAPE])
    height, width = papers.paper_of(source.size, paper)
    half, count = width / 2, len(source.leaves)
    deepest = max(folding.bundles(count, together)) - 1
    scale = min(
        1.0,
        *((half - creep * deepest) / leaf.size[0] for leaf in source.leaves),
        *(height / leaf.size[1] for leaf in source.leaves),
    )

    def side(fold: Fold) -> Side:
        placed = []
        for number, sign in ((fold.left, -1), (fold.right, 1)):
            if number > count:
                continue
            across, up = (scale * each for each in source.leaves[number - 1].size)
            off = folding.away(half - across, fold.depth, creep, deepest)
            left = half + off if sign > 0 else half - off - across
            placed.append(Placed(number - 1, left, (height - up) / 2, scale))
        return Side(width, height, tuple(placed))

    order = folding.folds(count, together, right_to_left=source.right_to_left)
    return map(side, order), scale


def _told(piles: Sequence[int]) -> str:
    how = "folded once" if len(piles) == 1 else f"folded in {len(piles)} bundles"
    return f"a booklet, on both sides, turned on the short edge, {how}"


def _advice(piles: Sequence[int]) -> str:
    """Return how the sheets are folded."""
    if len(piles) == 1:
        return "fold the sheets once, all together"
    lasts = list(accumulate(piles))
    spans = [
        f"{last - sheets + 1}–{last}" if sheets > 1 else f"{last}"
        for last, sheets in zip(lasts, piles, strict=True)
    ]
    return (
        f"fold sheets {', '.join(spans[:-1])} and {spans[-1]} once, each bundle by "
        "itself, and lay the bundles one on another"
    )


_LANDSCAPE = Problem(
    "print.landscape-booklet",
    "its pages are landscape, and a booklet of folded sheets has upright ones",
    hint="put two of them on a side instead: `--n-up 2`",
)
