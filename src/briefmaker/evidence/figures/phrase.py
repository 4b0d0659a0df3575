"""A phrase on its way to being read: its words, tokens and lexicon, and figures."""

from enum import StrEnum
from fractions import Fraction

from briefmaker.evidence.extents import Extent
from briefmaker.evidence.figures.bounds import Bound, extent_of
from briefmaker.evidence.figures.lexicon import Lexicon
from briefmaker.evidence.figures.tokens import DASHES, Token
from briefmaker.evidence.figures.units import PEOPLE
from briefmaker.values import Struct, replace

LOOK_BACK = 8
"""How many tokens before a number a word of change still belongs to it."""

PASSING_SMALL = 10
"""Counts up to this, in words, need no source: "two ministers"."""


class Kind(StrEnum):
    """What a figure is."""

    CARDINAL = "cardinal"
    SHARE = "share"
    """A percentage or a fraction: both are held as per cent."""
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    IDENTIFIER = "identifier"
    """Digits in a name: Boeing 737, G7, COVID-19."""
    REFERENCE = "reference"
    """Where something stands: Article 5, page 12."""
    MARK = "mark"
    """The number of a list's entry, or of a note."""


COUNTED = frozenset({Kind.CARDINAL, Kind.SHARE, Kind.MULTIPLE})
"""What says how much or how many."""


class Figure(Struct, frozen=True):
    """One figure of a phrase.

    Attributes:
        words: as it is written, with what binds and measures it.
        start: its first code point in the phrase.
        end: the code point after its last.
        read: it could be read fully; if not, `kind` and the words are all there is.
        low: its value in units of `unit`, or the lower end of a range.
        high: its value, or the upper end.
        half: half a unit in the last place that is written.
        decimals: how many of its digits stand behind the decimal mark.
        unit: what is counted, `%`, `USD`, `year`; nothing for a bare number.
        rate: what it is counted by, `day`; nothing if it is not.
        bound: how the phrase binds the number.
        name: what a date, time, name or reference is compared by.
        spelled: it is written in words.
        assumed: its currency is taken from a sign that several share.
        other: the second way to read it, if it has one: 1.2 m.
    """

    words: str
    start: int
    end: int
    kind: Kind
    read: bool = True
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    half: Fraction = Fraction(0)
    decimals: int = 0
    unit: str = ""
    rate: str = ""
    bound: Bound = Bound.EXACT
    name: str = ""
    spelled: bool = False
    assumed: bool = False
    other: "Figure | None" = None

    @property
    def ranged(self) -> bool:
        """Whether it has two ends, and is no mere order of size."""
        return self.low != self.high and self.bound is not Bound.SEVERAL

    @property
    def extent(self) -> Extent:
        """The values that it leaves open, in units of `unit`."""
        if self.kind not in COUNTED:
            return Extent(self.low, self.high)
        whole = self.unit in ("", PEOPLE) and self.half == Fraction(1, 2)
        half = Fraction(0) if whole else self.half  # 38 people are not 38.2
        return extent_of(self.bound, self.low, self.high, half)

    @property
    def readings(self) -> "tuple[Figure, ...]":
        """It, and the second way to read it."""
        return (self, self.other) if self.other else (self,)


class Phrase(Struct):
    """The words in which figures are looked for, as `tokens_of` cuts them."""

    words: str
    tokens: list[Token]
    lexicon: Lexicon

    def at(self, place: int) -> Token:
        """Return the token at a place; behind and before the phrase, its end."""
        return self.tokens[place]

    def key(self, place: int) -> str:
        """Return the key of the token at a place."""
        return self.tokens[place].key

    def glued(self, place: int) -> bool:
        """Whether the token at a place touches the one before it."""
        return not self.tokens[place].gap and place > 0

    def tied(self, place: int) -> bool:
        """Whether a hyphen between two words stands at a place: `three-day`."""
        return self.key(place) in DASHES and self.glued(place) and self.glued(place + 1)

    def apart(self, place: int) -> bool:
        """Whether an apostrophe between two words stands at a place: `17'den`."""
        return self.key(place) == "'" and self.glued(place) and self.glued(place + 1)

    def footnoted(self, place: int) -> bool:
        """Whether a raised digit touches a word: a note, or part of the number."""
        return self.glued(place) and self.key(place) in "⁰¹²³⁴⁵⁶⁷⁸⁹"

    def changing(self, place: int) -> bool:
        """Whether a word of change stands shortly before a place in its sentence.

        What opens a change, the "с" of "с 12 до 10", is one too.
        """
        binding = self.lexicon.binding
        for behind in range(place - 1, max(place - 1 - LOOK_BACK, -1), -1):
            token = self.tokens[behind]
            if token.key in binding.changes or binding.movers.get(token.key) in (
                binding.towards
            ):
                return True
            if token.key in ".;:!?" and self.at(behind + 1).gap:
                return False
        return False

    def figure(
        self, first: int, behind: int, kind: Kind, *, read: bool = True
    ) -> Figure:
        """Return a figure from its first token to the one behind its last."""
        start, end = self.tokens[first].start, self.tokens[behind - 1].end
        return Figure(self.words[start:end], start, end, kind, read)

    def from_token(self, figure: Figure, first: int) -> Figure:
        """Return a figure that begins at an earlier token than it did."""
        start = self.tokens[first].start
        return replace(figure, start=start, words=self.words[start : figure.end])
