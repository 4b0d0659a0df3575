"""A composed document as Markdown (CommonMark, with footnotes and pipe tables)."""

import re
from collections.abc import Iterable, Iterator

from briefmaker.brief.yaml import Data, emit
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
    KeyFigures,
    Listing,
    Paragraph,
    Picture,
    Role,
    Signature,
    Strip,
    Table,
)
from briefmaker.formats.runs import (
    Break,
    Call,
    Inlines,
    Link,
    Mark,
    Tick,
    Words,
)
from briefmaker.formats.text.exhibits import Rows, caption, of_chart, of_table
from briefmaker.formats.text.marks import bracketed
from briefmaker.values import Struct
from briefmaker.writing.composition import Composition

SPECIAL = re.compile(r"([\\`*_<>|~$]|\[(?=\^)|\](?=[(\[:]))")
"""What Markdown would read as something else than the letter that it is."""
AT_START = re.compile(r"^(?P<mark>[#+=-]|\d+(?=[.)]))(?P<rest>.*)$", re.DOTALL)
"""What a line must not begin with, or it would be a list or a heading."""

AROUND = {Mark.STRONG: "**", Mark.LIKELY: "**", Mark.EMPHASIS: "*", Mark.STRUCK: "~~"}
BLANK = r"\_" * 20
"""A line to sign on."""

WIDE_ROLES = (Role.DECISION, Role.BOX_TITLE)
"""Paragraphs that are bold as a whole."""


