"""Stage 2, verify: what the brief may print, and where its sources differ.

A name in the brief (`{fact}`, `[@…]`, a chart's row) is a fact or a quantity. A
quantity on which facts of different sources print different words is *disputed*:
it is never printed as if it were settled, but by its declared position, with the
"Sources differ" box once in the document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefmaker.brief.library import (
    Fact,
    Position,
    Quantity,
    Quote,
    Rank,
    Source,
)
from briefmaker.brief.load import Loaded
from briefmaker.brief.nearest import nearest
from briefmaker.problems import Address, Problem, Severity


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact with its name, ready to be printed or cited."""

    id: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Dispute:
    """A quantity to which sources give different values.

    Attributes:
        claims: its facts in the library's order, deprecated ones last.
        preferred: the claim to print under `position: prefer`.
    """

    id: str
    quantity: Quantity
    position: Position
    claims: tuple[Claim, ...]
    preferred: Claim | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a brief: sources, facts and disputes, all resolved."""

    sources: Mapping[str, Source]
    quantities: Mapping[str, Quantity]
    facts: Mapping[str, Fact]
    quotes: Mapping[str, Quote]
    disputes: Mapping[str, Dispute]
    problems: tuple[Problem, ...] = ()

    def claims(self, name: str) -> tuple[Claim, ...]:
        """Return the fact called `name`, or all facts of the quantity called so.

        Returns nothing for an unknown name: see `suggestion`.
        """
        if name in self.facts:
            return (Claim(name, self.facts[name]),)
        return tuple(
            Claim(id_, fact)
            for id_, fact in self.facts.items()
            if fact.quantity == name
        )

    def dispute_of(self, name: str) -> Dispute | None:
        """Return the dispute that the fact or quantity `name` is part of."""
        fact = self.facts.get(name)
        return self.disputes.get((fact.quantity or "") if fact else name)

    def suggestion(self, name: str) -> str:
        """Return a hint that names the nearest fact, quantity, quote or source."""
        return nearest(
            name, [*self.facts, *self.quantities, *self.quotes, *self.sources]
        )


def verify(loaded: Loaded) -> Evidence:
    """Resolve what the library says; every dangling name is a problem.

    Facts need a known source and quantity; a quantity whose facts print different
    words needs a `position`, and `prefer` needs one fact of rank `preferred`.
    """
    library = loaded.library
    disputes, unsettled = _disputes(loaded)
    return Evidence(
        sources=library.sources,
        quantities=library.quantities,
        facts=library.facts,
        quotes=library.quotes,
        disputes=disputes,
        problems=(*_dangling(loaded), *unsettled),
    )


def _dangling(loaded: Loaded) -> Iterator[Problem]:
    """Report every name of a source or quantity that the library does not hold."""
    library = loaded.library
    for id_, fact in library.facts.items():
        address = loaded.address("facts", id_)
        yield from _wanted(fact.source, library.sources, "source", (*address, "source"))
        if fact.quantity:
            where = (*address, "quantity")
            yield from _wanted(fact.quantity, library.quantities, "quantity", where)
    for id_, quote in library.quotes.items():
        where = (*loaded.address("quotes", id_), "source")
        yield from _wanted(quote.source, library.sources, "source", where)
    for id_, quantity in library.quantities.items():
        if quantity.reason_source:
            where = (*loaded.address("quantities", id_), "reason_source")
            yield from _wanted(quantity.reason_source, library.sources, "source", where)
    for id_, source in library.sources.items():
        for number, root in enumerate(source.derived_from):
            where = (*loaded.address("sources", id_), "derived_from", number)
            yield from _wanted(root, library.sources, "source", where)


def _wanted(
    name: str, known: Mapping[str, object], what: str, address: Address
) -> Iterator[Problem]:
    if name not in known:
        group = "quantities" if what == "quantity" else "sources"
        yield Problem(
            f"evidence.unknown-{what}",
            f"there is no {what} “{name}”",
            address=address,
            hint=nearest(name, known) or f"add it under `{group}`",
        )


def _disputes(loaded: Loaded) -> tuple[dict[str, Dispute], list[Problem]]:
    """Find the quantities whose facts print different words, and what stops them."""
    disputes: dict[str, Dispute] = {}
    problems: list[Problem] = []
    for id_, quantity in loaded.library.quantities.items():
        claims = _printed(id_, loaded)
        live = [claim for claim in claims if claim.fact.rank is not Rank.DEPRECATED]
        if len({claim.fact.display for claim in live}) < 2:
            continue
        best = [claim for claim in live if claim.fact.rank is Rank.PREFERRED]
        preferred = best[0] if len(best) == 1 else None
        address = loaded.address("quantities", id_)
        if len({claim.fact.source for claim in live}) == 1:
            problems.append(_one_voice(id_, address))
        if quantity.position is None:
            problems.append(_no_position(id_, live, address))
        elif quantity.position is Position.PREFER and not preferred:
            problems.append(_no_preference(id_, len(best), address))
        else:
            disputes[id_] = Dispute(id_, quantity, quantity.position, claims, preferred)
    return disputes, problems


def _printed(quantity: str, loaded: Loaded) -> tuple[Claim, ...]:
    """Return the facts of a quantity that print something, deprecated ones last."""
    claims = (
        Claim(id_, fact)
        for id_, fact in loaded.library.facts.items()
        if fact.quantity == quantity and fact.display
    )
    return tuple(sorted(claims, key=lambda claim: claim.fact.rank is Rank.DEPRECATED))


def _no_position(id_: str, live: list[Claim], address: Address) -> Problem:
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
