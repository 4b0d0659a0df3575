"""Laws of the comparison that hold for any number, drawn by hypothesis."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefmaker.evidence.extents import Extent
from briefmaker.evidence.figures import figures_in, supports

WHOLE = st.integers(1, 10**9)
LANGUAGES = {
    "en": (",", "."),
    "ru": ("\u00a0", ","),
    "az": (".", ","),
    "de": (".", ","),
}
ENDS = st.none() | st.fractions(-50, 50)


def carried(anchor: str, printed: str) -> bool:
    found = supports(anchor, printed, anchor_language="en", printed_language="en")
    return found.carried


def extents() -> st.SearchStrategy[Extent]:
    drawn = st.builds(Extent, ENDS, ENDS, st.booleans(), st.booleans())
    return drawn.filter(
        lambda each: each.low is None or each.high is None or each.low < each.high
    )


@given(WHOLE, st.integers(0, 999), st.sampled_from(sorted(LANGUAGES)))
def test_a_number_is_read_back_in_the_format_of_its_language(
    whole: int, decimals: int, language: str
) -> None:
    groups, mark = LANGUAGES[language]
    said = f"{whole:,}".replace(",", groups) + f"{mark}{decimals:03}"
    (figure,) = figures_in(f"{said} %", language)
    assert figure.read
    assert figure.low == whole + Fraction(decimals, 1000)


@given(WHOLE)
def test_a_figure_carries_itself(whole: int) -> None:
    for phrase in (f"{whole:,} km", f"about ${whole:,}", f"more than {whole:,}%"):
        assert carried(f"It came to {phrase} then", phrase)


@given(WHOLE, WHOLE)
def test_a_figure_with_other_digits_is_never_carried(one: int, other: int) -> None:
    assume(one != other)
    assert not carried(f"It came to {one:,}.1 km", f"{other:,}.1 km")


@given(st.integers(100, 10**8))
def test_only_a_finer_number_carries_a_rounder_one(whole: int) -> None:
    finer, rounder = f"{whole / 100:.2f} km", f"{round(whole / 10) / 10:.1f} km"
    assume(finer.removesuffix("0 km") != rounder.removesuffix(" km"))
    assert not carried(f"some way, {rounder}", finer)


@given(WHOLE, st.sampled_from(["more than", "at least", "up to", "about", "nearly"]))
def test_a_bound_is_never_dropped(whole: int, bound: str) -> None:
    assert not carried(f"It came to {bound} {whole:,} km", f"{whole:,} km")


@given(extents(), extents(), extents())
def test_lying_within_is_an_order(one: Extent, two: Extent, three: Extent) -> None:
    assert one.within(one)
    if one.within(two) and two.within(three):
        assert one.within(three)


@given(extents(), extents())
def test_two_extents_meet_in_what_they_share(one: Extent, two: Extent) -> None:
    assert one.meets(two) == two.meets(one)
    if one.meets(two):
        shared = one.shared(two)
        assert shared.within(one)
        assert shared.within(two)


@given(extents(), st.fractions(0, 1))
def test_a_widened_extent_holds_the_old_one(one: Extent, share: Fraction) -> None:
    assert one.within(one.widened(share))
    assert one.widened(Fraction(0)) == one


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        (Extent(Fraction(1), Fraction(2)), Extent(Fraction(2), Fraction(3)), True),
        (
            Extent(Fraction(1), Fraction(2), high_open=True),
            Extent(Fraction(2), Fraction(3)),
            False,
        ),
        (Extent(None, Fraction(2)), Extent(Fraction(3), None), False),
        (Extent(None, None), Extent(Fraction(3), Fraction(3)), True),
    ],
)
def test_an_end_that_is_left_out_is_not_shared(
    one: Extent, two: Extent, meet: bool
) -> None:
    assert one.meets(two) is meet
