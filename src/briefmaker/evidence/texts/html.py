"""Web pages (HTML, XHTML): what a reader of the page sees, in order.

Nothing is guessed to be boilerplate: a page keeps its menus, and its captions.
Dropped is what is not text (scripts, style sheets, templates) or is hidden in the
page itself: `hidden`, `aria-hidden`, and inline styles that show nothing. A rule in
a style sheet that hides something is not seen.
"""

import re
from collections.abc import Mapping

from briefmaker.evidence.texts.extractors import PAGE
from briefmaker.evidence.texts.manuscript import Manuscript, raised
from briefmaker.evidence.texts.markup import Tag, tokens
from briefmaker.evidence.texts.plain import decoded
from briefmaker.evidence.texts.text import Text

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
"""Elements without an end (HTML 13.1.2)."""

SILENT = frozenset({
    "annotation", "audio", "canvas", "datalist", "iframe", "noembed", "noframes",
    "noscript", "object", "script", "style", "template", "title", "video",
})  # fmt: skip
"""Elements whose content is not text of the page."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "pre", "search", "section", "select", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
})  # fmt: skip
"""Elements that begin and end a line."""

HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}

CELLS = frozenset({"td", "th"})

LAYOUT = frozenset({
    "article", "blockquote", "body", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "html", "li", "ol", "pre", "section", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
})  # fmt: skip
"""Blocks that do not stand in the cells of a table of data: a table that holds them
only arranges the page."""

ENDED_BY = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select", "datalist"}),
}
"""What an opening tag ends where no closing tag stands, and what it cannot reach
beyond (HTML 13.1.2.4 "Optional tags")."""

LINKED = "a"

META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]+)|"
    rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
PRESCAN = 1024
"""Bytes in which a page must declare its character set (HTML 4.2.5.4)."""

CHARSETS = re.compile(
    r"(windows-|cp)(125\d|874)|iso-8859-\d+|koi8-[ru]|gb(k|2312|18030)|big5|"
    r"euc-(jp|kr)|shift_jis|(ibm|cp)866|macintosh|utf-16[bl]e",
    re.IGNORECASE,
)
WESTERN = frozenset({"iso-8859-1", "us-ascii", "latin1"})
"""Names that stand for windows-1252 on the web (Encoding Standard, 4.2)."""

STYLE_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLE_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
UNSEEN = re.compile(
    r"(?:^|;)\s*(?:"
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s*:\s*[+-]?0*\.?0*(?:[a-z]+|%)?\s*(?:!\s*important\s*)?(?:;|$)"
    r"|color\s*:\s*transparent"
    r"|(?:left|right|top|text-indent)\s*:\s*-\d{3,}"
    r")",
    re.IGNORECASE,
)
"""Inline styles under which nobody sees a word."""


def read(data: bytes) -> Text:
    """Read a web page.

    Raises:
        Unreadable: it holds bytes that no text has.
    """
    reader = _Reader()
    for token in tokens(source_of(data)):
        reader.take(token)
    return reader.manuscript.text(PAGE)


def source_of(data: bytes) -> str:
    """Return a page's source, in the character set that it declares.

    Raises:
        Unreadable: it holds bytes that no text has.
    """
    found = META_CHARSET.search(data[:PRESCAN])
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    if name in WESTERN:
        name = "windows-1252"
    return decoded(data, name if CHARSETS.fullmatch(name) else "")


def unseen(given: Mapping[str, str]) -> bool:
    """Whether the attributes of an element hide all that is in it."""
    if "hidden" in given or given.get("aria-hidden", "").strip().lower() == "true":
        return True
    if "style" not in given:
        return False
    style = STYLE_REMARK.sub("", given["style"])
    style = STYLE_ESCAPE.sub(lambda found: _character(found[1]), style)
    return bool(UNSEEN.search(style))


def _character(hexadecimal: str) -> str:
    number = int(hexadecimal, 16)
    return chr(number) if 0 < number < 0x110000 else "\ufffd"


class _Element:
    """An open element.

    Attributes:
        hides: nothing in it is text of the page.
        footnote: a link whose address is a place on the page.
        begun: how many parts the block had when it was opened.
    """

    __slots__ = ("begun", "footnote", "hides", "linked", "name")

    def __init__(self, name: str, given: Mapping[str, str]) -> None:
        self.name = name
        self.hides = name in SILENT or (bool(given) and unseen(given))
        self.footnote = name == LINKED and "#" in given.get("href", "")
        self.linked = False
        self.begun = 0


class _Reader:
    """Writes down what is seen, tag by tag, however deep they lie in one another."""

    def __init__(self) -> None:
        self.manuscript = Manuscript()
        self._open: list[_Element] = []
        self._where: dict[str, list[int]] = {}
        self._hidden = 0
        self._names: list[str] = []

    def take(self, token: Tag | str) -> None:
        """Take the next tag or text of the page."""
        if isinstance(token, str):
            self._words(token)
        elif token.name in VOID or (token.closing and token.name == "br"):
            self._void(token.name)  # `</br>` is a `<br>` (HTML 13.2.6.4.7)
        elif not token.closing:
            self._opened(token)
        elif self._where.get(token.name):
            self._end(self._where[token.name][-1])

    def _words(self, words: str) -> None:
        if self._hidden:
            return
        if self._where.get("pre"):
            self.manuscript.verbatim(words)
        else:
            self.manuscript.words(words)

    def _opened(self, tag: Tag) -> None:
        self._end_before(tag.name)
        element = _Element(tag.name, tag.given)
        if not self._hidden and not element.hides:
            self._begin(tag.name, tag.given)
        element.begun = len(self.manuscript.parts)
        self._where.setdefault(tag.name, []).append(len(self._open))
        self._open.append(element)
        self._hidden += element.hides

    def _void(self, tag: str) -> None:
        if self._hidden:
            return
        if tag == "br":
            self.manuscript.line()
        elif tag == "hr":
            self.manuscript.block()

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        """Note what an element that is seen begins."""
        if tag in BLOCKS:
            self._break(tag)
        elif tag in CELLS and self.manuscript.parts:
            self.manuscript.cell()
        if tag in HEADINGS:
            self._names.clear()
        if "id" in given and (tag in HEADINGS or self._in_heading()):
            self._names.append(given["id"])
        if tag == LINKED and self._where.get("sup"):
            self._open[self._where["sup"][-1]].linked = True

    def _break(self, tag: str) -> None:
        """End what stands before or in a block; a row of data stays on one line."""
        where = self._where
        if tag not in LAYOUT and (where.get("td") or where.get("th")):
            self.manuscript.line()
        else:
            self.manuscript.block()

    def _in_heading(self) -> bool:
        return any(self._where.get(heading) for heading in HEADINGS)

    def _end_before(self, tag: str) -> None:
        """End the elements that this tag ends without their closing tag."""
        if tag in BLOCKS and self._where.get("p"):
            inner = self._where.get("button", [])
            if not inner or inner[-1] < self._where["p"][-1]:
                self._end(self._where["p"][-1])
        if tag not in ENDED_BY:
            return
        ended, limits = ENDED_BY[tag]
        limit = max((self._last(name) for name in limits), default=-1)
        last = max(self._last(name) for name in ended)
        if last > limit:
            self._end(last)

    def _last(self, tag: str) -> int:
        places = self._where.get(tag)
        return places[-1] if places else -1

    def _end(self, place: int) -> None:
        """Close an element and all that are open within it."""
        while len(self._open) > place:
            element = self._open.pop()
            self._where[element.name].pop()
            if self._hidden:
                self._hidden -= element.hides
            else:
                self._finish(element)

    def _finish(self, element: _Element) -> None:
        """Write down what an element that was seen ends."""
        tag = element.name
        if tag == "sup":
            self._raise(element)
        elif tag in HEADINGS:
            self.manuscript.block(HEADINGS[tag], tuple(self._names))
        elif tag in BLOCKS:
            self._break(tag)

    def _raise(self, element: _Element) -> None:
        """Drop the mark of a footnote; write other raised words after a `^`."""
        parts = self.manuscript.parts
        words = "".join(parts[element.begun :])
        del parts[element.begun :]
        within = self._open[-1] if self._open else None
        mark = within is not None and within.footnote and within.begun == len(parts)
        if not (element.linked or mark):
            parts.append(raised(words))
