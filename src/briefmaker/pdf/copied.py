"""What can be copied from a page, whichever way its lines run.

A reader of PDF sorts a line with right-to-left letters anew, each in its own way:
PDFium turns the two letters of a ligature round, moves marks over letters, drops
joiners and swaps the words of a name. The words themselves it keeps; so on such a
page words are looked for one by one, their letters in any order.
"""

import re
import unicodedata
from collections import Counter
from functools import cached_property

from briefmaker.pdf.laid import folded
from briefmaker.values import Struct

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
WORD = re.compile(r"[^\W\d_]+|\d+")


class Copied(Struct, frozen=True, dict=True):
    """The text of a page as a reader copies it."""

    text: str

    @cached_property
    def leftward(self) -> bool:
        """Whether anything on the page runs from right to left."""
        return LEFTWARD.search(self.text) is not None

    @cached_property
    def folded(self) -> str:
        """Its letters alone, as texts are compared."""
        return folded(self.text)

    @cached_property
    def _bare(self) -> str:
        return _bare(self.text)

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(map(_sorted, WORD.findall(self._bare)))

    def holds(self, words: str) -> bool:
        """Whether these words can be found on the page."""
        if folded(words) in self.folded:
            return True
        # The space between two words can come out on the other side of them.
        return self.leftward and all(
            _sorted(word) in self._words or word in self._bare
            for word in WORD.findall(_bare(words))
        )

    def times(self, words: str) -> int:
        """Return how often these words can be found on the page."""
        if not self.leftward:
            return self.text.count(words)
        found = (self._words[_sorted(word)] for word in WORD.findall(_bare(words)))
        return min(found, default=0)


def _bare(text: str) -> str:
    """Return a text without marks over letters and without joiners."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(
        letter for letter in spread if unicodedata.category(letter) not in ("Mn", "Cf")
    )


def _sorted(word: str) -> str:
    return "".join(sorted(word))
