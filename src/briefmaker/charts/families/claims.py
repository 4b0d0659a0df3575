"""A value that sources dispute: every source's figure, on a bar from lowest to highest.

Marks differ in form and colour and carry the source's own words and what it counts;
where the brief stands on one source its mark is filled and the others are hollow
(design C.5). There is never a mean.
"""

from collections.abc import Sequence
from itertools import pairwise

from briefmaker.charts.canvas import Align, Canvas, Form
from briefmaker.charts.frame import GAP, Firsts, Frame
from briefmaker.charts.palette import CONTEXT, INK, MUTE, Filling
from briefmaker.charts.points import Firmness, Point, Reading
from briefmaker.charts.scale import Scale, spread
from briefmaker.charts.styles import DIRECT, REMARK
from briefmaker.problems import Address
from briefmaker.values import Struct, replace

DOT = 2.3
BAR = 2.2
"""Width of the bar from the lowest to the highest value, in pt."""

INTERVAL = 4.5
"""Width of the bar of a source that gives an interval, in pt."""

STEM = 1.0
"""Between a mark and the words above it, in mm."""

WIDEST = 0.42
"""The most of the width that the words of one source may take."""

BESIDE = 2.0
"""How far words may stand from over their mark, in mm."""

LINE = 5.0
FORMS: tuple[Form, ...] = ("circle", "diamond", "square", "triangle")


class Claim(Struct, frozen=True):
    """What one source says: its mark and its words."""

    reading: Reading
    head: tuple[str, ...]
    scope: tuple[str, ...]
    form: Form
    colour: str
    hollow: bool
    width: float

    @property
    def height(self) -> float:
        """The height of its words."""
        heads, scopes = len(self.head), len(self.scope)
        return heads * DIRECT.leading + scopes * REMARK.leading

    @property
    def middle(self) -> float:
        """The value that its words stand over."""
        low, high = self.reading.ends
        return float(low + high) / 2

    @property
    def line(self) -> float:
        """The height of the line that it takes where it has one for itself."""
        return max(self.height + 1.2, LINE)


class Claims(Struct, frozen=True):
    """All that sources say of one quantity, from the lowest to the highest.

    Attributes:
        starts: where the words of each begin, side by side; nothing where each
            needs a line for itself.
    """

    members: tuple[Claim, ...]
    starts: tuple[float, ...]
    address: Address

    @property
    def height(self) -> float:
        """The height that they take."""
        if self.starts:
            return self._above + DOT
        return sum(claim.line for claim in self.members)

    @property
    def _above(self) -> float:
        return max(claim.height for claim in self.members) + STEM

    def bar(self, top: float) -> float:
        """Return where the bar lies: the grid need not reach higher."""
        return top + self._above + DOT / 2 if self.starts else top

    def draw(self, top: float, scale: Scale, width: float, canvas: Canvas) -> None:
        """Draw them from `top` downwards."""
        ends = [end for claim in self.members for end in claim.reading.ends]
        low, high = scale(min(ends)), scale(max(ends))
        if self.starts:
            y = self.bar(top)
            canvas.line([(low, y), (high, y)], CONTEXT, BAR)
            for claim, start in zip(self.members, self.starts, strict=True):
                _mark(claim, y, scale, canvas)
                upper = y - DOT / 2 - STEM - claim.height
                centre = start + claim.width / 2
                self._words(claim, centre, upper, "centre", canvas)
            return
        if high > low:
            tall = self.height
            canvas.box(
                low, top, high, top + tall, Filling(canvas.palette.tint), mark=False
            )
        for claim in self.members:
            self._on_its_line(claim, top, scale, width, canvas)
            top += claim.line

    def _on_its_line(
        self, claim: Claim, top: float, scale: Scale, width: float, canvas: Canvas
    ) -> None:
        """Draw a claim with its words behind its mark, or before it at the edge."""
        middle = top + claim.line / 2
        _mark(claim, middle, scale, canvas)
        first, last = (scale(end) for end in claim.reading.ends)
        upper = middle - claim.height / 2
        behind = last + DOT / 2 + GAP
        before = first - DOT / 2 - GAP
        if behind + claim.width <= width or before - claim.width < scale.start:
            self._words(claim, behind, upper, "left", canvas)
        else:
            self._words(claim, before, upper, "right", canvas)

    def _words(
        self, claim: Claim, x: float, top: float, align: Align, canvas: Canvas
    ) -> None:
        style = DIRECT.tinted(claim.colour)
        canvas.block(claim.head, x, top, style, align, address=self.address)
        top += len(claim.head) * style.leading
        canvas.block(claim.scope, x, top, REMARK, align, address=self.address)


