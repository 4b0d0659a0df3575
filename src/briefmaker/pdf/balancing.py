"""Columns of one length, found by halves.

CSS Multi-column Layout 1, `column-fill: balance`, asks for the smallest height at which
all of the text fits. The engine begins with the mean and adds the least that it ever
saw missing until it does, hundreds of layouts where tables or notes stand in columns.
Here the same height is looked for between the mean and the room that there is, in a
few layouts in which the engine fills one column after the other.
"""

from collections.abc import Callable
from math import ceil
from typing import Any

from briefmaker.pdf.weasy import remove_placeholders

LINE = 16
"""CSS px of the first step up from the mean, about a line of text."""

ROUNDING = 0.05
"""CSS px by which sums of heights may differ."""


def balanced(lay: Callable[..., Any], context: Any, box: Any, *rest: Any) -> Any:
    """Return what the engine's `columns_layout` returns, with even columns.

    Args:
        lay: the engine's `columns_layout`.
        context: the layout that this is a part of.
        box: the block with columns.
        rest: the engine's other arguments, the space to keep free below (CSS px)
            first.
    """
    if not _are_even(box):
        return lay(context, box, *rest)
    trial = _Trial(lay, context, box, *rest)
    made, resume_at, *_ = trial.result
    if made is None or resume_at is not None or not trial.lengths:
        return trial.result  # nothing, or it goes on over the page
    if max(trial.lengths) > trial.room + ROUNDING:
        return trial.result  # a block that fits nowhere
    trial.fits(_smallest(trial))
    return trial.result


def _are_even(box: Any) -> bool:
    """Tell whether all that stands in a box are columns that are to be even."""
    style = box.style
    return (
        style["column_fill"] == "balance"
        and style["column_width"] == style["height"] == "auto"
        and style["column_count"] > 1
        and all(each.style["column_span"] != "all" for each in box.children)
    )


class _Trial:
    """The columns of one box at one height after another.

    Attributes:
        room: the height that is free, in CSS px; what stands in columns fits into it.
        lengths: what each column takes of its height, in CSS px.
        result: what the engine returned at the height tried last.
    """

    def __init__(
        self, lay: Callable[..., Any], context: Any, box: Any, below: float, *rest: Any
    ) -> None:
        self._lay, self._context = lay, context
        self._below, self._rest = below, rest
        # The engine's lists of boxes out of the flow, to which a layout adds.
        self._apart = rest[3:5]
        self._box = box.copy()
        self._box.style = box.style.copy()
        self._box.style["column_fill"] = "auto"
        self._count = box.style["column_count"]
        bottom, notes = context.page_bottom, _notes(context)
        self._height: float | None = None
        self._put(below)
        self._noted = len(context.current_page_footnotes)
        if self.lengths:
            top = self.result[0].children[0].position_y
            self.room: float = bottom - top - below - (_notes(context) - notes)

    @property
    def mean(self) -> float:
        """The height of columns that would all be full, in CSS px."""
        return sum(self.lengths) / float(self._count)

    @property
    def reach(self) -> int:
        """How far down the longest column goes now, in whole CSS px."""
        return ceil(max(self.lengths) - ROUNDING)

    def fits(self, height: float) -> bool:
        """Lay the columns out at a height (CSS px), and tell whether all fits."""
        if height != self._height:
            remove = [self.result[0]] if self.result[0] else []
            remove_placeholders(self._context, remove, *self._apart)
            self._put(self._below + self.room - height)
            self._height = height
        made, resume_at, *_ = self.result
        return (
            made is not None
            and resume_at is None
            and max(self.lengths) <= height + ROUNDING
            and len(self._context.current_page_footnotes) == self._noted
        )

    def _put(self, below: float) -> None:
        self.result = self._lay(self._context, self._box, below, *self._rest)
        made = self.result[0]
        self.lengths = [_length(each) for each in made.children] if made else []


def _notes(context: Any) -> float:
    """Return what the notes at the foot take of the page so far, in CSS px."""
    area = context.current_footnote_area
    return 0.0 if area.height == "auto" else float(area.margin_height())


def _length(column: Any) -> float:
    """Return how far down a column goes, in CSS px."""
    for each in reversed(column.children):
        if each.is_in_normal_flow():
            end = each.position_y + each.margin_height() - each.margin_bottom
            return float(end - column.position_y)
    return 0.0


def _smallest(trial: _Trial) -> float:
    """Return the least height (whole CSS px) into which all fits, or one as good.

    Where all fits, the longest column tells how little would do: one try below that
    shows mostly that nothing less does.
    """
    low, high, reach = ceil(trial.mean) - 1, trial.room, trial.reach
    tried, step = low + 1, LINE
    while tried < reach and not trial.fits(tried):
        low, tried, step = tried, tried + step, step * 2
    if tried < reach:
        high, reach = tried, trial.reach
    while low < reach - 1 and trial.fits(reach - 1):
        high, reach = reach - 1, trial.reach
        middle = (low + reach) // 2
        if middle == low:
            break
        if trial.fits(middle):
            high, reach = middle, trial.reach
        else:
            low = middle
    # A block that is parted takes all of a column that is higher, which is no loss.
    return reach if reach < high and trial.fits(reach) else high
