"""Times and time zones are taken as people type them, or refused with what to type."""

import datetime

import pytest
from pydantic_core import PydanticCustomError

from briefmaker.brief.clock import (
    clock_time,
    shown,
    time_hint,
    time_zone,
    zone,
    zone_hint,
    zone_names,
)


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [("9:30", 9, 30), ("09:30", 9, 30), (" 0:05 ", 0, 5), ("23:59", 23, 59)],
)
def test_a_time_has_hours_and_minutes(written: str, hour: int, minute: int) -> None:
    assert clock_time(written) == datetime.time(hour, minute)


@pytest.mark.parametrize(
    "written", ["24:00", "9:60", "9.30", "930", "9", "", "9:3", "9:30:00", "noon", None]
)
def test_what_is_no_time_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="not a time"):
        clock_time(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9.30", "9:30"),
        ("9h30", "9:30"),
        ("0930", "9:30"),
        ("9 Uhr", "9:00"),
        ("2 pm", "14:00"),
        ("2:30 p.m.", "14:30"),
        ("12 am", "0:00"),
        ("12:15 pm", "12:15"),
    ],
)
def test_a_time_written_for_readers_is_given_back_as_it_is_typed(
    written: str, meant: str
) -> None:
    assert time_hint(written) == f"write it as {meant}"
    assert shown(clock_time(meant)) == meant


@pytest.mark.parametrize("written", ["noon", "25.00", "14 pm", "0 am"])
def test_a_time_that_is_none_gets_an_example(written: str) -> None:
    assert time_hint(written) == "write it like 9:30 or 14:00"


def test_a_zone_is_a_name_of_the_database() -> None:
    assert time_zone(" Europe/Berlin ") == "Europe/Berlin"
    assert "UTC" in zone_names()
    for name in ("europe/berlin", "Berlin", "CEST", "GMT+2", "Factory", "localtime"):
        with pytest.raises(PydanticCustomError, match="not a time zone"):
            time_zone(name)


def test_every_zone_tells_its_hours() -> None:
    noon = datetime.datetime(2025, 7, 1, 12, 0)
    for name in sorted(zone_names()):
        assert noon.replace(tzinfo=zone(name)).utcoffset() is not None, name
    berlin = noon.replace(tzinfo=zone("Europe/Berlin"))
    assert berlin.isoformat() == "2025-07-01T12:00:00+02:00"
    assert str(zone("Asia/Tashkent")) == "Asia/Tashkent"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Europe/Berln", "did you mean `Europe/Berlin`?"),
        ("europe/berlin", "did you mean `Europe/Berlin`?"),
        ("Berlin", "write `Europe/Berlin`"),
        ("New York", "write `America/New_York`"),
        ("Moscow time", "write `Europe/Moscow`"),
        ("Istanbul", "write `Asia/Istanbul` or `Europe/Istanbul`"),
    ],
)
def test_the_zone_that_was_meant_is_named(written: str, hint: str) -> None:
    assert zone_hint(written) == hint


@pytest.mark.parametrize("written", ["CEST", "MSK", "GMT+2", "UTC+5", "local"])
def test_an_abbreviation_is_never_taken_for_another(written: str) -> None:
    assert zone_hint(written).startswith("name a city whose clocks count")


def test_a_time_of_python_is_taken_as_it_is() -> None:
    assert clock_time(datetime.time(9, 30)) == datetime.time(9, 30)
