"""Numbers typed for charts say what the words beside them say."""

from typing import Any

import pytest

from briefmaker.brief.library import Fact, Quantity
from briefmaker.evidence.written import differing, figure_of, one_of
from evidence.shelf import fact


def entry(display: str | None, **more: Any) -> Fact:
    return Fact.model_validate(fact(display=display, **more))


def quantity(unit: str | None) -> Quantity:
    return Quantity.model_validate({"label": "Something", "unit": unit})


def wrong(display: str, unit: str | None = None, **typed: Any) -> list[str]:
    return list(differing(entry(display, **typed), quantity(unit), "en"))


@pytest.mark.parametrize(
    ("unit", "size", "name"),
    [
        ("million people", 1_000_000, "people"),
        ("US$ billion", 1_000_000_000, "USD"),
        ("US$", 1, "USD"),
        ("Ksh billion", 1_000_000_000, "KES"),
        ("% of GDP", 1, "%"),
        ("% change", 1, "%"),
        ("days", 1, "day"),
        ("thousand", 1000, ""),
        ("million tonnes", 1_000_000, "tonne"),
    ],
)
def test_a_unit_says_what_one_of_it_is(unit: str, size: int, name: str) -> None:
    one = one_of(unit, "en")
    assert one is not None
    assert (one.low, one.unit) == (size, name)


@pytest.mark.parametrize("unit", ["", "states besides Russia", "missiles"])
def test_words_that_are_no_unit_give_nothing(unit: str) -> None:
    assert one_of(unit, "en") is None


@pytest.mark.parametrize(
    ("display", "unit", "typed"),
    [
        ("1.2 million", "million people", {"value": "1.2"}),
        ("1.2 million", None, {"value": "1.2"}),
        ("1.2 million", None, {"value": "1200"}),
        ("1,200,000 people", "million people", {"value": "1.2"}),
        ("US$28 billion", "US$ billion", {"value": "28"}),
        ("US$28 billion", "US$", {"value": "28000000000"}),
        ("more than 17%", "% of GDP", {"value": "17"}),
        ("roughly 17% of GDP", "% of GDP", {"value": "17"}),
        ("nearly half of GDP", "% of GDP", {"low": "45", "high": "50"}),
        ("nearly half of GDP", "% of GDP", {"value": "48"}),
        ("10 to 12%", "%", {"low": "10", "high": "12"}),
        ("10 to 12%", "%", {"value": "12"}),
        ("three-day", "days", {"value": "3"}),
        ("five states", "states besides Russia", {"value": "5"}),
        ("several rounds of talks", None, {"value": "5"}),
        ("1.2 million of 9 million", "million people", {"value": "9"}),
    ],
)
def test_the_same_number_in_another_scale_agrees(
    display: str, unit: str | None, typed: dict[str, str]
) -> None:
    assert wrong(display, unit, **typed) == []


@pytest.mark.parametrize(
    ("display", "unit", "typed", "keys"),
    [
        ("1.2 million", "million people", {"value": "1.3"}, ["value"]),
        ("1.2 million", "people", {"value": "1.2"}, ["value"]),
        ("1.2 million", None, {"value": "12"}, ["value"]),
        ("US$28 billion", "US$ million", {"value": "28"}, ["value"]),
        ("17%", "%", {"value": "17.4"}, ["value"]),
        ("more than 17%", "%", {"value": "20"}, ["value"]),
        ("nearly half", "%", {"value": "51"}, ["value"]),
        ("nearly half", "%", {"low": "40", "high": "50"}, ["low"]),
        ("10 to 12%", "%", {"low": "10", "high": "13"}, ["high"]),
        ("5", "things", {"value": "5000"}, ["value"]),
    ],
)
def test_another_number_does_not(
    display: str, unit: str | None, typed: dict[str, str], keys: list[str]
) -> None:
    assert wrong(display, unit, **typed) == keys


def test_the_one_figure_of_a_fact_takes_the_unit_that_its_words_leave_out() -> None:
    figure = figure_of(entry("1.2 million"), quantity("million people"), "en")
    assert figure is not None
    assert (figure.low, figure.unit) == (1_200_000, "people")
    own = figure_of(entry("1.2 million", unit="tonnes"), quantity("people"), "en")
    assert own is not None
    assert own.unit == "tonne"
    said = figure_of(entry("US$3"), quantity("people"), "en")
    assert said is not None
    assert said.unit == "USD"


def test_a_fact_without_words_has_its_value() -> None:
    figure = figure_of(entry(None, value="1.25"), quantity("million people"), "en")
    assert figure is not None
    assert (figure.low, figure.unit) == (1_250_000, "people")
    bare = figure_of(entry(None, value="1.25"), None, "en")
    assert bare is not None
    assert (bare.low * 4, bare.unit) == (5, "")
    assert figure_of(entry(None), None, "en") is None


@pytest.mark.parametrize(
    "display", ["5 of 7 states", "several talks", "the second summit", "in 2024"]
)
def test_words_with_no_figure_or_several_have_none(display: str) -> None:
    assert figure_of(entry(display), None, "en") is None


def test_a_date_beside_a_figure_is_no_second_figure() -> None:
    figure = figure_of(entry("12% in 2024"), None, "en")
    assert figure is not None
    assert figure.low == 12
