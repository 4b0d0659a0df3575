"""Answers on a scale: one bar of 100 % for each question (design C.4).

Answers keep their order in every bar and every part carries its number, beneath the
bar where it is too short for it. The far class against is hatched, because the two
light classes print alike in grey. Only where the author asks for it do bars stand on
either side of a middle line, the neutral answer split by it; answers off the scale
then stand apart at the right.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import LikertChart
from briefmaker.charts.answers import Answers, answers_of
from briefmaker.charts.canvas import Canvas, Picture
from briefmaker.charts.families.segments import PADDING, WHITE_GAP, Part, names_of
from briefmaker.charts.frame import GAP, Firsts, Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, INK, WHITE, Filling, Tone
from briefmaker.charts.points import Firmness, Point, in_series, names_of_series
from briefmaker.charts.scale import spread
from briefmaker.charts.styles import AXIS, DIRECT, LABEL, MISSING, REMARK
from briefmaker.values import Struct, replace

THICK, BETWEEN = 6.4, 3.0
LABELS = 0.3
"""The most of the width that the names of questions may take."""

LEAST = 25.0
APART = 3.0
"""Between the scale and the answers off it, in mm."""

BENEATH = 1.0
"""From a bar to the numbers that found no room in it, in mm."""


class Bar(Struct, frozen=True):
    """One question.

    Attributes:
        name: its name line by line.
        said: under the name: how firm the values are.
        notes: what the author says of single parts.
    """

    name: tuple[str, ...]
    said: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many lines stand at its left."""
        return len(self.name) + len(self.said)

    @property
    def foot(self) -> float:
        """The room beneath it for numbers and notes, in mm."""
        outside = any(not part.inside for part in self.parts)
        numbers = BENEATH + AXIS.height(1) if outside else 0.0
        return numbers + (REMARK.height(len(self.notes)) + 1 if self.notes else 0.0)


class Ground(Struct, frozen=True):
    """Where bars stand: the middle or left edge, and how long one per cent is.

    Attributes:
        split: bars stand on either side of `zero`.
        beyond: where answers off the scale begin, if they stand apart.
    """

    zero: float
    length: float
    split: bool
    beyond: float


def likert(chart: LikertChart, points: Sequence[Point], frame: Frame) -> Picture:
    """Draw a bar for each question, in the order of the data.

    Raises:
        NoRoom: the names of the questions leave no room for the bars.
    """
    frame = replace(frame, unit=frame.unit or "%")
    answers = answers_of(chart, points)
    series = names_of_series(points)
    labels = [frame.wrap(name, LABEL, frame.width * LABELS) for name in series]
    wide = max(frame.typeface.widest(lines, LABEL) for lines in labels)
    left = wide + 2 * GAP if wide else 0.0
    if frame.width - left < LEAST:
        raise NoRoom
    ground = _ground(chart, answers, points, left, frame)
    firsts = Firsts(frame)
    bars = [
        _bar(lines, in_series(points, name), answers, ground, firsts)
        for name, lines in zip(series, labels, strict=True)
    ]
    heads = names_of([replace(one, inside=True) for one in _fullest(bars)], left, frame)
    canvas = frame.canvas()
    rows = [max(THICK, bar.words * LABEL.leading + 0.4) for bar in bars]
    natural = heads.height + sum(rows) + sum(bar.foot for bar in bars)
    natural += BETWEEN * (len(bars) - 1)
    extra = frame.stretch(natural, len(bars))
    if ground.split:
        ends = [(ground.zero, heads.height - 0.8), (ground.zero, natural)]
        canvas.line(ends, INK, 0.75, mark=False)
    heads.draw(heads.height, canvas)
    top = heads.height
    for bar, row in zip(bars, rows, strict=True):
        _draw(bar, top + (row + extra) / 2, THICK + extra, left, frame, canvas)
        top += row + extra + bar.foot + BETWEEN
    return canvas.picture(frame.width, top - BETWEEN)


def _fullest(bars: Sequence[Bar]) -> tuple[Part, ...]:
    """Return the parts of the first bar that has the most of them."""
    return max((bar.parts for bar in bars), key=len)


def _ground(
    chart: LikertChart,
    answers: Answers,
    points: Sequence[Point],
    left: float,
    frame: Frame,
) -> Ground:
    """Return one bar of a hundred, or two sides as wide as the fullest need."""
    if not chart.centred:
        return Ground(left, (frame.width - left) / 100, False, 0.0)
    before = behind = beyond = 0.0
    for series in names_of_series(points):
        shares = _shares(in_series(points, series))
        middle = sum(shares.get(name, 0.0) for name in answers.neutral) / 2
        against = sum(shares.get(name, 0.0) for name in answers.against)
        favour = sum(shares.get(name, 0.0) for name in answers.favour)
        before, behind = max(before, against + middle), max(behind, favour + middle)
        beyond = max(beyond, sum(shares.get(name, 0.0) for name in answers.apart))
    room = frame.width - left - (APART if beyond else 0.0)
    length = room / (before + behind + beyond)
    zero = left + before * length
    return Ground(zero, length, True, zero + behind * length + APART)


def _shares(points: Sequence[Point]) -> dict[str, float]:
    """Return the answers to one question as parts of a hundred, rounding evened out."""
    values = {point.label: float(point.ends[1]) for point in points if point.ends}
    total = sum(values.values())
    return {name: value * 100 / total for name, value in values.items() if total}


