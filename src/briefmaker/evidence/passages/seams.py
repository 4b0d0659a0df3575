"""Where a passage may not begin or end: inside a number, a figure or a word.

`13.4` is no passage of `13.42`, `5.3` none of `−5.3`, `1.8` none of `US$1.8 billion`,
`10` none of `10–12 %`, `17%` none of `more than 17%`, `km` none of `km²` and `member`
none of `non-member`. A seam is the place before a token at which the source may not be
cut; the ends of tokens are the other places at which it may.
"""

import re
from collections.abc import Sequence

from briefmaker.evidence.passages.cue_words import listed
from briefmaker.evidence.passages.tokens import MARK, NUMBER, WORD, Token

PER_CENT = frozenset("%‰°")
CURRENCY = frozenset("$€£¥₽₼₺₸₴₾₩₹")
BEFORE_NUMBER = frozenset("~<>≤≥≈±№#§=") | CURRENCY

YEAR = re.compile(r"(?:19|20)\d\d")

LEADING = re.compile(r"[-+]?\d{1,3}")
GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")

SCALES = listed(
    "hundred thousand million billion trillion bn mn tn percent",
    "тыс млн млрд трлн min mln mlrd trln faiz",
)
SCALE_STEMS = (
    "тысяч", "миллион", "миллиард", "триллион", "процент",
    "milyon", "milyard", "trilyon", "faiz",
)  # fmt: skip
"""What multiplies the number before it, or makes it a share."""

UNITS_OF_LENGTH = listed("m km cm mm dm mi ft yd м км см мм дм")
"""A raised figure after them is no footnote: km² is another unit."""

BOUNDS = listed(
    "about around approximately approx roughly nearly almost circa some over under",
    "above below exceeding between estimated",
    "около почти примерно приблизительно порядка свыше более менее больше меньше до",
    "минимум максимум",
    "təxminən təqribən azı azından",
)
"""Words right before a figure that belong to it."""

COMPARED = listed("more less fewer greater larger higher lower smaller rather other")
"""Before `than`."""

LINKS = listed("than to least most чем на")
"""Words between a bound and its figure: more than, up to, более чем на."""

AFTER_OR = listed("more less fewer over above so")
AFTER_RU = listed("более менее больше меньше выше")
AFTER_AZ = listed("çox artıq az yaxın qədər")
"""After a figure, and part of it: 5 or more, 5 и более, 5 milyondan çox."""

TURNING_BEFORE = listed(
    "non anti un ex pre post semi quasi pseudo counter sub half",
    "не анти контр полу псевдо квази экс qeyri əks",
)
TURNING_AFTER = listed("free less exempt like")
"""Parts of a hyphenated word that turn the meaning of the rest."""


def seam(tokens: Sequence[Token], at: int) -> bool:
    """Whether a source may not be cut before a token."""
    if not 0 < at < len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at]
    if after.glue == "" and _touching(tokens, at):
        return True
    if after.glue == "-":
        return before.key in TURNING_BEFORE or after.key in TURNING_AFTER
    if _figure_begins(tokens, at):
        return _bound_before(tokens, at)
    if after.key in LINKS and _figure_begins(tokens, at + 1):
        return _bound_before(tokens, at + 1)
    return _grouped(before, after) or _figure_goes_on(tokens, at)


def _touching(tokens: Sequence[Token], at: int) -> bool:
    """Whether two tokens without a space between them are one word or number."""
    before, after = tokens[at - 1], tokens[at]
    if MARK not in (before.kind, after.kind):
        return True  # G20, 1.2m, km2
    if after.kind == MARK:
        return _joined_on(before, after, tokens[at + 1 : at + 2])
    return _joined_by(tokens[max(at - 2, 0) : at - 1], before, after)


def _joined_on(before: Token, mark: Token, ahead: Sequence[Token]) -> bool:
    """Whether a mark goes on with what stands before it."""
    follows = ahead[0] if ahead and ahead[0].glue == "" else None
    match mark.text:
        case "^":
            return before.kind == NUMBER or before.key in UNITS_OF_LENGTH
        case "+":
            return before.kind == NUMBER or before.text in PER_CENT
        case "-":
            figure = before.kind == NUMBER or before.text in PER_CENT
            return follows is not None and (figure or follows.kind == NUMBER)
        case "/" | ":":
            return _both_numbers(before, follows)
        case ".":
            return before.kind == WORD and _domain(follows)
        case sign:
            return sign in CURRENCY and before.kind != MARK


