"""Tokens: the words, digit runs and signs of a phrase, with their code points.

One pass of one regular expression without nested repeats, so that the time is linear
in the text whatever it holds.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
"""What may stand inside a word unseen: soft hyphen, zero-width space and joiners."""

RAISED = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u218f\u2460-\u24ff"
"""Raised digits, fractions in one sign and circled digits: letters for Python only."""

LETTER = rf"[^\W\d_{RAISED}][\u0300-\u036f{INVISIBLE}]*"

TOKEN = re.compile(
    r"(?P<digits>[0-9]+(?:[.,'’][0-9]+)*)"
    rf"|(?P<word>(?:[^\W\d_]\.){{2,}}|(?:{LETTER})+(?:['’](?:{LETTER})+)*)"
    r"|(?P<sign>\S)"
)
KINDS = {"digits": "d", "word": "w", "sign": "s"}
LINK = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@\w[\w.-]*")
STRIPPED = re.compile(rf"[{INVISIBLE}]")
DASHES = frozenset("-‐‑‒–—−")
EASTERN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٬٪", "01234567890123456789.,%")
"""Persian and Arabic digits and their marks, as the digits of other scripts."""

HARD_SPACES = frozenset("\u00a0\u202f\u2009\u2007")
"""Spaces that do not break: between them digits are one number."""

Value = TypeVar("Value")


class Token(NamedTuple):
    """A word, a run of digits or one sign.

    Attributes:
        kind: `d` for digits with what separates them, `w` for a word, `s` for a sign.
        text: as it is written.
        key: to look it up: in small letters, without what cannot be seen.
        start: first code point.
        end: the code point after the last.
        gap: what stands between it and the token before; nothing if they touch.
    """

    kind: str
    text: str
    key: str
    start: int
    end: int
    gap: str


END = Token("", "", "", 0, 0, "\n")
"""Stands where a phrase has ended, and before it, so that looking needs no check."""

BEYOND = 32
"""How many of them stand there: as far as anything looks ahead."""


def tokens_of(words: str, *, dotless: bool = False) -> list[Token]:
    """Return the tokens of a phrase in order, and then `BEYOND` times its end.

    Web and mail addresses are left out.

    Args:
        dotless: a capital `I` is the dotless `ı`, as in Azerbaijani.
    """
    found: list[Token] = []
    behind = 0
    if "@" in words or "www." in words or "://" in words:
        words = LINK.sub(_blank, words)
    if not words.isascii():
        words = words.translate(EASTERN)
    for match in TOKEN.finditer(words):
        text = match.group()
        kind = KINDS[match.lastgroup or "sign"]
        start, end = match.span()
        key = text if kind == "d" else key_of(text, dotless=dotless)
        found.append(Token(kind, text, key, start, end, words[behind:start]))
        behind = end
    return found + [END] * BEYOND


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces as the address is long: the digits in it are no figures."""
    return " " * len(match.group())


def key_of(text: str, *, dotless: bool = False) -> str:
    """Return a word as the tables have it: `Трёх` is `трех`, `p.m.` is `pm`."""
    if text.isascii():
        plain = text.replace(".", "") if len(text) > 1 else text
        return plain.replace("I", "ı").lower() if dotless else plain.lower()
    plain = unicodedata.normalize("NFC", STRIPPED.sub("", text)).replace("’", "'")
    if dotless:
        plain = plain.replace("I", "ı")
    lowered = plain.lower().replace("i\u0307", "i").replace("ё", "е")
    return lowered.replace(".", "") if len(lowered) > 1 else lowered


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with what it stands for.

    Args:
        entries: the words, in small letters and parted by spaces, and their value.
    """

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for words, value in entries.items():
            first, *rest = words.split()
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def firsts(self) -> Iterable[str]:
        """Return the words that a phrase may begin with."""
        return self._by_first.keys()

    def at(self, tokens: list[Token], start: int) -> tuple[Value, int] | None:
        """Return the longest phrase that begins at a token, and the token behind it.

        The point of an abbreviation and a hyphen between two words are passed over:
        "долл. США", "percentage-point".
        """
        for rest, value in self._by_first.get(tokens[start].key, ()):
            end = start + 1
            for word in rest:
                if _passed(tokens[end], word):
                    end += 1
                if tokens[end].key != word:
                    break
                end += 1
            else:
                return value, end
        return None


def _passed(token: Token, wanted: str) -> bool:
    """Whether a sign inside a phrase does not count: a glued point or a hyphen."""
    if token.key == wanted or token.gap:
        return False
    return token.key == "." or token.key in DASHES
