"""Charts as an author writes them; the pictures are drawn in `charts`."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from briefmaker.brief.base import Audience, Id, Line, Number, Part, Prose
from briefmaker.brief.data import Data
from briefmaker.brief.exhibits import Slot


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
    interval: Line | None = Field(
        None,
        description="What `low` and `high` mean; printed on the chart and under it.",
        examples=["80% interval"],
    )
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


class ColumnChart(ChartBase):
    """Upright columns for few points in time; `series` puts two or three together."""

    kind: Literal["column"]
    focus: tuple[Line, ...] = ()


class StackedChart(ChartBase):
    """Bars of a total and its parts; `series` names the parts, the first at zero."""

    kind: Literal["stacked"]
    order: Literal["value", "given"] = "value"


class AreaChart(ChartBase):
    """A total over time, or up to four parts of it, stacked."""

    kind: Literal["area"]


class SlopeChart(ChartBase):
    """The same things at two dates, joined by lines; `label` names the thing."""

    kind: Literal["slope"]
    focus: tuple[Line, ...] = ()


class DotChart(ChartBase):
    """Many things on one scale; `series` makes up to three kinds of dot."""

    kind: Literal["dot"]
    focus: tuple[Line, ...] = ()
    order: Literal["value", "given"] = "value"
    from_zero: bool = Field(False, description="Say so in the subtitle if not.")


class LollipopChart(ChartBase):
    """Ranked values as dots on stems, where bars feel heavy."""

    kind: Literal["lollipop"]
    focus: tuple[Line, ...] = ()
    order: Literal["value", "given"] = "value"


class WaterfallChart(ChartBase):
    """How one total became another: rows are changes, `total: true` is a total."""

    kind: Literal["waterfall"]


class ScatterChart(ChartBase):
    """Two measures against each other: `across` to the right, `value` upwards."""

    kind: Literal["scatter"]
    across: Line = Field(
        description="What goes to the right, with its unit.",
        examples=["Remittances, % of GDP"],
    )
    up: Line = Field(
        description="What goes upwards, with its unit.",
        examples=["Migrants, % of workforce"],
    )
    focus: tuple[Line, ...] = Field((), description="Labels of points to be named.")
    from_zero: bool = Field(True, description="Say so in the subtitle if not.")


class GanttChart(ChartBase):
    """Steps of work from `date` to `end`; without `end`, a milestone.

    What is done, under way or planned follows from the information cut-off.
    """

    kind: Literal["gantt"]


class SmallMultiplesChart(ChartBase):
    """The same small chart for several units; `series` names the panel."""

    kind: Literal["small-multiples"]
    shape: Literal["line", "bar", "column"] = "line"
    focus: tuple[Line, ...] = Field((), description="Panels that matter.")
    free_scales: bool = Field(
        False, description="Each panel has its own scale; the `note` must say so."
    )

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.free_scales and not self.note:
            raise ValueError("`free_scales` needs a `note` that says so")
        return self


class LikertChart(ChartBase):
    """Answers on a scale, in per cent; `series` is the question, `label` the answer.

    Answers stand in the order in which they are first given, most negative first.
    """

    kind: Literal["likert"]
    question: Line = Field(
        description="The wording of the question.",
        examples=["How far do you trust …?"],
    )
    sample: Line = Field(
        description="Who was asked, how many, when and how.",
        examples=["1,012 adults, face to face, March 2024"],
    )
    neutral: Line | None = Field(None, description="The answer in the middle.")
    centred: bool = Field(
        False, description="For and against on either side of a middle line."
    )


class HistogramChart(ChartBase):
    """How values are spread: rows from `low` to `high`, or values and a `bin`."""

    kind: Literal["histogram"]
    bin: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="Width of a bar, where rows are single values."
    )


class FanChart(ChartBase):
    """A projection: values so far, then a dashed line within one or two intervals."""

    kind: Literal["fan"]
    inner_interval: Line | None = Field(
        None,
        description="What `inner_low` and `inner_high` mean.",
        examples=["50% interval"],
    )
    from_zero: bool = Field(True, description="Say so in the subtitle if not.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not self.interval:
            raise ValueError("a fan needs `interval`: what `low` and `high` mean")
        return self


Chart = Annotated[
    AreaChart
    | BarChart
    | ColumnChart
    | DotChart
    | FanChart
    | GanttChart
    | GroupedBarChart
    | HistogramChart
    | LikertChart
    | LineChart
    | LollipopChart
    | RangeChart
    | ScatterChart
    | ShareChart
    | SlopeChart
    | SmallMultiplesChart
    | StackedChart
    | TimelineChart
    | WaterfallChart,
    Field(discriminator="kind"),
]
Schedule = TimelineChart | GanttChart
"""The kinds that show when something happens, and no values."""

Charts = Mapping[Id, Chart]
