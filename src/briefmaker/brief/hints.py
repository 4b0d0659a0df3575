"""What to write instead: numbers, dates and names as a brief spells them."""

import re
from datetime import datetime

from briefmaker.brief.nearest import nearest

_NUMBER = re.compile(r"([-+−]?)(\d[\d\s]*)(?:([.,])(\d+))?(\D*)")
"""Spaces between thousands, a decimal comma, a real minus sign, a unit."""

_DATE_FORMS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%B %d %Y",
)
"""Ways to write a day that leave no doubt; 3/4/2025 is not among them."""


def number_hint(found: object) -> str:
    """Return how to write a number that was written for readers."""
    if isinstance(found, str) and not re.search(r"\d", found):
        return "write digits, or leave it out where there is no number"
    match = _NUMBER.fullmatch(found.strip()) if isinstance(found, str) else None
    if not match:
        return "write one number in digits, with a point before the decimals"
    sign, whole, mark, decimals, unit = match.groups(default="")
    sign, whole = sign.replace("−", "-"), "".join(whole.split())
    number = f"{sign}{whole}.{decimals}" if mark else f"{sign}{whole}"
    if mark == "," and len(decimals) == 3:
        return f"write {number} or {sign}{whole}{decimals}, whichever is meant"
    if unit:
        return f"write {number} without “{unit.strip()}”"
    return f"write {number}" if number != found else ""


def date_hint(found: object, example: str = "2025-10-13") -> str:
    """Return a day as ISO 8601 writes it: the author's own where that is clear."""
    for form in _DATE_FORMS:
        try:
            day = datetime.strptime(str(found).strip(), form).date()
        except ValueError:
            continue
        return f"write it as {day.isoformat()}"
    return f"write it like {example}"


def choice_hint(found: object, choices: tuple[str, ...]) -> str:
    """Return the choice that was probably meant: near, or the only one that has it."""
    part = str(found).casefold()
    holding = [choice for choice in choices if part and part in choice.casefold()]
    near = nearest(str(found), choices)
    return near or (f"did you mean `{holding[0]}`?" if len(holding) == 1 else "")


def name_hint(found: object) -> str:
    """Return a name that others can refer to, close to the author's own."""
    words = re.findall(r"[A-Za-z0-9_.]+", str(found))
    name = "-".join(words).lstrip("0123456789_.-")
    return f"write `{name}`" if name else "begin with a letter: `fig-1`"
