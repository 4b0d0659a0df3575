"""The words and numbers of charts, tables and "Sources differ" boxes, as statements."""

from collections.abc import Iterator
from decimal import Decimal

from briefmaker.brief.charts import Chart, HistogramChart
from briefmaker.brief.data import FactRow, Row
from briefmaker.evidence.page.statement import Kind, Statement
from briefmaker.problems import Address
from briefmaker.values import Struct, replace
from briefmaker.writing.fields import Fields, Footing, footing
from briefmaker.writing.language import NBSP
from briefmaker.writing.written import Exhibit

TITLES: tuple[tuple[str, Kind], ...] = (("title", "title"), ("subtitle", "subtitle"))
AROUND: tuple[tuple[str, Kind], ...] = (
    ("unit", "label"),
    ("low_label", "label"),
    ("high_label", "label"),
    ("rest", "label"),
    ("across", "label"),
    ("up", "label"),
    ("question", "label"),
    ("sample", "label"),
    ("neutral", "label"),
    ("interval", "label"),
    ("inner_interval", "label"),
    ("alt", "alternative text"),
)


def exhibit(node: Exhibit, fields: Fields) -> Iterator[Statement]:
    """Yield what an exhibit says in its author's words and numbers."""
    if node.kind == "chart":
        yield from _ChartWords(node.id, fields.brief.charts[node.id], fields).all()
    elif node.kind == "table":
        yield from _table(node.id, fields)
    else:
        yield from _dispute(node.id, fields)


class _ChartWords(Struct, frozen=True):
    """The words of one chart, and the numbers typed for it."""

    id: str
    chart: Chart
    fields: Fields

    @property
    def address(self) -> Address:
        return ("charts", self.id)

    def all(self) -> Iterator[Statement]:
        """Yield title, labels, numbers, source line and note."""
        fields, at = self.fields, self.address
        source = tuple(fields.line((*at, "source"), "caption"))
        drawn = fields.behind(self._drawn())
        cited = footing(source)
        values = tuple(self._values(cited))
        behind = Footing(
            (*drawn.sources, *cited.sources),
            (*drawn.claims, *cited.claims),
            tuple(dict.fromkeys(value.text for value in values)),
        )
        note = tuple(fields.line((*at, "note"), "caption", behind))
        beside = " ".join(each.text for each in (*source, *note))
        for key, kind in (*TITLES, *AROUND):
            yield from fields.plain((*at, key), kind, behind)
        yield from self._labels(behind)
        yield from (replace(value, beside=beside) for value in values)
        yield from (behind.given(each) for each in source)
        yield from note

    def _drawn(self) -> Iterator[str]:
        for row, _ in self._rows():
            if row.fact:
                yield from (c.id for c in self.fields.evidence.claims(row.fact))

    def _labels(self, behind: Footing) -> Iterator[Statement]:
        """Yield labels, series and remarks, each once."""
        seen: set[str] = set()
        for row, address in self._rows():
            for where in (
                *((*address, key) for key in ("label", "series", "note")),
                *self._borrowed(row),
            ):
                for each in self.fields.plain(where, "label", behind):
                    if each.text not in seen:
                        seen.add(each.text)
                        yield each

    def _borrowed(self, row: FactRow | Row) -> Iterator[Address]:
        """Yield the labels that a row takes from the library."""
        fields = self.fields
        if row.fact and not row.label:
            for claim in fields.evidence.claims(row.fact):
                yield (*fields.entry("facts", claim.id), "label")

    def _rows(self) -> Iterator[tuple[FactRow | Row, Address]]:
        top = (*self.address, "data")
        for number, fact_row in enumerate(self.chart.data.facts):
            yield fact_row, (*top, "facts", number)
        for number, row in enumerate(self.chart.data.rows):
            yield row, (*top, "rows", number)

    def _values(self, cited: Footing) -> Iterator[Statement]:
        """Yield the numbers that were typed and are not those of a fact."""
        for row, address in self._rows():
            if isinstance(row, FactRow) or self._has_number(row.fact):
                continue
            for key in self._numbers():
                number: Decimal | None = getattr(row, key)
                if number is not None:
                    unit = "" if key == "across" else self.chart.unit or ""
                    text = self._printed(number, unit)
                    statement = Statement(
                        (*address, key), text, "value", self.fields.language.tag
                    )
                    yield cited.given(statement)

    def _numbers(self) -> tuple[str, ...]:
        """Return the keys of a row that state a number; the edges of bars do not."""
        if isinstance(self.chart, HistogramChart):
            return ("value",)
        return ("value", "low", "high", "inner_low", "inner_high", "across")

    def _has_number(self, name: str | None) -> bool:
        claims = self.fields.evidence.claims(name) if name else ()
        return any(
            claim.fact.value is not None or claim.fact.low is not None
            for claim in claims
        )

    def _printed(self, number: Decimal, unit: str) -> str:
        written = self.fields.language.number(number)
        return written + unit if unit == "%" else f"{written}{NBSP}{unit}".strip()


def _table(name: str, fields: Fields) -> Iterator[Statement]:
    """Yield a table: a cell stands on its own citations and those of its heads."""
    table, at = fields.brief.tables[name], ("tables", name)
    source = tuple(fields.line((*at, "source"), "caption"))
    heads = [
        tuple(fields.line((*at, "columns", number, "head"), "cell"))
        for number in range(len(table.columns))
    ]
    cells: list[Statement] = []
    for number, row in enumerate(table.rows):
        own = [
            tuple(fields.line((*at, "rows", number, column), "cell"))
            for column in range(len(row))
        ]
        for column, cell in enumerate(own):
            behind = footing((*source, *heads[column], *own[0]))
            cells += (behind.given(each) for each in cell)
    everything = footing((*source, *(each for head in heads for each in head), *cells))
    for key, kind in TITLES:
        yield from fields.plain((*at, key), kind, everything)
    for head in heads:
        yield from (everything.given(each) for each in head)
    yield from cells
    yield from (everything.given(each) for each in source)
    yield from fields.line((*at, "note"), "caption", everything)


def _dispute(name: str, fields: Fields) -> Iterator[Statement]:
    """Yield what the library says in a "Sources differ" box."""
    dispute = fields.evidence.disputes[name]
    at = fields.entry("quantities", name)
    behind = fields.behind(claim.id for claim in dispute.claims)
    yield from fields.plain((*at, "label"), "title", behind)
    yield from fields.plain((*at, "note"), "sentence", behind)
    for claim in dispute.claims:
        own = fields.behind([claim.id])
        where = (*fields.entry("facts", claim.id), "scope")
        yield from fields.plain(where, "label", own)
