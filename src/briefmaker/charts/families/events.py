"""The events of a timeline: where their marks and their words stand."""

from collections.abc import Sequence

from briefmaker.charts.frame import GAP, Frame
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.ruler import Ruler
from briefmaker.charts.scale import spread
from briefmaker.charts.styles import AXIS, LABEL, REMARK, RULER, Style
from briefmaker.values import Struct, replace

DOT = 2.2
TRACK = 2.4
"""From one mark to the next where several share a time, in mm."""

STEM = 2.2
ELBOW = 1.8
"""What the words of a side stand back further where one of them had to move."""

WIDEST, NARROWEST = 46.0, 13.0
TEXT: Style = AXIS.tinted(LABEL.colour)
Run = tuple[str, Style]


class Event(Struct, frozen=True):
    """An event with its mark and its words.

    Attributes:
        left: where its mark begins, in mm.
        right: where it ends.
        track: how many marks lie between it and the ruler.
        runs: its words, line by line.
        start: where its words begin.
        width: how wide they are.
    """

    point: Point
    left: float
    right: float
    track: int = 0
    runs: tuple[Run, ...] = ()
    start: float = 0.0
    width: float = 0.0

    @property
    def stem(self) -> float:
        """Where the line to its words begins: long bars are held at their start."""
        long = self.right - self.left > 2 * DOT
        return self.left + DOT / 2 if long else (self.left + self.right) / 2

    @property
    def straight(self) -> bool:
        """Whether its words stand over its mark."""
        return self.start - 0.05 <= self.stem <= self.start + self.width + 0.05

    @property
    def height(self) -> float:
        """The height of its words."""
        return sum(style.leading for _, style in self.runs)


class Side(Struct, frozen=True):
    """The events above or below a line, and how far they reach from it."""

    events: tuple[Event, ...] = ()

    @property
    def tracks(self) -> float:
        """How far the marks reach."""
        return max((event.track + 1 for event in self.events), default=0) * TRACK

    @property
    def stand(self) -> float:
        """How far from the line the words begin."""
        moved = any(not event.straight for event in self.events)
        return self.tracks + STEM + (ELBOW if moved else 0.0)

    @property
    def reach(self) -> float:
        """How far from the line the words end."""
        tallest = max((event.height for event in self.events), default=0.0)
        return self.stand + tallest if self.events else 0.0


def events_of(points: Sequence[Point], scale: Ruler) -> list[Event]:
    """Return the events with the extents of their marks."""
    events = []
    for point in points:
        if point.period is None:
            continue
        left, right = scale.extent(point.period)
        if right - left < DOT or is_day(point):
            middle = (left + right) / 2
            # a mark at either end of the ruler stays on it
            start, end = scale.pieces[0].left, scale.pieces[-1].right
            middle = min(max(middle, start + DOT / 2), end - DOT / 2)
            left, right = middle - DOT / 2, middle + DOT / 2
        events.append(Event(point, left, right))
    return events


def is_day(point: Point) -> bool:
    """Whether it is known to the day, and is one day long."""
    return bool(
        point.period and point.period.precision == "day" and point.period.single
    )


def by_turns(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Deal events out above and below, and away from marks they would lie on."""
    sides: tuple[list[Event], list[Event]] = ([], [])
    turn = 0
    for event in events:
        busy = [any(event.left < other.right for other in side) for side in sides]
        if busy[turn] and not busy[1 - turn]:
            turn = 1 - turn
        sides[turn].append(event)
        turn = 1 - turn
    return sides


def side_of(events: Sequence[Event], left: float, frame: Frame) -> Side:
    """Give the marks of one side their tracks and its words their places."""
    tracked: list[Event] = []
    for event in sorted(events, key=lambda event: (event.left, event.right)):
        taken = {other.track for other in tracked if event.left < other.right}
        free = next(track for track in range(len(taken) + 1) if track not in taken)
        tracked.append(replace(event, track=free))
    tracked.sort(key=lambda event: event.stem)
    room = frame.width - left
    width = min(WIDEST, room / max(len(tracked), 1) - 2 * GAP)
    worded = [_worded(event, max(width, NARROWEST), frame) for event in tracked]
    wanted = [max(min(event.stem, frame.width - event.width), left) for event in worded]
    sizes = [event.width for event in worded]
    starts = spread(wanted, sizes, left, frame.width, 2 * GAP)
    placed = zip(worded, starts, strict=True)
    return Side(tuple(replace(event, start=start) for event, start in placed))


def _worded(event: Event, width: float, frame: Frame) -> Event:
    """Set the words of an event: its date, what happened, a note."""
    point, say = event.point, frame.say
    date = _date(point, frame)
    bold = REMARK.strong.tinted(frame.palette.primary)
    note = [point.note] if point.note else []
    if point.firmness is not Firmness.MEASURED:
        note.insert(0, say.firmness[point.firmness])
    if date_disputed(point):
        note.insert(0, say.sources_differ)
    runs: list[Run] = [(line, bold) for line in frame.wrap(date, bold, width)]
    runs += [(line, TEXT) for line in frame.wrap(point.label, TEXT, width)]
    text = say.comma.join(note)
    runs += [(line, RULER) for line in frame.wrap(text, RULER, width)]
    wide = max(frame.typeface.width(line, style) for line, style in runs)
    return replace(event, runs=tuple(runs), width=wide)


def _date(point: Point, frame: Frame) -> str:
    """Return the date as precisely as it is known, or all dates that sources give."""
    if not date_disputed(point):
        return frame.say.period(point.period, short=True) if point.period else ""
    periods = [reading.period for reading in point.readings if reading.period]
    texts = [frame.say.period(period, short=True) for period in sorted(periods)]
    return frame.say.any_of(list(dict.fromkeys(texts)))


def date_disputed(point: Point) -> bool:
    """Whether sources give different dates."""
    return len({reading.period for reading in point.readings}) > 1
