"""The page, read into blocks for the formats that have no pages.

What a template made is told by its elements and their classes; what a template of the
user's own adds is read by its elements alone, so that no words are lost.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.blocks import (
    Block,
    Box,
    Counted,
    Divider,
    Document,
    Frame,
    Heading,
    Item,
    KeyFigures,
    Listing,
    Paragraph,
    Role,
)
from briefmaker.formats.exhibits import Exhibits, picture
from briefmaker.formats.furniture import furniture
from briefmaker.formats.inlines import BLOCKS, Lines, flow_of, parts_of
from briefmaker.formats.places import Place
from briefmaker.formats.roles import BY_HAND, KEYS, LISTS, OURS, OWN_ROLES, joined
from briefmaker.formats.runs import Break, Flow, Words
from briefmaker.formats.tree import classes, first, text_of
from briefmaker.problems import Address
from briefmaker.values import Struct, field, replace
from briefmaker.workspace import LIBRARY
from briefmaker.writing.composition import Composition
from briefmaker.writing.written import SOURCE

FURNITURE = frozenset({"head", "head-first", "foot"})
DIFFERS = "differs-"
"""What the anchor of a "Sources differ" box begins with."""


def read(made: Composition, root: Element) -> Document:
    """Return a composed document as blocks.

    Args:
        root: its page as a tree.
    """
    html = root if root.tag == "html" else next(root.iter("html"))
    flow = flow_of(html, Flow(made.brief.language))
    reader = _Reader(made, Exhibits(Lines()))
    main = next(html.iter("main"), html)
    blocks = tuple(joined(reader.blocks(main, flow)))
    return Document(flow, furniture(html), blocks, dict(reader.lines.notes))


class _Reader(Struct):
    """Reads blocks in the order of the page.

    Attributes:
        prose: the field of the brief whose blocks are read now.
        block: how many of its blocks were read.
        section: the address of the section; nothing before the first and after all.
        entry: the address of the entry of a list that is read now.
        anchors: of what was opened, for the next heading.
        counts: how many entries of each list were read.
    """

    made: Composition
    exhibits: Exhibits
    prose: Address = ()
    block: int = 0
    section: Address = ()
    entry: Address = ()
    anchors: list[str] = field(default_factory=list)
    counts: dict[Address, int] = field(default_factory=dict)

    @property
    def lines(self) -> Lines:
        """What reads lines."""
        return self.exhibits.lines

    def blocks(
        self, element: Element, flow: Flow, role: Role = Role.BODY
    ) -> Iterator[Block]:
        """Yield what stands in an element: lines of its own, and blocks."""
        flow = flow_of(element, flow)
        run: list[Element | str] = []
        for part in parts_of(element):
            if isinstance(part, str) or part.tag not in BLOCKS:
                run.append(part)
                continue
            yield from self._loose(run, flow, role)
            run = []
            yield from self._block(part, flow, role)
        yield from self._loose(run, flow, role)

    def _loose(
        self, run: list[Element | str], flow: Flow, role: Role
    ) -> Iterator[Block]:
        """Yield words that stand in no paragraph, and pictures between them."""
        for part in run:
            if not isinstance(part, str) and part.tag == "img":
                yield picture(part)
        said = self.lines.line(
            (part for part in run if isinstance(part, str) or part.tag != "img"), flow
        )
        if said:
            yield Paragraph(role, said, flow, self._place())

    def _block(self, part: Element, flow: Flow, role: Role) -> Iterator[Block]:
        own, name = classes(part), part.get("id", "")
        flow = flow_of(part, flow)
        self._enter(part, name, own)
        if own & FURNITURE:
            return
        match part.tag:
            case "h1" | "h2" | "h3":
                yield self._heading(part, flow)
            case "p":
                yield from self._paragraph(part, flow, role)
            case "ul" | "ol":
                yield self._list(part, flow, own)
            case "blockquote":
                yield from self.blocks(part, flow, Role.QUOTATION)
            case "pre":
                yield self._verbatim(part, flow)
            case "hr":
                yield Divider()
            case "table":
                yield self._exhibits("steps").table(part, flow, ())
            case "figure":
                yield from self._figure(part, flow, name)
            case _:
                yield from self._division(part, flow, role)

    def _enter(self, part: Element, name: str, own: frozenset[str]) -> None:
        """Note which part of the brief begins with an element."""
        address = self.made.page.anchors.get(name, ())
        if name and part.tag in ("section", "div", "h2"):
            self.anchors.append(name)
        if address[:1] == ("sections",) or address == ("bottom_line",):
            self.section = address if address[0] == "sections" else ()
            body = (*address, "body") if self.section else address
            self.prose, self.block = body, 0
        elif own & {"back", "annex", "judgements"}:
            self.section, self.prose, self.block = (), (), 0

    def _place(self) -> Place | None:
        """Return the place of the next block."""
        if self.entry:
            return Place(self.entry)
        if not self.prose:
            return None
        self.block += 1
        return Place(self.prose, self.block)

    def _exhibits(self, key: str) -> Exhibits:
        return replace(
            self.exhibits, steps=(*self.section, key) if self.section else ()
        )

    def _heading(self, part: Element, flow: Flow) -> Block:
        said = self.lines.inside(part, flow)
        if part.tag == "h1":
            return Paragraph(Role.TITLE, said, flow, Place(("title",)))
        if part.tag == "h3":
            place = Place((*self.entry, "ask")) if self.entry else self._place()
            return Heading(2, said, flow, place)
        anchors = tuple(dict.fromkeys(self.anchors))
        self.anchors.clear()
        annex = bool(self.made.page.annex) and self.made.page.annex in anchors
        return Heading(1, said, flow, self._of_heading(), anchors, annex)

    def _of_heading(self) -> Place | None:
        """Return the place of a section's heading, or of the section if it has none."""
        if not self.section:
            return None
        number = self.section[1]
        own = self.made.brief.sections[int(number)].heading
        return Place((*self.section, "heading") if own else self.section)

    def _paragraph(self, part: Element, flow: Flow, role: Role) -> Iterator[Block]:
        own = classes(part)
        for image in part.iter("img"):
            yield picture(image)
        name = next((each for each in own if each in OWN_ROLES), "")
        role = OWN_ROLES.get(name, role)
        said = self.lines.inside(part, flow)
        if said:
            yield Paragraph(role, said, flow, self._of_paragraph(name, role))

    def _of_paragraph(self, name: str, role: Role) -> Place | None:
        if name in BY_HAND:
            return Place(BY_HAND[name])
        if role in OURS:
            return None
        if role is Role.SUMMARY:
            self.block += 1
            own = self.made.brief.source_summary and self.block == 1
            return Place(("source_summary",)) if own else None
        if not self.entry:
            return self._place()
        whole = self.entry[2] if self.entry[0] == "sections" else self.entry[0]
        key = KEYS.get(name) or KEYS.get(str(whole))
        return Place((*self.entry, key) if key else self.entry)

    def _figure(self, part: Element, flow: Flow, name: str) -> Iterator[Block]:
        at = self.made.page.anchors.get(name, ())
        if next(part.iter("table"), None) is not None:
            yield self.exhibits.table(part, flow, at)
        elif next(part.iter("img"), None) is not None:
            yield self.exhibits.figure(part, flow, at)
        else:
            yield from self.blocks(part, flow)

    def _division(self, part: Element, flow: Flow, role: Role) -> Iterator[Block]:
        own = classes(part)
        if "bottom-line" in own:
            inside = tuple(self.blocks(part, flow))
            yield Box(Frame.BOTTOM_LINE, inside, part.get("id", ""))
            self.prose = ()
        elif "dispute" in own:
            yield self._dispute(part, flow)
        elif "callout" in own:
            frame = Frame.WARNING if "warning" in own else Frame.CALLOUT
            yield Box(frame, tuple(self.blocks(part, flow)))
        elif "cells" in own:
            yield self.exhibits.form(part, flow)
        elif "strip" in own:
            yield self.exhibits.strip(part, flow)
        elif "sign" in own:
            yield self.exhibits.signature(part, flow)
        elif "key-figures" in own:
            yield from self._key_figures(part, flow)
        elif part.get("id") == "notes":
            for note in part.iter("li"):
                self.lines.keep(note, flow)
            self.anchors.clear()
        elif "question" in own and self.section:
            self.entry = self._next("questions")
            yield from self.blocks(part, flow)
            self.entry = ()
        else:
            role = Role.END if "end" in own else role
            yield from self.blocks(part, flow, role)

    def _next(self, key: str) -> Address:
        """Return the address of the next entry of a list of the section."""
        at = (*self.section, key)
        number = self.counts.get(at, 0)
        self.counts[at] = number + 1
        return (*at, number)

    def _key_figures(self, part: Element, flow: Flow) -> Iterator[Block]:
        found = []
        for each in part.iter("p"):
            place = Place(self._next("key_figures")) if self.section else None
            figure = self.exhibits.key_figure(each, flow, place)
            if figure.number:
                found.append(figure)
        if found:
            yield KeyFigures(tuple(found))

    def _list(self, part: Element, flow: Flow, own: frozenset[str]) -> Block:
        counted = Counted.NUMBERS if part.tag == "ol" else Counted.BULLETS
        if "entries" in own:
            counted = Counted.SOURCES
        elif "people" in own:
            counted = Counted.NOT
        items = []
        for each in part:
            name = each.get("id", "")
            before = self.entry
            if self.made.page.anchors.get(name, ())[:1] == ("judgements",):
                counted = Counted.JUDGEMENTS
                self.entry = self.made.page.anchors[name]
            elif key := next(iter(own & LISTS), "") if self.section else "":
                self.entry = self._next(key)
            elif name.startswith(SOURCE):
                self.entry = self._shared("sources", name.removeprefix(SOURCE))
            role = Role.SOURCE if counted is Counted.SOURCES else Role.BODY
            inside = tuple(self.blocks(each, flow_of(each, flow), role))
            items.append(Item(inside, name, text_of(first(each, "number"))))
            self.entry = before
        return Listing(counted, tuple(items), flow, int(part.get("start", 1)))

    def _dispute(self, part: Element, flow: Flow) -> Block:
        """Return a "Sources differ" box; its drawing is decoration for its words."""
        name = part.get("id", "").removeprefix(DIFFERS)
        at = self._shared("quantities", name)
        rows = self.made.written.disputes.get(name, ())
        blocks: list[Block] = []
        for child in part:
            inner = flow_of(child, flow)
            if child.tag == "ul":
                voices = [
                    self.lines.paragraphs(
                        voice, Role.BODY, inner, Place(self._shared("facts", row.claim))
                    )
                    for voice, row in zip(child, rows, strict=False)
                ]
                items = tuple(Item(voice) for voice in voices)
                blocks.append(Listing(Counted.VOICES, items, inner))
            elif "axis" not in classes(child):
                own = next((each for each in classes(child) if each in OWN_ROLES), "")
                role = OWN_ROLES.get(own, Role.BODY)
                key = {Role.BOX_TITLE: "label", Role.BODY: "note"}.get(role)
                place = Place((*at, key)) if key else None
                blocks += self.lines.paragraphs(child, role, inner, place)
        return Box(Frame.DISPUTE, tuple(blocks), part.get("id", ""))

    def _shared(self, group: str, name: str) -> Address:
        """Return the address of an entry: the brief's own, else the library's."""
        own = name in getattr(self.made.brief, group)
        return (group, name) if own else (LIBRARY, group, name)

    def _verbatim(self, part: Element, flow: Flow) -> Block:
        """Return words whose lines end where the author's do."""
        said: list[Words | Break] = []
        for number, line in enumerate("".join(part.itertext()).split("\n")):
            said += [Break(), Words(line)] if number else [Words(line)]
        return Paragraph(Role.VERBATIM, tuple(said), flow, self._place())
