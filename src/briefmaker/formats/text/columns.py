"""Text in columns of letters of one width: how wide words are, where lines break.

See Unicode Standard Annex 11 for letters that are two columns wide.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

WIDTH = 72
"""Columns of a line, so that mail can quote it and stay under 80."""

TIE = re.compile(r"(?<!\d)[\u00a0\u202f](?!\d)")
"""A space between two words that does not break, for the looks of a page alone."""

UNSEEN = ("Mn", "Me", "Cf")
"""Categories of characters without a width: accents on others, marks of direction."""

WIDE = ("W", "F")


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(
        0
        if unicodedata.category(letter) in UNSEEN
        else 2
        if unicodedata.east_asian_width(letter) in WIDE
        else 1
        for letter in text
    )


def filled(text: str, first: str = "", rest: str = "", columns: int = WIDTH) -> str:
    """Return a paragraph in lines; words are never broken.

    Args:
        first: what the first line begins with.
        rest: what all others begin with.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line, empty = (first if not lines else rest), True
        for word in pieces(part):
            gap = "" if empty else " "
            if not empty and width(line + gap + word) > columns:
                lines.append(line)
                line, gap = rest, ""
            line, empty = line + gap + word, False
        lines.append(line)
    return "\n".join(line.rstrip() for line in lines)


def pieces(text: str) -> Iterator[str]:
    """Yield what a line may not break: words, and numbers with what belongs to them."""
    for word in TIE.sub(" ", text).split(" "):
        if word:
            yield word.replace("\u00a0", " ").replace("\u202f", " ")


def aligned(
    rows: Sequence[Sequence[str]], right: Sequence[bool], gap: str = "   "
) -> list[str] | None:
    """Return rows in columns side by side; nothing if they are too wide for a line.

    Args:
        right: for each column, whether it ends at the right.
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(gap) * (len(widths) - 1) > WIDTH:
        return None
    return [
        gap.join(
            padded(cell, wide, right=ends)
            for cell, wide, ends in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    ]


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text with spaces to fill its column."""
    space = " " * (columns - width(text))
    return space + text if right else text + space
