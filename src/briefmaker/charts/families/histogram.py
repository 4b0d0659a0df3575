"""How values are spread: bars from zero, small gaps between them (design C.4).

Numbers stand at the edges of the bars, as many as fit. How high a bar is stands over
it where all bars have room for it, and at an axis otherwise.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from briefmaker.brief.charts import HistogramChart
from briefmaker.charts.bins import bins_of, counted
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.axes import (
    BOTTOM,
    TOP,
    Plane,
    grid,
    gutter,
    numbers,
    steps,
)
from briefmaker.charts.families.panels import parts_of, said_of, whisker_of
from briefmaker.charts.frame import Firsts, Frame, NoRoom
from briefmaker.charts.palette import INK, WHITE
from briefmaker.charts.points import Point
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS, LABEL, MISSING, MM, REMARK
from briefmaker.values import replace

WHITE_GAP = 1 * MM
LEAST, LEAST_BAR = 18.0, 1.0
"""The least width and height of all bars, and the least width of one, in mm."""

APART = 1.6
"""The least between two numbers, in mm."""

EVERY = (1, 2, 4, 5, 10, 20, 50)
"""Numbers stand at every edge, or every second, and so on until they fit."""

Edge = tuple[Decimal, str]


def histogram(chart: HistogramChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a bar for each bin, and an empty slot where there are no data.

    The unit is what values are counted in: it goes with the height of bars that rows
    give, and with the edges of bars that are counted from single values.

    Raises:
        NoRoom: the bars would be too narrow or too low.
    """
    given = counted(points)
    tall = replace(frame, unit=frame.unit if given else "")
    firsts = Firsts(tall)
    bars = bins_of(chart, points, frame.say)
    texts = [firsts.value(bar) if bar.ends else "" for bar in bars]
    marks = steps([end for bar in bars for end in bar.ends], from_zero=True)
    x, edges = _across(bars, 0.0, "" if given else frame.unit, frame)
    over = _fit(bars, texts, x, frame)
    if not over:
        x, edges = _across(
            bars, gutter(marks, tall), "" if given else frame.unit, frame
        )
    gone = _gone(bars, x, frame)
    notes = [text for bar in bars for text in said_of(bar, bar.label, firsts)]
    text = frame.say.alt.then.join([*gone, *notes])
    foot = frame.wrap(text, REMARK, frame.width)
    height = frame.height or 0.14 * frame.width + 32
    bottom = height - BOTTOM - (REMARK.height(len(foot)) + 1.6 if foot else 0.0)
    if bottom - TOP < LEAST:
        raise NoRoom
    canvas = frame.canvas()
    highest = max(end for bar in bars for end in bar.ends) or Decimal(1)
    y = Scale(0, float(highest if over else marks[-1]), bottom, TOP)
    if not over:
        grid(marks, Plane(x, y), 0.0, canvas)
        numbers(marks, Plane(x, y), tall, canvas)
    for bar, text in zip(bars, texts, strict=True):
        _bar(bar, text if over else "", x, y, frame, canvas)
    _axis(edges, x, bottom, canvas)
    canvas.block(foot, 0, height - REMARK.height(len(foot)), REMARK)
    return canvas.picture(frame.width, height)


def _across(
    bars: Sequence[Point], least: float, unit: str, frame: Frame
) -> tuple[Scale, list[Edge]]:
    """Return the scale across, and the numbers at edges, the last with the unit.

    Args:
        bars: in order.
        least: the room at the left that something else needs, in mm.
        unit: of the numbers at the edges.
        frame: the room.

    Raises:
        NoRoom: the bars would be too narrow.
    """
    places = [bar.bin[0] for bar in bars if bar.bin]
    places += [bar.bin[1] for bar in bars[-1:] if bar.bin]
    width, say = frame.typeface.width, frame.say
    for every in EVERY:
        chosen = places[::every]
        edges = [(each, say.number(each)) for each in chosen[:-1]]
        edges.append((chosen[-1], say.measure(chosen[-1], unit)))
        halves = [width(text, AXIS) / 2 for _, text in edges]
        left, right = max(least, halves[0]), frame.width - halves[-1]
        thinnest = (right - left) * float(
            min(after - before for before, after in pairwise(places))
            / (places[-1] - places[0])
        )
        if right - left < LEAST or thinnest < LEAST_BAR:
            raise NoRoom
        x = Scale(float(places[0]), float(places[-1]), left, right)
        placed = list(zip((x(at) for at, _ in edges), halves, strict=True))
        if all(
            at + half + APART <= other - halved
            for (at, half), (other, halved) in pairwise(placed)
        ):
            return x, edges
    raise NoRoom


def _room(bar: Point, x: Scale) -> tuple[float, float]:
    """Return from where to where a bar stands, in mm."""
    assert bar.bin is not None, "every bar covers something"
    return x(bar.bin[0]), x(bar.bin[1])


def _fit(bars: Sequence[Point], texts: Sequence[str], x: Scale, frame: Frame) -> bool:
    """Whether each value has room over its own bar."""
    rooms = [right - left for left, right in (_room(bar, x) for bar in bars)]
    plain = not any(whisker_of(bar) for bar in bars)
    return plain and all(
        frame.typeface.width(text, LABEL) + 0.6 <= room
        for text, room in zip(texts, rooms, strict=True)
    )


def _gone(bars: Sequence[Point], x: Scale, frame: Frame) -> list[str]:
    """Return which bars have no data, where an empty slot has no room for it."""
    wide = frame.typeface.width(frame.say.no_data, MISSING)
    empty = [bar for bar in bars if not bar.ends]
    narrow = [bar for bar in empty if _room(bar, x)[1] - _room(bar, x)[0] < wide]
    labels = frame.say.comma.join(bar.label for bar in narrow)
    return [f"{frame.say.no_data}: {labels}"] if labels else []


def _bar(
    bar: Point, text: str, x: Scale, y: Scale, frame: Frame, canvas: Canvas
) -> None:
    left, right = _room(bar, x)
    middle = (left + right) / 2
    if not bar.ends:
        wide = frame.typeface.width(frame.say.no_data, MISSING)
        if wide <= right - left:
            foot = y.start - 1.0
            canvas.words(frame.say.no_data, middle, foot, MISSING, "centre")
        return
    for low, high, fill in parts_of(bar, canvas.palette.identity[0]):
        box = (left + WHITE_GAP / 2, y(high), right - WHITE_GAP / 2, y(low))
        canvas.box(*box, fill)
    if whisker := whisker_of(bar):
        spots = [(middle, y(end)) for end in whisker]
        canvas.line(spots, WHITE, 2.8)
        canvas.line(spots, INK, 1.2)
    if text:
        top, address = y(bar.ends[1]) - 1.0, bar.address
        canvas.words(text, middle, top, LABEL, "centre", address=address)


def _axis(edges: Sequence[Edge], x: Scale, bottom: float, canvas: Canvas) -> None:
    """Draw the base line, with numbers at edges."""
    canvas.line([(x.start, bottom), (x.end, bottom)], INK, 0.75, mark=False)
    baseline = bottom + 1.7 + AXIS.above
    for place, text in edges:
        canvas.line(
            [(x(place), bottom), (x(place), bottom + 0.9)], INK, 0.5, mark=False
        )
        canvas.words(text, x(place), baseline, AXIS, "centre")
