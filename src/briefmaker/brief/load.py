"""Stage 1, load: a YAML file becomes a Brief, with its library and all places.

Everything that is wrong with the brief, its library and its CSV files is reported
in one run, in the order in which it stands there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from briefmaker.brief.base import Part
from briefmaker.brief.fault import quoted
from briefmaker.brief.kinds import Kind, offer
from briefmaker.brief.library import Entries
from briefmaker.brief.messages import explained
from briefmaker.brief.model import Brief
from briefmaker.brief.nearest import nearest
from briefmaker.brief.places import Places, Sheet
from briefmaker.brief.rows import with_csv
from briefmaker.brief.text import MOST_PROBLEMS, read_text, refuse_outside, shown
from briefmaker.brief.yaml import Data, read
from briefmaker.problems import Address, BriefError, Place, Problem, Severity
from briefmaker.workspace import BRIEFS, Workspace

LIBRARY = "library"
"""The folder of a shared library, and what the addresses in it begin with."""

GROUPS = tuple(Entries.model_fields)
"""The keys under which a library holds its entries."""

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A brief with all that it may refer to.

    Attributes:
        path: the brief's file.
        brief: the brief; what stood in CSV files stands in `data.rows`.
        library: the workspace's library and the brief's own entries, which win.
        kind: what kind of document it is.
        places: where everything stands.
        problems: what does not stop a render, still without places.
    """

    path: Path
    brief: Brief
    library: Entries
    kind: Kind
    places: Places
    problems: tuple[Problem, ...] = ()

    def address(self, group: str, id_: str) -> Address:
        """Return the address of an entry: the brief's own, else the library's.

        Args:
            group: `sources`, `quantities`, `facts`, `quotes` or `attested`.
            id_: the entry's name.
        """
        own = id_ in getattr(self.brief, group)
        return (group, id_) if own else (LIBRARY, group, id_)


@dataclass(frozen=True, slots=True)
class _File(Generic[P]):
    """A YAML file and what it holds.

    Attributes:
        data: its content as it was typed; None if it is empty or not right as YAML.
        part: its content as the model has it; None if anything is wrong with it.
        sheets: its places, and those of the CSV files that it uses.
        problems: what is wrong with it, with places.
    """

    data: Data = None
    part: P | None = None
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(path: Path, workspace: Workspace) -> Loaded:
    """Read a brief, its library and its CSV files.

    Raises:
        BriefError: with all mistakes in all of these files, each with its place.
    """
    own = _brief(path, workspace)
    shared = [_library(file, workspace) for file in library_files(path, workspace)]
    kind, unknown = _kind(own, workspace)
    problems = [
        *own.problems,
        *unknown,
        *(problem for file in shared for problem in file.problems),
        *_repeated(shared),
    ]
    if problems or own.part is None or kind is None:
        raise BriefError(_told(problems))
    entries = [file.part for file in shared if file.part]
    return Loaded(
        path=path,
        brief=own.part,
        library=_merged([*entries, own.part]),
        kind=kind,
        places=Places((*own.sheets, *(file.sheets[0] for file in shared))),
        problems=tuple(_replaced(own.part, entries)),
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
        raise BriefError(_told(problems))
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
    return beside if beside.is_dir() else workspace.root / BRIEFS / LIBRARY


def library_files(path: Path, workspace: Workspace) -> list[Path]:
    """Return the files of a brief's library, by name."""
    folder = shelf(path, workspace)
    files = folder.iterdir() if folder.is_dir() else ()
    return sorted(file for file in files if file.suffix in (".yaml", ".yml"))


def _brief(path: Path, workspace: Workspace) -> _File[Brief]:
    file: _File[Brief] = _opened(path, workspace, "brief")
    if file.data is None:
        return file if file.problems else replace(file, problems=(_empty(file),))
    filled = with_csv(file.data, path, workspace)
    sheets = (*file.sheets, *filled.sheets)
    problems = (*file.problems, *map(Places(sheets).locate, filled.problems))
    return _validated(Brief, _File(filled.data, None, sheets, problems))


def _library(path: Path, workspace: Workspace) -> _File[Entries]:
    try:
        refuse_outside(path, shown(path, workspace), workspace)
    except BriefError as error:
        return _unread(error, path, workspace)
    file: _File[Entries] = _opened(path, workspace, "library file", (LIBRARY,))
    if file.data is None:
        return file if file.problems else replace(file, part=Entries())
    return _validated(Entries, file)


def _opened(
    path: Path, workspace: Workspace, what: str, mount: Address = ()
) -> _File[P]:
    """Return a file as YAML, before a model sees it."""
    try:
        text = read_text(path, workspace, what)
    except BriefError as error:
        return _unread(error, path, workspace)
    document = read(text)
    sheet = Sheet(text, document.spots, mount)
    return _File(document.data, None, (sheet,), document.problems)


def _unread(error: BriefError, path: Path, workspace: Workspace) -> _File[P]:
    """Return a file that could not be read: what is wrong concerns all of it."""
    top = Place(shown(path, workspace))
    problems = (each if each.place else each.at(top) for each in error.problems)
    return _File(problems=tuple(problems))


def _empty(file: _File[Brief]) -> Problem:
    text = file.sheets[0].text
    what = "holds only comments" if text.content.strip() else "is empty"
    return Problem(
        "brief.empty",
        f"“{text.shown}” {what}",
        hint="`briefmaker new` writes a brief to start from",
        place=text.place(0, 0),
    )


def _validated(model: type[P], file: _File[P]) -> _File[P]:
    """Return the file with its content as a model, or with all that is wrong."""
    error = part = None
    try:
        part = model.model_validate(file.data)
    except ValidationError as found:
        error = found
    places, mount = Places(file.sheets), file.sheets[0].mount
    problems = tuple(
        places.locate(replace(problem, address=(*mount, *problem.address)))
        for problem in explained(error, model, file.data)
    )
    return replace(file, part=part, problems=(*file.problems, *problems))


def _kind(
    own: _File[Brief], workspace: Workspace
) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Return the kind of document that a brief names."""
    name = own.data.get("kind") if isinstance(own.data, dict) else None
    if not isinstance(name, str):
        return None, ()
    offered = offer(workspace)
    if broken := offered.broken.get(name.strip()):
        return None, broken
    on_offer = offered.kinds
    if kind := on_offer.get(name.strip()):
        return kind, ()
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


def _repeated(files: Sequence[_File[Entries]]) -> Iterator[Problem]:
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
                    yield _twice(entry.at(place), before)


def _twice(entry: Problem, before: Place) -> Problem:
    *_, group, id_ = entry.address
    here = _place(entry)
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


def _told(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems in file order, each once, and the first hundred of each file."""
    files: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        files.setdefault(_place(problem).file, []).append(problem)
    for found in files.values():
        found.sort(key=lambda problem: (_place(problem).line, _place(problem).column))
        yield from found[:MOST_PROBLEMS]
        if len(found) > MOST_PROBLEMS:
            message = "more mistakes follow from here on"
            yield Problem("brief.more", message, place=found[MOST_PROBLEMS].place)


def _place(problem: Problem) -> Place:
    return problem.place or Place("")
