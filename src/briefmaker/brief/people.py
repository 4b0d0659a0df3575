"""Lists of people from CSV files, as spreadsheets of all countries save them.

One person a row, the first row naming the columns. Columns that are not asked for
are kept under the names that they have there.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from briefmaker.brief.csv import Cell, Record, records
from briefmaker.brief.encoding import decoded, misread
from briefmaker.brief.merge import folded
from briefmaker.brief.nearest import nearest
from briefmaker.brief.places import Sheet, Span, Spot
from briefmaker.brief.rows import MOST_ROWS
from briefmaker.brief.text import Text, plain_text, read_bytes, read_text, shown
from briefmaker.problems import Address, BriefError, Place, Problem, Severity
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace

Columns = Mapping[str, tuple[str, ...]]
"""The columns asked for, and other names that each may have; capitals are all one."""

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin: in new forms, and in old ones."""

_SEPARATOR_LINE = re.compile(r"\Asep=.(?=[\r\n])", re.IGNORECASE)
"""What Excel writes above the head to say what stands between the columns."""


class Row(Struct, frozen=True):
    """Somebody on the list.

    Attributes:
        number: the line of the file.
        values: what the row says, by column; nothing for empty cells.
        spans: where each of these stands in the text.
        span: where the row stands.
    """

    number: int
    values: Mapping[str, str]
    spans: Mapping[str, Span]
    span: Span


class People(Struct, frozen=True):
    """A list of people.

    Attributes:
        columns: those asked for under the names asked by, others as they stand there.
        rows: each once, without blank ones and those that lack what is needed.
        sheet: where everything stands: an address is a row's position, then a column.
        problems: what is wrong with the list, with places.
    """

    file: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: Sheet
    problems: tuple[Problem, ...]

    def place(self, row: Row, column: str = "") -> Place:
        """Return where a cell stands; the row, if its cell is empty."""
        return self.sheet.text.place(*row.spans.get(column, row.span))


