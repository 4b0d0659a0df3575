"""The whole evidence of a brief in a few numbers: its source summary statement.

ICD 206 asks an analyst to say once, for the document as a whole, what it stands on.
The numbers are counted here; the words are the page's.
"""

from collections.abc import Collection, Iterable

from briefmaker.brief.library import Fact, Source
from briefmaker.evidence.claims import Claim, Evidence
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.values import Struct


class Tally(Struct, frozen=True):
    """What was checked of the claims that a brief uses, and how it came out.

    Attributes:
        figures: facts among them that print words; each is verified, attested or
            failing.
        verified: figures whose passage is in the copy and carries them, or that
            follow from such figures by a calculation.
        attested: figures that a person vouches for.
        failing: figures that are neither.
        disputed: quantities among them on which sources differ.
        stale: figures whose source is out of date.
        quotes: quotations, however they came out.
        passages: passages of sources that were looked for and found.
        sources: sources that any of it stands on, persons included.
        copies: those of which the recorded copy was at hand.
        sealed: those of which only the seal was at hand.
        unpinned: figures of the text that no fact or quotation holds.
        oldest: issue date of the oldest of the sources; nothing if none has one.
        newest: issue date of the newest.
    """

    figures: int = 0
    verified: int = 0
    attested: int = 0
    failing: int = 0
    disputed: int = 0
    stale: int = 0
    quotes: int = 0
    passages: int = 0
    sources: int = 0
    copies: int = 0
    sealed: int = 0
    unpinned: int = 0
    oldest: str | None = None
    newest: str | None = None


def tally(evidence: Evidence, used: Collection[str], unpinned: int = 0) -> Tally:
    """Count what stands behind the claims that a brief uses.

    Args:
        used: names of the facts and quotations that it prints, cites or draws.
        unpinned: figures of its text that stand outside facts and quotations.
    """
    behind = with_inputs(evidence, used)
    verdicts = [evidence.verdicts[name] for name in behind]
    figures = [
        verdict
        for verdict in verdicts
        if verdict.claim in used and _prints(evidence.facts.get(verdict.claim))
    ]
    sources = _sources(evidence, behind)
    standings = [
        evidence.copies[name].standing for name in sources if name in evidence.copies
    ]
    dates = sorted(_dates(evidence.sources[name] for name in sources))
    return Tally(
        figures=len(figures),
        verified=sum(verdict.status is Status.VERIFIED for verdict in figures),
        attested=sum(verdict.status is Status.ATTESTED for verdict in figures),
        failing=sum(not verdict.status.holds for verdict in figures),
        disputed=len(set(_disputed(evidence, figures))),
        stale=sum(Flag.STALE in verdict.flags for verdict in figures),
        quotes=sum(name in evidence.quotes for name in behind),
        passages=sum(verdict.passage is not None for verdict in verdicts),
        sources=len(sources),
        copies=standings.count(Standing.KEPT),
        sealed=standings.count(Standing.SEALED),
        unpinned=unpinned,
        oldest=dates[0] if dates else None,
        newest=dates[-1] if dates else None,
    )


def with_inputs(evidence: Evidence, used: Collection[str]) -> tuple[str, ...]:
    """Return the claims used and those they are calculated from, in library order."""
    needed: set[str] = set()
    waiting = [name for name in used if name in evidence.verdicts]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting.extend(evidence.verdicts[name].inputs)
    return tuple(name for name in evidence.verdicts if name in needed)


def _sources(evidence: Evidence, behind: Iterable[str]) -> list[str]:
    """Return the sources that claims stand on, each once."""
    found: dict[str, None] = {}
    for name in behind:
        if name in evidence.quotes:
            found.setdefault(evidence.quotes[name].source)
            continue
        for base in evidence.bases(Claim(name, evidence.facts[name])):
            found.setdefault(base.fact.source or base.id)
    return [name for name in found if name in evidence.sources]


def _prints(fact: Fact | None) -> bool:
    return fact is not None and fact.display is not None


def _disputed(evidence: Evidence, verdicts: Iterable[Verdict]) -> Iterable[str]:
    for verdict in verdicts:
        if dispute := evidence.dispute_of(verdict.claim):
            yield dispute.id


def _dates(sources: Iterable[Source]) -> Iterable[str]:
    """Yield issue dates; ISO 8601 sorts as text, a year before its months."""
    for source in sources:
        if source.issued:
            yield source.issued
