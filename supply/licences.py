"""Which licences may be used, and which each part has."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from packaging.utils import canonicalize_name

Where = Literal["runtime", "development"]

TABLE = Path(__file__).with_name("licences.toml")

_TOKEN = re.compile(r"\(|\)|[^\s()]+")


@dataclass(frozen=True, slots=True)
class Allowance:
    """A licence that one part may have, though not every part may."""

    part: str
    licence: str
    where: Where
    reason: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What is allowed, and what each package of the lock has.

    Attributes:
        allowed: licences that any part may have.
        packages: the SPDX expression of each package.
    """

    allowed: frozenset[str]
    allowances: tuple[Allowance, ...]
    packages: Mapping[str, str]


def read_policy(path: Path = TABLE) -> Policy:
    """Read licences.toml."""
    table = tomllib.loads(path.read_text("utf-8"))
    return Policy(
        allowed=frozenset(table["allowed"]["licences"]),
        allowances=tuple(
            Allowance(each["package"], each["licence"], each["where"], each["reason"])
            for each in table["exceptions"]
        ),
        packages=table["packages"],
    )


def holds(expression: str, granted: Iterable[str]) -> bool:
    """Tell whether an SPDX expression can be kept with these licences alone.

    Of `A OR B` one will do, of `A AND B` both are needed; AND binds closer. A licence
    WITH an exception is one licence, written as a whole.

    Raises:
        ValueError: the expression is none.
    """
    tokens = _TOKEN.findall(re.sub(r"(\S+) WITH (\S+)", r"\1_WITH_\2", expression))
    known = {each.replace(" ", "_") for each in granted}

    def either() -> bool:
        found = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found = both() or found  # in this order: the words must be taken
        return found

    def both() -> bool:
        found = single()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            found = single() and found
        return found

    def single() -> bool:
        if not tokens or tokens[0] in ("AND", "OR", ")"):
            raise ValueError(f"“{expression}” is no SPDX expression")
        token = tokens.pop(0)
        if token != "(":
            return token in known
        found = either()
        if not tokens or tokens.pop(0) != ")":
            raise ValueError(f"a bracket of “{expression}” is not closed")
        return found

    kept = either()
    if tokens:
        raise ValueError(f"“{expression}” goes on after its end")
    return kept


def objection(policy: Policy, part: str, where: Where) -> str | None:
    """Say why a package of the lock may not be used where it is, or None if it may."""
    licence = policy.packages.get(canonicalize_name(part))
    if licence is None:
        return (
            f"the licence of {part} is not known: look into the package, and write its "
            "SPDX expression into supply/licences.toml"
        )
    return objection_to(policy, part, licence, where)


def objection_to(policy: Policy, part: str, licence: str, where: Where) -> str | None:
    """Say why a part of this licence may not be used there, or None if it may."""
    granted = {
        each.licence
        for each in policy.allowances
        if each.part == part and each.where in (where, "runtime")
    }
    if holds(licence, policy.allowed | granted):
        return None
    return (
        f"{part} is under {licence}, which is not allowed for {where}: do without it, "
        "or say in supply/licences.toml why it may be used"
    )
