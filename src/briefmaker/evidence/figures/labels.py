"""Digits that count nothing: ordinals, articles and pages, names, marks of lists."""

import re
from fractions import Fraction

from briefmaker.evidence.figures.measures import measure_at, money_at
from briefmaker.evidence.figures.phrase import Figure, Kind, Phrase
from briefmaker.evidence.figures.tokens import DASHES
from briefmaker.values import replace

NUMBERED = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,3}){0,4}")
SECTIONED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,}")
LONGEST_CHAIN = 24
"""Words, digits and hyphens in the longest name."""

NOTED = "%”»)"
"""What the number of a note may be glued to, once it is no longer raised."""

HIGHEST_MARK = 20
"""A lone number in brackets up to this marks a point of a list, or a note."""

Found = tuple[Figure, int]


def label_at(phrase: Phrase, place: int) -> Found | None:
    """Return the label that begins at a token, or nothing."""
    token = phrase.at(place)
    if token.kind == "d":
        return (
            _ordinal_digits(phrase, place)
            or _mark(phrase, place)
            or _chain(phrase, place)
        )
    return (
        _reference(phrase, place)
        or _name(phrase, place)
        or _ordinal_word(phrase, place)
    )


def _named(figure: Figure, name: str) -> Figure:
    return replace(figure, name=name)


def _ordinal_digits(phrase: Phrase, place: int) -> Found | None:
    """Read `2nd`, `2-й` and `2-ci`."""
    text, behind = phrase.at(place).text, place + 1
    if phrase.tied(behind):
        behind += 1
    ended = phrase.glued(behind) and (
        phrase.key(behind) in phrase.lexicon.shares.ordinal_endings
    )
    if not ended or not text.isdigit() or len(text) > 4:
        return None
    return _ordinal(phrase, place, behind + 1, int(text))


def _ordinal_word(phrase: Phrase, place: int) -> Found | None:
    """Read `second` and `twenty-first`."""
    ordinals = phrase.lexicon.shares.ordinals
    key = phrase.key(place)
    if number := ordinals.get(key):
        return _ordinal(phrase, place, place + 1, number)
    tens = phrase.lexicon.numerals.cardinals.get(key, 0)
    if tens < 20 or tens % 10:
        return None
    last = place + 2 if phrase.tied(place + 1) else place + 1
    ones = ordinals.get(phrase.key(last), 0)
    if not 0 < ones < 10:
        return None
    return _ordinal(phrase, place, last + 1, tens + ones)


def _ordinal(phrase: Phrase, place: int, behind: int, number: int) -> Found:
    value = Fraction(number)
    figure = phrase.figure(place, behind, Kind.ORDINAL)
    spelled = phrase.at(place).kind == "w"
    return replace(figure, low=value, high=value, spelled=spelled), behind


def _mark(phrase: Phrase, place: int) -> Found | None:
    """Read the mark of a list, `1.` and `(2)`, and of a note, `[3]`."""
    text, before, after = phrase.at(place).text, phrase.at(place - 1), place + 1
    if not text.isdigit() or len(text) > 3:
        return None
    follower = phrase.key(after) if phrase.glued(after) else ""
    if phrase.glued(place) and before.key and before.key in NOTED:
        return _named(phrase.figure(place, after, Kind.MARK), text), after
    opened = before.key in ("(", "[") and phrase.glued(place)
    if opened and follower in (")", "]") and follower:
        if before.key == "(" and int(text) > HIGHEST_MARK:
            return None
        return _named(phrase.figure(place, after, Kind.MARK), text), after
    begins = place == 0 or "\n" in phrase.at(place).gap
    parted = bool(phrase.at(after + 1).gap) and bool(phrase.key(after + 1))
    if begins and follower in (".", ")") and follower and parted:
        return _named(phrase.figure(place, after, Kind.MARK), text), after
    return None


def _chain(phrase: Phrase, place: int) -> Found | None:
    """Read numbers that are names: `1.2.3`, `123-45-67`, `5G`, `737MAX`."""
    if SECTIONED.fullmatch(phrase.at(place).text):
        text = phrase.at(place).text
        if measure_at(phrase, place + 1):
            return None
        figure = phrase.figure(place, place + 1, Kind.REFERENCE)
        return _named(figure, text), place + 1
    if ratio := _ratio(phrase, place):
        return ratio
    end = _end_of_chain(phrase, place)
    keys = [phrase.at(step) for step in range(place, end)]
    dashes = sum(token.key in DASHES for token in keys)
    digits = sum(token.kind == "d" for token in keys)
    if dashes >= 2 and digits >= 3:
        return _identified(phrase, place, end)
    follower = phrase.at(place + 1)
    if (
        follower.kind == "w"
        and phrase.glued(place + 1)
        and follower.text.isupper()
        and (
            follower.key not in phrase.lexicon.numerals.glued
            and follower.key not in phrase.lexicon.numerals.scales
            and measure_at(phrase, place + 1) is None
        )
    ):
        return _identified(phrase, place, place + 2)
    return None


