"""Evidence as readers outside the house get it: what is internal is not in it at all.

All later stages of a public copy work from this, so nothing that is left out here can
come into a page, a tag, a bookmark, an attachment or another format. Passages, copies,
hashes, reasons and notes go, of every claim. Of a restricted source nothing stays but
its `descriptor`, of a person who vouches only that there is one.
"""

from collections.abc import Collection, Iterator, Mapping

from briefmaker.brief.library import Archive, Fact, Name, Quote, Rank, Source
from briefmaker.brief.load import Loaded
from briefmaker.evidence.claims import Claim, Dispute, Evidence, Withheld
from briefmaker.evidence.verdict import Verdict
from briefmaker.values import replace

TELLING_WORDS = 3
"""Words from which on a title or a quotation can be no other text's by chance."""

PASSAGE_WORDS = 4
"""The same for a passage of a fact, which its own printed words may repeat."""


def public(evidence: Evidence, loaded: Loaded, *, source: str, person: str) -> Evidence:
    """Return what a public copy may be made from.

    Args:
        loaded: the brief, for where each entry stands.
        source: what stands for a restricted source that has no `descriptor`.
        person: what stands for somebody who vouches.
    """
    restricted: set[str | None] = {
        name for name, each in evidence.sources.items() if each.restricted
    }
    persons = {name for name, fact in evidence.facts.items() if fact.attested}
    facts = {
        name: _fact(fact, restricted=fact.source in restricted)
        for name, fact in evidence.facts.items()
    }
    return replace(
        evidence,
        sources={
            name: _stand_in(each, source)
            if name in restricted
            else _person(person)
            if name in persons
            else _outside(each, restricted)
            for name, each in evidence.sources.items()
        },
        facts=facts,
        quotes={name: _quote(quote) for name, quote in evidence.quotes.items()},
        disputes={
            name: _dispute(dispute, facts)
            for name, dispute in evidence.disputes.items()
        },
        verdicts={name: _verdict(each) for name, each in evidence.verdicts.items()},
        copies={},
        problems=(),
        unnamed=frozenset({*filter(None, restricted), *persons}),
        withheld=tuple(_withheld(evidence, loaded, restricted)),
    )


def _stand_in(source: Source, words: str) -> Source:
    """Return what a public copy lists instead of a restricted source."""
    said = (source.descriptor or words).rstrip(".")
    return Source(type="personal_communication", author=(Name(literal=said),))


def _person(words: str) -> Source:
    return Source(type="personal_communication", author=(Name(literal=words),))


def _outside(source: Source, restricted: Collection[str | None]) -> Source:
    """Return a source with what others can know of it too."""
    shown = [name for name in source.derived_from if name not in restricted]
    kept: Mapping[str, object] = {
        "archive": source.archive and _published(source.archive),
        "reliability": None,
        "derived_from": tuple(shown),
        "review_after": None,
        "superseded_by": None,
    }
    return source.model_copy(update=kept)


def _published(archive: Archive) -> Archive | None:
    """Return the copy that a web archive keeps; nothing of our own."""
    nothing: dict[str, object] = {
        "path": "",
        "sha256": "",
        "media_type": None,
        "share": False,
    }
    return archive.model_copy(update=nothing) if archive.version_url else None


def _fact(fact: Fact, *, restricted: bool) -> Fact:
    nothing: dict[str, object] = {
        "selector": None,
        "attested": None,
        "translation": None,
        "acknowledge": {},
    }
    if restricted or fact.attested:
        nothing |= dict.fromkeys(("locator", "scope", "speaker", "rank_reason"))
    return fact.model_copy(update=nothing)


def _quote(quote: Quote) -> Quote:
    """Return a quotation with the words that are printed of it, and no more."""
    printed = quote.selector.model_copy(
        update={"prefix": "", "suffix": "", "figure": None}
    )
    nothing: dict[str, object] = {
        "selector": printed,
        "translation": None,
        "acknowledge": {},
    }
    return quote.model_copy(update=nothing)


def _dispute(dispute: Dispute, facts: Mapping[str, Fact]) -> Dispute:
    """Return a dispute without what was set aside for a reason that is internal.

    That another source differs stays: it is named by its stand-in.
    """
    said = (Claim(claim.id, facts[claim.id]) for claim in dispute.claims)
    claims = tuple(
        claim
        for claim in said
        if claim.fact.rank is not Rank.DEPRECATED or claim.fact.rank_reason
    )
    best = dispute.preferred
    preferred = Claim(best.id, facts[best.id]) if best else None
    return replace(dispute, claims=claims, preferred=preferred)


def _verdict(verdict: Verdict) -> Verdict:
    """Return how a claim came out, without why."""
    return Verdict(
        claim=verdict.claim,
        status=verdict.status,
        flags=verdict.flags,
        inputs=verdict.inputs,
        accepted=dict.fromkeys(verdict.accepted, ""),
    )


def _withheld(
    evidence: Evidence, loaded: Loaded, restricted: Collection[str | None]
) -> Iterator[Withheld]:
    """Yield what must not be printed of restricted sources and of persons.

    A name that an unrestricted source bears too gives nothing away.
    """
    known = {
        words
        for source in loaded.library.sources.values()
        if not source.restricted
        for _, words, _ in _names(source)
    }
    for name in sorted(filter(None, restricted)):
        address = loaded.address("sources", name)
        for what, words, telling in _names(evidence.sources[name]):
            if words not in known:
                yield Withheld(address, f"{what} of “{name}”", words, telling)
    entries: Mapping[str, Fact | Quote] = {**evidence.facts, **evidence.quotes}
    for name, entry in entries.items():
        if entry.source in restricted and entry.selector:
            address = loaded.address(_group(entry), name)
            words = " ".join(entry.selector.exact.split())
            least = PASSAGE_WORDS if isinstance(entry, Fact) else TELLING_WORDS
            telling = len(words.split()) >= least
            yield Withheld(address, f"the passage of “{name}”", words, telling)
        if isinstance(entry, Fact) and entry.attested:
            address = loaded.address("facts", name)
            what = f"the person who vouches for “{name}”"
            yield Withheld(address, what, entry.attested.by, telling=False)


def _group(entry: Fact | Quote) -> str:
    return "facts" if isinstance(entry, Fact) else "quotes"


def _names(source: Source) -> Iterator[tuple[str, str, bool]]:
    """Yield what a source can be known by, and whether it is nothing else's."""
    if source.title:
        telling = len(source.title.split()) >= TELLING_WORDS
        yield "the title", source.title, telling
    archived = source.archive.version_url if source.archive else None
    for address in (source.URL, source.DOI, source.ISBN, archived):
        if address:
            yield "the address", address, True
    for person in (*source.author, *source.editor):
        yield "an author", person.literal or person.family or "", False
    for body in (source.publisher, source.container_title):
        if body:
            yield "the publisher", body, False
