"""Every bad brief and meeting says, on the line that is wrong, what must be said of it.

A mark is a trailing comment: `# error[code]: the message begins like this`. Where no
comment can stand (an empty file, Latin-1, an open quotation mark, a CSV file), a file
of the same name ending in `.expected` holds lines such as `3 code: message`, or
`data/x.csv:3 code: message` for another file than the brief. `{file}`, `{folder}` and
`{parent}` stand for the brief's path, its folder's, and that of the folder above. The
papers of meetings end in `.yml`; what is wrong in one of them is in the sidecar.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefmaker.brief.folders import is_meeting
from briefmaker.build import check
from briefmaker.pack.planning import plan
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace

HERE = Path(__file__).parent
LIBRARY = "library"

MARK = re.compile(r"# error\[(?P<code>[\w.-]+)\]: (?P<message>.*?)(?=  # error|$)")
SIDECAR = re.compile(
    r"(?:(?P<file>\S+):)?(?P<line>\d+) (?P<code>[\w.-]+): (?P<message>.+)"
)


class Said(Struct, frozen=True, order=True):
    """What is said about a line; of an expectation, the message's beginning."""

    file: str
    line: int
    code: str
    message: str


def briefs() -> list[Path]:
    files = sorted(HERE.rglob("*.yaml"))
    return [file for file in files if file.parent.name != LIBRARY]


def expected(path: Path, shown: str, folder: str) -> list[Said]:
    """Return what the brief's marks, its library's and its sidecar say."""

    def filled(message: str) -> str:
        names = {"file": shown, "folder": folder, "parent": Path(folder).parent}
        for name, path in names.items():
            message = message.replace(f"{{{name}}}", str(path))
        return message.strip()

    said = []
    for file in (path, *sorted((path.parent / LIBRARY).glob("*.yaml"))):
        text = file.read_bytes().decode(errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            for mark in MARK.finditer(line):
                name = file.relative_to(path.parent).as_posix()
                said.append(Said(name, number, mark["code"], filled(mark["message"])))
    sidecar = path.with_suffix(".expected")
    for line in sidecar.read_text("utf-8").splitlines() if sidecar.exists() else ():
        mark = SIDECAR.fullmatch(line)
        assert mark, f"{sidecar.name} cannot be read: {line}"
        name, number = mark["file"] or path.name, int(mark["line"])
        said.append(Said(name, number, mark["code"], filled(mark["message"])))
    return sorted(said)


def found(problems: tuple[Problem, ...], folder: str) -> list[Said]:
    said = []
    for problem in problems:
        assert problem.place, problem
        name = problem.place.file.removeprefix(f"{folder}/")
        said.append(Said(name, problem.place.line, problem.code, problem.message))
    return sorted(said)


def differences(wanted: list[Said], told: list[Said]) -> Iterator[str]:
    """Yield what is expected and not said, and what is said and not expected."""
    rest = list(told)
    for want in wanted:
        for got in rest:
            alike = replace(got, message=want.message) == want
            if alike and got.message.startswith(want.message):
                rest.remove(got)
                break
        else:
            yield f"not said: {want}"
    yield from (f"not expected: {got}" for got in rest)


@pytest.fixture(scope="module")
def here(workspace: Workspace) -> Workspace:
    return replace(workspace, root=HERE)


each = pytest.mark.parametrize(
    "path", briefs(), ids=lambda path: str(path.relative_to(HERE).with_suffix(""))
)


@cache
def problems_of(path: Path, here: Workspace) -> tuple[Problem, ...]:
    if not is_meeting(path):
        return check(path, here).problems
    try:
        return plan(path, here).problems
    except BriefError as error:
        return error.problems


def both(path: Path, here: Workspace) -> tuple[list[Said], list[Said]]:
    folder = here.shown(path.parent)
    wanted = expected(path, here.shown(path), folder)
    return wanted, found(problems_of(path, here), folder)


@each
def test_a_bad_brief_is_told_what_its_marks_say_and_nothing_else(
    path: Path, here: Workspace
) -> None:
    wanted, told = both(path, here)
    assert wanted, "a bad brief without a mark"
    assert not list(differences(wanted, told))


@each
def test_the_comparison_notices_marks_one_line_off(path: Path, here: Workspace) -> None:
    wanted, told = both(path, here)
    shifted = [replace(want, line=want.line + 1) for want in wanted]
    assert len(list(differences(shifted, told))) >= len(wanted)


@each
def test_messages_keep_to_the_style_of_the_house(path: Path, here: Workspace) -> None:
    foreign = r"\b(string|tuple|mapping|dict|integer|null|None|validat\w+|schema)\b"
    for problem in problems_of(path, here):
        assert not problem.message.endswith("."), problem.message
        assert not re.search(foreign, problem.message), problem.message
        assert problem.place
        assert problem.place.width >= 1
        line = problem.place.excerpt
        assert problem.place.column <= len(line) + 1, (problem, line)


def test_there_are_bad_briefs_of_every_sort() -> None:
    names = {path.stem for path in briefs()}
    assert len(briefs()) >= 120
    for sort in ("key", "type", "date", "choice", "csv", "file", "yaml", "prose"):
        assert sum(name.startswith(f"{sort}-") for name in names) >= 3, sort
