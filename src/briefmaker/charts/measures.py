"""Rows of data tables that hold several numbers: two measures, or intervals."""

from collections.abc import Sequence
from decimal import Decimal

from briefmaker.brief.charts import FanChart, ScatterChart
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.points import Firmness, Point, names_of_series
from briefmaker.charts.rhythm import dated

NOTHING = "–"
Lines = tuple[tuple[str, ...], ...]
"""A table: its head, then its rows."""


def pairs(chart: ScatterChart, points: Sequence[Point], say: Conventions) -> Lines:
    """Return a row for each point, with both its measures."""
    several = len(names_of_series(points)) > 1
    noted = any(_remark(point, say) for point in points)
    rows = [
        (
            typographic(point.label),
            *((typographic(point.series),) if several else ()),
            say.no_data if point.across is None else say.number(point.across),
            say.point(point),
            *((_remark(point, say) or NOTHING,) if noted else ()),
        )
        for point in points
    ]
    series, note = (say.series,) * several, (say.note,) * noted
    return ((say.item, *series, chart.across, chart.up, *note), *rows)


def projection(
    chart: FanChart, points: Sequence[Point], unit: str, say: Conventions
) -> Lines:
    """Return a row for each date, with the intervals around its value."""
    inner = chart.inner_interval
    rows = []
    for point in dated(points):
        one = point.chosen
        within = (one.inner_low, one.inner_high) if one else ()
        around = point.ends if one and len(set(point.ends)) > 1 else ()
        rows.append(
            (
                say.period(point.period) if point.period else NOTHING,
                say.point(point, unit),
                *((_range(within, unit, say),) if inner else ()),
                _range(around, unit, say),
                _remark(point, say) or NOTHING,
            )
        )
    names = [name for name in (inner, chart.interval) if name]
    return ((say.when, say.value, *names, say.note), *rows)


def _range(ends: Sequence[Decimal | None], unit: str, say: Conventions) -> str:
    """Return an interval as text, or a dash where there is none."""
    low, high = (*ends, None, None)[:2]
    if low is None or high is None:
        return NOTHING
    return say.with_unit(f"{say.number(low)}–{say.number(high)}", unit)


def _remark(point: Point, say: Conventions) -> str:
    """Return how firm a value is, that sources differ, and the author's note."""
    firm = point.firmness
    words = [] if firm is Firmness.MEASURED else [say.firmness[firm]]
    words += [say.sources_differ] if point.disputed else []
    return say.comma.join([*words, *([point.note] if point.note else [])])
