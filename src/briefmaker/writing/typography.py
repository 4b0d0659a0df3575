"""The small print of setting text: dashes, ellipses, and what must not be parted.

Markdown-it's own `replacements` is left off: it turns "(c)" into ©, and so spoils
every list (a), (b), (c).
"""

import re
from functools import lru_cache

from briefmaker.writing.language import NARROW, NBSP, Language
from briefmaker.writing.words import Typography

ENDINGS = (".", "!", "?", "…")
"""What ends a sentence."""

DASHES = (("---", "—"), ("--", "–"), ("...", "…"))
GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?![\d])")
INITIAL = re.compile(r"(?<![\w.])([^\W\d_]\.) (?=[^\W\d_])")
SPACED_DASH = re.compile(r"(?<=\S) (?=[–—](?:\s|$))")


def typeset(text: str, language: Language) -> str:
    """Return an author's words with dashes, ellipses and no-break spaces set."""
    for typed, mark in DASHES:
        text = text.replace(typed, mark)
    return bind(text, language)


def bind(text: str, language: Language) -> str:
    """Return text in which words that belong together cannot be parted.

    No letter changes: "p. 7", "12 March", "1.2 million" and "USD 4m" keep together.
    """
    rules = _rules(language.typography, language.months_of)
    text = rules.before.sub(_if_number_or_name, text)
    text = rules.after.sub(_kept, text)
    text = rules.dates.sub(NBSP, text)
    if rules.short:
        text = rules.short.sub(rf"\1{NBSP}", text)
    text = GROUPS.sub(_kept, text)
    text = INITIAL.sub(_if_name, text)
    text = SPACED_DASH.sub(NBSP, text)
    return _with_fine_spaces(text, language.typography.space_before)


class _Rules:
    """The patterns of one language, made once."""

    def __init__(self, typography: Typography, months: tuple[str, ...]) -> None:
        self.before = re.compile(rf"(?<!\w){_one_of(typography.bind_before)} (?=\w)")
        self.after = re.compile(rf"(?<=\d) {_one_of(typography.bind_after)}")
        self.dates = re.compile(
            rf"(?<=\d) (?={_one_of(months)})|(?<=\d\.) (?={_one_of(months)})"
        )
        self.short = (
            re.compile(
                rf"(?<![\w-])({_one_of(typography.bind_words)}) (?=[\w«„“])",
                re.IGNORECASE,
            )
            if typography.bind_words
            else None
        )


@lru_cache(maxsize=16)
def _rules(typography: Typography, months: tuple[str, ...]) -> _Rules:
    return _Rules(typography, months)


def _one_of(words: tuple[str, ...]) -> str:
    """Return a pattern for any of the words, whole, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    ends = (
        re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in longest
    )
    return f"(?:{'|'.join(ends)})"


def _kept(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def _if_number_or_name(match: re.Match[str]) -> str:
    follows = match.string[match.end()]
    return _kept(match) if follows.isdigit() or follows.isupper() else match[0]


def _if_name(match: re.Match[str]) -> str:
    name = match[1][0].isupper() and match.string[match.end()].isupper()
    return _kept(match) if name else match[0]


def _with_fine_spaces(text: str, marks: str) -> str:
    """Put narrow no-break spaces before these marks, and inside «», as in French."""
    if not marks:
        return text
    among = re.escape(marks)
    text = re.sub(rf"(?<=\S)[ {NBSP}{NARROW}]+(?=[{among}])", NARROW, text)
    text = re.sub(rf"«[ {NBSP}{NARROW}]*(?=\S)", f"«{NARROW}", text)
    # A colon inside a time or an address stays as it is.
    return re.sub(rf"(?<=[\w)»])(?=[{among}]+(?:\s|$))", NARROW, text)
