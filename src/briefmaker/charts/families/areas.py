"""A total over time as a tinted area, or its parts stacked (design C.4).

Zero is always in sight. One area is a tint under a line, and broken where the line is.
Parts are stacked from the first series upwards, parted by white lines and named at
their right ends, the total above them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefmaker.charts.canvas import Canvas, Edges, Picture, Spot
from briefmaker.charts.families.axes import Plane, dates, grid, numbers, steps
from briefmaker.charts.families.ends import (
    End,
    Label,
    label_of,
    set_ends,
    tall,
    widest,
)
from briefmaker.charts.families.key import Entry, key_of
from briefmaker.charts.families.lines import height_of, plane_of
from briefmaker.charts.families.strokes import Series, Stroke
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.palette import WHITE, Filling, Tone, filling
from briefmaker.charts.points import (
    Firmness,
    Point,
    in_series,
    names_of_series,
)
from briefmaker.charts.remarks import CLEAR, Remark, place
from briefmaker.charts.rhythm import dated, missing, when
from briefmaker.charts.styles import DIRECT, LABEL, REMARK
from briefmaker.charts.sums import total_of
from briefmaker.look.colour import mix
from briefmaker.problems import Address
from briefmaker.values import Struct

TINT, FAINT = 0.25, 0.12
"""How strong an area under a line is tinted, and one that is not measured."""

GAP_LINE = 1.0
"""Width of the white line between two parts, in pt."""


def areas(points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one area under a line, or several stacked.

    Raises:
        NoRoom: names leave too little for the areas, at their ends and above them.
    """
    names = names_of_series(points)
    draw = _single if len(names) == 1 else _stacked
    try:
        return draw(points, frame, keyed=False)
    except NoRoom:
        return draw(points, frame, keyed=True)


def _single(points: Sequence[Point], frame: Frame, keyed: bool) -> Picture:
    """Draw one area under a line, broken where the line is."""
    name, *_ = names_of_series(points)
    one = Series(name, dated(points), frame.palette.identity[0])
    last = one.known[-1]
    value = frame.say.point(last)
    marks = steps([end for point in points for end in point.ends], from_zero=True)
    words = f"{name} {value}".strip()
    sheet = _sheet(
        [Entry(words, one.tone)],
        [_label(name, value, one.tone, frame)],
        points,
        marks,
        frame,
        keyed,
    )
    _tint(one, sheet.plane, sheet.canvas)
    stroke = Stroke(one, sheet.plane, frame.say, sheet.canvas, frame.interval)
    remarks = list(stroke.draw())
    height = last.value if last.value is not None else last.ends[1]
    return sheet.finished([height], remarks, [last.address])


class Sheet(Struct, frozen=True):
    """A canvas with axes, and the names that are to stand on it."""

    canvas: Canvas
    plane: Plane
    labels: tuple[Label, ...]
    top: float
    height: float
    frame: Frame

    def finished(
        self,
        heights: Sequence[Decimal],
        remarks: Sequence[Remark],
        addresses: Sequence[Address],
    ) -> Picture:
        """Set names at the right ends, and remarks where there is room."""
        x, y = self.plane.x.end, self.plane.y
        ends = [
            End((x, y(height)), label, address)
            for height, label, address in zip(
                heights, self.labels, addresses, strict=False
            )
        ]
        set_ends(ends, x, y.start + 1.0, self.canvas)
        place(remarks, Edges(0, self.top, x, y.start - 0.3), self.canvas)
        return self.canvas.picture(self.frame.width, self.height)


def _sheet(
    entries: Sequence[Entry],
    labels: Sequence[Label],
    points: Sequence[Point],
    marks: Sequence[Decimal],
    frame: Frame,
    keyed: bool,
    more: float = 0.0,
) -> Sheet:
    """Draw axes and leave room for names: at the right ends, or in a key above.

    Args:
        more: room above the axis for remarks, in mm.
    """
    key = key_of(entries if keyed else [], frame)
    named = () if keyed else tuple(labels)
    height = height_of(frame, key.height, tall(named))
    wide = widest(named, frame)
    plane = plane_of(points, marks, wide, height, frame, key.height + more)
    canvas = frame.canvas()
    key.draw(canvas)
    grid(marks, plane, 0.0, canvas)
    numbers(marks, plane, frame, canvas)
    periods = [point.period for point in points if point.period]
    dates(periods, plane, frame, canvas, (0.0, frame.width))
    return Sheet(canvas, plane, named, key.height, height, frame)


def _label(name: str, value: str, tone: Tone, frame: Frame) -> Label:
    bold, plain = DIRECT.tinted(tone.text), LABEL.tinted(tone.text)
    return label_of(name, value, bold, plain, frame)


