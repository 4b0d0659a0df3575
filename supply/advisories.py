"""`make audit`: known advisories, held against the lock and our lower bounds."""

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from supply.declared import read_declared
from supply.lock import Locked, lock_of

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_name("advisories.toml")

_OLDEST = Version("0")


@dataclass(frozen=True, slots=True)
class Advisory:
    """One known fault of one package.

    Attributes:
        id: CVE or GHSA number.
        affected: the versions that have the fault.
        about: what could be done with it, in a few words.
    """

    package: str
    id: str
    affected: SpecifierSet
    about: str

    @property
    def page(self) -> str:
        """Where it is described."""
        if self.id.startswith("CVE-"):
            return f"https://www.cve.org/CVERecord?id={self.id}"
        return f"https://github.com/advisories/{self.id}"


def read_advisories(path: Path = TABLE) -> tuple[date, tuple[Advisory, ...]]:
    """Read advisories.toml: the day it was written, and what was known on it."""
    table = tomllib.loads(path.read_text("utf-8"))
    found = tuple(
        Advisory(package, each["id"], SpecifierSet(each["affected"]), each["about"])
        for package, listed in table["packages"].items()
        for each in listed
    )
    return table["pinned"], found


def locked_faults(
    advisories: Iterable[Advisory], lock: Iterable[Locked]
) -> Iterator[str]:
    """Yield each advisory that a version of the lock is open to, as a sentence."""
    lock = tuple(lock)
    for advisory in advisories:
        for each in lock:
            if each.name == advisory.package and advisory.affected.contains(
                each.version, prereleases=True
            ):
                yield (
                    f"the lock holds {each.name} {each.version}, open to {advisory.id} "
                    f"({advisory.about}; {advisory.page}): raise its bound in "
                    "pyproject.toml, then `make lock`"
                )


def admitted_faults(
    advisories: Iterable[Advisory], requirements: Iterable[Requirement]
) -> Iterator[str]:
    """Yield each advisory that pyproject.toml lets a version in for, as a sentence."""
    asked = tuple(requirements)
    for advisory in advisories:
        for each in asked:
            if canonicalize_name(each.name) == advisory.package and _meet(
                each.specifier, advisory.affected
            ):
                yield (
                    f"“{each}” in pyproject.toml lets in versions that are open to "
                    f"{advisory.id} ({advisory.about}; {advisory.page}): raise it "
                    f"beyond {advisory.affected}"
                )


def _meet(asked: SpecifierSet, affected: SpecifierSet) -> bool:
    """Tell whether some version is in both.

    Both are ranges, so it is enough to try where each of them begins.
    """
    return any(
        asked.contains(begin, prereleases=True)
        and affected.contains(begin, prereleases=True)
        for begin in (_begin(asked), _begin(affected))
    )


def _begin(versions: SpecifierSet) -> Version:
    return max(
        (
            Version(each.version)
            for each in versions
            if each.operator in (">=", "==", "~=")
        ),
        default=_OLDEST,
    )


def main(words: list[str]) -> int:
    """Hold the list against what we use; with `--online`, ask the network too."""
    pinned, advisories = read_advisories()
    declared, lock = read_declared(ROOT), lock_of(ROOT)
    found = [
        *locked_faults(advisories, lock),
        *admitted_faults(advisories, declared.everything()),
    ]
    for each in found:
        sys.stderr.write(f"audit: {each}\n")
    age = (date.today() - pinned).days
    sys.stdout.write(
        f"{len(lock)} packages held against {len(advisories)} advisories: "
        f"{len(found) or 'nothing'} found. The list is of {pinned}, {age} days old, "
        "and knows nothing newer; `make audit ONLINE=1` asks the network.\n"
    )
    asked = _networked() if "--online" in words else 0
    return asked or (1 if found else 0)


def _networked() -> int:
    """Run pip-audit over the lock, in an environment of its own."""
    with tempfile.TemporaryDirectory(prefix="briefmaker-audit-") as name:
        venv.create(name, with_pip=True)
        python = Path(name, "bin", "python")
        install = "-I -m pip install --quiet --disable-pip-version-check pip-audit>=2.9"
        fetch = [str(python), *install.split()]
        if subprocess.run(fetch, check=False).returncode:
            sys.stderr.write(
                "audit: pip-audit cannot be fetched; is there a network?\n"
            )
            return 3
        # Strict: what the database does not answer for is no pass.
        words = "-m pip_audit --strict --require-hashes --disable-pip --requirement"
        audit = [str(python), *words.split(), str(ROOT / "requirements.lock")]
        return subprocess.run(audit, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
