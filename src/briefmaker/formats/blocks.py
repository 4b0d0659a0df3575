"""A document as formats without pages see it: blocks of words, one after the other.

`reading` makes it from the page; the Word, Markdown and plain text writers set it.
What stands in their lines is in `runs`.
"""

from collections.abc import Mapping
from enum import StrEnum

from briefmaker.formats.places import Place
from briefmaker.formats.runs import Flow, Inlines
from briefmaker.values import Struct, field


class Role(StrEnum):
    """What a paragraph is, for its style; the value is its name in other formats."""

    BODY = "body"
    KICKER = "kicker"
    TITLE = "title"
    STANDFIRST = "standfirst"
    TERMS = "terms"
    HEADING = "heading"
    SUBHEADING = "subheading"
    DECISION = "decision"
    JUDGEMENT = "judgement"
    CONFIDENCE = "confidence"
    POINT = "point"
    WHY = "why"
    ANSWERS = "answers"
    BEYOND = "beyond"
    BOX_TITLE = "box-title"
    SPREAD = "spread"
    QUOTATION = "quotation"
    VERBATIM = "verbatim"
    EXHIBIT_LABEL = "exhibit-label"
    EXHIBIT_TITLE = "exhibit-title"
    SUBTITLE = "subtitle"
    ORIGIN = "origin"
    CELL = "cell"
    SOURCE = "source"
    SUMMARY = "summary"
    STRIP_LABEL = "strip-label"
    LEAD = "lead"
    END = "end"
    NOTE = "note"


class Paragraph(Struct, frozen=True):
    """A paragraph.

    Attributes:
        place: where it stands in the brief; nothing for words of the tool's own.
    """

    role: Role
    words: Inlines
    flow: Flow
    place: Place | None = None


class Item(Struct, frozen=True):
    """An entry of a list.

    Attributes:
        anchor: that others lead to; maybe nothing.
        number: as printed, where the list is not counted by itself.
    """

    blocks: tuple["Block", ...]
    anchor: str = ""
    number: str = ""


class Counted(StrEnum):
    """How the entries of a list are told apart."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    JUDGEMENTS = "judgements"
    VOICES = "voices"
    SOURCES = "sources"
    NOT = "not"


class Listing(Struct, frozen=True):
    """A list.

    Attributes:
        start: the number of its first entry.
    """

    counted: Counted
    items: tuple[Item, ...]
    flow: Flow
    start: int = 1


class Picture(Struct, frozen=True):
    """A picture.

    Attributes:
        address: `data:` or `file:`.
        width: in mm; nothing for its own size.
        height: in mm; nothing for its own size.
    """

    address: str
    alt: str
    width: float = 0.0
    height: float = 0.0
    place: Place | None = None


class Figure(Struct, frozen=True):
    """A chart or another picture, with the words around it."""

    id: str
    caption: tuple[Paragraph, ...]
    picture: Picture
    below: tuple[Paragraph, ...]
    flow: Flow


class Cell(Struct, frozen=True):
    """A cell of a table.

    Attributes:
        heads: it is the head of its row or column.
        align: `left`, `right` or `centre`.
    """

    paragraphs: tuple[Paragraph, ...]
    heads: bool = False
    align: str = "left"


class Row(Struct, frozen=True):
    """A row of a table.

    Attributes:
        chosen: it is set off from the others.
        anchor: that others lead to; maybe nothing.
    """

    cells: tuple[Cell, ...]
    chosen: bool = False
    anchor: str = ""


class Table(Struct, frozen=True):
    """A table.

    Attributes:
        shares: of the columns in the width, in per cent; nothing to fit the words.
        wide: it is wider than the text.
        small: it is set in smaller type, as a record is.
    """

    id: str
    caption: tuple[Paragraph, ...]
    shares: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    below: tuple[Paragraph, ...]
    flow: Flow
    wide: bool = False
    small: bool = False


class Frame(StrEnum):
    """Why some blocks stand in a box."""

    BOTTOM_LINE = "bottom-line"
    DISPUTE = "dispute"
    CALLOUT = "callout"
    WARNING = "warning"


class Box(Struct, frozen=True):
    """Blocks that stand apart in a box."""

    frame: Frame
    blocks: tuple["Block", ...]
    anchor: str = ""


class KeyFigure(Struct, frozen=True):
    """A big number, and the lines under it."""

    number: Inlines
    lines: tuple[Inlines, ...]
    flow: Flow
    place: Place | None = None


class KeyFigures(Struct, frozen=True):
    """Big numbers beside each other."""

    figures: tuple[KeyFigure, ...]


class Field(Struct, frozen=True):
    """An entry of the form under the title: what it is, and what it says."""

    label: str
    value: Inlines


class Form(Struct, frozen=True):
    """Who and when: lists of entries that stand beside each other."""

    columns: tuple[tuple[Field, ...], ...]
    flow: Flow


class Step(Struct, frozen=True):
    """A term of the likelihood scale with its range, and whether it is used."""

    range: str
    term: str
    used: bool


class Strip(Struct, frozen=True):
    """The likelihood scale, from least to most likely."""

    label: Paragraph
    steps: tuple[Step, ...]
    flow: Flow


class Signature(Struct, frozen=True):
    """Lines to sign on, with what belongs there."""

    lines: tuple[str, ...]
    flow: Flow


class Divider(Struct, frozen=True):
    """A line across the text."""


class Heading(Struct, frozen=True):
    """The heading of a section, or of a part of it.

    Attributes:
        level: 1 for sections, 2 for parts of them.
        anchors: that others lead to.
        annex: it begins on a page of its own.
    """

    level: int
    words: Inlines
    flow: Flow
    place: Place | None = None
    anchors: tuple[str, ...] = ()
    annex: bool = False


Block = (
    Paragraph
    | Heading
    | Listing
    | Picture
    | Figure
    | Table
    | Box
    | KeyFigures
    | Form
    | Strip
    | Signature
    | Divider
)


class Furniture(Struct, frozen=True):
    """What stands on every page.

    Attributes:
        marking: the handling mark; maybe nothing.
        beside: a restriction printed beside it; maybe nothing.
        status: a word such as "Draft"; nothing if the document is final.
        band: over everything else; maybe nothing.
        running: the short title.
        document: unit, id, version and date.
        folio: parts of "1 of 4": words, `{page}`, `{pages}`.
    """

    marking: str
    beside: str
    status: str
    band: str
    running: str
    document: str
    folio: tuple[str, ...]


class Document(Struct, frozen=True):
    """A whole document.

    Attributes:
        notes: what each note says, by its name.
    """

    flow: Flow
    furniture: Furniture
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
