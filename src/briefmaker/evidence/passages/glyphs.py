"""The characters that folding treats alike, in tables: what stands for what.

The tables are explicit and never Unicode's compatibility forms (NFKC): those turn
10⁶ into 106, 2½ into 21⁄2 and million³ into million3.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680" + "".join(
    map(chr, [*range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
)
"""All that sets words apart; a plain space stands for any run of them."""

DASHES = "‐‑‒–—―⁃−﹘﹣－\u2e3a\u2e3b"
"""Hyphens, dashes and the minus sign, all written as a hyphen-minus."""

SINGLE_QUOTES = "‘’‚‛′‵`´ʹʻʼʽ‹›＇"
DOUBLE_QUOTES = "“”„‟″‶«»＂〝〞〟"

BROKEN = "\ufffe\x02"
"""What PDFium writes for a hyphen at the end of a line."""

EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows: they can hide a text's order."""

NEEDLESS = "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064"
"""Invisible characters that no language needs in its words."""

INVISIBLE = "".join(
    map(
        chr,
        [
            *(code for code in range(0x20) if chr(code) not in SPACES + BROKEN),
            *range(0x7F, 0x85),
            *range(0x86, 0xA0),
            0xAD,  # soft hyphen
            0x34F,
            0x61C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x2060, 0x2066),
            *range(0xFE00, 0xFE10),
            0xFEFF,
        ],
    )
)
"""Characters that take no room; they are dropped, as are the embeddings."""

FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

ONE_FOR_ONE = {
    **dict.fromkeys(SPACES, " "),
    **FULL_WIDTH,
    **dict.fromkeys(DASHES + BROKEN, "-"),
    **dict.fromkeys(SINGLE_QUOTES, "'"),
    **dict.fromkeys(DOUBLE_QUOTES, '"'),
    "⁄": "/",
    "∕": "/",
    "\u212a": "K",  # the signs for kelvin, ohm and ångström are letters
    "\u2126": "Ω",
    "\u212b": "Å",
    "\u00b5": "\u03bc",
}  # fmt: skip
"""What typography writes in several ways, each for one character."""

LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "…": "...",
}  # fmt: skip

FRACTIONS = {
    chr(code): unicodedata.normalize("NFKC", chr(code)).replace("⁄", "/")
    for code in [0xBC, 0xBD, 0xBE, *range(0x2150, 0x215F), 0x2189]
}
"""½ → 1/2; written with a space before, so that 2½ is 2 1/2 and never 21/2."""

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n", strict=True))
"""10⁶ → 10^6, million³ → million^3: an exponent or a note, never more digits."""

LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
"""CO₂ → CO2 after a letter, and 10₂ → 10_2 after anything else."""

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks, as the inside of a character class."""

UNACCENTED = {
    accented: plain
    for plain in "aeiouyAEIOUY"
    for mark in "\u0300\u0301\u0302"  # grave, acute, circumflex
    if len(accented := unicodedata.normalize("NFC", plain + mark)) == 1
} | {"ё": "е", "Ё": "Е"}
"""Accents that are put on or left off at will. Not й, ç, ş, ğ, ö, ü, ı or ñ: those are
letters of their own, and without their mark another word (oldu, öldü)."""

LETTER = r"[^\W\d_]"
"""A letter, as a regular expression."""

UNIT_LETTERS = "\u00b5\u03bcΩ\u2126"
"""Greek letters that stand before or after Latin ones in a unit: μm, kΩ."""

WORD_OF_LETTERS = re.compile(rf"{LETTER}(?:{LETTER}|[{MARKS}])+")

SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW"})
"""Alphabets in which a letter can pass for a letter of another."""

LOOKALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухԛԝһӏԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρ",
        "ABESIJKMHOPCTYXQWaesijopcyxqwhldABEZHIKMNOPTYXoavp",
        strict=True,
    )
)
"""Letters of other alphabets that look Latin: used to explain a miss, never to find."""


def replacement(found: re.Match[str]) -> str:
    """Write out what typography sets as one character: a ligature, ½ or a run of ⁶."""
    run = found[0]
    if run in LIGATURES:
        return LIGATURES[run]
    if run in FRACTIONS:
        return f" {FRACTIONS[run]}"
    if run[0] in RAISED:
        return "^" + "".join(RAISED[each] for each in run)
    if run[0] in LOWERED:
        before = found.string[: found.start()][-1:]
        digits = "".join(LOWERED[each] for each in run)
        return digits if before.isalpha() else f"_{digits}"
    return ""


def mixed_script(text: str) -> str:
    """Return the first word that has letters of two alphabets, if any does."""
    if text.isascii():
        return ""
    return next(_mixed(text), "")


def _mixed(text: str) -> Iterator[str]:
    for found in WORD_OF_LETTERS.finditer(text):
        word = found[0]
        scripts = {_script(letter) for letter in word if letter not in UNIT_LETTERS}
        if len(scripts & SCRIPTS) > 1:
            yield word


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
