"""Quantities: amounts with what binds them, and all else that says how many."""

from fractions import Fraction

from briefmaker.evidence.figures.amounts import (
    Amount,
    amount_at,
    late_bound,
    readings_of,
)
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.days import day_at
from briefmaker.evidence.figures.measures import measure_at
from briefmaker.evidence.figures.phrase import Figure, Kind, Phrase
from briefmaker.evidence.figures.ranges import listed, opened_at, widened
from briefmaker.evidence.figures.shares import of_at
from briefmaker.evidence.figures.tokens import DASHES
from briefmaker.evidence.figures.units import (
    PEOPLE,
    PERCENT,
    TIMES,
    unit_of,
)
from briefmaker.evidence.figures.years import year_at
from briefmaker.values import replace

OCCASION = "occasion"
BEFORE_TARGETS = DASHES | {"%"}
"""What may stand between a change and what it came to: "на 6 % — до 99"."""

MOST_FILLERS = 3
LONGEST_BOUND = 8
"""Words that may bind one number: "only slightly more than"."""

HALF = Fraction(1, 2)

Found = tuple[Figure, int]
"""A figure and the token behind it."""


def quantity_at(phrase: Phrase, place: int) -> Found | None:
    """Return the quantity that begins at a token, with what binds it, or nothing."""
    opened = opened_at(phrase, place)
    if opened:
        return _figure(phrase, opened)
    bound, behind, clear = _bounds_at(phrase, place)
    if behind > place and day_at(phrase, behind):
        return None
    if bound is Bound.ABOUT and (dated := year_at(phrase, behind)):
        return _bound(phrase.from_token(dated[0], place), bound, clear), dated[1]
    found = _core_at(phrase, behind)
    for _ in range(MOST_FILLERS if behind > place and not found else 0):
        if phrase.key(behind) not in phrase.lexicon.binding.fillers:
            break
        behind += 1
        if found := _core_at(phrase, behind):
            break
    if found is None:
        return None
    figure, end = found
    figure = phrase.from_token(figure, place)
    figure, end = _bound_behind(phrase, _bound(figure, bound, clear), end)
    bare = figure.spelled and figure.low == figure.high == 1 and not figure.unit
    return None if bare and figure.bound is Bound.EXACT else (figure, end)


def _bounds_at(phrase: Phrase, place: int) -> tuple[Bound, int, bool]:
    """Return the bound that begins at a token, the token behind, and if it is clear.

    "Only" goes with any other bound; two others that differ say nothing clear.
    """
    binding = phrase.lexicon.binding
    bound, clear, first = Bound.EXACT, True, place
    while found := binding.before.at(phrase.tokens, place):
        if place - first > LONGEST_BOUND:
            break
        more, behind = found
        if (
            phrase.key(place) in binding.towards
            and behind == place + 1
            and (phrase.changing(place) or phrase.key(place - 1) in BEFORE_TARGETS)
        ):
            more = Bound.EXACT
        if bound.plain:
            bound = more if more is not Bound.EXACT else bound
        elif not more.plain and more is not bound:
            clear = False
        place = behind
    return bound, place, clear


def _bound(figure: Figure, bound: Bound, clear: bool = True) -> Figure:
    """Return a figure with a bound before or behind it."""
    if bound is Bound.EXACT:
        return figure
    if figure.bound.plain:
        other = figure.other and _bound(figure.other, bound, clear)
        return replace(figure, bound=bound, read=figure.read and clear, other=other)
    same = bound.plain or bound is figure.bound
    return figure if same else replace(figure, read=False)


def _core_at(phrase: Phrase, place: int) -> Found | None:
    """Return the quantity without what binds it."""
    if phrase.at(place).kind == "d":
        amount = amount_at(phrase, place)
        assert amount is not None
        return _from_amount(phrase, amount)
    shares = phrase.lexicon.shares
    if multiple := shares.multiples.at(phrase.tokens, place):
        value, end = multiple
        figure = phrase.figure(place, end, Kind.MULTIPLE)
        return replace(
            figure, low=value, high=value, half=HALF, unit=TIMES, spelled=True
        ), end
    if vague := shares.vague.at(phrase.tokens, place):
        return _vague(phrase, place, *vague)
    if compound := shares.compounds.get(phrase.key(place)):
        unit = unit_of(compound[1]) if compound[1] else None
        value = compound[0] * (unit.factor if unit else 1)
        figure = phrase.figure(place, place + 1, _kind(unit.name if unit else ""))
        return replace(
            figure, low=value, high=value, half=HALF * (unit.factor if unit else 1),
            unit=unit.name if unit else "", spelled=True,
        ), place + 1  # fmt: skip
    amount = opened_at(phrase, place)
    if amount:
        return _figure(phrase, amount)
    amount = amount_at(phrase, place)
    return _from_amount(phrase, amount) if amount else None


