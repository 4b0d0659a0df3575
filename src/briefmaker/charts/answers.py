"""The answers of a scale: which are against, in the middle, for, or off the scale."""

from collections.abc import Sequence

from briefmaker.brief.charts import LikertChart
from briefmaker.charts.points import Point, names_of_points
from briefmaker.values import Struct

MOST_ON_A_SIDE = 2
"""The palette has two steps on either side of the middle."""


class Answers(Struct, frozen=True):
    """Answers in their order, the most negative first.

    Attributes:
        apart: off the scale: “do not know”.
    """

    against: tuple[str, ...]
    neutral: tuple[str, ...]
    favour: tuple[str, ...]
    apart: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All answers from the left to the right."""
        return (*self.against, *self.neutral, *self.favour, *self.apart)


def answers_of(chart: LikertChart, points: Sequence[Point]) -> Answers:
    """Return the answers of a scale in the order in which they are first given.

    As many answers follow the neutral one as stand before it; what comes after those
    is off the scale. Without a neutral one named, it is the middle one of an odd
    number of answers.
    """
    names = names_of_points(points)
    middle = len(names) // 2
    if chart.neutral in names:
        middle = names.index(chart.neutral or "")
    elif len(names) % 2 == 0:
        return Answers(names[:middle], (), names[middle:], ())
    end = 2 * middle + 1
    return Answers(
        names[:middle], names[middle : middle + 1], names[middle + 1 : end], names[end:]
    )
