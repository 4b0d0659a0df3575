"""Problems as people, editors and programs read them."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

import typer

from briefmaker.cli.excerpt import excerpt, shown
from briefmaker.cli.exits import CommandError
from briefmaker.problems import Address, Place, Problem, Severity
from briefmaker.values import Struct, field

if TYPE_CHECKING:
    from briefmaker.evidence.verdict import Status, Verdict

NONE: Mapping[str, str] = {}

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


class Report(Struct):
    """What has been said about some briefs: each problem once, and how many.

    What is wrong in the library is found again with every brief that reads it.
    """

    counts: Counter[Severity] = field(default_factory=Counter)
    _claims: dict[str, "Status"] = field(default_factory=dict)
    _said: set[tuple[str, str, Place]] = field(default_factory=set)
    _failures: set[str] = field(default_factory=set)
    _unfinished: int = 0

    def news(self, brief: str, problems: Iterable[Problem]) -> list[Problem]:
        """Return what has not been said yet, each with a place.

        Args:
            brief: the path that stands in for the place of a problem that has none.
        """
        new = []
        for problem in problems:
            place = problem.place or Place(brief)
            key = (problem.code, problem.message, place)
            if key not in self._said:
                self._said.add(key)
                self.counts[problem.severity] += 1
                new.append(problem.at(place))
        return new

    def weigh(self, verdicts: Mapping[str, "Verdict"]) -> None:
        """Take in what the check says of the claims of a brief; each counts once."""
        for name, verdict in verdicts.items():
            self._claims[name] = verdict.status

    def failed(self, failure: CommandError) -> None:
        """Say why a brief could not be finished, unless another failed by the same.

        What the machine lacks, it lacks for every brief.
        """
        self._unfinished += 1
        if failure.message not in self._failures:
            self._failures.add(failure.message)
            failure.say()

    def tally(self) -> str:
        """Return how many problems, unfinished briefs and good claims there were."""
        counted = [
            many(self.counts[severity], severity)
            for severity in Severity
            if self.counts[severity]
        ]
        if self._unfinished:
            counted.append(f"{self._unfinished} not finished")
        problems = ", ".join(counted) or "no problems"
        return "; ".join(filter(None, (problems, self._evidence())))

    def _evidence(self) -> str:
        """Return how many claims hold, as words: `38 claims verified, 1 attested`."""
        claims = self._claims.values()
        verified = sum(status == "verified" for status in claims)
        attested = sum(status == "attested" for status in claims)
        failing = len(claims) - verified - attested
        said = [f"{many(verified, 'claim')} verified"] if claims else []
        said += [f"{attested} attested"] if attested else []
        said += [f"{failing} not"] if failing else []
        return ", ".join(said)


def many(number: int, thing: str) -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def as_text(
    problem: Problem, *, colour: bool = False, rules: Mapping[str, str] = NONE
) -> str:
    """Return the problem with the line that it is about and what to do.

    Args:
        rules: by codes, the rules that `allow` takes, where they are known already.
    """

    def painted(words: str) -> str:
        return _painted(words, problem.severity) if colour else words

    lines = [_head(problem, colour=colour, rules=rules)]
    if problem.place and problem.place.excerpt.strip():
        line, under = excerpt(problem.place)
        lines += [f"    {line}", f"    {painted(under)}"]
    if problem.hint:
        lines.append(f"  {shown(problem.hint)}")
    return "\n".join(lines)


def as_short(problem: Problem) -> str:
    """Return the problem on one line: `file:line:column: error: message [code]`."""
    return _head(problem, colour=False)


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list with an object for each problem."""
    return json.dumps([as_object(problem) for problem in problems], indent=2)


def coloured(stream: TextIO) -> bool:
    """Whether colours are wanted there: a terminal that has some, no `NO_COLOR`."""
    if not stream.isatty():  # rich would say so too, but takes time to load
        return False
    from rich.console import Console

    console = Console(file=stream)
    return console.color_system is not None and not console.no_color


def tell(problems: Iterable[Problem], rules: Mapping[str, str] = NONE) -> None:
    """Write the problems as text to standard error.

    Args:
        rules: as `as_text` takes them.
    """
    colour = coloured(sys.stderr)
    for problem in problems:
        text = as_text(problem, colour=colour, rules=rules)
        typer.echo(text, err=True, color=colour)


def tell_short(problems: Iterable[Problem]) -> None:
    """Write the problems to standard error, a line each."""
    for problem in problems:
        typer.echo(as_short(problem), err=True)


def _head(problem: Problem, *, colour: bool, rules: Mapping[str, str] = NONE) -> str:
    place = problem.place or Place("")
    # A PDF has no lines.
    spot = (shown(place.file), place.line, place.column)
    where = f"{':'.join(str(part) for part in spot if part)}:"
    kind = f"{problem.severity}:"
    if colour:
        where, kind = typer.style(where, bold=True), _painted(kind, problem.severity)
    # A message may quote several lines of the brief; its own line stays one.
    message = shown(" ".join(problem.message.splitlines()))
    code = problem.code
    rule = rules[code] if code in rules else acceptable(problem)
    named = f" rule {rule}" if rule and rule not in problem.code else ""
    return f"{where} {kind} {message} [{problem.code}]{named}"


def acceptable(problem: Problem) -> str:
    """Return the rule that `allow` takes for this problem, if any."""
    from briefmaker.rules.allowing import softening

    rule = softening(problem)
    return rule.id if rule else ""


def _painted(words: str, severity: Severity) -> str:
    return typer.style(words, fg=COLOURS[severity], bold=True)


def as_object(problem: Problem) -> dict[str, str | int]:
    """Return the problem as JSON has it."""
    place = problem.place or Place("")
    return {
        "code": problem.code,
        "rule": acceptable(problem),
        "severity": problem.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": dotted(problem.address),
        "message": problem.message,
        "hint": problem.hint,
    }


def dotted(address: Address) -> str:
    """Return `sections[2].body`; a key that is not a plain word stands in brackets."""
    parts = []
    for part in address:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        elif re.fullmatch(r"[\w-]+", part):
            parts.append(f".{part}")
        else:
            parts.append(f"[{json.dumps(part, ensure_ascii=False)}]")
    return "".join(parts).removeprefix(".")
