"""What a chart says in words: an alternative text drafted from its data.

The draft names kind, subject and finding (Cesal, 2020) in 15 to 40 words and at most
250 characters; what the author wrote as `alt` wins.
"""

from collections.abc import Iterator, Sequence

from briefmaker.brief.charts import (
    AreaChart,
    ColumnChart,
    FanChart,
    GanttChart,
    HistogramChart,
    LikertChart,
    LineChart,
    ScatterChart,
    ShareChart,
    SlopeChart,
    SmallMultiplesChart,
    StackedChart,
    TimelineChart,
    WaterfallChart,
)
from briefmaker.charts.bins import bins_of, counted
from briefmaker.charts.columns import timed
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.findings.changes import changes, things
from briefmaker.charts.findings.compared import compared
from briefmaker.charts.findings.events import events
from briefmaker.charts.findings.finding import Finding, name_of
from briefmaker.charts.findings.pairs import pairs
from briefmaker.charts.findings.parts import parts
from briefmaker.charts.findings.projected import projected
from briefmaker.charts.findings.sums import steps, totals
from briefmaker.charts.findings.tasks import tasks
from briefmaker.charts.plan import Plot
from briefmaker.charts.wholes import with_rest
from briefmaker.problems import Problem, Severity
from briefmaker.values import Struct

MOST_CHARACTERS, MOST_WORDS, ENOUGH_WORDS = 250, 40, 15


class Alternative(Struct, frozen=True):
    """The text for readers who cannot see a picture, and what is wrong with it."""

    text: str
    problems: tuple[Problem, ...] = ()


def alternative(plot: Plot, say: Conventions) -> Alternative:
    """Return the author's text, or a draft that says what the data show.

    Findings are added, the most telling first, while the text is short.
    """
    if plot.chart.alt:
        return Alternative(plot.chart.alt)
    text = ""
    said: list[str] = []
    for finding in _findings(plot, say):
        longer = _sentence(plot, [*said, finding.text], say)
        wanted = finding.telling or len(text.split()) < ENOUGH_WORDS
        if wanted and _fits(longer):
            said, text = [*said, finding.text], longer
    return Alternative(text) if text else _overlong(plot, say)


def _sentence(plot: Plot, findings: Sequence[str], say: Conventions) -> str:
    """Put findings into a sentence, without its subject if it gets too long."""
    subject = plot.chart.subtitle.rstrip(".")
    kind = say.alt.kinds[plot.chart.kind]
    finding = say.alt.then.join(findings)
    whole = say.alt.whole.format(kind=kind, subject=subject, finding=finding)
    brief = say.alt.brief.format(kind=kind, finding=finding)
    return typographic(whole if _fits(whole) else brief)


def _fits(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS and len(text.split()) <= MOST_WORDS


def _overlong(plot: Plot, say: Conventions) -> Alternative:
    first = next(_findings(plot, say))
    problem = Problem(
        "chart.alt",
        "no alternative text could be drafted in 40 words: its labels are too long",
        severity=Severity.WARNING,
        address=("charts", plot.id),
        hint="write one as `alt`: chart kind, what it shows, and the finding",
    )
    return Alternative(_sentence(plot, [first.text], say), (problem,))


def _findings(plot: Plot, say: Conventions) -> Iterator[Finding]:
    """Yield what there is to say, the most telling first."""
    known = [point for point in plot.points if point.readings]
    match plot.chart:
        case TimelineChart():
            yield from events(plot.points, say)
            return
        case GanttChart():
            yield from tasks(plot.points, plot.cutoff, say)
            return
        case FanChart() as chart:
            yield from projected(chart, known, plot.unit, say)
            return
        case LineChart() | AreaChart() | SmallMultiplesChart(shape="line"):
            yield from changes(known, plot.unit, say)
            return
        case SlopeChart():
            yield from things(known, plot.unit, say)
        case SmallMultiplesChart(shape="column") if timed(known):
            yield from changes(known, plot.unit, say)
        case ColumnChart() if timed(known) and all(point.period for point in known):
            yield from changes(known, plot.unit, say)
        case ScatterChart() as chart:
            yield from pairs(chart, known, say)
        case HistogramChart() as chart:
            unit = plot.unit if counted(plot.points) else ""
            yield from compared(bins_of(chart, known, say), unit, say)
            return
        case LikertChart():
            yield from parts(known, plot.unit, say)
        case ShareChart() as chart:
            yield from parts(with_rest(chart, known), plot.unit, say)
        case StackedChart():
            yield from totals(known, plot.unit, say)
        case WaterfallChart():
            yield from steps(known, plot.unit, say)
        case _:
            yield from compared(known, plot.unit, say)
    missing = [name_of(point, say) for point in plot.points if not point.readings]
    if missing:
        yield Finding(say.alt.missing.format(labels=say.listed(missing)))
