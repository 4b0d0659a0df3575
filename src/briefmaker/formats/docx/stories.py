"""The stories of a Word document, read for comments and tracked changes.

A story is a part with text of its own: the document, its notes, a header, a footer.
It is read as a stream, so nothing in it can nest too deeply; formatting and its changes
are passed over (ECMA-376, part 1, 17.13).
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from briefmaker.evidence.texts.packed import parse
from briefmaker.formats.docx.remarks import Anchor, Story
from briefmaker.formats.places import PREFIX
from briefmaker.values import Struct, field

Kind = Literal["same", "in", "out", "moved-out", "moved-in"]
"""What became of a run of words."""

CHANGES: Mapping[str, Kind] = {
    "ins": "in",
    "del": "out",
    "moveFrom": "moved-out",
    "moveTo": "moved-in",
}
ORIGINAL = frozenset({"same", "out", "moved-out"})
CURRENT = frozenset({"same", "in", "moved-in"})

DROPPED = frozenset(
    {"Fallback", "instrText", "delInstrText", "pPrChange", "rPrChange", "sectPrChange"}
    | {"tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange"}
)
"""What is no text: codes of fields, how it looked before a change, and the second
form of a drawing (part 3, 7.7)."""

PROPERTIES = frozenset({"rPr", "trPr"})
"""In these a change is that of a paragraph's end or of a row, and holds no words."""

SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Run(Struct):
    """Words to which the same has happened.

    Attributes:
        name: of a move, which its two ends share.
        bookmark: the innermost that is open.
    """

    kind: Kind
    words: str
    author: str = ""
    day: str = ""
    name: str = ""
    bookmark: str = ""
    order: int = 0


class Paragraph(Struct):
    """A paragraph as far as it has been read.

    Attributes:
        note: the number of the note that it is part of.
        bookmarks: those that begin in it, in their order.
        earlier: the last one that began before it.
    """

    story: Story
    note: str = ""
    runs: list[Run] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    earlier: str = ""

    @property
    def original(self) -> str:
        """Its words before any change."""
        return "".join(run.words for run in self.runs if run.kind in ORIGINAL)

    def anchor(self, runs: int, bookmark: str) -> Anchor:
        """Return a place in it, behind so many of its runs.

        Args:
            bookmark: the one that is open there; else its own first one is meant, or
                the last before it.
        """
        before = "".join(r.words for r in self.runs[:runs] if r.kind in ORIGINAL)
        known = next(filter(None, (bookmark, *self.bookmarks, self.earlier)), "")
        return Anchor(self.story, self.original, len(before), known)


class Span(Struct):
    """The words that a comment is about, as far as they have been read."""

    paragraph: Paragraph
    runs: int
    bookmark: str
    order: int
    now: str = ""
    once: str = ""

    @property
    def on(self) -> str:
        """Those words as they stand now, or, where none do, as they stood."""
        return " ".join((self.now if self.now.strip() else self.once).split())

    @property
    def anchor(self) -> Anchor:
        """Where it begins."""
        return self.paragraph.anchor(self.runs, self.bookmark)


