"""Steps of work: a row for each, from its start to its end (design C.4).

What is done is solid, what is under way hatched, what is planned an outline, as it
stands at the information cut-off; a line with that date says so. What has a date and
no end is a milestone, a diamond with its date. One scale of time for all rows.
"""

from collections.abc import Sequence
from datetime import date

from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.dates import Period
from briefmaker.charts.families.events import date_disputed
from briefmaker.charts.families.tasks import (
    BAR,
    DIAMOND,
    Group,
    Step,
    groups_of,
)
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import (
    CONTEXT,
    GRID,
    INK,
    MUTE,
    WHITE,
    Filling,
    Tone,
)
from briefmaker.charts.points import Point
from briefmaker.charts.ruler import Cell, Piece, Ruler, even_ruler
from briefmaker.charts.states import State
from briefmaker.charts.styles import AXIS, LABEL, MISSING, MM, RULER
from briefmaker.look.colour import mix

BETWEEN = 2.2
"""Between two rows, in mm."""

BAND = 4.4
"""Height of the ruler."""

LABELS = 0.36
"""The most of the width that the names of steps may take."""

LEAST = 24.0
"""The least width of the ruler, in mm."""

FAR = 0.4
"""A cut-off that would make the ruler longer by more than this share is left out."""

WHITE_GAP = 1 * MM
HEAD = AXIS.height(1) + 1.8
"""Above the ruler, for the date of the cut-off."""

ABOVE_HEAD = 1.8
"""Over the heading of a group, in mm."""


def gantt(points: Sequence[Point], cutoff: date, frame: Frame) -> Picture:
    """Draw a row for each step in the order of the data, under heads by series."""
    left = _left(points, frame)
    scale = even_ruler(_periods(points, cutoff), left, frame.width, close=True)
    today = _today(scale.pieces[0], cutoff)
    groups = groups_of(points, cutoff, today, scale, frame)
    foot = HEAD + _bands(scale.pieces[0]) + BETWEEN / 2
    natural = foot + sum(_tall(group) for group in groups)
    rows = sum(len(group.steps) for group in groups)
    extra = frame.stretch(natural, rows)
    canvas = frame.canvas()
    bottom = natural + extra * rows
    _grid(scale, HEAD, bottom, frame, canvas)
    top = foot
    for group in groups:
        if group.head:
            bold = LABEL.strong.tinted(frame.palette.primary)
            top = canvas.block(group.head, 0, top + ABOVE_HEAD, bold)
        for step in group.steps:
            tall = step.height + BETWEEN + extra
            _row(step, top + tall / 2, canvas)
            top += tall
    _cutoff(today, bottom, cutoff, scale.pieces[0], frame, canvas)
    return canvas.picture(frame.width, bottom)


def _tall(group: Group) -> float:
    head = LABEL.height(len(group.head)) + ABOVE_HEAD if group.head else 0.0
    return head + sum(step.height + BETWEEN for step in group.steps)


def _left(points: Sequence[Point], frame: Frame) -> float:
    """Return where the ruler begins, right of the widest name.

    Raises:
        NoRoom: the names leave too little.
    """
    room = frame.width * LABELS
    widths = [
        frame.typeface.widest(frame.wrap(text, style, room), style)
        for point in points
        for text, style in ((point.label, LABEL), (point.note, RULER))
    ]
    left = max(widths) + 2 * GAP
    if frame.width - left < LEAST:
        raise NoRoom
    return left


def _periods(points: Sequence[Point], cutoff: date) -> list[Period]:
    """Return what the ruler must hold: all steps, and the cut-off unless it is far."""
    found = [point.period for point in points if point.period]
    now = Period(cutoff, cutoff, "day")
    start, end = min(one.start for one in found), max(one.end for one in found)
    longer = max(end, now.end) - min(start, now.start)
    return [*found, now] if longer <= (end - start) * (1 + FAR) else found


def _today(piece: Piece, cutoff: date) -> float | None:
    """Return where the cut-off stands, if it is on the ruler."""
    now = Period(cutoff, cutoff, "day")
    on = piece.first.start <= now.start and now.end <= piece.last.end
    return piece.at(now.end) if on else None


def _bands(piece: Piece) -> float:
    """Return the height of the ruler: months have their years above them."""
    return 2 * BAND if piece.unit == "month" else BAND


