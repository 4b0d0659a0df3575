"""What wholes are made of: one bar of 100 % for each series (design C.4).

White gaps part the segments; each carries its number if it is wide enough. Names
stand above the first bar that has the part. What is missing to 100 is pale with an
edge: it is our arithmetic, not a source's figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefmaker.brief.exhibits import ShareChart
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import (
    CONTEXT,
    IDENTITY,
    INK,
    LIGHT,
    WHITE,
    Filling,
    Tone,
    filling,
)
from briefmaker.charts.points import (
    Firmness,
    Point,
    Reading,
    in_series,
    names_of_points,
    names_of_series,
)
from briefmaker.charts.scale import Scale, spread
from briefmaker.charts.styles import AXIS, DIRECT, LABEL, MM, REMARK
from briefmaker.charts.wholes import WHOLE, remainder

THICK = 7.0
BETWEEN = 3.0
"""Between two bars, in mm."""

WHITE_GAP = 1 * MM
LABELS = 0.3
LEAST_SHARE = 6
"""A part under this many per cent has its number beside its name."""

LEAST = 25.0
LEADER = 1.6
NAME_WIDTHS = (34.0, 28.0, 23.0, 19.0, 16.0, 13.0)
"""Widths in mm that names are wrapped to, until all stand side by side."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment of a bar.

    Attributes:
        left: where it begins, in mm.
        sure: where it ends after the lowest source.
        right: where it ends after the highest source.
        number: what it says.
        inside: there is room for the number in it.
    """

    point: Point
    tone: Tone
    left: float
    sure: float
    right: float
    number: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One whole."""

    name: tuple[str, ...]
    parts: tuple[Part, ...]
    named: tuple[Part, ...]
    notes: tuple[str, ...]


