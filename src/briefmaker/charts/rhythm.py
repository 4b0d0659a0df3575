"""In what rhythm the points of a line follow each other, and where one is missing."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefmaker.charts.dates import Period
from briefmaker.charts.points import Point


def dated(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points in their order in time."""
    return tuple(sorted(points, key=when))


def when(point: Point) -> float:
    """Return where a point stands in time, in days."""
    return point.period.middle if point.period else 0.0


def irregular(points: Sequence[Point]) -> bool:
    """Whether dates follow no rhythm, so that every point must be marked.

    Years or months follow a rhythm if the step between most of them is the same and
    every longer one is a multiple of it: those are gaps.
    """
    precisions = {point.period.precision for point in points if point.period}
    if len(precisions) != 1 or "day" in precisions:
        return True
    steps = _steps(points)
    usual = _usual(steps)
    others = [step for step in steps if step != usual]
    return any(step % usual or steps[step] >= steps[usual] for step in others)


def missing(points: Sequence[Point], before: Point, after: Point) -> Period | None:
    """Return the time without data between two points that have some.

    Args:
        points: all points of the line in their order, with and without data.
        before: the one.
        after: the next one that has data.
    """
    if before.period is None or after.period is None:
        return None
    empty = points[points.index(before) + 1 : points.index(after)]
    if irregular(points):
        found = [point.period for point in empty if point.period]
        return found[0].until(found[-1]) if found else None
    usual = _usual(_steps(points))
    if not empty and after.period.step - before.period.step <= usual:
        return None
    return before.period.next.until(after.period.previous)


def _steps(points: Sequence[Point]) -> Counter[int]:
    places = [point.period.step for point in points if point.period]
    return Counter(later - earlier for earlier, later in pairwise(places))


def _usual(steps: Counter[int]) -> int:
    """Return the most common step, the shortest of several; 1 where there is none."""
    return min(steps, key=lambda step: (-steps[step], step), default=1)
