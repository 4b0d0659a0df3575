"""How a figure is printed on which sources differ, and the box that says so."""

import re
from collections.abc import Callable, Mapping, Sequence

from briefmaker.brief.library import Position
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.writing.clusters import items_of_claims, live, merged
from briefmaker.writing.ledger import Ledger, Said
from briefmaker.writing.nodes import Differs, Inline, Inlines, Printed, Text
from briefmaker.writing.spots import Field
from briefmaker.writing.typography import bind

Marks = Callable[[Sequence[Claim]], Inlines]
"""Gives the mark of some facts."""


def printed(
    name: str, claims: tuple[Claim, ...], ledger: Ledger, marks: Marks
) -> Inlines:
    """Print a fact, or a quantity by its position; disputed ones are marked ≠.

    Args:
        name: the fact or quantity that the author named.
        claims: the facts with words that it stands for, at least one.
        ledger: where printed facts and disputes are entered.
        marks: gives the citation mark of some facts.
    """
    evidence = ledger.evidence
    dispute = evidence.dispute_of(name)
    if dispute is None or name in evidence.facts:
        said = _value(claims, ledger, marks)
    else:
        said = _by_position(dispute, claims, ledger, marks)
    if dispute is None:
        return said
    ledger.dispute(dispute.id)
    return (*said, Differs(dispute.id))


def said_by(dispute: Dispute, ledger: Ledger) -> tuple[Said, ...]:
    """Return the rows of a "Sources differ" box, each fact with its own citation."""
    rows: list[Said] = []
    field = Field(("quantities", dispute.id), "")
    language = ledger.language
    for claim in dispute.claims:
        items = merged(items_of_claims([claim], ledger.evidence))
        rows.append(
            Said(
                claim.id,
                bind(claim.fact.display or "", language),
                bind(claim.fact.scope or "", language),
                ledger.cite(items, field) if items else -1,
            )
        )
    return tuple(rows)


def _value(claims: Sequence[Claim], ledger: Ledger, marks: Marks) -> Inlines:
    """Print the words of facts that say the same, once, with all their marks."""
    first = claims[0]
    words = first.fact.display or ""
    ledger.facts.append((first.id, words))
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
        others = [value for value in values if value is not first]
        pattern = words.preferred_one if len(others) == 1 else words.preferred_many
        return _filled(pattern, {"value": [first], "others": others}, one, ledger)
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
    """Return a pattern of words with values in its slots."""
    nodes: list[Inline] = []
    for part in re.split(r"(\{\w+\})", pattern):
        if part.startswith("{"):
            last = ledger.language.words.comma
            nodes.extend(_listed(slots[part[1:-1]], one, ledger, last))
        elif part:
            nodes.append(Text(part))
    return tuple(nodes)
