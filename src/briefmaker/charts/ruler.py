"""A ruler of time: years, months or days as cells, with crowded days enlarged.

Where at least three events fall on days so close that their marks would touch, those
days get a piece of the ruler on a scale of their own, set off by a break.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from briefmaker.charts.dates import Period, Precision
from briefmaker.charts.frame import Frame
from briefmaker.charts.styles import RULER
from briefmaker.values import Struct

BREAK = 3.6
"""Room for the sign of a break between two pieces, in mm."""

TOUCHING = 3.0
"""Events nearer than this, in mm, crowd each other."""

CROWD = 3
NEAR = 31
"""The most days between neighbours in a crowd."""

PADDING = 1.4
NAMED = 0.5
"""A cell needs half as much width as the words of an event."""

MOST_CELLS = 16
LEAST_CELL, LEAST_GROUP = 2.6, 15.0
GROUPS = (1, 5, 10, 25, 50, 100, 250, 500)
"""Years are drawn in groups where each would be narrower than a cell may be."""


class Cell(Struct, frozen=True):
    """A day, month or year on the ruler, and its name if there is room for it."""

    left: float
    right: float
    text: str


class Piece(Struct, frozen=True):
    """A stretch of the ruler with one scale: from a day to a day, in mm."""

    first: Period
    last: Period
    unit: Precision
    left: float
    right: float
    enlarged: bool = False

    def at(self, day: float) -> float:
        """Return where a day stands, in mm; days outside stand at the ends."""
        share = (day - self.first.start) / (self.last.end - self.first.start)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


class Ruler(Struct, frozen=True):
    """Pieces that follow each other in time."""

    pieces: tuple[Piece, ...]

    def __call__(self, day: float) -> float:
        """Return where a day begins, in mm."""
        starting = [piece for piece in self.pieces if piece.first.start <= day]
        return (starting or self.pieces)[-1 if starting else 0].at(day)

    def extent(self, period: Period) -> tuple[float, float]:
        """Return where a period begins and ends, in mm."""
        reached = [piece for piece in self.pieces if piece.first.start < period.end]
        return self(period.start), (reached or self.pieces)[-1].at(period.end)

    def cells(self, piece: Piece, frame: Frame) -> list[Cell]:
        """Return the cells of a piece, named as fully as they are wide."""
        periods = _cells(piece.first, piece.last, piece.unit)
        if piece.unit == "year":
            periods = _grouped(periods, piece.right - piece.left)
        places = [(piece.at(each.start), piece.at(each.end)) for each in periods]
        whole = [_whole(each, piece.unit) for each in periods]
        texts = [""] * len(periods)
        for names, step in _names(periods, frame):
            texts = [
                name if _fits(name, step, place, piece, frame) else ""
                for name, place in zip(names, places, strict=True)
            ]
            # a cell that the ruler cuts off may stay without a name
            named = [
                bool(text) or not full for text, full in zip(texts, whole, strict=True)
            ]
            if all(named) or (step > 1 and any(texts)):
                break
        return [
            Cell(left, right, text)
            for (left, right), text in zip(places, texts, strict=True)
        ]


def ruler(periods: Sequence[Period], left: float, right: float) -> Ruler:
    """Return a ruler for events, as wide as it may be.

    A crowd of days gets a piece of its own; pieces share the width by how many
    events stand on them.
    """
    ordered = sorted(periods, key=lambda period: period.middle)
    start, end = _enclosing(ordered)
    crowd = _crowd(ordered, (right - left) / (end.end - start.start))
    if not crowd:
        return even_ruler(ordered, left, right)
    spans = _spans(ordered, crowd)
    room = right - left - BREAK * (len(spans) - 1)
    pieces = []
    for span in spans:
        width = room * span.weight / sum(span.weight for span in spans)
        enlarged = span.events is crowd
        pieces.append(
            Piece(span.first, span.last, span.unit, left, left + width, enlarged)
        )
        left += width + BREAK
    return Ruler(tuple(pieces))


def even_ruler(
    periods: Sequence[Period], left: float, right: float, close: bool = False
) -> Ruler:
    """Return a ruler with one scale throughout, so that lengths can be compared.

    Args:
        close: years are cut off where quarters before and after all periods are empty.
    """
    ordered = sorted(periods, key=lambda period: period.middle)
    start, end = _enclosing(ordered)
    unit = _unit(ordered)
    if close and unit == "year":
        first = min(period.first for period in ordered)
        last = max(period.last for period in ordered)
        start = Period(_quarter(first), _quarter(first), unit)
        end = Period(last, _quarter_end(last), unit)
    return Ruler((Piece(start, end, unit, left, right),))


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _quarter_end(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 3
    return date(day.year, month, monthrange(day.year, month)[1])


class Span(Struct, frozen=True):
    """A stretch of time before it is given its width."""

    first: Period
    last: Period
    unit: Precision
    events: Sequence[Period]

    @property
    def weight(self) -> float:
        """How much of the width it needs: for words, and for the names of cells."""
        cells = len(_cells(self.first, self.last, self.unit))
        return max(len(self.events) + 0.6, min(cells, MOST_CELLS) * NAMED)


def _spans(ordered: Sequence[Period], crowd: Sequence[Period]) -> list[Span]:
    """Return what lies before a crowd, the crowd, and what lies after it."""
    unit = _unit(crowd)
    first, last = _floor(crowd[0], unit), _ceiling(crowd[-1], unit)
    spans = [Span(first, last, unit, crowd)]
    before = [period for period in ordered if period.middle < first.start]
    after = [period for period in ordered if period.middle > last.end]
    if before:
        unit = _unit([*before, first])
        earliest = min(before, key=lambda period: period.start)
        spans.insert(0, Span(_floor(earliest, unit), first.previous, unit, before))
    if after:
        unit = _unit([last, *after])
        latest = max(after, key=lambda period: period.end)
        spans.append(Span(last.next, _ceiling(latest, unit), unit, after))
    return spans


def _crowd(ordered: Sequence[Period], scale: float) -> list[Period]:
    """Return the days that stand too close, if there are other events besides.

    Args:
        ordered: all events in time.
        scale: mm for a day.
    """
    best: list[Period] = []
    run: list[Period] = []
    for period in ordered:
        if period.precision == "day" and period.single:
            near = run and period.middle - run[-1].middle <= min(NEAR, TOUCHING / scale)
            run = [*run, period] if near else [period]
            best = max(best, run, key=len)
    days = {period.first for period in best}
    return best if CROWD <= len(best) < len(ordered) and len(days) > 1 else []


def _unit(periods: Sequence[Period]) -> Precision:
    """Return what the cells of a ruler are, by how long it is."""
    days = max(each.end for each in periods) - min(each.start for each in periods)
    if days <= 16 and all(period.precision == "day" for period in periods):
        return "day"
    return "month" if days <= 550 else "year"


def _floor(period: Period, unit: Precision) -> Period:
    return Period.of(period.first.isoformat()[: _LENGTH[unit]])


def _ceiling(period: Period, unit: Precision) -> Period:
    return Period.of(period.last.isoformat()[: _LENGTH[unit]])


_LENGTH: dict[Precision, int] = {"year": 4, "month": 7, "day": 10}


def _enclosing(ordered: Sequence[Period]) -> tuple[Period, Period]:
    """Return the first and last cell of a ruler for all events, three at least."""
    unit = _unit(ordered)
    start = _floor(min(ordered, key=lambda period: period.start), unit)
    end = _ceiling(max(ordered, key=lambda period: period.end), unit)
    if len(_cells(start, end, unit)) < CROWD:
        return start.previous, end.next
    return start, end


def _cells(first: Period, last: Period, unit: Precision) -> list[Period]:
    """Return the days, months or years from one day to another, cut at its ends."""
    found = []
    cell = _floor(first, unit)
    while cell.start < last.end:
        start, end = max(cell.first, first.first), min(cell.last, last.last)
        found.append(Period(start, end, unit))
        cell = cell.next
    return found


def _grouped(years: Sequence[Period], width: float) -> list[Period]:
    """Return years, or round groups of them where they would be slivers."""
    groups: dict[int, list[Period]] = {}
    for size in GROUPS:
        groups = {}
        for year in years:
            groups.setdefault(year.first.year // size, []).append(year)
        if width / len(groups) >= (LEAST_CELL if size == 1 else LEAST_GROUP):
            break
    return [group[0].until(group[-1]) for group in groups.values()]


def _fits(
    name: str, step: int, place: tuple[float, float], piece: Piece, frame: Frame
) -> bool:
    """Whether a name has room in its cell, and in those without names around it."""
    left, right = place
    room = frame.typeface.width(name, RULER) + PADDING
    middle = (left + right) / 2
    inside = piece.left <= middle - room / 2 and middle + room / 2 <= piece.right
    return room <= (right - left) * step and (inside or step == 1)


def _whole(cell: Period, unit: Precision) -> bool:
    """Whether a cell is a whole day, month or year, or several."""
    return cell == _floor(cell, unit).until(_ceiling(cell, unit))


def _names(periods: Sequence[Period], frame: Frame) -> list[tuple[Sequence[str], int]]:
    """Return ways to name cells, the fullest first; then only every so many."""
    say = frame.say
    starts = [period.first for period in periods]
    months = [say.months_short[day.month - 1] for day in starts]
    match periods[0].precision:
        case "year":
            ways = [[say.period(period) for period in periods]]
            if all(period.single for period in periods):
                ways.append([f"’{day.year % 100:02}" for day in starts])
        case "month":
            turns = [number == 0 or day.month == 1 for number, day in enumerate(starts)]
            named = list(zip(months, starts, turns, strict=True))
            ways = [
                [f"{name} {day.year}" if turn else name for name, day, turn in named],
                [
                    f"{name} ’{day.year % 100:02}" if turn else name
                    for name, day, turn in named
                ],
                months,
                [month[:1] for month in months],
            ]
        case "day":
            ways = [
                [say.period(period) for period in periods],
                [say.period(period, short=True) for period in periods],
                [
                    f"{day.day} {month}"
                    for day, month in zip(starts, months, strict=True)
                ],
                [str(day.day) for day in starts],
            ]
    ways = [[say.numerals(name) for name in names] for names in ways]
    thinned = [
        (
            [
                name if period.step % step == 0 else ""
                for name, period in zip(ways[0], periods, strict=True)
            ],
            step,
        )
        for step in (2, 5, 10, 20)
    ]
    return [*((names, 1) for names in ways), *thinned]
