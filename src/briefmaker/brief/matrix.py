"""`matrix` of a brief: the memos that it stands for, one for each set of values.

It is a CSV file with one memo a row, or lists of which every combination is a memo, as
the matrix of a workflow in continuous integration is. All that is wrong with it is told
at once, and so is what the brief makes of it: fields that nobody fills in, cells that
are empty and used, lists that nothing uses.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from briefmaker.brief.combinations import Combining
from briefmaker.brief.filling import filled, used
from briefmaker.brief.merge import folded
from briefmaker.brief.people import People
from briefmaker.brief.places import Places, Sheet
from briefmaker.brief.values import MATRIX, Values
from briefmaker.brief.yaml import Data
from briefmaker.problems import Place, Problem, Severity
from briefmaker.values import Struct
from briefmaker.workspace import Workspace


class Matrix(Struct, frozen=True):
    """The memos that a brief stands for.

    Attributes:
        names: of the values, as the author has them.
        memos: their values, in the order of the file.
        problems: with places; where one of them stops it, there are no memos.
    """

    names: tuple[str, ...] = ()
    memos: tuple[Values, ...] = ()
    problems: tuple[Problem, ...] = ()

    def knows(self, names: Iterable[str]) -> bool:
        """Whether all of these are names of values."""
        return {folded(name) for name in names} <= {*map(folded, self.names)}

    def chosen(self, wanted: Mapping[str, Collection[str]]) -> tuple[Values, ...]:
        """Return the memos with one of the wanted values for each of these names.

        Capitals, blanks and hyphens of names and values are all one.
        """
        asked = {
            name: {folded(each) for each in wanted[said]}
            for said in wanted
            for name in self.names
            if folded(name) == folded(said)
        }
        return tuple(
            memo
            for memo in self.memos
            if all(folded(memo[name]) in some for name, some in asked.items())
        )


def matrix_of(
    data: dict[str, Data], sheet: Sheet, path: Path, workspace: Workspace
) -> Matrix:
    """Return the memos that a brief stands for; what is wrong is told all at once.

    Args:
        data: the brief as YAML, with its `matrix`.
        sheet: where it stands.
        path: its file, from whose folder a CSV file is named.
    """
    reading = Combining(Places((sheet,)), path, workspace)
    reading.read(data.get(MATRIX))
    if reading.names:
        _judge(reading, data)
    stopped = any(problem.blocks for problem in reading.problems)
    memos = () if stopped else reading.memos
    return Matrix(reading.names, memos, tuple(reading.problems))


def _judge(reading: Combining, data: dict[str, Data]) -> None:
    """Hold the brief against its matrix."""
    known = {folded(name): name for name in reading.names}
    sample = dict.fromkeys(reading.names, "x")
    unfilled = filled(data, sample).problems
    reading.problems += map(reading.places.locate, unfilled)
    spots = [(at, known.get(folded(name))) for at, name in used(data)]
    names = {name for _, name in spots if name}
    if reading.listed:
        _refuse_empty(reading, reading.listed, names)
    if not any(problem.blocks for problem in reading.problems):
        _note_unused(reading, [name for name in reading.names if name not in names])
    same = len(reading.memos) > 1 and ("id",) not in {at for at, _ in spots}
    if same and isinstance(data.get("id"), str):
        problem = Problem(
            f"{MATRIX}.same-id",
            f"all {len(reading.memos):,} memos have this number",
            Severity.WARNING,
            ("id",),
            hint=f"put something of each into it: `id: BM-{{{reading.names[0]}}}`",
        )
        reading.problems.append(reading.places.locate(problem))


def _note_unused(reading: Combining, unused: list[str]) -> None:
    """Note that memos are alike; a list may well say more than a brief uses."""
    if reading.listed:
        if len(unused) == len(reading.names):
            message = "nothing in this brief uses a column, so all its memos are alike"
            hint = f"a column is used so: `{{{reading.names[0]}}}`"
            reading.tell("unused", message, (), hint, Severity.WARNING)
        return
    for name in unused:
        message = f"nothing in this brief uses `{name}`, so some memos are alike"
        hint = f"use it, as `{{{name}}}`, or take the list out"
        reading.tell("unused", message, (name,), hint, Severity.WARNING, on_key=True)


def _refuse_empty(reading: Combining, listed: People, names: set[str]) -> None:
    """Report rows without a value that the brief uses."""
    naming = {name for memo in reading.memos[:1] for name in memo.naming}
    kept = {memo.told for memo in reading.memos}
    for row in listed.rows:
        said = {name: " ".join(row.values.get(name, "").split()) for name in naming}
        empty = [
            n for n in reading.names if n in names - naming and n not in row.values
        ]
        if empty and (not naming or Values.of(said) in kept):
            columns = " and ".join(f"“{name}”" for name in empty)
            reading.tell_at(
                "empty",
                f"the row has nothing in {columns}, and the brief uses that",
                listed.place(row),
                "fill in the cell, or take the field out of the brief",
            )


def unchosen(matrix: Matrix, place: Place) -> Iterator[Problem]:
    """Yield what keeps a brief from being read as one memo."""
    yield from matrix.problems
    if matrix.memos:
        name = matrix.memos[0].naming[0]
        count = len(matrix.memos)
        yield Problem(
            f"{MATRIX}.choose",
            f"this brief stands for {count:,} memo{'s' * (count > 1)}, and one of them "
            "is wanted here",
            hint=f"choose one: `--only {name}={matrix.memos[0][name]}`",
            place=place,
        )
