"""Charts and tables: what became of their rows, whatever their place and number."""

from collections.abc import Iterator, Sequence
from typing import Literal

from briefmaker.changes.pairing import Pair, paired
from briefmaker.changes.passages import cells
from briefmaker.changes.redline import likeness
from briefmaker.changes.side import Side
from briefmaker.changes.words import plain, said, tokens
from briefmaker.values import Struct, replace

Group = Literal["chart", "table"]
Cells = tuple[str, ...]

ALIKE = 0.6
"""Likeness of titles from which exhibits of other names are one exhibit."""


class Exhibit(Struct, frozen=True):
    """A chart or table as one edition shows it.

    Attributes:
        label: its number, `Figure 1`.
        form: the kind of chart; nothing for a table.
    """

    id: str
    group: Group
    label: str
    title: str
    form: str
    head: Cells
    rows: tuple[Cells, ...]


class RowChange(Struct, frozen=True):
    """What became of a row; nothing on one side if it was added or dropped."""

    old: Cells | None
    new: Cells | None


class ExhibitChange(Struct, frozen=True):
    """What became of an exhibit; nothing on one side if it was added or dropped.

    Attributes:
        rows: those of its data that are not the same, cells in the order of `head`.
    """

    old: Exhibit | None
    new: Exhibit | None
    head: Cells = ()
    rows: tuple[RowChange, ...] = ()

    @property
    def redrawn(self) -> bool:
        """Whether it is another kind of chart."""
        return bool(self.old and self.new and self.old.form != self.new.form)

    @property
    def either(self) -> Exhibit:
        """The exhibit as the new edition shows it, or else the old one."""
        found = self.new or self.old
        assert found, "a change has at least one side"
        return found


def exhibit_pairs(old: Side, new: Side) -> tuple[Pair[Exhibit], ...]:
    """Return which exhibit is which, by their names or else by their titles."""
    return paired(tuple(_shown(old)), tuple(_shown(new)), _same)


def exhibit_changes(pairs: Sequence[Pair[Exhibit]]) -> tuple[ExhibitChange, ...]:
    """Return the exhibits that show something else; words around them are text."""
    changes = (_change(old, new) for old, new in pairs)
    return tuple(
        change
        for change in changes
        if not (change.old and change.new) or change.rows or change.redrawn
    )


def _change(old: Exhibit | None, new: Exhibit | None) -> ExhibitChange:
    if not (old and new):
        return ExhibitChange(old, new, (new or old or _NONE).head)
    head = _head(old.head, new.head)
    before, after = _under(head, old), _under(head, new)
    rows = (RowChange(a, b) for a, b in paired(before, after, _same_row) if a != b)
    return ExhibitChange(old, new, head, tuple(rows))


_NONE = Exhibit("", "table", "", "", "", (), ())


def _shown(side: Side) -> Iterator[Exhibit]:
    made, words = side.made, side.made.language.words
    numbers = made.written.numbers
    for name, drawn in made.drawing.charts.items():
        chart = made.brief.charts[name]
        yield Exhibit(
            id=name,
            group="chart",
            label=f"{words.figure} {numbers.get(name, '')}".strip(),
            title=plain(chart.title),
            form=chart.kind,
            head=tuple(map(plain, drawn.table.head)),
            rows=tuple(tuple(map(plain, row)) for row in drawn.table.rows),
        )
    for name, table in made.brief.tables.items():
        head, *rows = _rows(side, name) or [()]
        yield Exhibit(
            id=name,
            group="table",
            label=f"{words.table} {numbers.get(name, '')}".strip(),
            title=plain(table.title),
            form="",
            head=head,
            rows=tuple(rows),
        )


def _rows(side: Side, name: str) -> list[Cells]:
    """Return the head and rows of a table as the page prints them, without marks."""
    return [
        tuple(said(cell) for cell in cells(passage.words))
        for passage in side.passages
        if passage.holder == name and passage.role in ("head", "row")
    ]


def _same(old: Exhibit, new: Exhibit) -> float:
    if old.group != new.group:
        return 0
    if old.id == new.id:
        return 2
    alike = likeness(tuple(tokens(old.title)), tuple(tokens(new.title)))
    return alike if alike >= ALIKE else 0


def _head(old: Cells, new: Cells) -> Cells:
    """Return the heads of both: one edition's, and what only the other one has.

    Where both have as many columns, a column with another head is the same column.
    """
    if len(old) == len(new):
        return new
    more, fewer = (old, new) if len(old) > len(new) else (new, old)
    return (*more, *(name for name in fewer if name not in more))


def _under(head: Cells, exhibit: Exhibit) -> tuple[Cells, ...]:
    """Return the rows of an exhibit under these heads."""
    if len(exhibit.head) == len(head):
        exhibit = replace(exhibit, head=head)
    named = (dict(zip(exhibit.head, row, strict=False)) for row in exhibit.rows)
    return tuple(tuple(row.get(name, "") for name in head) for row in named)


def _same_row(old: Cells, new: Cells) -> float:
    """Return how surely two rows are one: by their first cell, then by the others."""
    equal = sum(a == b for a, b in zip(old, new, strict=True)) / max(len(old), 1)
    return 1 + equal if old[:1] == new[:1] else equal if equal >= 0.5 else 0
