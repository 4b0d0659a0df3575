"""Invented words: none is of any language, and hardly one stands in a brief twice.

What is lost or set twice can then be told by a single word, however little of it the
finished page still holds. Digits are left to facts, which have sources.
"""

from random import Random

LATIN = ("bdfgklmnprstvz", "aeiou")
CYRILLIC = ("бвгдзклмнпрстф", "аеиоу")
PERSIAN = ("بتجدرزسشفقکگلمن", "اوی")
ALPHABETS = {"ru": CYRILLIC, "tg": CYRILLIC, "fa": PERSIAN}
"""The letters of the languages that are not written in Latin ones."""

FEWEST = 3
"""Syllables of a word, at least; fewer stand within others by chance."""


class Words:
    """Writes words in the letters of a language, as a seed chooses."""

    def __init__(self, dice: Random, language: str = "en") -> None:
        self.dice = dice
        self.hard, self.soft = ALPHABETS.get(language, LATIN)

    def word(self, syllables: int = 0) -> str:
        """Return a word."""
        count = syllables or self.dice.choices((FEWEST, 4, 5), (6, 3, 1))[0]
        pairs = (
            self.dice.choice(self.hard) + self.dice.choice(self.soft)
            for _ in range(count)
        )
        return "".join(pairs)

    def words(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self.word() for _ in range(count))

    def title(self, count: int) -> str:
        """Return so many words, the first with a capital."""
        return self.words(count).capitalize()

    def sentence(self, fewest: int = 5, most: int = 18) -> str:
        """Return a sentence."""
        return f"{self.title(self.dice.randint(fewest, most))}."

    def sentences(self, count: int) -> str:
        """Return so many sentences."""
        return " ".join(self.sentence() for _ in range(count))

    def address(self) -> str:
        """Return the address of a page that is in no source list."""
        steps = "/".join(self.word() for _ in range(self.dice.randint(1, 6)))
        return f"https://example.org/{steps}"

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.dice.random() < share
