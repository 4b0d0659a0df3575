"""Which figures agree."""

from decimal import Decimal

import pytest

from briefmaker.evidence.figures import Figure, figures_in, joint


def one(words: str) -> Figure:
    (figure,) = figures_in(words, "en")
    return figure


@pytest.mark.parametrize(
    ("first", "second", "tolerance", "agree"),
    [
        ("$4.36 billion", "$4.4 billion", "0", True),
        ("$4.36 billion", "$4.02 billion", "0", False),
        ("$4.36 billion", "€4.36 billion", "0", False),
        ("38 people", "39 people", "0", False),
        ("38 people", "at least 38 people", "0", True),
        ("38 people", "more than 38 people", "0", False),
        ("1.2 million", "1,234,567", "0", True),
        ("1.2 million", "1,275,000", "0", False),
        ("1.2 million", "1,275,000", "0.01", False),
        ("1.2 million", "1,275,000", "0.03", True),
        ("more than 17%", "less than 16%", "0", False),
        ("nearly half", "48%", "0", True),
        ("1,5%", "1.5%", "0", False),
    ],
)
def test_two_figures_agree_if_one_value_satisfies_both(
    first: str, second: str, tolerance: str, agree: bool
) -> None:
    pair = one(first), one(second)
    for each in (pair, pair[::-1]):
        assert (len(joint(each, Decimal(tolerance))) == 1) is agree


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        (["4.36 bn", "4.4 bn"], [[0, 1]]),
        (["4.36 bn", "4.02 bn", "4.36 bn"], [[0, 2], [1]]),
        (["38 people", "at least 38 people", "39 people"], [[0, 1], [1, 2]]),
        (["more than 17%", "17.4%"], [[0, 1]]),
        (["more than 17%", "more than 16%"], [[0, 1]]),
        (["more than 17%", "16%"], [[0], [1]]),
        (["1.2 million", "about 1.2 million", "over 1.2 million"], [[0, 1, 2]]),
        (["10–12%", "11%", "13%"], [[0, 1], [2]]),
        (["10%", "10 km", "1,5%"], [[0], [1], [2]]),
        ([], []),
    ],
)
def test_figures_are_grouped_by_a_value_that_all_of_a_group_allow(
    words: list[str], groups: list[list[int]]
) -> None:
    assert joint([one(each) for each in words]) == groups


def test_tolerance_joins_what_it_allows() -> None:
    figures = [one("1.2 million"), one("1,275,000")]
    assert joint(figures) == [[0], [1]]
    assert joint(figures, Decimal("0.03")) == [[0, 1]]
