"""What a preview shows, as values: a brief, its problems, its evidence, its pages."""

from dataclasses import dataclass, field
from pathlib import Path

from briefmaker.pdf.leaves import Leaf
from briefmaker.pdf.standing import Part, Spot
from briefmaker.problems import Address, Problem
from briefmaker.reading import Wishes
from briefmaker.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Show:
    """One document that can be looked at, and where it goes when it is saved.

    Attributes:
        title: what it is called in the list of documents.
    """

    title: str
    brief: Path
    workspace: Workspace
    wishes: Wishes
    file: Path


@dataclass(frozen=True, slots=True)
class Followed:
    """What a document was made from, by absolute paths.

    Attributes:
        files: were read, or looked for in vain.
        folders: were listed.
    """

    files: frozenset[Path] = frozenset()
    folders: frozenset[Path] = frozenset()

    def __or__(self, other: "Followed") -> "Followed":
        """Return what either was made from."""
        return Followed(self.files | other.files, self.folders | other.folders)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, with its number from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem as the page tells it.

    Attributes:
        rule: the rule that `allow` takes for it, if any.
        path: its place in the brief, dotted.
        lines: the line that it is about, with those around it.
        start: the column of the words in question in that line, from 0.
        width: how many characters they are.
        claim: the fact or quotation that it is about; maybe nothing.
    """

    severity: str
    code: str
    message: str
    hint: str
    file: str
    line: int
    column: int
    lines: tuple[Line, ...] = ()
    start: int = 0
    width: int = 0
    address: Address = ()
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is said of a claim; `marked` says where the words in question are.

    The same as a row of `explain`.
    """

    label: str
    words: str
    marked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What stands behind a figure, a quotation or a statement.

    Attributes:
        said: what is printed of it, or stated.
        status: the outcome of the check, in one word.
        rows: why, in the order of `explain`.
    """

    claim: str
    kind: str
    said: str
    status: str
    holds: bool
    disputed: bool
    source: str
    rows: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What `check` finds: problems first, within a moment of a save."""

    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    cards: tuple[Card, ...]
    followed: Followed


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished PDF with what stands where on its pages."""

    data: bytes = field(repr=False)
    leaves: tuple[Leaf, ...]
    spots: tuple[Spot, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What `render` makes: pages, or none and the problems that stopped it."""

    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    pages: Pages | None
    followed: Followed
