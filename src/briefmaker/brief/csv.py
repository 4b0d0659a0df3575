"""CSV: the cells of a table, each with its place.

Quoting follows RFC 4180. Between the columns stands a comma, a semicolon or a tab,
as spreadsheets in different countries write it.
"""

import re
from collections.abc import Callable, Iterator

from briefmaker.brief.places import Span
from briefmaker.brief.text import Text
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

SEPARATORS = ",;\t"


class Cell(Struct, frozen=True):
    """A cell's text without its quotation marks, and where it stands."""

    text: str
    span: Span


Record = tuple[Cell, ...]
"""One row of a table, or its head."""


def records(
    text: Text, columns: frozenset[str], folded: Callable[[str], str] = str
) -> Iterator[Record]:
    """Yield the rows of a table, its head first, without blank ones.

    Args:
        text: the file.
        columns: names that the head should hold; the separator is the one by
            which most of them are found.
        folded: how a name of the head is compared with these.

    Raises:
        BriefError: quotation marks are not closed, or do not enclose a whole cell.
    """

    def fits(separator: str) -> tuple[int, int]:
        try:
            names = {folded(cell.text) for cell in next(_records(text, separator), ())}
        except BriefError:
            return 0, 0  # quotation marks that end before another separator
        return len(names & columns), len(names)

    return _records(text, max(SEPARATORS, key=fits))


def _records(text: Text, separator: str) -> Iterator[Record]:
    """Yield the rows of a table with this separator."""
    form = re.compile(
        rf'(?: *"(?P<quoted>(?:[^"]|"")*+)" *|(?P<bare>[^{separator}\r\n]*))'
        rf"(?P<end>{separator}|\r\n|[\r\n]|\Z)"
    )
    record: list[Cell] = []
    for match in form.finditer(text.content):  # one beside the other: it fits anywhere
        record.append(_cell(text, match))
        if match["end"] == separator:
            continue
        if any(cell.text for cell in record):
            yield tuple(record)
        record = []


def _cell(text: Text, match: re.Match[str]) -> Cell:
    if match["bare"] is None:
        words = match["quoted"].replace('""', '"')
        return Cell(words.strip(), match.span("quoted"))
    words, span = match["bare"].strip(), match.span("bare")
    if words.startswith('"'):
        raise BriefError(
            [
                Problem(
                    "csv.quotes",
                    "the quotation marks do not enclose the whole cell",
                    hint='write a quotation mark within a cell twice: ""',
                    place=text.place(*span),
                )
            ]
        )
    return Cell(words, span)
