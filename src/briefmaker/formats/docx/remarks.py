"""What reviewers leave in a Word document: comments with their replies, and changes."""

from collections.abc import Mapping
from typing import Literal

from briefmaker.formats.places import Place
from briefmaker.values import Struct, field

Story = Literal["text", "footnote", "endnote", "header", "footer"]
"""The part of a document that something stands in."""


class Anchor(Struct, frozen=True):
    """Where a comment or change stands in a document.

    Attributes:
        paragraph: the words of its paragraph before any change.
        before: how many letters of these stand in front of it.
        bookmark: the name that briefmaker gave the paragraph; maybe nothing.
    """

    story: Story = "text"
    paragraph: str = ""
    before: int = 0
    bookmark: str = ""


class Said(Struct, frozen=True):
    """What one person says in a comment or a reply.

    Attributes:
        day: of ISO 8601, `2025-10-12`; nothing if the program wrote none.
    """

    author: str
    day: str
    words: str


class Comment(Struct, frozen=True):
    """A comment, with the words that it is about.

    Attributes:
        on: those words as they stand now; nothing if it is about a place.
        resolved: somebody has marked it as done.
    """

    said: Said
    on: str
    at: Anchor
    replies: tuple[Said, ...] = ()
    resolved: bool = False


class Change(Struct, frozen=True):
    """A tracked change: words that were replaced, put in, taken out or moved.

    Attributes:
        said: who, and when; its words are empty.
        old: what stood there; nothing if words were put in.
        new: what stands there now; nothing if words were taken out.
        moved_to: where the words stand now that stood there; the two are the same.
    """

    said: Said
    old: str
    new: str
    at: Anchor
    moved_to: Anchor | None = None


class Made(Struct, frozen=True):
    """What a document says of the brief that it was made from.

    Attributes:
        stamp: the digest of all that it was made from; maybe nothing.
        places: the field of the brief that each bookmark stands for.
    """

    id: str
    version: str = ""
    stamp: str = ""
    language: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)


class Review(Struct, frozen=True):
    """A document that came back.

    Attributes:
        remarks: in the order of the document, headers and footers last.
        made: nothing if the document does not say which brief it was made from.
        macros: it holds programs, which were not run.
    """

    remarks: tuple[Comment | Change, ...]
    made: Made | None = None
    macros: bool = False
