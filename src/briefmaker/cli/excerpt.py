"""The line that a problem is about, with the words in question underlined."""

import unicodedata

from briefmaker.problems import Place

TAB = "    "
LONGEST = 100
"""How many characters of a line are shown; a brief may hold very long ones."""

BEFORE = 40
"""How many of them stand before the underlined words in a line that is cut."""

_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories: controls, halves of pairs, ends of lines and paragraphs."""

_MISLEADING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls of writing direction, which could show another line than the file has."""


def excerpt(place: Place) -> tuple[str, str]:
    """Return the line as a terminal may show it, and its underline `^~~~`.

    The two line up for tabs, wide letters and combining marks. A long line is cut
    around the words; what a terminal would obey, it shows as a replacement sign.
    """
    from rich.cells import cell_len

    line, start = _window(place.excerpt, place.column - 1)
    head, words = line[:start], line[start : start + place.width]
    before, under = cell_len(shown(head)), cell_len(shown(words))
    return shown(line), " " * before + "^" + "~" * (under - 1)


def shown(text: str) -> str:
    """Return text of an author's without what a terminal would obey."""
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter == "\t":
        return TAB
    if letter in _MISLEADING or unicodedata.category(letter) in _CONTROLS:
        return "\N{REPLACEMENT CHARACTER}"
    return letter


def _window(line: str, start: int) -> tuple[str, int]:
    """Return the part of the line around `start`, and where `start` is in it."""
    if len(line) <= LONGEST:
        return line, start
    first = max(0, min(start - BEFORE, len(line) - LONGEST))
    part = line[first : first + LONGEST]
    cut_head, cut_tail = "…" * (first > 0), "…" * (first + LONGEST < len(line))
    return f"{cut_head}{part}{cut_tail}", start - first + len(cut_head)
