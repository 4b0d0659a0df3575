"""Rows of charts from CSV files, as if they had been typed in the brief.

A file is read before the brief is validated, so that its cells pass through the
same models as typed rows, and a cell that is no number is shown in the file itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from briefmaker.brief.csv import Record, records
from briefmaker.brief.data import Csv
from briefmaker.brief.nearest import nearest
from briefmaker.brief.places import Sheet, Spot
from briefmaker.brief.text import Text, read_text, refuse_outside
from briefmaker.brief.yaml import Data
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

MOST_ROWS = 10_000

Step = tuple[str, ...]
"""Where a column is named, from the key `csv`."""


class Filled(Struct, frozen=True):
    """A brief's data with the rows of its CSV files, and where those stand."""

    data: Data
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()


def with_csv(data: Data, brief: Path, workspace: Workspace) -> Filled:
    """Return the data with `rows` in place of each `csv` that can be read.

    A `csv` that is not right in itself is left for the models to refuse.
    """
    return filled(data, lambda csv, at: _text(csv, brief, workspace, at))


def filled(data: Data, text_of: Callable[[Csv, Address], Text]) -> Filled:
    """Return the data with `rows` in place of each `csv`, wherever its files are.

    Args:
        text_of: gives the text of a file, or raises `BriefError` with the address.
    """
    written = data.get("charts") if isinstance(data, dict) else None
    if not (isinstance(data, dict) and isinstance(written, dict)):
        return Filled(data)
    charts: dict[str, Data] = {}
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for id_, chart in written.items():
        charts[id_] = chart
        if not (isinstance(chart, dict) and (csv := _csv(chart.get("data")))):
            continue
        address: Address = ("charts", id_, "data")
        try:
            text = text_of(csv, (*address, "csv", "path"))
            rows, sheet = _rows(text, csv, address)
        except BriefError as error:
            problems.extend(error.problems)
        else:
            charts[id_] = {**chart, "data": {"rows": rows}}
            sheets.append(sheet)
    return Filled({**data, "charts": charts}, tuple(sheets), tuple(problems))


def _csv(data: Data) -> Csv | None:
    """Return what a chart takes from a CSV file, if it takes nothing else."""
    if not (isinstance(data, dict) and data.keys() == {"csv"}):
        return None
    try:
        return Csv.model_validate(data["csv"])
    except ValidationError:
        return None


def _text(csv: Csv, brief: Path, workspace: Workspace, address: Address) -> Text:
    """Return the file's text; what is wrong with its path is wrong in the brief."""
    path = brief.parent / csv.path
    try:
        refuse_outside(path, csv.path, workspace)
        return read_text(path, workspace, "CSV file")
    except BriefError as error:
        raise BriefError(
            problem if problem.place else replace(problem, address=address)
            for problem in error.problems
        ) from error


def _rows(text: Text, csv: Csv, address: Address) -> tuple[list[Data], Sheet]:
    """Return the rows of a file, and where they stand.

    Raises:
        BriefError: the file lacks a column, or is no table of bearable length.
    """
    wish: Mapping[str, str] = csv.model_dump(
        exclude={"path", "only"}, exclude_none=True
    )
    asked: dict[Step, str] = {("only", name): name for name in csv.only}
    table = records(text, frozenset((*wish.values(), *csv.only)))
    head, lines = next(table, ()), list(islice(table, MOST_ROWS + 1))
    named: dict[Step, str] = {(key,): name for key, name in wish.items()}
    named |= asked
    at = _columns(text, head, named, (*address, "csv"))
    if problems := tuple(_misshapen(text, head, lines)):
        raise BriefError(problems)
    columns = {key: at[key,] for key in wish}
    lines = _only(text, lines, {at[key]: csv.only[key[1]] for key in asked}, address)
    rows: list[Data] = []
    spots: dict[Address, Spot] = {(): Spot((0, 0))}
    for number, line in enumerate(lines):
        cells = {key: line[at] for key, at in columns.items() if line[at].text}
        spots[number,] = Spot((line[0].span[0], line[-1].span[1]))
        spots |= {(number, key): Spot(cell.span) for key, cell in cells.items()}
        rows.append({key: cell.text for key, cell in cells.items()})
    return rows, Sheet(text, spots, (*address, "rows"))


def _only(
    text: Text, lines: list[Record], wanted: Mapping[int, str], address: Address
) -> list[Record]:
    """Return the rows with these values in these positions.

    Raises:
        BriefError: there are none.
    """
    kept = [
        line
        for line in lines
        if all(line[at].text == value for at, value in wanted.items())
    ]
    if not kept:
        said = " and ".join(f"“{value}”" for value in wanted.values())
        raise BriefError(
            [
                Problem(
                    "csv.no-row",
                    f"no row of “{text.shown}” has {said} in the column asked for",
                    address=(*address, "csv", "only"),
                    hint="capitals and spaces count: write it as the file does",
                )
            ]
        )
    return kept


def _columns(
    text: Text, head: Record, wish: Mapping[Step, str], address: Address
) -> dict[Step, int]:
    """Return the position of each column that the chart takes.

    Raises:
        BriefError: a column is not there, or it is there more than once.
    """
    names = [cell.text for cell in head]
    if not names:
        raise BriefError([_problem("csv.empty", f"“{text.shown}” is empty", text)])
    problems = [
        _no_column(text, name, names, (*address, *key))
        for key, name in wish.items()
        if names.count(name) != 1
    ]
    if problems:
        raise BriefError(problems)
    return {key: names.index(name) for key, name in wish.items()}


def _no_column(
    text: Text, name: str, names: Sequence[str], address: Address
) -> Problem:
    if name in names:
        said, hint = "more than one column", "rename the others"
    else:
        said = "no column"
        there = ", ".join(f"“{each}”" for each in names)
        hint = nearest(name, names) or f"its columns are {there}"
    message = f"“{text.shown}” has {said} “{name}”"
    return Problem("csv.no-column", message, address=address, hint=hint)


def _misshapen(text: Text, head: Record, lines: Sequence[Record]) -> Iterator[Problem]:
    """Report a table without rows, with too many, or with ragged ones."""
    if not lines:
        yield _problem("csv.empty", f"“{text.shown}” has a head and no rows", text)
    if len(lines) > MOST_ROWS:
        message = f"“{text.shown}” has more than {MOST_ROWS:,} rows"
        yield _problem("csv.too-long", message, text)
        return
    for number, line in enumerate(lines, 1):
        if len(line) != len(head):
            yield _problem(
                "csv.ragged",
                f"row {number} should have {len(head)} cells; found {len(line)}",
                text,
                line,
            )


def _problem(code: str, message: str, text: Text, line: Record = ()) -> Problem:
    span = (line[0].span[0], line[-1].span[1]) if line else (0, 0)
    return Problem(code, message, place=text.place(*span))
