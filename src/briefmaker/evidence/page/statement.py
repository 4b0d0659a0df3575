"""One thing that the page says in the author's own words, and what stands behind it.

The check of figures (`uncited`) reads nothing else of the page: a sentence with its
citations, or a line that never passes through prose, such as a chart's title.
"""

import re
from collections.abc import Iterator
from typing import Literal

from briefmaker.problems import Address, Problem, Severity
from briefmaker.values import Struct

Kind = Literal[
    "sentence",
    "heading",
    "title",
    "subtitle",
    "label",
    "value",
    "key figure",
    "cell",
    "caption",
    "alternative text",
]
"""What a statement is on the page; a `value` is a number that a chart draws."""

Span = tuple[int, int]
"""The first code point of a stretch, and the one after the last."""


class Statement(Struct, frozen=True):
    """A sentence, or a line that stands alone, as it is printed.

    Attributes:
        address: the field that it stands in.
        text: its words, plain.
        language: the tag of the language it is written in.
        typed: the whole field as the author typed it.
        origins: where words of `text` begin in it, and where they do in `typed`.
        covered: what is not the author's: the words of facts and quotations,
            likelihood terms and their ranges, cross references.
        scaled: where its likelihood terms stand, their ranges not included.
        sources: the sources that it cites.
        claims: the facts and quotations that it cites or prints.
        shown: figures drawn in the same exhibit, which are checked there.
        beside: the source line and the note of the exhibit that it belongs to.
    """

    address: Address
    text: str
    kind: Kind
    language: str
    typed: str = ""
    origins: tuple[tuple[int, int], ...] = ()
    covered: tuple[Span, ...] = ()
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    beside: str = ""
    scaled: tuple[Span, ...] = ()

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch lies within words that are not the author's."""
        return any(first <= start and end <= last for first, last in self.covered)

    def problem(
        self, code: str, message: str, severity: Severity, span: Span, hint: str = ""
    ) -> Problem:
        """Return a problem about the words at `span`, as they stand in the field."""
        start, end = span
        token = self.text[start:end]
        at = self._typed_at(start)
        # Counted as `Places` counts: any white space may be a line break in the file.
        found = re.finditer(_spelled(token), self.typed)
        nth = sum(1 for match in found if match.start() < at)
        return Problem(code, message, severity, self.address, token, nth, hint=hint)

    def _typed_at(self, offset: int) -> int:
        """Return where in the field the word at an offset of the text begins."""
        known = [pair for pair in self.origins if pair[0] <= offset]
        if not known:
            return 0
        here, there = known[-1]
        return there + offset - here


def stretches(words: str, text: str) -> Iterator[Span]:
    """Yield where words stand in a text, whole: 5% is not in 15% or 2.5%."""
    whole = rf"(?<!\w)(?<!\d[.,]){_spelled(words)}(?!\w)(?![.,]\d)"
    for match in re.finditer(whole, text, re.IGNORECASE):
        yield match.span()


def _spelled(words: str) -> str:
    """Return a pattern for words between which any white space may stand."""
    return r"\s+".join(re.escape(word) for word in words.split())
