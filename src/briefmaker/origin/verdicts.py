"""`verdicts.json`: what the check found, so that pages can be set again without copies.

It says no more than the pages print or `evidence.json` holds. Words of a source beyond
the anchors are in it only where the evidence record prints them.
"""

import json
from collections.abc import Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from briefmaker.brief.base import Part
from briefmaker.brief.library import Entries, Fact, Position, Quote, Warned
from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.evidence.passages.passage import Level, Passage
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.text import Text
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.evidence.verify import persons
from briefmaker.origin.faults import damaged, parsed
from briefmaker.origin.record import FORMAT, VERDICTS
from briefmaker.writing.passages import may_show

SMALL = 60
"""The most digits of a number, of either side of a fraction."""

FAILED = "it failed the check when this document was made"
"""Stands for a reason that the pages do not print."""

STOOD = "its copy was “{standing}” when this document was made"


def to_json(
    brief: Brief, entries: Entries, evidence: Evidence, unsupported: int
) -> bytes:
    """Return what the check found of the entries that a document uses, as JSON.

    Args:
        unsupported: how much of the text stands on no ground, and was let through.
    """
    claims: dict[str, Fact | Quote] = {**entries.facts, **entries.quotes}
    said = {
        "format": FORMAT,
        "unsupported": unsupported,
        "copies": {
            name: _of_copy(copy)
            for name, copy in evidence.copies.items()
            if name in entries.sources
        },
        "verdicts": {
            name: _of_verdict(verdict, claims[name], brief, evidence)
            for name, verdict in evidence.verdicts.items()
            if name in claims
        },
        "disputes": {
            name: _of_dispute(dispute)
            for name, dispute in evidence.disputes.items()
            if all(claim.id in claims for claim in dispute.claims)
        },
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _of_copy(copy: Kept) -> dict[str, Any]:
    """Return how a copy stood, and which text was read from it."""
    digest = copy.seal.text_sha256 if copy.seal else None
    return _given(
        standing=copy.standing.value,
        text_sha256=copy.text.digest if copy.text else digest,
        extractor=copy.text.extractor if copy.text else None,
    )


def _of_verdict(
    verdict: Verdict, entry: Fact | Quote, brief: Brief, evidence: Evidence
) -> dict[str, Any]:
    source = evidence.sources.get(entry.source or "")
    closed = bool(source and source.restricted)
    printed = brief.evidence is EvidencePages.ANNEX and not closed
    around = printed and may_show(source, brief.policy)
    passage = verdict.passage
    return _given(
        status=verdict.status.value,
        flags=[flag.value for flag in verdict.flags],
        accepted=[warned.value for warned in verdict.accepted],
        figure="" if closed else verdict.figure,
        inputs=list(verdict.inputs),
        reason=verdict.reason if printed and not verdict.status.holds else "",
        passage=_given(
            level=passage.level.name.lower(),
            places=dict(passage.places),
            sealed=passage.sealed,
            words=passage.words if printed else "",
            sentence=passage.sentence if around else "",
            omitted=passage.omitted if around else "",
        )
        if passage
        else None,
    )


def _of_dispute(dispute: Dispute) -> dict[str, Any]:
    return _given(
        position=dispute.position.value,
        claims=[claim.id for claim in dispute.claims],
        preferred=dispute.preferred.id if dispute.preferred else None,
        groups=[list(group) for group in dispute.groups],
        spread=[str(end) for end in dispute.spread] if dispute.spread else None,
        independent=dispute.independent,
    )


def _given(**values: Any) -> dict[str, Any]:
    """Return what there is to say; a count of nothing is said too."""
    return {
        key: value for key, value in values.items() if value not in (None, "", [], {})
    }


def from_json(data: bytes, library: Entries) -> Evidence:
    """Return the evidence of a document as the check once found it.

    Args:
        library: all that the brief refers to, its own entries among it.

    Raises:
        BriefError: the file is not as it was written, or does not fit the library.
    """
    said = parsed(_Evidence, data, VERDICTS)
    claims: dict[str, Fact | Quote] = {**library.facts, **library.quotes}
    if said.verdicts.keys() != claims.keys():
        one = min(said.verdicts.keys() ^ claims.keys())
        raise damaged(VERDICTS, f"it and the library do not have “{one}” in common")
    try:
        TopologicalSorter(
            {name: it.inputs for name, it in said.verdicts.items()}
        ).prepare()
    except CycleError as error:
        raise damaged(VERDICTS, "a claim is calculated from itself") from error
    facts = {
        name: library.facts[name] for name in said.verdicts if name in library.facts
    }
    return Evidence(
        sources={**library.sources, **persons(facts)},
        quantities=library.quantities,
        facts=facts,
        quotes={
            name: library.quotes[name] for name in said.verdicts if name not in facts
        },
        disputes={
            name: _dispute(name, dispute, library)
            for name, dispute in said.disputes.items()
        },
        verdicts={
            name: _verdict(name, verdict, claims)
            for name, verdict in said.verdicts.items()
        },
        copies={name: _copy(name, copy) for name, copy in said.copies.items()},
        unsupported=said.unsupported,
    )


def _copy(name: str, copy: "_Copy") -> Kept:
    text = Text("", (), copy.extractor, copy.text_sha256) if copy.text_sha256 else None
    usual = copy.standing in (Standing.KEPT, Standing.SEALED)
    reason = "" if usual else f"“{name}”: {STOOD.format(standing=copy.standing)}"
    return Kept(name, copy.standing, text, reason=reason)


def _verdict(
    name: str, said: "_Verdict", claims: Mapping[str, Fact | Quote]
) -> Verdict:
    """Return a verdict, with the reasons of its claim for what it accepts."""
    accepts = claims[name].acknowledge
    for given in said.inputs:
        if not isinstance(claims.get(given), Fact):
            raise damaged(VERDICTS, f"“{name}” is calculated from “{given}”")
    for warned in said.accepted:
        if warned not in accepts:
            raise damaged(VERDICTS, f"“{name}” accepts “{warned}” without a reason")
    silent = not said.reason and not said.status.holds
    return Verdict(
        claim=name,
        status=said.status,
        reason=FAILED if silent else said.reason,
        flags=said.flags,
        passage=_passage(said.passage) if said.passage else None,
        figure=said.figure,
        inputs=said.inputs,
        accepted={warned: accepts[warned] for warned in said.accepted},
    )


def _passage(said: "_Passage") -> Passage:
    """Return a passage without its place in a text that is not at hand."""
    return Passage(
        start=-1,
        end=-1,
        words=said.words,
        sentence=said.sentence,
        level=Level[said.level.upper()],
        places=dict(said.places),
        occurrences=1,
        words_beside=0,
        omitted=said.omitted,
        sealed=said.sealed,
    )


def _dispute(name: str, said: "_Dispute", library: Entries) -> Dispute:
    quantity = library.quantities.get(name)
    named = {*said.claims, *(each for group in said.groups for each in group)}
    strangers = sorted(each for each in named if each not in library.facts)
    if quantity is None or strangers or said.preferred not in (None, *said.claims):
        raise damaged(VERDICTS, f"the library has not all of the dispute “{name}”")
    claims = {each: Claim(each, library.facts[each]) for each in said.claims}
    low, high = said.spread or ("", "")
    return Dispute(
        id=name,
        quantity=quantity,
        position=said.position,
        claims=tuple(claims.values()),
        preferred=claims[said.preferred] if said.preferred else None,
        groups=said.groups,
        spread=(Fraction(low), Fraction(high)) if said.spread else None,
        independent=said.independent,
    )


_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Number = Annotated[
    str, StringConstraints(pattern=rf"^-?\d{{1,{SMALL}}}(/[1-9]\d{{0,{SMALL - 1}}})?$")
]
_Level = Annotated[
    str, StringConstraints(pattern=f"^({'|'.join(Level.__members__)})$".lower())
]


class _Copy(Part):
    """How a copy stood, as it is written."""

    standing: Standing
    text_sha256: _Digest | None = None
    extractor: str = ""


class _Passage(Part):
    """A passage that was found, as it is written."""

    level: _Level
    places: Mapping[str, str] = Field(default_factory=dict)
    sealed: bool
    words: str = ""
    sentence: str = ""
    omitted: str = ""


class _Verdict(Part):
    """What the check said of a claim, as it is written."""

    status: Status
    flags: tuple[Flag, ...] = ()
    accepted: tuple[Warned, ...] = ()
    figure: str = ""
    inputs: tuple[str, ...] = ()
    reason: str = ""
    passage: _Passage | None = None


class _Dispute(Part):
    """A quantity on which sources differ, as it is written."""

    position: Position
    claims: tuple[str, ...] = Field(min_length=1)
    preferred: str | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    spread: tuple[_Number, _Number] | None = None
    independent: int = Field(1, ge=0)


class _Evidence(Part):
    """The whole file, as it is written."""

    format: int
    unsupported: int = Field(ge=0)
    copies: Mapping[str, _Copy]
    verdicts: Mapping[str, _Verdict]
    disputes: Mapping[str, _Dispute]
