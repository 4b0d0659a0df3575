"""What prose says once it is read: a tree in which every name is resolved.

Between the author's Markdown (`dialect`) and the page's HTML (`markup`). Text here is
plain, not HTML; a citation is the number of its cluster in `Prose.clusters`.
"""

from dataclasses import dataclass
from typing import Literal

from briefmaker.writing.written import Exhibit


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the author, typographic marks in place."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be set as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italic."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside, or to an anchor (`#sec-know`)."""

    href: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Cite:
    """The mark of a cluster of citations."""

    cluster: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a fact, as the library gives them.

    Attributes:
        number: counts the printed facts of the document from 1.
    """

    number: int
    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Differs:
    """The mark ≠ that leads to a "Sources differ" box."""

    quantity: str


@dataclass(frozen=True, slots=True)
class Likely:
    """A likelihood term; `range` is printed at its first use only."""

    words: str
    range: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for; `first` prints both (rule T-06)."""

    short: str
    long: str
    first: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross reference to an exhibit or a section of this document."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a note; `again` if the same note was called before."""

    note: int
    again: int


Inline = (
    Text
    | Code
    | Break
    | Emphasis
    | Strong
    | Link
    | Cite
    | Printed
    | Differs
    | Likely
    | Abbreviation
    | Reference
    | NoteCall
)
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tight` in a list whose items have no space between them."""

    children: Inlines
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered from `start` or, without it, with bullets."""

    items: "tuple[Blocks, ...]"
    start: int | None


@dataclass(frozen=True, slots=True)
class Extract:
    """A quotation set off as a block."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines to be set as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A rule between two blocks."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box beside the argument: a note, a method, a definition, a warning."""

    kind: str
    title: Inlines
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from the workspace, alone in its paragraph.

    Attributes:
        path: as the author gives it, from the folder of the brief.
    """

    address: str
    alt: str
    caption: str
    path: str = ""


Node = (
    Paragraph
    | Subheading
    | Listing
    | Extract
    | Verbatim
    | Divider
    | Callout
    | Picture
    | Exhibit
)
Blocks = tuple[Node, ...]

Mode = Literal["normal", "suppress", "in-text"]
"""How a citation names its author: as the style does, not at all, in the sentence."""
