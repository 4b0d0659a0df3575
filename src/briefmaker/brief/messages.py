"""What pydantic found, in the words of somebody who writes a memo.

How a message of briefmaker reads:

1. One sentence without a full stop, which says what was expected and what was found:
   "`pages` should be a whole number; found “two”". It never blames.
2. A key stands in `backticks`, as it is typed; the author's words stand in “curly
   quotation marks”, cut after a few words; entries of a list are counted from 1.
3. Words of the memo, not of the machine: text, list, number, date, key, entry.
   Never string, tuple, mapping, integer, null, validation, schema.
4. The hint is one thing to do, at best something to copy: "did you mean `title`?",
   "write it as a list: `to: [Deputy minister]`". Where nothing helps, no hint.
5. One slip, one problem: `titel` is a misspelt key and not also a missing `title`.
6. The code is `brief.` and what is wrong, never which key: it is for machines and
   stays. Words are chosen by pydantic's error type alone, never by its English.

The codes::

    brief.missing-key    a key that is needed is not there
    brief.unknown-key    a key that is not known here
    brief.no-value       a key or an entry without a value
    brief.wrong-type     text, list, number or keys, where another is meant
    brief.not-a-date     not a day of the calendar, written year-month-day
    brief.not-a-time     not a time of the day, written hours:minutes
    brief.not-a-zone     not a time zone of the IANA database
    brief.not-allowed    not one of the values to choose from
    brief.out-of-range   too small, too large, too short, too long
    brief.bad-name       a name that others could not refer to
    brief.wrong-form     text that does not look as it should
    brief.inconsistent   values that cannot all be meant
"""

from collections.abc import Container, Iterator, Mapping
from itertools import islice

from pydantic import ValidationError

from briefmaker.brief.base import Part
from briefmaker.brief.fault import Fault, named
from briefmaker.brief.nearest import nearest
from briefmaker.brief.shape import TAG, wanted_at
from briefmaker.brief.text import MOST_PROBLEMS
from briefmaker.brief.wording import worded
from briefmaker.brief.yaml import Data
from briefmaker.problems import Address, Problem

MOST_ERRORS = 1_000
"""As many errors are looked at, to find those that do not follow from others."""

_WHOLE_VALUE = ("brief.unknown-key", "brief.wrong-type")


def explained(
    error: ValidationError | None, model: type[Part], data: Data
) -> list[Problem]:
    """Return what is wrong with a file in an author's words, with addresses.

    Args:
        error: what pydantic found, if it found anything.
        model: what the file was meant to be.
        data: the file's content, searched for keys without a value.

    Returns:
        Of each sort, one more than are told at once, which shows that more follow.
    """
    errors = error.errors(include_url=False)[:MOST_ERRORS] if error else []
    faults = [Fault(each, wanted_at(model, each["loc"]), model) for each in errors]
    unknown: dict[Address, list[str]] = {}
    for fault in faults:
        if fault.type == "extra_forbidden":
            unknown.setdefault(fault.parent, []).append(fault.key)
    first = [fault for fault in faults if not _follows(fault, unknown)]
    told = [worded(fault) for fault in first[: MOST_PROBLEMS + 1]]
    seen = {problem.address for problem in told if problem.code in _WHOLE_VALUE}
    return [*told, *islice(_without_value(data, seen), MOST_PROBLEMS + 1)]


def _follows(fault: Fault, unknown: Mapping[Address, list[str]]) -> bool:
    """Whether an error only follows from another that is reported as well."""
    match fault.type:
        case "extra_forbidden":
            return False
        case "missing":
            # The key is there, misspelt.
            return bool(nearest(fault.key, unknown.get(fault.parent, ())))
        case "too_short":
            # pydantic counts only the entries that are right.
            return len(fault.found) >= int(fault.context["min_length"])
        case "value_error":
            # The rule may hold once the key has its value.
            return None in fault.found.values()
        case "union_tag_invalid" if fault.found.get(TAG) is None:
            return True
        case _:
            # Reported as a key without a value.
            return fault.found is None


def _without_value(
    data: Data, seen: Container[Address], address: Address = ()
) -> Iterator[Problem]:
    """Report keys and entries without a value, but not in values reported anyway."""
    if address in seen:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _without_value(value, seen, (*address, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _without_value(value, seen, (*address, number))
    elif data is None:
        message, hint = f"{named(address)} has no value", "write one or delete the line"
        yield Problem("brief.no-value", message, address=address, hint=hint)
