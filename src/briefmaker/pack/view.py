"""What the templates of a pack see: plain values, nothing left to decide but the looks.

All text is `Markup` or is escaped by the template. `Frame` is the `page` that the
partials of every document know; the rest is of packs alone.
"""

from markupsafe import Markup

from briefmaker.values import Struct
from briefmaker.writing.view import Cell, Folio, Handling, Logo, Metadata
from briefmaker.writing.words import Words


class Furniture(Struct, frozen=True):
    """What stands at the head and foot of every page.

    Attributes:
        status: nothing; a pack is never a draft of itself.
        running: the meeting, from page two.
        document: sender, id and date of issue.
        folio: nothing where pages are numbered over the whole pack.
    """

    handling: Handling
    running: Markup
    document: Markup
    status: str = ""
    folio: tuple[Folio, ...] = ()


class Frame(Struct, frozen=True):
    """A document of a pack as the frame of every document shows it.

    Attributes:
        kind: classes in the style sheet: `pack`, which document, the print variants.
        band: nothing; it stands over documents with failing claims.
        stamp: nothing; it is printed over all pages.
    """

    language: str
    digits: str
    kind: str
    metadata: Metadata
    header: Furniture
    words: Words
    logo: Logo | None
    stamp: str = ""
    band: str = ""


class Cover(Struct, frozen=True):
    """The first page.

    Attributes:
        number: which meeting of its series; maybe nothing.
        copy: which copy it is; nothing if there are no others.
        name: whose copy it is.
        marks: what is said of the handling marks of papers; maybe nothing.
    """

    title: Markup
    number: Markup
    when: Markup
    place: Markup
    people: tuple[Cell, ...]
    details: tuple[Cell, ...]
    copy: Markup
    name: Markup
    marks: Markup


class Entry(Struct, frozen=True):
    """A line of the list of contents.

    Attributes:
        label: “Tab 2”; nothing for parts of the pack's own.
        about: kind, id, author and mark of a paper.
        target: the anchor that it leads to.
        page: its page in the pack; nothing where `target` is on a page of this
            document, whose number only the engine knows.
    """

    label: Markup
    title: Markup
    about: Markup
    target: str
    page: str = ""


class Reference(Struct, frozen=True):
    """A paper of an item.

    Attributes:
        tab: “Tab 2”.
        document: its number; maybe nothing.
        page: “page 17”; nothing where the pack is not at hand, nor `target`.
        ask: the decision that it asks for; nothing if the item is for none.
        target: the anchor that it leads to.
    """

    tab: Markup
    document: Markup
    page: Markup
    title: Markup
    ask: Markup
    target: str = ""


class Point(Struct, frozen=True):
    """An item of the agenda.

    Attributes:
        kind: `decision`, `discussion` or `information`, a class in the style sheet.
    """

    number: str
    hours: str
    title: Markup
    purpose: str
    kind: str
    owner: Markup
    note: Markup
    papers: tuple[Reference, ...]


class Person(Struct, frozen=True):
    """Somebody on the list of attendees."""

    name: Markup
    chair: bool
    office: Markup
    note: Markup


class Task(Struct, frozen=True):
    """An action outstanding; `late` says by how much, if its day has gone."""

    action: Markup
    owner: Markup
    due: str
    late: str
    state: Markup


class Term(Struct, frozen=True):
    """A word of the glossary."""

    word: Markup
    meaning: Markup


class Plate(Struct, frozen=True):
    """A name plate; sizes in pt.

    Attributes:
        name: in one line or two.
        office: what somebody is, then of which body.
    """

    name: tuple[Markup, ...]
    size: float
    office: tuple[Markup, ...]
    office_size: float


class Thumb(Struct, frozen=True):
    """The thumb of a tab; `top` and `height` in mm."""

    label: str
    top: float
    height: float


class Leaf(Struct, frozen=True):
    """A page as the template sees it.

    Attributes:
        classes: `outside-left` or `outside-right`, where its outer edge is; `wide`.
        start: pack and copy, at the reading start of the strip.
        folio: which page of the pack it is.
        strip: the pack's mark stands in the strips at head and foot.
        full: the pack's mark stands where documents have it.
    """

    classes: str
    start: str
    folio: str
    strip: bool
    full: bool
    blank: bool
    thumb: Thumb | None
