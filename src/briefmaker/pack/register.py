"""The register of copies: what went to whom, by its digest.

A CSV beside the copies (RFC 4180; a byte order mark, by which Excel knows UTF-8).
Rows are added and brought up to date, never dropped; columns that somebody added stay.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from briefmaker.brief.csv import Record, records
from briefmaker.brief.text import Text, read_text
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct, asdict, fields, replace
from briefmaker.workspace import Workspace

FILE = "register.csv"

Person = tuple[str, str, str]
"""Name, role and body."""

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""

_GUARD = "'"

_MOST_ROWS = 100_000


class Entry(Struct, frozen=True):
    """A copy that was made, a row of the register.

    Attributes:
        copy: its number.
        of: how many there are.
        file: its name beside the register.
        sha256: of its bytes, 64 hexadecimal digits.
        pack: the id of the meeting.
        stamp: of what the pack was made from.
        issued: the day of the pack, as YYYY-MM-DD.
    """

    copy: int
    of: int
    name: str
    role: str
    body: str
    audience: str
    file: str
    pages: int
    sha256: str
    pack: str
    stamp: str
    marking: str
    issued: str


COLUMNS = tuple(each.name for each in fields(Entry))

Row = Mapping[str, str]


class Register(Struct, frozen=True):
    """The rows of a register, the oldest first.

    Attributes:
        columns: ours, and behind them those that somebody added.
    """

    columns: tuple[str, ...] = COLUMNS
    rows: tuple[Row, ...] = ()

    def with_entry(self, entry: Entry) -> "Register":
        """Return the register with a copy, in the place of the same one before.

        The same copy is the same bytes for the same person; other bytes are another
        row. What others wrote beside it stays.
        """
        new: Row = {name: str(value) for name, value in asdict(entry).items()}
        same = [at for at, row in enumerate(self.rows) if _key(row) == _key(new)]
        if not same:
            return replace(self, rows=(*self.rows, new))
        at, *_ = same
        updated: Row = {**self.rows[at], **new}
        before, behind = self.rows[:at], self.rows[at + 1 :]
        pack, person = new["pack"], _person(new)
        if any(row["pack"] == pack and _person(row) == person for row in behind):
            # They had another one since: the last row of a person is what they have.
            return replace(self, rows=(*before, *behind, updated))
        return replace(self, rows=(*before, updated, *behind))

    def number_of(self, pack: str, person: Person) -> tuple[int, int] | None:
        """Return the number that somebody has, and of how many, if known."""
        numbers = [_number(row) for row in self._of(pack) if _person(row) == person]
        return next((each for each in reversed(numbers) if each), None)

    def holder(self, pack: str, number: int) -> Person | None:
        """Return who had the copy of a number last, if anybody."""
        had = [
            _person(row)
            for row in self._of(pack)
            if (known := _number(row)) and known[0] == number
        ]
        return had[-1] if had else None

    def current(self, pack: str) -> tuple[Row, ...]:
        """Return what each person has of a pack now, by the numbers of the copies."""
        rows = self._of(pack)
        last = {_person(row): _edition(row) for row in rows}
        now = (row for row in rows if last[_person(row)] == _edition(row))
        return tuple(sorted(now, key=lambda row: _number(row) or (0, 0)))

    def data(self) -> bytes:
        """Return the bytes of its file."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)  # commas, CRLF, quotes doubled
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([_guarded(row.get(name, "")) for name in self.columns])
        return text.getvalue().encode("utf-8-sig")

    def _of(self, pack: str) -> list[Row]:
        return [row for row in self.rows if row["pack"] == pack]


def register_at(path: Path, workspace: Workspace) -> Register:
    """Return the register that a file holds; an empty one if there is no file.

    Raises:
        BriefError: the file is no register, so nothing may be put in its place.
    """
    if not path.exists():
        return Register()
    text = read_text(path, workspace, "register")
    table = records(text, frozenset(COLUMNS))
    head = [cell.text for cell in next(table, ())]
    lines = list(islice(table, _MOST_ROWS + 1))
    if problems := _wrong(text, head, lines):
        raise BriefError(problems)
    added = [name for name in head if name not in COLUMNS]
    cells = ([_plain(cell.text) for cell in line] for line in lines)
    rows = tuple(dict(zip(head, each, strict=True)) for each in cells)
    return Register((*COLUMNS, *added), rows)


def _wrong(
    text: Text, head: Sequence[str], lines: Sequence[Record]
) -> tuple[Problem, ...]:
    """Return why a file cannot be written anew without losing something."""
    hint = f"rename it; a new `{FILE}` is made then"
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        message = f"“{text.shown}” is no register of copies: it has no column " + (
            ", ".join(f"“{name}”" for name in missing)
        )
        return (_problem("pack.no-register", message, hint, text),)
    if len(set(head)) < len(head):
        message = f"“{text.shown}” has two columns of one name"
        return (_problem("pack.no-register", message, "rename one of them", text),)
    if len(lines) > _MOST_ROWS:
        message = f"“{text.shown}” has more than {_MOST_ROWS:,} rows"
        return (_problem("pack.no-register", message, hint, text),)
    return tuple(
        _problem(
            "csv.ragged",
            f"row {number} should have {len(head)} cells; found {len(line)}",
            "every copy is a row with a cell for each column",
            text,
            line,
        )
        for number, line in enumerate(lines, start=1)
        if len(line) != len(head)
    )


def _problem(
    code: str, message: str, hint: str, text: Text, line: Record = ()
) -> Problem:
    span = (line[0].span[0], line[-1].span[1]) if line else (0, 0)
    return Problem(code, message, hint=hint, place=text.place(*span))


def _key(row: Row) -> tuple[str, ...]:
    return row["pack"], row["copy"], row["name"], row["sha256"]


def _person(row: Row) -> Person:
    return row["name"], row["role"], row["body"]


def _edition(row: Row) -> tuple[str, str]:
    return row["stamp"], row["of"]


def _number(row: Row) -> tuple[int, int] | None:
    """Return the number of a copy and of how many, if both are numbers still."""
    said = row["copy"], row["of"]
    return (int(said[0]), int(said[1])) if all(map(str.isdecimal, said)) else None


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"{_GUARD}{cell}" if _runs(cell) else cell


def _plain(cell: str) -> str:
    """Return what was meant by a cell that may be guarded."""
    bare = cell.removeprefix(_GUARD)
    return bare if bare != cell and _runs(bare) else cell


def _runs(cell: str) -> bool:
    """Whether a cell begins a formula, or looks like one that is guarded."""
    return cell.lstrip(_GUARD)[:1] in _FORMULA
