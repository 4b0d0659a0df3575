"""Stage 1, load: a YAML file becomes a Brief, with its library and all places.

Everything that is wrong with the brief, its library and its CSV files is reported
in one run, in the order in which it stands there.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.brief.fault import quoted
from briefmaker.brief.file import (
    File,
    empty,
    opened,
    parsed,
    told,
    unread,
    validated,
)
from briefmaker.brief.kinds import Kind, kind_called, offer
from briefmaker.brief.library import Entries
from briefmaker.brief.model import Brief
from briefmaker.brief.nearest import nearest
from briefmaker.brief.places import Places
from briefmaker.brief.rows import with_csv
from briefmaker.brief.text import Text, read_text, refuse_outside, shown
from briefmaker.brief.values import MATRIX, NO_VALUES, Values
from briefmaker.brief.yaml import Data
from briefmaker.problems import Address, BriefError, Place, Problem, Severity
from briefmaker.reads import sought
from briefmaker.values import Struct, replace
from briefmaker.workspace import BRIEFS, LIBRARY, Workspace

if TYPE_CHECKING:
    from briefmaker.brief.matrix import Matrix

GROUPS = tuple(Entries.model_fields)
"""The keys under which a library holds its entries."""


class Loaded(Struct, frozen=True):
    """A brief with all that it may refer to.

    Attributes:
        path: the brief's file.
        brief: the brief; what stood in CSV files stands in `data.rows`.
        library: the workspace's library and the brief's own entries, which win.
        kind: what kind of document it is.
        places: where everything stands.
        problems: what does not stop a render, still without places.
        values: those of the memo, of a brief that stands for several.
    """

    path: Path
    brief: Brief
    library: Entries
    kind: Kind
    places: Places
    problems: tuple[Problem, ...] = ()
    values: Values = NO_VALUES

    def address(self, group: str, id_: str) -> Address:
        """Return the address of an entry: the brief's own, else the library's.

        Args:
            group: `sources`, `quantities`, `facts`, `quotes` or `attested`.
            id_: the entry's name.
        """
        own = id_ in getattr(self.brief, group)
        return (group, id_) if own else (LIBRARY, group, id_)


def load(path: Path, workspace: Workspace, values: Values = NO_VALUES) -> Loaded:
    """Read a brief, its library and its CSV files.

    Args:
        values: of the memo that is wanted of a brief with `matrix`.

    Raises:
        BriefError: with all mistakes in all of these files, each with its place.
    """
    own = brief_file(path, workspace, values)
    shared = [_library(file, workspace) for file in library_files(path, workspace)]
    kind, unknown = _kind(own, workspace)
    problems = [
        *own.problems,
        *unknown,
        *(problem for file in shared for problem in file.problems),
        *_repeated(shared),
    ]
    if problems or own.part is None or kind is None:
        raise BriefError(told(problems))
    entries = [file.part for file in shared if file.part]
    return Loaded(
        path=path,
        brief=own.part,
        library=_merged([*entries, own.part]),
        kind=kind,
        places=Places((*own.sheets, *(file.sheets[0] for file in shared))),
        problems=tuple(_replaced(own.part, entries)),
        values=values,
    )


def load_library(workspace: Workspace) -> Loaded:
    """Read a workspace's library alone, as that of a brief that says nothing.

    Raises:
        BriefError: with all mistakes in its files, each with its place.
    """
    folder = workspace.root / BRIEFS / LIBRARY
    shared = [_library(file, workspace) for file in library_files(folder, workspace)]
    problems = [problem for file in shared for problem in file.problems]
    problems += _repeated(shared)
    if problems:
        raise BriefError(told(problems))
    kind = next(iter(offer(workspace).kinds.values()))
    return Loaded(
        path=folder,
        brief=_silent(kind, workspace),
        library=_merged([file.part for file in shared if file.part]),
        kind=kind,
        places=Places(tuple(file.sheets[0] for file in shared)),
    )


def _silent(kind: Kind, workspace: Workspace) -> Brief:
    """Return a brief that uses nothing, as of today."""
    nothing = "-"
    return Brief.model_validate(
        {
            "kind": kind.name,
            "title": nothing,
            "date": workspace.today,
            "cutoff": workspace.today,
            "id": "library",
            "marking": "none",
            "from": nothing,
            "to": [nothing],
            "bottom_line": nothing,
            "sections": [{"heading": nothing, "body": nothing}],
        }
    )


def shelf(path: Path, workspace: Workspace) -> Path:
    """Return the folder of a brief's library: beside it, else the workspace's."""
    beside = path.parent / LIBRARY
    return beside if sought(beside).is_dir() else workspace.root / BRIEFS / LIBRARY


def library_files(path: Path, workspace: Workspace) -> list[Path]:
    """Return the files of a brief's library, by name."""
    folder = shelf(path, workspace)
    files = folder.iterdir() if sought(folder).is_dir() else ()
    return sorted(file for file in files if file.suffix in (".yaml", ".yml"))


