"""Products that would come out as they are: known by their records, not made again.

A record is named by all that is asked for: every field of the product and of the
options, and the folder in which the user stands, from which paths in messages begin.
The day is no part of it: no product depends on it.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from briefmaker.cli.options import Asked
from briefmaker.cli.products import Product
from briefmaker.cli.rendering import Made, Outcome
from briefmaker.cli.report import acceptable
from briefmaker.dependencies.maker import maker
from briefmaker.dependencies.record import (
    UnfitError,
    lay,
    path_of,
    recorded,
    standing,
)
from briefmaker.dependencies.seen import Seen, seen
from briefmaker.problems import Place, Problem, Severity
from briefmaker.reads import sought, traced
from briefmaker.values import Struct, fields, replace
from briefmaker.workspace import Workspace, workspace_of

FONTS = "fonts"
"""The folder of shipped fonts, which are a part of what briefmaker is."""

FOREIGN = ("matplotlibrc",)
"""What libraries look for in the folder where the user stands."""

TIMES = 3
"""How often a product is made anew because a file changed meanwhile."""

NO_PART = frozenset({"today"})
"""Fields of a workspace that no product depends on."""


class Basis(Struct, frozen=True):
    """What a product was made from; can go to other processes.

    Attributes:
        place: where its record is kept.
        reads: the user's files that were read.
    """

    place: Path
    seen: Seen
    reads: tuple[Path, ...]


def settled(
    products: Sequence[Product], asked: Asked, *, force: bool
) -> tuple[list[tuple[Product, Outcome]], list[Product]]:
    """Return the products that are as they would come out again, and the others.

    Args:
        force: make them all.
    """
    if force:
        return [], list(products)
    outcomes = [(product, unchanged(product, asked)) for product in products]
    done = [(product, outcome) for product, outcome in outcomes if outcome]
    return done, [product for product, outcome in outcomes if not outcome]


def passed_over(done: Sequence[object], left: Sequence[object]) -> str:
    """Return in words how many files were left as they were; nothing for none."""
    if not done:
        return ""
    if left:
        return f"{len(done)} of {len(done) + len(left)} files unchanged, not made again"
    return "unchanged, so nothing was made again (`--force` does)"


def unchanged(product: Product, asked: Asked) -> Outcome | None:
    """Return the outcome of a product that is as it would come out, else nothing.

    What is in a store is not looked at there, and is made each time.
    """
    if product.url:
        return None
    place = _place(product, asked)
    record = standing(place, _maker(product.workspace))
    if record is None:
        return None
    try:
        problems, rules = _told(record.said)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    return Outcome(
        problems,
        delivered=True,
        unchanged=True,
        rules=rules,
        reads=_own(product, asked, record.files),
    )


def made_steadily(product: Product, asked: Asked, make: Callable[[], Made]) -> Made:
    """Make a product of files that stay as they are meanwhile, and say what they were.

    It is made anew if one of them changes; where that goes on, a warning says so.
    """
    workspace = product.workspace
    for _ in range(TIMES):
        with traced(workspace.cache, workspace.assets / FONTS) as reads:
            for name in FOREIGN:
                sought(Path(name))
            made = make()
        found = seen(reads)
        changed = found.changed
        if not changed:
            own = _own(product, asked, found.looked)
            return replace(made, basis=Basis(_place(product, asked), found, own))
    return replace(made, problems=(*made.problems, _unsteady(changed, workspace)))


def record(product: Product, made: Made) -> None:
    """Keep the record of a product that was just put in its place.

    A product of whose brief nothing was read, or one file of which has changed since,
    has none and is made again.
    """
    basis = made.basis
    if basis is None or product.url:
        return
    if _absolute(product.brief) not in basis.seen.looked:
        return
    said = {
        "problems": [_plain(problem) for problem in made.problems],
        "rules": {each.code: acceptable(each) for each in made.problems},
    }
    us = _maker(product.workspace)
    with suppress(UnfitError):
        file, data = product.file, made.data or b""
        lay(basis.place, recorded(us, basis.seen, file, data, said))


def _place(product: Product, asked: Asked) -> Path:
    """Return where the record of a product is kept."""
    old = workspace_of(asked.since) if asked.since else None
    wanted = [_plain(product), _plain(asked), _plain(old), _plain(Path())]
    return path_of(product.workspace.cache, json.dumps(wanted, sort_keys=True))


def _maker(workspace: Workspace) -> str:
    return maker((*workspace.templates[-1:], workspace.assets), workspace.cache)


def _own(
    product: Product, asked: Asked, looked: Mapping[str, object]
) -> tuple[Path, ...]:
    """Return those of the files that lie in the user's folders."""
    rooms = [product.workspace]
    if asked.since:
        rooms.append(workspace_of(asked.since))
    roots = {Path(_absolute(room.root)) for room in rooms}
    shipped = {room.assets for room in rooms} | {room.templates[-1] for room in rooms}
    return tuple(
        path
        for path in map(Path, looked)
        if any(path.is_relative_to(root) for root in roots)
        and not any(path.is_relative_to(folder) for folder in shipped)
        and path.is_file()
    )


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, every field of it.

    Raises:
        TypeError: it is of a kind that nothing is known of.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Path):
        return _absolute(value)
    if isinstance(value, Struct):
        names = (each.name for each in fields(value) if each.name not in NO_PART)
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__} cannot be told as JSON")


def _told(said: Any) -> tuple[tuple[Problem, ...], dict[str, str]]:
    """Return the problems that were told, and the rules that they break.

    Raises:
        TypeError, ValueError, KeyError: they are of another version.
    """
    return tuple(_problem(each) for each in said["problems"]), dict(said["rules"])


def _problem(said: Mapping[str, Any]) -> Problem:
    place = said["place"]
    changed = {
        "severity": Severity(said["severity"]),
        "address": tuple(said["address"]),
        "place": place and Place(**place),
    }
    return Problem(**{**said, **changed})


def _unsteady(changed: Iterable[str], workspace: Workspace) -> Problem:
    names = ", ".join(f"`{workspace.shown(Path(each))}`" for each in changed)
    return Problem(
        "file.unsteady",
        f"changed again and again while this was rendered: {names}; the pages may hold "
        "some of the old and some of the new",
        Severity.WARNING,
        hint="render it again when the files are at rest",
    )


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100, links stay as they are
