"""What a document shows of its evidence: a summary, annexes, a record, a red band."""

from collections.abc import Mapping

from markupsafe import Markup

from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Address
from briefmaker.values import Struct, field
from briefmaker.writing import public
from briefmaker.writing.annex import Record
from briefmaker.writing.codes import codes_of
from briefmaker.writing.evidence_view import Annex, Summary
from briefmaker.writing.header import name, plain
from briefmaker.writing.language import Language
from briefmaker.writing.record import Attached, record
from briefmaker.writing.summary import failing, shaky, summary
from briefmaker.writing.written import CLAIM, Written

JSON = "application/json"
JSON_LD = "application/ld+json"


class Backing(Struct, frozen=True):
    """The evidence as far as a reader of this document gets it.

    Attributes:
        band: stands on every page where claims fail.
        attached: the record for programs.
        anchors: the entry of the library that each row of the annex is about.
    """

    summary: Summary | None = None
    annex: Annex | None = None
    band: Markup = field(default_factory=Markup)
    attached: tuple[Attached, ...] = ()
    anchors: Mapping[str, Address] = field(default_factory=dict)


def backing(
    brief: Brief,
    evidence: Evidence,
    written: Written,
    language: Language,
    unpinned: int = 0,
) -> Backing:
    """Return what the document shows of its evidence, as `brief.evidence` asks.

    Only a render that lets failing claims through can have any: the band then says
    so whatever is asked, so that nobody takes the document for a finished one.

    Args:
        unpinned: what the text says on no ground, and was let through.
    """
    codes = codes_of(written, evidence)
    failed = failing(evidence.verdicts, tuple(codes), brief.policy)
    words = language.file.evidence
    weak = shaky(evidence.verdicts, tuple(codes), brief.policy)
    wrong, all_ = len(weak) + unpinned, len(codes) + unpinned
    said = language.numerals(words.band.format(failing=wrong, count=all_))
    band = plain(said, language) if failed or unpinned else Markup()
    if brief.evidence is EvidencePages.NONE or not codes:
        return Backing(band=band)
    description = words.attachment.format(document=name(brief))
    meaning = words.summary.meaning
    if brief.evidence is EvidencePages.PUBLIC:
        data, media = public.record(brief, evidence, written, codes, meaning), JSON
    else:
        data, media = record(brief, evidence, codes, meaning), JSON_LD
    shown = Backing(
        summary=summary(evidence, written, brief.policy, language, unpinned),
        band=band,
        attached=(
            Attached(data, plain(description, language).unescape(), media=media),
        ),
    )
    if brief.evidence is not EvidencePages.ANNEX:
        return shown
    rows = Record(brief, evidence, written, codes, failed, language)
    return Backing(
        summary=shown.summary,
        annex=rows.annex(),
        band=band,
        attached=shown.attached,
        anchors={f"{CLAIM}{claim}": _entry(claim, brief, evidence) for claim in codes},
    )


def _entry(claim: str, brief: Brief, evidence: Evidence) -> Address:
    """Return the address of a fact or quotation: the brief's own, or the library's."""
    group = "facts" if claim in evidence.facts else "quotes"
    own = claim in getattr(brief, group)
    return (group, claim) if own else ("library", group, claim)