def _grid(
    scale: Ruler, top: float, bottom: float, frame: Frame, canvas: Canvas
) -> None:
    """Draw the ruler, and a light line down from each of its cells."""
    piece = scale.pieces[0]
    fill = Filling(frame.palette.tint)
    low = top + _bands(piece)
    cells = scale.cells(piece, frame)
    for number, cell in enumerate(cells):
        right = max(cell.right - WHITE_GAP, cell.left + 0.05)
        canvas.box(cell.left, low - BAND, right, low, fill, mark=False)
        if number:
            x = cell.left - WHITE_GAP / 2
            canvas.line([(x, low), (x, bottom)], GRID, 0.5, mark=False)
    if piece.unit == "month":
        cells = _months(piece, cells, frame)
        for cell in _years(piece):
            right = cell.right - WHITE_GAP
            canvas.box(cell.left, top, right, top + BAND - WHITE_GAP, fill, mark=False)
            if frame.typeface.width(cell.text, RULER) < right - cell.left:
                x, middle = (cell.left + right) / 2, top + BAND / 2
                canvas.centred([cell.text], x, middle, RULER.strong, "centre")
    for cell in cells:
        x = (cell.left + cell.right) / 2
        if cell.text:
            canvas.centred([cell.text], x, low - BAND / 2, RULER, "centre")


def _years(piece: Piece) -> list[Cell]:
    """Return the years of a ruler of months."""
    years = range(piece.first.first.year, piece.last.last.year + 1)
    starts = [piece.at(date(year, 1, 1).toordinal()) for year in years]
    ends = zip(years, starts, [*starts[1:], piece.right], strict=True)
    return [Cell(left, right, str(year)) for year, left, right in ends]


def _months(piece: Piece, cells: Sequence[Cell], frame: Frame) -> list[Cell]:
    """Return cells with the names of their months, or of those that begin quarters."""
    first, names = piece.first.first.month - 1, frame.say.months_short
    found: list[Cell] = []
    for every in (1, 3):
        found = []
        for number, cell in enumerate(cells):
            month = (first + number) % 12
            text = names[month] if month % every == 0 else ""
            half = frame.typeface.width(text, RULER) / 2
            middle = (cell.left + cell.right) / 2
            if middle - half < piece.left or middle + half > piece.right:
                text = ""
            found.append(Cell(cell.left, cell.right, text))
        room = every * (cells[0].right - cells[0].left) - 0.8
        if all(frame.typeface.width(cell.text, RULER) <= room for cell in found):
            break
    return found


def _row(step: Step, middle: float, canvas: Canvas) -> None:
    """Draw a step: its name at the left, its mark on the scale of time."""
    address = step.point.address
    top = middle - sum(style.leading for _, style in step.lines) / 2
    for text, style in step.lines:
        baseline = top + style.leading / 2 + style.cap / 2
        canvas.words(text, 0, baseline, style, address=address)
        top += style.leading
    tone = canvas.palette.identity[0]
    fill = _filling(tone, step.state)
    if date_disputed(step.point):
        fill = Filling(mix(CONTEXT, WHITE, 0.6), CONTEXT, 0.75)
    if step.point.lasting or date_disputed(step.point):
        upper, lower = middle - BAR / 2, middle + BAR / 2
        right = max(step.right, step.left + 0.6)
        canvas.box(step.left, upper, right, lower, fill)
    else:
        x, hollow = (step.left + step.right) / 2, step.state is not State.DONE
        canvas.dot((x, middle), DIAMOND, tone.fill, "diamond", hollow)
    if step.beside:
        style = MISSING if date_disputed(step.point) else AXIS
        x = step.right + GAP if step.align == "left" else step.left - GAP
        baseline = middle + style.cap / 2
        canvas.words(step.beside, x, baseline, style, step.align, address=address)


def _filling(tone: Tone, state: State) -> Filling:
    """Return solid, hatched or outlined: done, under way or planned (IBCS)."""
    match state:
        case State.DONE:
            return Filling(tone.fill)
        case State.UNDER_WAY:
            return Filling(mix(tone.fill, WHITE, 0.8), tone.fill, 0.75, "/////")
        case State.PLANNED:
            return Filling(WHITE, tone.fill, 0.75)


def _cutoff(
    today: float | None,
    bottom: float,
    cutoff: date,
    piece: Piece,
    frame: Frame,
    canvas: Canvas,
) -> None:
    """Draw the line of the information cut-off, with its date above the ruler."""
    now = Period(cutoff, cutoff, "day")
    text = frame.say.as_of.format(date=frame.say.period(now, short=True))
    style = AXIS.strong.tinted(INK if today is not None else MUTE)
    half = frame.typeface.width(text, style) / 2
    before = now.end <= piece.first.start
    x = today if today is not None else piece.left if before else piece.right
    middle = min(max(x, half), frame.width - half)
    canvas.words(text, middle, style.above, style, "centre")
    if today is not None:
        canvas.line([(x, HEAD - 0.8), (x, HEAD)], INK, 1.0, mark=False)
        canvas.line([(x, HEAD + _bands(piece)), (x, bottom)], INK, 1.0)