def claims_of(point: Point, firsts: Firsts) -> tuple[Claim, ...]:
    """Set the words and choose the mark of each source."""
    frame = firsts.frame
    room = frame.width * WIDEST
    # Not the fourth: it prints like the grey of the bar.
    colours = [tone.fill for tone in frame.palette.identity[:3]]
    found = []
    for number, reading in enumerate(point.readings):
        words = reading.display or firsts.reading(reading)
        if reading.firmness is not Firmness.MEASURED:
            words += f"{frame.say.comma}{frame.say.firmness[reading.firmness]}"
        form: Form = FORMS[number % len(FORMS)]
        colour = colours[number] if number < len(colours) else INK
        hollow = number > 0
        if point.chosen:
            form, hollow = "circle", not reading.preferred
            colour = frame.palette.primary if reading.preferred else MUTE
        claim = Claim(reading, (), (), form, colour, hollow, 0.0)
        found.append(_set(claim, words, reading.scope, room, frame))
    return tuple(found)


def arranged(
    members: Sequence[Claim], address: Address, scale: Scale, frame: Frame
) -> Claims:
    """Put the words of all sources side by side over their marks, if they fit so."""
    marks = [scale(claim.middle) for claim in members]
    sizes = [claim.width for claim in members]
    wanted = [x - size / 2 for x, size in zip(marks, sizes, strict=True)]
    left = scale(0) + 0.8 if min(marks) >= scale(0) else scale.start
    starts = spread(wanted, sizes, left, frame.width, 3 * GAP)
    over = all(
        start - BESIDE <= mark <= start + size + BESIDE
        for start, size, mark in zip(starts, sizes, marks, strict=True)
    )
    apart = all(later - earlier > 1.5 * DOT for earlier, later in pairwise(marks))
    fits = starts[-1] + sizes[-1] <= frame.width + 0.05
    if over and apart and fits:
        return Claims(tuple(members), tuple(starts), address)
    narrowed = (_narrowed(claim, scale, frame) for claim in members)
    return Claims(tuple(narrowed), (), address)


def _narrowed(claim: Claim, scale: Scale, frame: Frame) -> Claim:
    """Wrap the words of a claim to the room behind its mark, or before it if wider."""
    first, last = (scale(end) for end in claim.reading.ends)
    gap = DOT / 2 + GAP
    room = max(frame.width - last - gap, first - gap - scale.start)
    if claim.width <= room:
        return claim
    return _set(claim, " ".join(claim.head), " ".join(claim.scope), room, frame)


def _set(claim: Claim, head: str, scope: str, room: float, frame: Frame) -> Claim:
    """Return a claim with its words wrapped to a width."""
    heads = frame.wrap(head, DIRECT, room)
    scopes = frame.wrap(scope, REMARK, room)
    wide = frame.typeface.widest(heads, DIRECT)
    wide = max(wide, frame.typeface.widest(scopes, REMARK))
    return replace(claim, head=heads, scope=scopes, width=wide)


def _mark(claim: Claim, y: float, scale: Scale, canvas: Canvas) -> None:
    """Draw a value as a mark, and an interval as a short thick bar."""
    low, high = (scale(end) for end in claim.reading.ends)
    if high > low:
        canvas.line([(low, y), (high, y)], claim.colour, INTERVAL)
    value = claim.reading.value
    if value is not None or high == low:
        at = scale(value) if value is not None else high
        canvas.dot((at, y), DOT, claim.colour, claim.form, claim.hollow)
