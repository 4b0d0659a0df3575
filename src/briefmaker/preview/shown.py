"""What a preview shows, as values: a brief, its problems, its evidence, its pages."""

from dataclasses import dataclass, field
from pathlib import Path

from briefmaker.pdf.leaves import Leaf
from briefmaker.pdf.standing import Part, Spot
from briefmaker.problems import Address, Problem
from briefmaker.reading import Wishes
from briefmaker.values import Struct
from briefmaker.workspace import Workspace


class Show(Struct, frozen=True):
    """One document that can be looked at, and where it goes when it is saved.

    Attributes:
        title: what it is called in the list of documents.
    """

    title: str
    brief: Path
    workspace: Workspace
    wishes: Wishes
    file: Path


class Followed(Struct, frozen=True):
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


class Line(Struct, frozen=True):
    """A line of a file, with its number from 1."""

    number: int
    text: str


class Entry(Struct, frozen=True):
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


class Told(Struct, frozen=True):
    """One thing that is said of a claim; `marked` says where the words in question are.

    The same as a row of `explain`.
    """

    label: str
    words: str
    marked: tuple[int, int] | None = None


class Card(Struct, frozen=True):
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


class Examined(Struct, frozen=True):
    """What `check` finds: problems first, within a moment of a save."""

    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    cards: tuple[Card, ...]
    followed: Followed


# Python's own, which can keep a field out of what it says of itself.
@dataclass(frozen=True, slots=True)
class Pages:
    """A finished PDF with what stands where on its pages."""

    data: bytes = field(repr=False)
    leaves: tuple[Leaf, ...]
    spots: tuple[Spot, ...]
    parts: tuple[Part, ...]


class Pressed(Struct, frozen=True):
    """What `render` makes: pages, or none and the problems that stopped it."""

    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    pages: Pages | None
    followed: Followed