def _ratio(phrase: Phrase, place: int) -> Found | None:
    """Read `2:1`, which we do not compare; `4x4` and `5+2` talks are names."""
    sign = phrase.key(place + 1)
    glued = phrase.glued(place + 1) and phrase.glued(place + 2)
    if (
        not glued
        or sign not in (":", "x", "×", "+")
        or phrase.at(place + 2).kind != "d"
    ):
        return None
    if sign == ":":
        end = place + 3
        return phrase.figure(place, end, Kind.CARDINAL, read=False), end
    return _identified(phrase, place, place + 3)


def _reference(phrase: Phrase, place: int) -> Found | None:
    """Read `Article 5`, `paras. 3–4` and `№ 12`."""
    key = phrase.key(place)
    kind = phrase.lexicon.references.get(key)
    if kind is None or (
        len(key) == 1
        and phrase.at(place).kind == "w"
        and (phrase.key(place + 1) != ".")
    ):
        return None
    number = place + 1
    if phrase.key(number) == "." and phrase.glued(number):
        number += 1
    if not NUMBERED.fullmatch(phrase.at(number).text):
        return None
    letters = phrase.at(place).kind == "w"
    sentence_end = number == place + 2 and len(key) > 5
    if sentence_end or (letters and key == "no" and not _numero(phrase, place)):
        return None
    end = number + 1
    while (
        (phrase.key(end) in DASHES or phrase.key(end) == "(")
        and phrase.glued(end)
        and NUMBERED.fullmatch(phrase.at(end + 1).text)
    ):
        end += 2
    figure = phrase.figure(place, end, Kind.REFERENCE)
    name = phrase.words[phrase.at(number).start : figure.end]
    return _named(figure, f"{kind} {name}"), end


def _numero(phrase: Phrase, place: int) -> bool:
    """Whether "no" is short for number: "No. 5", and not "no 5 % limit"."""
    return phrase.at(place).text == "No" or phrase.key(place + 1) == "."


def _name(phrase: Phrase, place: int) -> Found | None:
    """Read names with digits: `G7`, `COVID-19`, `J2-8243`, `Boeing 737`."""
    token = phrase.at(place)
    if token.kind != "w":
        return None
    if token.key in phrase.lexicon.models and token.text[:1].isupper():
        number = phrase.at(place + 1)
        if number.kind == "d" and number.text.isdigit() and len(number.text) < 5:
            end = max(place + 2, _end_of_chain(phrase, place + 1))
            return _identified(phrase, place, end)
    after = phrase.at(place + 1)
    if after.gap:
        return None
    digits = place + 1 if after.kind == "d" else place + 2
    zone = after.key == "+" and token.text.isupper() and phrase.glued(digits)
    if digits == place + 2 and not (phrase.tied(place + 1) or zone):
        return None
    if phrase.at(digits).kind != "d" or _may_measure(phrase, place, digits):
        return None
    return _identified(phrase, place, _end_of_chain(phrase, place))


def _may_measure(phrase: Phrase, place: int, digits: int) -> bool:
    """Whether a word tied to digits is none of their name: `mid-2024`, `Ksh270`."""
    key = phrase.key(place)
    lexicon = phrase.lexicon
    hyphen = digits == place + 2
    return (
        money_at(phrase, place) is not None
        or (hyphen and key in lexicon.openings)
        or (hyphen and key in lexicon.numerals.cardinals)
        or (hyphen and key in lexicon.dates.months)
        or key in lexicon.references
        or (hyphen and not phrase.at(place).text[:1].isupper() and len(key) > 3)
    )


def _end_of_chain(phrase: Phrase, place: int) -> int:
    """Return the token behind words, digits and hyphens that touch each other."""
    end = place + 1
    while phrase.glued(end) and end < place + LONGEST_CHAIN:
        token = phrase.at(end)
        tied = (token.key in DASHES or token.key in "/.+") and phrase.glued(end + 1)
        if tied and phrase.at(end + 1).kind in "dw":
            end += 2
        elif token.kind in "dw":
            end += 1
        else:
            break
    return end


def _identified(phrase: Phrase, place: int, end: int) -> Found:
    figure = phrase.figure(place, end, Kind.IDENTIFIER)
    name = "".join(
        "-" if phrase.key(step) in DASHES else phrase.key(step)
        for step in range(place, end)
    )
    return _named(figure, name), end
