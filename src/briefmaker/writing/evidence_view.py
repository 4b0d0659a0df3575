"""What templates see of the evidence: its summary and the rows of its annexes.

All text is `Markup`, as in `view`.
"""

from markupsafe import Markup

from briefmaker.values import Struct
from briefmaker.writing.check_words import RecordWords


class Summary(Struct, frozen=True):
    """The source summary statement (ICD 206).

    Attributes:
        text: how many figures, quotations and statements, and how they came out.
        disputed: on how many sources differ; nothing if on none.
        calls: anchors of the "Sources differ" boxes; see `view.Source.calls`.
        dated: the years of the sources; nothing if none has a date.
        meaning: what "verified" says and what it does not.
    """

    label: Markup
    text: Markup
    disputed: Markup
    see: Markup
    calls: str
    page: str
    pages: str
    dated: Markup
    meaning: Markup


class ClaimRow(Struct, frozen=True):
    """A row of the evidence record: one claim, its passage, and the check.

    Attributes:
        id: its anchor, to which the printed figure leads.
        code: `t1`, `t2`, … in the order of the text.
        words: what is printed, or what the claim says.
        calls: anchors of the places that use it; the engine writes their pages.
        passage: the words of the source, or the calculation, or who vouches.
        language: of the passage, if it is not the document's.
        place: the source, and where the passage stands in it.
        asides: a translation, words that were left out.
        status: the outcome in a word or two.
        fails: whether the policy does not let the claim through.
        stands: whether its status is not the reason for that.
        quoted: whether `passage` is in the words of a source.
        matched: how the passage was found; nothing where none was.
        remarks: flags, warnings that a person accepts, why it fails.
    """

    id: str
    code: str
    words: Markup
    calls: str
    passage: Markup
    language: str
    place: Markup
    asides: tuple[Markup, ...]
    status: Markup
    fails: bool
    stands: bool
    quoted: bool
    matched: Markup
    remarks: tuple[Markup, ...]


class Opinion(Struct, frozen=True):
    """What one source says in a dispute.

    Attributes:
        struck: it is deprecated: still printed, but struck through.
    """

    code: str
    words: Markup
    source: Markup
    status: Markup
    date: Markup
    scope: Markup
    origin: Markup
    rank: Markup
    struck: bool


class Difference(Struct, frozen=True):
    """A quantity on which sources differ, with all that they say."""

    label: Markup
    opinions: tuple[Opinion, ...]


class Annex(Struct, frozen=True):
    """Annex A, the evidence record, and Annex B, the method.

    Attributes:
        words: the heads of the columns.
        method: headings and short paragraphs.
        page: the word before one page number; `pages` before several.
    """

    title: Markup
    lead: Markup
    words: RecordWords
    rows: tuple[ClaimRow, ...]
    differences: tuple[Difference, ...]
    method_title: Markup
    method: tuple[tuple[Markup, Markup], ...]
    page: str
    pages: str
