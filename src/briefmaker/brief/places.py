"""Where every key and value of a brief stands, in the brief or in a file it uses."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefmaker.brief.text import Text
from briefmaker.problems import Address, Place, Problem
from briefmaker.values import Struct, field, replace

if TYPE_CHECKING:
    from briefmaker.brief.merge import Merged

Span = tuple[int, int]
"""Offsets of the first character and of the one after the last."""


class Spot(Struct, frozen=True):
    """Where a value stands in a text.

    Attributes:
        value: the value as written, with its quotation marks or brackets.
        key: its key; nothing for an entry of a list.
        below: the value is a block that starts below its key.
    """

    value: Span
    key: Span | None = None
    below: bool = False

    @property
    def shown(self) -> Span:
        """What to underline when the value as a whole is meant."""
        return self.key if self.below and self.key else self.value


class Sheet(Struct, frozen=True):
    """One file, and the spot of each address in it.

    Attributes:
        mount: the address that the file's own addresses continue: nothing for the
            brief, `("library",)`, or a chart's `rows` for a CSV file.
        texts: what stands here with merge fields, by its address, as it is filled in.
    """

    text: Text
    spots: Mapping[Address, Spot]
    mount: Address = ()
    texts: "Mapping[Address, Merged]" = field(default_factory=dict)

    def depth(self, address: Address) -> int:
        """Return how many steps of the address lead into this file; -1 for none."""
        start = len(self.mount)
        if address[:start] != self.mount:
            return -1
        steps = range(len(address), start - 1, -1)
        return next((end for end in steps if address[start:end] in self.spots), -1)

    def place(self, problem: Problem) -> Place:
        """Return the place of the problem, or of what stands nearest above it."""
        depth = self.depth(problem.address)
        spot = self.spots.get(problem.address[len(self.mount) : max(depth, 0)])
        if spot is None:
            return self.text.place(0, 0)
        if problem.token and (merged := self.texts.get(problem.address)):
            token, nth = merged.typed(problem.token, problem.nth) or ("", 0)
            problem = replace(problem, token=token, nth=nth)
        return self.text.place(*self._span(spot, problem))

    def _span(self, spot: Spot, problem: Problem) -> Span:
        if problem.on_key and spot.key:
            return spot.key
        if problem.token:
            return self._token(spot, problem) or spot.shown
        return spot.shown

    def _token(self, spot: Spot, problem: Problem) -> Span | None:
        """Find the nth occurrence of the token in the value as it is written."""
        start, end = spot.value
        content = self.text.content
        style = content[start : start + 1]
        if style in ("|", ">"):
            # The words begin below the indicator, which may carry a comment.
            start = content.find("\n", start, end) + 1 or start
        pattern = re.compile(_written(problem.token, style))
        for number, match in enumerate(pattern.finditer(content, start, end)):
            if number == problem.nth:
                return match.span()
        return None


def _written(token: str, style: str) -> str:
    """Return a pattern for words as a scalar of this style spells them.

    Any break between words may be a line break and an indentation in the file.
    """
    if style == "'":
        token = token.replace("'", "''")
    elif style == '"':
        token = token.replace("\\", "\\\\").replace('"', '\\"')
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", token))


class Places(Struct, frozen=True):
    """All files of a brief: the brief itself, its library, its CSV files."""

    sheets: tuple[Sheet, ...]

    def locate(self, problem: Problem) -> Problem:
        """Return the problem with its place filled in.

        It points at the words in question, else at the value, else at the nearest
        thing above it that is there.
        """
        if problem.place:
            return problem
        sheet = max(self.sheets, key=lambda sheet: sheet.depth(problem.address))
        return problem.at(sheet.place(problem))
