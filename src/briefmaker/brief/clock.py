"""Times of the day and time zones, as they are typed: 9:30, Europe/Berlin.

Zones are those of the IANA database as the package tzdata ships it, not as the
machine has it, so that the same meeting has the same hours anywhere.
"""

import datetime
import re
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import tzdata
from pydantic_core import PydanticCustomError

from briefmaker.brief.nearest import nearest

_TIME = re.compile(r"(\d{1,2}):(\d{2})")

_OTHER_TIME = re.compile(
    r"(?P<hours>\d{1,2})(?:[.:h]? ?(?P<minutes>\d{2}))?"
    r" ?(?P<half>[ap]\.? ?m\.?)?(?: ?(?:h|hrs?|uhr|o['’]clock)\.?)?",
    re.IGNORECASE,
)
"""Ways to say a time that leave no doubt: 9.30, 9h30, 0930, 2 pm, 9 Uhr."""

_NO_PLACE = frozenset({"Factory"})
"""Names in the database that are no zone of anybody's clocks."""


def clock_time(written: Any) -> datetime.time:
    """Return a time of the day to the minute; 9:30 and 09:30 are the same.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(written, datetime.time):
        return written
    found = _TIME.fullmatch(written.strip()) if isinstance(written, str) else None
    time = _time(int(found[1]), int(found[2])) if found else None
    if time is None:
        raise PydanticCustomError("not_a_time", "not a time of the day")
    return time


def time_zone(written: str) -> str:
    """Return the name of a zone if it is one.

    Raises:
        PydanticCustomError: the IANA database has no zone of that name.
    """
    name = written.strip()
    if name not in zone_names():
        raise PydanticCustomError("not_a_zone", "not a time zone")
    return name


@cache
def zone(name: str) -> ZoneInfo:
    """Return the zone of that name, which is known."""
    *folders, last = name.split("/")
    with (_database("zoneinfo", *folders, last)).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all zones, new and old."""
    return frozenset(_database("zones").read_text().split()) - _NO_PLACE


def time_hint(found: object) -> str:
    """Return how to write a time that was written for readers."""
    match = _OTHER_TIME.fullmatch(str(found).strip())
    time = _meant(match) if match else None
    return f"write it as {shown(time)}" if time else "write it like 9:30 or 14:00"


def zone_hint(found: object) -> str:
    """Return the zone that was probably meant: near, or named after that city."""
    words = str(found).casefold().replace("_", " ")
    cities = [name for name in sorted(zone_names()) if _city(name) in words]
    longest = max((len(_city(name)) for name in cities), default=0)
    meant = [name for name in cities if len(_city(name)) == longest]
    # Short names are as near to each other as not: MSK is not MST.
    full = [name for name in zone_names() if "/" in name]
    near = nearest(str(found).strip(), sorted(full))
    if not near and meant:
        near = f"write {' or '.join(f'`{name}`' for name in meant[:2])}"
    return near or "name a city whose clocks count: `Europe/Berlin`, `Asia/Tashkent`"


def shown(time: datetime.time) -> str:
    """Return a time as it is typed: 9:30."""
    return f"{time.hour}:{time.minute:02}"


def _time(hours: int, minutes: int) -> datetime.time | None:
    right = hours < 24 and minutes < 60
    return datetime.time(hours, minutes) if right else None


def _meant(match: re.Match[str]) -> datetime.time | None:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + 12 * half.startswith("p")
    return _time(hours, minutes)


def _city(name: str) -> str:
    """Return the city, or whatever else a zone is named after."""
    area, _, rest = name.partition("/")
    last = rest.rpartition("/")[2].casefold().replace("_", " ")
    # Short names stand in too many words; `Etc/GMT+2` is two hours behind, not ahead.
    return last if area != "Etc" and len(last) > 3 else "\n"


def _database(*names: str) -> Any:
    return resources.files(tzdata).joinpath(*names)
