"""Word documents (DOCX, ECMA-376): the text as it stands after all changes.

Inserted words are kept, deleted and hidden ones are not. Rows of tables stand on one
line, footnotes and endnotes at the end. Pages are not known: Word makes them anew
each time, so a passage is found by its section or paragraph.
"""

from collections.abc import Iterator
from zipfile import ZipFile

from briefmaker.evidence.texts.extractors import WORD
from briefmaker.evidence.texts.manuscript import Manuscript, raised
from briefmaker.evidence.texts.packed import main_part, package, parse, part
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.values import Struct, field

DROPPED = frozenset({
    "Fallback", "del", "delText", "instrText", "moveFrom", "pPrChange", "rPrChange",
})  # fmt: skip
"""What is not text of the document: deletions, where moved text stood, how it looked
before a change, the code of a field, and the second form of a drawing
(ECMA-376, part 1, 17.13.5 and 17.16; part 3, 7.7)."""

SIGNS = {"tab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

LINES = frozenset({"br", "cr"})

OFF = frozenset({"0", "false", "off"})
"""What an on-off property holds when it is off (17.17.4)."""

SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes) -> Text:
    """Read a Word document.

    Raises:
        Unreadable: it has a password, is damaged, or is made to do harm.
    """
    with package(data) as file:
        name = main_part(file)
        folder = name.rpartition("/")[0]
        document = part(file, name)
        if not document:
            raise Unreadable(
                "the file holds no Word document",
                "see whether it is the right file; a table is added as CSV",
            )
        styles = _styles(file, f"{folder}/styles.xml")
        reader = _Reader(styles)
        reader.read(document)
        for notes in ("footnotes", "endnotes"):
            if found := part(file, f"{folder}/{notes}.xml"):
                reader.read(found)
    return reader.manuscript.text(WORD)


class _Style(Struct):
    """A style, as far as text depends on it.

    Attributes:
        rank: of a heading, 1 to 9; 0 for others.
        hidden: its words are not shown.
        basis: the style that it goes on from.
    """

    rank: int = 0
    hidden: bool | None = None
    basis: str = ""


class _Styles(Struct):
    """The styles of a document by their ids."""

    found: dict[str, _Style] = field(default_factory=dict)

    def rank(self, name: str) -> int:
        """Return the rank of a style's headings; 0 if it is no heading's."""
        return next((style.rank for style in self._line(name) if style.rank), 0)

    def hidden(self, name: str) -> bool:
        """Whether a style hides its words."""
        said = (style.hidden for style in self._line(name))
        return next((hidden for hidden in said if hidden is not None), False)

    def _line(self, name: str) -> Iterator[_Style]:
        """Yield a style, the one that it goes on from, and so on."""
        seen: set[str] = set()
        while name in self.found and name not in seen:
            seen.add(name)
            yield self.found[name]
            name = self.found[name].basis


def _styles(file: ZipFile, name: str) -> _Styles:
    styles = _Styles()
    style = _Style()

    def opened(tag: str, given: dict[str, str]) -> None:
        nonlocal style
        value = given.get("val", "")
        if tag == "style":
            style = styles.found.setdefault(given.get("styleId", ""), _Style())
        elif tag == "name":  # built-in names are English in every Word
            kind, _, rank = value.lower().partition(" ")
            if kind == "heading" and rank.isdecimal():
                style.rank = int(rank)
            elif value.lower() == "title":
                style.rank = 1
        elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
            style.rank = int(value) + 1
        elif tag == "basedOn":
            style.basis = value
        elif tag == "vanish":
            style.hidden = value not in OFF

    if data := part(file, name):
        parse(data, opened, lambda _: None, lambda _: None)
    return styles


class _Reader:
    """Writes down the text of a part, element by element."""

    def __init__(self, styles: _Styles) -> None:
        self.manuscript = Manuscript()
        self._styles = styles
        self._dropped = 0
        self._cells = 0
        self._rank = 0
        self._paragraph_style = ""
        self._run_style = ""
        self._vanish: bool | None = None
        self._raised = False
        self._in_run = False
        self._in_text = False

    def read(self, data: bytes) -> None:
        """Read a part: the document, its footnotes or its endnotes."""
        parse(data, self._opened, self._closed, self._words)
        self.manuscript.block()

    def _opened(self, tag: str, given: dict[str, str]) -> None:
        separator = tag in ("footnote", "endnote") and given.get("type") in SEPARATORS
        if self._dropped or separator or tag in DROPPED:
            self._dropped += 1
            return
        value = given.get("val", "")
        if tag == "p":
            self._begin_paragraph()
        elif tag == "tr":
            self.manuscript.block()
        elif tag == "tc":
            self._cells += 1
        elif tag == "pStyle":
            self._rank = self._styles.rank(value)
            self._paragraph_style = value
        elif tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
            self._rank = int(value) + 1
        elif tag == "r":
            self._in_run, self._run_style = True, ""
            self._vanish, self._raised = None, False
        elif self._in_run:
            self._in_a_run(tag, value)

    def _begin_paragraph(self) -> None:
        if self._cells:
            self.manuscript.line()
        else:
            self.manuscript.block()
        self._rank, self._paragraph_style = 0, ""

    def _in_a_run(self, tag: str, value: str) -> None:
        """Take a property or a sign of a run."""
        if tag == "rStyle":
            self._run_style = value
        elif tag == "vanish":
            self._vanish = value not in OFF
        elif tag == "vertAlign":
            self._raised = value == "superscript"
        elif tag == "t":
            self._in_text = True
        elif tag in LINES and not self._hides():
            self.manuscript.line()
        elif tag in SIGNS and not self._hides():
            self.manuscript.words(SIGNS[tag])

    def _closed(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
        elif tag == "t":
            self._in_text = False
        elif tag == "r":
            self._in_run = False
        elif tag == "tc":
            self._cells -= 1
            self.manuscript.cell()
        elif tag == "tr" or (tag == "p" and not self._cells):
            self.manuscript.block(self._rank if tag == "p" else 0)
            self._rank = 0

    def _words(self, words: str) -> None:
        if not self._in_text or self._dropped or self._hides():
            return
        self.manuscript.words(raised(words) if self._raised else words)

    def _hides(self) -> bool:
        """Whether the run's own property, else its style's, hides its words."""
        if self._vanish is not None:
            return self._vanish
        names = (self._run_style, self._paragraph_style)
        return any(self._styles.hidden(name) for name in names)


def properties(data: bytes) -> dict[str, str]:
    """Return the title, author and language that a Word document gives itself.

    They are its core properties (ECMA-376, part 2, 11).

    Raises:
        Unreadable: it cannot be opened.
    """
    names = {"title": "title", "creator": "author", "language": "language"}
    found: dict[str, str] = {}
    here = ""

    def opened(tag: str, _: dict[str, str]) -> None:
        nonlocal here
        here = names.get(tag, "")

    def words(said: str) -> None:
        if here:
            found[here] = found.get(here, "") + said

    def closed(_: str) -> None:
        nonlocal here
        here = ""

    with package(data) as file:
        if core := part(file, "docProps/core.xml"):
            parse(core, opened, closed, words)
    return found
