"""Rules of figures: titles, mentions, texts for the blind, colours (C-02 to C-20)."""

import re
from collections.abc import Iterator

from briefmaker.brief.charts import (
    AreaChart,
    ColumnChart,
    GroupedBarChart,
    LineChart,
    RangeChart,
    StackedChart,
)
from briefmaker.charts.limits import few
from briefmaker.charts.points import names_of_series
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.measure import words_in
from briefmaker.rules.rule import Manuscript
from briefmaker.rules.wording import is_sentence
from briefmaker.writing.headings import heading_of
from briefmaker.writing.nodes import (
    Blocks,
    Callout,
    Emphasis,
    Extract,
    Inlines,
    Listing,
    Paragraph,
    Reference,
    Strong,
    Subheading,
)
from briefmaker.writing.written import Exhibit

TITLE = 15
LEAST, MOST = 15, 60
IMAGE_OF = re.compile(r"(?:an? |the )?(?:image|picture|graphic|photo)\s+of\b", re.I)
MANY_COLOURED = (AreaChart, ColumnChart, GroupedBarChart, LineChart, StackedChart)


def c_02(read: Manuscript) -> Iterator[Problem]:
    """A figure's title is a sentence of at most 15 words, and no section's heading."""
    headings = {heading_of(each, read.language) for each in read.brief.sections}
    english = read.language.tag.startswith("en")
    for name, chart in read.brief.charts.items():
        at: Address = ("charts", name, "title")
        words = words_in(chart.title)
        if words > TITLE:
            message = f"this title has {words} words; {TITLE} are the most"
            yield _warned("C-02", message, at, "the subtitle takes the measure")
        if chart.title in headings:
            message = "this title repeats the heading of a section"
            yield _warned("C-02", message, at, "say what the figure shows")
        elif english and not is_sentence(chart.title):
            message = "this title has no verb, so it names a topic and no finding"
            yield _warned("C-02", message, at, "say what the figure shows")


def c_16(read: Manuscript) -> Iterator[Problem]:
    """A figure is named in the text before it stands there."""
    named: set[str] = set()
    everywhere = {name for name, placed in _mentions(read) if not placed}
    for name, placed in _mentions(read):
        if not placed:
            named.add(name)
        elif name not in named and name in read.brief.charts:
            at: Address = ("charts", name)
            if name in everywhere:
                message = f"the text names @{name} only after the figure"
                hint = "name it in the paragraph before"
            else:
                message = f"the text never names this figure: @{name}"
                hint = f"say what it shows: “@{name} shows …”"
            yield _warned("C-16", message, at, hint)


def c_17(read: Manuscript) -> Iterator[Problem]:
    """A text for those who cannot see a figure says its kind, its data, its finding."""
    for name, chart in read.brief.charts.items():
        if not chart.alt:
            continue  # drafted from the data, in these limits
        at: Address = ("charts", name, "alt")
        words = words_in(chart.alt)
        if not LEAST <= words <= MOST:
            message = f"this text has {words} words; {LEAST} to {MOST} say enough"
            yield _warned("C-17", message, at, "chart kind, data, place, finding")
        if IMAGE_OF.match(chart.alt):
            message = "a reader knows that it is a picture"
            yield _warned("C-17", message, at, "begin with the kind of chart")
        if chart.alt.rstrip(".") == chart.title.rstrip("."):
            message = "this text repeats the title, which is read out anyway"
            yield _warned("C-17", message, at, "say what the picture shows")
        if not re.search(r"\d", chart.alt) and chart.kind != "timeline":
            message = "this text has no figure, and the chart has"
            yield _warned("C-17", message, at, "give the highest, lowest or last value")


def c_18(read: Manuscript) -> Iterator[Problem]:
    """A chart shows more than a sentence could say."""
    for name, plot in read.plots.plots.items():
        # A gap, or how far two values lie apart, is worth showing.
        telling = isinstance(plot.chart, RangeChart) or not all(
            point.readings for point in plot.points
        )
        if plot.drawable and not telling:
            yield from few(name, plot.chart, plot.points)


def c_20(read: Manuscript) -> Iterator[Problem]:
    """One name keeps one colour through the document."""
    colours: dict[str, tuple[int, str]] = {}
    for name, plot in read.plots.plots.items():
        if not isinstance(plot.chart, MANY_COLOURED):
            continue
        series = [each for each in names_of_series(plot.points) if each]
        focus = getattr(plot.chart, "focus", ())
        shown = [each for each in series if each in focus] if focus else series
        for number, each in enumerate(shown):
            before, where = colours.setdefault(each, (number, name))
            if before != number:
                message = f"“{each}” has another colour here than in @{where}"
                hint = "give the series in the same order in both figures"
                yield _warned("C-20", message, ("charts", name, "data"), hint)


def _warned(rule: str, message: str, at: Address, hint: str) -> Problem:
    return Problem(f"rule.{rule}", message, Severity.WARNING, at, hint=hint)


def _mentions(read: Manuscript) -> Iterator[tuple[str, bool]]:
    """Yield each exhibit where it is named, and where it stands (`True`), in order."""
    for _, line in _first(read):
        for name in _named(line):
            yield name, False
    for address, blocks in read.prose.blocks.items():
        if address[0] in ("bottom_line", "sections"):
            yield from _in_blocks(blocks)


def _first(read: Manuscript) -> Iterator[tuple[Address, Inlines]]:
    """Yield the lines that are printed before the sections."""
    for address, line in read.prose.lines.items():
        if address[0] in ("standfirst", "decision", "for_information", "judgements"):
            yield address, line


def _in_blocks(blocks: Blocks) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        match block:
            case Exhibit(name):
                yield name, True
            case Paragraph(children) | Subheading(children):
                yield from ((name, False) for name in _named(children))
            case Listing(items):
                for item in items:
                    yield from _in_blocks(item)
            case Extract(inner) | Callout(_, _, inner):
                yield from _in_blocks(inner)
            case _:
                pass


def _named(nodes: Inlines) -> Iterator[str]:
    for node in nodes:
        match node:
            case Reference(anchor):
                yield anchor
            case Emphasis(children) | Strong(children):
                yield from _named(children)
            case _:
                pass
