"""Papers in mm, upright: which one pages are laid out on, and which is larger."""

from collections.abc import Sequence

from briefmaker.look.sheet import PAPERS
from briefmaker.problems import BriefError, Problem

MM = 25.4 / 72.0
"""Millimetres in a point."""

EDGE = 7.0
"""Millimetres at the edges of a sheet that keep free of ink: printers cannot reach a
quarter of an inch, and a little more is lost when paper is cut.
"""

CLOSE = 2.0
"""Millimetres by which two sizes may differ and be one paper."""

Size = tuple[float, float]
"""Width and height in mm."""

METRIC: Sequence[Size] = (
    (105.0, 148.0),
    (148.0, 210.0),
    PAPERS["A4"],
    (297.0, 420.0),
    (420.0, 594.0),
)
"""A6 to A2 (ISO 216)."""

AMERICAN: Sequence[Size] = (
    (139.7, 215.9),
    PAPERS["Letter"],
    (215.9, 355.6),
    (279.4, 431.8),
    (431.8, 558.8),
)
"""Half Letter, Letter, Legal, Tabloid and ANSI C (ASME Y14.1)."""


def paper_of(size: Size, asked: str | None = None) -> Size:
    """Return the office paper that pages of a size are laid out on.

    Args:
        asked: its name, `A4` or `Letter`; else Letter for American sizes, A4 for all
            others.
    """
    return PAPERS[asked or ("Letter" if _american(size) else "A4")]


def larger(size: Size, by: float) -> Size:
    """Return the next larger paper, with at least so many mm around a page.

    Raises:
        BriefError: there is none.
    """
    wanted = sorted(side + 2 * by for side in size)
    for paper in AMERICAN if _american(size) else METRIC:
        if wanted[0] <= paper[0] and wanted[1] <= paper[1]:
            return turned(paper) if size[0] > size[1] else paper
    raise BriefError(
        [
            Problem(
                "print.no-larger-paper",
                f"its pages are {said(size)}, and no paper is larger that has room for "
                "crop marks",
                hint="leave out `--crop-marks`",
            )
        ]
    )


def turned(size: Size) -> Size:
    """Return a size with its sides exchanged."""
    return size[1], size[0]


def alike(one: Size, other: Size) -> bool:
    """Whether two sizes are one paper, turned or not."""
    return all(
        abs(here - there) <= CLOSE
        for here, there in zip(sorted(one), sorted(other), strict=True)
    )


def said(size: Size) -> str:
    """Return a size in words, the shorter side first: `210 × 297 mm`."""
    return f"{min(size):.0f} × {max(size):.0f} mm"


def _american(size: Size) -> bool:
    """Whether a size is one of the American papers, and none of the others."""
    return any(alike(size, each) for each in AMERICAN) and not any(
        alike(size, each) for each in METRIC
    )
