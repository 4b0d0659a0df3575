"""Exact results are told as an analyst would say them."""

from fractions import Fraction

import pytest

from briefmaker.evidence.amounts import Amount
from briefmaker.evidence.extents import Extent
from briefmaker.evidence.spoken import number, spoken


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "0"),
        ("17", "17"),
        ("123456", "123,456"),
        ("12345678", "12.35 million"),
        ("180000000000/17", "10.59 billion"),
        ("90000000000", "90 billion"),
        ("1000000000000000", "1,000 trillion"),
        ("1234567/10", "123,457"),
        ("1/3", "0.3333"),
        ("0.0845771", "0.08458"),
        ("-5/3", "-1.667"),
        ("9.99999", "10"),
        ("5/2", "2.5"),
    ],
)
def test_four_digits_are_enough_for_what_does_not_come_out_even(
    value: str, words: str
) -> None:
    assert number(Fraction(value)) == words


def extent(low: str | None, high: str | None, open_: bool = False) -> Extent:
    ends = (None if end is None else Fraction(end) for end in (low, high))
    return Extent(*ends, low_open=open_, high_open=open_)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(extent("0.17", "0.17"), "share"), "17%"),
        (Amount(extent("0.05", "0.05"), "points"), "5 percentage points"),
        (Amount(extent("3", "3"), units=(("USD", 1),)), "3 USD"),
        (
            Amount(extent("2", "2"), units=(("USD", 1), ("people", -1))),
            "2 USD for each of the people",
        ),
        (Amount(extent("10", "12")), "10 to 12"),
        (Amount(extent("10", "10"), about=True), "about 10"),
        (Amount(extent("10", None)), "at least 10"),
        (Amount(extent("10", None, open_=True)), "more than 10"),
        (Amount(extent(None, "10")), "at most 10"),
        (Amount(extent(None, "10", open_=True)), "less than 10"),
        (Amount(Extent()), "any amount"),
    ],
)
def test_an_amount_is_told_with_its_bounds_and_units(
    amount: Amount, words: str
) -> None:
    assert spoken(amount) == words
