"""How a figure is printed on which sources differ: never as if it were settled.

A quantity prints by its position. One of its facts may be named alone only where the
other side stands beside it, in the same paragraph or row; under `position: prefer`
the other side is printed beside the preferred fact by itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from briefmaker.brief.library import Position
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.disputes import behind
from briefmaker.evidence.page import onesided
from briefmaker.writing.clusters import live
from briefmaker.writing.ledger import Ledger
from briefmaker.writing.nodes import Differs, Inline, Inlines, Printed, Text
from briefmaker.writing.typography import bind

Marks = Callable[[Sequence[Claim]], Inlines]
"""Gives the mark of some facts."""


def printed(
    name: str,
    claims: tuple[Claim, ...],
    ledger: Ledger,
    marks: Marks,
    lacking: Sequence[Claim] = (),
) -> Inlines:
    """Print a fact, or a quantity by its position; disputed ones are marked ≠.

    Args:
        name: the fact or quantity that the author named.
        claims: the facts with words that it stands for, at least one.
        ledger: where printed facts and disputes are entered.
        marks: gives the citation mark of some facts.
        lacking: what other sources say and the author did not print beside it.
    """
    evidence = ledger.evidence
    dispute = evidence.dispute_of(name)
    if dispute is None:
        return _value(behind(claims, ledger.brief.language), ledger, marks)
    if name not in evidence.facts:
        said = _by_position(dispute, claims, ledger, marks)
    elif preferred(name, dispute):
        said = _beside(claims, lacking, ledger, marks)
    else:
        said = _value(claims, ledger, marks)
    ledger.dispute(dispute.id)
    return (*said, Differs(dispute.id))


def preferred(name: str, dispute: Dispute) -> bool:
    """Whether the brief declares that it prefers this fact to others."""
    chosen = dispute.preferred if dispute.position is Position.PREFER else None
    return chosen is not None and chosen.id == name


def alone(dispute: Dispute, lacking: Sequence[Claim], ledger: Ledger) -> str:
    """Return what is wrong with a fact that stands without the other side."""
    label = bind(dispute.quantity.label, ledger.language)
    return (
        f"sources differ on “{label}”, and {onesided.listed(lacking)} is not printed "
        "beside this value"
    )


def others(lacking: Sequence[Claim], ledger: Ledger, marks: Marks) -> Inlines:
    """Return the line under a key figure that gives what other sources say."""
    words = ledger.language.words
    values = _grouped(lacking)
    pattern = words.beside_one if len(values) == 1 else words.beside_many
    return _filled(
        pattern, {"others": values}, lambda value: _value(value, ledger, marks), ledger
    )


def _beside(
    claims: tuple[Claim, ...], lacking: Sequence[Claim], ledger: Ledger, marks: Marks
) -> Inlines:
    """Print the preferred value, with what the author did not print beside it."""
    values = _grouped(lacking)
    if not values:
        return _value(claims, ledger, marks)
    words = ledger.language.words
    pattern = words.preferred_one if len(values) == 1 else words.preferred_many
    slots = {"value": [claims], "others": values}
    return _filled(pattern, slots, lambda value: _value(value, ledger, marks), ledger)


def _value(claims: Sequence[Claim], ledger: Ledger, marks: Marks) -> Inlines:
    """Print the words of facts that say the same, once, with all their marks."""
    first = claims[0]
    words = first.fact.display or ""
    ledger.facts.append((first.id, words))
    ledger.meet(claim.id for claim in claims)
    number = len(ledger.facts)
    node = Printed(number, first.id, bind(words, ledger.language))
    return (node, *marks(claims))


def _by_position(
    dispute: Dispute, claims: tuple[Claim, ...], ledger: Ledger, marks: Marks
) -> Inlines:
    values = _grouped(claims)
    words = ledger.language.words

    def one(value: tuple[Claim, ...]) -> Inlines:
        return _value(value, ledger, marks)

    if len(values) == 1:
        return one(values[0])
    if dispute.position is Position.RANGE:
        low, high = _ends(values)
        return _filled(words.between, {"low": low, "high": high}, one, ledger)
    if dispute.position is Position.PREFER and dispute.preferred:
        best = dispute.preferred.fact.display
        first = next(value for value in values if value[0].fact.display == best)
        rest = [claim for value in values if value is not first for claim in value]
        return _beside(first, rest, ledger, marks)
    return _listed(values, one, ledger)


def _grouped(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    groups: dict[str, list[Claim]] = {}
    for claim in live(tuple(claims)):
        groups.setdefault(claim.fact.display or "", []).append(claim)
    return [tuple(group) for group in groups.values()]


def _ends(
    values: list[tuple[Claim, ...]],
) -> tuple[list[tuple[Claim, ...]], list[tuple[Claim, ...]]]:
    """Return the lowest and the highest value, or the first and last if unnumbered."""
    facts = [value[0].fact for value in values]
    if all(fact.value is not None or fact.low is not None for fact in facts):
        values = sorted(
            values, key=lambda value: value[0].fact.value or value[0].fact.low or 0
        )
    return [values[0]], [values[-1]]


def _listed(
    values: Sequence[tuple[Claim, ...]],
    one: Callable[[tuple[Claim, ...]], Inlines],
    ledger: Ledger,
    last: str = "",
) -> Inlines:
    words = ledger.language.words
    nodes: list[Inline] = []
    for number, value in enumerate(values):
        if number:
            final = number == len(values) - 1
            nodes.append(Text(last or words.conjunction if final else words.comma))
        nodes.extend(one(value))
    return tuple(nodes)


def _filled(
    pattern: str,
    slots: Mapping[str, Sequence[tuple[Claim, ...]]],
    one: Callable[[tuple[Claim, ...]], Inlines],
    ledger: Ledger,
) -> Inlines:
    last = ledger.language.words.comma
    return filled(pattern, lambda name: _listed(slots[name], one, ledger, last), ledger)


def filled(pattern: str, slot: Callable[[str], Inlines], ledger: Ledger) -> Inlines:
    """Return a pattern of words with its places filled, from left to right."""
    nodes: list[Inline] = []
    for part in re.split(r"(\{\w+\})", pattern):
        if part.startswith("{"):
            nodes.extend(slot(part[1:-1]))
        elif part:
            nodes.append(Text(bind(part, ledger.language)))
    return tuple(nodes)
