"""A picture as a list of shapes in mm, measured from its top left corner.

The families put shapes on a canvas; `collisions.py` looks at them, `painting.py` paints
them. Nothing here knows matplotlib, so geometry is tested as numbers.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from briefmaker.charts.conventions import typographic
from briefmaker.charts.palette import SOLID, WHITE, Dashes, Filling, Palette
from briefmaker.charts.styles import Style
from briefmaker.problems import Address
from briefmaker.values import Struct, field

if TYPE_CHECKING:
    from briefmaker.charts.typeface import Typeface

Spot = tuple[float, float]
Align = Literal["left", "centre", "right"]
Form = Literal["circle", "diamond", "square", "triangle"]


class Edges(Struct, frozen=True):
    """A box: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Edges", slack: float = 0.0) -> bool:
        """Whether two boxes overlap by more than `slack` mm both ways."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > slack and tall > slack


class Patch(Struct, frozen=True):
    """A filled outline.

    Attributes:
        mark: it stands for data: no words may cross it unless they belong to it.
    """

    points: tuple[Spot, ...]
    filling: Filling
    mark: bool = True

    @property
    def edges(self) -> Edges:
        """The box around it."""
        return around(self.points)


class Line(Struct, frozen=True):
    """A line through points, `width` in pt."""

    points: tuple[Spot, ...]
    colour: str
    width: float
    dashes: Dashes = SOLID
    mark: bool = True


class Dot(Struct, frozen=True):
    """A mark at one place, `size` mm across."""

    at: Spot
    size: float
    fill: str
    edge: str
    form: Form = "circle"

    @property
    def edges(self) -> Edges:
        """The box around it."""
        (x, y), half = self.at, self.size / 2
        return Edges(x - half, y - half, x + half, y + half)


class Words(Struct, frozen=True):
    """One line of text, `at` its baseline.

    Attributes:
        width: in mm, as measured.
        over: it may stand on marks: a number inside its bar.
        address: what in the brief it comes from.
    """

    text: str
    at: Spot
    style: Style
    align: Align
    width: float
    over: bool = False
    address: Address = ()

    @property
    def edges(self) -> Edges:
        """The box that it fills."""
        x, y = self.at
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align] * self.width
        return Edges(
            left, y - self.style.above, left + self.width, y + self.style.below
        )


Shape = Patch | Line | Dot | Words


class Picture(Struct, frozen=True):
    """Shapes in the order in which they are painted, and the size in mm."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """The lines of text in it."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Words))


class Canvas(Struct):
    """Collects the shapes of one picture."""

    typeface: "Typeface"
    palette: Palette
    shapes: list[Shape] = field(default_factory=list)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        filling: Filling,
        mark: bool = True,
    ) -> None:
        """Draw a box."""
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.shapes.append(Patch(corners, filling, mark))

    def patch(
        self, points: Sequence[Spot], filling: Filling, mark: bool = True
    ) -> None:
        """Draw a filled outline."""
        self.shapes.append(Patch(tuple(points), filling, mark))

    def line(
        self,
        points: Sequence[Spot],
        colour: str,
        width: float,
        dashes: Dashes = SOLID,
        mark: bool = True,
    ) -> None:
        """Draw a line through points."""
        self.shapes.append(Line(tuple(points), colour, width, dashes, mark))

    def dot(
        self,
        at: Spot,
        size: float,
        colour: str,
        form: Form = "circle",
        hollow: bool = False,
        ground: str = WHITE,
    ) -> None:
        """Draw a mark, filled or hollow; `ground` is what a hollow one shows."""
        fill = ground if hollow else colour
        self.shapes.append(Dot(at, size, fill, colour, form))

    def words(
        self,
        text: str,
        x: float,
        baseline: float,
        style: Style,
        align: Align = "left",
        over: bool = False,
        address: Address = (),
    ) -> float:
        """Set one line of text and return its width."""
        text = typographic(text)
        width = self.typeface.width(text, style)
        self.shapes.append(
            Words(text, (x, baseline), style, align, width, over, address)
        )
        return width

    def block(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        style: Style,
        align: Align = "left",
        over: bool = False,
        address: Address = (),
    ) -> float:
        """Set lines of text from `top` downwards and return where they end."""
        for number, text in enumerate(lines):
            baseline = top + style.above + number * style.leading
            self.words(text, x, baseline, style, align, over, address)
        return top + style.height(len(lines))

    def centred(
        self,
        lines: Sequence[str],
        x: float,
        middle: float,
        style: Style,
        align: Align = "left",
        over: bool = False,
        address: Address = (),
    ) -> None:
        """Set lines of text with the middle of their figures at `middle`."""
        first = middle + style.cap / 2 - (len(lines) - 1) * style.leading / 2
        for number, text in enumerate(lines):
            baseline = first + number * style.leading
            self.words(text, x, baseline, style, align, over, address)

    def picture(self, width: float, height: float) -> Picture:
        """Return what was drawn."""
        return Picture(width, height, tuple(self.shapes))


def around(points: Sequence[Spot]) -> Edges:
    """Return the box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Edges(min(xs), min(ys), max(xs), max(ys))