def _bar(
    name: tuple[str, ...],
    points: Sequence[Point],
    answers: Answers,
    ground: Ground,
    firsts: Firsts,
) -> Bar:
    """Put the answers to one question in a row."""
    say, frame = firsts.frame.say, firsts.frame
    held = {point.label: point for point in points if point.ends}
    shares = _shares(points)
    tones = _tones(answers, frame)
    at = ground.zero
    if ground.split:
        neutral = sum(shares.get(each, 0.0) for each in answers.neutral) / 2
        against = sum(shares.get(each, 0.0) for each in answers.against)
        at -= (against + neutral) * ground.length
    parts = []
    for answer in (each for each in answers.all if each in held):
        if ground.split and answer in answers.apart:
            at = max(at, ground.beyond)
        point, right = held[answer], at + shares[answer] * ground.length
        text = firsts.value(point)
        inside = frame.typeface.width(text, DIRECT) + PADDING <= right - at - WHITE_GAP
        tone = tones[answer]
        parts.append(Part(answer, point, tone, at, right, right, text, inside))
        at = right
    firm = dict.fromkeys(
        say.firmness[one.firmness]
        for one in held.values()
        if one.firmness is not Firmness.MEASURED
    )
    notes = say.alt.then.join(f"{one.label}: {one.note}" for one in points if one.note)
    room = frame.width * (1 - LABELS) if name else frame.width
    return Bar(name, tuple(firm), tuple(parts), frame.wrap(notes, REMARK, room))


def _tones(answers: Answers, frame: Frame) -> dict[str, Tone]:
    """Return a step of the palette for each answer; two of four stand for the ends."""
    far_against, against, neutral, favour, far_favour = frame.palette.diverging
    sides = (
        (answers.against, (far_against, against)),
        (answers.neutral, (neutral,)),
        (tuple(reversed(answers.favour)), (far_favour, favour)),
    )
    tones = {
        name: tone
        for names, steps in sides
        for name, tone in zip(names, steps, strict=False)
    }
    return {name: tones.get(name, frame.palette.light) for name in answers.all}


def _draw(
    bar: Bar, middle: float, thick: float, left: float, frame: Frame, canvas: Canvas
) -> None:
    """Draw a bar with its name, the numbers of its parts and its notes."""
    words = (*bar.name, *bar.said)
    first = middle + LABEL.cap / 2 - (len(words) - 1) * LABEL.leading / 2
    for number, text in enumerate(words):
        style = LABEL if number < len(bar.name) else REMARK
        canvas.words(text, 0, first + number * LABEL.leading, style)
    upper, lower = middle - thick / 2, middle + thick / 2
    if not bar.parts:
        canvas.centred([frame.say.no_data], left, middle, MISSING)
    for part in bar.parts:
        _part(part, upper, lower, canvas)
    top = max(lower, middle + LABEL.height(len(words)) / 2)
    outside = [part for part in bar.parts if not part.inside]
    if outside:
        _beneath(outside, lower, left, frame, canvas)
        top = max(top, lower + BENEATH + AXIS.height(1))
    canvas.block(bar.notes, left, top + 1, REMARK)


def _part(part: Part, upper: float, lower: float, canvas: Canvas) -> None:
    """Draw a part, with its number in it if there is room."""
    tone = part.tone
    fill = Filling(tone.fill, WHITE, 0.0, tone.hatch)
    if tone == canvas.palette.light:
        fill = Filling(tone.fill, CONTEXT, 0.75)
    right = max(part.right - WHITE_GAP, part.left + 0.2)
    if part.right > part.left:
        canvas.box(part.left, upper, right, lower, fill)
    if not part.inside:
        return
    x, middle = (part.left + right) / 2, (upper + lower) / 2
    if tone.hatch:
        wide, tall = canvas.typeface.width(part.number, DIRECT) / 2, DIRECT.cap / 2
        plate = Filling(WHITE)
        sides = (x - wide - 0.6, middle - tall - 0.7, x + wide + 0.6)
        canvas.box(*sides, middle + tall + 0.7, plate)
    style = DIRECT.tinted(INK if tone.hatch else tone.on)
    address = part.point.address
    baseline = middle + style.cap / 2
    canvas.words(part.number, x, baseline, style, "centre", over=True, address=address)


def _beneath(
    parts: Sequence[Part], lower: float, left: float, frame: Frame, canvas: Canvas
) -> None:
    """Set numbers beneath their parts, tied to them where they had to move."""
    sizes = [frame.typeface.width(part.number, AXIS) for part in parts]
    middles = [(part.left + part.right) / 2 for part in parts]
    wanted = [at - size / 2 for at, size in zip(middles, sizes, strict=True)]
    starts = spread(wanted, sizes, left, frame.width, GAP)
    for part, at, size, start in zip(parts, middles, sizes, starts, strict=True):
        top = lower + BENEATH
        if abs(start + size / 2 - at) > 0.6:
            canvas.line([(at, lower), (start + size / 2, top - 0.1)], CONTEXT, 0.5)
        baseline, address = top + AXIS.above, part.point.address
        canvas.words(part.number, start, baseline, AXIS, address=address)
