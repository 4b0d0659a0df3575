"""What pyproject.toml asks for: dependencies, extras and groups."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

LOCKED_GROUP = "dev"
"""The group that the lock is made for; it includes all others."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What a project says of itself.

    Attributes:
        version: of the project.
        licence: as an SPDX expression.
        description: one sentence.
        python: the oldest Python, as it is written: `>=3.11`.
        runtime: what every installation needs.
        extras: what each extra adds.
        development: what those who build and test it need, from all groups.
    """

    version: str
    licence: str
    description: str
    python: str
    runtime: tuple[Requirement, ...]
    extras: Mapping[str, tuple[Requirement, ...]]
    development: tuple[Requirement, ...]

    def everything(self) -> Iterator[Requirement]:
        """Yield every requirement that is written down anywhere."""
        yield from self.runtime
        for each in self.extras.values():
            yield from each
        yield from self.development


def read_declared(root: Path) -> Declared:
    """Read the pyproject.toml of a checkout or of an unpacked sdist."""
    written = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    project = written["project"]
    extras = project.get("optional-dependencies", {})
    return Declared(
        version=project["version"],
        licence=project["license"],
        description=project["description"],
        python=project["requires-python"],
        runtime=tuple(map(Requirement, project["dependencies"])),
        extras={name: tuple(map(Requirement, extras[name])) for name in extras},
        development=tuple(_of_group(written["dependency-groups"], LOCKED_GROUP)),
    )


def _of_group(groups: Mapping[str, Any], name: str) -> Iterator[Requirement]:
    """Yield what a group asks for, with the groups that it includes (PEP 735)."""
    for entry in groups[name]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from _of_group(groups, entry["include-group"])


def names_of(requirements: tuple[Requirement, ...]) -> frozenset[NormalizedName]:
    """Return the names of what is required, written one way."""
    return frozenset(canonicalize_name(each.name) for each in requirements)
