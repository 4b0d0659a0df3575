"""Quantities to which sources give different values.

Values that round to each other, or lie within the quantity's tolerance, agree; a bound
("at least 38") agrees with whatever satisfies it. Facts whose words hold no figure
agree only if the words are the same. A quantity whose facts do not all agree is
disputed. So is one for which the author declares a `position` and whose words differ:
"over 1.2 million" and "about 1.2 million" may both be true, and differ in strength.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from briefmaker.brief.library import Position, Quantity, Rank
from briefmaker.brief.load import Loaded
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.figures.agreeing import joint
from briefmaker.evidence.figures.comparing import supports
from briefmaker.evidence.figures.phrase import Figure
from briefmaker.evidence.origins import independent
from briefmaker.evidence.written import comparable
from briefmaker.problems import Address, Problem, Severity

Groups = tuple[tuple[str, ...], ...]


def disputes_of(loaded: Loaded) -> tuple[dict[str, Dispute], list[Problem]]:
    """Return the disputed quantities, and what stops them from being printed."""
    found: dict[str, Dispute] = {}
    problems: list[Problem] = []
    for id_, quantity in loaded.library.quantities.items():
        claims = _printed(id_, loaded)
        live = [claim for claim in claims if claim.fact.rank is not Rank.DEPRECATED]
        if len({claim.fact.display for claim in live}) < 2:
            continue
        figures = [
            comparable(claim.fact, quantity, loaded.brief.language) for claim in live
        ]
        groups = agreeing(live, figures, quantity)
        if len(groups) == 1 and quantity.position is None:
            continue
        best = [claim for claim in live if claim.fact.rank is Rank.PREFERRED]
        preferred = best[0] if len(best) == 1 else None
        problems += _unsettled(id_, quantity, live, best, loaded)
        if quantity.position is None or (
            quantity.position is Position.PREFER and not preferred
        ):
            continue
        library = loaded.library
        found[id_] = Dispute(
            id_,
            quantity,
            quantity.position,
            claims,
            preferred,
            groups,
            spread(figures),
            independent((each.id for each in live), library.facts, library.sources),
        )
    return found, problems


def behind(claims: Sequence[Claim], language: str) -> tuple[Claim, ...]:
    """Return the value to print of facts that agree, then those that say as much.

    Of "17.4%" and "17%" the second is printed, since both sources support it; a
    preferred fact is printed in any case, and a mark stands only for what says it.

    Args:
        claims: facts of one quantity that is not disputed, with words, at least one.
        language: the tag of the language that they are printed in.
    """

    def supporting(one: Claim) -> list[Claim]:
        return [other for other in claims if _says(other, one, language)]

    best = [claim for claim in claims if claim.fact.rank is Rank.PREFERRED]
    chosen = max(best or claims, key=lambda claim: len(supporting(claim)))
    rest = (claim for claim in supporting(chosen) if claim is not chosen)
    return (chosen, *rest)


def _says(one: Claim, other: Claim, language: str) -> bool:
    """Whether the words of one fact say what those of the other do."""
    said, printed = one.fact.display or "", other.fact.display or ""
    if said == printed:
        return True
    support = supports(
        said, printed, anchor_language=language, printed_language=language
    )
    return support.carried


def agreeing(
    live: Sequence[Claim], figures: Sequence[Figure | None], quantity: Quantity
) -> Groups:
    """Return the names of facts that agree, group by group, in the library's order.

    Args:
        figures: what each of the facts prints; nothing for words without a figure.
    """
    places = [place for place, figure in enumerate(figures) if figure]
    read = [figure for figure in figures if figure]
    groups = [
        [places[member] for member in group]
        for group in joint(read, _share(quantity.tolerance))
    ]
    words: dict[str, list[int]] = {}
    for place, claim in enumerate(live):
        if not figures[place]:
            words.setdefault(claim.fact.display or "", []).append(place)
    return tuple(
        tuple(live[place].id for place in group)
        for group in sorted([*groups, *words.values()])
    )


def spread(figures: Sequence[Figure | None]) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and highest value; nothing if not all count the same."""
    read = [figure for figure in figures if figure]
    units = {(figure.kind, figure.unit, figure.rate) for figure in read}
    if len(read) < len(figures) or len(units) != 1:
        return None
    return min(each.low for each in read), max(each.high for each in read)


def _share(tolerance: str | None) -> Decimal:
    """Return a tolerance, `1%`, as a share."""
    return Decimal((tolerance or "0").rstrip("% ")) / 100


def _unsettled(
    id_: str,
    quantity: Quantity,
    live: Sequence[Claim],
    best: Sequence[Claim],
    loaded: Loaded,
) -> Iterable[Problem]:
    """Report what keeps a disputed quantity from being printed."""
    address = loaded.address("quantities", id_)
    if len({claim.fact.source for claim in live}) == 1 and live[0].fact.source:
        yield _one_voice(id_, address)
    if quantity.position is None:
        yield _no_position(id_, live, address)
    elif quantity.position is Position.PREFER and len(best) != 1:
        yield _no_preference(id_, len(best), address)


def _printed(quantity: str, loaded: Loaded) -> tuple[Claim, ...]:
    """Return the facts of a quantity that print something, deprecated ones last."""
    claims = (
        Claim(id_, fact)
        for id_, fact in loaded.library.facts.items()
        if fact.quantity == quantity and fact.display
    )
    return tuple(sorted(claims, key=lambda claim: claim.fact.rank is Rank.DEPRECATED))


def _no_position(id_: str, live: Iterable[Claim], address: Address) -> Problem:
    said = ", ".join(f"“{claim.fact.display}”" for claim in live)
    return Problem(
        "evidence.no-position",
        f"sources give “{id_}” different values ({said}) and the library does not "
        "say how to print that",
        address=address,
        hint="add `position: show-both`, `range` or `prefer`",
    )


def _no_preference(id_: str, best: int, address: Address) -> Problem:
    return Problem(
        "evidence.no-preference",
        f"“{id_}” has `position: prefer` and {best} facts of rank `preferred`; "
        "it needs one",
        address=(*address, "position"),
        hint="give one of its facts `rank: preferred`",
    )


def _one_voice(id_: str, address: Address) -> Problem:
    return Problem(
        "evidence.one-voice",
        f"all values of “{id_}” come from one source",
        severity=Severity.NOTE,
        address=address,
        hint="if they count different things, give them different quantities",
    )
