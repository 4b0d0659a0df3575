"""Numbers in words: `two hundred and five thousand`, `двести пять`, `iyirmi beş`."""

from fractions import Fraction

from briefmaker.evidence.figures.number import Number, half_of
from briefmaker.evidence.figures.phrase import Phrase


def spelled_at(phrase: Phrase, place: int) -> Number | None:
    """Return the number in words that begins at a token, or nothing."""
    numerals = phrase.lexicon.numerals
    if part := numerals.leading.at(phrase.tokens, place):
        if scale := numerals.scales.get(phrase.key(part[1])):
            value = part[0] * scale
            behind = part[1] + 1
            return Number(value, half_of(value), behind, spelled=True, scale=scale)
        return None
    spelling = _Spelling(phrase, place)
    while spelling.goes_on():
        pass
    return spelling.number()


class _Spelling:
    """Adds up the words of one number, from left to right.

    Attributes:
        behind: the token behind what was read.
        started: something was read.
    """

    def __init__(self, phrase: Phrase, place: int) -> None:
        self._phrase = phrase
        self._numerals = phrase.lexicon.numerals
        self._first = place
        self._done = Fraction(0)
        self._open = Fraction(0)
        self._last_scale = 0
        self.behind = place
        self.started = False
        if phrase.key(place) in self._numerals.articles and self._scale(place + 1):
            self._take(place, one=Fraction(1))

    def goes_on(self) -> bool:
        """Read one more word; whether there was one that belongs to the number."""
        place = self._past_join()
        small = self._small(place)
        if small is not None and self._fits(small):
            self._open += small
        elif not self._multiplied(place):
            return False
        self.started, self.behind = True, place + 1
        return True

    def number(self) -> Number | None:
        """Return what was read, with a half that follows; nothing if no word was."""
        if not self.started:
            return None
        value = self._done + self._open
        if half := self._numerals.halves.at(self._phrase.tokens, self.behind):
            whole_scale = self._last_scale if self._open == 0 else 1
            value += half[0] * max(whole_scale, 1)
            self.behind = half[1]
            if not self._last_scale and (scale := self._scale(self.behind)):
                self._last_scale = scale
                self.behind += 1
                value *= scale
        bare = self.behind == self._first + 1
        return Number(
            value,
            half_of(value),
            self.behind,
            spelled=True,
            scale=self._scale(self.behind - 1) or 1,
            single=bare and self._phrase.key(self._first) in self._numerals.singles,
            # "Two thousand three million" is one number to nobody.
            read=not self._scale(self.behind)
            and not self._phrase.footnoted(self.behind),
        )

    def _take(self, place: int, one: Fraction) -> None:
        self._open, self.behind, self.started = one, place + 1, True

    def _multiplied(self, place: int) -> bool:
        """Apply the scale at a place; whether there is one that fits."""
        scale = self._scale(place)
        lone = not self.started and self._phrase.key(place) in self._numerals.lone
        if scale == 100 and (lone or 0 < self._open < 100):
            self._open = (self._open or Fraction(1)) * 100
        elif scale > 100 or scale == 12:
            if not (self._open or lone):
                return self._raised(scale)
            if self._last_scale and scale >= self._last_scale:
                return False
            self._done += (self._open or 1) * scale
            self._open, self._last_scale = Fraction(0), scale
        else:
            return False
        return True

    def _raised(self, scale: int) -> bool:
        """Apply a scale to a scale: `a hundred thousand million`."""
        if not self._done or scale <= self._last_scale:
            return False
        self._done, self._last_scale = self._done * scale, scale
        return True

    def _small(self, place: int) -> int | None:
        """Return what the word at a place adds."""
        key = self._phrase.key(place)
        return 1 if key in self._numerals.singles else self._numerals.cardinals.get(key)

    def _scale(self, place: int) -> int:
        """Return what the word at a place multiplies by, or nothing."""
        key = self._phrase.key(place)
        hundred = 100 if key in self._numerals.hundreds else 0
        return hundred or self._numerals.scales.get(key, 0)

    def _past_join(self) -> int:
        """Return the place behind a hyphen or an "and" inside the number."""
        place = self.behind
        if not self.started:
            return place
        if self._phrase.tied(place):
            return place + 1
        joins = self._phrase.key(place) in self._numerals.joins
        after_scale = self._scale(place - 1) > 0
        return place + 1 if joins and after_scale else place

    def _fits(self, small: int) -> bool:
        """Whether a numeral fits behind what was read: `twenty` `one`."""
        if self._last_scale and small >= self._last_scale:
            return False
        if self._open == 0:
            return not self.started or self._done > 0
        room = 1
        while self._open % (room * 10) == 0:
            room *= 10
        return 0 < small < room and self._open % 100 != 10
