"""What happens to true words on their way into a source, and what makes words false.

A *damage* changes how a sentence is written and nothing that it says: what a printer,
a PDF, a web page or a typist does. The anchor must still be found in a source that is
damaged so. A *corruption* changes what an anchor says: it must not be found. Each is a
function of a sentence and dice; a corruption returns nothing where it does not apply.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping

Damage = Callable[[str, random.Random], str]
Corruption = Callable[[str, random.Random], str | None]

LETTER = r"[^\W\d_]"
INSIDE_WORD = re.compile(rf"(?<={LETTER}{{3}})(?={LETTER}{{3}})")
BETWEEN_WORDS = re.compile(rf"(?<={LETTER}) (?={LETTER})")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

SCALES = {
    "thousand": "million", "million": "billion", "billion": "million",
    "trillion": "billion",
}  # fmt: skip
OPPOSITES = {
    "rose": "fell", "fell": "rose", "more": "less", "less": "more", "above": "below",
    "below": "above", "imports": "exports", "Exports": "Imports", "resumed": "stopped",
    "abroad": "home", "reached": "missed", "bought": "sold",
}  # fmt: skip
QUALIFIERS = ("about", "over", "some", "nearly", "more than", "at least", "up to")
VERBS = re.compile(
    r"\b(rose|fell|reached|counts|came|agreed|sets|handled|bought|put)\b"
)


def _somewhere(
    places: re.Pattern[str], inserted: str, text: str, dice: random.Random
) -> str:
    """Insert something at about a third of the places that a pattern finds."""
    return places.sub(lambda _: inserted if dice.random() < 0.34 else "", text)


def identical(text: str, _dice: random.Random) -> str:
    return text


def curly_quotes(text: str, _dice: random.Random) -> str:
    quoted = re.sub(r'"([^"]*)"', r"“\1”", text)
    return quoted.replace("'", "’")


def soft_hyphens(text: str, dice: random.Random) -> str:
    return _somewhere(INSIDE_WORD, "\xad", text, dice)


def zero_width(text: str, dice: random.Random) -> str:
    return _somewhere(INSIDE_WORD, "\u200b", text, dice)


def lines_wrapped(text: str, dice: random.Random) -> str:
    return re.sub(" ", lambda _: "\n" if dice.random() < 0.2 else " ", text)


def words_broken(text: str, dice: random.Random) -> str:
    return _somewhere(INSIDE_WORD, "-\n", text, dice)


def words_broken_in_pdf(text: str, dice: random.Random) -> str:
    return _somewhere(INSIDE_WORD, "\ufffe", text, dice)


def ligatures(text: str, _dice: random.Random) -> str:
    for plain, joined in {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}.items():
        text = text.replace(plain, joined)
    return text


def no_break_spaces(text: str, dice: random.Random) -> str:
    return re.sub(" ", lambda _: dice.choice("  \xa0\u202f\u2009"), text)


def dashes(text: str, dice: random.Random) -> str:
    return re.sub("[-–—]", lambda _: dice.choice("‐‑–—−"), text)


def decomposed(text: str, _dice: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def double_spaces(text: str, dice: random.Random) -> str:
    return re.sub(" ", lambda _: dice.choice([" ", "  ", "\t", " \n "]), text)


def spaces_lost(text: str, dice: random.Random) -> str:
    return BETWEEN_WORDS.sub(lambda _: "" if dice.random() < 0.3 else " ", text)


def words_split(text: str, dice: random.Random) -> str:
    return _somewhere(INSIDE_WORD, " ", text, dice)


def full_width(text: str, _dice: random.Random) -> str:
    return re.sub(r"[%0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def capitals(text: str, _dice: random.Random) -> str:
    azerbaijani = "ə" in text  # whose small i has a capital with a dot
    return (text.replace("i", "İ") if azerbaijani else text).upper()


DAMAGES: Mapping[str, Damage] = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        identical, curly_quotes, soft_hyphens, zero_width, lines_wrapped, words_broken,
        words_broken_in_pdf, ligatures, no_break_spaces, dashes, decomposed,
        double_spaces, spaces_lost, words_split, full_width, capitals,
    )
}  # fmt: skip
"""By name; a seal finds all of them but `UNSEALED`."""

UNSEALED = frozenset({"spaces lost", "words split"})
"""Damages that a seal cannot see through: it keeps words apart."""


def _one(
    pattern: re.Pattern[str],
    change: Callable[[re.Match[str]], str],
    text: str,
    dice: random.Random,
) -> str | None:
    """Change one of the places that a pattern finds; nothing if it finds none."""
    found = list(pattern.finditer(text))
    if not found:
        return None
    chosen = dice.choice(found)
    changed = text[: chosen.start()] + change(chosen) + text[chosen.end() :]
    changed = " ".join(changed.split())
    return changed if changed != text else None


def digit_changed(text: str, dice: random.Random) -> str | None:
    def other(found: re.Match[str]) -> str:
        return dice.choice([digit for digit in "0123456789" if digit != found[0]])

    return _one(re.compile(r"\d"), other, text, dice)


def digits_swapped(text: str, dice: random.Random) -> str | None:
    different = re.compile(r"(\d)(?!\1)(\d)")
    return _one(different, lambda found: found[2] + found[1], text, dice)


def decimal_moved(text: str, dice: random.Random) -> str | None:
    decimal = re.compile(r"(\d+)\.(\d)(?=\D|$)")
    return _one(decimal, lambda found: f"{found[1]}{found[2]}", text, dice)


def number_cut(text: str, dice: random.Random) -> str | None:
    """Cut the sentence inside a number: what is left is in the source, and false."""
    late = [
        found
        for found in NUMBER.finditer(text)
        if found.start() > 20 and re.search(r"\d\d$", found[0])
    ]
    return text[: dice.choice(late).end() - 1] if late else None


def scale_changed(text: str, dice: random.Random) -> str | None:
    scale = re.compile(rf"\b({'|'.join(SCALES)})\b")
    return _one(scale, lambda found: SCALES[found[0]], text, dice)


def unit_changed(text: str, dice: random.Random) -> str | None:
    units = {"%": " percentage points", "percent": "percentage points", "$": "€",
             "€": "$", "tonnes": "bales", "people": "households"}  # fmt: skip
    unit = re.compile("|".join(re.escape(each) for each in units))
    return _one(unit, lambda found: units[found[0]], text, dice)


def negation_added(text: str, dice: random.Random) -> str | None:
    return _one(VERBS, lambda found: f"never {found[0]}", text, dice)


def negation_removed(text: str, dice: random.Random) -> str | None:
    return _one(re.compile(r"\b(?:not|no|never) "), lambda _: "", text, dice)


def opposite_word(text: str, dice: random.Random) -> str | None:
    word = re.compile(rf"\b({'|'.join(OPPOSITES)})\b")
    return _one(word, lambda found: OPPOSITES[found[0]], text, dice)


def word_dropped(text: str, dice: random.Random) -> str | None:
    return _one(re.compile(r"(?<= )[^\W\d_]+ "), lambda _: "", text, dice)


def words_swapped(text: str, dice: random.Random) -> str | None:
    pair = re.compile(r"\b([^\W\d_]+) (?!\1\b)([^\W\d_]+)\b")
    return _one(pair, lambda found: f"{found[2]} {found[1]}", text, dice)


def clause_dropped(text: str, _dice: random.Random) -> str | None:
    words = text.split()
    third = len(words) // 3
    return " ".join(words[:third] + words[2 * third :]) if third > 1 else None


def qualifier_dropped(text: str, dice: random.Random) -> str | None:
    word = re.compile(rf"(?<= )(?:{'|'.join(QUALIFIERS)}) ")
    return _one(word, lambda _: "", text, dice)


def qualifier_cut(text: str, _dice: random.Random) -> str | None:
    """Begin the anchor after the word that bounds its figure."""
    word = rf"\b(?:{'|'.join(QUALIFIERS)}) (?=\S*\d)"
    found = re.search(word, text, re.IGNORECASE)
    rest = text[found.end() :] if found else ""
    return rest if len(rest.split()) > 4 else None


def sign_dropped(text: str, dice: random.Random) -> str | None:
    return _one(re.compile(r"(?<![\w])[-−](?=\d)"), lambda _: "", text, dice)


def letter_of_another_alphabet(text: str, dice: random.Random) -> str | None:
    alike = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х"}
    letter = re.compile(rf"(?<={LETTER})[{''.join(alike)}](?={LETTER})")
    return _one(letter, lambda found: alike[found[0]], text, dice)


CORRUPTIONS: Mapping[str, Corruption] = {
    corruption.__name__.replace("_", " "): corruption
    for corruption in (
        digit_changed, digits_swapped, decimal_moved, number_cut, scale_changed,
        unit_changed, negation_added, negation_removed, opposite_word, word_dropped,
        words_swapped, clause_dropped, qualifier_dropped, qualifier_cut, sign_dropped,
        letter_of_another_alphabet,
    )
}  # fmt: skip


def another_template(text: str, names: Mapping[str, str]) -> str:
    """Return the same sentence about others, as reports from one template have it."""
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    return pattern.sub(lambda found: names[found[0]], text)
