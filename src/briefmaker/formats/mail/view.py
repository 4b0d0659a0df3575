"""What the template of a letter sees, under the name `letter`: nothing to decide.

All text is `Markup`, HTML that is safe as it stands; sizes are in CSS pixels. A house
that writes a template of its own (`mail/letter.html`, `mail/letter.css` and
`mail/dark.css` in its folder of templates) needs this file alone. Mail programs read
no style sheets: `letter.css` is written into each element afterwards, so it can have
no variables and no `@` rules; those go into `dark.css`.
"""

from markupsafe import Markup

from briefmaker.values import Struct


class Image(Struct, frozen=True):
    """A picture; `address` is its `cid:`."""

    address: str
    alt: str
    width: int
    height: int


class Text(Struct, frozen=True):
    """A paragraph or an entry of a list.

    Attributes:
        aside: said after it in smaller type; maybe nothing.
        spoken: its `lang` and `dir`, if they are not the letter's; with a space first.
    """

    html: Markup
    listed: bool
    aside: Markup
    spoken: Markup


class Number(Struct, frozen=True):
    """A big number, and the lines under it."""

    html: Markup
    lines: tuple[Markup, ...]


class Chart(Struct, frozen=True):
    """A chart with the words around it; `spoken` as in a text."""

    image: Image
    label: Markup
    title: Markup
    subtitle: Markup
    below: tuple[Markup, ...]
    spoken: Markup


class File(Struct, frozen=True):
    """What travels with the letter; `pages` in words, nothing without pages."""

    name: Markup
    pages: Markup
    sha256: str


class LetterView(Struct, frozen=True):
    """A whole letter.

    Attributes:
        direction: `ltr` or `rtl`.
        start: the side on which its lines begin: `left` or `right`.
        end: the other side.
        beside: a restriction beside the handling mark.
        band: that claims of the document fail.
        box: over the bottom line.
        lead: the bottom line.
        ask: what the reader is asked to decide.
        heading: over the points.
        numbers: big numbers, where there is no chart.
        note: paragraphs of the sender's own, under `note_heading`.
        signature: lines of the sender's own under all that is said.
        attached: over the files.
        grounds: what the document stands on, and what its marks mean.
        terms: how it may be used, if it is of a meeting.
        foot: whom to ask; unit, id, version and date.
    """

    language: str
    direction: str
    start: str
    end: str
    subject: Markup
    marking: Markup
    beside: Markup
    band: Markup
    status: Markup
    logo: Image | None
    kicker: Markup
    title: Markup
    greeting: Markup
    box: Markup
    lead: tuple[Text, ...]
    ask: Markup
    heading: Markup
    points: tuple[Text, ...]
    numbers: tuple[Number, ...]
    chart: Chart | None
    note_heading: Markup
    note: tuple[Markup, ...]
    signature: tuple[Markup, ...]
    attached: Markup
    files: tuple[File, ...]
    grounds: tuple[Markup, ...]
    terms: Markup
    foot: tuple[Markup, ...]
