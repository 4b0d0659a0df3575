"""From a resolved chart to its picture, and everything that speaks against it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from briefmaker.brief.charts import (
    AreaChart,
    BarChart,
    ColumnChart,
    DotChart,
    FanChart,
    GanttChart,
    GroupedBarChart,
    HistogramChart,
    LikertChart,
    LineChart,
    LollipopChart,
    RangeChart,
    ScatterChart,
    ShareChart,
    SlopeChart,
    SmallMultiplesChart,
    StackedChart,
    TimelineChart,
    WaterfallChart,
)
from briefmaker.brief.exhibits import Slot
from briefmaker.charts.canvas import Picture
from briefmaker.charts.clearing import cleared
from briefmaker.charts.collisions import Collision, collisions
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.families.areas import areas
from briefmaker.charts.families.bars import bars, grouped_bars
from briefmaker.charts.families.columns import columns
from briefmaker.charts.families.dots import dots
from briefmaker.charts.families.fan import fan
from briefmaker.charts.families.gantt import gantt
from briefmaker.charts.families.histogram import histogram
from briefmaker.charts.families.likert import likert
from briefmaker.charts.families.lines import lines
from briefmaker.charts.families.lollipops import lollipops
from briefmaker.charts.families.multiples import multiples
from briefmaker.charts.families.ranges import ranges
from briefmaker.charts.families.scatter import scatter
from briefmaker.charts.families.shares import shares
from briefmaker.charts.families.slopes import slopes
from briefmaker.charts.families.stacks import stacked
from briefmaker.charts.families.timelines import timeline
from briefmaker.charts.families.waterfalls import waterfall
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.glyphs import lacking
from briefmaker.charts.leftward import leftward
from briefmaker.charts.made import Made
from briefmaker.charts.painting import painted
from briefmaker.charts.palette import Palette
from briefmaker.charts.plan import Plot
from briefmaker.charts.svg import svg_of
from briefmaker.charts.typeface import Typeface
from briefmaker.look.look import Family
from briefmaker.problems import Address, Problem, blocking
from briefmaker.values import Struct

ROOMIER = "shorten the words, choose a wider `slot`, or draw less in one chart"


class Work(Struct, frozen=True):
    """A picture before it is painted, or none, and what was made of it."""

    picture: Picture | None
    made: Made

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found of it."""
        return self.made.problems

    @property
    def svg(self) -> str:
        """The picture as SVG; nothing where something stopped it."""
        return self.made.svg


class Studio(Struct, frozen=True):
    """Draws the charts of one brief.

    Attributes:
        widths: of each slot in mm, for the brief's paper.
        slot: of a chart that names none.
        sans: the house's own fonts, if it has any.
        enlarged: how many times larger than drawn the charts are printed.
    """

    widths: Mapping[Slot, float]
    slot: Slot
    say: Conventions
    fonts: Path
    palette: Palette
    sans: Family | None = None
    enlarged: float = 1.0

    def work(self, plot: Plot) -> Work:
        """Draw one chart and look at it."""
        typeface = Typeface(self.fonts, self.sans)
        unknown = tuple(lacking(plot, typeface))
        if unknown:
            return Work(None, Made(unknown))
        chart = plot.chart
        slot = chart.slot or self.slot
        width = self.widths.get(slot)
        if width is None:
            return Work(None, Made((_no_width(plot, slot, self.widths),)))
        # Large print takes more height than the author asked for.
        asked = None if self.enlarged > 1 else chart.height
        frame = Frame(
            width=width / self.enlarged,
            typeface=typeface,
            say=self.say,
            palette=self.palette,
            height=float(asked) if asked else None,
            unit=plot.unit,
            interval=chart.interval or "",
        )
        try:
            picture = cleared(_picture(plot, frame))
            if self.say.direction == "rtl":
                picture = leftward(picture)
        except NoRoom as lack:
            message = "the words of this chart leave no room for its marks"
            problem = _crowded(plot, message, hint=str(lack) or ROOMIER)
            return Work(None, Made((problem,)))
        problems = (*_flat(plot, asked, picture), *_clashes(plot, picture))
        if blocking(problems):
            return Work(picture, Made(problems))
        ink = painted(picture, typeface, self.enlarged)
        return Work(picture, Made(problems, ink, svg_of(ink, plot.id)))


def _picture(plot: Plot, frame: Frame) -> Picture:
    """Draw a chart by the rules of its kind.

    Raises:
        NoRoom: its words leave no room for its marks.
    """
    points = plot.points
    match plot.chart:
        case BarChart() as chart:
            return bars(chart, points, frame)
        case GroupedBarChart():
            return grouped_bars(points, frame)
        case ShareChart() as chart:
            return shares(chart, points, frame)
        case LineChart() as chart:
            return lines(chart, points, frame)
        case RangeChart() as chart:
            return ranges(chart, points, frame)
        case LollipopChart() as chart:
            return lollipops(chart, points, frame)
        case DotChart() as chart:
            return dots(chart, points, frame)
        case StackedChart() as chart:
            return stacked(chart, points, frame)
        case ColumnChart() as chart:
            return columns(chart, points, frame)
        case WaterfallChart():
            return waterfall(points, frame)
        case AreaChart():
            return areas(points, frame)
        case SlopeChart() as chart:
            return slopes(chart, points, frame)
        case TimelineChart():
            return timeline(points, frame)
        case GanttChart():
            return gantt(points, plot.cutoff, frame)
        case ScatterChart() as chart:
            return scatter(chart, points, frame)
        case SmallMultiplesChart() as chart:
            return multiples(chart, points, frame)
        case LikertChart() as chart:
            return likert(chart, points, frame)
        case HistogramChart() as chart:
            return histogram(chart, points, frame)
        case FanChart() as chart:
            return fan(chart, points, frame)


def _no_width(plot: Plot, slot: Slot, widths: Mapping[Slot, float]) -> Problem:
    known = ", ".join(widths) or "none"
    return Problem(
        "chart.no-width",
        f"this kind of document has no width for the slot “{slot}” on this paper",
        address=("charts", plot.id, "slot"),
        hint=f"it has widths for: {known}",
    )


def _flat(plot: Plot, asked: Decimal | None, picture: Picture) -> Iterator[Problem]:
    if asked and picture.height > float(asked) + 0.05:
        yield Problem(
            "chart.height",
            f"{asked} mm is too low for this chart: it needs {picture.height:.0f} mm",
            address=("charts", plot.id, "height"),
            hint="leave `height` out, and it is worked out",
        )


def _clashes(plot: Plot, picture: Picture) -> Iterator[Problem]:
    """Report words that touch, once for each of them."""
    said: set[str] = set()
    for clash in collisions(picture):
        if clash.words.text not in said:
            said.add(clash.words.text)
            yield _crowded(plot, _message(clash), clash.words.address)


def _message(clash: Collision) -> str:
    words = f"“{clash.words.text}”"
    if clash.other:
        return f"{words} and “{clash.other.text}” overlap in the picture"
    if clash.outside:
        return f"{words} does not fit into the picture"
    return f"{words} stands across a mark of the picture"


def _crowded(
    plot: Plot, message: str, address: Address = (), hint: str = ROOMIER
) -> Problem:
    address = address or ("charts", plot.id)
    return Problem("chart.collision", message, address=address, hint=hint)
