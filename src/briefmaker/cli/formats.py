"""The ways in which `check` can write problems, for people and for programs."""

from collections.abc import Sequence
from enum import StrEnum

from briefmaker.cli.excerpt import shown
from briefmaker.cli.report import acceptable, as_json, tell, tell_short
from briefmaker.problems import Place, Problem, Severity

COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
"""GitHub's workflow commands, by how much a problem weighs."""


class Format(StrEnum):
    """How problems are written."""

    TEXT = "text"
    SHORT = "short"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def told(problems: Sequence[Problem], format_: Format) -> None:
    """Write problems to standard error at once, in the formats for people."""
    if format_ is Format.TEXT:
        tell(problems)
    elif format_ is Format.SHORT:
        tell_short(problems)


def written(problems: Sequence[Problem], format_: Format, *, finished: bool) -> str:
    """Return all problems of a run in a format for programs, or nothing.

    Args:
        finished: whether every brief could be read to its end.
    """
    match format_:
        case Format.JSON:
            return as_json(problems)
        case Format.SARIF:
            from briefmaker.cli.sarif import as_sarif

            return as_sarif(problems, finished=finished)
        case Format.GITHUB:
            return as_github(problems)
        case _:
            return ""


def as_github(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem, which GitHub shows at its line.

    See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    place = problem.place or Place("")
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "title": " ".join(filter(None, (problem.code, acceptable(problem)))),
    }
    listed = ",".join(
        f"{name}={_property(value)}" for name, value in properties.items()
    )
    words = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{COMMANDS[problem.severity]} {listed}::{_data(words)}"


def _data(text: str) -> str:
    text = "".join(each if each in "\r\n" else shown(each) for each in text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
