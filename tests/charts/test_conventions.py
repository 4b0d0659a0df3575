"""Numbers, units and dates as a language writes them."""

from decimal import Decimal

import pytest

from briefmaker.brief.library import Qualifier
from briefmaker.charts.conventions import Conventions, typographic
from briefmaker.charts.dates import Period
from briefmaker.charts.points import Point, Reading

EN = Conventions()
DE = Conventions(decimal=",", group=".", percent="{number}\u00a0%")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("17", "%", "17%"),
        ("1.50", "%", "1.50%"),
        ("45", "bn", "45bn"),
        ("1200", "people", "1,200\u00a0people"),
        ("-8", "%", "−8%"),
        ("17", "% of GDP", "17% of GDP"),
        ("1E+3", "", "1,000"),
        ("28", "", "28"),
    ],
)
def test_a_number_has_its_digits_and_its_unit(
    value: str, unit: str, expected: str
) -> None:
    assert EN.measure(Decimal(value), unit) == expected


def test_another_language_has_its_own_marks() -> None:
    assert DE.measure(Decimal("1234.5"), "%") == "1.234,5\u00a0%"


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        (Qualifier.EXACT, "45bn"),
        (Qualifier.MORE_THAN, "more than 45bn"),
        (Qualifier.NEARLY, "nearly 45bn"),
        (Qualifier.UP_TO, "up to 45bn"),
    ],
)
def test_what_binds_a_number_is_never_dropped(
    qualifier: Qualifier, expected: str
) -> None:
    reading = Reading(value=Decimal(45), qualifier=qualifier)
    assert EN.reading(reading, "bn") == expected


def test_an_interval_keeps_the_words_of_its_source() -> None:
    ends = {"low": Decimal(45), "high": Decimal(50)}
    assert EN.reading(Reading(**ends), "%") == "45–50%"
    assert EN.reading(Reading(**ends), "%", spoken=True) == "45 to 50%"
    assert EN.reading(Reading(**ends, display="nearly half"), "%") == "nearly half"


def test_a_point_says_what_all_its_sources_say() -> None:
    values = [Reading(value=Decimal(value)) for value in (17, 30, 48, 48)]
    assert EN.point(Point("A", readings=tuple(values)), "%") == "17%, 30% or 48%"
    assert EN.point(Point("A")) == "no data"


@pytest.mark.parametrize(
    ("start", "end", "short", "expected"),
    [
        ("2024", None, False, "2024"),
        ("2023", "2024", False, "2023–2024"),
        ("2023", "2024", True, "2023–24"),
        ("1999", "2001", True, "1999–2001"),
        ("2024-03", None, False, "March 2024"),
        ("2024-03", None, True, "Mar 2024"),
        ("2024-03", "2024-05", True, "Mar–May 2024"),
        ("2023-11", "2024-02", True, "Nov 2023 – Feb 2024"),
        ("2025-10-08", None, False, "8 October 2025"),
        ("2025-10-06", "2025-10-09", True, "6–9 Oct 2025"),
        ("2025-09-30", "2025-10-02", True, "30 Sept 2025 – 2 Oct 2025"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(
    start: str, end: str | None, short: bool, expected: str
) -> None:
    period = Period.of(start)
    if end:
        period = period.until(Period.of(end))
    assert EN.period(period, short).replace("\u00a0", " ") == expected


def test_months_after_a_day_may_have_a_form_of_their_own() -> None:
    of = tuple(f"{month}-of" for month in EN.months)
    say = Conventions(months_of=of)
    assert say.period(Period.of("2025-10-08")).endswith("October-of\u00a02025")
    assert say.period(Period.of("2025-10")) == "October\u00a02025"


def test_apostrophes_are_real_and_other_marks_stay() -> None:
    assert typographic("Tajikistan's share") == "Tajikistan’s share"
    assert typographic("the states' share") == "the states’ share"
    assert typographic("'a quotation") == "'a quotation"


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("US$ billion", "US$45 billion"),
        ("€", "€45"),
        ("$bn", "$45bn"),
        ("USD billion", "45 USD billion"),
        ("% of GDP", "45% of GDP"),
    ],
)
def test_the_sign_of_a_currency_stands_before_the_number(unit: str, said: str) -> None:
    assert EN.measure(Decimal(45), unit).replace("\u00a0", " ") == said
