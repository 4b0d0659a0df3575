"""Where a chart's numbers come from: facts, typed rows, or a CSV file.

Facts are best, because a sentence and a bar then cannot differ.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from briefmaker.brief.base import Id, Line, Number, Part, PartialDate, short_form
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
    inner_low: Number | None = Field(
        None, description="The narrower of two intervals, in a fan chart."
    )
    inner_high: Number | None = None
    across: Number | None = Field(
        None, description="The other measure, in a scatter chart; `value` goes up."
    )
    total: bool = Field(
        False, description="A total and no change, in a waterfall chart."
    )
    new_method: bool = Field(
        False, description="A new method begins here: no line leads to it."
    )
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
    inner_low: Line | None = None
    inner_high: Line | None = None
    across: Line | None = None
    date: Line | None = None
    end: Line | None = None
    standing: Line | None = None
    note: Line | None = None
    only: dict[Line, Line] = Field(
        default_factory=dict,
        description="Takes only the rows that have these values in these columns.",
        examples=[{"country": "Kyrgyzstan"}],
    )


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
