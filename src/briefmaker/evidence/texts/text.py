"""The text of a source, with the places in it: what every check reads.

A copy (a PDF, a page, a table) and a seal give the same few facts about a source:
its words in order, and where its pages, paragraphs, sections, rows and cells begin
and end. Offsets are code points of `Text.content`, as in the W3C
TextPositionSelector: `start` is the first, `end` the one after the last.
"""

import hashlib
from collections.abc import Sequence
from typing import Self

from briefmaker.evidence.texts.regions import PlaceKind, Region, Regions
from briefmaker.values import Struct

__all__ = ["PlaceKind", "Region", "Text", "Unreadable"]

READING = "bm-text/1"
"""The rules by which bytes become text; a change of them changes this number."""


class Unreadable(Exception):  # noqa: N818, it says what the copy is
    """A copy has no text that we can read.

    Args:
        reason: what is wrong, a clause about the copy without a full stop.
        hint: what to do about it.
    """

    def __init__(self, reason: str, hint: str) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason)

    def __reduce__(self) -> "tuple[type[Unreadable], tuple[str, str]]":
        """Let it pass from one process to another."""
        return Unreadable, (self.reason, self.hint)


class Text(Struct, frozen=True):
    """What could be read from a copy.

    Attributes:
        content: its words; paragraphs end in a line feed, pages are joined so that
            a sentence may cross from one to the next.
        regions: its pages, paragraphs, sections, rows and cells, by kind in order.
        extractor: what read it, `pypdfium2/5.15 bm-text/1`: another one may read
            another text from the same bytes.
        digest: SHA-256 of `content` in UTF-8, as 64 hexadecimal digits.
    """

    content: str
    regions: Sequence[Region]
    extractor: str
    digest: str

    @classmethod
    def of(cls, content: str, regions: Sequence[Region], reader: str) -> Self:
        """Return a text with its digest.

        Args:
            content: the words; half a surrogate pair, which no file can hold in
                UTF-8, becomes U+FFFD.
            regions: the places in it.
            reader: the program that read it, with its version.
        """
        try:
            data = content.encode()
        except UnicodeEncodeError:
            content = content.encode("utf-16", "surrogatepass").decode(
                "utf-16", "replace"
            )
            data = content.encode()
        digest = hashlib.sha256(data).hexdigest()
        return cls(content, regions, f"{reader} {READING}", digest)

    def places(self, start: int, end: int) -> dict[PlaceKind, str]:
        """Return the label of each kind of region that the stretch begins in."""
        regions = self.regions
        near = regions.around(start) if isinstance(regions, Regions) else regions
        return {each.kind: each.label for each in near if each.holds(start, end)}
