"""Texts as letters and digits alone: breaks, spaces and hyphens do not count."""

import re
from collections.abc import Iterator
from unicodedata import decimal, normalize

WORD = re.compile(r"[^\W\d_]+|\d+")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


UNTOLD = {ord(letter): None for letter in "\u0644\u0627"} | {ord("ı"): "i"}
"""Lam and alef are painted as one letter, which programs read in either order; and a
capital I is dotless in some languages only."""


def folded(text: str) -> str:
    """Return the letters and digits of a text in one case and form."""
    plain = normalize("NFKC", text).casefold()
    plain = plain.translate(UNTOLD)
    return "".join(_plain(letter) for letter in plain if letter.isalnum())


def _plain(letter: str) -> str:
    number = decimal(letter, None)
    return letter if number is None else str(number)


def words(text: str) -> Iterator[str]:
    """Yield the words of a text, each folded."""
    for match in WORD.finditer(normalize("NFKC", text)):
        if word := folded(match[0]):
            yield word


def stands(word: str, stream: str) -> bool:
    """Whether a word stands in a stream, forwards, backwards or broken into lines.

    Letters from right to left may come in the order in which they are painted.
    """
    if word in stream:
        return True
    if not RIGHT_TO_LEFT.search(word):
        return False
    while word:
        for end in range(len(word), 0, -1):
            piece = word[:end]
            if piece in stream or piece[::-1] in stream:
                break
        else:
            return False
        word = word[end:]
        if word and end < 4:
            return False
    return True
