"""The rows of a plan of work: where their marks stand, and their words."""

from collections.abc import Sequence
from datetime import date

from briefmaker.charts.canvas import Align
from briefmaker.charts.families.events import date_disputed
from briefmaker.charts.frame import GAP, Frame
from briefmaker.charts.points import Firmness, Point, names_of_series
from briefmaker.charts.ruler import Ruler
from briefmaker.charts.states import State, state_of
from briefmaker.charts.styles import AXIS, LABEL, RULER, Style
from briefmaker.values import Struct

BAR = 4.5
"""Height of a bar, in mm (design C.4)."""

DIAMOND = 3.6
CLEAR = 0.6
"""Between words and the line of the cut-off, in mm."""


class Step(Struct, frozen=True):
    """A row: where its mark stands, and its words.

    Attributes:
        lines: its name, then what found no room beside its mark.
        beside: words beside the mark, and on which side of it.
        left: where its mark begins, in mm.
        right: where it ends.
    """

    point: Point
    state: State
    lines: tuple[tuple[str, Style], ...]
    beside: str
    align: Align
    left: float
    right: float

    @property
    def height(self) -> float:
        """How tall the row is, in mm."""
        words = sum(style.leading for _, style in self.lines)
        return max(BAR, words - 0.6)


class Group(Struct, frozen=True):
    """Steps under one heading."""

    head: tuple[str, ...]
    steps: tuple[Step, ...]


def groups_of(
    points: Sequence[Point],
    cutoff: date,
    today: float | None,
    scale: Ruler,
    frame: Frame,
) -> list[Group]:
    """Put each step into its row; the first of each state says what it is."""
    names = names_of_series(points)
    said: set[State] = set()
    groups = []
    for name in names:
        steps = []
        for point in (point for point in points if point.series == name):
            state = state_of(point, cutoff)
            steps.append(_step(point, state, state not in said, today, scale, frame))
            if point.lasting:
                said.add(state)
        head = frame.wrap(name, LABEL.strong, frame.width) if name else ()
        groups.append(Group(head, tuple(steps)))
    return groups


def _step(
    point: Point,
    state: State,
    new: bool,
    today: float | None,
    scale: Ruler,
    frame: Frame,
) -> Step:
    """Place a mark, and its words beside it or else under its name."""
    assert point.period is not None, "the plan lets no undated point through"
    left, right = scale.extent(point.period)
    if not point.lasting and not date_disputed(point):
        middle = (left + right) / 2
        left, right = middle - DIAMOND / 2, middle + DIAMOND / 2
    words = _beside(point, state, new, frame)
    wide = frame.typeface.width(words, AXIS) if words else 0.0
    align: Align | None = None
    for side, start in (("left", right + GAP), ("right", left - GAP - wide)):
        inside = scale.pieces[0].left <= start and start + wide <= frame.width
        free = today is None or not start - CLEAR < today < start + wide + CLEAR
        if inside and free:
            align = "left" if side == "left" else "right"
            break
    room = scale.pieces[0].left - 2 * GAP
    lines = [(line, LABEL) for line in frame.wrap(point.label, LABEL, room)]
    below = [] if align or not words else [words]
    below += [point.note] if point.note else []
    text = frame.say.comma.join(below)
    lines += [(line, RULER) for line in frame.wrap(text, RULER, room)]
    shown = words if align else ""
    return Step(point, state, tuple(lines), shown, align or "left", left, right)


def _beside(point: Point, state: State, new: bool, frame: Frame) -> str:
    """Return what is said beside a mark: a date, that sources differ, or a state."""
    say = frame.say
    if date_disputed(point):
        return say.sources_differ
    if not point.lasting and point.period:
        return say.period(point.period, short=True)
    if not new:
        return ""
    planned = say.firmness[Firmness.PLANNED]
    words = {State.DONE: say.done, State.UNDER_WAY: say.under_way}
    return words.get(state, planned)
