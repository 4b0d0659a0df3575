"""What a letter says, before it is set: its plain text and its HTML say the same.

Of a document, everything here is taken from the composed page, so that no letter says
what the page does not: with the words of each fact, the term of each judgement, and
without what the page leaves out for its readers.
"""

from collections.abc import Iterator

from briefmaker.formats.blocks import KeyFigure
from briefmaker.formats.mail.enclosure import Enclosure
from briefmaker.formats.runs import Call, Flow, Inline, Inlines, Mark, Words, plain
from briefmaker.formats.text.marks import is_raised
from briefmaker.look.look import Look
from briefmaker.rules.measure import words_in
from briefmaker.values import Struct


class Line(Struct, frozen=True):
    """A paragraph, or an entry of a list.

    Attributes:
        listed: it is an entry of a list.
        aside: said after it in smaller type: how sure we are; maybe nothing.
    """

    words: Inlines
    flow: Flow
    listed: bool = False
    aside: str = ""


class Shown(Struct, frozen=True):
    """A picture in a letter.

    Attributes:
        id: by which the HTML asks for it (RFC 2392), without angle brackets.
        data: a PNG with two pixels for each of the screen.
        width: of the place that it takes, in CSS pixels.
        height: the same.
        alt: what it shows, for readers who cannot see it.
    """

    id: str
    data: bytes
    width: int
    height: int
    alt: str


class Exhibit(Struct, frozen=True):
    """A chart with the words around it."""

    shown: Shown
    label: Inlines
    title: Inlines
    subtitle: Inlines
    below: tuple[Inlines, ...]
    flow: Flow


class Said(Struct, frozen=True):
    """All that a letter says, but for the sender's own words and what is attached.

    Attributes:
        subject: whole, with the handling mark.
        mark_name: the class of the handling mark: `tlp-amber`.
        marking: the handling mark as printed; maybe nothing.
        beside: a restriction beside it; maybe nothing.
        band: that claims fail; maybe nothing.
        status: a word such as "Draft"; nothing if the document is final.
        kicker: what kind of document it is.
        terms: how it may be used, if it is of a meeting; maybe nothing.
        box: what stands over the bottom line.
        lead: the bottom line.
        ask: what the reader is asked to decide, and by when; maybe nothing.
        heading: over the points.
        points: the first key judgements, or entries of the first list.
        figures: big numbers, where there is no chart.
        grounds: what the document stands on, in numbers; maybe nothing.
        contact: whom to ask; maybe nothing.
        document: unit, id, version and date.
    """

    flow: Flow
    look: Look
    subject: str
    mark_name: str
    marking: str
    title: Inlines
    lead: tuple[Line, ...]
    document: str
    kicker: str = ""
    beside: str = ""
    band: str = ""
    status: str = ""
    terms: str = ""
    box: str = ""
    ask: Inlines = ()
    heading: str = ""
    points: tuple[Line, ...] = ()
    exhibit: Exhibit | None = None
    figures: tuple[KeyFigure, ...] = ()
    grounds: tuple[Inlines, ...] = ()
    contact: str = ""
    logo: Shown | None = None

    @property
    def body(self) -> int:
        """How many of the author's words are to be read, for rule N-02."""
        said = [line.words for line in (*self.lead, *self.points)]
        return sum(map(length, (*said, unlabelled(self.ask))))

    @property
    def pictures(self) -> tuple[Shown, ...]:
        """All pictures, in the order in which they are seen."""
        chart = self.exhibit.shown if self.exhibit else None
        return tuple(each for each in (self.logo, chart) if each)

    @property
    def lines(self) -> Iterator[Inlines]:
        """Everything in which marks of sources may stand."""
        yield from (line.words for line in (*self.lead, *self.points))
        yield self.ask
        for figure in self.figures:
            yield figure.number
            yield from figure.lines
        if self.exhibit:
            yield from (self.exhibit.subtitle, *self.exhibit.below)


class Added(Struct, frozen=True):
    """What the sender adds to what the document says.

    Attributes:
        greeting: one line before all else; maybe nothing.
        note: paragraphs of the sender's own; maybe none.
        signature: lines under all that is said; maybe none.
        enclosures: what travels with the letter.
    """

    greeting: str
    note: tuple[str, ...]
    signature: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]


def length(words: Inlines) -> int:
    """Return how many words a line has."""
    return words_in(unmarked(words))


def unlabelled(words: Inlines) -> Inlines:
    """Return a line without the bold words that it begins with."""
    first = words[0] if words else None
    labelled = isinstance(first, Words) and Mark.STRONG in first.marks
    return words[1:] if labelled else words


def unmarked(words: Inlines) -> str:
    """Return a line as text, without the marks of its sources."""
    return "".join(plain((part,)) for part in words if not is_mark(part))


def marks_in(words: Inlines) -> str:
    """Return the marks of sources that stand in a line."""
    return "".join(
        part.mark if isinstance(part, Call) else plain((part,))
        for part in words
        if is_mark(part)
    )


def is_mark(part: Inline) -> bool:
    """Whether a part of a line is the mark of a source or of a note."""
    return isinstance(part, Call) or is_raised(part)
