"""What a page template sees: plain values, nothing left to decide but the looks.

All text is `Markup`, HTML that is safe as it stands; widths and heights are in mm.
A designer who writes a new kind of document needs this file, `list_view` for lists of
sections, `dispute_view` for "Sources differ" boxes and `evidence_view` for annexes.
"""

import datetime
from typing import Literal

from markupsafe import Markup

from briefmaker.values import Struct
from briefmaker.writing.dispute_view import Dispute
from briefmaker.writing.evidence_view import Annex, Summary
from briefmaker.writing.list_view import SectionList
from briefmaker.writing.words import Words


class Metadata(Struct, frozen=True):
    """What the file says of itself (PDF document information and XMP).

    Attributes:
        subject: handling mark and kind, which mail and file managers show.
        created: the date of issue, so that the same brief gives the same bytes.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    created: datetime.date


class Cell(Struct, frozen=True):
    """One item of the block under the title: what it is, and what it says."""

    label: str
    value: Markup


class Folio(Struct, frozen=True):
    """A part of "page 1 of 4": words, or a number that only the engine knows."""

    kind: Literal["words", "page", "pages"]
    words: str = ""


class Handling(Struct, frozen=True):
    """The handling mark: `name` is its class in the style sheet, `tlp-amber`.

    Attributes:
        label: exactly as the scheme writes it; nothing if the brief has no mark.
        note: a restriction printed beside it.
    """

    name: str
    label: str
    note: Markup


class Header(Struct, frozen=True):
    """What stands above the text, and on every page.

    Attributes:
        status: a word such as "Draft"; nothing if the document is final.
        kicker: kind and topic, over the title.
        people: for whom it is, from whom, and for which occasion.
        details: its dates, its period and its id.
        terms: how the document may be used, if it is of a meeting; maybe nothing.
        box: what stands over the box on page one.
        decision: the line that asks for a decision, or says that none is asked; maybe
            nothing.
        running: the short title, from page two.
        document: unit, id, version and date, at every foot.
        folio: the pattern of the page number.
    """

    handling: Handling
    status: str
    kicker: tuple[Markup, ...]
    title: Markup
    standfirst: Markup
    people: tuple[Cell, ...]
    details: tuple[Cell, ...]
    terms: Markup
    box: Markup
    decision: Markup
    running: Markup
    document: Markup
    folio: tuple[Folio, ...]


class Text(Struct, frozen=True):
    """A run of paragraphs, lists and boxes."""

    html: Markup
    kind: Literal["text"] = "text"


class Figure(Struct, frozen=True):
    """A chart: the picture, and the words around it.

    Attributes:
        picture: a `data:` address of the SVG.
    """

    id: str
    slot: str
    label: Markup
    title: Markup
    subtitle: Markup
    picture: str
    alt: str
    width: float
    height: float
    source: Markup
    note: Markup
    kind: Literal["figure"] = "figure"


class Column(Struct, frozen=True):
    """A column of a table: its head, how it is aligned, its share in per cent."""

    head: Markup
    align: str
    share: float


class Row(Struct, frozen=True):
    """A row of a table; the chosen one is set off."""

    cells: tuple[Markup, ...]
    chosen: bool


class Table(Struct, frozen=True):
    """A table; the first cell of each row is its head."""

    id: str
    slot: str
    label: Markup
    title: Markup
    subtitle: Markup
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Markup
    note: Markup
    kind: Literal["table"] = "table"


Block = Text | Figure | Table | Dispute | SectionList


class KeyFigure(Struct, frozen=True):
    """A big number, with the mark of its source.

    Attributes:
        words: the number, with what is not digits set smaller.
        beside: what other sources say, where they differ.
        arrow: which way it has gone; nothing if that is not said.
        trend: the same in words, which stand beside the arrow.
    """

    words: Markup
    mark: Markup
    label: Markup
    beside: Markup
    arrow: str
    trend: Markup


class Section(Struct, frozen=True):
    """A section, or what is left of it after an exhibit of full width.

    Attributes:
        id: its anchor; nothing if this continues a section.
        heading: nothing if this continues a section.
        language: if it is not the document's.
    """

    id: str
    heading: Markup
    language: str
    figures: tuple[KeyFigure, ...]
    blocks: tuple[Block, ...]


class Band(Struct, frozen=True):
    """A stretch of the document across the page.

    Attributes:
        sections: those that stand in it, one after the other.
        wide: one exhibit of full width instead.
        figures: a section of key figures alone instead, which stand in rows.
    """

    sections: tuple[Section, ...] = ()
    wide: tuple[Block, ...] = ()
    figures: Section | None = None


class Judgement(Struct, frozen=True):
    """A key judgement and, in a sentence of its own, how sure we are of it."""

    id: str
    text: Markup
    confidence: Markup


class Step(Struct, frozen=True):
    """A term of the likelihood scale, its range in per cent, whether it is used."""

    term: Markup
    range: str
    used: bool


class Strip(Struct, frozen=True):
    """The likelihood scale of the document, from least to most likely."""

    label: Markup
    steps: tuple[Step, ...]


class Note(Struct, frozen=True):
    """An endnote, with the way back to its call."""

    id: str
    mark: str
    html: Markup
    back: str


class Source(Struct, frozen=True):
    """An entry of the source list.

    Attributes:
        places: what is cited in it, "para. 3, para. 14".
        calls: anchors of its marks, with spaces between them; the engine writes
            the numbers of their pages, after `page` or `pages`.
        check: its copy, and what the check made of it; nothing if not wanted.
        quality: what affects its quality; maybe nothing.
    """

    id: str
    number: str
    html: Markup
    places: Markup
    calls: str
    page: str
    pages: str
    check: Markup
    quality: Markup


class Logo(Struct, frozen=True):
    """The house's logo, at the head of page one; its height is in mm."""

    address: str
    alt: str
    height: float


class View(Struct, frozen=True):
    """A whole document as a template sees it, under the name `page`.

    Attributes:
        digits: of the language, from nought to nine; nothing where they are 0 to 9.
        kind: the name of its kind, a class in the style sheet.
        words: the fixed words of the page in the document's language.
        strip: the likelihood scale; nothing if no term of it is used.
        source_summary: the author's sentences on the sources as a set.
        notes: endnotes; notes at the foot stand in the text itself.
        summary: what the document stands on, in numbers, under its sources.
        annex: the evidence record and the method, if they are printed.
        band: stands on every page of a document with failing claims.
        logo: the house's own; nothing if it has none.
        stamp: a short digest of what the document is made from; maybe nothing.
    """

    language: str
    digits: str
    kind: str
    metadata: Metadata
    words: Words
    header: Header
    bottom_line: tuple[Block, ...]
    judgements: tuple[Judgement, ...]
    bands: tuple[Band, ...]
    strip: Strip | None
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    source_summary: Markup
    distribution: Markup
    contact: Markup
    cleared_by: Markup
    machine_use: Markup
    summary: Summary | None
    annex: Annex | None
    band: Markup
    logo: Logo | None = None
    stamp: str = ""
