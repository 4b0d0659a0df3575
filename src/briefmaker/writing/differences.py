"""The tables of the evidence record on which sources differ: all that each says."""

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup, escape

from briefmaker.brief.library import Rank
from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.writing.evidence_view import Difference, Opinion
from briefmaker.writing.header import plain
from briefmaker.writing.language import NBSP, Language

Link = Callable[[str], Markup]
"""Gives a source as its number, leading to the list of sources."""


def differences(
    evidence: Evidence, codes: Mapping[str, str], link: Link, language: Language
) -> Iterator[Difference]:
    """Yield the disputes that a document touches, each with every value there is."""
    for dispute in evidence.disputes.values():
        if any(claim.id in codes for claim in dispute.claims):
            yield Difference(
                label=plain(dispute.quantity.label, language),
                opinions=tuple(
                    _opinion(claim, dispute, evidence, codes, link, language)
                    for claim in dispute.claims
                ),
            )


def _opinion(
    claim: Claim,
    dispute: Dispute,
    evidence: Evidence,
    codes: Mapping[str, str],
    link: Link,
    language: Language,
) -> Opinion:
    fact = claim.fact
    words = language.file.evidence.record
    source = evidence.sources.get(fact.source or claim.id)
    when = fact.date or dispute.quantity.time_period or (source and source.issued)
    rank = words.ranks[fact.rank]
    if fact.rank_reason:
        rank = f"{rank}: {fact.rank_reason}"
    return Opinion(
        code=codes.get(claim.id, ""),
        words=plain(fact.display or "", language),
        source=link(fact.source or claim.id),
        status=plain(words.observed[fact.obs_status], language),
        date=escape(_date(when or "", language)),
        scope=plain(fact.scope or "", language),
        origin=_origin(claim, dispute, evidence, link, language),
        rank=plain(rank, language),
        struck=fact.rank is Rank.DEPRECATED,
    )


def _date(written: str, language: Language) -> str:
    """Return a year, month or day in words; other words, `2020–2024`, as they are."""
    numbers = written.split("-")
    lengths = [len(number) for number in numbers]
    whole = all(number.isdecimal() for number in numbers)
    if whole and lengths in ([4], [4, 2], [4, 2, 2]):
        # Its column is narrow: the parts of a date may stand on two lines.
        return language.partial_date(written).replace(NBSP, " ")
    return written


def _origin(
    claim: Claim, dispute: Dispute, evidence: Evidence, link: Link, language: Language
) -> Markup:
    """Return what a value repeats, or which other sources it does not depend on."""
    words = language.file.evidence.record
    own = claim.fact.source or claim.id
    mine = roots(own, evidence)
    source = evidence.sources.get(own)
    if source and source.derived_from:
        repeated = Markup(", ").join(link(name) for name in source.derived_from)
        return Markup(escape(words.repeats)).format(sources=repeated)
    others = dict.fromkeys(other.fact.source or other.id for other in dispute.claims)
    apart = [
        name for name in others if name != own and not mine & roots(name, evidence)
    ]
    if not apart:
        return Markup()
    listed = Markup(", ").join(link(name) for name in apart)
    return Markup(escape(words.independent_of)).format(sources=listed)


def roots(name: str, evidence: Evidence) -> frozenset[str]:
    """Return the sources with which the figures of a source began (PROV)."""
    found: set[str] = set()
    waiting, seen = [name], {name}
    while waiting:
        at = waiting.pop()
        source = evidence.sources.get(at)
        origins = source.derived_from if source else ()
        if not origins:
            found.add(at)
        for origin in origins:
            if origin not in seen:
                seen.add(origin)
                waiting.append(origin)
    return frozenset(found)