def brief_file(
    path: Path, workspace: Workspace, values: Values = NO_VALUES
) -> File[Brief]:
    """Return a brief as its own file has it, with its CSV files and no library.

    Of a brief with `matrix` it is one memo.
    """
    file: File[Brief] = opened(path, workspace, "brief")
    if file.data is None:
        return file if file.problems else replace(file, problems=(empty(file),))
    if isinstance(file.data, dict) and MATRIX in file.data:
        file = _one_of(file, file.data, path, workspace, values)
        if file.data is None:
            return file
    filled = with_csv(file.data, path, workspace)
    sheets = (*file.sheets, *filled.sheets)
    problems = (*file.problems, *map(Places(sheets).locate, filled.problems))
    return validated(Brief, File(filled.data, None, sheets, problems))


def matrix_file(path: Path, workspace: Workspace) -> "Matrix":
    """Return the memos that a brief stands for; none if it has no `matrix`.

    What else is wrong with the file is told when one of them is loaded.
    """
    from briefmaker.brief.matrix import Matrix, matrix_of

    file: File[Brief] = opened(path, workspace, "brief")
    if not isinstance(file.data, dict) or MATRIX not in file.data:
        return Matrix()
    return matrix_of(file.data, file.sheets[0], path, workspace)


def _one_of(
    file: File[Brief],
    data: dict[str, Data],
    path: Path,
    workspace: Workspace,
    values: Values,
) -> File[Brief]:
    """Return one memo of a brief; none without values, and what is to be done."""
    sheet = file.sheets[0]
    if not values:
        from briefmaker.brief.matrix import matrix_of, unchosen

        place = sheet.place(Problem("", "", address=(MATRIX,), on_key=True))
        found = unchosen(matrix_of(data, sheet, path, workspace), place)
        return replace(file, data=None, problems=(*file.problems, *found))
    from briefmaker.brief.filling import filled

    done = filled(data, values)
    problems = (*file.problems, *map(Places((sheet,)).locate, done.problems))
    sheets = (replace(sheet, texts=done.texts),)
    return File(done.data, None, sheets, problems)


def _library(path: Path, workspace: Workspace) -> File[Entries]:
    try:
        refuse_outside(path, shown(path, workspace), workspace)
        text = read_text(path, workspace, "library file")
    except BriefError as error:
        return unread(error, path, workspace)
    return _entries(text)


@lru_cache(maxsize=8)  # the briefs of a run have a library in common
def _entries(text: Text) -> File[Entries]:
    """Return what a library file of this text holds."""
    file: File[Entries] = parsed(text, (LIBRARY,))
    if file.data is None:
        return file if file.problems else replace(file, part=Entries())
    return validated(Entries, file)


def _kind(
    own: File[Brief], workspace: Workspace
) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Return the kind of document that a brief names."""
    name = own.data.get("kind") if isinstance(own.data, dict) else None
    if not isinstance(name, str):
        return None, ()
    try:
        if kind := kind_called(name.strip(), workspace):
            return kind, ()
    except BriefError as error:
        return None, error.problems
    on_offer = offer(workspace).kinds
    known = f"there are {', '.join(on_offer)}" if on_offer else "there are none"
    problem = Problem(
        "brief.unknown-kind",
        f"there is no kind of document {quoted(name)}; {known}",
        address=("kind",),
        hint=nearest(name, on_offer),
    )
    located = Places(own.sheets).locate(problem)
    if any(other.place == located.place for other in own.problems):
        # It could be no name of anything.
        return None, ()
    return None, (located,)


def _repeated(files: Sequence[File[Entries]]) -> Iterator[Problem]:
    """Report entries that two files of the library define."""
    first: dict[Address, Place] = {}
    for file in files:
        data = file.data if isinstance(file.data, dict) else {}
        for group in GROUPS:
            entries = data.get(group)
            for id_ in entries if isinstance(entries, dict) else ():
                address = (LIBRARY, group, id_)
                entry = Problem("", "", address=address, on_key=True)
                place = file.sheets[0].place(entry)
                before = first.setdefault(address, place)
                if before is not place:
                    yield _twice(entry.at(place), place, before)


def _twice(entry: Problem, here: Place, before: Place) -> Problem:
    *_, group, id_ = entry.address
    where = f"{before.file}:{before.line} and {here.file}:{here.line}"
    return replace(
        entry,
        code="brief.duplicate-entry",
        message=f"`{id_}` stands twice under `{group}`: {where}",
        hint="keep one of them, or rename one",
    )


def _merged(parts: Sequence[Entries]) -> Entries:
    """Return all entries together; later parts win."""
    return Entries.model_validate(
        {
            group: {id_: e for part in parts for id_, e in getattr(part, group).items()}
            for group in GROUPS
        }
    )


def _replaced(brief: Brief, libraries: Sequence[Entries]) -> Iterator[Problem]:
    """Note the entries of a brief that take the place of the library's."""
    for group in GROUPS:
        for id_ in getattr(brief, group):
            if any(id_ in getattr(library, group) for library in libraries):
                yield Problem(
                    "brief.own-entry",
                    f"`{id_}` takes the place of the library's entry of that name",
                    severity=Severity.NOTE,
                    address=(group, id_),
                    on_key=True,
                )
