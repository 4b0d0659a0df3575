"""Charts and tables as an author writes them.

A chart takes its numbers from one place: facts of the library (best, because a
sentence and a bar then cannot differ), rows typed in the brief, or a CSV file.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from briefmaker.brief.base import (
    Audience,
    Id,
    Line,
    Number,
    Part,
    PartialDate,
    Prose,
    misfit,
    short_form,
)
from briefmaker.brief.library import Qualifier


class Standing(StrEnum):
    """How firm a value is: drawn solid, hatched or dashed, or as an outline."""

    MEASURED = "measured"
    PROVISIONAL = "provisional"
    FORECAST = "forecast"
    PLANNED = "planned"


class Row(Part):
    """One mark of a chart, typed in the brief or read from a CSV file."""

    label: Line = Field(examples=["Kyrgyzstan"])
    series: Line | None = Field(
        None, description="Which line, group or bar it belongs to; a timeline's lane."
    )
    value: Number | None = Field(
        None, description="Leave it out where there are no data: the slot says so."
    )
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier = Qualifier.EXACT
    date: PartialDate | None = Field(None, description="For lines and timelines.")
    end: PartialDate | None = Field(None, description="Last day of a period.")
    standing: Standing = Standing.MEASURED
    note: Line | None = Field(None, description="A few words beside the mark.")
    fact: Id | None = Field(None, description="The fact this row stands on.")


class FactRow(Part):
    """A fact or a quantity drawn as a row; its value comes from the library."""

    fact: Id = Field(examples=["remittances-share"])
    label: Line | None = Field(None, description="Instead of the fact's own label.")
    series: Line | None = None
    note: Line | None = None


class Csv(Part):
    """A CSV file and which of its columns to use."""

    path: Line = Field(description="Relative to the brief.", examples=["data/x.csv"])
    label: Line = Field(examples=["country"])
    value: Line | None = None
    series: Line | None = None
    low: Line | None = None
    high: Line | None = None
    date: Line | None = None
    end: Line | None = None
    standing: Line | None = None
    note: Line | None = None


class Data(Part):
    """Where a chart's numbers come from; facts and rows may stand together."""

    facts: tuple[Annotated[FactRow, short_form("fact")], ...] = Field(
        (), examples=[["trd-kg-exports-growth"]]
    )
    rows: tuple[Row, ...] = ()
    csv: Csv | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.facts or self.rows or self.csv):
            raise ValueError("a chart needs data: `facts`, `rows` or `csv`")
        if self.csv and (self.facts or self.rows):
            raise ValueError("`csv` stands alone: give `csv`, or `facts` and `rows`")
        return self


class Slot(StrEnum):
    """How wide an exhibit is; the kind of document knows the millimetres."""

    SIDE = "side"
    COLUMN = "column"
    MAIN = "main"
    FULL = "full"


class ChartBase(Part):
    """What all charts have: the words around the picture are HTML, not picture."""

    title: Line = Field(
        description="The finding, as a sentence of at most 15 words.",
        examples=["Kyrgyzstan's exports grew fastest"],
    )
    subtitle: Line = Field(
        description="Measure, unit, place and period.",
        examples=["Growth in exports to Russia, %, 2021–2023"],
    )
    data: Data
    unit: Line | None = Field(
        None,
        description="Printed after the first value: `%`, `bn`.",
        examples=["%"],
    )
    source: Prose | None = Field(
        None,
        description="Needed for rows that are not facts; facts bring their own.",
        examples=["[@s002]"],
    )
    note: Prose | None = Field(None, description="Printed after the source.")
    alt: Line | None = Field(
        None, description="Text for readers who cannot see it; drafted if left out."
    )
    slot: Slot | None = Field(
        None, description="Width; the kind's main width if left out."
    )
    height: Annotated[Number, Field(ge=15, le=200)] | None = Field(
        None, description="Height of the picture in mm; worked out if left out."
    )
    audience: Audience = ()

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        bare = self.data.csv or any(row.fact is None for row in self.data.rows)
        if bare and not self.source:
            raise ValueError("rows that are not facts need a `source`")
        return self


class BarChart(ChartBase):
    """Horizontal bars from zero, one of them in focus."""

    kind: Literal["bar"]
    focus: tuple[Line, ...] = Field((), description="Labels of the bars that matter.")
    order: Literal["value", "given"] = Field(
        "value", description="Sorted by value, or as given."
    )


class GroupedBarChart(ChartBase):
    """Two or three bars a group, one group a label; `series` tells them apart."""

    kind: Literal["grouped-bar"]


class LineChart(ChartBase):
    """Change over time; `date` places a point, `series` names its line."""

    kind: Literal["line"]
    focus: tuple[Line, ...] = ()
    from_zero: bool = Field(True, description="Say so in the subtitle if not.")


class RangeChart(ChartBase):
    """The gap between two values, or between the lowest and the highest source."""

    kind: Literal["range"]
    order: Literal["value", "given"] = "given"
    low_label: Line | None = Field(None, description="Head over the lower ends.")
    high_label: Line | None = Field(None, description="Head over the upper ends.")


class TimelineChart(ChartBase):
    """Events to scale on one line; `series` makes lanes."""

    kind: Literal["timeline"]


class ShareChart(ChartBase):
    """What wholes are made of: one bar of 100 % for each `series`."""

    kind: Literal["share"]
    rest: Line | None = Field(
        None, description="Label for what is missing to 100 %; drawn as our arithmetic."
    )


Chart = Annotated[
    BarChart | GroupedBarChart | LineChart | RangeChart | TimelineChart | ShareChart,
    Field(discriminator="kind"),
]


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
    rows: tuple[tuple[str, ...], ...] = Field(min_length=1)
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


Charts = Mapping[Id, Chart]
Tables = Mapping[Id, Table]
