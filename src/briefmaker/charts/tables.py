"""A chart's data as a table of text: everything, with the words that bind a figure."""

from collections.abc import Sequence

from briefmaker.brief.charts import (
    AreaChart,
    ColumnChart,
    DotChart,
    FanChart,
    GanttChart,
    GroupedBarChart,
    HistogramChart,
    LikertChart,
    LineChart,
    ScatterChart,
    ShareChart,
    SlopeChart,
    SmallMultiplesChart,
    StackedChart,
    TimelineChart,
)
from briefmaker.charts import measures
from briefmaker.charts.bins import bins_of, counted
from briefmaker.charts.columns import timed
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.plan import Plot
from briefmaker.charts.points import (
    Firmness,
    Point,
    Reading,
    names_of_series,
)
from briefmaker.charts.rhythm import dated
from briefmaker.charts.wholes import with_rest
from briefmaker.values import Struct, replace

NOTHING = "–"


class DataTable(Struct, frozen=True):
    """A chart's data as formatted text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(plot: Plot, say: Conventions) -> DataTable:
    """Return all data of a chart as text, with units and all that binds a value."""
    unit, points = plot.unit, plot.points
    plain = not any(point.note or point.disputed for point in points)
    several = len(names_of_series(points)) > 1
    match plot.chart:
        case LineChart() | AreaChart() if plain and several:
            return _crossed(points, unit, say, by_date=True)
        case ColumnChart() if plain and several:
            return _crossed(points, unit, say, by_date=timed(points))
        case GroupedBarChart() | StackedChart() | DotChart() if plain and several:
            return _crossed(points, unit, say)
        case SlopeChart() if plain:
            turned = [
                replace(point, series=say.period(point.period) if point.period else "")
                for point in dated(points)
            ]
            return _crossed(turned, unit, say)
        case ShareChart() as chart:
            return _long(with_rest(chart, points), unit or "%", say)
        case TimelineChart() | GanttChart():
            return _long(points, unit, say, timeline=True)
        case ScatterChart() as chart:
            head, *rows = measures.pairs(chart, points, say)
            return DataTable(head, tuple(rows))
        case FanChart() as chart:
            head, *rows = measures.projection(chart, points, unit, say)
            return DataTable(head, tuple(rows))
        case HistogramChart() as chart if not counted(points):
            return _long(bins_of(chart, points, say), "", say)
        case SmallMultiplesChart(shape=shape) if plain:
            by_date = shape == "line" or timed(points)
            return _crossed(points, unit, say, by_date=by_date)
        case LikertChart() if plain and several:
            turned = [
                replace(one, label=one.series, series=one.label) for one in points
            ]
            return _crossed(turned, unit or "%", say)
        case LikertChart():
            return _long(points, unit or "%", say)
        case _:
            return _long(points, unit, say)


def _crossed(
    points: Sequence[Point], unit: str, say: Conventions, by_date: bool = False
) -> DataTable:
    """Return a table with a row for a date or name and a column for each series."""
    cells: dict[str, dict[str, str]] = {}
    for point in dated(points) if by_date else points:
        head = say.period(point.period) if by_date and point.period else point.label
        cells.setdefault(head, {})[point.series] = _cell(point, unit, say)
    names = names_of_series(points)
    rows = (
        (typographic(head), *(found.get(name, say.no_data) for name in names))
        for head, found in cells.items()
    )
    return DataTable((say.when if by_date else say.item, *names), tuple(rows))


def _long(
    points: Sequence[Point], unit: str, say: Conventions, timeline: bool = False
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
            remark = _remark(one, say) if timeline else _note(one, say)
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


def _note(point: Point, say: Conventions) -> str:
    """Return what the author says of a value, or that no source gives it."""
    return point.note if point.address else f"{say.rest} ({say.arithmetic})"


def _remark(point: Point, say: Conventions) -> str:
    firm = point.firmness
    words = [] if firm is Firmness.MEASURED else [say.firmness[firm]]
    return say.comma.join([*words, *([point.note] if point.note else [])])
