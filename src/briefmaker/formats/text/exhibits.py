"""Charts and tables as rows of words, for formats that are text alone."""

from collections.abc import Callable, Sequence

from briefmaker.charts.draw import Chart
from briefmaker.formats.blocks import Paragraph, Role, Row, Table
from briefmaker.formats.runs import Inlines
from briefmaker.values import Struct

Line = Callable[[Inlines], str]
"""Sets a line of words in the format."""


class Rows(Struct, frozen=True):
    """A table as text.

    Attributes:
        right: for each column, whether its cells end at the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def of_table(table: Table, line: Line) -> Rows:
    """Return a table of the page."""
    head = _texts(table.head[0], line) if table.head else ()
    rows = tuple(_texts(row, line) for row in table.rows)
    first = table.head[0] if table.head else table.rows[0]
    return Rows(head, rows, tuple(cell.align == "right" for cell in first.cells))


def of_chart(chart: Chart, plain: Callable[[str], str] = str) -> Rows:
    """Return the data of a chart.

    Args:
        plain: makes the words safe for the format.
    """
    head = tuple(map(plain, chart.table.head))
    rows = tuple(tuple(map(plain, row)) for row in chart.table.rows)
    return Rows(head, rows, (False,) * len(head))


def caption(lines: Sequence[Paragraph], line: Line, joined: str) -> tuple[str, str]:
    """Return the title of an exhibit with its number, and what it measures."""
    said = {each.role: line(each.words) for each in lines}
    title = joined.join(
        said[role]
        for role in (Role.EXHIBIT_LABEL, Role.EXHIBIT_TITLE)
        if said.get(role)
    )
    return title, said.get(Role.SUBTITLE, "")


def _texts(row: Row, line: Line) -> tuple[str, ...]:
    return tuple(
        " ".join(line(each.words) for each in cell.paragraphs) for cell in row.cells
    )
