"""Range bars: which disputes have one, in what order, and what it says in words."""

from decimal import Decimal
from typing import Any

import pytest

from briefmaker.brief.library import Qualifier
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.points import Firmness
from briefmaker.charts.rangebar import RangeBar, range_bar
from charts.differing import dispute

SAY = Conventions()


def bar(unit: str | None, **said: Any) -> RangeBar:
    found = range_bar(dispute(unit, **said), "en")
    assert found is not None
    return found


def test_sources_stand_from_the_lowest_to_the_highest() -> None:
    found = bar("%", b=48, c={"low": "20", "high": "30"}, a=17)
    assert [row.claim for row in found.rows] == ["a", "c", "b"]
    assert found.ends == (17, 48)


@pytest.mark.parametrize(
    "said",
    [
        {"a": "Russian ground fire", "b": "debris of a missile"},
        {"a": 2, "b": "debris of a missile"},
        {"a": "17%", "b": "3 million people"},
        {"a": {"value": "17", "unit": "%"}, "b": {"value": "3", "unit": "US$ bn"}},
        {"a": 17},
    ],
)
def test_what_cannot_be_compared_has_no_bar(said: dict[str, Any]) -> None:
    assert range_bar(dispute(None, **said), "en") is None


def test_what_was_set_aside_is_not_drawn() -> None:
    gone = {"value": "99", "rank": "deprecated", "rank_reason": "withdrawn"}
    found = bar("%", a=17, b=48, old=gone)
    assert [row.claim for row in found.rows] == ["a", "b"]
    assert range_bar(dispute("%", a=17, old=gone), "en") is None


def test_numbers_are_read_from_the_words_where_none_are_typed() -> None:
    found = bar(None, a="at least 1,275,000 people", b="1.2 million people")
    low, high = found.rows
    assert (low.claim, low.reading.value) == ("b", Decimal(1200000))
    assert high.reading.qualifier is Qualifier.AT_LEAST
    assert found.spread(SAY) == "1.2 million people to at least 1,275,000 people"


def test_a_range_in_words_is_a_bar() -> None:
    (_, wide) = bar(None, a="8%", b="10 to 12%").rows
    assert (wide.reading.value, wide.reading.low, wide.reading.high) == (None, 10, 12)


def test_firmness_comes_from_the_observation_status() -> None:
    found = bar("%", a={"value": "17", "obs_status": "P"}, b=48)
    firm = [row.reading.firmness for row in found.rows]
    assert firm == [Firmness.PROVISIONAL, Firmness.MEASURED]


def test_only_a_declared_preference_is_preferred() -> None:
    assert not bar("%", a=17, b=48).preferred
    found = bar("%", a=17, b={"value": "48", "rank": "preferred"})
    assert [row.reading.preferred for row in found.rows] == [False, True]


@pytest.mark.parametrize(
    ("unit", "said", "spread"),
    [
        ("% of GDP", {"a": 17, "b": {"low": "45", "high": "50"}}, "17% to 50% of GDP"),
        ("US$ billion", {"a": "4", "b": 5}, ""),
        (
            "US$ billion",
            {"a": 40, "b": {"value": "45", "qualifier": "more-than"}},
            "US$40\u00a0billion to more than US$45\u00a0billion",
        ),
        ("%", {"a": {"value": "17", "qualifier": "up-to"}, "b": 48}, ""),
        ("%", {"a": 17, "b": {"value": "17", "qualifier": "more-than"}}, ""),
        (None, {"a": {"value": "1.2", "display": "x"}, "b": 4}, ""),
        (None, {"a": "8%", "b": "between 10% and 12%"}, ""),
    ],
)
def test_the_spread_is_said_where_it_says_no_more_than_the_sources(
    unit: str | None, said: dict[str, Any], spread: str
) -> None:
    found = range_bar(dispute(unit, **said), "en")
    assert (found.spread(SAY) if found else "") == spread
