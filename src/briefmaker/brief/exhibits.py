"""How wide exhibits are, and tables as an author writes them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from briefmaker.brief.base import (
    Audience,
    Dialect,
    Id,
    Line,
    Number,
    Part,
    Prose,
    misfit,
    short_form,
)


class Slot(StrEnum):
    """How wide an exhibit is; the kind of document knows the millimetres."""

    SIDE = "side"
    COLUMN = "column"
    MAIN = "main"
    FULL = "full"


class Column(Part):
    """A table's column; the unit stands in its head."""

    head: Prose
    align: Literal["left", "right", "centre"] = "left"
    width: Annotated[Number, Field(gt=0, le=100)] | None = Field(
        None, description="Share of the table's width in per cent."
    )


class Table(Part):
    """A table; cells hold the Markdown dialect, so facts and citations work in them."""

    title: Line
    subtitle: Line | None = None
    columns: tuple[Annotated[Column, short_form("head")], ...] = Field(min_length=1)
    rows: tuple[tuple[Annotated[str, Dialect()], ...], ...] = Field(min_length=1)
    chosen: tuple[int, ...] = Field(
        (), description="Rows to set off, counted from 1: the option recommended."
    )
    source: Prose | None = None
    note: Prose | None = None
    slot: Slot | None = None
    audience: Audience = ()

    @model_validator(mode="after")
    def _square(self) -> Self:
        wide = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row) != wide:
                message = f"row {number} should have {wide} cells; found {len(row)}"
                raise misfit(message, "rows", number - 1)
            if any(not cell.strip() for cell in row):
                message = f"row {number} has an empty cell: write –, [x] or [z]"
                raise misfit(message, "rows", number - 1)
        for number in self.chosen:
            if not 1 <= number <= len(self.rows):
                raise misfit(f"there is no row {number} to choose", "chosen")
        return self


Tables = Mapping[Id, Table]
