"""Calculations keep count of exact values, open ends and units."""

from fractions import Fraction

import pytest

from briefmaker.evidence.amounts import Amount, Kind, Units, counted, reckon
from briefmaker.evidence.arithmetic import CalcError, read_calc
from briefmaker.evidence.extents import Extent


def number(
    value: str, *units: str, kind: Kind = "plain", about: bool = False
) -> Amount:
    fraction = Fraction(value)
    return Amount(
        Extent(fraction, fraction), kind, tuple((unit, 1) for unit in units), about
    )


def share(value: str) -> Amount:
    return number(value, kind="share")


AMOUNTS = {
    "ten": number("10"),
    "sent": number("1800000000", "USD", about=True),
    "trade": number("4", "USD"),
    "workers": number("2", "people"),
    "seventeen": share("0.17"),
    "twelve": share("0.12"),
    "nearly-half": Amount(
        Extent(Fraction("0.45"), Fraction("0.5"), high_open=True), "share"
    ),
    "more": Amount(Extent(Fraction(45), None, low_open=True), units=(("USD", 1),)),
    "at-most": Amount(Extent(None, Fraction(5)), units=(("USD", 1),)),
    "range": Amount(Extent(Fraction(10), Fraction(12))),
    "maybe-nothing": Amount(Extent(Fraction(0), Fraction(2))),
    "change": Amount(Extent(Fraction(-3), Fraction(2), low_open=True)),
    "rise": number("0.05", kind="points"),
}


def of(written: str) -> Amount:
    return reckon(read_calc(written), AMOUNTS)


def exactly(value: str) -> Extent:
    return Extent(Fraction(value), Fraction(value))


@pytest.mark.parametrize(
    ("written", "value", "units"),
    [
        ("ten / 4", "2.5", ()),
        ("ten / 3 * 3", "10", ()),
        ("trade / 3 * 3 - trade", "0", (("USD", 1),)),
        ("trade / workers", "2", (("USD", 1), ("people", -1))),
        ("trade / workers * workers", "4", (("USD", 1),)),
        ("trade / (trade + trade)", "0.5", ()),
        ("trade * 50%", "2", (("USD", 1),)),
        ("trade / 50%", "8", (("USD", 1),)),
    ],
)
def test_values_are_exact_and_units_multiply(
    written: str, value: str, units: Units
) -> None:
    amount = of(written)
    assert amount.extent == exactly(value)
    assert amount.units == units
    assert amount.kind == "plain"


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("seventeen + twelve", "0.29", "share"),
        ("seventeen - twelve", "0.05", "points"),
        ("100% - seventeen", "0.83", "share"),
        ("seventeen - 10%", "0.07", "share"),
        ("seventeen + rise", "0.22", "share"),
        ("seventeen - rise", "0.12", "share"),
        ("rise + rise", "0.1", "points"),
        ("rise - rise", "0", "points"),
        ("seventeen * twelve", "0.0204", "share"),
        ("seventeen * 2", "0.34", "share"),
        ("seventeen / 2", "0.085", "share"),
        ("seventeen / twelve", "17/12", "plain"),
        ("rise / 2", "0.025", "points"),
        ("2 * rise", "0.1", "points"),
        ("rise / twelve", "5/12", "plain"),
        ("ten / seventeen", "1000/17", "plain"),
    ],
)
def test_a_percentage_is_a_hundredth_and_a_difference_of_two_is_points(
    written: str, value: str, kind: str
) -> None:
    amount = of(written)
    assert amount.extent == exactly(value)
    assert amount.kind == kind


@pytest.mark.parametrize(
    ("written", "extent"),
    [
        ("more + trade", Extent(Fraction(49), None, low_open=True)),
        ("trade - more", Extent(None, Fraction(-41), high_open=True)),
        ("more * 2", Extent(Fraction(90), None, low_open=True)),
        ("more * 0", exactly("0")),
        ("more - more", Extent()),
        ("trade / more", Extent(Fraction(0), Fraction(4, 45), True, True)),
        ("at-most * 2", Extent(None, Fraction(10))),
        ("at-most * (0 - 2)", Extent(Fraction(-10), None)),
        ("range * change", Extent(Fraction(-36), Fraction(24), low_open=True)),
        ("range - range", Extent(Fraction(-2), Fraction(2))),
        ("range / 2", Extent(Fraction(5), Fraction(6))),
        ("2 / range", Extent(Fraction(1, 6), Fraction(1, 5))),
        ("nearly-half * 100", Extent(Fraction(45), Fraction(50), high_open=True)),
        (
            "1 - nearly-half / 100%",
            Extent(Fraction("0.5"), Fraction("0.55"), low_open=True),
        ),
        ("maybe-nothing * more", Extent(Fraction(0), None)),
    ],
)
def test_ranges_and_bounds_go_through(written: str, extent: Extent) -> None:
    assert of(written).extent == extent


def test_what_is_only_about_right_stays_so() -> None:
    amount = of("sent / seventeen")
    assert amount.about
    assert amount.extent == exactly("180000000000/17")
    assert not of("trade / seventeen").about


def test_huge_results_meet_open_ends_without_a_float() -> None:
    large = " * ".join(["999999999999999"] * 25)
    assert of(f"more / trade + {large}").extent.high is None


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("trade + workers", "an amount in USD and an amount in people cannot be added"),
        ("trade - 3", "a number cannot be subtracted from an amount in USD"),
        ("100 - seventeen", "a percentage cannot be subtracted from a number"),
        ("ten + rise", "a number and percentage points cannot be added"),
        ("ten / maybe-nothing", "it divides by an amount that may be nothing"),
        ("ten / change", "it divides by an amount that may be nothing"),
        ("ten / at-most", "it divides by an amount that may be nothing"),
        ("ten / (ten - ten)", "it divides by an amount that may be nothing"),
    ],
)
def test_what_cannot_be_reckoned_is_said(written: str, reason: str) -> None:
    with pytest.raises(CalcError) as caught:
        of(written)
    assert caught.value.reason == reason
    assert caught.value.hint


def test_the_whole_of_a_share_is_typed_with_its_sign() -> None:
    with pytest.raises(CalcError) as caught:
        of("100 - seventeen")
    assert "`100%`" in caught.value.hint


def test_units_are_told_with_their_powers() -> None:
    assert counted(of("trade / workers")) == "an amount in USD people^-1"
