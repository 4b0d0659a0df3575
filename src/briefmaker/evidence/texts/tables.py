"""Tables in CSV: read by row and by cell.

The text of a table has two parts. First stand its rows, as they are, with a tab
between the cells; then every filled cell on a line of its own with the heads of its
row and column: `Tajikistan, Share of GDP: 17.2`. A passage may therefore be words of
a row, or a cell's own text, which its locator `cell` singles out.

Rows and cells are counted from 1 as in RFC 7111: the head is row 1, and a cell is
named `row,column`. Quoting follows RFC 4180; between the columns stands a comma, a
semicolon or a tab, as spreadsheets in different countries write it.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from briefmaker.evidence.texts.extractors import TABLE
from briefmaker.evidence.texts.plain import decoded
from briefmaker.evidence.texts.regions import Register
from briefmaker.evidence.texts.text import Text, Unreadable

SEPARATORS = "\t;,"
"""Of two that split the rows equally well the first is taken: a comma may also be
a decimal one."""

SAMPLE = 100
"""Rows that are looked at to find the separator."""

MOST_CELLS = 2_000_000

Row = list[str]


def read(data: bytes, media_type: str = "text/csv") -> Text:
    """Read a table.

    Raises:
        Unreadable: it has too many cells, a quotation mark in it is not closed, or
            it holds bytes that no text has.
    """
    content = decoded(data)
    tabs = media_type == "text/tab-separated-values"
    separator = "\t" if tabs else separator_of(content)
    rows: list[Row] = []
    cells = 0
    for row in _records(content, separator):
        cells += len(row)
        if cells > MOST_CELLS:
            raise Unreadable(
                f"it is a table of more than {MOST_CELLS:,} cells",
                "keep the rows that you cite in a file of their own and add that",
            )
        rows.append([_line(cell) for cell in row])
    return _text(rows)


def separator_of(content: str) -> str:
    """Return what stands between the columns.

    It is the character that splits most of the first rows into the same number of
    columns, and into more columns where that is equal.
    """

    def fit(separator: str) -> tuple[int, int]:
        sample = islice(_records(content, separator), SAMPLE)
        widths = Counter(len(row) for row in sample if len(row) > 1)
        width, rows = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        return rows, width

    return max(SEPARATORS, key=fit)


def _records(content: str, separator: str) -> Iterator[Row]:
    try:
        yield from csv.reader(StringIO(content, newline=""), delimiter=separator)
    except csv.Error as error:
        raise Unreadable(
            f"a cell of the table cannot be read: {error}",
            'close its quotation marks; one within a cell is written twice: ""',
        ) from error


def _line(cell: str) -> str:
    return " ".join(cell.split())


def _text(rows: list[Row]) -> Text:
    register = Register()
    lines: list[str] = []
    at = 0
    for number, row in enumerate(rows, start=1):
        line = "\t".join(row)
        register.name("row", str(number), at, at + len(line))
        lines.append(line)
        at += len(line) + 1
    first = head_of(rows)
    head = rows[first] if rows else []
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row, start=1):
            if not cell:
                continue
            heads = _heads(row, head, column) if number > first + 1 else ""
            line = heads + cell
            register.name("cell", f"{number},{column}", at, at + len(line))
            lines.append(line)
            at += len(line) + 1
    return Text.of("\n".join(lines) + "\n", register.regions(), TABLE)


def head_of(rows: list[Row]) -> int:
    """Return the position of the row that names the columns.

    Agencies put titles and notes above their tables; the head is the first row that
    fills more than half of the columns that most rows have.
    """
    widths = Counter(len(row) for row in rows if any(row)).most_common(1)
    width = widths[0][0] if widths else 0
    filled = (sum(map(bool, row)) for row in rows)
    return next((at for at, count in enumerate(filled) if 2 * count > width), 0)


def _heads(row: Row, head: Row, column: int) -> str:
    """Return what goes before a cell: the heads of its row and column."""
    above = head[column - 1] if column <= len(head) else ""
    names = [row[0], above] if column > 1 else [above]
    heads = ", ".join(name for name in names if name)
    return f"{heads}: " if heads else ""
