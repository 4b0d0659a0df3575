"""Kinds of document: a folder of `templates/` with a `kind.toml` and a starter.

What a kind promises (its page limit, its sections, where its notes go) is data that a
designer can change; nothing in the code knows a kind by name. Kinds share a few grids
of the page: `templates/grids/NAME/` with a `grid.toml`, a `page.html` and a
`grid.css`. A kind may have a `page.html` and a `page.css` of its own; what its
`kind.toml` says wins over its grid.
"""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from briefmaker.brief.base import Line, Part
from briefmaker.brief.exhibits import Slot
from briefmaker.brief.fault import quoted
from briefmaker.brief.messages import explained
from briefmaker.brief.places import Sheet
from briefmaker.brief.sections import Role
from briefmaker.brief.text import read_text
from briefmaker.brief.toml import in_toml, read_toml
from briefmaker.problems import BriefError, Problem
from briefmaker.reads import sought
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

KIND_FILE = "kind.toml"
GRID_FILE = "grid.toml"
GRIDS = "grids"
HOME = "en"
BROKEN = "brief.broken-kind"
"""The code of what is wrong with a `kind.toml` or `grid.toml`."""

_Said = tuple[dict[str, Any], Sheet]
"""What a file says, and where."""


def _in_one(written: Any) -> Any:
    return {HOME: written} if isinstance(written, str) else written


Titles = Annotated[Mapping[Line, Line], BeforeValidator(_in_one)]
"""A name in several languages by their tags; a plain string is English."""


class Expected(Part):
    """A section that a kind expects, in the order of the list.

    Attributes:
        words: the most words that it may have; nothing for no limit of its own.
        needed: a document of this kind is not whole without it.
    """

    role: Role
    words: int | None = None
    needed: bool = False


class Kind(Part):
    """What `kind.toml` says of a kind of document.

    Attributes:
        name: its folder's name, what a brief gives as `kind`.
        title: what the kicker prints when a decision is asked.
        information: what the kicker prints when none is, if that is another name.
        line: one line for `briefmaker kinds`.
        grid: the folder of `grids/` that its pages are set in.
        layout: that grid in a word or two, for `briefmaker kinds`.
        pages: the hard page limit, unless the brief sets its own.
        notes: `foot` sets notes at the foot of the page that calls them,
            `end` in one block before the sources (two-column kinds).
        widths: for each paper, the width of each slot in mm.
        slot: the width of an exhibit that names none.
        box: what stands over the box on page one.
        decision: whether the document asks for one.
        words: the most words of prose: box, judgements, sections.
        figures: the most charts.
        tables: the most tables.
        sections: those that it expects, in their order.
        tick_boxes: recommendations have boxes to tick, and a line to sign.
        likelihood: likelihood words belong in it.
        max_age: a source that is older at the cut-off counts as old: `30 days`.
        source_summary: a few sentences weigh the sources as a set (ICD 206).
    """

    name: Line
    title: Titles
    information: Titles = Field(default_factory=dict)
    line: Line
    grid: Line = "track"
    layout: Line | None = None
    pages: int = Field(ge=1)
    notes: Literal["foot", "end"]
    widths: Mapping[Literal["A4", "Letter"], Mapping[Slot, float]]
    slot: Slot = Slot.MAIN
    box: Role = Role.BOTTOM_LINE
    decision: Literal["needed", "either", "none"] = "either"
    words: int | None = None
    figures: int | None = None
    tables: int | None = None
    sections: tuple[Expected, ...] = ()
    tick_boxes: bool = False
    likelihood: bool = True
    max_age: Line | None = None
    source_summary: bool = False

    def called(self, language: str, *, asks: bool) -> str:
        """Return what the kicker prints, in this language or else in English."""
        titles = self.title if asks else self.information or self.title
        return titles.get(language.split("-")[0]) or next(iter(titles.values()))


class Offer(Struct, frozen=True):
    """The kinds of document in all folders of templates.

    Attributes:
        kinds: those on offer by name; the user's own folder wins, file by file.
        broken: what is wrong with the files of the others, by their names.
    """

    kinds: Mapping[str, Kind]
    broken: Mapping[str, tuple[Problem, ...]]


def kinds(workspace: Workspace) -> Mapping[str, Kind]:
    """Return the kinds on offer by name.

    Raises:
        BriefError: with all that is wrong in a `kind.toml` or `grid.toml`.
    """
    offered = offer(workspace)
    if offered.broken:
        raise BriefError(chain.from_iterable(offered.broken.values()))
    return offered.kinds


def offer(workspace: Workspace) -> Offer:
    """Return the kinds on offer; one that is broken leaves the others alone."""
    grids = _grid_files(workspace)
    found: dict[str, Kind] = {}
    broken: dict[str, tuple[Problem, ...]] = {}
    for name, file in sorted(_kind_files(workspace).items()):
        try:
            found[name] = _kind(name, _read(file, workspace), grids, workspace)
        except BriefError as error:
            broken[name] = error.problems
    return Offer(found, broken)


def kind_called(name: str, workspace: Workspace) -> Kind | None:
    """Return the kind of a name, and look at no other; None if it is not on offer.

    Raises:
        BriefError: with all that is wrong in its files.
    """
    file = _kind_files(workspace).get(name)
    if file is None:
        return None
    return _kind(name, _read(file, workspace), _grid_files(workspace), workspace)


def _kind(
    name: str, own: _Said, grids: Mapping[str, Path], workspace: Workspace
) -> Kind:
    """Return a kind: what its file says, and its grid where that says nothing.

    Raises:
        BriefError: with all that is wrong in the two files, each with its place.
    """
    said, sheet = own
    grid = str(said.get("grid", Kind.model_fields["grid"].default))
    if "grid" in said and grid not in grids:
        problem = Problem(
            BROKEN,
            f"there is no grid {quoted(grid)}; there are {', '.join(grids)}",
            address=("grid",),
        )
        raise BriefError([problem.at(sheet.place(problem))])
    shared, below = _read(grids[grid], workspace) if grid in grids else ({}, sheet)
    whole = {**shared, "name": name, **said}

    def _sheet(problem: Problem) -> Sheet:
        key = next(iter(problem.address), None)
        return below if key in shared and key not in said else sheet

    try:
        return Kind.model_validate(whole)
    except ValidationError as error:
        raise BriefError(
            in_toml(problem, BROKEN).at(_sheet(problem).place(problem))
            for problem in explained(error, Kind, whole)
        ) from error


def _read(file: Path, workspace: Workspace) -> _Said:
    """Return what a file of the templates says, and where.

    Raises:
        BriefError: it is no text, or not right as TOML.
    """
    return read_toml(read_text(file, workspace, "kind of document"), BROKEN)


def _kind_files(workspace: Workspace) -> dict[str, Path]:
    return _files(workspace, "*", KIND_FILE)


def _grid_files(workspace: Workspace) -> dict[str, Path]:
    return _files(workspace, f"{GRIDS}/*", GRID_FILE)


def _files(workspace: Workspace, pattern: str, name: str) -> dict[str, Path]:
    """Return such files by the names of their folders; the user's own win."""
    return {
        place.name: file
        for folder in reversed(workspace.templates)
        for place in sorted(folder.glob(pattern))
        if sought(file := place / name).is_file()
    }
