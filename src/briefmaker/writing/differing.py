"""The "Sources differ" note: who says what, how many speak for themselves.

Values that can be compared stand from the lowest to the highest, as their range bar
shows them; others in the library's order. What was set aside comes last.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefmaker.brief.library import Rank
from briefmaker.charts.points import FIRMNESS_OF_STATUS
from briefmaker.charts.rangebar import range_bar
from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.writing.clusters import items_of_claims, live, merged
from briefmaker.writing.disputes import filled
from briefmaker.writing.ledger import Item, Ledger, Said
from briefmaker.writing.nodes import Cite, Inlines, Text
from briefmaker.writing.spots import Field
from briefmaker.writing.typography import bind


def said_by(dispute: Dispute, ledger: Ledger) -> tuple[Said, ...]:
    """Return the rows of the note, each fact with its own citation."""
    rows: list[Said] = []
    field = Field(("quantities", dispute.id), "")
    language = ledger.language
    for claim in _in_order(dispute, ledger.brief.language):
        items = merged(items_of_claims([claim], ledger.evidence))
        ledger.meet([claim.id])
        rows.append(
            Said(
                claim.id,
                bind(claim.fact.display or "", language),
                bind(_scope(claim, ledger), language),
                ledger.cite(items, field) if items else -1,
            )
        )
    return tuple(rows)


def _in_order(dispute: Dispute, language: str) -> Iterator[Claim]:
    """Yield the facts as their range bar has them, then those without a mark on it."""
    bar = range_bar(dispute, language)
    drawn = [row.claim for row in bar.rows] if bar else []
    known = {claim.id: claim for claim in dispute.claims}
    yield from (known[id_] for id_ in drawn)
    yield from (claim for claim in dispute.claims if claim.id not in drawn)


def _scope(claim: Claim, ledger: Ledger) -> str:
    """Return what a value counts, how firm it is, and why it was set aside."""
    fact, words = claim.fact, ledger.language.words
    firmness = FIRMNESS_OF_STATUS.get(fact.obs_status)
    said = [ledger.language.file.charts.firmness[firmness]] if firmness else []
    said += [fact.scope] if fact.scope else []
    if fact.rank is Rank.DEPRECATED:
        said.append(words.set_aside.format(reason=fact.rank_reason))
    return words.comma.join(said)


def counted(dispute: Dispute, ledger: Ledger) -> Inlines:
    """Return how many sources there are, how many independent, and who repeats whom.

    Nothing where all values come from one source.
    """
    sources = _sources(dispute, ledger)
    if len(sources) < 2:
        return ()
    words = ledger.language.words
    language = ledger.language
    numbers = {"sources": len(sources), "independent": dispute.independent}
    shown = {name: language.numerals(str(count)) for name, count in numbers.items()}
    nodes = filled(words.counted, lambda name: (Text(shown[name]),), ledger)
    for source, origin in _repeats(sources, ledger.evidence):
        said = _repeated(source, origin, dispute, ledger)
        nodes = (*nodes, Text("; "), *said)
    return nodes


def _repeats(sources: Sequence[str], evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Yield which sources of the note do not speak for themselves, and their origin.

    The origin is another source of the note, or one that several of them go back to.
    """
    origins = {source: _origins(source, evidence) for source in sources}
    uses = Counter(origin for found in origins.values() for origin in found)
    for source, found in origins.items():
        for origin in found:
            if origin in sources or uses[origin] > 1:
                yield source, origin
                break


def _origins(source: str, evidence: Evidence) -> tuple[str, ...]:
    """Return all sources that a source repeats, the nearest first."""
    found: dict[str, None] = {}
    waiting = [source]
    for each in waiting:
        for origin in evidence.sources[each].derived_from:
            if origin in evidence.sources and origin not in (source, *found):
                found[origin] = None
                waiting.append(origin)
    return tuple(found)


def _repeated(source: str, origin: str, dispute: Dispute, ledger: Ledger) -> Inlines:
    """Return that one source repeats another, both by their marks."""
    pair = {"source": source, "origin": origin}
    field = Field(("quantities", dispute.id), "")

    def mark(name: str) -> Inlines:
        return (Cite(ledger.cite((Item(pair[name]),), field)),)

    return filled(ledger.language.words.repeats, mark, ledger)


def _sources(dispute: Dispute, ledger: Ledger) -> list[str]:
    """Return the sources of the values that still count, each once."""
    items = items_of_claims(live(dispute.claims), ledger.evidence)
    return list(dict.fromkeys(item.source for item in items))
