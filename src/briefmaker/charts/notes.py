"""What is printed under a chart besides its source and the author's note."""

import re
from collections.abc import Iterator

from briefmaker.brief.charts import FanChart, HistogramChart, LikertChart
from briefmaker.charts.bins import counted, width_of
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.plan import Plot


def notes_of(plot: Plot, say: Conventions) -> tuple[str, ...]:
    """Return sentences without a full stop: what was asked, what intervals are.

    The width of a histogram's bars is left out where the subtitle has it.
    """
    return (*_of_kind(plot, say), *_intervals(plot, say))


def _of_kind(plot: Plot, say: Conventions) -> Iterator[str]:
    match plot.chart:
        case LikertChart(question=question, sample=sample):
            yield say.question.format(question=question)
            yield say.asked.format(sample=sample)
        case HistogramChart() as chart:
            width = width_of(chart, plot.points)
            if not _told(say.number(width), chart.subtitle):
                unit = "" if counted(plot.points) else plot.unit
                yield say.bar_width.format(width=say.measure(width, unit))


def _told(number: str, text: str) -> bool:
    """Whether a text has a number, and not only as a part of a longer one."""
    whole = rf"(?<![\d.,–-]){re.escape(number)}(?![\d–-]|[.,]\d)"
    return re.search(whole, text) is not None


def _intervals(plot: Plot, say: Conventions) -> Iterator[str]:
    """Yield what stands around the values, if any has something around it."""
    chart = plot.chart
    inner = chart.inner_interval if isinstance(chart, FanChart) else None
    names = [name for name in (inner, chart.interval) if name]
    if names and any(len(set(point.ends)) > 1 for point in plot.points):
        yield say.around.format(intervals=say.comma.join(names))