def shares(chart: ShareChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw one bar for each series, its parts in the order of the data."""
    points = _whole(chart, points)
    names = names_of_series(points)
    labels = [frame.wrap(name, LABEL, frame.width * LABELS) for name in names]
    wide = max(frame.typeface.widest(lines, LABEL) for lines in labels)
    left = wide + 2 * GAP if wide else 0.0
    if frame.width - left < LEAST:
        raise NoRoom
    scale = Scale(0, 100, left, frame.width)
    bars = _bars(points, labels, scale, frame)
    canvas = Canvas(frame.typeface)
    heads = [_head(bar, left, frame) for bar in bars]
    natural = sum(
        head + THICK + _foot(bar) for head, bar in zip(heads, bars, strict=True)
    )
    natural += BETWEEN * (len(bars) - 1)
    extra = frame.stretch(natural, len(bars))
    top = 0.0
    for bar, head in zip(bars, heads, strict=True):
        upper, lower = top + head, top + head + THICK + extra
        _names(bar, upper, left, frame, canvas)
        canvas.centred(bar.name, 0, (upper + lower) / 2, LABEL)
        for part in bar.parts:
            _segment(part, upper, lower, frame.width, canvas)
        canvas.block(bar.notes, left, lower + 1, REMARK)
        top = lower + _foot(bar) + BETWEEN
    return canvas.picture(frame.width, top - BETWEEN)


def _whole(chart: ShareChart, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points, with what is missing to a hundred in each series."""
    found = list(points)
    for series in names_of_series(points) if chart.rest else ():
        rest = remainder(in_series(points, series))
        if rest > 0:
            reading = Reading(value=rest, firmness=Firmness.PLANNED)
            found.append(Point(chart.rest or "", series, (reading,)))
    return tuple(found)


def _tones(points: Sequence[Point]) -> dict[str, Tone]:
    """Return a tone for each part; the rest and parts beyond the fourth are pale."""
    sourced = [point for point in points if point.address]
    tones = dict(zip(names_of_points(sourced), IDENTITY, strict=False))
    return {name: tones.get(name, LIGHT) for name in names_of_points(points)}


def _bars(
    points: Sequence[Point],
    labels: Sequence[tuple[str, ...]],
    scale: Scale,
    frame: Frame,
) -> list[Bar]:
    """Put the parts of each whole in a row; each is named where it is first seen."""
    tones = _tones(points)
    unit = frame.unit or "%"
    named: set[str] = set()
    bars: list[Bar] = []
    for series, label in zip(names_of_series(points), labels, strict=True):
        parts: list[Part] = []
        at = Decimal(0)
        # rounded parts that add up to 101 still fill the bar and no more
        total = max(WHOLE, WHOLE - remainder(in_series(points, series)))
        for point in in_series(points, series):
            low, high = point.ends
            place = [scale(each * 100 / total) for each in (at, at + low, at + high)]
            at += high
            text = frame.say.point(point, "" if bars or parts else unit)
            wide = frame.typeface.width(text, DIRECT) + 1.6
            inside = high >= LEAST_SHARE and wide <= place[2] - place[0]
            inside = inside and not point.disputed
            left, sure, right = place
            tone = tones[point.label]
            parts.append(Part(point, tone, left, sure, right, text, inside))
        new = tuple(part for part in parts if part.point.label not in named)
        named |= {part.point.label for part in new}
        bars.append(Bar(label, tuple(parts), new, _notes(parts, scale, frame)))
    return bars


def _notes(parts: Sequence[Part], scale: Scale, frame: Frame) -> tuple[str, ...]:
    """Return what is said below a bar: the author's notes."""
    notes = [
        f"{part.point.label}: {part.point.note}" for part in parts if part.point.note
    ]
    text = frame.say.alt.then.join(notes)
    return frame.wrap(text, REMARK, scale.end - scale.start) if text else ()


def _foot(bar: Bar) -> float:
    return REMARK.height(len(bar.notes)) + 1 if bar.notes else 0.0


def _texts(bar: Bar, width: float, frame: Frame) -> list[tuple[str, ...]]:
    """Return the lines of each name, with the number that did not fit into its part."""
    texts = []
    for part in bar.named:
        point = part.point
        words = point.label if part.inside else f"{point.label} {part.number}"
        if point.address and point.firmness is not Firmness.MEASURED:
            words += f"{frame.say.comma}{frame.say.firmness[point.firmness]}"
        texts.append(frame.wrap(words, AXIS.strong, max(width, part.right - part.left)))
    return texts


def _placed(
    bar: Bar, left: float, frame: Frame
) -> tuple[list[tuple[str, ...]], list[float]]:
    """Return the names of parts and where they start, wrapped until they fit."""
    texts: list[tuple[str, ...]] = []
    starts: list[float] = []
    for width in NAME_WIDTHS:
        texts = _texts(bar, width, frame)
        sizes = [frame.typeface.widest(lines, AXIS.strong) for lines in texts]
        wanted = [
            min(part.left, max(part.right - size, part.left - size / 2))
            for part, size in zip(bar.named, sizes, strict=True)
        ]
        starts = spread(wanted, sizes, left, frame.width, 2 * GAP)
        if not starts or starts[-1] + sizes[-1] <= frame.width + 0.1:
            break
    return texts, starts


def _head(bar: Bar, left: float, frame: Frame) -> float:
    """Return the height of the names above a bar."""
    texts, _ = _placed(bar, left, frame)
    tall = max((AXIS.height(len(lines)) for lines in texts), default=0.0)
    return tall + LEADER if tall else 0.0


def _names(bar: Bar, upper: float, left: float, frame: Frame, canvas: Canvas) -> None:
    """Set the names above their parts, with a thin line where one had to move."""
    texts, starts = _placed(bar, left, frame)
    bottom = upper - LEADER
    for part, lines, start in zip(bar.named, texts, starts, strict=True):
        style = AXIS.strong.tinted(part.tone.text)
        first = bottom - AXIS.height(len(lines))
        address = part.point.address
        canvas.block(lines, start, first, style, address=address)
        size = frame.typeface.widest(lines, style)
        if not part.inside or start > part.right or start + size < part.left:
            x = (part.left + part.right) / 2
            reach = min(max(x, start + 0.8), start + size - 0.8)
            canvas.line([(reach, bottom + 0.2), (x, upper)], CONTEXT, 0.5)


def _segment(
    part: Part, upper: float, lower: float, end: float, canvas: Canvas
) -> None:
    """Draw a part: solid as far as the lowest source, hatched to the highest."""
    right = part.right if part.right > end - 0.01 else part.right - WHITE_GAP
    right = max(right, part.left + 0.3)
    firm = part.point.firmness
    pale = part.tone is LIGHT
    full = Filling(LIGHT.fill, CONTEXT, 0.75) if pale else filling(part.tone, firm)
    if part.right > part.left:
        sure = min(part.sure, right)
        if sure > part.left:
            canvas.box(part.left, upper, sure, lower, full)
        if right > sure:
            unsure = filling(IDENTITY[0] if pale else part.tone, Firmness.FORECAST)
            canvas.box(sure, upper, right, lower, unsure)
    if part.inside:
        _number(part, full, (upper + lower) / 2, right, canvas)


def _number(
    part: Part, full: Filling, middle: float, right: float, canvas: Canvas
) -> None:
    """Set the number into its part, on white where the part is hatched."""
    wide = canvas.typeface.width(part.number, DIRECT)
    room = right - part.left
    x = (
        part.left + GAP + 0.3
        if room > wide + 4 * GAP
        else part.left + (room - wide) / 2
    )
    hatched = bool(full.hatch) or x + wide > part.sure
    dark = full.fill == part.tone.fill and not hatched
    if hatched:
        tall = DIRECT.cap / 2 + 0.7
        plate = Filling(WHITE)
        canvas.box(x - 0.7, middle - tall, x + wide + 0.7, middle + tall, plate)
    style = DIRECT.tinted(part.tone.on if dark else INK)
    baseline = middle + DIRECT.cap / 2
    address = part.point.address
    canvas.words(part.number, x, baseline, style, over=True, address=address)
