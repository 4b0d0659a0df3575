"""The evidence for programs: `evidence.json`, which travels inside the PDF.

JSON-LD with plain keys. Its context maps a claim to a W3C Web Annotation (a target
with a source, a TextQuoteSelector and a state), a source and what is calculated to
PROV, and the rest to schema.org. It names copies by their hash, never by a path, and
holds no word of a source beyond the anchors.
See https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/prov-o/.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from briefmaker.brief.library import Fact, Quote, Source
from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Dispute, Evidence
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.texts.kept import Kept
from briefmaker.values import Struct
from briefmaker.writing.method import TOOL, version

FILE = "evidence.json"
Relation = Literal["Source", "Data", "Supplement"]
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"

CONTEXT: Mapping[str, Any] = {
    "@version": 1.1,
    "oa": OA,
    "prov": PROV,
    "schema": SCHEMA,
    "id": "@id",
    "type": "@type",
    "claims": {"@id": "schema:hasPart", "@container": "@list"},
    "sources": {"@id": "prov:hadPrimarySource", "@container": "@set"},
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "state": "oa:hasState",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TimeState": "oa:TimeState",
    "Annotation": "oa:Annotation",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "cached": {"@id": "oa:cachedSource", "@type": "@id"},
    "sourceDate": "oa:sourceDate",
    "inputs": {"@id": "prov:wasDerivedFrom", "@type": "@id", "@container": "@list"},
    "repeats": {"@id": "prov:wasDerivedFrom", "@type": "@id", "@container": "@set"},
    "by": "prov:wasAttributedTo",
    "title": "schema:name",
    "url": {"@id": "schema:url", "@type": "@id"},
    "issued": "schema:datePublished",
    "sha256": "schema:sha256",
    "version": "schema:version",
    "display": "schema:text",
}
"""What the keys mean; those that it does not name are for people."""


class Attached(Struct, frozen=True):
    """A file that travels inside the PDF.

    Attributes:
        description: what it is, in the document's language.
        relation: what it is to the document (ISO 32000-2, 14.13.2): the `Source` that
            it was made from, the `Data` behind it, or a `Supplement`.
        media: its media type.
    """

    data: bytes
    description: str
    name: str = FILE
    relation: Relation = "Data"
    media: str = "application/ld+json"


def record(
    brief: Brief, evidence: Evidence, codes: Mapping[str, str], meaning: str
) -> bytes:
    """Return the evidence of a document as JSON in UTF-8.

    Args:
        codes: the code of each claim that the document uses, in its order.
        meaning: what "verified" says and what it does not, in the brief's language.
    """
    used = dict.fromkeys(_source(evidence.entry(name), name) for name in codes)
    sources = [name for name in used if name in evidence.sources]
    said = {
        "@context": CONTEXT,
        "id": f"urn:briefmaker:{brief.id}:{brief.version}",
        "type": "prov:Entity",
        "title": brief.title,
        "version": brief.version,
        "issued": brief.date.isoformat(),
        "document": brief.id,
        "language": brief.language,
        "cutoff": brief.cutoff.isoformat(),
        "policy": brief.policy.value,
        "checked_by": {"name": TOOL, "version": version()},
        "verified_means": meaning,
        "sources": [_of_source(name, evidence) for name in sources],
        "claims": [_of_claim(name, codes, evidence) for name in codes],
        "disputes": [
            _of_dispute(dispute, evidence)
            for dispute in evidence.disputes.values()
            if any(claim.id in codes for claim in dispute.claims)
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _source(entry: Fact | Quote, name: str) -> str:
    """Return the source of a claim; a person's word is one of its own."""
    return entry.source or name


def _of_source(name: str, evidence: Evidence) -> dict[str, Any]:
    source, copy = evidence.sources[name], evidence.copies.get(name)
    archive = source.archive
    return _given(
        id=f"#source-{name}",
        type="prov:PrimarySource",
        title=source.title or source.genre,
        url=source.URL,
        issued=source.issued,
        accessed=source.accessed,
        archive_url=archive.version_url if archive else None,
        archive_date=archive.version_date if archive else None,
        sha256=archive.sha256 if archive else None,
        media_type=archive.media_type if archive else None,
        text_sha256=_digest(copy),
        extractor=copy.text.extractor if copy and copy.text else None,
        standing=copy.standing.value if copy else None,
        descriptor=source.descriptor,
        reliability=source.reliability,
        repeats=[f"#source-{root}" for root in source.derived_from],
    )