def _from_amount(phrase: Phrase, amount: Amount) -> Found | None:
    """Return the figure that an amount begins: alone, of a share or a range."""
    if (
        not amount.unit
        and amount.read
        and (share := of_at(phrase, amount.low, amount.behind))
    ):
        return _share(phrase, amount, *share)
    reach = widened(phrase, amount)
    if reach is amount and not amount.unit and not amount.number.spelled:
        reach = listed(phrase, amount)
    return _figure(phrase, reach)


def _vague(phrase: Phrase, place: int, ends: tuple[int, int], behind: int) -> Found:
    """Return an order of size with its unit: `hundreds of tonnes`."""
    after = behind + (phrase.key(behind) in phrase.lexicon.dates.of)
    measure = measure_at(phrase, after)
    factor = measure.unit.factor if measure else Fraction(1)
    end = measure.behind if measure else behind
    return replace(
        phrase.figure(place, end, Kind.CARDINAL),
        low=ends[0] * factor, high=ends[1] * factor, bound=Bound.SEVERAL, spelled=True,
        unit=measure.unit.name if measure else "", rate=measure.rate if measure else "",
        read=measure.read if measure else True,
    ), end  # fmt: skip


def _share(
    phrase: Phrase, amount: Amount, share: Fraction, behind: int
) -> Found | None:
    """Return "one in five" as a share; "one in five days" is none."""
    measure = measure_at(phrase, behind)
    if measure and measure.unit.name != PEOPLE:
        return _figure(phrase, amount)
    figure = phrase.figure(amount.first, behind, Kind.SHARE)
    return replace(
        figure, low=100 * share, high=100 * share, half=HALF, unit=PERCENT,
        spelled=amount.number.spelled,
    ), behind  # fmt: skip


def _figure(phrase: Phrase, amount: Amount) -> Found:
    """Return the figure of an amount, with its second reading if it has one."""
    spaced = bool(amount.letter) and not phrase.glued(amount.number.behind - 1)
    first, *rest = (_one(phrase, each) for each in readings_of(amount, spaced))
    return (replace(first, other=rest[0]) if rest else first), amount.behind


def _one(phrase: Phrase, amount: Amount) -> Figure:
    """Return the figure of an amount that has one reading."""
    unit = amount.unit
    if unit == TIMES and not _multiplies(phrase, amount):
        unit = OCCASION
    return replace(
        phrase.figure(amount.first, amount.behind, _kind(unit), read=amount.read),
        low=amount.low, high=amount.high, half=amount.half, unit=unit,
        decimals=amount.number.decimals,
        rate=amount.rate, spelled=amount.number.spelled, assumed=amount.assumed,
        bound=amount.late,
    )  # fmt: skip


def _kind(unit: str) -> Kind:
    return {PERCENT: Kind.SHARE, TIMES: Kind.MULTIPLE}.get(unit, Kind.CARDINAL)


def _multiplies(phrase: Phrase, amount: Amount) -> bool:
    """Whether times make a multiple, "three times higher", and are no occasions."""
    shares = phrase.lexicon.shares
    return (
        amount.low.denominator != 1
        or phrase.key(amount.behind) in shares.behind_times
        or phrase.key(amount.first - 1) in shares.before_times
        or phrase.glued(amount.behind - 1)
        or phrase.changing(amount.first)
    )


def _bound_behind(phrase: Phrase, figure: Figure, place: int) -> Found:
    """Return a figure with the bound behind it: `or more`, `-dən çox`."""
    binding = phrase.lexicon.binding
    last = phrase.key(place - 1)
    if (found := binding.compared.at(phrase.tokens, place)) and (
        last.endswith(found[0][0])
    ):
        (_, bound), end = found
        return _to(phrase, _bound(figure, bound), end), end
    if binding.limits and last.endswith(binding.limits) and not figure.ranged:
        return _bound(figure, Bound.UP_TO), place
    bound, end = late_bound(phrase, place)
    if end == place and phrase.key(place + 1) in binding.either:
        # "30 countries or more"
        bound, end = late_bound(phrase, place + 1)
    if bound is Bound.EXACT:
        return figure, place
    return _to(phrase, _bound(figure, bound), end), end


def _to(phrase: Phrase, figure: Figure, behind: int) -> Figure:
    """Return a figure that reaches to a later token than it did."""
    end = phrase.at(behind - 1).end
    return replace(figure, end=end, words=phrase.words[figure.start : end])
