"""Words in a line as HTML: marks in their places, every author's word escaped."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from briefmaker.values import Struct, replace
from briefmaker.writing.citations import Citations
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.ledger import Cluster, Item
from briefmaker.writing.marks import Marks, anchored, named_sources
from briefmaker.writing.nodes import (
    Abbreviation,
    Cite,
    Code,
    Differs,
    Emphasis,
    Inline,
    Inlines,
    Likely,
    Link,
    NoteCall,
    Paragraph,
    Printed,
    Reference,
    Strong,
    Text,
)
from briefmaker.writing.prose import Prose
from briefmaker.writing.written import CLAIM

STOPS = re.compile(r"[.,;:!?…]+")
OPENING = (" ", NBSP, "(", "[", "“", "«", "„", "‘", "/", "–", "—")
COMMA = '<sup class="mark">, </sup>'


class _Set(Struct, frozen=True):
    """Something set in a line.

    Attributes:
        kind: `words` are plain text; the others are HTML. A `mark` (or the ≠ of
            `differs`) hugs the word before it; what stands `apart` keeps a space.
    """

    kind: Literal["words", "mark", "differs", "html", "apart"]
    text: str


class LineSetter(Struct, frozen=True):
    """Sets inline nodes as HTML.

    Attributes:
        foot: notes are set where they are called, for the foot of the page; else
            only their calls are, and the notes stand together at the end.
        recorded: printed facts lead to their rows in the evidence record.
    """

    prose: Prose
    citations: Citations
    marks: Marks
    foot: bool
    language: Language
    recorded: bool = False

    def line(self, nodes: Inlines) -> str:
        """Return inline nodes as HTML."""
        parts = [part for node in nodes for part in self._inline(node)]
        return "".join(_joined(self._settled(parts)))

    def cite(self, index: int) -> str:
        """Return the mark of one cluster as HTML; nothing for a negative number."""
        return self.line((Cite(index),)) if index >= 0 else ""

    def note(self, number: int) -> str:
        """Return the text of an author's note as HTML that can stand in a line."""
        blocks = self.prose.notes[number]
        return "<br>".join(
            self.line(block.children)
            for block in blocks
            if isinstance(block, Paragraph)
        )

    def own_note(self, index: int) -> str:
        """Return the text of the note that a citation makes (note styles)."""
        return anchored(self.citations.cited[index].note, iter(()))

    def _settled(self, parts: Sequence[_Set]) -> list[_Set]:
        """Put marks where they belong: against the word, after the full stop."""
        settled: list[_Set] = []
        for part in parts:
            last = settled[-1] if settled else None
            after_mark = last is not None and last.kind in ("mark", "differs")
            if part.kind in ("mark", "differs") and last and last.kind == "words":
                settled[-1] = replace(last, text=last.text.rstrip(f" {NBSP}"))
                if not settled[-1].text:
                    settled.pop()
            elif part.kind == "apart" and last and not last.text.endswith(OPENING):
                settled.append(_Set("words", " "))
            elif part.kind == "words" and after_mark:
                settled.append(self._after_marks(settled, part))
                continue
            settled.append(part)
        return settled

    def _after_marks(self, settled: list[_Set], part: _Set) -> _Set:
        """Move the stops that follow marks in front of them, where a language does."""
        stops = STOPS.match(part.text)
        if stops is None or not self.language.typography.marks_after_punctuation:
            return part
        at = len(settled)
        while at and settled[at - 1].kind in ("mark", "differs"):
            at -= 1
        settled.insert(at, _Set("words", stops[0]))
        return _Set("words", part.text[stops.end() :])

    def _inline(self, node: Inline) -> Iterable[_Set]:
        match node:
            case Text(text):
                return [_Set("words", text)]
            case Cite(cluster):
                return self._cite(cluster)
            case NoteCall(note, again):
                return [_Set("mark", self._note_call(note, again))]
            case Differs(quantity):
                name = html.escape(self.language.words.differs)
                return [
                    _Set(
                        "differs",
                        f'<sup class="mark"><a class="differs" title="{name}" '
                        f'href="#differs-{quantity}">≠</a></sup>',
                    )
                ]
            case _:
                return [_Set("html", self._plain(node))]

    def _plain(self, node: Inline) -> str:
        """Return a node that is no mark as HTML."""
        match node:
            case Emphasis(children):
                return f"<em>{self.line(children)}</em>"
            case Strong(children):
                return f"<strong>{self.line(children)}</strong>"
            case Link(href, children):
                inside = ' class="xref"' if href.startswith("#") else ""
                said = replace(self, recorded=False).line(children)
                return f'<a{inside} href="{html.escape(href)}">{said}</a>'
            case Code(text):
                return f"<code>{_escaped(text)}</code>"
            case Printed(number, claim, words):
                said, own = _escaped(words), f'class="fact" id="fact-{number}"'
                if self.recorded:
                    return f'<a {own} href="#{CLAIM}{claim}">{said}</a>'
                return f"<span {own}>{said}</span>"
            case Likely(words, figures):
                said = _escaped(words)
                range_ = (
                    f'{NBSP}<span class="range">{figures}</span>' if figures else ""
                )
                return f'<span class="likely">{said}{range_}</span>'
            case Abbreviation(short, long, first):
                abbr = f'<abbr title="{html.escape(long)}">{_escaped(short)}</abbr>'
                return f"{_escaped(long)} ({abbr})" if first else abbr
            case Reference(anchor, words):
                return f'<a class="xref" href="#{anchor}">{_escaped(words)}</a>'
            case _:
                return "<br>"

    def _cite(self, index: int) -> Iterator[_Set]:
        cluster, cited = self.prose.clusters[index], self.citations.cited[index]
        if self.citations.form == "numeric":
            yield from self._numeric(cluster, index)
        elif index in self.marks.own:
            if cited.text:
                yield _Set("apart", anchored(cited.text, iter(())))
            mark = self.marks.own[index]
            yield _Set("mark", self._called(mark, self.own_note(index)))
        elif cited.text:
            name = "cite-inline" if cluster.inline else "cite-text"
            said = anchored(cited.text, iter(self.marks.anchors[index]))
            yield _Set("apart", f'<span class="{name}">{said}</span>')

    def _numeric(self, cluster: Cluster, index: int) -> Iterator[_Set]:
        """Set numbers: high in the text, in brackets with their places in a line."""
        if not self.citations.entries:
            return
        sources = named_sources(cluster, index, self.citations)
        anchors = dict(zip(sources, self.marks.anchors[index], strict=True))
        if cluster.inline:
            # A source with two places comes twice, and has its anchor once.
            links = [
                self._link(i.source, anchors.pop(i.source, "")) for i in cluster.items
            ]
            said = "; ".join(map(self._numbered, cluster.items, links))
            yield _Set("apart", f'<span class="cite-inline">{said}</span>')
            return
        for author in self.citations.cited[index].text:
            yield _Set("apart", author if isinstance(author, str) else author.html)
        marks = ", ".join(self._link(*each) for each in anchors.items())
        yield _Set("mark", f'<sup class="mark">{marks}</sup>')

    def _link(self, source: str, anchor: str) -> str:
        own = f' id="{anchor}"' if anchor else ""
        number = self.language.numerals(self.citations.numbers.get(source, ""))
        return f'<a class="cite"{own} href="#src-{source}">{number}</a>'

    def _numbered(self, item: Item, link: str) -> str:
        """Return one source of a source line: `[1] para. 14`."""
        number = link.replace(">", ">[", 1).replace("</a>", "]</a>")
        place = item.pinpoint.words(self.language) if item.pinpoint else ""
        before = f"{self.line(item.prefix)} " if item.prefix else ""
        said = f"{number}{NBSP}{_escaped(place)}" if place else number
        return before + said + self.line(item.suffix)

    def _note_call(self, note: int, again: int) -> str:
        mark = self.marks.notes[note]
        if again:
            return self._call(mark, f"ref-{mark}-{again + 1}")
        return self._called(mark, self.note(note))

    def _called(self, mark: str, text: str) -> str:
        """Return the call of a note, and the note if it stands at the page's foot."""
        call = self._call(mark, f"ref-{mark}")
        if not self.foot:
            return call
        return (
            f'{call}<span class="note" id="note-{mark}" role="doc-footnote">'
            f'<a class="back" href="#ref-{mark}">{self.language.numerals(mark)}.</a> '
            f"{text}</span>"
        )

    def _call(self, mark: str, anchor: str) -> str:
        return (
            f'<sup class="mark"><a class="ref" id="{anchor}" href="#note-{mark}" '
            f'role="doc-noteref">{self.language.numerals(mark)}</a></sup>'
        )


def _joined(parts: Sequence[_Set]) -> Iterator[str]:
    """Yield the HTML of each part; a comma parts two marks, or 1 and 2 would be 12."""
    for number, part in enumerate(parts):
        if number and part.kind == "mark" and parts[number - 1].kind == "mark":
            yield COMMA
        yield _escaped(part.text) if part.kind == "words" else part.text


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
