"""Lines of the page, read into words, links and calls of notes."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.blocks import Paragraph, Role
from briefmaker.formats.places import Place
from briefmaker.formats.runs import (
    Break,
    Call,
    Flow,
    Inline,
    Inlines,
    Link,
    Mark,
    Tick,
    Words,
    tidy,
)
from briefmaker.formats.tree import classes, text_of, unsaid
from briefmaker.values import Struct, field

BY_TAG = {
    "b": Mark.STRONG,
    "strong": Mark.STRONG,
    "mark": Mark.STRONG,
    "em": Mark.EMPHASIS,
    "i": Mark.EMPHASIS,
    "sup": Mark.RAISED,
    "s": Mark.STRUCK,
    "code": Mark.CODE,
}
BY_CLASS = {
    "cited": Mark.ASIDE,
    "dropped": Mark.STRUCK,
    "lesser": Mark.LESSER,
    "likely": Mark.LIKELY,
    "owner": Mark.ASIDE,
}
GAP = "\u2003"
"""What stands between boxes to tick: an em space."""

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "div", "dl", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "header", "hr", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "ul"),
    }
)
"""Elements that begin a line of their own."""


class Lines(Struct):
    """Reads lines; notes that stand in them are kept apart.

    Attributes:
        notes: what each note says, by its name.
    """

    notes: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)

    def line(self, parts: Iterable[Element | str], flow: Flow) -> Inlines:
        """Return elements and texts that stand in one line."""
        found: list[Inline] = []
        for part in parts:
            if isinstance(part, str):
                found.append(Words(part))
            else:
                found += self._inline(part, flow, flow, frozenset())
        return tidy(found)

    def inside(self, element: Element, flow: Flow) -> Inlines:
        """Return what stands in an element, as one line."""
        return self.line(parts_of(element), flow_of(element, flow))

    def paragraphs(
        self, element: Element, role: Role, flow: Flow, place: Place | None = None
    ) -> tuple[Paragraph, ...]:
        """Return what stands in an element: its own line, and those of its blocks."""
        flow = flow_of(element, flow)
        run: list[Element | str] = []
        found: list[Paragraph] = []

        def close() -> None:
            said = self.line(run, flow)
            if said:
                found.append(Paragraph(role, said, flow, place))
            run.clear()

        for part in parts_of(element):
            if isinstance(part, str) or part.tag not in BLOCKS:
                run.append(part)
                continue
            close()
            found += self.paragraphs(part, role, flow, place)
        close()
        return tuple(found)

    def keep(self, note: Element, flow: Flow) -> None:
        """Keep what a note says."""
        self.notes[note.get("id", "")] = self.paragraphs(note, Role.NOTE, flow)

    def _inline(
        self, element: Element, outer: Flow, base: Flow, marks: frozenset[Mark]
    ) -> Iterator[Inline]:
        """Yield what an element of a line says.

        Args:
            base: the flow of the line.
        """
        own = classes(element)
        flow = flow_of(element, outer)
        if "note" in own:
            self.keep(element, base)
        elif "tick" in own:
            yield Tick()
        elif "answer" in own:
            yield from self._said(element, flow, base, marks)
            yield Words(GAP)
        elif element.tag == "br":
            yield Break()
        elif "ref" in own:
            yield _call(element)
        elif not unsaid(element):
            said = self._said(element, flow, base, marks | _marks(element))
            if "owner" in own:
                yield Break()
            href = element.get("href") if element.tag == "a" else None
            if href:
                yield Link(href, tidy(said, ends=False))
            else:
                yield from said

    def _said(
        self, element: Element, flow: Flow, base: Flow, marks: frozenset[Mark]
    ) -> Iterator[Inline]:
        other = None if flow == base else flow
        for part in parts_of(element):
            if isinstance(part, str):
                yield Words(part, marks, other)
            else:
                yield from self._inline(part, flow, base, marks)


def parts_of(element: Element) -> Iterator[Element | str]:
    """Yield what an element holds: texts, and elements without their tails."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def flow_of(element: Element, outer: Flow) -> Flow:
    """Return the language and the direction of an element."""
    language = element.get("lang", outer.language)
    direction = element.get("dir")
    leftward = outer.leftward if direction is None else direction == "rtl"
    return Flow(language, leftward)


def _marks(element: Element) -> frozenset[Mark]:
    found = {BY_CLASS[name] for name in classes(element) if name in BY_CLASS}
    if element.tag in BY_TAG:
        found.add(BY_TAG[element.tag])
    return frozenset(found)


def _call(element: Element) -> Call:
    note = element.get("href", "").removeprefix("#")
    own = element.get("id", "").removeprefix("ref-")
    return Call(note, text_of(element), again=own != note.removeprefix("note-"))