class _Table(Struct):
    """A table while it is read.

    Attributes:
        keys: the column that each cell of a row belongs to; nothing for no column.
        lines: the line of each row, by what it says.
    """

    text: Text
    keys: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    lines: dict[frozenset[tuple[str, str]], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self.text.place(*span)
        self.problems.append(Problem(code, message, severity, hint=hint, place=place))


def people(
    path: Path,
    workspace: Workspace,
    columns: Columns,
    needed: Collection[str] = (),
    mount: Address = (),
    what: str = "list of people",
) -> People:
    """Read a list of people; what is wrong with it is told, all at once.

    Args:
        path: the CSV file; whether it may be read is asked before.
        workspace: knows how to show the path.
        columns: those asked for.
        needed: those without which a row is of no use.
        mount: what the addresses of the list continue.
        what: what the file should be, for messages.
    """
    table = _Table(Text.of(shown(path, workspace), ""))
    try:
        _read(table, _text(path, workspace, what), columns, needed)
    except BriefError as error:
        top = Place(table.text.shown)
        table.problems += (
            each if each.place else each.at(top) for each in error.problems
        )
    spots: dict[Address, Spot] = {(): Spot((0, 0))}
    for number, row in enumerate(table.rows):
        spots[number,] = Spot(row.span)
        spots |= {(number, key): Spot(span) for key, span in row.spans.items()}
    return People(
        path,
        tuple(filter(None, table.keys)),
        tuple(table.rows),
        Sheet(table.text, spots, mount),
        tuple(table.problems),
    )


def _read(
    table: _Table,
    found: tuple[Text, str],
    columns: Columns,
    needed: Collection[str],
) -> None:
    table.text, guessed = found
    if guessed:
        _say_guess(table, guessed)
    known = {
        folded(name): key for key, names in columns.items() for name in (key, *names)
    }
    lines = records(table.text, frozenset(known), folded)
    head, body = next(lines, ()), list(islice(lines, MOST_ROWS + 1))
    if not _is_table(table, head, body):
        return
    table.keys = _keys(table, head, known)
    missing = [key for key in needed if key not in table.keys]
    for key in missing:
        _say_missing(table, key, head)
    if not missing:
        for line in body:
            _take(table, line, needed)


def _text(path: Path, workspace: Workspace, what: str) -> tuple[Text, str]:
    """Return the text of the file, and the encoding that was guessed, if any.

    Raises:
        BriefError: it cannot be read, is no text, or nobody can tell its letters.
    """
    data = read_bytes(path, workspace, what)
    name = shown(path, workspace)
    if data.startswith(_SPREADSHEETS):
        raise BriefError(
            [
                Problem(
                    "csv.spreadsheet",
                    f"“{name}” is a file of a spreadsheet program, not a CSV file",
                    hint="open it there and save it as “CSV UTF-8”",
                )
            ]
        )
    found = decoded(data)
    if found is None:
        # It is said with the place of the first byte that is wrong.
        return read_text(path, workspace, what), ""
    # Blanks in its stead keep every place where it was.
    content = _SEPARATOR_LINE.sub(lambda match: " " * len(match[0]), found.content)
    return plain_text(name, content), found.guessed


def _say_guess(table: _Table, encoding: str) -> None:
    """Say what the file was taken for, at the first word that depends on it."""
    word = re.search(r"\w*[^\W\x00-\x7f]\w*", table.text.content)
    read = f", by which this word is “{word[0]}”" if word else ""
    table.tell(
        "csv.encoding",
        f"the file does not say how its letters are written; it was read as {encoding}"
        f"{read}",
        word.span() if word else (0, 0),
        "if a letter is wrong, save the file as “CSV UTF-8”",
        Severity.NOTE,
    )


def _is_table(table: _Table, head: Record, body: Sequence[Record]) -> bool:
    """Whether there is a head with rows, of bearable number; say what is not."""
    name = table.text.shown
    if not head:
        table.tell("csv.empty", f"“{name}” is empty", (0, 0))
    elif not body:
        table.tell("csv.empty", f"“{name}” has a head and no rows", _whole(head))
    elif len(body) > MOST_ROWS:
        message = f"“{name}” has more than {MOST_ROWS:,} rows"
        table.tell("csv.too-long", message, (0, 0))
    else:
        return True
    return False


def _keys(table: _Table, head: Record, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the column that each cell belongs to."""
    keys: list[str] = []
    first: dict[str, Cell] = {}
    for cell in head:
        key = known.get(folded(cell.text), cell.text)
        if key in first:
            said = f"“{first[key].text}” and “{cell.text}”"
            what = said if cell.text != first[key].text else f"“{cell.text}”, twice"
            table.tell(
                "csv.no-column",
                f"two columns have the same meaning: {what}",
                cell.span,
                "rename or delete one of them",
            )
            key = ""
        elif key:
            first[key] = cell
        keys.append(key)
    asked = [name for name, key in known.items() if key not in first]
    for cell in head:
        hint = nearest(cell.text, asked) if folded(cell.text) not in known else ""
        if hint:
            table.tell(
                "csv.unknown-column",
                f"the column “{cell.text}” is none of those known here",
                cell.span,
                hint,
                Severity.WARNING,
            )
    return tuple(keys)


def _say_missing(table: _Table, key: str, head: Record) -> None:
    names = ", ".join(f"“{cell.text}”" for cell in head if cell.text)
    table.tell(
        "csv.no-column",
        f"“{table.text.shown}” has no column “{key}”; found {names}",
        _whole(head),
        "the first row names the columns, and each further row is somebody",
    )


def _take(table: _Table, line: Record, needed: Collection[str]) -> None:
    """Add a row, unless it is one already or lacks what is needed."""
    number = table.text.line(line[0].span[0])
    for cell in line[len(table.keys) :]:
        if cell.text:
            table.tell(
                "csv.ragged",
                f"the row should have {len(table.keys)} cells; found {len(line)}",
                _whole(line),
                "a cell with a comma or semicolon in it stands in quotation marks",
            )
            return
    cells = {
        key: cell
        for key, cell in zip(table.keys, line, strict=False)
        if key and cell.text
    }
    if not cells:
        return
    missing = [key for key in needed if key not in cells]
    for key in missing:
        table.tell("csv.no-value", f"the row has no {key}", _whole(line))
    values = {key: cell.text for key, cell in cells.items()}
    first = table.lines.setdefault(frozenset(values.items()), number)
    if first != number:
        table.tell(
            "csv.repeated",
            f"the row says the same as line {first}, and counts once",
            _whole(line),
            severity=Severity.WARNING,
        )
    if missing or first != number:
        return
    _say_misread(table, cells.values())
    spans = {key: cell.span for key, cell in cells.items()}
    table.rows.append(Row(number, values, spans, _whole(line)))


def _say_misread(table: _Table, cells: Iterable[Cell]) -> None:
    for cell in cells:
        if meant := misread(cell.text):
            table.tell(
                "csv.misread",
                f"“{cell.text}” is probably “{meant}”, saved by a program that misread "
                "its letters",
                cell.span,
                "open the list that this one was made from, and save it as “CSV UTF-8”",
                Severity.WARNING,
            )


def _whole(line: Record) -> Span:
    return line[0].span[0], line[-1].span[1]
