"""Where words stand in a prose field, so that a problem can point at them."""

import re

from markdown_it.token import Token

from briefmaker.problems import Address, Problem, Severity
from briefmaker.values import Struct


class Field(Struct, frozen=True):
    """A prose field of the brief: its address and what the author typed."""

    address: Address
    text: str

    def problem(
        self,
        code: str,
        message: str,
        *,
        token: str = "",
        at: int = 0,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem about the words `token` that stand at offset `at`."""
        return Problem(
            code,
            message,
            severity,
            address=self.address,
            token=token,
            nth=self._nth(token, at),
            hint=hint,
        )

    def _nth(self, token: str, at: int) -> int:
        # Counted as `Places` counts: any white space may be a line break in the file.
        if not token:
            return 0
        words = [re.escape(word) for word in re.split(r"\s+", token)]
        pattern = re.compile(r"\s+".join(words))
        return sum(1 for match in pattern.finditer(self.text) if match.start() < at)


class Stretch(Struct, frozen=True):
    """A run of inline text, and where each of its lines stands in the field.

    Attributes:
        lines: for each line of the run, its offset in the run and in the field.
        start: where the run begins in the text that `lines` speak of.
    """

    field: Field
    lines: tuple[tuple[int, int], ...] = ((0, 0),)
    start: int = 0

    def at(self, offset: int) -> int:
        """Return where in the field the character at this offset of the run stands."""
        offset += self.start
        here, there = max(line for line in self.lines if line[0] <= offset)
        return there + offset - here

    @property
    def words(self) -> str:
        """The whole lines of the field that the run stands on, as typed."""
        first, last = self.lines[0][1], self.lines[-1][1]
        end = self.field.text.find("\n", last)
        return self.field.text[first : end if end >= 0 else None]

    def inside(self, offset: int) -> "Stretch":
        """Return the stretch of a part of this run that begins at `offset`."""
        return Stretch(self.field, self.lines, self.start + offset)

    def problem(
        self,
        code: str,
        message: str,
        *,
        token: str,
        at: int,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem about words that stand at offset `at` of this run."""
        return self.field.problem(
            code, message, token=token, at=self.at(at), hint=hint, severity=severity
        )


def stretch_of(field: Field, token: Token) -> Stretch:
    """Return where the text of an inline token stands in its field.

    Markdown takes list marks, quotation marks and indentation off each line; what is
    left stands at the end of the line in the field.
    """
    first = token.map[0] if token.map else 0
    offsets = [0, *(match.end() for match in re.finditer("\n", field.text))]
    lines: list[tuple[int, int]] = []
    here = 0
    for number, line in enumerate(token.content.split("\n"), first):
        begin = offsets[min(number, len(offsets) - 1)]
        end = field.text.find("\n", begin)
        whole = field.text[begin : end if end >= 0 else None]
        lines.append((here, begin + max(whole.rfind(line.rstrip()), 0)))
        here += len(line) + 1
    return Stretch(field, tuple(lines))