def _digest(copy: Kept | None) -> str | None:
    """Return the digest of a copy's text, or that which its seal records."""
    if copy is None:
        return None
    if copy.text:
        return copy.text.digest
    return copy.seal.text_sha256 if copy.seal else None


def _of_claim(
    name: str, codes: Mapping[str, str], evidence: Evidence
) -> dict[str, Any]:
    verdict, entry = evidence.verdicts[name], evidence.entry(name)
    fact = entry if isinstance(entry, Fact) else None
    source = evidence.sources.get(entry.source or "")
    hidden = bool(source and source.restricted)
    return _given(
        id=f"#{codes[name]}",
        type="Annotation",
        code=codes[name],
        name=name,
        display=fact.display if fact else _quoted(entry, hidden=hidden),
        statement=fact.statement if fact else None,
        speaker=entry.speaker,
        status=verdict.status.value,
        flags=[flag.value for flag in verdict.flags],
        accepted={warned.value: why for warned, why in verdict.accepted.items()},
        figure="" if hidden else verdict.figure,
        **_found(verdict.passage),
        target=_target(entry, evidence),
        calc=fact.calc if fact else None,
        inputs=[f"#{codes[given]}" for given in dict.fromkeys(verdict.inputs)],
        attested=_given(
            by=fact.attested.by,
            on=fact.attested.on.isoformat(),
            why_no_copy=fact.attested.why_no_copy,
        )
        if fact and fact.attested
        else None,
        translation=_given(by=entry.translation.by, text=entry.translation.text)
        if entry.translation and not hidden
        else None,
    )


def _quoted(entry: Fact | Quote, *, hidden: bool) -> str | None:
    """Return the words of a quotation."""
    return entry.selector.exact if entry.selector and not hidden else None


def _found(passage: Passage | None) -> dict[str, Any]:
    """Return how and where a passage was found."""
    if passage is None:
        return {}
    return {
        "matched": "seal" if passage.sealed else passage.level.name.lower(),
        "places": dict(passage.places),
    }


def _target(entry: Fact | Quote, evidence: Evidence) -> dict[str, Any] | None:
    """Return the passage that a claim stands on, as a Web Annotation names it."""
    selector = entry.selector
    if selector is None or entry.source is None:
        return None
    source = evidence.sources.get(entry.source)
    return _given(
        source=f"#source-{entry.source}",
        selector=None
        if source and source.restricted
        else _given(
            type="TextQuoteSelector",
            exact=selector.exact,
            prefix=selector.prefix,
            suffix=selector.suffix,
        ),
        locator=entry.locator.model_dump(exclude_none=True) if entry.locator else None,
        state=_state(source) if source else None,
    )


def _state(source: Source) -> dict[str, Any] | None:
    archive = source.archive
    if archive is None or not archive.version_url:
        return None
    return _given(
        type="TimeState",
        cached=archive.version_url,
        sourceDate=archive.version_date,
    )


def _of_dispute(dispute: Dispute, evidence: Evidence) -> dict[str, Any]:
    quantity = dispute.quantity
    return _given(
        name=dispute.id,
        label=quantity.label,
        unit=quantity.unit,
        position=dispute.position.value,
        reason=quantity.reason.value,
        note=quantity.note,
        independent_sources=dispute.independent,
        groups=[list(group) for group in dispute.groups],
        values=[
            _given(
                name=claim.id,
                display=claim.fact.display,
                source=f"#source-{_source(claim.fact, claim.id)}",
                obs_status=claim.fact.obs_status.value,
                scope=claim.fact.scope,
                rank=claim.fact.rank.value,
                rank_reason=claim.fact.rank_reason,
                status=evidence.verdicts[claim.id].status.value,
            )
            for claim in dispute.claims
        ],
    )


def _given(**values: Any) -> dict[str, Any]:
    """Return what there is to say; empty values are left out."""

    def empty(value: object) -> bool:
        return value is None or (isinstance(value, Sequence | Mapping) and not value)

    return {key: value for key, value in values.items() if not empty(value)}
