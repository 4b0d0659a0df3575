"""Arithmetic on the names of facts is read, and nothing else is."""

from fractions import Fraction

import pytest

from briefmaker.evidence.arithmetic import (
    DEEPEST,
    LONGEST,
    CalcError,
    Named,
    Number,
    Operation,
    names_in,
    read_calc,
)

A, B, C = Named("a"), Named("b"), Named("c")


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("a", A),
        ("0.5", Number(Fraction(1, 2))),
        ("100%", Number(Fraction(1), share=True)),
        ("12.5%", Number(Fraction(1, 8), share=True)),
        ("a + b * c", Operation("+", A, Operation("*", B, C))),
        ("(a + b) * c", Operation("*", Operation("+", A, B), C)),
        ("a - b - c", Operation("-", Operation("-", A, B), C)),
        ("a/b/c", Operation("/", Operation("/", A, B), C)),
        ("((a))", A),
        ("a − b × c", Operation("-", A, Operation("*", B, C))),
        ("a – b ÷ c", Operation("-", A, Operation("/", B, C))),
    ],
)
def test_signs_bind_as_at_school(written: str, term: object) -> None:
    assert read_calc(written) == term


def test_a_name_may_hold_hyphens_so_a_minus_stands_between_spaces() -> None:
    assert read_calc("trade-2024 - trade-2023") == Operation(
        "-", Named("trade-2024"), Named("trade-2023")
    )
    assert read_calc("a-b") == Named("a-b")


def test_the_names_of_a_calculation_come_once_in_their_order() -> None:
    assert names_in(read_calc("(b - a) / a * 100%")) == ("b", "a")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("a b", "between “a” and “b” a sign is missing"),
        ("a- b", "between “a-” and “b” a sign is missing"),
        ("2 (a)", "between “2” and “(” a sign is missing"),
        ("a +", "the calculation ends where a name or a number was expected"),
        ("a + * b", "after “+” a name or a number was expected, not “*”"),
        ("a ** b", "after “*” a name or a number was expected, not “*”"),
        ("- a", "at its beginning a name or a number was expected, not “-”"),
        ("(a", "a bracket is not closed"),
        ("a)", "a bracket is closed that was never opened"),
        ("()", "after “(” a name or a number was expected, not “)”"),
        ("(a +) b", "after “+” a name or a number was expected, not “)”"),
        ("2a", "“2a” has no place in a calculation"),
        ("1,5 * a", "“1,5” has no place in a calculation"),
        ("1.5.2", "“1.5.2” has no place in a calculation"),
        ("a ^ b", "“^” has no place in a calculation"),
        ("__import__('os')", "“__import__” has no place in a calculation"),
        ("٣ * a", "“٣” has no place in a calculation"),
    ],
)
def test_anything_else_is_refused_in_words(written: str, reason: str) -> None:
    with pytest.raises(CalcError) as caught:
        read_calc(written)
    assert caught.value.reason == reason


def test_a_negative_number_is_written_as_a_difference() -> None:
    with pytest.raises(CalcError) as caught:
        read_calc("a * -5")
    assert caught.value.hint == "a negative number is written as a difference: `0 - 5`"


def test_length_and_depth_have_limits() -> None:
    deep = "(" * DEEPEST + "a" + ")" * DEEPEST
    assert read_calc(deep) == A
    with pytest.raises(CalcError, match="more than 20 brackets"):
        read_calc(f"({deep})")
    long = "+".join("a" * (LONGEST // 2))
    assert names_in(read_calc(long)) == ("a",)
    with pytest.raises(CalcError, match="501 characters; 500 is the most"):
        read_calc(f"{long} +")
