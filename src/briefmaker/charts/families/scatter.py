"""Two measures against each other (design C.4): no fitted line, both axes alike.

Points in focus are named, each name where nothing else is; with few points, all are.
Zero is in sight on both axes, or the titles of the axes say where they begin. Points
that lack one of their measures are named below the picture.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from briefmaker.brief.charts import ScatterChart
from briefmaker.charts.canvas import Canvas, Edges, Form, Picture
from briefmaker.charts.families.axes import GUTTER, cropped, steps
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.names import Name, set_names
from briefmaker.charts.palette import BACKGROUND, CONTEXT, GRID, INK, Tone
from briefmaker.charts.points import Firmness, Point, names_of_series
from briefmaker.charts.remarks import Remark, place
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS, DIRECT, LABEL, MISSING, REMARK, Style
from briefmaker.values import Struct

DOT, DOT_IN_FOCUS = 2.1, 2.5
FORMS: tuple[Form, ...] = ("circle", "diamond", "square", "triangle")
ALL_NAMED = 12
"""Without a focus, up to so many points are all named."""

NAMES = 0.3
"""The most of the width that one line of a name may take."""

LEAST_NAME = 22.0
LEAST = 18.0
"""The least width and height of the room for points, in mm."""

APART = 2.0
"""The least between two numbers of an axis, in mm."""


class Axes(Struct, frozen=True):
    """Both axes: their numbers, their scales, their titles line by line."""

    across: tuple[Decimal, ...]
    up: tuple[Decimal, ...]
    x: Scale
    y: Scale
    titles: tuple[tuple[str, ...], tuple[str, ...]]


class Looks(Struct, frozen=True):
    """How points look: form and colour by series, set back where not in focus."""

    series: tuple[str, ...]
    tones: dict[str, Tone]
    focus: tuple[str, ...]

    def form(self, point: Point) -> Form:
        """Return the form of its mark."""
        return FORMS[self.series.index(point.series) % len(FORMS)]

    def tone(self, point: Point) -> Tone:
        """Return its colours."""
        back = self.focus and point.label not in self.focus
        return BACKGROUND if back else self.tones[point.series]

    def size(self, point: Point) -> float:
        """Return how large its mark is, in mm."""
        return DOT_IN_FOCUS if point.label in self.focus else DOT


def scatter(chart: ScatterChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a mark for each point that has both measures."""
    held = [point for point in points if measured(point)]
    absent = dict.fromkeys(one.label for one in points if not measured(one))
    series = names_of_series(held)
    looks = Looks(series, frame.palette.tones(series), chart.focus)
    gone = f"{frame.say.no_data}: {frame.say.comma.join(absent)}" if absent else ""
    foot = frame.wrap(gone, MISSING, frame.width)
    key = _key(looks, frame) if len(series) > 1 else []
    height = frame.height or 0.25 * frame.width + 30 + 3.6 * len(key)
    axes = _axes(chart, held, height, len(key), len(foot), frame)
    canvas = frame.canvas()
    _ground(axes, frame, canvas)
    top = canvas.block(axes.titles[1], 0, 0, TITLE)
    _draw_key(key, top + 1.2, looks, canvas)
    remarks = _marks(held, looks, axes, frame, canvas)
    bottom = axes.y.start + 2 * 1.6 + AXIS.height(1)
    right = axes.x.end
    bottom = canvas.block(axes.titles[0], right, bottom, TITLE, "right")
    canvas.block(foot, 0, bottom + 1.2, MISSING)
    room = Edges(axes.x.start, axes.y.end - 3.0, frame.width, axes.y.start)
    named = [one for one in held if one.label in chart.focus]
    if not chart.focus and len(held) <= ALL_NAMED:
        named = held
    set_names(_names(named, looks, axes, frame), room, canvas)
    place(remarks, room, canvas)
    return canvas.picture(frame.width, height)


TITLE: Style = AXIS.strong
"""Of both axes: neither measure is more than the other."""


def measured(point: Point) -> bool:
    """Whether a point has both measures, so that it has a place."""
    return bool(point.readings) and point.across is not None


def _axes(
    chart: ScatterChart,
    points: Sequence[Point],
    height: float,
    keys: int,
    feet: int,
    frame: Frame,
) -> Axes:
    """Return both axes, with as many numbers across as stand side by side.

    Raises:
        NoRoom: words leave no room for the points.
    """
    ends = [end for point in points for end in point.ends]
    up = steps(ends, chart.from_zero)
    places = [point.across for point in points if point.across is not None]
    left = GUTTER + frame.typeface.widest(tuple(map(frame.say.number, up)), AXIS)
    for most in (6, 5, 4, 3, 2):
        across = steps(places, chart.from_zero, most)
        widths = [frame.typeface.width(frame.say.number(each), AXIS) for each in across]
        right = frame.width - max(widths[-1] / 2, DOT_IN_FOCUS)
        x = Scale(float(across[0]), float(across[-1]), left, right)
        if _side_by_side(across, widths, x):
            break
    else:
        raise NoRoom
    titles = (
        frame.wrap(_title(chart.across, across, frame), TITLE, right),
        frame.wrap(_title(chart.up, up, frame), TITLE, frame.width),
    )
    top = TITLE.height(len(titles[1])) + 3.6 * keys + 3.4
    foot = MISSING.height(feet) + 1.2 if feet else 0.0
    bottom = height - foot - TITLE.height(len(titles[0])) - AXIS.height(1) - 2 * 1.6
    if bottom - top < LEAST or right - left < LEAST:
        raise NoRoom
    y = Scale(float(up[0]), float(up[-1]), bottom, top)
    return Axes(across, up, x, y, titles)


