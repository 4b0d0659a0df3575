"""Parts of one bar, end to end: their names above it, their numbers inside.

White gaps part them. A part that is too short for its number has it beside its name,
or behind the bar where it has no name of its own.
"""

from collections.abc import Sequence
from typing import Literal

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import CONTEXT, INK, WHITE, Filling, Tone, filling
from briefmaker.charts.points import Firmness, Point
from briefmaker.charts.scale import spread
from briefmaker.charts.styles import AXIS, DIRECT, MM
from briefmaker.values import Struct

WHITE_GAP = 1 * MM
PADDING = 1.6
"""What a number needs beside itself in its part, in mm."""

LEADER = 1.6
HANG = 0.7
"""Between the line to a part and the name that hangs beside it, in mm."""

KEY, KEY_PATCH = 3.2, 2.2
"""From a patch of a key to its name, and the size of the patch, in mm."""

NAME_WIDTHS = (34.0, 28.0, 23.0, 19.0, 16.0, 13.0)
"""Widths in mm that names are wrapped to, until all stand side by side."""


class Part(Struct, frozen=True):
    """A segment of a bar.

    Attributes:
        name: what it is called in every bar.
        left: where it begins, in mm.
        sure: where it ends after the lowest source.
        right: where it ends after the highest source.
        number: what it says.
        inside: there is room for the number in it.
    """

    name: str
    point: Point
    tone: Tone
    left: float
    sure: float
    right: float
    number: str
    inside: bool


Way = Literal["beside", "hung", "key"]
"""How names stand: over their parts, each on a line of its own, or as a key."""


class Name(Struct, frozen=True):
    """The name of a part: its lines, where they begin, and on which line, from 0."""

    part: Part
    lines: tuple[str, ...]
    start: float
    line: int = 0


class Names(Struct, frozen=True):
    """The names of the parts of a bar, over it."""

    members: tuple[Name, ...]
    way: Way = "beside"

    @property
    def height(self) -> float:
        """The room that they need over the bar, in mm."""
        return AXIS.height(self._lines) + LEADER if self.members else 0.0

    @property
    def _lines(self) -> int:
        return max((name.line + len(name.lines) for name in self.members), default=0)

    def draw(self, upper: float, canvas: Canvas, over: float | None = None) -> None:
        """Set them, with a thin line where one stands away from its part.

        Args:
            upper: the upper edge of the bar, where those lines lead, in mm.
            canvas: what is drawn on.
            over: what they stand above, where words beside the bar reach higher.
        """
        for name in self.members:
            part = name.part
            below = self._lines - name.line - len(name.lines)
            if self.way == "beside":
                below = 0
            foot = (upper if over is None else over) - LEADER - below * AXIS.leading
            style = AXIS.strong.tinted(part.tone.text)
            top = foot - AXIS.height(len(name.lines))
            address = part.point.address
            canvas.block(name.lines, name.start, top, style, address=address)
            self._tied(name, top, foot, upper, canvas)

    def _tied(
        self, name: Name, top: float, foot: float, upper: float, canvas: Canvas
    ) -> None:
        """Tie a name to its part: by a thin line, or by a patch of its colour."""
        part, start = name.part, name.start
        if self.way == "key":
            middle = top + AXIS.above - AXIS.cap / 2
            left, half = start - KEY, KEY_PATCH / 2
            fill = filling(part.tone, part.point.firmness)
            canvas.box(left, middle - half, left + KEY_PATCH, middle + half, fill)
            return
        x = (part.left + part.right) / 2
        if self.way == "hung":
            x = start - HANG
            canvas.line([(x, top + AXIS.above - AXIS.cap), (x, upper)], CONTEXT, 0.5)
            return
        size = canvas.typeface.widest(name.lines, AXIS.strong)
        if not part.inside or start > part.right or start + size < part.left:
            reach = min(max(x, start + 0.8), start + size - 0.8)
            bend = foot + LEADER  # below it, words may stand beside the bar
            canvas.line([(reach, foot + 0.2), (x, bend), (x, upper)], CONTEXT, 0.5)


def names_of(parts: Sequence[Part], left: float, frame: Frame) -> Names:
    """Place the names of parts, wrapped until they stand side by side.

    Where they cannot, each has a line of its own and hangs beside a thin line to its
    part; where one would hang over the edge, they become a key.
    """
    for width in NAME_WIDTHS:
        texts = [_text(part, width, frame) for part in parts]
        sizes = [frame.typeface.widest(lines, AXIS.strong) for lines in texts]
        wanted = [
            min(part.left, max(part.right - size, part.left - size / 2))
            for part, size in zip(parts, sizes, strict=True)
        ]
        starts = spread(wanted, sizes, left, frame.width, 2 * GAP)
        if not starts or starts[-1] + sizes[-1] <= frame.width + 0.1:
            members = zip(parts, texts, starts, strict=True)
            return Names(tuple(Name(*each) for each in members))
    return _hung(parts, frame) or _key(parts, left, frame)


def _hung(parts: Sequence[Part], frame: Frame) -> Names | None:
    """Hang each name beside the line to its part, if none reaches over the edge."""
    members: list[Name] = []
    line = 0
    for part in parts:
        x = min((part.left + part.right) / 2, part.left + 2.0)
        lines = _text(part, frame.width - x - HANG, frame)
        if x + HANG + frame.typeface.widest(lines, AXIS.strong) > frame.width:
            return None
        members.append(Name(part, lines, x + HANG, line))
        line += len(lines)
    return Names(tuple(members), "hung")


def _key(parts: Sequence[Part], left: float, frame: Frame) -> Names:
    """Set the names behind patches of their colours, as many on a line as fit.

    Raises:
        NoRoom: a single word of a name is wider than the picture.
    """
    members: list[Name] = []
    x, line, tall = left, 0, 0
    for part in parts:
        lines = _text(part, frame.width - left - KEY, frame)
        wide = KEY + frame.typeface.widest(lines, AXIS.strong)
        if left + wide > frame.width:
            raise NoRoom
        if x > left and x + wide > frame.width:
            x, line, tall = left, line + tall, 0
        members.append(Name(part, lines, x + KEY, line))
        x, tall = x + wide + 2 * GAP, max(tall, len(lines))
    return Names(tuple(members), "key")


def _text(part: Part, width: float, frame: Frame) -> tuple[str, ...]:
    """Return the lines of a name, with the number that did not fit into its part."""
    point = part.point
    words = part.name if part.inside else f"{part.name} {part.number}"
    if point.address and point.firmness is not Firmness.MEASURED:
        words += f"{frame.say.comma}{frame.say.firmness[point.firmness]}"
    return frame.wrap(words, AXIS.strong, width)


def segment(part: Part, upper: float, lower: float, end: float, canvas: Canvas) -> None:
    """Draw a part: solid as far as the lowest source, hatched to the highest."""
    right = part.right if part.right > end - 0.01 else part.right - WHITE_GAP
    right = max(right, part.left + 0.3)
    firm = part.point.firmness
    light = canvas.palette.light
    pale = part.tone == light
    full = Filling(light.fill, CONTEXT, 0.75) if pale else filling(part.tone, firm)
    if part.right > part.left:
        sure = min(part.sure, right)
        if sure > part.left:
            canvas.box(part.left, upper, sure, lower, full)
        if right > sure:
            unsure = filling(
                canvas.palette.identity[0] if pale else part.tone, Firmness.FORECAST
            )
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
