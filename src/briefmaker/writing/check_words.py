"""What a language file says of the evidence: checks, their outcomes, the annexes.

The tables are keyed by the words of the model (`verified`, `hedge`, `preferred`), so
that a new status or flag without its word in every language does not load.
"""

from collections.abc import Mapping
from typing import Literal

from briefmaker.brief.base import Line, Part
from briefmaker.brief.library import ObsStatus, Rank
from briefmaker.brief.model import Policy
from briefmaker.evidence.verdict import Flag, Status

Pattern = Line
"""Words with places to fill: `{count} verified`."""

Category = Literal["zero", "one", "two", "few", "many", "other"]
"""A plural category of the Unicode Common Locale Data Repository."""

Plural = Mapping[Category, Pattern]
"""A pattern for each plural category of the language, with `{count}` in it."""

Matched = Literal["exact", "typography", "layout", "spacing", "case", "sealed"]
"""How a passage was found: a level of the folding ladder, or by its seal."""

Unchecked = Literal["missing", "unreadable", "changed", "unpinned"]
"""Why nothing of a source was checked."""


class SummaryWords(Part):
    """The source summary statement (ICD 206).

    Attributes:
        unpinned: figures of the text that stand on nothing, or words that its data
            contradict.
        meaning: what the check says of a claim that passes it, and what it does not.
        dated: the years of the oldest and the newest source.
    """

    label: Line
    figures: Plural
    quotes: Plural
    statements: Plural
    verified: Pattern
    attested: Pattern
    failing: Pattern
    unpinned: Pattern
    disputed: Pattern
    see: Line
    dated: Pattern
    dated_one: Pattern
    meaning: Line


class SourceWords(Part):
    """What stands under an entry of the source list.

    Attributes:
        in_copy: passages that the kept copy with the hash `{hash}` holds.
        in_seal: passages that the seal of that copy holds.
        partly: how many of the passages hold, where some do not.
        vouched: for a source that is a person's word; the entry says why.
    """

    in_copy: Plural
    in_seal: Plural
    partly: Pattern
    unchecked: Mapping[Unchecked, Line]
    vouched: Line
    archived: Pattern
    copy_of: Pattern
    reliability: Pattern


class RecordWords(Part):
    """Annex A, the evidence record.

    Attributes:
        calculated: `{calc}` is the arithmetic, with the codes of its inputs.
        accepted: a warning that a person accepted, with the reason.
        open: a warning that somebody has to accept before release.
        repeats: what `{sources}` said first.
        independent_of: `{sources}` do not repeat it, nor it them.
    """

    title: Line
    lead: Line
    claim: Line
    passage: Line
    check: Line
    matched: Mapping[Matched, Line]
    statuses: Mapping[Status, Line]
    flags: Mapping[Flag, Line]
    accepted: Pattern
    open: Pattern
    calculated: Pattern
    attested: Pattern
    translated: Pattern
    left_out: Pattern
    status: Line
    date: Line
    origin: Line
    rank: Line
    repeats: Pattern
    independent_of: Pattern
    observed: Mapping[ObsStatus, Line]
    ranks: Mapping[Rank, Line]


class MethodWords(Part):
    """Annex B, how it was checked.

    Attributes:
        policies: what each policy lets through.
        lines: short paragraphs, a heading and what it says.
    """

    title: Line
    policies: Mapping[Policy, Line]
    lines: tuple[tuple[Line, Pattern], ...]


class PublicWords(Part):
    """What stands for what may not be handed on.

    Attributes:
        source: for the author and title of a restricted source, in a public copy.
        person: for somebody who vouches, in a public copy.
        passage: for a passage of a restricted source, in the evidence record.
    """

    source: Line
    person: Line
    passage: Line


class EvidenceWords(Part):
    """All that the page says of its evidence.

    Attributes:
        band: across every page of a document with failing claims.
        attachment: describes the machine-readable record in the PDF.
    """

    band: Pattern
    attachment: Pattern
    summary: SummaryWords
    source: SourceWords
    record: RecordWords
    method: MethodWords
    public: PublicWords