def _side_by_side(
    marks: Sequence[Decimal], widths: Sequence[float], scale: Scale
) -> bool:
    pairs = pairwise(zip(marks, widths, strict=True))
    return all(
        scale(one) + wide / 2 + APART <= scale(other) - wider / 2
        for (one, wide), (other, wider) in pairs
    )


def _title(words: str, marks: Sequence[Decimal], frame: Frame) -> str:
    """Return the title of an axis, with where it begins if that is not zero."""
    if not cropped(marks):
        return words
    begins = frame.say.cropped.format(value=frame.say.number(marks[0]))
    return f"{words} ({begins})"


def _ground(axes: Axes, frame: Frame, canvas: Canvas) -> None:
    """Draw the lines and numbers of both axes, zero in ink."""
    x, y, say = axes.x, axes.y, frame.say
    for mark in axes.up:
        colour, width = (INK, 0.75) if mark == 0 else (GRID, 0.5)
        canvas.line([(x.start, y(mark)), (x.end, y(mark))], colour, width, mark=False)
        text = say.number(mark)
        canvas.centred([text], x.start - GUTTER, y(mark), AXIS, "right")
    for mark in axes.across:
        colour, width = (INK, 0.75) if mark == 0 else (GRID, 0.5)
        canvas.line([(x(mark), y.start), (x(mark), y.end)], colour, width, mark=False)
        text, foot = say.number(mark), y.start + 1.6 + AXIS.above
        canvas.words(text, x(mark), foot, AXIS, "centre")


def _marks(
    points: Sequence[Point], looks: Looks, axes: Axes, frame: Frame, canvas: Canvas
) -> list[Remark]:
    """Draw the marks, those in focus on top, and return what must be said of them."""
    firsts, remarks = Firsts(frame), []
    for point in sorted(points, key=looks.size):
        x = axes.x(point.across or 0)
        low, high = ((x, axes.y(end)) for end in point.ends)
        colour, form = looks.tone(point).fill, looks.form(point)
        for text in (firsts.legend(point), firsts.interval(point)):
            remarks += [Remark(text, high, REMARK, point.address)] if text else []
        if low != high:
            settled = point.value is not None and not point.disputed
            width = 1.2 if settled else 2.2
            canvas.line([low, high], CONTEXT if point.disputed else colour, width)
        for reading in point.readings:
            if reading.value is not None:
                hollow = point.firmness is not Firmness.MEASURED
                hollow = not reading.preferred if point.disputed else hollow
                spot = (x, axes.y(reading.value))
                canvas.dot(spot, looks.size(point), colour, form, hollow)
        if text := firsts.remark(point):
            remarks.append(Remark(text, high, REMARK, point.address))
    return remarks


def _names(
    points: Sequence[Point], looks: Looks, axes: Axes, frame: Frame
) -> list[Name]:
    """Return what is set beside points: bold and in their colour where in focus.

    Points in one place have one name, a list.
    """
    places: dict[tuple[float, float, bool], list[Point]] = {}
    for point in points:
        value = point.value if point.value is not None else point.ends[1]
        x, y = axes.x(point.across or 0), axes.y(value)
        place = (round(x, 1), round(y, 1), point.label in looks.focus)
        places.setdefault(place, []).append(point)
    found = []
    for (x, y, focused), here in places.items():
        first, size = here[0], looks.size(here[0])
        style = DIRECT.tinted(looks.tone(first).text) if focused else LABEL
        text = frame.say.comma.join(point.label for point in here)
        lines = frame.wrap(text, style, max(frame.width * NAMES, LEAST_NAME))
        found.append(Name(lines, (x, y), size, style, first.address))
    return found


def _key(looks: Looks, frame: Frame) -> list[list[str]]:
    """Return the names of series in lines that fit into the width."""
    found: list[list[str]] = [[]]
    used = 0.0
    for name in looks.series:
        wide = DOT + GAP + frame.typeface.width(name, AXIS.strong) + 3 * GAP
        if found[-1] and used + wide > frame.width:
            found.append([])
            used = 0.0
        found[-1].append(name)
        used += wide
    return found


def _draw_key(
    key: Sequence[Sequence[str]], top: float, looks: Looks, canvas: Canvas
) -> None:
    """Draw a mark and a name for each series."""
    for number, names in enumerate(key):
        x, middle = 0.0, top + 3.6 * number + AXIS.cap
        for name in names:
            tone = looks.tones[name]
            form = FORMS[looks.series.index(name) % len(FORMS)]
            colour = CONTEXT if looks.focus else tone.fill
            canvas.dot((x + DOT / 2, middle), DOT, colour, form)
            style = AXIS.strong.tinted(AXIS.colour if looks.focus else tone.text)
            baseline = middle + style.cap / 2
            x += DOT + GAP
            x += canvas.words(name, x, baseline, style) + 3 * GAP
