"""Days and hours: `12 October 2025`, `2025-10-12`, `12.10.2025`, `2 p.m.`.

A date is compared by its parts, `y2025 m10 d12`: a brief may print fewer of them than
its source has, and no others.
"""

import re

from briefmaker.evidence.figures.phrase import Figure, Kind, Phrase
from briefmaker.evidence.figures.tokens import DASHES
from briefmaker.values import replace

DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:[0-9]{2}){1,2})")
HOURS = 24
FIRST_YEAR, LAST_YEAR = 1000, 2199

Found = tuple[Figure, int]
Days = tuple[str, int]
"""A day or days, as `12` or `8-10`, and the token behind."""


def day_at(phrase: Phrase, place: int) -> Found | None:
    """Return the date or time of day that begins at a token, or nothing."""
    token = phrase.at(place)
    if token.kind == "d":
        return (
            _numeric(phrase, place)
            or _clock(phrase, place)
            or _day_first(phrase, place)
        )
    if token.key in phrase.lexicon.dates.months:
        return _month_first(phrase, place)
    binding = phrase.lexicon.binding
    if token.key in binding.openers or token.key in binding.movers:
        return _opened(phrase, place)
    return None


def _opened(phrase: Phrase, place: int) -> Found | None:
    """Read `between 20 and 26 August` and `from 8 to 10 October`."""
    found = _day_first(phrase, place + 1) if phrase.at(place + 1).kind == "d" else None
    if found is None or "-" not in found[0].name:
        return None
    return phrase.from_token(found[0], place), found[1]


def year_of(phrase: Phrase, place: int) -> int | None:
    """Return the four digits at a place, if they can be a year."""
    text = phrase.at(place).text
    if len(text) != 4 or not text.isdigit():
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def behind_year(phrase: Phrase, place: int) -> int:
    """Return the token behind the words that follow a year: `2025-ci il`, `2025'te`."""
    dates, shares = phrase.lexicon.dates, phrase.lexicon.shares
    if phrase.apart(place) and phrase.key(place + 1) in phrase.lexicon.numerals.endings:
        return place + 2
    if phrase.tied(place) and phrase.key(place + 1) in shares.ordinal_endings:
        place += 2
    return place + 1 if phrase.key(place) in dates.year_words else place


def _date(phrase: Phrase, first: int, behind: int, *parts: str) -> Found:
    figure = phrase.figure(first, behind, Kind.DATE)
    return replace(figure, name=" ".join(part for part in parts if part)), behind


def _numeric(phrase: Phrase, place: int) -> Found | None:
    """Read `2025-10-12`, `12.10.2025` and `12/10/2025`."""
    if match := DOTTED.fullmatch(phrase.at(place).text):
        day, month, year = match.groups()
        if int(month) > 12:
            day, month = month, day  # as in the United States
        if not (0 < int(day) <= 31 and 0 < int(month) <= 12):
            return None
        year = year if len(year) == 4 else f"20{year}"
        parts = (f"y{int(year)}", f"m{int(month)}", f"d{int(day)}")
        return _date(phrase, place, behind_year(phrase, place + 1), *parts)
    sign = phrase.key(place + 1)
    behind = place + 5
    texts = [phrase.at(place + step).text for step in (0, 2, 4)]
    glued = all(phrase.glued(place + step) for step in range(1, 5))
    if not glued or phrase.key(place + 3) != sign or not all(map(str.isdigit, texts)):
        return None
    if any(len(part) > 4 for part in texts) or (
        phrase.glued(behind + 1) and (phrase.key(behind) == sign)
    ):
        return None
    one, two, three = map(int, texts)
    if sign in DASHES and len(texts[0]) == 4 and 0 < two <= 12 and 0 < three <= 31:
        return _date(phrase, place, behind, f"y{one}", f"m{two}", f"d{three}")
    if sign == "/" and len(texts[2]) == 4 and 0 < one <= 31 and 0 < two <= 31:
        return _slashed(phrase, place, one, two, three)
    return None


def _slashed(phrase: Phrase, place: int, one: int, two: int, year: int) -> Found | None:
    """Read `25/10/2025`; of `10/12/2025` nobody knows which is the month."""
    if one > 12 and two > 12:
        return None
    if one > 12 >= two:
        parts = f"y{year}", f"m{two}", f"d{one}"
    elif two > 12 >= one:
        parts = f"y{year}", f"m{one}", f"d{two}"
    else:
        parts = f"y{year}", f"{one}/{two}", ""
    return _date(phrase, place, place + 5, *parts)


