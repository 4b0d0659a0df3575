"""Many names on one scale: dots on light rules, of up to three shapes (design C.4).

With one kind of dot the value stands beside it; with several the axis gives them. Zero
need not be in sight: where the axis is cropped it says from which value it runs.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import DotChart
from briefmaker.charts.canvas import Canvas, Form, Picture
from briefmaker.charts.families.axes import number, steps
from briefmaker.charts.families.bars import rank, whisker
from briefmaker.charts.families.floor import Floor
from briefmaker.charts.families.rows import OPEN_END, opens
from briefmaker.charts.families.slots import Text, wide
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import BACKGROUND, CONTEXT, GRID, Filling, Tone
from briefmaker.charts.points import (
    Firmness,
    Point,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.scale import Scale, fitted, spread
from briefmaker.charts.styles import AXIS, DIRECT, LABEL, MISSING, REMARK, Style
from briefmaker.values import Struct

DOT = 2.1
MARK = DOT + GAP
"""What a dot takes before a name, in mm."""

ROW, HEAD = 5.0, 1.6
"""Height of a row, and the air under the heads, in mm."""

LABELS, VALUES = 0.38, 0.4
"""The most of the width that labels and the words beside a dot may take."""

LEAST, STEPS = 14.0, 6
FORMS: tuple[Form, ...] = ("circle", "diamond", "triangle")


class Kind(Struct, frozen=True):
    """One kind of dot: its series, shape and colour."""

    series: str
    form: Form
    tone: Tone


class Row(Struct, frozen=True):
    """One name with its dots and the words beside the last of them."""

    label: str
    style: Style
    lines: tuple[str, ...]
    points: tuple[Point, ...]
    runs: tuple[Text, ...]

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The lowest and the highest value of its dots."""
        found = [end for point in self.points for end in point.ends]
        return (min(found), max(found)) if found else ()


