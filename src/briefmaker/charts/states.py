"""How far a step of work is at the information cut-off."""

from datetime import date
from enum import StrEnum

from briefmaker.charts.points import Firmness, Point


class State(StrEnum):
    """How far a step is at the information cut-off."""

    DONE = "done"
    UNDER_WAY = "under way"
    PLANNED = "planned"


def state_of(point: Point, cutoff: date) -> State:
    """Return how far a step is.

    What is marked as planned or forecast stays so: that its date has passed does not
    say that it happened.
    """
    unsure = point.firmness in (Firmness.PLANNED, Firmness.FORECAST)
    if unsure or point.period is None or point.period.first > cutoff:
        return State.PLANNED
    return State.DONE if point.period.last <= cutoff else State.UNDER_WAY
