"""The text of a Word document: blocks as paragraphs, lists and pictures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from docx.parts.document import DocumentPart

from briefmaker.formats.blocks import (
    Block,
    Box,
    Counted,
    Divider,
    Figure,
    Form,
    Frame,
    Heading,
    Item,
    KeyFigures,
    Listing,
    Paragraph,
    Picture,
    Role,
    Signature,
    Strip,
    Table,
)
from briefmaker.formats.docx.grids import Grids
from briefmaker.formats.docx.numbering import (
    BULLETS,
    JUDGEMENTS,
    NUMBERS,
    SOURCES,
    Numbering,
)
from briefmaker.formats.docx.paragraphs import Paragraphs
from briefmaker.formats.docx.pictures import drawing, pixels
from briefmaker.formats.docx.runs import label_name, reference, run
from briefmaker.formats.docx.styles import OF_ROLE
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import attributes, on, twips, val
from briefmaker.formats.runs import Flow, plain
from briefmaker.values import Struct, field

NUMBERED = re.compile(r"^(?P<word>.*?)(?P<number>\d+)$")
OF_LIST = {
    Counted.BULLETS: ("ListBullet", BULLETS),
    Counted.NUMBERS: ("ListNumber", NUMBERS),
    Counted.JUDGEMENTS: ("Judgement", JUDGEMENTS),
    Counted.SOURCES: ("Bibliography", SOURCES),
}
"""The style and the numbers of each kind of list."""

AFTER_TABLE = 3.0
"""Millimetres between a table and the words below it."""

DEEPEST = 2


class Body(Struct):
    """Writes blocks one after the other.

    Attributes:
        inside: the style of plain paragraphs here; nothing for the text itself.
        pictures: how many were set.
    """

    part: DocumentPart
    theme: Theme
    paragraphs: Paragraphs
    numbering: Numbering
    own_digits: bool = False
    inside: str = ""
    pictures: int = 0
    last: str = ""
    depth: int = -1
    told: list[str] = field(default_factory=list)

    @property
    def grids(self) -> Grids:
        """What sets tables."""
        return Grids(self.theme, self.paragraphs)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks as XML; two tables never touch, or Word would make them one."""
        for block in blocks:
            for said in self._block(block):
                table = said.startswith("<w:tbl>")
                if table and self.last == "table":
                    yield self.paragraphs.empty("Spacer")
                self.last = "table" if table else "words"
                yield said

    def cell(self, blocks: Iterable[Block], style: str) -> str:
        """Return blocks as the content of a cell."""
        before, self.inside = self.inside, style
        last, self.last = self.last, ""
        said = list(self.blocks(blocks))
        if not said or said[-1].startswith("<w:tbl>"):
            said.append(self.paragraphs.empty(style))
        self.inside, self.last = before, last
        return "".join(said)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Heading():
                yield self._heading(block)
            case Listing():
                yield from self._list(block)
            case Picture():
                yield self._picture(block, "Figure")
            case Figure():
                yield from self._figure(block)
            case Table():
                yield from self._table(block)
            case Box():
                yield from self._box(block)
            case KeyFigures():
                yield self.grids.key_figures(block)
            case Form():
                yield self.grids.form(block)
            case Strip():
                yield from self.grids.strip(block)
            case Signature():
                yield self.grids.signature(block)
            case Divider():
                yield self.paragraphs.empty("Divider")

    def _paragraph(self, block: Paragraph, *more: str, style: str = "") -> str:
        named = style or OF_ROLE[block.role]
        if self.inside and named == "BodyText":
            named = self.inside
        if self.last == "table":
            more = (*more, attributes("spacing", before=twips(AFTER_TABLE)))
        return self.paragraphs.of(block, named, more)

    def _heading(self, block: Heading) -> str:
        named = "BoxHeading" if self.inside == "BottomLine" else f"Heading{block.level}"
        more = (on("pageBreakBefore", so=block.annex),)
        words = Paragraph(Role.HEADING, block.words, block.flow, block.place)
        return self.paragraphs.of(words, named, more, block.anchors)

    def _list(self, block: Listing) -> Iterator[str]:
        if block.counted not in OF_LIST:
            for item in block.items:
                style = "BoxList" if block.counted is Counted.VOICES else ""
                yield from self._item(item, style, ())
            return
        style, kind = OF_LIST[block.counted]
        typed = kind == SOURCES and (
            self.own_digits or not all(item.number for item in block.items)
        )
        if self.inside and kind == BULLETS:
            style = "BoxList"
        instance = self.numbering.instance(kind, block.start)
        self.depth += 1
        level = min(self.depth, DEEPEST)
        numbers = f"<w:numPr>{val('ilvl', level)}{val('numId', instance)}</w:numPr>"
        for item in block.items:
            yield from self._item(item, style, () if typed else (numbers,), typed=typed)
        self.depth -= 1

    def _item(
        self, item: Item, style: str, more: tuple[str, ...], *, typed: bool = False
    ) -> Iterator[str]:
        """Yield an entry: its first paragraph has the number."""
        first = True
        for block in item.blocks:
            if not isinstance(block, Paragraph):
                yield from self.blocks((block,))
                continue
            if block.role is not Role.BODY and block.role is not Role.SOURCE:
                yield self._paragraph(block)
            elif first:
                before = self._typed(item, block.flow) if typed else ""
                anchors = (item.anchor,) if item.anchor else ()
                more = (*more, on("keepNext", so=_answered(item)))
                yield self.paragraphs.of(
                    block, style or self.inside or "BodyText", more, anchors, before
                )
            else:
                yield self._paragraph(block, style=self.inside or "ListContinue")
            first = False

    def _typed(self, item: Item, flow: Flow) -> str:
        """Return the number of a source where Word cannot count as the text does."""
        if not item.number:
            return ""
        said = run(
            item.number, (val("rStyle", "ListMark"), on("rtl", so=flow.leftward))
        )
        return f"{said}<w:r><w:tab/></w:r>"

    def _picture(self, picture: Picture, style: str, *more: str) -> str:
        data, width, height = pixels(picture, self.theme.sheet.live)
        relation, _ = self.part.get_or_add_image(BytesIO(data))
        self.pictures += 1
        self.told.append(picture.alt)
        inside = drawing(self.pictures, relation, picture.alt, (width, height))
        return self.paragraphs.raw(inside, style, more, picture.place)

    def _figure(self, block: Figure) -> Iterator[str]:
        wide = _outdent() if block.picture.width > self.theme.measure + 0.5 else ""
        yield from self._caption(block.id, block.caption, wide)
        if block.caption:
            self.last = ""
        yield self._picture(block.picture, "Figure", wide)
        for line in block.below:
            yield self._paragraph(line, wide)

    def _caption(
        self, id_: str, lines: Sequence[Paragraph], wide: str
    ) -> Iterator[str]:
        """Yield the caption: number and title in one paragraph, which Word can list."""
        label = next((x for x in lines if x.role is Role.EXHIBIT_LABEL), None)
        title = next((x for x in lines if x.role is Role.EXHIBIT_TITLE), None)
        if title is not None:
            before = self._label(id_, label) if label else ""
            anchors = (id_,) if id_ else ()
            yield self.paragraphs.of(title, "Caption", (wide,), anchors, before)
        for line in lines:
            if line.role is Role.SUBTITLE:
                yield self._paragraph(line, wide)

    def _label(self, id_: str, label: Paragraph) -> str:
        """Return "Figure 1" with a number that counts itself, and a line of its own."""
        said = plain(label.words)
        found = NUMBERED.match(said)
        style = (val("rStyle", "CaptionLabel"), on("rtl", so=label.flow.leftward))
        if found and self.own_digits:
            said = self.paragraphs.runs.names.marked(label_name(id_), run(said, style))
        elif found:
            kind = "Table" if id_.startswith("tbl") else "Figure"
            number = run(found["number"], style)
            counted = reference(f"SEQ {kind} \\* ARABIC", number, style)
            said = run(found["word"], style) + counted
            said = self.paragraphs.runs.names.marked(label_name(id_), said)
        else:
            said = run(said, style)
        return f"{said}<w:r><w:br/></w:r>"

    def _table(self, block: Table) -> Iterator[str]:
        wide = _outdent() if block.wide or block.small else ""
        yield from self._caption(block.id, block.caption, wide)
        yield self.grids.table(block)
        for number, line in enumerate(block.below):
            if not number:
                self.last = ""
            yield self._paragraph(line, wide)

    def _box(self, block: Box) -> Iterator[str]:
        if block.frame is not Frame.BOTTOM_LINE:
            self.paragraphs.opened += [block.anchor] if block.anchor else []
            yield self.grids.box(block, self.cell(block.blocks, "BoxText"))
            return
        before, self.inside = self.inside, "BottomLine"
        yield from self.blocks(block.blocks)
        self.inside = before


def _answered(item: Item) -> bool:
    """Whether boxes to tick stand below an entry, which must not part from it."""
    return any(
        isinstance(each, Paragraph) and each.role is Role.ANSWERS
        for each in item.blocks
    )


def _outdent() -> str:
    return attributes("ind", left=0)
