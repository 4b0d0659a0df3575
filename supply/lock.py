"""The lock: which files of which packages are installed, and what each is there for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from supply.declared import Declared, names_of

CURE = "`make lock` resolves pyproject.toml anew into requirements.lock"

_HEAD = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))? \\")
_HASH = re.compile(r"    --hash=sha256:(?P<hash>[0-9a-f]{64})(?: \\)?")
_VIA = re.compile(r"    #(?: via|  )(?: (?P<via>[\w.-]+)(?P<ours> \(.+\))?)?")
_OURS = "briefmaker"


@dataclass(frozen=True, slots=True)
class Locked:
    """One package of the lock at one version.

    Attributes:
        marker: where it is installed, or None where it is everywhere.
        hashes: SHA-256 of each of its files, for all systems, sorted.
        via: the packages that need it; `briefmaker` where we ask for it ourselves.
    """

    name: NormalizedName
    version: str
    marker: Marker | None
    hashes: tuple[str, ...]
    via: frozenset[NormalizedName]


class LockError(ValueError):
    """The lock holds what a lock of ours does not: an address, a path, an option."""


def read_lock(text: str) -> tuple[Locked, ...]:
    """Read requirements.lock as `.ci/lock` writes it, and nothing looser.

    Raises:
        LockError: a line is neither a package at one version, nor a SHA-256 of it, nor
            the note why it is there; or a package has no hash or no note.
    """
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found: list[Locked] = []
    while lines:
        head = _HEAD.fullmatch(lines.pop(0))
        if head is None:
            raise LockError("a line names no package at one version, with hashes")
        hashes = sorted(_taken(lines, _HASH, "hash"))
        via = {canonicalize_name(each) for each in _taken(lines, _VIA, "via") if each}
        name = canonicalize_name(head["name"])
        if lines and not _HEAD.fullmatch(lines[0]):
            raise LockError(f"after {name}: what is “{lines[0].strip()}”?")
        if not hashes or not via:
            raise LockError(f"{name} has no hash, or nothing says what needs it")
        marker = Marker(head["marker"]) if head["marker"] else None
        version = head["version"]
        found.append(Locked(name, version, marker, tuple(hashes), frozenset(via)))
    return tuple(found)


def _taken(lines: list[str], pattern: re.Pattern[str], group: str) -> Iterator[str]:
    """Take from the beginning all lines that the pattern fits."""
    while lines and (found := pattern.fullmatch(lines[0])):
        lines.pop(0)
        yield found[group]


def lock_of(root: Path) -> tuple[Locked, ...]:
    """Read the lock of a checkout or of an unpacked sdist.

    Raises:
        LockError: see `read_lock`.
    """
    return read_lock((root / "requirements.lock").read_text("utf-8"))


def needed_by(
    lock: Iterable[Locked], starts: Iterable[NormalizedName]
) -> frozenset[NormalizedName]:
    """Return these packages with all that they need, and what that needs in turn."""
    needs: dict[NormalizedName, set[NormalizedName]] = {}
    for package in lock:
        for parent in package.via:
            needs.setdefault(parent, set()).add(package.name)
    reached: set[NormalizedName] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += needs.get(name, ())
    return frozenset(reached)


def runtime_of(
    lock: tuple[Locked, ...], declared: Declared
) -> frozenset[NormalizedName]:
    """Return what every installation gets; the rest is for extras, builds and tests."""
    return needed_by(lock, names_of(declared.runtime))


def complaints(lock: tuple[Locked, ...], declared: Declared) -> tuple[str, ...]:
    """Say where the lock and pyproject.toml do not agree, a sentence each.

    The lock covers the dependencies and all groups. Extras are in it only where a group
    asks for the same, as the tests do for those that they try.
    """
    asked = (*declared.runtime, *declared.development)
    unmet = [
        f"pyproject.toml asks for “{each}”, which the lock does not hold"
        for each in asked
        if not any(_meets(package, each) for package in lock)
    ]
    ours = frozenset(each.name for each in lock if _OURS in each.via)
    left = [
        f"the lock says that we ask for {name}; pyproject.toml does not"
        for name in sorted(ours - names_of(asked))
    ]
    reached = needed_by(lock, names_of(asked))
    loose = [
        f"nothing that we ask for needs {name}, and it is in the lock"
        for name in sorted({each.name for each in lock} - reached)
    ]
    return tuple(f"{each}: {CURE}" for each in (*unmet, *left, *loose))


def _meets(package: Locked, requirement: Requirement) -> bool:
    return (
        package.name == canonicalize_name(requirement.name)
        and _OURS in package.via
        and requirement.specifier.contains(Version(package.version))
    )


def text_of(lock: Iterable[Locked]) -> str:
    """Write packages the way that pip reads them, with their hashes."""
    return "".join(
        " \\\n    ".join(
            (
                f"{each.name}=={each.version}"
                + (f" ; {each.marker}" if each.marker else ""),
                *(f"--hash=sha256:{digest}" for digest in each.hashes),
            )
        )
        + "\n"
        for each in lock
    )
