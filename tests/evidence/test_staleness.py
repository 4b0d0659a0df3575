"""A source can be too old for a brief."""

from datetime import date
from typing import Any

import pytest

from briefmaker.brief.library import Source
from briefmaker.evidence.staleness import before, last_day, stale

CUTOFF = date(2025, 10, 12)


def why(max_age: str | None = None, **source: Any) -> str:
    return stale(Source.model_validate(source), CUTOFF, max_age)


def test_a_source_is_not_stale_of_itself() -> None:
    assert not why()
    assert not why(issued="1990")
    assert not why("18 months")


def test_a_newer_edition_makes_it_stale_at_any_age() -> None:
    assert why(superseded_by="s2") == "“s2” takes its place"


def test_it_is_stale_after_the_day_on_which_it_was_to_be_looked_at() -> None:
    assert not why(review_after="2025-10-12")
    told = why(review_after="2025-10-11")
    assert told == "it was to be looked at again after 2025-10-11"


@pytest.mark.parametrize(
    ("issued", "age", "old"),
    [
        ("2025-10-12", "1 day", False),
        ("2025-10-11", "1 day", False),
        ("2025-10-10", "1 day", True),
        ("2024-04-12", "18 months", False),
        ("2024-04-11", "18 months", True),
        ("2024-04", "18 months", False),
        ("2024-03", "18 months", True),
        ("2023", "2 years", False),
        ("2022", "2 years", True),
    ],
)
def test_age_counts_to_the_cut_off_and_a_vague_date_to_its_last_day(
    issued: str, age: str, old: bool
) -> None:
    assert bool(why(age, issued=issued)) is old


def test_the_reason_names_date_age_and_cut_off() -> None:
    assert why("2 years", issued="2022-05") == (
        "it is of 2022-05, more than 2 years before the cut-off 2025-10-12"
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 28)),
        ("2024-02-03", date(2024, 2, 3)),
        ("0000", date(1, 12, 31)),
    ],
)
def test_the_last_day_of_a_date(written: str, day: date) -> None:
    assert last_day(written) == day


@pytest.mark.parametrize(
    ("day", "age", "then"),
    [
        (date(2025, 3, 31), "1 month", date(2025, 2, 28)),
        (date(2025, 1, 15), "1 month", date(2024, 12, 15)),
        (date(2024, 2, 29), "1 year", date(2023, 2, 28)),
        (date(2025, 1, 1), "1 day", date(2024, 12, 31)),
        (date(2025, 1, 1), "9999 years", date.min),
        (date(20, 1, 1), "9999 days", date.min),
    ],
)
def test_counting_back_keeps_to_the_calendar(day: date, age: str, then: date) -> None:
    assert before(day, age) == then
