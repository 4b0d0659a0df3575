"""The words for each type of error that pydantic finds in a brief or a library.

How a message should read stands in `brief.messages`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from briefmaker.brief.base import Id
from briefmaker.brief.clock import time_hint, zone_hint
from briefmaker.brief.fault import Fault, named, one_of, quoted
from briefmaker.brief.hints import choice_hint, date_hint, name_hint, number_hint
from briefmaker.brief.nearest import nearest
from briefmaker.brief.shape import TAG, homes_of
from briefmaker.problems import Address, Problem
from briefmaker.values import replace


def worded(fault: Fault) -> Problem:
    """Return an error in an author's words."""
    return _WORDS.get(fault.type, _other)(fault)


def _missing(fault: Fault) -> Problem:
    hint = f"add `{fault.key}: {fault.wanted.sketch}`"
    problem = fault.problem("missing-key", f"`{fault.key}` is missing", hint)
    return replace(problem, address=fault.parent)


def _unknown(fault: Fault) -> Problem:
    known, homes = fault.wanted.siblings, homes_of(fault.key, fault.model)
    hint = nearest(fault.key, known)
    if not hint and len(homes) == 1:
        hint = f"it belongs under `{homes[0]}`; is it indented as far as that needs?"
    hint = hint or f"known here: {', '.join(known)}"
    problem = fault.problem("unknown-key", f"there is no key `{fault.key}` here", hint)
    return replace(problem, on_key=True)


def _text(fault: Fault) -> Problem:
    hint = "write one text, in quotes if it begins with [ or {"
    return fault.should("wrong-type", "be text", hint)


def _list(fault: Fault) -> Problem:
    if isinstance(fault.found, dict):
        hint = "begin each entry with a dash: `- …`"
    elif fault.wanted.sketch.startswith("[{"):
        hint = f"write it as a list: `{fault.lead}{fault.wanted.sketch}`"
    elif re.search(r"[\[\]{},:#\n]", fault.found):
        hint = "write it on a line of its own, after a dash: `- …`"
    else:
        hint = f"write it as a list: `{fault.lead}[{fault.found.strip()}]`"
    return fault.should("wrong-type", "be a list", hint)


def _keys(fault: Fault) -> Problem:
    if not fault.wanted.address:
        return fault.should("wrong-type", "begin with a key", "such as `kind: memo`")
    if fault.wanted.named_entries:
        hint = "give each entry a name: `name: …`"
    else:
        hint = f"write `{fault.lead}{fault.wanted.sketch}`"
    return fault.should("wrong-type", "have keys of its own", hint)


def _number(fault: Fault) -> Problem:
    return fault.should("wrong-type", "be a number", number_hint(fault.found))


def _whole(fault: Fault) -> Problem:
    return fault.should("wrong-type", "be a whole number", number_hint(fault.found))


def _yes_or_no(fault: Fault) -> Problem:
    return fault.should("wrong-type", "be yes or no")


def _day(fault: Fault) -> Problem:
    message = f"{quoted(fault.found)} is not a date"
    return fault.problem("not-a-date", message, date_hint(fault.found))


def _partial_day(fault: Fault) -> Problem:
    message = f"{quoted(fault.found)} is not a date"
    hint = date_hint(fault.found, "2025, 2025-10 or 2025-10-13")
    return fault.problem("not-a-date", message, hint)


def _time(fault: Fault) -> Problem:
    message = f"{quoted(fault.found)} is not a time of the day"
    return fault.problem("not-a-time", message, time_hint(fault.found))


def _zone(fault: Fault) -> Problem:
    message = f"{quoted(fault.found)} is not a time zone"
    return fault.problem("not-a-zone", message, zone_hint(fault.found))


def _choice(fault: Fault) -> Problem:
    choices = fault.wanted.choices
    hint = choice_hint(fault.found, choices)
    return fault.should("not-allowed", f"be {one_of(choices)}", hint)


def _tag(fault: Fault) -> Problem:
    """Say which kinds of chart there are."""
    choices = fault.wanted.choices
    address = (*fault.wanted.address, TAG)
    if TAG not in fault.found:
        hint = f"add `{TAG}: {choices[0]}`; there are {one_of(choices)}"
        return fault.problem("missing-key", f"`{TAG}` is missing", hint)
    found = fault.found[TAG]
    message = f"`{TAG}` should be {one_of(choices)}; found {quoted(found)}"
    problem = fault.problem("not-allowed", message, choice_hint(found, choices))
    return replace(problem, address=address)


def _limit(fault: Fault) -> Problem:
    words = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
    word, limit = next((words[key], fault.context[key]) for key in fault.context)
    return fault.should("out-of-range", f"be {word} {limit}")


def _too_large(fault: Fault) -> Problem:
    return fault.should("out-of-range", "be a number of fewer digits")


def _empty(fault: Fault) -> Problem:
    hint = f"such as `{fault.lead}{fault.wanted.sketch}`" if fault.wanted.field else ""
    return fault.problem("no-value", f"{named(fault.wanted.address)} is empty", hint)


def _too_long(fault: Fault) -> Problem:
    name, most = named(fault.wanted.address), fault.context["max_length"]
    message = f"{name} has {len(fault.found):,} characters; it may have {most:,}"
    return fault.problem("out-of-range", message)


def _pattern(fault: Fault) -> Problem:
    """Say how a name, or text of a fixed form, should look."""
    if fault.context["pattern"] == _ID_PATTERN:
        form = "begins with a letter and goes on with letters, digits, dots, _ or -"
        message = f"{quoted(fault.found)} cannot be a name, which {form}"
        return fault.problem("bad-name", message, name_hint(fault.found))
    example = fault.wanted.sketch
    form = f"look like {example}" if example != "…" else "have its proper form"
    return fault.should("wrong-form", form)


_ID_PATTERN = get_args(Id)[1].pattern


def _rule(fault: Fault) -> Problem:
    """Pass on what a model says, and point at the first key that it names."""
    message = str(fault.context["error"])
    for name in re.findall(r"`([\w.-]+)`", message):
        steps = tuple(name.split("."))
        if _inside(fault.found, steps) is not None:
            return _misfit_at(fault, message, steps)
    return fault.problem("inconsistent", message)


def _misfit(fault: Fault) -> Problem:
    return _misfit_at(fault, fault.context["message"], fault.context["address"])


def _misfit_at(fault: Fault, message: str, steps: Address) -> Problem:
    address = (*fault.wanted.address, *steps)
    return replace(fault.problem("inconsistent", message), address=address)


def _inside(value: Any, steps: Address) -> Any:
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _other(fault: Fault) -> Problem:
    message = f"{named(fault.wanted.address)} is not as it should be"
    return fault.problem("wrong-form", message, fault.error["msg"])


_WORDS: Mapping[str, Callable[[Fault], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "tuple_type": _list,
    "dict_type": _keys,
    "model_type": _keys,
    "model_attributes_type": _keys,
    "decimal_type": _number,
    "decimal_parsing": _number,
    "finite_number": _number,
    "decimal_max_digits": _too_large,
    "decimal_whole_digits": _too_large,
    "int_type": _whole,
    "int_parsing": _whole,
    "int_parsing_size": _too_large,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "not_a_day": _day,
    "not_a_partial_date": _partial_day,
    "not_a_time": _time,
    "not_a_zone": _zone,
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _tag,
    "greater_than": _limit,
    "greater_than_equal": _limit,
    "less_than": _limit,
    "less_than_equal": _limit,
    "too_short": _empty,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "value_error": _rule,
    "misfit": _misfit,
}