class Reader:
    """Reads a story from its beginning to its end.

    Attributes:
        paragraphs: in the order of their beginnings.
        spans: of each comment, by its number.
        notes: where each note is called, by its kind and number.
        order: how many runs and marks were met, which gives everything its place.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.root = ""
        self.paragraphs: list[Paragraph] = []
        self.spans: dict[str, Span] = {}
        self.notes: dict[tuple[str, str], int] = {}
        self.order = 0
        self._path: list[str] = []
        self._open: list[Paragraph] = []
        self._changes: list[tuple[Kind, str, str]] = []
        self._moves: dict[str, str] = {}
        self._bookmarks: dict[str, str] = {}
        self._spans: dict[str, Span] = {}
        self._waiting: list[str] = []
        self._last = ""
        self._note = ""
        self._dropped = 0

    def read(self, data: bytes) -> None:
        """Read a part.

        Raises:
            Unreadable: it is not right as XML, or has a document type declaration.
        """
        parse(data, self._begin, self._end, self._words)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self.root = self.root or tag
        if self._dropped or tag in DROPPED:
            self._dropped += 1
            return
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == "p":
            paragraph = Paragraph(self.story, self._note, earlier=self._last)
            self.paragraphs.append(paragraph)
            self._open.append(paragraph)
            waiting, self._waiting = self._waiting, []
            for number in waiting:
                self._comment(number)
        elif tag in ("footnote", "endnote"):
            self._note = given.get("id", "")
        elif tag in CHANGES and parent not in PROPERTIES:
            author, day = given.get("author", ""), given.get("date", "")[:10]
            self._changes.append((CHANGES[tag], author, day))
        elif tag in SIGNS and parent == "r":
            self._add(SIGNS[tag])
        else:
            self._mark(tag, given)

    def _mark(self, tag: str, given: Mapping[str, str]) -> None:
        """Take a mark that has no words: where something begins, ends or is called."""
        number = given.get("id", "")
        if tag == "bookmarkStart" and given.get("name", "").startswith(PREFIX):
            self._bookmarks[number] = self._last = given["name"]
            if self._open:
                self._open[-1].bookmarks.append(self._last)
        elif tag == "bookmarkEnd":
            self._bookmarks.pop(number, None)
        elif tag == "commentRangeStart":
            self._comment(number)
        elif tag == "commentRangeEnd":
            self._spans.pop(number, None)
        elif tag == "commentReference" and number not in self.spans:
            self._comment(number)
            self._spans.pop(number, None)
        elif tag in NOTES:
            self.order += 1
            self.notes[NOTES[tag], number] = self.order
        elif tag in ("moveFromRangeStart", "moveToRangeStart"):
            self._moves[tag[:-10]] = given.get("name", "")

    def _comment(self, number: str) -> None:
        """Begin the words of a comment; one between paragraphs waits for the next."""
        if not self._open:
            self._waiting.append(number)
            return
        self.order += 1
        paragraph = self._open[-1]
        span = Span(paragraph, len(paragraph.runs), self._innermost(), self.order)
        self.spans[number] = self._spans[number] = span

    def _innermost(self) -> str:
        return next(reversed(self._bookmarks.values()), "")

    def _words(self, words: str) -> None:
        if not self._dropped and self._path and self._path[-1] in ("t", "delText"):
            self._add(words)

    def _add(self, words: str) -> None:
        if not self._open:
            return
        self.order += 1
        kind, author, day = self._changes[-1] if self._changes else ("same", "", "")
        name = {"moved-out": "moveFrom", "moved-in": "moveTo"}.get(kind, "")
        run = Run(
            kind,
            words,
            author,
            day,
            self._moves.get(name, ""),
            self._innermost(),
            self.order,
        )
        self._open[-1].runs.append(run)
        for span in self._spans.values():
            span.now += words if kind in CURRENT else ""
            span.once += words if kind in ORIGINAL else ""

    def _end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            return
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if tag == "p" and self._open:
            self._open.pop()
            for span in self._spans.values():
                span.now, span.once = f"{span.now} ", f"{span.once} "
        elif tag in CHANGES and parent not in PROPERTIES and self._changes:
            self._changes.pop()


def grouped(paragraph: Paragraph) -> Iterator[tuple[int, list[Run]]]:
    """Yield runs of changed words side by side, by one person, with their place.

    Words taken out and put in at one place are one change; what was moved stands
    alone.
    """
    group: list[Run] = []
    start = 0
    for place, run in enumerate(paragraph.runs):
        if group and not _together(group[-1], run):
            yield start, group
            group = []
        if run.kind != "same":
            start = start if group else place
            group.append(run)
    if group:
        yield start, group


def _together(one: Run, other: Run) -> bool:
    moved = {one.kind, other.kind} & {"moved-out", "moved-in"}
    same = one.kind == other.kind and one.name == other.name
    return other.kind != "same" and one.author == other.author and (same or not moved)
