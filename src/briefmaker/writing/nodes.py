"""What prose says once it is read: a tree in which every name is resolved.

Between the author's Markdown (`dialect`) and the page's HTML (`markup`). Text here is
plain, not HTML; a citation is the number of its cluster in `Prose.clusters`.
"""

from typing import Literal

from briefmaker.values import Struct
from briefmaker.writing.written import Exhibit


class Text(Struct, frozen=True):
    """Words of the author, typographic marks in place."""

    text: str


class Code(Struct, frozen=True):
    """Words to be set as they were typed."""

    text: str


class Break(Struct, frozen=True):
    """A line break that the author asked for."""


class Emphasis(Struct, frozen=True):
    """Words in italic."""

    children: "tuple[Inline, ...]"


class Strong(Struct, frozen=True):
    """Words in bold."""

    children: "tuple[Inline, ...]"


class Link(Struct, frozen=True):
    """Words that lead to an address outside, or to an anchor (`#sec-know`)."""

    href: str
    children: "tuple[Inline, ...]"


class Cite(Struct, frozen=True):
    """The mark of a cluster of citations."""

    cluster: int


class Printed(Struct, frozen=True):
    """The words of a fact, as the library gives them.

    Attributes:
        number: counts the printed facts of the document from 1.
    """

    number: int
    claim: str
    words: str


class Differs(Struct, frozen=True):
    """The mark ≠ that leads to a "Sources differ" box."""

    quantity: str


class Likely(Struct, frozen=True):
    """A likelihood term; `range` is printed at its first use only."""

    words: str
    range: str


class Abbreviation(Struct, frozen=True):
    """An abbreviation and what it stands for; `first` prints both (rule T-06)."""

    short: str
    long: str
    first: bool


class Reference(Struct, frozen=True):
    """A cross reference to an exhibit or a section of this document."""

    anchor: str
    words: str


class NoteCall(Struct, frozen=True):
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


class Paragraph(Struct, frozen=True):
    """A paragraph; `tight` in a list whose items have no space between them."""

    children: Inlines
    tight: bool = False


class Subheading(Struct, frozen=True):
    """A heading inside a section."""

    children: Inlines


class Listing(Struct, frozen=True):
    """A list, numbered from `start` or, without it, with bullets."""

    items: "tuple[Blocks, ...]"
    start: int | None


class Extract(Struct, frozen=True):
    """A quotation set off as a block."""

    blocks: "Blocks"


class Verbatim(Struct, frozen=True):
    """Lines to be set as they were typed."""

    text: str


class Divider(Struct, frozen=True):
    """A rule between two blocks."""


class Callout(Struct, frozen=True):
    """A box beside the argument: a note, a method, a definition, a warning."""

    kind: str
    title: Inlines
    blocks: "Blocks"


class Picture(Struct, frozen=True):
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