def dots(chart: DotChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one row for each name, its dots on a common scale.

    Raises:
        NoRoom: labels and words leave none for the scale.
    """
    series = names_of_series(points)
    tones = frame.palette.tones(series)
    kinds = [
        Kind(name, form, tones[name]) for name, form in zip(series, FORMS, strict=False)
    ]
    firsts = Firsts(frame)
    rows = [
        _row(name, held, len(kinds) == 1, chart.focus, firsts)
        for name, held in _ordered(chart, points)
    ]
    above = False
    try:
        floor = _floor(chart, rows, frame, above)
    except NoRoom:
        above = True
        for row in rows:
            label = frame.wrap(row.label, row.style, frame.width)
            if frame.typeface.widest(label, row.style) > frame.width:
                raise
        floor = _floor(chart, rows, frame, above)
    scale = floor.scale
    key = _key(kinds, rows, scale, frame)
    lines = max((each.line + len(each.lines) for each in key), default=0)
    heads = lines * DIRECT.leading + HEAD if key else 0.0
    tall = [_height(row, above, frame) for row in rows]
    extra = frame.stretch(heads + sum(tall) + floor.height, len(rows))
    canvas = frame.canvas()
    top = heads
    _named(key, canvas)
    for row, height in zip(rows, tall, strict=True):
        bottom = top + height + extra
        middle = (bottom + top) / 2
        address = row.points[0].address
        if above:
            label = frame.wrap(row.label, row.style, frame.width)
            end = canvas.block(label, 0, top + extra / 2, row.style, address=address)
            middle = (end + bottom) / 2
        else:
            canvas.centred(row.lines, 0, middle, row.style, address=address)
        _rule(row, scale, middle, frame, canvas)
        _draw(row, kinds, middle, scale, chart.focus, canvas)
        top = bottom
    floor.draw(heads, top, canvas)
    return canvas.picture(frame.width, top + floor.height)


def _ordered(
    chart: DotChart, points: Sequence[Point]
) -> list[tuple[str, tuple[Point, ...]]]:
    """Return names with their points; by value of the first kind, if asked."""
    groups = [
        (name, tuple(point for point in points if point.label == name))
        for name in names_of_points(points)
    ]
    if chart.order == "value":
        first = names_of_series(points)[0]
        groups.sort(key=lambda group: rank((*in_series(group[1], first), *group[1])[0]))
    return groups


def _row(
    name: str,
    points: tuple[Point, ...],
    single: bool,
    focus: Sequence[str],
    firsts: Firsts,
) -> Row:
    """Set the words of a row: its label, and what stands beside its last dot."""
    frame = firsts.frame
    style = DIRECT if name in focus else LABEL
    lines = frame.wrap(name, style, frame.width * LABELS)
    runs: list[Text] = []
    for point in points:
        if not point.readings:
            series = "" if single else f" ({point.series})"
            runs.append((frame.say.no_data + series, MISSING))
            continue
        if single or opens(point) or point.disputed:
            runs.append((firsts.value(point), style))
        for said in (
            firsts.legend(point),
            firsts.interval(point),
            firsts.remark(point),
        ):
            runs += [(said, REMARK)] if said else []
    return Row(name, style, lines, points, tuple(runs))


def _height(row: Row, above: bool, frame: Frame) -> float:
    if above:
        lines = frame.wrap(row.label, row.style, frame.width)
        return row.style.height(len(lines)) + ROW
    return max(ROW, row.style.height(len(row.lines)) + 1.4)


def _floor(chart: DotChart, rows: Sequence[Row], frame: Frame, above: bool) -> Floor:
    """Return the axis with as many numbers as have room.

    Raises:
        NoRoom: labels and words leave none.
    """
    ends = [end for row in rows for end in row.ends]
    left = max(frame.typeface.widest(row.lines, row.style) for row in rows) + 2 * GAP
    for most in range(STEPS, 1, -1):
        marks = steps(ends, chart.from_zero, most)
        scale = _scale(marks, rows, 0.0 if above else left, frame)
        floor = Floor(marks, scale, frame) if scale else None
        if floor and floor.apart:
            return floor
    raise NoRoom


def _scale(
    marks: Sequence[Decimal], rows: Sequence[Row], left: float, frame: Frame
) -> Scale | None:
    """Return a scale that leaves room for what stands beside the dots."""
    low, high = float(marks[0]), float(marks[-1])
    first, last = (
        frame.typeface.width(number(mark, marks, frame), AXIS) / 2
        for mark in (marks[0], marks[-1])
    )
    behind = [(high, last)]
    for row in rows:
        if row.runs:
            value = float(row.ends[1]) if row.ends else low
            behind.append((value, _offset(row) + wide(row.runs, frame)))
    zero, length = fitted([(low, max(first, DOT))], behind, left, frame.width)
    if (high - low) * length < LEAST:
        return None
    scale = Scale(low, high, zero + low * length, zero + high * length)
    reach = max(_words_from(row, scale) + wide(row.runs, frame) for row in rows)
    return scale if reach <= frame.width + 0.1 else None


def _offset(row: Row) -> float:
    """Return how far the words stand from the last dot, in mm."""
    open_ = any(opens(point) for point in row.points)
    return DOT / 2 + GAP + (OPEN_END if open_ else 0.0)


def _rule(row: Row, scale: Scale, y: float, frame: Frame, canvas: Canvas) -> None:
    """Draw the rule of a row, but not through its words."""
    start = _words_from(row, scale) - GAP / 2
    end = start + wide(row.runs, frame) + GAP if row.runs else start
    for left, right in ((scale.start, start), (end, scale.end)):
        if right > left:
            canvas.line([(left, y), (right, y)], GRID, 0.5, mark=False)


def _words_from(row: Row, scale: Scale) -> float:
    """Return where the words of a row begin: behind its last dot."""
    return scale(row.ends[1]) + _offset(row) if row.ends else scale.start + GAP


class Entry(Struct, frozen=True):
    """The name of a kind of dot, in lines, and where it stands."""

    kind: Kind
    lines: tuple[str, ...]
    start: float
    line: int = 0


def _key(
    kinds: Sequence[Kind], rows: Sequence[Row], scale: Scale, frame: Frame
) -> list[Entry]:
    """Place the names of kinds: over the dots of the first row, or line by line.

    Raises:
        NoRoom: a single word is wider than the picture.
    """
    if not kinds[0].series:
        return []
    firsts = [in_series(rows[0].points, kind.series) for kind in kinds]
    places = [
        scale(held[0].ends[1]) if held and held[0].ends else scale.end
        for held in firsts
    ]
    sizes = [frame.typeface.width(kind.series, DIRECT) + MARK for kind in kinds]
    if sum(sizes) + 2 * GAP * (len(kinds) - 1) <= frame.width:
        order = sorted(range(len(kinds)), key=lambda at: places[at])
        wanted = [places[at] - DOT / 2 for at in order]
        wide = [sizes[at] for at in order]
        starts = spread(wanted, wide, 0.0, frame.width, 2 * GAP)
        return [
            Entry(kinds[at], (kinds[at].series,), start)
            for at, start in zip(order, starts, strict=True)
        ]
    found: list[Entry] = []
    line = 0
    for kind in kinds:
        words = frame.wrap(kind.series, DIRECT, frame.width - MARK)
        if frame.typeface.widest(words, DIRECT) > frame.width - MARK:
            raise NoRoom
        found.append(Entry(kind, words, 0.0, line))
        line += len(words)
    return found


def _named(key: Sequence[Entry], canvas: Canvas) -> None:
    """Set the name of each kind behind its dot, over the first row."""
    for entry in key:
        top = entry.line * DIRECT.leading
        kind, middle = entry.kind, top + DIRECT.above - DIRECT.cap / 2
        canvas.dot((entry.start + DOT / 2, middle), DOT, kind.tone.fill, kind.form)
        style = DIRECT.tinted(kind.tone.text)
        canvas.block(entry.lines, entry.start + MARK, top, style)


def _draw(
    row: Row,
    kinds: Sequence[Kind],
    y: float,
    scale: Scale,
    focus: Sequence[str],
    canvas: Canvas,
) -> None:
    """Draw the dots of a row, and its words behind the last of them."""
    back = bool(focus) and row.label not in focus and len(kinds) == 1
    for kind in kinds:
        for point in in_series(row.points, kind.series):
            tone = BACKGROUND if back else kind.tone
            _dot(point, tone, kind.form, y, scale, canvas)
    x = _words_from(row, scale)
    baseline, address = y + LABEL.cap / 2, row.points[0].address
    for text, style in row.runs:
        x += canvas.words(text, x, baseline, style, address=address) + GAP


def _dot(
    point: Point, tone: Tone, form: Form, y: float, scale: Scale, canvas: Canvas
) -> None:
    """Draw a value, its interval, or every source's value on a bar between them."""
    if not point.ends:
        return
    low, high = (scale(end) for end in point.ends)
    if point.disputed or point.value is None:
        canvas.line([(low, y), (high, y)], CONTEXT, 2.2)
        for reading in point.readings:
            hollow = point.disputed and not reading.preferred
            for end in dict.fromkeys(reading.ends):
                canvas.dot((scale(end), y), DOT, tone.fill, form, hollow)
    else:
        if low != high:
            whisker(low, high, y, canvas)
        hollow = point.firmness is not Firmness.MEASURED
        canvas.dot((scale(point.value), y), DOT, tone.fill, form, hollow)
    if opens(point):
        neck = high + DOT / 2 + 0.4
        half = DOT / 2 * 0.8
        head = [(neck, y - half), (neck + OPEN_END - 0.7, y), (neck, y + half)]
        canvas.patch(head, Filling(tone.fill))