def _joined(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield neighbours with one sure value each and nothing missing between them."""
    known = [point for point in points if point.ends]
    for before, after in pairwise(known):
        settled = before.value is not None and after.value is not None
        if settled and not after.breaks and not missing(points, before, after):
            yield before, after


def _tint(one: Series, plane: Plane, canvas: Canvas) -> None:
    """Tint what lies between zero and a line, fainter where it is not measured."""
    layer = Layer(one.name, one.tone, one.points, (Decimal(0),) * len(one.points))
    for firmness, run in layer.runs():
        strong = TINT if firmness is Firmness.MEASURED else FAINT
        fill = Filling(mix(one.tone.fill, WHITE, 1 - strong))
        canvas.patch(layer.outline(run, plane), fill, mark=False)


class Layer(Struct, frozen=True):
    """One part of a stack: at each date, from where to where it reaches."""

    name: str
    tone: Tone
    points: tuple[Point, ...]
    lower: tuple[Decimal, ...]

    @property
    def upper(self) -> tuple[Decimal, ...]:
        """Where it ends at each date."""
        values = (point.value or Decimal(0) for point in self.points)
        return tuple(low + value for low, value in zip(self.lower, values, strict=True))

    @property
    def middle(self) -> Decimal:
        """The middle of its right end."""
        return (self.lower[-1] + self.upper[-1]) / 2

    def edge(self, heights: Sequence[Decimal], run: range, plane: Plane) -> list[Spot]:
        """Return its upper or its lower edge, in mm."""
        return [plane.spot(self.points[at], heights[at]) for at in run]

    def outline(self, run: range, plane: Plane) -> list[Spot]:
        """Return the outline of a stretch, in mm."""
        upper = self.edge(self.upper, run, plane)
        return [*upper, *reversed(self.edge(self.lower, run, plane))]

    def runs(self) -> Iterator[tuple[Firmness, range]]:
        """Yield stretches that nothing interrupts and that are equally firm."""
        joined = set(_joined(self.points))
        start = 0
        for at, (before, after) in enumerate(pairwise(self.points)):
            if (before, after) not in joined:
                start = at + 1
                continue
            following = self.points[at + 2 : at + 3]
            goes_on = any(
                (after, each) in joined and each.firmness is after.firmness
                for each in following
            )
            if not goes_on:
                yield after.firmness, range(start, at + 2)
                start = at + 1


def _stacked(points: Sequence[Point], frame: Frame, keyed: bool) -> Picture:
    """Draw the parts of a total on top of each other, the total named above them."""
    layers = _layers(points, names_of_series(points), frame)
    tops = layers[-1].upper
    total = frame.say.reading(total_of([layer.points[-1] for layer in layers]))
    values = [frame.say.point(layer.points[-1]) for layer in layers]
    labels = [
        _label(layer.name, value, layer.tone, frame)
        for layer, value in zip(layers, values, strict=True)
    ]
    labels.append(label_of(frame.say.total, total, DIRECT, LABEL, frame))
    entries = [
        Entry(f"{layer.name} {value}", layer.tone, Filling(layer.tone.fill))
        for layer, value in zip(layers, values, strict=True)
    ]
    marks = steps(tops, from_zero=True)
    said = {remark.text for remark in _remarks(layers, None, frame)}
    more = len(said) * (REMARK.leading + 2 * CLEAR)
    sheet = _sheet(entries[::-1], labels, points, marks, frame, keyed, more)
    for layer in layers:
        _layer(layer, sheet.plane, sheet.canvas)
    heights = [*(layer.middle for layer in layers), tops[-1]]
    addresses = [*(layer.points[-1].address for layer in layers), ()]
    remarks = list(_remarks(layers, sheet.plane, frame))
    return sheet.finished(heights, remarks, addresses)


def _layers(points: Sequence[Point], names: Sequence[str], frame: Frame) -> list[Layer]:
    """Put the parts on top of each other, the first series at zero."""
    tones = frame.palette.tones(names)
    found: list[Layer] = []
    for name in names:
        own = dated(in_series(points, name))
        lower = found[-1].upper if found else (Decimal(0),) * len(own)
        found.append(Layer(name, tones[name], own, lower))
    return found


def _layer(layer: Layer, plane: Plane, canvas: Canvas) -> None:
    """Draw a part, and a white line on its lower edge."""
    for firmness, run in layer.runs():
        canvas.patch(layer.outline(run, plane), filling(layer.tone, firmness))
        if any(layer.lower):
            lower = layer.edge(layer.lower, run, plane)
            canvas.line(lower, WHITE, GAP_LINE, mark=False)


def _remarks(
    layers: Sequence[Layer], plane: Plane | None, frame: Frame
) -> Iterator[Remark]:
    """Yield what must be said over the stack: gaps, new methods, how firm it is.

    Args:
        layers: the parts.
        plane: nothing where only the words are asked for.
        frame: the language.
    """
    say, first = frame.say, layers[0].points

    def over(*points: Point) -> Spot:
        if plane is None:
            return 0.0, 0.0
        places = [plane.x(when(point)) for point in points]
        return sum(places) / len(places), plane.y.end - REMARK.leading / 2

    for number, (before, after) in enumerate(pairwise(first), 1):
        if gap := missing(first, before, after):
            text = f"{say.no_data} {say.period(gap, short=True)}"
            yield Remark(text, over(before, after), REMARK, after.address)
        if after.period and any(layer.points[number].breaks for layer in layers):
            date = say.period(after.period, short=True)
            text = say.new_method.format(date=date)
            yield Remark(text, over(after), REMARK, after.address)
    for layer in layers:
        for point in layer.points:
            if point.firmness is not Firmness.MEASURED:
                word = say.firmness[point.firmness]
                yield Remark(word, over(point), REMARK, point.address)
            if point.note:
                yield Remark(point.note, over(point), REMARK, point.address)
