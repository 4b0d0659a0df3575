"""Days, months and years on a time axis."""

from datetime import date

import pytest

from briefmaker.charts.dates import Period


def test_a_month_is_a_month_and_not_its_first_day() -> None:
    march = Period.of("2024-03")
    assert (march.first, march.last) == (date(2024, 3, 1), date(2024, 3, 31))
    assert march.middle == date(2024, 3, 16).toordinal() + 0.5
    assert march.precision == "month"


def test_february_has_29_days_in_a_leap_year() -> None:
    assert Period.of("2024-02").last == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2023-02-29", "2024-02-31", "0000"])
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.of(text)


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("2024", "2025", "2023"),
        ("2024-12", "2025-01", "2024-11"),
        ("2024-03-01", "2024-03-02", "2024-02-29"),
    ],
)
def test_periods_know_their_neighbours(text: str, after: str, before: str) -> None:
    assert Period.of(text).next == Period.of(after)
    assert Period.of(text).previous == Period.of(before)


def test_a_stretch_is_as_precise_as_its_vaguer_end() -> None:
    stretch = Period.of("2024-03-05").until(Period.of("2024-05"))
    assert stretch.precision == "month"
    assert (stretch.first, stretch.last) == (date(2024, 3, 5), date(2024, 5, 31))
    assert not stretch.single
    assert Period.of("2024-03").single


def test_steps_count_without_gaps_over_the_turn_of_the_year() -> None:
    assert Period.of("2025-01").step - Period.of("2024-12").step == 1
    assert Period.of("2025").step - Period.of("2024").step == 1
