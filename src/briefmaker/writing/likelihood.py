"""Words for how likely something is: two closed scales, in every language.

ICD 203 (Analytic Standards, 2015) and the United Kingdom's probability yardstick
(Professional Head of Intelligence Assessment). They give the same words different
ranges, so a brief keeps to one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefmaker.values import Struct

Range = tuple[int, int]
"""Lower and upper bound in per cent."""

SCALES: Mapping[str, Mapping[str, Range]] = {
    "icd203": {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even chance": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    },
    "uk": {
        "remote chance": (0, 5),
        "highly unlikely": (10, 20),
        "unlikely": (25, 35),
        "realistic possibility": (40, 50),
        "likely or probable": (55, 75),
        "highly likely": (80, 90),
        "almost certain": (95, 100),
    },
}
"""Each scale's terms in English, from least to most likely."""

TYPED = re.compile(r"\{likely\}`+([^`]+)`+")
BENT = re.compile(r"<([^<>]+)>\s*$")
"""The term itself, where the words printed for it are bent to their sentence."""

NAMES: Mapping[str, str] = {"icd203": "ICD 203", "uk": "the UK yardstick"}


class Likelihood(Struct, frozen=True):
    """One step of a scale in one language.

    Attributes:
        key: the term in English, its name in all languages.
        term: the term that the strip prints.
        words: what the language itself calls it, `term` first.
        low: lower bound in per cent.
        high: upper bound in per cent.
    """

    key: str
    term: str
    words: tuple[str, ...]
    low: int
    high: int

    def spells(self, typed: str) -> bool:
        """Whether the language itself has these words for the step."""
        return folded(typed) in map(folded, self.words)

    def answers(self, typed: str) -> bool:
        """Whether an author may write these words for the step; English will do."""
        return self.spells(typed) or folded(typed) == self.key


def folded(words: str) -> str:
    """Return words without regard to case and white space."""
    return " ".join(words.casefold().split())


def steps(scale: str, said: Mapping[str, tuple[str, ...]]) -> tuple[Likelihood, ...]:
    """Return a scale from least to most likely, as a language says it."""
    return tuple(
        Likelihood(key, said[key][0], said[key], low, high)
        for key, (low, high) in SCALES[scale].items()
    )


def typed(
    text: str, scale: Sequence[Likelihood]
) -> Iterator[tuple[str, Likelihood | None]]:
    """Yield the likelihood terms of an author's text, each with its step of the scale.

    A term that the scale does not have comes with nothing.
    """
    for words in TYPED.findall(text):
        bent = BENT.search(words)
        term = bent[1] if bent else words
        yield term, next((step for step in scale if step.answers(term)), None)
