"""A text while it is written down: blocks, headings and the places they make.

Readers of pages and of word processor files write into it; it collapses spaces,
drops empty blocks, counts paragraphs and keeps sections, each from its heading to
the next of its rank or above.
"""

import re

from briefmaker.evidence.texts.regions import Region, Register
from briefmaker.evidence.texts.text import Text

DOUBLED = re.compile(" {2,}")
AROUND_LINES = re.compile(r" *\n[ \n]*")
AROUND_CELLS = re.compile(r"[ \n]*\t[ \n]*")
SPACES = re.compile(r"[ \t\n\f\r]+")
"""ASCII whitespace (HTML 4.6): a no-break space is kept."""

NOTE = "^"
"""Written before a raised figure, so that it does not join the number before it."""

ORDINALS = frozenset({"st", "nd", "rd", "th"})
"""Raised letters that belong to the number before them."""


def raised(words: str) -> str:
    """Return raised words as they are written on the line: `km^2`, `1st`."""
    words = words.strip()
    return words if not words or words.lower() in ORDINALS else NOTE + words


class Manuscript:
    """Takes words and ends of blocks, and gives a text.

    Attributes:
        parts: the words of the block being written; `cell` and `line` put the only
            tabs and line feeds in it.
    """

    __slots__ = ("_at", "_lines", "_open", "_register", "_sections", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._lines: list[str] = []
        self._at = 0
        self._register = Register()
        self._open: list[tuple[int, list[str], int]] = []
        self._sections: list[Region] = []

    def words(self, words: str) -> None:
        """Add words; any run of spaces in them becomes one."""
        self.parts.append(SPACES.sub(" ", words))

    def verbatim(self, words: str) -> None:
        """Add words whose lines and spaces are kept."""
        self.parts.append(words.replace("\r\n", "\n").replace("\r", "\n"))

    def cell(self) -> None:
        """End a cell of a table; the next one stands after a tab."""
        self.parts.append("\t")

    def line(self) -> None:
        """End a line within a block."""
        self.parts.append("\n")

    def block(self, rank: int = 0, names: tuple[str, ...] = ()) -> None:
        """End a block, if it holds any words.

        Args:
            rank: 1 to 9 for a heading, which begins a section; 0 for others.
            names: further names of that section, as links use them.
        """
        if not self.parts:
            return
        block = _tidy("".join(self.parts))
        self.parts.clear()
        if not block:
            return
        start, end = self._at, self._at + len(block)
        if rank:
            self._close(rank)
            title = " ".join(block.split())
            self._open.append((rank, [*names, title], start))
        self._register.count("paragraph", start, end)
        self._lines.append(block)
        self._at = end + 1

    def _close(self, rank: int) -> None:
        """End the sections of this rank and below."""
        while self._open and self._open[-1][0] >= rank:
            _, names, start = self._open.pop()
            end = max(self._at - 1, start)
            self._sections += [Region("section", name, start, end) for name in names]

    def text(self, reader: str) -> Text:
        """Return all that was written."""
        self.block()
        self._close(0)
        for section in sorted(self._sections, key=lambda each: each.start):
            self._register.name("section", section.label, section.start, section.end)
        content = "".join(f"{line}\n" for line in self._lines)
        return Text.of(content, self._register.regions(), reader)


def _tidy(block: str) -> str:
    """Return a block without doubled spaces, blank lines or empty cells at an end."""
    if "  " in block:
        block = DOUBLED.sub(" ", block)
    if "\n" in block or "\t" in block:
        block = AROUND_CELLS.sub("\t", AROUND_LINES.sub("\n", block))
    return block.strip(" \t\n")
