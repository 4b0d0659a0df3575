"""Names in the library that lead nowhere, or to two things at once."""

from collections.abc import Iterator, Mapping

from briefmaker.brief.load import Loaded
from briefmaker.brief.nearest import nearest
from briefmaker.problems import Address, Problem


def dangling(loaded: Loaded) -> Iterator[Problem]:
    """Report every name of a source or quantity that the library does not hold."""
    library = loaded.library
    for id_, fact in library.facts.items():
        address = loaded.address("facts", id_)
        if fact.source:
            where = (*address, "source")
            yield from _wanted(fact.source, library.sources, "source", where)
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
        address = loaded.address("sources", id_)
        for number, root in enumerate(source.derived_from):
            where = (*address, "derived_from", number)
            yield from _wanted(root, library.sources, "source", where)
        if source.superseded_by:
            where = (*address, "superseded_by")
            yield from _wanted(source.superseded_by, library.sources, "source", where)


def ambiguous(loaded: Loaded) -> Iterator[Problem]:
    """Report names that a brief could not tell apart.

    A fact and a quotation are checked under their names. A fact for which a person
    vouches is a source as well: the person, under the fact's name.
    """
    library = loaded.library
    for id_, fact in library.facts.items():
        if id_ in library.quotes:
            yield _shared(id_, "a quotation", loaded)
        if fact.attested and id_ in library.sources:
            yield _shared(id_, "a source", loaded)


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


def _shared(id_: str, other: str, loaded: Loaded) -> Problem:
    return Problem(
        "evidence.shared-name",
        f"a fact and {other} are both called “{id_}”",
        address=loaded.address("facts", id_),
        on_key=True,
        hint="rename one of them",
    )
