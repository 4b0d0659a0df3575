"""Tables of a Word document: those with data, and those that set words side by side."""

from collections.abc import Iterator, Sequence

from briefmaker.formats.blocks import (
    Box,
    Cell,
    Field,
    Form,
    Frame,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Role,
    Row,
    Signature,
    Strip,
    Table,
)
from briefmaker.formats.docx.paragraphs import Paragraphs
from briefmaker.formats.docx.runs import run
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import (
    attributes,
    colour,
    on,
    properties,
    twips,
    val,
)
from briefmaker.formats.runs import Flow, plain
from briefmaker.values import Struct

IN_A_ROW = 4
"""Big numbers beside each other, at most."""

SIGNED = (66.0, 34.0)
"""Shares of the lines for a signature and for its date."""

RAISED = 0.7
"""The size of a mark beside a big number."""

PEOPLE = 56.0
"""The share of the first column under the title."""

FRAMES = {
    Frame.DISPUTE: "DisputeBox",
    Frame.CALLOUT: "CalloutBox",
    Frame.WARNING: "WarningBox",
}

SHORTEST, LONGEST = 9, 42
"""Letters that a column counts for at least and at most where it sets no width."""


class Grids(Struct, frozen=True):
    """Sets tables."""

    theme: Theme
    paragraphs: Paragraphs

    def table(self, block: Table) -> str:
        """Return a table with data; its head stands again on each page."""
        wide = block.wide or block.small
        widths = self._widths(block, self.theme.sheet.live if wide else self._measure)
        style = "Record" if block.small else "Table"
        rows = "".join(
            self._row(row, widths, style, head=head)
            for head, part in ((True, block.head), (False, block.rows))
            for row in part
        )
        told = " ".join(
            plain(line.words)
            for line in block.caption
            if line.role is not Role.SUBTITLE
        )
        more = (val("tblCaption", " ".join(told.split())) if told else "",)
        return self._whole(
            rows, widths, "BriefTable", block.flow, wide=wide, more=more, head=True
        )

    def box(self, block: Box, inside: str) -> str:
        """Return blocks in a box."""
        widths = (self._measure,)
        cell = f"<w:tc>{_cell(self._measure)}{inside}</w:tc>"
        row = f"<w:tr>{properties('trPr', (on('cantSplit'),))}{cell}</w:tr>"
        return self._whole(row, widths, FRAMES[block.frame], self.paragraphs.flow)

    def form(self, block: Form) -> str:
        """Return who and when, in two columns."""
        live = self.theme.sheet.live
        count = len(block.columns)
        even = (100 / count,) * count
        shares = (PEOPLE, 100 - PEOPLE) if count == 2 else even
        widths = tuple(live * share / 100 for share in shares)
        cells = "".join(
            f"<w:tc>{_cell(width)}{self._fields(column, block.flow)}</w:tc>"
            for width, column in zip(widths, block.columns, strict=True)
        )
        return self._whole(
            f"<w:tr>{cells}</w:tr>", widths, "DetailsTable", block.flow, wide=True
        )

    def key_figures(self, block: KeyFigures) -> str:
        """Return big numbers in rows, shared out evenly."""
        rows = -(-len(block.figures) // IN_A_ROW)
        each = -(-len(block.figures) // rows)
        widths = (self._measure / each,) * each
        flow = block.figures[0].flow
        said = ""
        for row in range(rows):
            figures = block.figures[row * each : (row + 1) * each]
            cells = [self._figure(figure) for figure in figures]
            cells += [self.paragraphs.empty("KeyFigure")] * (each - len(cells))
            inside = "".join(
                f"<w:tc>{_cell(width)}{cell}</w:tc>"
                for width, cell in zip(widths, cells, strict=True)
            )
            said += f"<w:tr>{properties('trPr', (on('cantSplit'),))}{inside}</w:tr>"
        return self._whole(said, widths, "FiguresTable", flow)

    def strip(self, block: Strip) -> Iterator[str]:
        """Yield the likelihood scale: its label, and a cell for each term."""
        live = self.theme.sheet.live
        widths = (live / len(block.steps),) * len(block.steps)
        yield self.paragraphs.of(block.label, "StripLabel")
        cells = []
        for step, width in zip(block.steps, widths, strict=True):
            used = (val("rStyle", "Used"),) if step.used else ()
            turned = on("rtl", so=block.flow.leftward)
            range_ = self.paragraphs.raw(
                run(step.range, (turned,)), "StepUsed" if step.used else "Step"
            )
            term = self.paragraphs.raw(run(step.term, (*used, turned)), "Term")
            cells.append(f"<w:tc>{_cell(width)}{range_}{term}</w:tc>")
        row = f"<w:tr>{properties('trPr', (on('cantSplit'),))}{''.join(cells)}</w:tr>"
        yield self._whole(row, widths, "StripTable", block.flow, wide=True)

    def signature(self, block: Signature) -> str:
        """Return the lines to sign on."""
        widths = tuple(self._measure * share / 100 for share in SIGNED)
        turned = on("rtl", so=block.flow.leftward)
        cells = "".join(
            f"<w:tc>{_cell(width)}"
            f"{self.paragraphs.raw(run(line, (turned,)), 'Signature')}</w:tc>"
            for width, line in zip(widths, block.lines, strict=False)
        )
        return self._whole(
            f"<w:tr>{cells}</w:tr>", widths, "SignatureTable", block.flow
        )

    @property
    def _measure(self) -> float:
        """The width of tables in the text.

        Programs differ in the side that a table turned round is indented from, so
        in documents that run to the left no table is.
        """
        return self.theme.sheet.live if self.theme.leftward else self.theme.measure

    def _whole(
        self,
        rows: str,
        widths: Sequence[float],
        style: str,
        flow: Flow,
        *,
        wide: bool = False,
        head: bool = False,
        more: Sequence[str] = (),
    ) -> str:
        """Return a table of rows."""
        indent = 0.0 if wide or self.theme.leftward else self.theme.indent
        look = attributes(
            "tblLook", val="0020" if head else "0000", firstRow=int(head), noHBand=1
        )
        said = properties(
            "tblPr",
            (
                val("tblStyle", style),
                on("bidiVisual", so=flow.leftward),
                attributes("tblW", w=sum(map(twips, widths)), type="dxa"),
                attributes("tblInd", w=twips(indent), type="dxa"),
                attributes("tblLayout", type="fixed"),
                look,
                *more,
            ),
        )
        grid = "".join(attributes("gridCol", w=twips(width)) for width in widths)
        return f"<w:tbl>{said}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _widths(self, block: Table, whole: float) -> tuple[float, ...]:
        """Return the widths of columns: as the brief says, or after their words."""
        count = max((len(row.cells) for row in (*block.head, *block.rows)), default=1)
        shares: Sequence[float] = block.shares
        if len(shares) != count:
            shares = [
                min(
                    max(_length(row, column) for row in (*block.head, *block.rows)),
                    LONGEST,
                )
                for column in range(count)
            ]
        total = sum(shares)
        return tuple(whole * share / total for share in shares)

    def _row(self, row: Row, widths: Sequence[float], style: str, *, head: bool) -> str:
        cells = "".join(
            self._in_row(cell, width, row, style, head=head)
            for cell, width in zip(row.cells, widths, strict=False)
        )
        said = properties("trPr", (on("cantSplit"), on("tblHeader", so=head)))
        return f"<w:tr>{said}{cells}</w:tr>"

    def _in_row(
        self, cell: Cell, width: float, row: Row, style: str, *, head: bool
    ) -> str:
        style += "Head" if head else "Chosen" if row.chosen else "Text"
        anchors = (row.anchor,) if row.anchor and cell is row.cells[0] else ()
        said = "".join(
            self.paragraphs.of(
                each, style, (_aligned(cell, each.flow),), anchors if not number else ()
            )
            for number, each in enumerate(cell.paragraphs)
        ) or self.paragraphs.empty(style)
        tint = colour(self.theme.brand.tint) if row.chosen else ""
        return f"<w:tc>{_cell(width, tint)}{said}</w:tc>"

    def _fields(self, column: Sequence[Field], flow: Flow) -> str:
        said = ""
        turned = on("rtl", so=flow.leftward)
        for each in column:
            label = run(each.label, (val("rStyle", "FieldLabel"), turned))
            value = self.paragraphs.runs.line(each.value, flow)
            said += self.paragraphs.raw(
                f"{label}<w:r><w:tab/></w:r>{value}", "Details", flow=flow
            )
        return said

    def _figure(self, figure: KeyFigure) -> str:
        beside = round(self.theme.types["big"].size * RAISED * 2)
        runs = self.paragraphs.runs.sized(beside)
        number = runs.line(figure.number, figure.flow)
        said = self.paragraphs.raw(
            number, "BigNumber", place=figure.place, flow=figure.flow
        )
        for line in figure.lines:
            words = Paragraph(Role.BODY, line, figure.flow)
            said += self.paragraphs.of(words, "KeyFigure")
        return said


def _cell(width: float, ground: str = "") -> str:
    shade = attributes("shd", val="clear", color="auto", fill=ground) if ground else ""
    return properties("tcPr", (attributes("tcW", w=twips(width), type="dxa"), shade))


def _aligned(cell: Cell, flow: Flow) -> str:
    """Return how a cell is aligned; in Word `left` is where lines begin."""
    if cell.align == "centre":
        return val("jc", "center")
    if cell.align == "right" and not flow.leftward:
        return val("jc", "right")
    return ""


def _length(row: Row, column: int) -> int:
    """Return for how many letters a cell counts."""
    cell = row.cells[column] if column < len(row.cells) else Cell(())
    said = max((len(plain(each.words)) for each in cell.paragraphs), default=0)
    return max(said, SHORTEST)
