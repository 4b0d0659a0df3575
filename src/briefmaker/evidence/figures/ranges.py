"""Two amounts that are one range: `10–12 %`, `between 10 and 12`, `10-dan 12-dək`."""

from fractions import Fraction

from briefmaker.evidence.figures.amounts import Amount, amount_at
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.phrase import Phrase
from briefmaker.evidence.figures.tokens import DASHES

LONGEST_LIST = 6


def opened_at(phrase: Phrase, place: int) -> Amount | None:
    """Return the range that a word opens at a token: `between 10 and 12`.

    "From 4.1 % to 5.2 %" is a change and no range: both ends have their unit, or a
    word of change stands before.
    """
    binding = phrase.lexicon.binding
    key = phrase.key(place)
    closer = binding.openers.get(key) or binding.movers.get(key)
    low = amount_at(phrase, place + 1) if closer else None
    if low is None or phrase.key(low.behind) != closer:
        return None
    high = amount_at(phrase, low.behind + 1)
    if high is None:
        return None
    moving = key in binding.movers and key not in binding.openers
    if moving and (low.unit or phrase.changing(place)):
        return None
    found = _merged(low, high)
    return found and found._replace(first=place)


def widened(phrase: Phrase, low: Amount) -> Amount:
    """Return the range that an amount begins, or the amount alone."""
    if case_range := _by_cases(phrase, low):
        return case_range
    joint = _joint(phrase, low)
    high = amount_at(phrase, joint) if joint else None
    if joint is None or high is None:
        return low
    word = phrase.key(joint - 1)
    binding = phrase.lexicon.binding
    if word in binding.either and high.number.value != low.number.value + 1:
        return low
    found = _merged(low, high)
    if word in binding.to and _moves(phrase, low, word):
        # A change: the first of two values counts what the second does.
        return (
            low
            if low.unit or not found
            else found._replace(
                behind=low.behind, low=found.low, high=found.low, number=low.number
            )
        )
    if found:
        return found
    if word in DASHES and not low.unit and high.high <= low.low:
        # A score, 3–2, or something else that is no range.
        return low._replace(read=False, behind=high.behind)
    return low


def listed(phrase: Phrase, first: Amount) -> Amount:
    """Return an amount with the unit at the end of its list: `0.2, 0.4 and 1.5 %`.

    A scale there may go for all or for the last only: nobody knows, so the amount is
    not read.
    """
    place = first.behind
    for _ in range(LONGEST_LIST):
        last = phrase.key(place) in phrase.lexicon.binding.lists
        if not last and phrase.key(place) != ",":
            return first
        following = amount_at(phrase, place + 1)
        if following is None or phrase.at(place + 1).kind != "d" or not following.read:
            return first
        same_scale = following.number.scale == first.number.scale
        if last and following.unit and same_scale:
            return first.measured(following)
        if following.unit or not same_scale:
            return first._replace(read=not last)
        place = following.behind
    return first


def _moves(phrase: Phrase, low: Amount, word: str) -> bool:
    """Whether two values are a change: `from 4.1 % to 5.2 %`."""
    opened = phrase.lexicon.binding.movers.get(phrase.key(low.first - 1)) == word
    return opened or (bool(low.unit) and phrase.changing(low.first))


def _by_cases(phrase: Phrase, low: Amount) -> Amount | None:
    """Return a range that is told by the endings of its ends: `10-dan 12-dək`."""
    binding = phrase.lexicon.binding
    if not binding.ablatives or not low.ending.endswith(binding.ablatives):
        return None
    high = amount_at(phrase, low.behind)
    if high is None:
        return None
    compared = binding.compared.at(phrase.tokens, high.behind)
    if compared and compared[0][1] is Bound.UP_TO:
        high = high._replace(behind=compared[1])
    elif not high.ending.endswith(binding.limits):
        return None
    return (
        None
        if low.unit and high.unit and phrase.changing(low.first)
        else (_merged(low, high._replace(ending="")))
    )


def _joint(phrase: Phrase, low: Amount) -> int | None:
    """Return the place where the second amount may begin."""
    place, binding = low.behind, phrase.lexicon.binding
    key = phrase.key(place)
    if key in DASHES:
        both = bool(phrase.at(place).gap) == bool(phrase.at(place + 1).gap)
        return place + 1 if both else None
    if key in binding.to or key in binding.either:
        return place + 1
    return None


def _merged(low: Amount, high: Amount) -> Amount | None:
    """Return one range of two amounts, if they can be one."""
    if not low.unit and high.unit and not high.money_before:
        low = low.measured(high)
    elif low.unit and not high.unit and low.money_before:
        high = high.measured(low)
    if (low.unit, low.rate) != (high.unit, high.rate):
        if low.rate or low.unit != high.unit:
            return None
        low = low._replace(rate=high.rate)
    scale = Fraction(high.number.scale)
    if low.number.scale == 1 and low.low * scale <= high.high:
        low = low.times(scale)
    if low.low >= high.high:
        return None
    return high._replace(
        first=low.first, low=low.low, high=high.high, half=max(low.half, high.half),
        read=low.read and high.read, assumed=low.assumed or high.assumed,
        letter=high.letter,
    )  # fmt: skip
