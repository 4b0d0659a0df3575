"""Days and hours of a meeting, as they are printed in each language."""

from pathlib import Path

import pytest

from briefmaker.pack.hours import hours, offset, when
from briefmaker.writing.language import language_of
from pack.committees import committee

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Monday 20 October 2025, 09:30–10:45"),
        ("de", "Montag, 20. Oktober 2025, 09:30–10:45 Uhr"),
        ("fr", "Lundi 20 octobre 2025, 09:30–10:45"),
        ("ru", "Понедельник, 20 октября 2025 г., 09:30–10:45"),
        ("az", "20 oktyabr 2025, bazar ertəsi, 09:30–10:45"),
        ("tg", "Душанбе, 20 октябри 2025, 09:30–10:45"),
        ("tr", "20 Ekim 2025 Pazartesi, 09:30–10:45"),
        ("fa", "دوشنبه ۲۰ اکتبر ۲۰۲۵، ۰۹:۳۰–۱۰:۴۵"),
    ],
)
def test_a_meeting_is_on_a_day_of_the_week(tag: str, said: str) -> None:
    language = language_of(tag, ASSETS)
    text = (
        when(committee().meeting, language).replace("\xa0", " ").replace("\u202f", " ")
    )
    assert text == f"{said} (Europe/Berlin, UTC+2)"


@pytest.mark.parametrize(
    ("zone", "day", "said"),
    [
        ("Europe/Berlin", "2025-10-20", "UTC+2"),
        ("Europe/Berlin", "2025-11-20", "UTC+1"),
        ("Europe/London", "2025-11-20", "UTC"),
        ("America/New_York", "2025-10-20", "UTC−4"),
        ("Asia/Kathmandu", "2025-10-20", "UTC+5:45"),
    ],
)
def test_clocks_are_those_of_the_day_of_the_meeting(
    zone: str, day: str, said: str
) -> None:
    assert offset(committee(zone=zone, date=day).meeting) == said


def test_an_item_without_an_end_lasts_until_the_next_or_is_open() -> None:
    agenda = [
        {"title": "One", "at": "9:00", "purpose": "Discussion"},
        {"title": "Two", "at": "9:30", "until": "9:45", "purpose": "Discussion"},
        {"title": "Three", "at": "10:00", "purpose": "Discussion"},
    ]
    meeting = committee(agenda=agenda).meeting
    language = language_of("en", ASSETS)
    assert hours(meeting, language) == ("09:00–09:30", "09:30–09:45", "10:00")
    assert ", 09:00 (" in when(meeting, language)
