"""Columns on a base line: how high the picture is, and the words under the columns.

Words are always horizontal: they are wrapped to the room of their column, and where
that is too narrow for a single word, by turns on two levels.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, INK, WHITE, Filling, Tone, filling
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.scale import Scale
from briefmaker.charts.styles import AXIS, LABEL, RULER, Style
from briefmaker.problems import Address
from briefmaker.values import Struct

HEIGHT, HEIGHT_NARROW, NARROW = 48.0, 42.0, 100.0
"""The usual heights of the picture in mm, and the width under which it is lower."""

LEAST = 14.0
"""The least height of the columns themselves, in mm."""

UNDER = 1.6
"""Between the base line and the words below it, in mm."""

APART = 1.4
"""Between the words of two columns, in mm."""

ABOVE_NOTES = 0.9
"""Between the names of columns and the notes below them, in mm."""

LEAST_NOTE = 18.0
"""The least width that a note is wrapped to, in mm."""

OPEN_END = 2.2
OVER = 0.9
"""Between a column and the words over it, in mm."""


class Foot(Struct, frozen=True):
    """The words under the columns, line by line, on one level or on two.

    Attributes:
        width: that no words reach over, in mm.
        right: where that ends.
    """

    texts: tuple[tuple[str, ...], ...]
    style: Style
    levels: int
    width: float
    right: float

    @property
    def height(self) -> float:
        """The room that they need below the base line, in mm."""
        if not any(self.texts):
            return 0.0
        return UNDER + sum(self._tall(level) for level in range(self.levels))

    def _tall(self, level: int) -> float:
        lines = max((len(each) for each in self.texts[level :: self.levels]), default=0)
        more = self.style.leading - self.style.height(1) if level else 0.0
        return self.style.height(lines) + more

    def draw(
        self,
        middles: Sequence[float],
        base: float,
        addresses: Sequence[Address],
        canvas: Canvas,
    ) -> None:
        """Set them, each under the middle of its column."""
        for number, (lines, middle) in enumerate(zip(self.texts, middles, strict=True)):
            level = number % self.levels
            top = base + UNDER + (self._tall(0) + 0.6 if level else 0.0)
            if level:
                spots = [(middle, base + 0.4), (middle, top - 0.3)]
                canvas.line(spots, CONTEXT, 0.5, mark=False)
            half = canvas.typeface.widest(lines, self.style) / 2
            inside = max(min(middle, self.right - half), self.right - self.width + half)
            address = addresses[number]
            canvas.block(lines, inside, top, self.style, "centre", address=address)


def foot_of(names: Sequence[str], pitch: float, width: float, frame: Frame) -> Foot:
    """Wrap the words under columns to the room that each has.

    Args:
        pitch: from the middle of one column to the next, in mm.
        width: of all columns together; no words reach over it.

    Raises:
        NoRoom: a single word has none, even on two levels.
    """
    for levels in (1, 2):
        room = pitch * levels - APART
        # the words of the first and the last column cannot reach over the edge
        edge = min(room, pitch * 1.5 - APART)
        texts = []
        for number, name in enumerate(names):
            outer = number in (0, len(names) - 1) and len(names) > 1
            fits = edge if outer else room
            texts.append(frame.wrap(name.replace("\u00a0", " "), AXIS, fits))
            if frame.typeface.widest(texts[-1], AXIS) > fits + 0.1:
                break
        else:
            return Foot(tuple(texts), AXIS, levels, width, frame.width)
    raise NoRoom


class Note(Struct, frozen=True):
    """A few words about a column, to stand below its name; `middle` is in mm."""

    text: str
    middle: float
    address: Address = ()


class Notes(Struct, frozen=True):
    """Notes in their places: in which line each begins, and its left edge."""

    placed: tuple[tuple[Note, tuple[str, ...], int, float], ...]

    @property
    def height(self) -> float:
        """The room that they need, in mm."""
        last = max((at + len(lines) for _, lines, at, _ in self.placed), default=0)
        return ABOVE_NOTES + last * RULER.leading if last else 0.0

    def draw(self, top: float, canvas: Canvas) -> None:
        """Set them from `top` downwards."""
        for note, lines, at, left in self.placed:
            width = canvas.typeface.widest(lines, RULER)
            first = top + ABOVE_NOTES + at * RULER.leading
            middle = left + width / 2
            canvas.block(lines, middle, first, RULER, "centre", address=note.address)


def notes_of(notes: Sequence[Note], pitch: float, frame: Frame) -> Notes:
    """Place notes under their columns, a line lower where they would touch.

    Args:
        pitch: from the middle of one column to the next, in mm.
    """
    taken: dict[int, list[tuple[float, float]]] = {}
    placed = []
    for note in notes:
        lines = frame.wrap(note.text, RULER, max(pitch * 1.5, LEAST_NOTE))
        width = frame.typeface.widest(lines, RULER)
        left = min(max(note.middle - width / 2, 0.0), max(frame.width - width, 0.0))
        at = 0
        while any(
            left < right + APART and start < left + width + APART
            for line in range(at, at + len(lines))
            for start, right in taken.get(line, ())
        ):
            at += 1
        for line in range(at, at + len(lines)):
            taken.setdefault(line, []).append((left, left + width))
        placed.append((note, lines, at, left))
    return Notes(tuple(placed))


def height_of(frame: Frame) -> float:
    """Return the height of the picture, in mm."""
    return frame.height or (HEIGHT if frame.width >= NARROW else HEIGHT_NARROW)


def scale_of(values: Sequence[Decimal], top: float, bottom: float) -> Scale:
    """Return a scale that holds zero and all values between two heights, in mm.

    Raises:
        NoRoom: words leave the columns too little height.
    """
    low = min(float(min(values, default=Decimal(0))), 0.0)
    high = max(float(max(values, default=Decimal(0))), 0.0)
    if low == high:
        high = 1.0
    if bottom - top < LEAST:
        raise NoRoom
    return Scale(low, high, bottom, top)


def column(
    point: Point,
    tone: Tone,
    left: float,
    right: float,
    y: Scale,
    canvas: Canvas,
) -> tuple[float, float]:
    """Draw a column from zero, and what is open or uncertain about it.

    It is solid to the value that the brief stands on, or to the lowest source, and
    hatched from there to the highest; a whisker reaches over an interval.

    Returns:
        Its upper and its lower end, in mm, whiskers and arrows included.
    """
    zero = y(0)
    if not point.ends:
        return zero, zero
    low, high = (y(end) for end in point.ends)
    settled = point.value is not None
    down = low > zero and high >= zero
    solid = y(point.value) if point.value is not None else (high if down else low)
    if solid != zero:
        _box(left, right, zero, solid, filling(tone, point.firmness), canvas)
    if low != high and not settled:
        far = low if down else high
        _box(left, right, solid, far, filling(tone, Firmness.FORECAST), canvas)
    if low != high and (settled or point.disputed):
        _whisker((left + right) / 2, low, high, canvas)
    upper, lower = min(high, zero, solid), max(low, zero, solid)
    if any(reading.open_above for reading in point.readings) and high < zero:
        _open_end(left, right, upper, tone, canvas)
        upper -= OPEN_END
    return upper, lower


def _box(
    left: float, right: float, y: float, other: float, fill: Filling, canvas: Canvas
) -> None:
    canvas.box(left, min(y, other), right, max(y, other), fill)


def _whisker(x: float, low: float, high: float, canvas: Canvas) -> None:
    """Draw an interval, set off in white where it lies on the column."""
    for colour, width in ((WHITE, 2.8), (INK, 1.2)):
        canvas.line([(x, low), (x, high)], colour, width)
        for y in (low, high):
            canvas.line([(x - 0.9, y), (x + 0.9, y)], colour, width)


def _open_end(
    left: float, right: float, top: float, tone: Tone, canvas: Canvas
) -> None:
    """Draw an arrow over a column: the source says that it is more."""
    middle, half = (left + right) / 2, min((right - left) / 2, 2.0)
    head = [
        (middle - half, top - 0.5),
        (middle, top - OPEN_END + 0.2),
        (middle + half, top - 0.5),
    ]
    canvas.patch(head, Filling(tone.fill))


def over(lines: Sequence[str], style: Style = LABEL) -> float:
    """Return the room that words over a column need, in mm."""
    return style.height(len(lines)) + 2 * OVER if lines else 0.0
