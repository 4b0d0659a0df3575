"""Figures that are seldom written, and words that only look like them."""

import pytest

from evidence.telling import read

ENGLISH = {
    "$−5 million": ["-5000000 USD"],
    "$-5 million": ["-5000000 USD"],
    "US$-denominated": [],
    "€ +5 m": ["5000000 EUR"],
    "10/25/2025": ["date y2025 m10 d25"],
    "45.13.2025": ["reference 45.13.2025"],
    "25/25/2025": ["?", "2025 per"],
    "25/10/2025": ["date y2025 m10 d25"],
    "12.10.25": ["date y2025 m10 d12"],
    "2 pm": ["time 14:00"],
    "12 am": ["time 00:00"],
    "14 p.m.": ["14"],
    "0 am": ["0"],
    "13:30 pm": ["?"],
    "12 October 2025": ["date y2025 m10 d12"],
    "12 October 2025%": ["date m10 d12", "2025 %"],
    "12 October 2025/26": ["date m10 d12", "year 2025..2026"],
    "2-1/2 times": ["2.5 ×"],
    "2 1/2 times": ["2.5 ×"],
    "2 3/2": ["?"],
    "2-3/2": ["?"],
    "5 × 10⁶ people": ["5000000 people"],
    "5 × 10 people": ["5", "10 people"],
    "3 hundred thousand": ["300000"],
    "5 thousand million": ["5000000000"],
    "2 and a half million": ["2500000"],
    "10 to 12 dollars per ton": ["10..12 USD/ton"],
    "10 dollars to 12 dollars a ton": ["10..12 USD/ton"],
    "10 tonnes a year to 12 tonnes": ["10 tonne/year", "12 tonne"],
    "$10 to €12": ["10 USD", "12 EUR"],
    "about between 10 and 12 %": ["about 10..12 %"],
    "prices fell; 10% to 12%": ["10..12 %"],
    "prices fell 10% to 12%": ["10 %", "12 %"],
    "more than dozens": ["?"],
    "a hundred thousand million": ["100000000000"],
    "one hundred hundred": ["?", "100"],
    "two thousand three million": ["?"],
    "two million thousand": ["?"],
    "five thousand two thousand": ["?"],
    "two dozen twenty": ["24", "20"],
    "2050 cases": ["2050"],
    "1400 soldiers": ["1400"],
    "2000 soldiers": ["year 2000"],
    "between 2019 and 2021": ["year 2019..2021"],
    "between 2021 and 2019": ["year 2021", "year 2019"],
    "from 2019 to 2024 people": ["2019..2024 people"],
    "2021–23": ["year 2021..2023"],
    "1021–23": ["?"],
    "2021–223": ["?"],
    "2021m": ["2021000000"],
}
RUSSIAN = {
    "2 с половиной миллиона": ["2500000"],
    "2 млн с половиной": ["2500000"],
    "3 тысячи миллионов": ["3000000000"],
}
AZERBAIJANI = {
    "10%-dən 12%-ə qədər": ["10..12 %"],
    "10%-dən 12%-dək": ["10..12 %"],
    "beşdə 3": ["60 %"],
    "onda 12": ["12"],
    "yüzdə 120": ["120"],
}


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        *((words, "en", told) for words, told in ENGLISH.items()),
        *((words, "ru", told) for words, told in RUSSIAN.items()),
        *((words, "az", told) for words, told in AZERBAIJANI.items()),
    ],
)
def test_what_is_seldom_written_is_read_as_it_is_meant_or_not_at_all(
    words: str, language: str, told: list[str]
) -> None:
    assert read(words, language) == told
