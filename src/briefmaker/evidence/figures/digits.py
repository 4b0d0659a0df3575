"""Numbers in digits, with what parts their groups: `1,200`, `12 500`, `2½`, `10⁶`.

What a separator means is settled by the language and never guessed from the digits:
`1.200` is twelve hundred in Azerbaijani and 1.2 in English, and no number in Russian.
"""

import re
from fractions import Fraction

from briefmaker.evidence.figures.number import UNREAD, WITH_HALF, Number, half_of
from briefmaker.evidence.figures.phrase import Phrase
from briefmaker.evidence.figures.tokens import HARD_SPACES, Token

MOST_DIGITS = 30
"""More digits than anything that is counted has."""

LARGEST_POWER = 24

PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 16})
"""What stands below the stroke of a fraction: 9/11 and 24/7 are none."""

FRACTION_SIGNS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
    "⅒": Fraction(1, 10),
}  # fmt: skip
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LEADING_GROUP = re.compile(r"[1-9][0-9]{0,2}")
GROUP = re.compile(r"[0-9]{3}")
GROUPED = {
    mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:[{mark}][0-9]{{3}})+") for mark in ".,'"
}
INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")


def read_digits(text: str, decimal: str, groups: str) -> tuple[Fraction, int] | None:
    """Return the value of digits and how many decimals they have, or nothing.

    Args:
        decimal: the decimal mark of the language.
        groups: what may part its groups of three digits, beside spaces.
    """
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    text = text.replace("’", "'")
    whole, mark, decimals = text.partition(decimal)
    if mark and not decimals.isdigit():
        return None
    plain = _ungrouped(whole, groups)
    if plain is None and decimal == "," and "." in text:
        # A point is no group in front of other than three digits: 4.02 млрд.
        whole, _, decimals = text.partition(".")
        if whole.isdigit() and decimals.isdigit() and len(decimals) != 3:
            plain = whole
    if plain is None:
        return None
    return Fraction(int(plain + decimals), 10 ** len(decimals)), len(decimals)


def _ungrouped(whole: str, groups: str) -> str | None:
    """Return the digits of a whole number without the marks between its groups."""
    if whole.isdigit():
        return whole
    for mark in (*groups, "'"):
        if GROUPED[mark].fullmatch(whole):
            return whole.replace(mark, "")
    if "," in groups and INDIAN.fullmatch(whole):
        return whole.replace(",", "")
    return None


def digits_at(phrase: Phrase, place: int) -> Number:
    """Read digits, with groups parted by spaces, a fraction or a power behind them."""
    token, numerals = phrase.at(place), phrase.lexicon.numerals
    text, behind = _spaced(phrase, place)
    found = read_digits(text, numerals.decimal, numerals.groups)
    alone = _alone(phrase, place, behind)
    if found is None or not alone:
        return UNREAD._replace(behind=behind)
    value, decimals = found
    half = Fraction(1, 2 * 10**decimals) if decimals else half_of(value)
    number = Number(value, half, behind, decimals=decimals)
    follower = phrase.at(behind)
    if follower.key in FRACTION_SIGNS and not decimals:
        more = FRACTION_SIGNS[follower.key]
        return Number(value + more, WITH_HALF, behind + 1)
    if follower.kind == "d" and phrase.key(behind + 1) == "/":
        return _mixed(phrase, number)
    if phrase.tied(behind) and phrase.key(behind + 2) == "/":
        return _mixed(phrase, number._replace(behind=behind + 1))
    if follower.key == "/" and phrase.glued(behind) and token.text.isdigit():
        return _slashed(phrase, number)
    return _powered(phrase, number)


def _spaced(phrase: Phrase, place: int) -> tuple[str, int]:
    """Join groups of three digits that are parted by single spaces."""
    text, behind = phrase.at(place).text, place + 1
    if not LEADING_GROUP.fullmatch(text):
        return text, behind
    parts = [text]
    while _grouped(phrase.at(behind)) and behind - place < MOST_DIGITS:
        parts.append(phrase.at(behind).text)
        behind += 1
        if not GROUP.fullmatch(parts[-1]):
            break
    return "".join(parts), behind


def _grouped(token: Token) -> bool:
    """Whether a token is a further group of three digits, behind one space."""
    if token.kind != "d" or not (token.gap == " " or token.gap in HARD_SPACES):
        return False
    return bool(GROUP.match(token.text)) and not token.text[3:4].isdigit()


def _alone(phrase: Phrase, place: int, behind: int) -> bool:
    """Whether no other digits stand beside: a row of a table has no clear numbers."""
    before, after = phrase.at(place - 1), phrase.at(behind)
    if before.key == "." and phrase.glued(place):
        return False  # ".5", or digits that an extractor lost: "fell.1 percent"
    if before.kind == "d" and not _parted(phrase.at(place).gap):
        return False
    fraction = phrase.key(behind + 1) == "/"
    return after.kind != "d" or _parted(after.gap) or fraction


def _parted(gap: str) -> bool:
    return "\n" in gap or "\t" in gap


def _mixed(phrase: Phrase, number: Number) -> Number:
    """Read a whole number with a fraction behind it: `2 1/2`."""
    part = _slashed(phrase, _plain(phrase, number.behind))
    if not part.read or part.value >= 1:
        return number._replace(read=False, behind=part.behind)
    return Number(number.value + part.value, WITH_HALF, part.behind)


def _plain(phrase: Phrase, place: int) -> Number:
    """Return plain digits as a number; unread if they are anything but plain."""
    text = phrase.at(place).text
    if not text.isdigit() or len(text) > MOST_DIGITS:
        return UNREAD._replace(behind=place + 1)
    return Number(Fraction(int(text)), Fraction(1, 2), place + 1)


def _slashed(phrase: Phrase, number: Number) -> Number:
    """Read a fraction, `3/4`; other pairs (24/7, 2023/24) are no numbers."""
    place = number.behind + 1
    below = _plain(phrase, place)
    if phrase.at(place).kind != "d" or not phrase.glued(place):
        return number
    proper = number.read and below.read and below.value in PARTS
    proper = proper and 0 < number.value < below.value
    if not proper or phrase.key(place + 1) == "/":
        return number._replace(read=False, behind=place + 1)
    return Number(number.value / below.value, Fraction(1, 200), place + 1, part=True)


def _powered(phrase: Phrase, number: Number) -> Number:
    """Read a power of ten behind a number: `10⁶`, `10^6`, `5 × 10⁶`."""
    place = number.behind
    if phrase.key(place) in ("×", "x") and phrase.key(place + 1) == "10":
        power, behind = _exponent(phrase, place + 2)
        if power is not None:
            factor = Fraction(10) ** power
            return Number(number.value * factor, number.half * factor, behind)
        return number
    power, behind = _exponent(phrase, place)
    if behind == place:
        return number
    if power is None or number.value != 10:
        return number._replace(read=False, behind=behind)
    value = Fraction(10) ** power
    return Number(value, half_of(value), behind)


def _exponent(phrase: Phrase, place: int) -> tuple[int | None, int]:
    """Return the raised number at a place, and the token behind it."""
    text, behind = "", place
    if phrase.key(place) == "^" and phrase.at(place + 1).kind == "d":
        text, behind = phrase.key(place + 1), place + 2
    else:
        while phrase.glued(behind) and phrase.key(behind) in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹":
            text += phrase.key(behind)
            behind += 1
    digits = text.translate(RAISED_DIGITS)
    if digits.isdigit() and len(digits) < 3 and int(digits) <= LARGEST_POWER:
        return int(digits), behind
    return None, behind
