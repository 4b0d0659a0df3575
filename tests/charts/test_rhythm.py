"""Gaps are seen as gaps, and irregular dates as irregular."""

import pytest

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.dates import Period
from briefmaker.charts.points import Point
from briefmaker.charts.rhythm import dated, irregular, missing


def points(*dates: str) -> tuple[Point, ...]:
    return tuple(Point(text, period=Period.of(text)) for text in dates)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("2020 2021 2022", False),
        ("2020 2021 2024 2025", False),
        ("2010 2015 2020 2025", False),
        ("2010 2015 2020 2021 2022", True),
        ("2020-01 2020-02 2020-03", False),
        ("2020-01-05 2020-02-05", True),
        ("2020 2020-06", True),
        ("2020", False),
    ],
)
def test_dates_with_one_step_and_gaps_are_regular(dates: str, expected: bool) -> None:
    assert irregular(points(*dates.split())) is expected


@pytest.mark.parametrize(
    ("dates", "at", "expected"),
    [
        ("2020 2021 2022", 0, ""),
        ("2020 2021 2024 2025", 1, "2022–23"),
        ("2010 2015 2025 2030 2035", 1, "2016–24"),
        ("2019-11 2019-12 2020-03 2020-04", 1, "Jan–Feb 2020"),
        ("2020-01-05 2020-09-05", 0, ""),
    ],
)
def test_what_is_missing_between_neighbours_is_named(
    dates: str, at: int, expected: str
) -> None:
    line = points(*dates.split())
    gap = missing(line, line[at], line[at + 1])
    said = Conventions().period(gap, short=True) if gap else ""
    assert said.replace("\u00a0", " ") == expected


def test_a_row_without_a_value_is_a_gap_even_among_irregular_days() -> None:
    line = points("2020-01-05", "2020-02-09", "2020-06-01")
    assert missing(line, line[0], line[2]) == Period.of("2020-02-09")


def test_points_are_put_in_their_order_in_time() -> None:
    assert [point.label for point in dated(points("2022", "2020-03", "2021"))] == [
        "2020-03",
        "2021",
        "2022",
    ]
