"""English quantities: what they count, in which unit, and how they are bound."""

import pytest

from briefmaker.evidence.figures import figures_in
from evidence.telling import read

NUMBERS = {
    "17": ["17"],
    "1,234,567 voters": ["1234567"],
    "12,34,567 voters": ["1234567"],
    "12 500 voters": ["12500"],
    "12\u202f500 voters": ["12500"],
    "12’500 voters": ["12500"],
    "1.2 million": ["1200000"],
    "1.2bn": ["1200000000"],
    "30k votes": ["30000"],
    "5 crore": ["50000000"],
    "3 lakh": ["300000"],
    "twenty-one": ["21"],
    "two hundred and five thousand": ["205000"],
    "three thousand two hundred": ["3200"],
    "a hundred thousand million": ["100000000000"],
    "a dozen": ["12"],
    "half a dozen": ["6"],
    "half a million": ["500000"],
    "a quarter of a million": ["250000"],
    "two and a half million": ["2500000"],
    "a million and a half": ["1500000"],
    "2½ cups": ["2.5"],
    "2 1/2 cups": ["2.5"],
    "10⁶ rows": ["1000000"],
    "10^6 rows": ["1000000"],
    "5 × 10⁶ rows": ["5000000"],
    "minus 5": ["-5"],
    "−5.3": ["-5.3"],
    "(-5.3)": ["-5.3"],
    "zero": ["0"],
}
UNITS = {
    "17%": ["17 %"],
    "17 per cent": ["17 %"],
    "17 percent": ["17 %"],
    "2 percentage points": ["2 pp"],
    "2 pp": ["2 pp"],
    "50 basis points": ["0.5 pp"],
    "half a percentage point": ["0.5 pp"],
    "$1.8bn": ["1800000000 USD"],
    "US$1.8 billion": ["1800000000 USD"],
    "1.8 billion US dollars": ["1800000000 USD"],
    "USD 5 million": ["5000000 USD"],
    "A$5": ["5 AUD"],
    "£5.50": ["5.5 GBP"],
    "¥300": ["300 ¥"],
    "Ksh 270 billion": ["270000000000 KES"],
    "Rs150 billion": ["150000000000 rupee"],
    "5 Namibian dollars": ["?"],
    "300 people": ["300 people"],
    "12 km": ["12000 m"],
    "1,200-km pipeline": ["1200000 m"],
    "155-mm shells": ["0.155 m"],
    "12 miles": ["12 mile"],
    "150 hectares": ["1500000 m²"],
    "1.5 km²": ["1500000 m²"],
    "1.5 sq km": ["1500000 m²"],
    "300 tonnes": ["300 tonne"],
    "300 tons": ["300 ton"],
    "1,300 MW": ["1300000000 watt"],
    "300 MWh": ["300000000 watt-hour"],
    "20 °C": ["20 °C"],
    "20 degrees Celsius": ["20 °C"],
    "40,000 barrels a day": ["40000 barrel/day"],
    "40,000 bpd": ["40000 barrel/day"],
    "$71 a barrel": ["71 USD/barrel"],
    "90 km/h": ["90000 m/hour"],
    "4 bcf per day": ["4000000000 cubic foot/day"],
    "20.6 births per 1,000 people": ["20.6", "1000 per"],
    "20.6 births/1,000 people": ["20.6", "1000 per"],
    "three-day": ["3 day"],
    "two weeks": ["14 day"],
    "18 months": ["1.5 year"],
    "three decades": ["30 year"],
    "a 30-year-old": ["30 year"],
    "half an hour": ["0.5 hour"],
    "two years and a half": ["2.5 year"],
    "four quarters": ["4"],
    "about two more weeks": ["about 14 day"],
    "14.6 million acre-feet": ["14600000 acre-foot"],
    "300 man-days": ["300"],
    "300 barrel-miles": ["?"],
    "33.7 tonnes per hectare": ["33.7 tonne/10000 m²"],
}
SHARES = {
    "half": ["50 %"],
    "a third of it": ["100/3 %"],
    "two-thirds": ["200/3 %"],
    "three quarters": ["75 %"],
    "one in five": ["20 %"],
    "nine out of ten": ["90 %"],
    "a 1-in-5 chance": ["20 %"],
    "3/4 of it": ["75 %"],
    "between a third and a half": ["100/3..50 %"],
    "a third country": ["ordinal 3"],
    "the first half of it": ["ordinal 1"],
    "half-finished": [],
    "one in five days": ["5 day"],
    "doubled": ["2 ×"],
    "twofold": ["2 ×"],
    "an eight-fold rise": ["8 ×"],
    "three times higher": ["3 ×"],
    "2.5 times": ["2.5 ×"],
    "met three times": ["3 occasion"],
    "10x": ["10 ×"],
    "double standards": [],
    "hundreds of dollars": ["several 200..1000 USD"],
    "tens of thousands": ["several 20000..100000"],
}
BOUNDS = {
    "more than 17%": ["more than 17 %"],
    "over 30 years": ["more than 30 year"],
    "over the past 30 years": ["30 year"],
    "exceeded $45 billion": ["more than 45000000000 USD"],
    "just over 45": ["just over 45"],
    "nearly half": ["nearly 50 %"],
    "just under 45": ["nearly 45"],
    "about 40": ["about 40"],
    "some 300": ["about 300"],
    "an estimated 300": ["about 300"],
    "~300": ["about 300"],
    "at least two-thirds": ["at least 200/3 %"],
    "no fewer than 38": ["at least 38"],
    "up to 300": ["up to 300"],
    "as many as 300": ["up to 300"],
    "not more than 38": ["up to 38"],
    "fewer than 20": ["less than 20"],
    "<500": ["less than 500"],
    "only 15%": ["only 15 %"],
    "only about 15%": ["about 15 %"],
    "more than doubled": ["more than 2 ×"],
    "30+ states": ["at least 30"],
    "30-odd states": ["about 30"],
    "30 states or more": ["at least 30"],
    "3 percent or less": ["up to 3 %"],
    "about another 300": ["about 300"],
    "at least about 300": ["?"],
    "about 2030": ["year 2030"],
}
RANGES = {
    "10–12 %": ["10..12 %"],
    "10-12 million": ["10000000..12000000"],
    "US$4–5 billion": ["4000000000..5000000000 USD"],
    "between 10 and 12": ["10..12"],
    "between 1.7% and 5%": ["1.7..5 %"],
    "from 10 to 12": ["10..12"],
    "1.2 to 1.5 million": ["1200000..1500000"],
    "two or three": ["2..3"],
    "2 or 30": ["2", "30"],
    "from 4.1 % to 5.2 %": ["4.1 %", "5.2 %"],
    "rose from 10 to 12 million": ["10000000", "12000000"],
    "0.2 and 1.5 percent": ["0.2 %", "1.5 %"],
    "2, 4 and 6 km": ["2000 m", "4000 m", "6000 m"],
    "3 and 5 million tonnes": ["?", "5000000 tonne"],
    "Of the 200, 35 percent": ["200", "35 %"],
}
ODD = {
    "1,5 per cent": ["?"],
    "1.2.3 per cent": ["?"],
    "3-2 at the end": ["?"],
    "a 50-50 split": ["?"],
    "2:1": ["?"],
    "24/7": ["?"],
    "9/11": ["?"],
    "5 million³": ["?"],
    "12³": ["?"],
    "10 20 30": ["?", "?", "?"],
    "2,7 12 500 18": ["?", "?", "?"],
    "fell.1 percent": ["?"],
    "1665xyz": ["?"],
    "٣ per cent": ["3 %"],
    "１７ percent": ["?", "?"],
    "9" * 31: ["?"],
    "one of them": [],
    "no one": [],
    "www.example.org/2024/17": [],
    "desk12@example.org": [],
}


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        case
        for table in (NUMBERS, UNITS, SHARES, BOUNDS, RANGES, ODD)
        for case in table.items()
    ],
)
def test_an_english_phrase_is_read_as_what_it_says(
    words: str, figures: list[str]
) -> None:
    assert read(words, "en") == figures


