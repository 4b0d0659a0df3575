"""What a language file says of changes between two editions."""

from collections.abc import Mapping
from typing import Literal

from briefmaker.brief.base import Line, Part
from briefmaker.writing.check_words import Pattern, Plural

Label = Literal["status", "decision_by", "kind", "language", "scale"]
"""What stands under the title and has no label there."""

Stated = Literal["figure", "quotation", "statement"]


class ChangeWords(Part):
    """How changes are told.

    Attributes:
        title: of the paper that tells them.
        since: over the box on page one of a new edition.
        first: over the changes that matter most.
        was: a value that has changed, the new one first.
        more: how many changes a short list leaves out.
        passages: how many passages of the text are not the same.
        rows: how many rows of a chart or table are not the same.
        order: said of a section that stands in another place than before.
        moved: said of a passage that stood in the section `{place}`.
        check: what the check of the evidence says.
        rested: a claim stands on another source, passage or calculation.
        replaced: of a source, whose copy is another one.
        legend: how deletions and insertions are set.
    """

    title: Pattern
    since: Pattern
    first: Line
    nothing: Line
    was: Pattern
    more: Plural
    passages: Plural
    rows: Plural
    judgement: Pattern
    added: Line
    dropped: Line
    reworded: Line
    order: Line
    moved: Pattern
    likelier: Line
    less_likely: Line
    surer: Line
    less_sure: Line
    check: Line
    rested: Line
    opened: Pattern
    settled: Pattern
    replaced: Line
    redrawn: Pattern
    before: Line
    after: Line
    legend: Pattern
    struck: Line
    underlined: Line
    heading: Line
    asked: Line
    particulars: Line
    claims: Line
    exhibits: Line
    text: Line
    labels: Mapping[Label, Line]
    kinds: Mapping[Stated, Line]
