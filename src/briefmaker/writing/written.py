"""What the prose of a brief has become: safe HTML, notes and sources, ready to set.

`Written` is the value that passes from the words of stage 4 (compose) to its pages.
Every text in it is HTML that this room made itself; nothing an author typed reaches
it unescaped.
"""

from collections.abc import Mapping
from typing import Literal

from briefmaker.problems import Address, Problem
from briefmaker.values import Struct, field

SOURCE = "src-"
"""What the anchor of an entry in the list of sources begins with."""

CLAIM = "claim-"
"""What the anchor of a claim's row in the evidence record begins with."""


class Html(Struct, frozen=True):
    """A run of block-level HTML, set as it stands."""

    html: str


class Exhibit(Struct, frozen=True):
    """The place where an exhibit stands between two runs of text.

    Attributes:
        id: the name of the chart or table, or of the disputed quantity.
        kind: what is set here; `dispute` is the "Sources differ" box.
    """

    id: str
    kind: Literal["chart", "table", "dispute"]


Block = Html | Exhibit


class Note(Struct, frozen=True):
    """A footnote or endnote: what it says, and the way back to its call.

    Attributes:
        id: anchor of the note, `note-3`.
        mark: its number as printed, `3`.
        html: its text, without the number.
        back: anchor of its call in the text, `ref-3`.
    """

    id: str
    mark: str
    html: str
    back: str


class Entry(Struct, frozen=True):
    """One source of the source list.

    Attributes:
        id: anchor, `src-` and the source's name.
        number: its number in numeric styles, nothing in others.
        html: the entry as the citation style prints it.
        locators: the places cited in it, in the words of the brief's language.
        calls: anchors of all its marks in document order, for the links back.
    """

    id: str
    number: str
    html: str
    locators: tuple[str, ...]
    calls: tuple[str, ...]


class DisputeRow(Struct, frozen=True):
    """What one source says in a "Sources differ" box.

    Attributes:
        claim: the fact's name.
        display: its words as printed, plain text.
        scope: what this value counts, plain text, maybe empty.
        mark: HTML of its citation mark.
    """

    claim: str
    display: str
    scope: str
    mark: str


class Written(Struct, frozen=True):
    """All prose of a brief as HTML, by the address of the field it came from.

    Attributes:
        lines: fields set as one line: inline HTML without `<p>`.
        blocks: fields set as blocks, with exhibits in their places.
        notes: all notes in the order of their calls.
        sources: the cited sources in the order of the citation style.
        numbers: each exhibit's number; figures and tables are counted apart.
        disputes: for each disputed quantity, what each source says.
        likelihoods: canonical likelihood terms in use, in the order of the scale.
        facts: each printed fact and the words printed for it, in document order.
        claims: all facts and quotations that are printed, cited or drawn, in document
            order.
        uses: for each of them, the anchors of the marks and charts that use it.
        problems: what was wrong with the prose and its citations.
    """

    lines: Mapping[Address, str]
    blocks: Mapping[Address, tuple[Block, ...]]
    notes: tuple[Note, ...]
    sources: tuple[Entry, ...]
    numbers: Mapping[str, str]
    disputes: Mapping[str, tuple[DisputeRow, ...]]
    likelihoods: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    claims: tuple[str, ...] = ()
    uses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
