"""Tables: each cell knows its heads, across pages and over spans (ISO 14289-1, 7.5)."""

from collections.abc import Iterator
from itertools import count
from xml.etree.ElementTree import Element

from briefmaker.pdf.tags.structure import Kid, Kids, Node, Value, is_kind
from briefmaker.values import Struct, replace

PARTS = {
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
"""Elements of tables, and what they are called in the structure."""

SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


class _Cell(Struct, frozen=True, eq=False):
    """A cell and the places of the grid that it takes."""

    node: Node
    rows: range
    columns: range
    scope: str

    def heads(self, other: "_Cell") -> bool:
        """Whether it is a head of another cell: above it, or before it in its row."""
        if self.scope == "Column":
            return self.rows.start < other.rows.start and _meet(
                self.columns, other.columns
            )
        return (
            self.scope == "Row"
            and other.scope != "Column"
            and self.columns.start < other.columns.start
            and _meet(self.rows, other.rows)
        )


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def with_heads(tree: Node) -> Node:
    """Return the structure with all tables' heads named, and named to their cells."""
    numbers = count(1)

    def seen(node: Node) -> Node:
        if node.kind == "Table":
            node = _headed(node, next(numbers))
        return replace(
            node,
            kids=tuple(
                seen(kid) if isinstance(kid, Node) else kid for kid in node.kids
            ),
        )

    return seen(tree)


def _headed(table: Node, number: int) -> Node:
    cells = tuple(_cells(table))
    names = {
        cell: f"table-{number}-{cell.rows.start + 1}-{cell.columns.start + 1}"
        for cell in cells
        if cell.scope
    }
    told = {}
    for cell in cells:
        heads = tuple(names[head] for head in names if head.heads(cell))
        told[cell.node] = replace(
            cell.node,
            name=names.get(cell, ""),
            attributes={**cell.node.attributes, "Table": _said(cell, heads)},
        )

    def rebuilt(kids: Kids) -> Iterator[Kid]:
        for kid in kids:
            if not isinstance(kid, Node) or kid.kind == "Table":
                yield kid
            elif kid in told:
                yield told[kid]
            else:
                yield replace(kid, kids=tuple(rebuilt(kid.kids)))

    return replace(table, kids=tuple(rebuilt(table.kids)))


def _said(cell: _Cell, heads: tuple[str, ...]) -> dict[str, Value]:
    said: dict[str, Value] = {}
    if cell.scope:
        said["Scope"] = cell.scope
    if heads:
        said["Headers"] = heads
    for key, places in (("RowSpan", cell.rows), ("ColSpan", cell.columns)):
        if len(places) > 1:
            said[key] = len(places)
    return said


def _cells(table: Node) -> Iterator[_Cell]:
    """Yield the cells of a table in its grid (HTML, 4.9.12, forming a table).

    A cell ends with its table, however many rows it asks for.
    """
    taken: set[tuple[int, int]] = set()
    lines = list(_rows(table, in_head=False))
    for row, (line, in_head) in enumerate(lines):
        column = 0
        for node in line.kids:
            if not is_kind(node, "TH", "TD"):
                continue
            while (row, column) in taken:
                column += 1
            wanted = row + _span(node.element, "rowspan")
            rows = range(row, min(wanted, len(lines)))
            columns = range(column, column + _span(node.element, "colspan"))
            taken.update((r, c) for r in rows for c in columns)
            yield _Cell(node, rows, columns, _scope(node, in_head=in_head))
            column = columns.stop


def _rows(node: Node, *, in_head: bool) -> Iterator[tuple[Node, bool]]:
    for kid in node.kids:
        if is_kind(kid, "TR"):
            yield kid, in_head
        elif is_kind(kid, "THead", "TBody", "TFoot"):
            yield from _rows(kid, in_head=kid.kind == "THead")


def _span(element: Element | None, key: str) -> int:
    given = element.get(key, "") if element is not None else ""
    return max(int(given), 1) if given.isdecimal() else 1


def _scope(cell: Node, *, in_head: bool) -> str:
    """Return for what a head stands: what is below it, or beside it."""
    if cell.kind != "TH" or cell.element is None:
        return ""
    return SCOPES.get(cell.element.get("scope", ""), "Column" if in_head else "Row")