def _joined_by(behind: Sequence[Token], mark: Token, after: Token) -> bool:
    """Whether a mark joins what stands behind it to what follows."""
    leads = behind[0] if behind and mark.glue == "" else None
    match mark.text:
        case "^":
            return True
        case "'":
            return after.key == "s" and leads is not None and leads.kind == WORD
        case "-":
            figure = leads is not None and leads.text in PER_CENT
            numbers = after.kind == NUMBER or (leads and leads.kind == NUMBER)
            return leads is not None and (figure or bool(numbers))
        case "/" | ":":
            return _both_numbers(after, leads)
        case ".":
            return leads is not None and leads.kind == WORD and _domain(after)
        case sign:
            return sign in CURRENCY and after.kind == NUMBER


def _both_numbers(one: Token, other: Token | None) -> bool:
    return one.kind == NUMBER and other is not None and other.kind == NUMBER


def _domain(token: Token | None) -> bool:
    """Whether a word after a full stop belongs to what is before it: `kremlin.ru`."""
    if token is None or token.kind != WORD:
        return False
    return token.text[0].islower() or len(token.text) == 1


def _figure_begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure begins here: a number, or the sign of its currency."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == NUMBER:
        return tokens[at - 1].kind != NUMBER
    sign = token.text in BEFORE_NUMBER
    code = token.kind == WORD and token.text.isupper() and len(token.text) <= 3
    return (sign and _kind(tokens, at + 1) == NUMBER) or (
        code and _text(tokens, at + 1) in CURRENCY and _kind(tokens, at + 2) == NUMBER
    )


def _bound_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that bounds or softens the figure stands right before it."""
    word = tokens[at - 1].key
    if tokens[at - 1].text in BEFORE_NUMBER:
        return True
    if word == "-":
        return _range_before(tokens, at)
    if YEAR.fullmatch(tokens[at].text) and not _measured(tokens, at + 1):
        return False
    earlier = tokens[at - 2].key if at > 1 else ""
    match word:
        case "than":
            return earlier in COMPARED
        case "to":
            return earlier == "up"
        case "чем":
            return earlier in BOUNDS
        case "на":
            return earlier == "чем" or earlier in BOUNDS
        case "least" | "most":
            return earlier == "at"
        case "and" | "и" | "və":
            return _between(tokens, at)
        case _:
            return word in BOUNDS


def _range_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure is the upper end of `10 – 12 %`."""
    number = at - 2
    while number > 0 and tokens[number].text in PER_CENT:
        number -= 1
    return _kind(tokens, number) == NUMBER and not YEAR.fullmatch(tokens[number].text)


def _between(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure is the upper end of `between 10 and 12`."""
    words = [token.key for token in tokens[max(0, at - 6) : at]]
    return any(word in ("between", "между") for word in words)


def _grouped(before: Token, after: Token) -> bool:
    """Whether two numbers are the groups of one: `1 200`."""
    return bool(LEADING.fullmatch(before.text) and GROUP.fullmatch(after.text))


def _figure_goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure before has a scale, unit sign or bound that follows here."""
    before, after = tokens[at - 1], tokens[at]
    if before.kind == NUMBER:
        if after.text in PER_CENT or after.text in CURRENCY or scale(after):
            return True
        if after.key == "per":
            return _text(tokens, at + 1).lower() in ("cent", "mille")
        if after.text == "-" and after.glue:
            return _kind(tokens, at + 1) == NUMBER and not YEAR.fullmatch(before.text)
    if before.key == "per" and after.key == "cent":
        return True
    if not (before.kind == NUMBER or scale(before) or before.text in PER_CENT):
        return False
    if after.key == "or":
        return _text(tokens, at + 1).lower() in AFTER_OR
    if after.key == "и":
        return _text(tokens, at + 1).lower() in AFTER_RU
    return after.key in AFTER_AZ


def scale(token: Token) -> bool:
    """Whether a word multiplies the number before it, or makes it a share."""
    return token.key in SCALES or token.key.startswith(SCALE_STEMS)


def figured(token: Token) -> bool:
    """Whether a token belongs to a figure: a number, its scale or its unit's sign."""
    return token.kind == NUMBER or token.text in PER_CENT | CURRENCY or scale(token)


def _measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is followed by what makes it a figure and not a year."""
    return at < len(tokens) and (
        tokens[at].text in PER_CENT | CURRENCY or scale(tokens[at])
    )


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""
