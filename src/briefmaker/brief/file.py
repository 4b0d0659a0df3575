"""A YAML file that an author writes: read, held against its model, its places kept."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from briefmaker.brief.base import Part
from briefmaker.brief.messages import explained
from briefmaker.brief.places import Places, Sheet
from briefmaker.brief.text import MOST_PROBLEMS, Text, read_text, shown
from briefmaker.brief.yaml import Data, read
from briefmaker.problems import Address, BriefError, Place, Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

P = TypeVar("P", bound=Part)


class File(Struct, Generic[P], frozen=True):
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


def opened(path: Path, workspace: Workspace, what: str, mount: Address = ()) -> File[P]:
    """Return a file as YAML, before a model sees it."""
    try:
        text = read_text(path, workspace, what)
    except BriefError as error:
        return unread(error, path, workspace)
    return parsed(text, mount)


def parsed(text: Text, mount: Address = ()) -> File[P]:
    """Return a file of this text as YAML, before a model sees it."""
    document = read(text)
    sheet = Sheet(text, document.spots, mount)
    return File(document.data, None, (sheet,), document.problems)


def unread(error: BriefError, path: Path, workspace: Workspace) -> File[P]:
    """Return a file that could not be read: what is wrong concerns all of it."""
    top = Place(shown(path, workspace))
    problems = (each if each.place else each.at(top) for each in error.problems)
    return File(problems=tuple(problems))


def empty(file: File[P]) -> Problem:
    """Return what is said of a file in which nothing is written."""
    text = file.sheets[0].text
    what = "holds only comments" if text.content.strip() else "is empty"
    return Problem(
        "brief.empty",
        f"“{text.shown}” {what}",
        hint="`briefmaker new` writes a brief to start from",
        place=text.place(0, 0),
    )


def validated(model: type[P], file: File[P]) -> File[P]:
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


def told(problems: Iterable[Problem]) -> Iterator[Problem]:
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