def test_a_figure_covers_what_binds_and_measures_it() -> None:
    words = "It grew by more than 17.4 per cent, to US$1.8 billion a year."
    figures = figures_in(words, "en")
    said = ["more than 17.4 per cent", "US$1.8 billion a year"]
    assert [figure.words for figure in figures] == said
    assert [words[each.start : each.end] for each in figures] == said


def test_places_are_code_points_even_behind_what_cannot_be_seen() -> None:
    words = "\U0001f4c8 tra\u00adde\u200b rose e\u0301tonnamment 17 %"
    (figure,) = figures_in(words, "en")
    assert words[figure.start : figure.end] == "17 %"


def test_a_letter_that_is_a_scale_or_a_unit_has_two_readings() -> None:
    (glued,) = figures_in("1.2m", "en")
    (spaced,) = figures_in("1.2 m", "en")
    assert [(int(each.low * 10), each.unit) for each in glued.readings] == [
        (12_000_000, ""),
        (12, "m"),
    ]
    assert [each.unit for each in spaced.readings] == ["m", ""]


@pytest.mark.parametrize(
    "words", ["$1.2m", "1.2m people", "1.2m wide", "7,439 m", "1.2m tonnes"]
)
def test_what_stands_beside_the_letter_settles_it(words: str) -> None:
    (figure,) = figures_in(words, "en")
    assert figure.other is None


def test_a_round_number_before_a_noun_may_be_a_year_or_a_count() -> None:
    (figure,) = figures_in("2000 soldiers", "en")
    assert [each.kind.value for each in figure.readings] == ["year", "cardinal"]


def test_the_sign_of_the_dollar_is_only_assumed_to_be_american() -> None:
    assert [each.assumed for each in figures_in("$5, 5 dollars, US$5", "en")] == [
        True,
        True,
        False,
    ]
