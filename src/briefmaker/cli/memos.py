"""The memos that briefs stand for: one each, or one for each row of its `matrix`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.cli.exits import CommandError, wrong_usage
from briefmaker.problems import Problem
from briefmaker.values import Struct
from briefmaker.workspace import workspace_of

Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="NAME=VALUE",
        help="Only the memos of briefs with `matrix` that have this value; may be said "
        "several times.",
    ),
]


class Memo(Struct, frozen=True):
    """A brief, or one of the memos that it stands for.

    Attributes:
        notes: what is to be told of its `matrix`, once for all its memos.
    """

    brief: Path
    values: Values = NO_VALUES
    notes: tuple[Problem, ...] = ()


def memos(briefs: Sequence[Path], only: Sequence[str] | None = None) -> list[Memo]:
    """Return the memos of briefs, in the order of the files.

    A `matrix` that cannot be read leaves its brief, which says so when it is loaded.

    Raises:
        CommandError: `only` is not written as it should be, or leaves no memo.
    """
    from briefmaker.brief.folders import has_matrix

    wanted = asked(only or ())
    found: list[Memo] = []
    names: dict[str, set[str]] = {}
    for brief in briefs:
        if not has_matrix(brief):
            found += [] if wanted else [Memo(brief)]
            continue
        from briefmaker.brief.load import matrix_file

        matrix = matrix_file(brief, workspace_of(brief))
        if not matrix.memos:
            found.append(Memo(brief))
            continue
        for name in matrix.names:
            names.setdefault(name, set()).update(m[name] for m in matrix.memos)
        chosen = matrix.chosen(wanted) if matrix.knows(wanted) else ()
        notes = matrix.problems
        for values in chosen:
            found.append(Memo(brief, values, notes))
            notes = ()
    if wanted and not found:
        raise _nothing(wanted, names)
    return found


def first(brief: Path) -> Values:
    """Return the first memo of a brief, where any will do; none of a brief that is one.

    A `matrix` that cannot be read says so when the brief is loaded.
    """
    return memos([brief])[0].values


def asked(only: Sequence[str]) -> dict[str, list[str]]:
    """Return the values that `--only` names, by their names.

    Raises:
        CommandError: it is not written `NAME=VALUE`.
    """
    wanted: dict[str, list[str]] = {}
    for each in only:
        name, equals, value = each.partition("=")
        if not (equals and name.strip() and value.strip()):
            raise wrong_usage(
                f"`--only {each}` should be a name and a value",
                "write it so: `--only country=Tajikistan`",
            )
        wanted.setdefault(name.strip(), []).append(value.strip())
    return wanted


def _nothing(
    wanted: Mapping[str, Sequence[str]], names: Mapping[str, set[str]]
) -> CommandError:
    """Return what is said where `--only` leaves nothing."""
    from briefmaker.brief.merge import folded
    from briefmaker.brief.nearest import nearest

    said = " ".join(f"--only {n}={v}" for n, some in wanted.items() for v in some)
    if not names:
        return wrong_usage(
            f"`{said}` chooses among the memos of a brief with `matrix`, and no brief "
            "here has one",
            "leave it out",
        )
    known = {folded(name): name for name in names}
    for name, some in wanted.items():
        if folded(name) not in known:
            hint = nearest(name, names) or f"there are {', '.join(names)}"
            return wrong_usage(f"no `matrix` has the name `{name}`", hint)
        there = names[known[folded(name)]]
        for value in some:
            if folded(value) not in map(folded, there):
                hint = nearest(value, sorted(there))
                hint = hint or f"there are {_few(sorted(there))}"
                return wrong_usage(f"no memo has “{value}” as `{name}`", hint)
    return wrong_usage(f"no memo has all of these: `{said}`")


def _few(words: Sequence[str], most: int = 8) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}"