def _clock(phrase: Phrase, place: int) -> Found | None:
    """Read `14:30`, `2 p.m.` and `2:30 pm`; a time has no seconds."""
    text, behind = phrase.at(place).text, place + 1
    if not text.isdigit() or len(text) > 2:
        return None
    minutes = "00"
    timed = (
        phrase.key(behind) == ":" and phrase.glued(behind) and phrase.glued(behind + 1)
    )
    if timed:
        minutes, behind = phrase.at(behind + 1).text, behind + 2
        if len(minutes) != 2 or not minutes.isdigit() or int(minutes) > 59:
            return None
    half = phrase.lexicon.dates.halves_of_day.get(phrase.key(behind))
    hour = int(text)
    if half is None and not timed:
        return None
    if half is not None:
        if not 0 < hour <= HOURS // 2:
            return None
        hour = hour % (HOURS // 2) + (HOURS // 2) * half
        behind += 1
    if hour >= HOURS:
        return None
    figure = phrase.figure(place, behind, Kind.TIME)
    return replace(figure, name=f"{hour:02}:{minutes}"), behind


def _days(phrase: Phrase, place: int) -> Days | None:
    """Read a day of the month, or a stretch of two."""
    first = _day(phrase, place)
    if first is None:
        return None
    key = phrase.key(first[1])
    if key in DASHES or key in phrase.lexicon.dates.and_days:
        last = _day(phrase, first[1] + 1)
        if last and int(last[0]) > int(first[0]):
            return f"{first[0]}-{last[0]}", last[1]
    return first


def _day(phrase: Phrase, place: int) -> Days | None:
    """Read one day of the month, with the ending of an ordinal."""
    text, behind = phrase.at(place).text, place + 1
    shares = phrase.lexicon.shares
    if not (text.isdigit() and len(text) <= 2 and 0 < int(text) <= 31):
        return None
    if phrase.glued(behind) and phrase.key(behind) in shares.ordinal_endings:
        behind += 1
    elif phrase.tied(behind) and phrase.key(behind + 1) in (
        shares.ordinal_endings | phrase.lexicon.numerals.endings
    ):
        behind += 2
    return str(int(text)), behind


def _month(phrase: Phrase, place: int) -> int | None:
    """Return the month at a place."""
    dates, token = phrase.lexicon.dates, phrase.at(place)
    if dates.capitals and not token.text[:1].isupper():
        return None
    return dates.months.get(token.key)


def _year_behind(phrase: Phrase, place: int) -> tuple[str, int]:
    """Return the part of a date that is its year, and the token behind it."""
    led = phrase.key(place) in phrase.lexicon.dates.year_names
    comma = place + (led or phrase.key(place) in (",", "."))
    year, follower = year_of(phrase, comma), phrase.at(comma + 1)
    if year is None:
        return "", place
    behind = behind_year(phrase, comma + 1)
    tied = follower.kind != "s" or follower.key in DASHES or follower.key in "%/"
    if phrase.glued(comma + 1) and tied and behind == comma + 1:
        return "", place
    return f"y{year}", behind


def _day_first(phrase: Phrase, place: int) -> Found | None:
    """Read `12 October 2025`, `8–10 October` and `the 12th of October`."""
    days = _days(phrase, place)
    if days is None:
        return None
    behind = days[1] + (phrase.key(days[1]) in phrase.lexicon.dates.of)
    month = _month(phrase, behind)
    if month is None:
        return None
    year, end = _year_behind(phrase, behind + 1)
    return _date(phrase, place, end, year, f"m{month}", f"d{days[0]}")


def _pointed(phrase: Phrase, place: int) -> bool:
    """Whether the point of an abbreviation stands at a place."""
    return phrase.key(place) == "." and phrase.glued(place)


def _months(phrase: Phrase, place: int, behind: int, first: int) -> Found | None:
    """Read a stretch of months, `January–July 2025`, with or without its year."""
    dates = phrase.lexicon.dates
    if phrase.key(behind) not in DASHES and phrase.key(behind) not in dates.and_days:
        return None
    last = _month(phrase, behind + 1)
    if last is None or last <= first:
        return None
    after = behind + 2
    year, end = _year_behind(phrase, after + _pointed(phrase, after))
    return _date(phrase, place, end if year else after, year, f"m{first}-{last}")


def _month_first(phrase: Phrase, place: int) -> Found | None:
    """Read `October 12, 2025`, `October 2025` and `Oct. 12`."""
    month = _month(phrase, place)
    if month is None:
        return None
    behind = place + 1 + _pointed(phrase, place + 1)
    behind += phrase.key(behind) in phrase.lexicon.dates.of
    if stretch := _months(phrase, place, behind, month):
        return stretch
    year, end = _year_behind(phrase, behind)
    if year:
        return _date(phrase, place, end, year, f"m{month}")
    days = _days(phrase, behind)
    if days is None or phrase.at(behind).gap == "":
        return None
    year, end = _year_behind(phrase, days[1])
    return _date(phrase, place, end, year, f"m{month}", f"d{days[0]}")
