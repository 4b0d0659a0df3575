"""The rows of a range chart, and a scale that leaves room for their words.

Words stand outside the two ends of a row. Where they would stand across zero they
stand beyond it, so that the axis runs through none of them.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.charts.families.claims import DOT, Claim
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.points import Point
from briefmaker.charts.scale import Scale, fitted
from briefmaker.charts.styles import AXIS, LABEL, REMARK
from briefmaker.charts.typeface import Typeface
from briefmaker.values import Struct

LEAST = 12.0
"""The least length of the axis, in mm."""

OFFSET = DOT / 2 + GAP
"""From the middle of a mark to its words, in mm."""

CLEAR = 0.4
"""Between words and the line at zero, in mm."""


class Row(Struct, frozen=True):
    """One row: the values at its ends as words, or what its sources say."""

    point: Point
    lines: tuple[str, ...]
    texts: tuple[str, ...]
    members: tuple[Claim, ...]
    remark: str
    above: bool = False

    @property
    def label(self) -> float:
        """The height of its label where that stands above it, in mm."""
        return LABEL.height(len(self.lines)) + 0.4 if self.above and self.lines else 0.0


def scale_of(rows: Sequence[Row], marks: Sequence[Decimal], frame: Frame) -> Scale:
    """Return a scale that leaves room for labels and for the words at the ends.

    Words that would stand across zero stand beyond it, and need their room there; it
    makes the scale shorter, which may bring others across.

    Raises:
        NoRoom: they leave none for the axis.
    """
    crossing: tuple[Row, ...] = ()
    while True:
        scale = _fitted(rows, crossing, marks, frame)
        more = tuple(
            row
            for row in rows
            if row not in crossing and _crosses(row, scale, frame.typeface)
        )
        if not more:
            return scale
        crossing += more


def _crosses(row: Row, scale: Scale, typeface: Typeface) -> bool:
    """Whether words of a row would stand across zero, beside their marks."""
    if row.members or not row.point.ends:
        return False
    low, high = (scale(end) for end in row.point.ends)
    return (low - OFFSET, high + OFFSET) != starts(row, scale, typeface)


def starts(row: Row, scale: Scale, typeface: Typeface) -> tuple[float, float]:
    """Return where the words before a row's marks end, and those behind them begin."""
    low, high = (scale(end) for end in row.point.ends)
    zero, before, behind = scale(0), low - OFFSET, high + OFFSET
    wide = _before(row, typeface)
    if wide and before > zero - CLEAR > before - wide - 2 * CLEAR:
        before = zero - GAP
    if behind < zero + CLEAR < behind + _behind(row, typeface) + 2 * CLEAR:
        behind = zero + GAP
    return before, behind


def _before(row: Row, typeface: Typeface) -> float:
    """Return how wide the words before the low end are; no words, no width."""
    return typeface.width(row.texts[0], LABEL) if len(row.texts) == 2 else 0.0


def _behind(row: Row, typeface: Typeface) -> float:
    """Return how wide the words behind the high end are."""
    wide = typeface.width(row.texts[-1], LABEL)
    return wide + GAP + typeface.width(row.remark, REMARK) if row.remark else wide


def _fitted(
    rows: Sequence[Row],
    crossing: Sequence[Row],
    marks: Sequence[Decimal],
    frame: Frame,
) -> Scale:
    """Return a scale that leaves room for words, those of some rows beyond zero."""
    beside = [row.lines for row in rows if not row.above]
    labels = max((frame.typeface.widest(lines, LABEL) for lines in beside), default=0.0)
    edge = labels + 2 * GAP if labels else 0.0
    first, last = (
        (float(mark), frame.typeface.width(number(mark, marks, frame), AXIS) / 2)
        for mark in (marks[0], marks[-1])
    )
    before, behind = [first], [last]
    for row in (row for row in rows if not row.members):
        low, high = (float(end) for end in row.point.ends or (0, 0))
        lower, upper = _before(row, frame.typeface), _behind(row, frame.typeface)
        behind.append((high, OFFSET + upper))
        if len(row.texts) == 2:
            before.append((low, OFFSET + lower))
        if row in crossing:
            side, words = (before, lower) if low > 0 else (behind, upper)
            side.append((0.0, GAP + words))
    zero, length = fitted(before, behind, edge, frame.width)
    low, high = float(marks[0]), float(marks[-1])
    if (high - low) * length < LEAST:
        raise NoRoom
    return Scale(low, high, zero + low * length, zero + high * length)


def number(mark: Decimal, marks: Sequence[Decimal], frame: Frame) -> str:
    """Return a number of the axis; the last one has the unit."""
    return frame.say.measure(mark, frame.unit if mark == marks[-1] else "")
