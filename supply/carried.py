"""What is carried along under another name, in our wheel and in those we depend on."""

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

TABLE = Path(__file__).with_name("carried.toml")


@dataclass(frozen=True, slots=True)
class Carried:
    """A part of others' making in our own wheel.

    Attributes:
        licence_text: where its licence lies, below the root.
        files: the files that it is, as a pattern below the root.
        of: who made it.
    """

    name: str
    version: str
    licence: str
    licence_text: str
    files: str
    purl: str
    of: str

    def digests(self, root: Path) -> dict[str, str]:
        """Return the SHA-256 of each of its files, by path below the root."""
        return {
            each.relative_to(root).as_posix(): sha256(each.read_bytes()).hexdigest()
            for each in sorted(root.glob(self.files))
        }


@dataclass(frozen=True, slots=True)
class Inside:
    """A part that comes inside a package of the lock.

    Attributes:
        within: the versions of the package that were looked into.
        purl: its package URL, where its makers have one.
    """

    package: str
    within: tuple[str, ...]
    name: str
    version: str
    licence: str
    purl: str | None


def read_carried(path: Path = TABLE) -> tuple[tuple[Carried, ...], tuple[Inside, ...]]:
    """Read carried.toml: what is in our wheel, and what is in others'."""
    table = tomllib.loads(path.read_text("utf-8"))
    ours = tuple(Carried(**each) for each in table["ours"])
    inside = tuple(
        Inside(
            package=each["package"],
            within=tuple(each["within"]),
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            purl=each.get("purl"),
        )
        for each in table["inside"]
    )
    return ours, inside
