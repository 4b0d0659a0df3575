"""Digits and words that count nothing: dates, times, ordinals, names, references."""

import pytest

from evidence.telling import read

ENGLISH = {
    "12 October 2025": ["date y2025 m10 d12"],
    "October 12, 2025": ["date y2025 m10 d12"],
    "Oct. 12": ["date m10 d12"],
    "the 12th of October": ["date m10 d12"],
    "2025-10-12": ["date y2025 m10 d12"],
    "8–10 October": ["date m10 d8-10"],
    "between 20 and 26 August": ["date m8 d20-26"],
    "over 29-31 August": ["date m8 d29-31"],
    "January–July 2025": ["date y2025 m1-7"],
    "25/10/2025": ["date y2025 m10 d25"],
    "10/12/2025": ["date y2025 10/12"],
    "04.26.2013": ["date y2013 m4 d26"],
    "it may 5": ["5"],
    "2 a.m.": ["time 02:00"],
    "12 a.m.": ["time 00:00"],
    "2:30 pm": ["time 14:30"],
    "14:30": ["time 14:30"],
    "25:30": ["?"],
    "September 30, 2018: cases": ["date y2018 m9 d30"],
    "since 1992": ["year 1992"],
    "the 1990s": ["year 1990..1999"],
    "2021–23": ["year 2021..2023"],
    "between 2021 and 2023": ["year 2021..2023"],
    "2021–23 people": ["?"],
    "2019 sanctions": ["year 2019"],
    "in 1665 the": ["year 1665"],
    "1665 men": ["1665"],
    "second": ["ordinal 2"],
    "2nd": ["ordinal 2"],
    "twenty-first": ["ordinal 21"],
    "Article 5": ["reference article 5"],
    "paras. 3–4": ["reference paragraph 3–4"],
    "No. 10": ["reference number 10"],
    "no 5 people": ["5 people"],
    "section 1.2.3": ["reference section 1.2.3"],
    "1.2.3": ["reference 1.2.3"],
    "Boeing 737": ["identifier boeing737"],
    "G7": ["identifier g7"],
    "COVID-19": ["identifier covid-19"],
    "J2-8243": ["identifier j2-8243"],
    "BM-2025-002": ["identifier bm-2025-002"],
    "Su-35": ["identifier su-35"],
    "5G": ["identifier 5g"],
    "UTC+6": ["identifier utc+6"],
    "4x4": ["identifier 4x4"],
    "5+2 talks": ["identifier 5+2"],
    "under Option 2,": ["reference option 2"],
    "room 101": ["reference room 101"],
    "version 1.0": ["reference version 1.0"],
    "Track 1.5 talks": ["reference track 1.5"],
    "UNSC 1325": ["reference resolution 1325"],
    "two options": ["2"],
    "since 2015/16": ["year 2015..2016"],
    "123-45-67": ["identifier 123-45-67"],
    "mid-2024": ["year 2024"],
    "1. Wages": ["mark 1"],
    "(2) Wages": ["mark 2"],
    "(45) Wages": ["45"],
    "said [3]": ["mark 3"],
    "0.3 %1": ["0.3 %", "mark 1"],
}
RUSSIAN = {
    "12 октября 2025 года": ["date y2025 m10 d12"],
    "12.10.2025": ["date y2025 m10 d12"],
    "с 8 по 10 октября": ["date m10 d8-10"],
    "в 2025 году": ["year 2025"],
    "в 1990-х годах": ["year 1990..1999"],
    "2022–2024 гг.": ["year 2022..2024"],
    "второй саммит": ["ordinal 2"],
    "2-й саммит": ["ordinal 2"],
    "статье 5": ["reference article 5"],
    "№ 12": ["reference number 12"],
    "в 18:30": ["time 18:30"],
}
AZERBAIJANI = {
    "12 oktyabr 2025-ci ildə": ["date y2025 m10 d12"],
    "sentyabrın 25-də": ["date m9 d25"],
    "mart ayının 1-i": ["date m3 d1"],
    "1992-ci ildən": ["year 1992"],
    "2-ci sammit": ["ordinal 2"],
    "ikinci sammit": ["ordinal 2"],
}


@pytest.mark.parametrize(
    ("words", "language", "figures"),
    [
        (words, language, figures)
        for language, table in {
            "en": ENGLISH,
            "ru": RUSSIAN,
            "az": AZERBAIJANI,
        }.items()
        for words, figures in table.items()
    ],
)
def test_what_counts_nothing_is_told_apart_from_what_does(
    words: str, language: str, figures: list[str]
) -> None:
    assert read(words, language) == figures
