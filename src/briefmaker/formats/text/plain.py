"""A composed document as plain text: for mail, and for programs that read aloud."""

from collections.abc import Iterable, Iterator

from briefmaker.formats.blocks import (
    Block,
    Box,
    Counted,
    Divider,
    Document,
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
    Step,
    Strip,
    Table,
)
from briefmaker.formats.runs import Break, Call, Inlines, Link, Tick, Words
from briefmaker.formats.text.columns import WIDTH, aligned, filled, padded, width
from briefmaker.formats.text.exhibits import Rows, caption, of_chart, of_table
from briefmaker.formats.text.marks import bracketed
from briefmaker.values import Struct
from briefmaker.writing.composition import Composition

RULES = {0: "=", 1: "-", 2: ""}
"""What a heading is underlined with, by its level."""

IN = "  "
"""How far boxes and records stand in."""

BLANK = "_" * 24
NUMBERED = (Counted.NUMBERS, Counted.JUDGEMENTS, Counted.SOURCES)


class Plain(Struct, frozen=True):
    """Writes blocks as plain text, in lines of 72 columns."""

    made: Composition
    document: Document

    def text(self) -> str:
        """Return the whole document: the handling mark stands before all, and after."""
        furniture = self.document.furniture
        head = "  ".join(filter(None, (furniture.marking, furniture.beside)))
        above = [*filter(None, (head, furniture.band, furniture.status))]
        below = [*self._notes(), filled(furniture.document), head]
        blocks = self.blocks(self.document.blocks)
        said = "\n\n".join(filter(None, (*above, *blocks, *below)))
        return f"{said}\n"

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks, each without an empty line around it."""
        for block in blocks:
            said = "\n\n".join(filter(None, self._block(block)))
            if said:
                yield said

    def line(self, words: Inlines) -> str:
        """Return a line of words; a link is followed by its address."""
        return line_of(words)

    def _notes(self) -> Iterator[str]:
        """Yield what the notes say, under a heading."""
        if self.document.notes:
            yield _underlined(self.made.language.words.notes, 1)
        for name, lines in self.document.notes.items():
            mark = f"[{name.removeprefix('note-')}] "
            said = "\n".join(self.line(each.words) for each in lines)
            yield filled(said, mark, " " * width(mark))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Heading(level, words):
                yield _underlined(self.line(words), level)
            case Listing():
                yield self._list(block)
            case Picture(_, alt):
                yield filled(f"[{alt}]") if alt else ""
            case Figure():
                yield from self._figure(block)
            case Table():
                yield from self._exhibit(block.caption, of_table(block, self._cell))
                yield from (filled(self.line(each.words)) for each in block.below)
            case Box():
                yield self._box(block)
            case KeyFigures():
                yield "\n".join(self._figures(block))
            case Form():
                yield "\n".join(self._form(block))
            case Strip():
                yield self._strip(block)
            case Signature(lines):
                yield "\n\n".join(f"{line}: {BLANK}" for line in lines)
            case Divider():
                yield "-" * (WIDTH // 3)

    def _paragraph(self, block: Paragraph) -> str:
        said = self.line(block.words)
        if block.role is Role.TITLE:
            return _underlined(said, 0)
        if block.role is Role.QUOTATION:
            return filled(said, "> ", "> ")
        return filled(said)

    def _list(self, block: Listing) -> str:
        """Return a list; entries of several paragraphs have air between them."""
        said = [
            self._item(item, f"{number}. " if block.counted in NUMBERED else "- ")
            for number, item in enumerate(block.items, block.start)
        ]
        long = any("\n" in each for each in said)
        return ("\n\n" if long else "\n").join(said)

    def _item(self, item: Item, begin: str) -> str:
        indent = " " * len(begin)
        said = []
        for number, block in enumerate(item.blocks):
            first = indent if number else begin
            if isinstance(block, Paragraph):
                said.append(filled(self.line(block.words), first, indent))
            else:
                inside = "\n\n".join(filter(None, self._block(block)))
                said.append(_indented(inside, indent))
        return "\n".join(said)

    def _figure(self, block: Figure) -> Iterator[str]:
        chart = self.made.drawing.charts.get(block.id)
        title, subtitle = caption(block.caption, self.line, ". ")
        yield "\n".join(filled(said) for said in (title, subtitle) if said)
        yield filled(f"[{block.picture.alt}]")
        if chart is not None:
            yield self._rows(of_chart(chart))
        yield from (filled(self.line(each.words)) for each in block.below)

    def _exhibit(self, lines: tuple[Paragraph, ...], rows: Rows) -> Iterator[str]:
        title, subtitle = caption(lines, self.line, ". ")
        yield "\n".join(filled(said) for said in (title, subtitle) if said)
        yield self._rows(rows)

    def _rows(self, rows: Rows) -> str:
        """Return a table: side by side if it fits, else one record after the other."""
        every = [rows.head, *rows.rows] if any(rows.head) else list(rows.rows)
        tidy = [[" ".join(cell.split()) for cell in row] for row in every]
        beside = aligned(tidy, rows.right)
        if beside is None:
            return "\n\n".join(self._records(rows))
        if any(rows.head):
            beside.insert(1, "-" * max(map(width, beside)))
        return "\n".join(beside)

    def _records(self, rows: Rows) -> Iterator[str]:
        """Yield each row as lines, its cells named by the heads of their columns."""
        for row in rows.rows:
            said = []
            for number, cell in enumerate(row):
                head = rows.head[number] if number < len(rows.head) else ""
                named = f"{head}: {cell}" if head else cell
                said.append(filled(named, IN if number else "", IN * 2))
            yield "\n".join(said)

    def _box(self, block: Box) -> str:
        inside = "\n\n".join(self.blocks(block.blocks))
        return inside if block.frame is Frame.BOTTOM_LINE else _indented(inside, "| ")

    def _figures(self, block: KeyFigures) -> Iterator[str]:
        for each in block.figures:
            said = "; ".join(self.line(line) for line in each.lines)
            yield filled(f"{self.line(each.number)} {said}", "- ", IN)

    def _form(self, block: Form) -> Iterator[str]:
        """Yield the entries under the title, what they say in one column."""
        every = [entry for column in block.columns for entry in column]
        wide = max((width(entry.label) for entry in every), default=0) + 2
        for entry in every:
            label = padded(f"{entry.label}:", wide)
            yield filled(self.line(entry.value), label, " " * wide)

    def _strip(self, block: Strip) -> str:
        """Return the likelihood scale; a star stands at the terms that are used."""
        ranges = [step.range for step in block.steps]
        wide = max(map(width, ranges))
        steps = (_step(step, wide) for step in block.steps)
        return "\n".join((filled(self.line(block.label.words)), *steps))

    def _cell(self, words: Inlines) -> str:
        return _spaced(" ".join(self.line(words).split("\n")))


def line_of(words: Inlines) -> str:
    """Return a line of words; a link is followed by its address."""
    return "".join(map(_inline, bracketed(words))).strip()


def _inline(part: Words | Call | Tick | Break | Link) -> str:
    match part:
        case Words(text):
            return text
        case Link(target, words):
            said = "".join(map(_inline, words))
            inside = target.startswith("#") or said == target
            return said if inside else f"{said} <{target.removeprefix('mailto:')}>"
        case Call(note):
            return f"[{note.removeprefix('note-')}]"
        case Tick():
            return "[ ] "
        case Break():
            return "\n"


def _step(step: Step, wide: int) -> str:
    star = "*" if step.used else " "
    return f"{IN}{star} {padded(step.range, wide)}  {_spaced(step.term)}"


def _underlined(said: str, level: int) -> str:
    rule = RULES.get(level, "")
    lines = filled(said).split("\n")
    return "\n".join([*lines, rule * max(map(width, lines))] if rule else lines)


def _indented(said: str, by: str) -> str:
    """Return lines after a mark or a space; those that were full grow by it."""
    return "\n".join(f"{by}{line}".rstrip() for line in said.split("\n"))


def _spaced(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")
