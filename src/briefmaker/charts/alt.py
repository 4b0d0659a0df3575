"""What a chart says in words: an alternative text drafted from its data, and a table.

The draft names kind, subject and finding (Cesal, 2020) in 15 to 40 words and at most
250 characters; what the author wrote as `alt` wins. The table says everything, with
the words that bind a figure: "more than 45".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefmaker.brief.exhibits import (
    GroupedBarChart,
    LineChart,
    ShareChart,
    TimelineChart,
)
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.plan import Plot
from briefmaker.charts.points import (
    Firmness,
    Point,
    Reading,
    in_series,
    names_of_series,
)
from briefmaker.charts.rhythm import dated
from briefmaker.charts.wholes import remainder
from briefmaker.problems import Problem, Severity

MOST_CHARACTERS, MOST_WORDS, ENOUGH_WORDS = 250, 40, 15
FEW = 3
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class DataTable:
    """A chart's data as formatted text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The text for readers who cannot see a picture, and what is wrong with it."""

    text: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the data show; what is not telling only fills a short text."""

    text: str
    telling: bool = True


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
            yield from _events(plot.points, say)
        case LineChart():
            yield from _changes(known, plot.unit, say)
        case ShareChart():
            yield from _parts(plot, known, say)
        case _:
            yield from _compared(known, plot.unit, say)
    missing = [_name(point, say) for point in plot.points if not point.readings]
    if missing and not isinstance(plot.chart, TimelineChart | LineChart):
        yield Finding(say.alt.missing.format(labels=say.listed(missing)))


def _name(point: Point, say: Conventions) -> str:
    return say.comma.join(filter(None, (point.label, point.series)))


def _compared(
    points: Sequence[Point], unit: str, say: Conventions
) -> Iterator[Finding]:
    """Yield disputes, ranges, the highest and lowest value, then the others."""
    alt = say.alt
    for point in points:
        name = _name(point, say)
        if point.disputed:
            given = _claims(point, unit, say)
            yield Finding(alt.differ.format(values=given, label=name))
        elif point.value is None:
            low, high = (say.measure(end, unit) for end in point.ends)
            yield Finding(alt.gap.format(label=name, low=low, high=high))
    single = [one for one in points if not one.disputed and one.value is not None]
    single.sort(key=lambda point: -point.ends[1])
    names = [_name(point, say) for point in single]
    values = [say.point(point, unit) for point in single]
    if len(single) == 1:
        yield Finding(alt.one.format(label=names[0], value=values[0]))
    elif len(set(values)) == 1:
        label = say.listed(names)
        yield Finding(alt.one.format(label=label, value=values[0]))
    elif single:
        top, bottom = names[0], names[-1]
        low = values[-1]
        text = alt.extremes.format(top=top, high=values[0], bottom=bottom, low=low)
        yield Finding(text)
        for name, value in zip(names[1:-1], values[1:-1], strict=True):
            yield Finding(alt.also.format(label=name, value=value), telling=False)


def _claims(point: Point, unit: str, say: Conventions) -> str:
    """Return what each source says, and what it counts where that is known."""
    texts = [
        (reading.display or say.reading(reading, unit, spoken=True))
        + (f" ({reading.scope})" if reading.scope else "")
        for reading in point.readings
    ]
    return say.any_of(list(dict.fromkeys(texts)))


def _changes(points: Sequence[Point], unit: str, say: Conventions) -> Iterator[Finding]:
    for point in dated(points):
        if point.disputed:
            names = (
                _name(point, say),
                say.period(point.period) if point.period else "",
            )
            label, given = (
                say.comma.join(filter(None, names)),
                _claims(point, unit, say),
            )
            yield Finding(say.alt.differ.format(values=given, label=label))
    for series in names_of_series(points):
        line = dated(in_series(points, series))
        label = series or line[0].label
        (first, start), (last, end) = (
            (
                say.point(point, unit, spoken=True),
                say.period(point.period) if point.period else "",
            )
            for point in (line[0], line[-1])
        )
        if len(line) == 1:
            yield Finding(say.alt.one.format(label=label, value=first))
        else:
            change = say.alt.change
            yield Finding(
                change.format(label=label, first=first, start=start, last=last, end=end)
            )


def _parts(plot: Plot, points: Sequence[Point], say: Conventions) -> Iterator[Finding]:
    """Yield the largest part of each whole, then all other parts."""
    parts = [*points, *_remainders(plot, say)]
    texts = {part: say.point(part, plot.unit or "%") for part in parts}
    largest = []
    for series in names_of_series(parts):
        first = max(in_series(parts, series), key=lambda part: part.ends[1])
        largest.append(first)
        pattern = say.alt.largest_of if series else say.alt.largest
        values = {"series": series, "label": first.label, "value": texts[first]}
        yield Finding(pattern.format_map(values))
    for part in sorted(parts, key=lambda part: -part.ends[1]):
        if part not in largest:
            label = _name(part, say)
            if not part.address:
                label += f" ({say.arithmetic})"
            text = say.alt.also.format(label=label, value=texts[part])
            yield Finding(text, telling=len(parts) <= FEW)


def _events(points: Sequence[Point], say: Conventions) -> Iterator[Finding]:
    named = [
        (point.label, say.period(point.period))
        for point in dated(points)
        if point.period
    ]
    (first, start), (last, end) = named[0], named[-1]
    if len(named) == 1:
        yield Finding(say.alt.single_event.format(first=first, start=start))
        return
    pattern, count = say.alt.events, len(named)
    yield Finding(
        pattern.format(count=count, first=first, start=start, last=last, end=end)
    )
    for label, date in named[1:-1]:
        yield Finding(say.alt.event.format(label=label, date=date), telling=False)


def _remainders(plot: Plot, say: Conventions) -> list[Point]:
    """Return the parts that are our arithmetic, one for each bar that has one."""
    if not isinstance(plot.chart, ShareChart) or plot.chart.rest is None:
        return []
    found = []
    for series in names_of_series(plot.points):
        rest = remainder(in_series(plot.points, series))
        if rest > 0:
            reading = Reading(value=rest)
            note = f"{say.rest} ({say.arithmetic})"
            found.append(Point(plot.chart.rest, series, (reading,), note=note))
    return found


def table(plot: Plot, say: Conventions) -> DataTable:
    """Return all data of a chart as text, with units and all that binds a value."""
    unit = plot.unit or ("%" if isinstance(plot.chart, ShareChart) else "")
    points = [*plot.points, *_remainders(plot, say)]
    names = names_of_series(points)
    plain = not any(point.note or point.disputed for point in points)
    crossed = isinstance(plot.chart, (GroupedBarChart, LineChart))
    if crossed and plain and len(names) > 1:
        return _crossed(plot, names, unit, say)
    return _long(points, unit, say, timeline=isinstance(plot.chart, TimelineChart))


def _crossed(
    plot: Plot, names: Sequence[str], unit: str, say: Conventions
) -> DataTable:
    """Return a table with a row for a date or group and a column for each series."""
    timed = isinstance(plot.chart, LineChart)
    cells: dict[str, dict[str, str]] = {}
    points: Sequence[Point] = plot.points
    if timed:
        points = dated(points)
    for point in points:
        head = say.period(point.period) if timed and point.period else point.label
        cells.setdefault(head, {})[point.series] = _cell(point, unit, say)
    rows = (
        (typographic(head), *(found.get(name, say.no_data) for name in names))
        for head, found in cells.items()
    )
    return DataTable((say.when if timed else say.item, *names), tuple(rows))


def _long(
    points: Sequence[Point], unit: str, say: Conventions, timeline: bool
) -> DataTable:
    """Return a table with a row for each value, and only the columns that are used."""
    columns: dict[str, list[str]] = {
        name: []
        for name in (say.item, say.series, say.when, say.value, say.scope, say.note)
    }
    for point in points:
        for reading in point.readings or (Reading(),):
            differ = len({each.period for each in point.readings}) > 1
            period = reading.period if differ else point.period
            one = replace(point, readings=(reading,) if point.readings else ())
            columns[say.item].append(point.label)
            columns[say.series].append(point.series)
            columns[say.when].append(say.period(period) if period else "")
            columns[say.value].append("" if timeline else _cell(one, unit, say))
            columns[say.scope].append(reading.scope)
            remark = _remark(one, say) if timeline else point.note
            dispute = say.sources_differ if point.disputed else ""
            columns[say.note].append(say.comma.join(filter(None, (dispute, remark))))
    used = {name: cells for name, cells in columns.items() if any(cells)}
    rows = zip(*used.values(), strict=True)
    return DataTable(
        tuple(used),
        tuple(tuple(typographic(cell) or NOTHING for cell in row) for row in rows),
    )


def _cell(point: Point, unit: str, say: Conventions) -> str:
    """Return a value and how firm it is: `12% (forecast)`."""
    text = say.point(point, unit)
    if point.chosen and point.chosen.value is not None and len(set(point.ends)) > 1:
        low, high = (say.number(end) for end in point.ends)
        text += f" ({say.with_unit(f'{low}–{high}', unit)})"
    if point.firmness is Firmness.MEASURED:
        return text
    return f"{text} ({say.firmness[point.firmness]})"


def _remark(point: Point, say: Conventions) -> str:
    firm = point.firmness
    words = [] if firm is Firmness.MEASURED else [say.firmness[firm]]
    return say.comma.join([*words, *([point.note] if point.note else [])])