class Markdown(Struct, frozen=True):
    """Writes blocks as Markdown."""

    made: Composition
    document: Document

    def text(self) -> str:
        """Return the whole document."""
        notes = [
            f"[^{name.removeprefix('note-')}]: "
            + "\n\n    ".join(self.line(each.words) for each in lines)
            for name, lines in self.document.notes.items()
        ]
        blocks = list(self.blocks(self.document.blocks))
        return "\n\n".join([self._front(), *blocks, *notes]) + "\n"

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks, each without an empty line around it."""
        for block in blocks:
            said = "\n\n".join(self._block(block))
            if said.strip():
                yield said

    def line(self, words: Inlines) -> str:
        """Return a line."""
        said = ""
        for part in bracketed(words):
            piece = _inline(part)
            if said.endswith("]") and piece.startswith(("(", "[", ":")):
                piece = "\\" + piece if piece[:2] != "[^" else piece
            said += piece
        return said.strip()

    def _front(self) -> str:
        """Return what other programs read first, as YAML between two lines."""
        about, brief = self.made.page.metadata, self.made.brief
        said: dict[str, Data] = {
            "title": about.title,
            "author": about.author,
            "date": str(about.created),
            "id": brief.id,
            "version": brief.version,
            "status": brief.status.value,
            "marking": self.document.furniture.marking,
            "lang": about.language,
            "keywords": list(about.keywords),
            "stamp": self.made.page.stamp,
        }
        return f"---\n{emit({key: each for key, each in said.items() if each})}---"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Heading(level, words):
                yield f"{'#' * (level + 1)} {self.line(words)}"
            case Listing():
                yield self._list(block)
            case Picture():
                yield f"*{_escaped(block.alt)}*" if block.alt else ""
            case Figure():
                yield from self._figure(block)
            case Table():
                yield from self._exhibit(block.caption, of_table(block, self._cell))
                yield from (self.line(each.words) for each in block.below)
            case Box():
                yield self._box(block)
            case KeyFigures():
                yield "\n".join(
                    "- **"
                    + _bare(self.line(each.number))
                    + "** "
                    + "; ".join(self.line(line) for line in each.lines)
                    for each in block.figures
                )
            case Form():
                yield "\n".join(
                    f"- **{_escaped(each.label)}:** {self.line(each.value)}"
                    for column in block.columns
                    for each in column
                )
            case Strip():
                yield f"**{self.line(block.label.words)}**"
                yield "\n".join(
                    f"- {_escaped(step.range)}: "
                    + (
                        f"**{_escaped(step.term)}**"
                        if step.used
                        else _escaped(step.term)
                    )
                    for step in block.steps
                )
            case Signature():
                yield "\\\n".join(f"{_escaped(line)}: {BLANK}" for line in block.lines)
            case Divider():
                yield "***"

    def _paragraph(self, block: Paragraph) -> str:
        said = self.line(block.words)
        if block.role is Role.TITLE:
            return f"# {said}"
        if block.role in WIDE_ROLES:
            return f"**{_bare(said)}**"
        if block.role is Role.QUOTATION:
            return f"> {said}"
        return _safe(said)

    def _list(self, block: Listing) -> str:
        numbered = block.counted in (
            Counted.NUMBERS,
            Counted.JUDGEMENTS,
            Counted.SOURCES,
        )
        said = []
        for number, item in enumerate(block.items, block.start):
            begin = f"{number}. " if numbered else "- "
            inside = "\n\n".join(self.blocks(item.blocks)).split("\n")
            indent = " " * len(begin)
            rest = (f"{indent}{line}".rstrip() for line in inside[1:])
            said.append("\n".join((begin + inside[0], *rest)))
        loose = any(len(item.blocks) > 1 for item in block.items)
        return ("\n\n" if loose else "\n").join(said)

    def _figure(self, block: Figure) -> Iterator[str]:
        chart = self.made.drawing.charts.get(block.id)
        if chart is None:
            yield f"*{_escaped(block.picture.alt)}*"
        else:
            yield from self._exhibit(block.caption, of_chart(chart, _escaped))
            yield f"*{_escaped(block.picture.alt)}*"
        yield from (self.line(each.words) for each in block.below)

    def _exhibit(self, lines: tuple[Paragraph, ...], rows: Rows) -> Iterator[str]:
        title, subtitle = caption(lines, self.line, ". ")
        if title:
            yield f"**{_bare(title)}**"
        if subtitle:
            yield subtitle
        width = len(rows.right)
        head = rows.head or ("",) * width
        rule = ["---:" if right else "---" for right in rows.right]
        yield "\n".join(
            f"| {' | '.join(cells)} |" for cells in (head, rule, *rows.rows)
        )

    def _box(self, block: Box) -> str:
        inside = "\n\n".join(self.blocks(block.blocks))
        if block.frame is Frame.BOTTOM_LINE:
            return inside
        return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))

    def _cell(self, words: Inlines) -> str:
        return self.line(words).replace("\\\n", " ")


def _inline(part: Words | Call | Tick | Break | Link) -> str:
    match part:
        case Words(text, marks) if Mark.RAISED in marks:
            return text
        case Words(text, marks):
            return _marked(_escaped(text), marks)
        case Link(target, words):
            inside = "".join(_inline(each) for each in words)
            if target.startswith("#"):
                return inside
            bare = "".join(each.text for each in words if isinstance(each, Words))
            return f"<{target}>" if bare == target else f"[{inside}](<{target}>)"
        case Call(note):
            return f"[^{note.removeprefix('note-')}]"
        case Tick():
            return "\u2610 "
        case Break():
            return "\\\n"


def _marked(text: str, marks: frozenset[Mark]) -> str:
    """Return words between their marks, which must touch them."""
    core = text.strip(" ")
    if not core:
        return text
    before, _, after = text.partition(core)
    around = "".join(dict.fromkeys(AROUND[mark] for mark in AROUND if mark in marks))
    return f"{before}{around}{core}{around[::-1]}{after}"


def _escaped(text: str) -> str:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2003", " ")
    return SPECIAL.sub(r"\\\1", plain)


def _bare(text: str) -> str:
    """Return a line without bold, to be bold as a whole."""
    return text.replace("**", "")


def _safe(text: str) -> str:
    """Return a paragraph that begins no list and no heading."""
    digit = text[:1].isdigit()
    return AT_START.sub(r"\g<mark>\\\g<rest>" if digit else r"\\\g<mark>\g<rest>", text)
