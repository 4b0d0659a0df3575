"""The comparison of two composed editions."""

from briefmaker.changes.change import Changes
from briefmaker.changes.claims import claim_changes, dispute_changes
from briefmaker.changes.exhibits import exhibit_changes, exhibit_pairs
from briefmaker.changes.judgements import judgement_changes, judgement_pairs
from briefmaker.changes.particulars import particulars
from briefmaker.changes.side import side_of
from briefmaker.changes.sources import source_changes
from briefmaker.changes.text import text_changes
from briefmaker.writing.composition import Composition


def between(old: Composition, new: Composition) -> Changes:
    """Return what changed from one edition to the next.

    Numbers that only move on, and breaks that only the layout makes, are no changes.
    """
    before, after = side_of(old), side_of(new)
    exhibits = exhibit_pairs(before, after)
    judgements = judgement_pairs(before, after)
    return Changes(
        particulars=particulars(before, after),
        judgements=judgement_changes(judgements),
        claims=claim_changes(before, after),
        disputes=dispute_changes(before, after),
        exhibits=exhibit_changes(exhibits),
        sources=source_changes(before, after),
        text=text_changes(before, after, exhibits, judgements),
    )
