"""The data behind a document as CSV: its charts as numbers, its tables as text.

Numbers have a point and no groups in every language, dates are those of ISO 8601.
Heads are the keys that a brief uses for the same columns.
"""

from decimal import Decimal

from markupsafe import Markup

from briefmaker.brief.exhibits import Table
from briefmaker.brief.library import Qualifier
from briefmaker.charts.dates import Period
from briefmaker.charts.plan import Plot
from briefmaker.charts.points import Firmness, Point, Reading
from briefmaker.origin.emission import written
from briefmaker.writing.header import MARK
from briefmaker.writing.language import NBSP
from briefmaker.writing.ties import JOINER
from briefmaker.writing.written import Written

MEDIA = "text/csv"

COLUMNS = (
    "label", "series", "date", "end", "across", "value", "low", "high", "inner_low",
    "inner_high", "unit", "qualifier", "standing", "preferred", "total", "new_method",
    "scope", "display", "note", "facts",
)  # fmt: skip
"""In the order in which they stand; those that say nothing are left out."""

LETTERS = {"year": 4, "month": 7, "day": 10}
"""How much of an ISO 8601 date is known."""


def chart_csv(plot: Plot, *, facts: bool) -> bytes:
    """Return what a chart draws, a row for each value that a source gives.

    Args:
        facts: name the facts that each mark stands on.
    """
    rows = [
        {**_of_point(point, plot.unit, facts=facts), **_of_reading(reading, point)}
        for point in plot.points
        for reading in point.readings or (Reading(),)
    ]
    used = [name for name in COLUMNS if any(row.get(name) for row in rows)]
    return written([used, *([row.get(name, "") for name in used] for row in rows)])


def table_csv(name: str, table: Table, prose: Written) -> bytes:
    """Return a table as it is printed, without its marks."""
    at = ("tables", name)

    def cells(count: int, *address: str | int) -> list[str]:
        places = ((*at, *address, number) for number in range(count))
        return [_plain(prose.lines.get(place, "")) for place in places]

    heads = (
        prose.lines.get((*at, "columns", number, "head"), "")
        for number in range(len(table.columns))
    )
    rows = (cells(len(row), "rows", number) for number, row in enumerate(table.rows))
    return written([[_plain(head) for head in heads], *rows])


def _of_point(point: Point, unit: str, *, facts: bool) -> dict[str, str]:
    low, high = point.bin or (None, None)
    return {
        "label": point.label,
        "series": point.series,
        **_dates(point.period),
        "across": _number(point.across),
        "value": "",
        "low": _number(low),
        "high": _number(high),
        "unit": unit,
        "total": "true" if point.total else "",
        "new_method": "true" if point.breaks else "",
        "note": point.note,
        "facts": " ".join(point.facts) if facts else "",
    }


def _of_reading(reading: Reading, point: Point) -> dict[str, str]:
    firm, bound = reading.firmness, reading.qualifier
    said = {
        "value": _number(reading.value),
        "low": _number(reading.low),
        "high": _number(reading.high),
        "inner_low": _number(reading.inner_low),
        "inner_high": _number(reading.inner_high),
        "qualifier": "" if bound is Qualifier.EXACT else bound.value,
        "standing": "" if firm is Firmness.MEASURED else firm.value,
        "scope": reading.scope,
        "display": reading.display,
        "preferred": "true" if reading.preferred and point.disputed else "",
        **_dates(reading.period),
    }
    return {name: words for name, words in said.items() if words}


def _dates(period: Period | None) -> dict[str, str]:
    """Return a period as one date, or as its first and last."""
    if period is None:
        return {}
    known = LETTERS[period.precision]
    first, last = (day.isoformat()[:known] for day in (period.first, period.last))
    return {"date": first, "end": "" if first == last else last}


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _plain(html: str) -> str:
    """Return one line of HTML as text, without the marks of sources."""
    text = Markup(MARK.sub("", html)).striptags()
    return text.replace(JOINER, "").replace(NBSP, " ").strip()
