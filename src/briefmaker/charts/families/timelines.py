"""Events on a ruler of time (design C.4).

A day is a dot, a month or year a bar as long as it lasts, so that nobody takes a
month for its first day. What is planned is an outline, what sources date differently
a hatched bar from the earliest to the latest date. Words stand above and below by
turns; with lanes, above the line of their lane.
"""

from collections.abc import Sequence

from briefmaker.charts.canvas import Canvas, Picture, Spot
from briefmaker.charts.families.events import (
    DOT,
    TRACK,
    Event,
    Side,
    by_turns,
    date_disputed,
    events_of,
    is_day,
    side_of,
)
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import (
    CONTEXT,
    MUTE,
    Filling,
    filling,
)
from briefmaker.charts.points import Firmness, Point, in_series, names_of_series
from briefmaker.charts.rhythm import dated
from briefmaker.charts.ruler import Piece, Ruler, ruler
from briefmaker.charts.styles import LABEL, MM, RULER
from briefmaker.look.colour import mix

BAND = 4.4
"""Height of the ruler."""

MARK = 1.4
"""Height of the bar of a month or year."""

LANES = 0.24
"""The most of the width that the names of lanes may take."""

LEAST = 40.0
ENLARGED = 0.11
"""Share of the main colour in the ground of an enlarged stretch."""

WHITE_GAP = 1 * MM


def timeline(points: Sequence[Point], frame: Frame) -> Picture:
    """Draw events on one ruler, or in lanes above it where they have series."""
    points = dated(points)
    lanes = names_of_series(points)
    if len(lanes) > 1:
        return _in_lanes(points, lanes, frame)
    scale = _ruler(points, 0.0, frame)
    above, below = by_turns(events_of(points, scale))
    upper = side_of(above, 0.0, frame)
    lower = side_of(below, 0.0, frame)
    extra = frame.stretch(upper.reach + BAND + lower.reach, 2)
    top = upper.reach + (extra if below else 2 * extra)
    canvas = frame.canvas()
    _band(scale, top, frame, canvas)
    _draw(upper, top, -1, canvas)
    _draw(lower, top + BAND, 1, canvas)
    end = top + BAND + lower.reach + (extra if below else 0)
    return canvas.picture(frame.width, end)


def _in_lanes(points: Sequence[Point], lanes: Sequence[str], frame: Frame) -> Picture:
    """Draw a line for each series, their words above it, and the ruler at the foot."""
    names = [frame.wrap(lane, LABEL.strong, frame.width * LANES) for lane in lanes]
    left = max(frame.typeface.widest(lines, LABEL.strong) for lines in names) + 2 * GAP
    scale = _ruler(points, left, frame)
    sides = [
        side_of(events_of(in_series(points, lane), scale), left, frame)
        for lane in lanes
    ]
    heights = [
        max(side.reach + MARK, LABEL.height(len(lines))) + 2.4
        for side, lines in zip(sides, names, strict=True)
    ]
    extra = frame.stretch(sum(heights) + BAND + 1.5, len(lanes))
    canvas = frame.canvas()
    top = 0.0
    for side, lines, height in zip(sides, names, heights, strict=True):
        top += height + extra
        y = top - 2.4
        for piece in scale.pieces:
            canvas.line([(piece.left, y), (piece.right, y)], CONTEXT, 0.5, mark=False)
        _draw(side, y + TRACK / 2 + 0.3, -1, canvas)
        canvas.centred(lines, 0, y - LABEL.leading * (len(lines) - 1) / 2, LABEL.strong)
    _band(scale, top + 1.5, frame, canvas)
    return canvas.picture(frame.width, top + 1.5 + BAND)


def _ruler(points: Sequence[Point], left: float, frame: Frame) -> Ruler:
    if frame.width - left < LEAST:
        raise NoRoom
    periods = [point.period for point in points if point.period]
    return ruler(periods, left, frame.width)


def _band(scale: Ruler, top: float, frame: Frame, canvas: Canvas) -> None:
    """Draw the ruler: cells with names, a sign where the scale changes."""
    enlarged = mix(frame.palette.tint, frame.palette.primary, ENLARGED)
    for piece in scale.pieces:
        fill = Filling(enlarged if piece.enlarged else frame.palette.tint)
        cells = scale.cells(piece, frame)
        for cell in cells:
            right = max(cell.right - WHITE_GAP, cell.left + 0.05)
            canvas.box(cell.left, top, right, top + BAND, fill, mark=False)
        for cell in cells:  # a name may reach over cells that have none
            style = RULER.tinted(frame.palette.primary) if piece.enlarged else RULER
            middle = (cell.left + cell.right) / 2
            if cell.text:
                canvas.centred([cell.text], middle, top + BAND / 2, style, "centre")
        if piece is not scale.pieces[-1]:
            _break(piece, top, canvas)


def _break(piece: Piece, top: float, canvas: Canvas) -> None:
    """Draw two slanted strokes: the scale changes here."""
    for shift in (1.1, 2.0):
        x = piece.right + shift
        ends: list[Spot] = [(x - 0.3, top + BAND - 0.4), (x + 0.7, top + 0.4)]
        canvas.line(ends, MUTE, 0.75, mark=False)


def _draw(side: Side, edge: float, way: int, canvas: Canvas) -> None:
    """Draw the events of a side; `way` is -1 above and 1 below `edge`."""
    for event in side.events:
        y = edge + way * (event.track + 0.5) * TRACK
        _stem(event, y, edge + way * (side.stand - 0.5), way, side, canvas)
    for event in side.events:
        y = edge + way * (event.track + 0.5) * TRACK
        _mark(event, y, canvas)
        _words(event, edge + way * side.stand, way, canvas)


def _stem(
    event: Event, y: float, end: float, way: int, side: Side, canvas: Canvas
) -> None:
    """Draw the line from a mark to its words, with a bend where they moved."""
    x = event.stem
    spots: list[Spot] = [(x, y), (x, end)]
    if not event.straight:
        near = event.start + 0.8
        if x > event.start:
            near = event.start + event.width - 0.8
        bend = end - way * (side.stand - side.tracks - 1.0)
        spots = [(x, y), (x, bend), (near, end)]
    canvas.line(spots, CONTEXT, 0.5)


def _mark(event: Event, y: float, canvas: Canvas) -> None:
    """Draw a dot for a day and a bar for what is longer or less sure."""
    point = event.point
    planned = point.firmness in (Firmness.PLANNED, Firmness.FORECAST)
    if is_day(point):
        x = (event.left + event.right) / 2
        canvas.dot((x, y), DOT, canvas.palette.primary, hollow=planned)
        return
    firm = Firmness.FORECAST if date_disputed(point) else Firmness.MEASURED
    fill = filling(canvas.palette.identity[0], Firmness.PLANNED if planned else firm)
    canvas.box(event.left, y - MARK / 2, event.right, y + MARK / 2, fill)


def _words(event: Event, near: float, way: int, canvas: Canvas) -> None:
    """Set the words of an event, their last line at the stem if they stand above."""
    top = near if way > 0 else near - event.height
    for text, style in event.runs:
        address = event.point.address
        canvas.words(text, event.start, top + style.above, style, address=address)
        top += style.leading
