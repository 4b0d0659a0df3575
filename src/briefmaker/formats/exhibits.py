"""Charts, tables, boxes and the like, read from the page."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefmaker.formats.blocks import (
    Cell,
    Field,
    Figure,
    Form,
    KeyFigure,
    Paragraph,
    Picture,
    Role,
    Row,
    Signature,
    Step,
    Strip,
    Table,
)
from briefmaker.formats.inlines import Lines, flow_of, parts_of
from briefmaker.formats.places import Place
from briefmaker.formats.runs import Flow
from briefmaker.formats.tree import classes, first, text_of
from briefmaker.problems import Address
from briefmaker.values import Struct

SIZE = re.compile(r"\b(width|height):\s*([\d.]+)(mm|%)")
ALIGNED = ("right", "centre")
CAPTION = {
    "label": (Role.EXHIBIT_LABEL, ""),
    "exhibit-title": (Role.EXHIBIT_TITLE, "title"),
    "subtitle": (Role.SUBTITLE, "subtitle"),
}
"""For each class of a caption's lines, its role, and its key in the brief."""

STEPS = ("do", "owner", "by")
"""The keys of a step, by its cells."""


class Exhibits(Struct, frozen=True):
    """Reads exhibits.

    Attributes:
        steps: the address of the steps that are read now; nothing without a section.
    """

    lines: Lines
    steps: Address = ()

    def figure(self, element: Element, flow: Flow, at: Address) -> Figure:
        """Return a picture with the words around it.

        Args:
            at: its address in the brief; nothing if it has none.
        """
        flow = flow_of(element, flow)
        image = next(element.iter("img"))
        captions = tuple(
            line
            for caption in element.iter("figcaption")
            for line in self._caption(caption, flow, at)
        )
        return Figure(
            element.get("id", ""),
            captions,
            picture(image, Place(at) if at else None),
            self._below(element, flow, at),
            flow,
        )

    def table(self, element: Element, flow: Flow, at: Address) -> Table:
        """Return a table; the element may be the figure that it stands in."""
        flow = flow_of(element, flow)
        table = element if element.tag == "table" else next(element.iter("table"))
        captions = tuple(
            line
            for caption in table.iter("caption")
            for line in self._caption(caption, flow, at)
        )
        widths = [dict(_sizes(column)).get("width") for column in table.iter("col")]
        if "steps" in classes(table):
            at = self.steps
        return Table(
            element.get("id", ""),
            captions,
            tuple(width for width in widths if width) if all(widths) else (),
            tuple(self._rows(table.find("thead"), flow, at)),
            tuple(self._rows(table.find("tbody"), flow, at)),
            self._below(element, flow, at),
            flow,
            wide="full" in classes(element),
            small="record" in classes(table),
        )

    def key_figure(
        self, element: Element, flow: Flow, place: Place | None
    ) -> KeyFigure:
        """Return a big number: lines of their own stand in spans under it."""
        flow = flow_of(element, flow)
        number: list[Element | str] = []
        lines = []
        for part in parts_of(element):
            if isinstance(part, str) or part.tag != "span":
                number.append(part)
            else:
                lines.append(self.lines.inside(part, flow))
        return KeyFigure(self.lines.line(number, flow), tuple(lines), flow, place)

    def form(self, element: Element, flow: Flow) -> Form:
        """Return the entries under the title."""
        flow = flow_of(element, flow)
        columns = (
            tuple(
                Field(text_of(entry[0]), self.lines.inside(entry[1], flow))
                for entry in column.iter("p")
                if len(entry) > 1
            )
            for column in element
        )
        return Form(tuple(column for column in columns if column), flow)

    def strip(self, element: Element, flow: Flow) -> Strip:
        """Return the likelihood scale."""
        flow = flow_of(element, flow)
        label = self.lines.inside(next(element.iter("p")), flow)
        return Strip(
            Paragraph(Role.STRIP_LABEL, label, flow),
            tuple(
                Step(
                    text_of(first(step, "step")),
                    text_of(first(step, "term")),
                    "used" in classes(step),
                )
                for step in element.iter("li")
            ),
            flow,
        )

    def signature(self, element: Element, flow: Flow) -> Signature:
        """Return the lines to sign on."""
        return Signature(tuple(text_of(each) for each in element), flow)

    def _caption(
        self, caption: Element, flow: Flow, at: Address
    ) -> Iterator[Paragraph]:
        """Yield the lines of a caption; a picture of the author's has one."""
        found = False
        for line in caption:
            for name in classes(line) & CAPTION.keys():
                role, key = CAPTION[name]
                place = Place((*at, key)) if at and key else None
                yield Paragraph(role, self.lines.inside(line, flow), flow, place)
                found = True
        if not found:
            said = self.lines.inside(caption, flow)
            yield Paragraph(Role.SUBTITLE, said, flow)

    def _below(
        self, element: Element, flow: Flow, at: Address
    ) -> tuple[Paragraph, ...]:
        lines = [each for each in element if "origin" in classes(each)]
        return tuple(
            paragraph
            for line in lines
            for paragraph in self.lines.paragraphs(
                line, Role.ORIGIN, flow, Place((*at, "note")) if at else None
            )
        )

    def _rows(self, rows: Element | None, flow: Flow, at: Address) -> Iterator[Row]:
        if rows is None:
            return
        for number, row in enumerate(rows):
            head = rows.tag == "thead"
            yield Row(
                tuple(
                    self._cell(cell, flow, _of_cell(at, number, column, head=head))
                    for column, cell in enumerate(row)
                ),
                chosen=bool(classes(row) & {"chosen", "fails"}),
                anchor=row.get("id", ""),
            )

    def _cell(self, cell: Element, flow: Flow, at: Address) -> Cell:
        place = Place(at) if at else None
        return Cell(
            self.lines.paragraphs(cell, Role.CELL, flow, place),
            heads=cell.tag == "th",
            align=next((name for name in ALIGNED if name in classes(cell)), "left"),
        )


def picture(image: Element, place: Place | None = None) -> Picture:
    """Return a picture with its size on paper."""
    sizes = dict(_sizes(image))
    return Picture(
        image.get("src", ""),
        image.get("alt", ""),
        sizes.get("width", 0.0),
        sizes.get("height", 0.0),
        place,
    )


def _sizes(element: Element) -> Iterator[tuple[str, float]]:
    for name, number, _ in SIZE.findall(element.get("style", "")):
        yield name, float(number)


def _of_cell(at: Address, row: int, column: int, *, head: bool) -> Address:
    """Return the address of a cell: of a table, or of the steps of a section."""
    if not at:
        return ()
    if at[0] == "sections":
        return () if head else (*at, row, STEPS[min(column, len(STEPS) - 1)])
    return (*at, "columns", column, "head") if head else (*at, "rows", row, column)
