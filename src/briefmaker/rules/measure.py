"""How long texts are: words, sentences, paragraphs, and how hard they read."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefmaker.evidence.page.statement import Statement
from briefmaker.problems import Address
from briefmaker.values import Struct

WORD = re.compile(r"(?:[A-Z]*[$€£¥])?[^\W_]+(?:[’'.,/–-]?[^\W_]+)*%?")
PARTING = re.compile(r"\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)])[ \t]")
"""What begins another paragraph or item of a list, in the field as it was typed."""

PROSE = frozenset({"bottom_line", "judgements", "sections", "standfirst"})
"""The keys of a brief under which running text stands."""

VOWELS = re.compile(r"[aeiouy]+")


class Passage(Struct, frozen=True):
    """A paragraph or an item of a list, as its sentences."""

    sentences: tuple[Statement, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(words_in(sentence.text) for sentence in self.sentences)


def words_in(text: str) -> int:
    """Return how many words a text has; a number with its sign is one."""
    return len(WORD.findall(text))


def running(said: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the sentences of running text: no titles, labels, cells or captions."""
    for statement in said:
        if statement.kind == "sentence" and statement.address[0] in PROSE:
            yield statement


def passages(said: Iterable[Statement]) -> Iterator[Passage]:
    """Yield the paragraphs of running text."""

    def paragraph(statement: Statement) -> tuple[Address, int]:
        at = statement.origins[0][1] if statement.origins else 0
        return statement.address, len(PARTING.findall(statement.typed[:at]))

    for _, sentences in groupby(running(said), key=paragraph):
        yield Passage(tuple(sentences))


def grade(text: str, sentences: int) -> float:
    """Return the reading grade of English text (Flesch and Kincaid, 1975)."""
    words = [word.lower() for word in WORD.findall(text) if word[0].isalpha()]
    if not words or not sentences:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    bare = word[:-1] if word.endswith("e") and not word.endswith("le") else word
    return max(1, len(VOWELS.findall(bare)))
