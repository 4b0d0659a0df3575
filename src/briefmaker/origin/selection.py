"""The brief and the entries that one document stands on: as much as it takes, no more.

With these entries alone the document comes out the same: the facts and quotations that
it prints, cites or draws, what those are calculated from, all facts of a quantity that
is printed as such or on which sources differ, and every source that any of them names.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from briefmaker.brief.base import Part
from briefmaker.brief.library import (
    Entries,
    Fact,
    Quantity,
    Quote,
    Selector,
    Source,
)
from briefmaker.brief.load import GROUPS
from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.page.uncited import idle
from briefmaker.evidence.summary import with_inputs
from briefmaker.writing.language import Language
from briefmaker.writing.prose import Prose
from briefmaker.writing.statements import statements

E = TypeVar("E", Fact, Quote)
T = TypeVar("T")

HIDDEN = "the source may not be handed on"
"""Stands for a passage of a source that is restricted."""

ELSEWHERE = "as in the whole brief"
"""Stands for a reason that may be about what is left out for an audience."""


def printed(
    brief: Brief, prose: Prose, evidence: Evidence, language: Language, *, whole: bool
) -> Brief:
    """Return a brief without what its pages do not need.

    That is its own entries, which are chosen apart, and the brief in another language
    that it follows.

    Args:
        whole: it is for everybody. If not, what it says of figures that are left out
            goes as well.
    """
    changes: dict[str, object] = {"edition_of": None}
    changes |= {group: {} for group in GROUPS}
    if not whole:
        said = statements(prose, brief, evidence, language)
        idling = {problem.address[1] for problem in idle(said, brief)}
        changes["uncited"] = tuple(
            entry for number, entry in enumerate(brief.uncited) if number not in idling
        )
        changes["allow"] = tuple(
            entry.model_copy(update={"reason": ELSEWHERE}) for entry in brief.allow
        )
    return brief.model_copy(update=changes)


def selected(
    library: Entries, evidence: Evidence, prose: Prose, written: str
) -> Entries:
    """Return the entries that a document needs, in the library's order.

    Args:
        written: the brief as YAML without its own entries; it names the quantities
            that it prints.
    """
    claims = set(prose.claims) | _beside(prose.claims, evidence, written)
    claims = set(with_inputs(evidence, claims))
    facts = _kept(library.facts, claims)
    quotes = _kept(library.quotes, claims)
    about = {fact.quantity for fact in facts.values()}
    about |= {name for name in library.quantities if _names(written, name)}
    quantities = _kept(library.quantities, about)
    cited = {item.source for cluster in prose.clusters for item in cluster.items}
    cited |= {fact.source for fact in facts.values() if fact.source}
    cited |= {quote.source for quote in quotes.values()}
    cited |= set(_explaining(quantities.values()))
    return Entries(
        sources=_kept(library.sources, _behind(cited, library.sources)),
        quantities=quantities,
        facts=facts,
        quotes=quotes,
    )


def own(entries: Entries, brief: Brief) -> Mapping[str, Mapping[str, Part]]:
    """Return those of the entries that a brief holds itself, by their groups."""
    return {
        group: _kept(getattr(entries, group), getattr(brief, group)) for group in GROUPS
    }


def shared(entries: Entries, own: Entries) -> Entries:
    """Return those of the entries that a brief does not hold itself."""
    return Entries(
        **{
            group: {
                name: entry
                for name, entry in getattr(entries, group).items()
                if name not in getattr(own, group)
            }
            for group in GROUPS
        }
    )


def discreet(entries: Entries) -> Entries:
    """Return the entries without passages of sources that may not be handed on.

    A quotation keeps the words that are printed of it.
    """
    closed = {name for name, source in entries.sources.items() if source.restricted}
    return entries.model_copy(
        update={
            "facts": {
                name: _hushed(fact, HIDDEN) if fact.source in closed else fact
                for name, fact in entries.facts.items()
            },
            "quotes": {
                name: _hushed(quote, quote.selector.exact)
                if quote.source in closed
                else quote
                for name, quote in entries.quotes.items()
            },
        }
    )


def _hushed(entry: E, exact: str) -> E:
    selector = Selector(exact=exact)
    return entry.model_copy(update={"selector": selector, "translation": None})


def _beside(claims: Iterable[str], evidence: Evidence, written: str) -> set[str]:
    """Return the facts that stand beside those that are used, in their quantities."""
    about = {fact.quantity for name in claims if (fact := evidence.facts.get(name))}
    open_ = {name for name in evidence.disputes if name in about}
    open_ |= {name for name in evidence.quantities if _names(written, name)}
    return {name for name, fact in evidence.facts.items() if fact.quantity in open_}


def _names(written: str, name: str) -> bool:
    """Whether a text holds a name as a word of its own."""
    return bool(re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", written))


def _explaining(quantities: Iterable[Quantity]) -> Iterator[str]:
    """Yield the sources that say why others differ."""
    for quantity in quantities:
        if quantity.reason_source:
            yield quantity.reason_source


def _behind(names: Collection[str], sources: Mapping[str, Source]) -> set[str]:
    """Return sources with all that they repeat, and what takes their place."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name not in sources:
            continue
        found.add(name)
        source = sources[name]
        waiting.extend(source.derived_from)
        if source.superseded_by:
            waiting.append(source.superseded_by)
    return found


def _kept(entries: Mapping[str, T], names: Collection[str | None]) -> dict[str, T]:
    return {name: entry for name, entry in entries.items() if name in names}
