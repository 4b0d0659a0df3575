"""From a resolved chart to its picture, and everything that speaks against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefmaker.brief.exhibits import (
    BarChart,
    GroupedBarChart,
    LineChart,
    RangeChart,
    ShareChart,
    Slot,
    TimelineChart,
)
from briefmaker.charts.bars import bars, grouped_bars
from briefmaker.charts.canvas import Picture
from briefmaker.charts.collisions import Collision, collisions
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.lines import lines
from briefmaker.charts.plan import Plot
from briefmaker.charts.ranges import ranges
from briefmaker.charts.shares import shares
from briefmaker.charts.svg import paint
from briefmaker.charts.timelines import timeline
from briefmaker.charts.typeface import Typeface
from briefmaker.problems import Address, Problem, blocking

ROOMIER = "shorten the words, choose a wider `slot`, or draw less in one chart"


@dataclass(frozen=True, slots=True)
class Work:
    """A finished picture, or none and what stopped it."""

    picture: Picture | None
    svg: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Studio:
    """Draws the charts of one brief.

    Attributes:
        widths: of each slot in mm, for the brief's paper.
        slot: of a chart that names none.
    """

    widths: Mapping[Slot, float]
    slot: Slot
    say: Conventions
    fonts: Path

    def work(self, plot: Plot) -> Work:
        """Draw one chart and look at it."""
        typeface = Typeface(self.fonts)
        lacking = tuple(_lacking(plot, typeface))
        if lacking:
            return Work(None, "", lacking)
        chart = plot.chart
        slot = chart.slot or self.slot
        width = self.widths.get(slot)
        if width is None:
            return Work(None, "", (_no_width(plot, slot, self.widths),))
        frame = Frame(
            width=width,
            typeface=typeface,
            say=self.say,
            height=float(chart.height) if chart.height else None,
            unit=plot.unit,
        )
        try:
            picture = _picture(plot, frame)
        except NoRoom:
            problem = _crowded(
                plot, "the words of this chart leave no room for its marks"
            )
            return Work(None, "", (problem,))
        problems = (*_flat(plot, picture), *_clashes(plot, picture))
        svg = "" if blocking(problems) else paint(picture, plot.id, typeface)
        return Work(picture, svg, problems)


def _picture(plot: Plot, frame: Frame) -> Picture:
    match plot.chart:
        case BarChart() as chart:
            return bars(chart, plot.points, frame)
        case GroupedBarChart():
            return grouped_bars(plot.points, frame)
        case LineChart() as chart:
            return lines(chart, plot.points, frame)
        case RangeChart() as chart:
            return ranges(chart, plot.points, frame)
        case TimelineChart():
            return timeline(plot.points, frame)
        case ShareChart() as chart:
            return shares(chart, plot.points, frame)


def _lacking(plot: Plot, typeface: Typeface) -> Iterator[Problem]:
    """Report characters that the fonts do not have: they would print as boxes."""
    top: Address = ("charts", plot.id)
    texts: list[tuple[str, Address]] = [(plot.unit, (*top, "unit"))]
    match plot.chart:
        case ShareChart(rest=str(rest)):
            texts.append((rest, (*top, "rest")))
        case RangeChart(low_label=low, high_label=high):
            texts += [
                (low or "", (*top, "low_label")),
                (high or "", (*top, "high_label")),
            ]
    for point in plot.points:
        where = point.address
        texts += [(point.label, where), (point.series, where), (point.note, where)]
        for reading in point.readings:
            texts += [(reading.display, where), (reading.scope, where)]
    said: set[str] = set()
    for text, address in texts:
        if (missing := typeface.lacks(text)) and text not in said:
            said.add(text)
            names = " ".join(f"“{each}” (U+{ord(each):04X})" for each in missing[:5])
            yield Problem(
                "chart.glyph",
                f"the fonts of charts do not have {names}, in “{text}”",
                address=address,
                token=missing[0],
                hint="write it in Latin, Greek or Cyrillic letters",
            )


def _no_width(plot: Plot, slot: Slot, widths: Mapping[Slot, float]) -> Problem:
    known = ", ".join(widths) or "none"
    return Problem(
        "chart.no-width",
        f"this kind of document has no width for the slot “{slot}” on this paper",
        address=("charts", plot.id, "slot"),
        hint=f"it has widths for: {known}",
    )


def _flat(plot: Plot, picture: Picture) -> Iterator[Problem]:
    asked = plot.chart.height
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


def _crowded(plot: Plot, message: str, address: Address = ()) -> Problem:
    address = address or ("charts", plot.id)
    return Problem("chart.collision", message, address=address, hint=ROOMIER)
