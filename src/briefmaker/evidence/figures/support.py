"""Support: whether one phrase carries the figure of another, and why not."""

from enum import StrEnum
from typing import Literal

from briefmaker.values import Struct

Outcome = Literal["supported", "weaker", "mismatch", "unread", "none"]
"""`weaker`: true of what the source says, and less than it says. `none`: the printed
phrase holds no figure, so there is nothing to compare."""


class Cause(StrEnum):
    """Why a printed figure is not that of its source."""

    ABSENT = "absent"
    SEVERAL = "several"
    UNREAD = "unread"
    FALSE_PRECISION = "false-precision"
    QUALIFIER_DROPPED = "qualifier-dropped"
    RANGE_COLLAPSED = "range-collapsed"
    ROUNDING = "rounding"
    BOUND = "bound"
    VALUE = "value"
    SCALE = "scale"
    SIGN = "sign"
    UNIT = "unit"
    MISSING_UNIT = "missing-unit"
    CURRENCY = "currency"
    PERCENT_VS_POINTS = "percent-vs-points"
    ORDINAL_VS_CARDINAL = "ordinal-vs-cardinal"
    YEAR_VS_COUNT = "year-vs-count"
    KIND = "kind"


class Support(Struct, frozen=True):
    """What the comparison of two phrases says.

    Attributes:
        reason: one sentence without its full stop; nothing if the figure is supported.
        hint: what to do about it.
        anchor_figure: the figure of the source, as it is written there.
        printed_figure: the figure that is printed.
        cause: why it is not supported, or what is weaker.
    """

    outcome: Outcome
    reason: str = ""
    anchor_figure: str = ""
    printed_figure: str = ""
    hint: str = ""
    cause: Cause | None = None

    @property
    def carried(self) -> bool:
        """Whether the source says what is printed, or more."""
        return self.outcome in ("supported", "weaker")
