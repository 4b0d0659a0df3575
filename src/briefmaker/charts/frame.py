"""What a chart is given to draw in: its width, its fonts, its language."""

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.palette import Palette
from briefmaker.charts.points import Firmness, Point, Reading
from briefmaker.charts.styles import Style
from briefmaker.charts.typeface import Typeface
from briefmaker.values import Struct

GAP = 1.2
"""Between a mark and its words, in mm."""


class NoRoom(Exception):  # noqa: N818 -- it says what is lacking
    """The words of a chart leave no room for its marks; its text is what to do."""


class Frame(Struct, frozen=True):
    """The room for one chart.

    Attributes:
        width: in mm, as printed.
        height: in mm if the author set it; worked out otherwise.
        unit: printed after the first value only.
        interval: what whiskers and bands mean.
    """

    width: float
    typeface: Typeface
    say: Conventions
    palette: Palette
    height: float | None = None
    unit: str = ""
    interval: str = ""

    def canvas(self) -> Canvas:
        """Return an empty canvas in this document's fonts and colours."""
        return Canvas(self.typeface, self.palette)

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Break a text into lines of at most `width` mm."""
        return self.typeface.wrap(text, style, width)

    def stretch(self, natural: float, rows: int) -> float:
        """Return what each row gains where the author asks for more height."""
        spare = (self.height or natural) - natural
        return max(spare, 0.0) / rows if rows else 0.0


class Firsts(Struct):
    """What is said once only: the unit, and what fillings and whiskers mean."""

    frame: Frame
    unit_said: bool = False
    interval_said: bool = False
    total_said: bool = False
    dispute_said: bool = False
    firmness_said: set[Firmness] | None = None

    def value(self, point: Point) -> str:
        """Return what a point says, with the unit if it is the first."""
        return self.frame.say.point(point, self.unit())

    def reading(self, reading: Reading) -> str:
        """Return what one source says, with the unit if it is the first."""
        return self.frame.say.reading(reading, self.unit())

    def remark(self, point: Point) -> str:
        """Return the author's note, and how firm the value is if that is new."""
        said = self.firmness_said = self.firmness_said or set()
        firm = point.firmness
        new = firm is not Firmness.MEASURED and firm not in said
        said.add(firm)
        words = [self.frame.say.firmness[firm]] if new else []
        return self.frame.say.comma.join(
            [*words, *([point.note] if point.note else [])]
        )

    def legend(self, point: Point) -> str:
        """Return what the bar between sources that differ means, the first time."""
        differ = point.disputed and len(set(point.ends)) > 1
        new = differ and not self.dispute_said
        self.dispute_said = self.dispute_said or differ
        return self.frame.say.between_sources if new else ""

    def interval(self, point: Point) -> str:
        """Return what the interval around a value is, the first time there is one."""
        ranged = bool(point.chosen) and len(set(point.ends)) > 1
        new = ranged and point.value is not None and not self.interval_said
        self.interval_said = self.interval_said or new
        return self.frame.interval if new else ""

    def unit(self) -> str:
        """Return the unit, the first time."""
        unit = "" if self.unit_said else self.frame.unit
        self.unit_said = True
        return unit
