"""Mistakes are told in the author's words, one for each slip, with what to do."""

import json
from collections.abc import Iterator
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError, model_validator

from briefmaker.brief.base import Part
from briefmaker.brief.library import Entries
from briefmaker.brief.messages import explained
from briefmaker.brief.model import Brief
from briefmaker.brief.shape import Wanted, wanted_at
from briefmaker.problems import Address, Problem

ROWS = [{"label": "A", "value": "1", "date": "2024"}, {"label": "B", "low": "1"}]
CHART = {
    "kind": "bar",
    "title": "Exports grew",
    "subtitle": "Growth, %",
    "source": "[@s001]",
    "data": {"rows": ROWS},
    "focus": ["A"],
    "height": "40",
}
BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "Exports grew fastest in Kyrgyzstan",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-2025-101",
    "marking": "TLP:GREEN",
    "from": "Central Asia desk",
    "to": ["Deputy minister"],
    "limits": {"pages": "2"},
    "bottom_line": "Exports grew.",
    "decision": {"ask": "approve it", "by": "2025-10-20"},
    "judgements": [{"text": "It will.", "confidence": "high", "because": "so"}],
    "sections": [{"heading": "What we know", "body": "Trade rose."}],
    "charts": {
        "fig-a": CHART,
        "fig-b": {**CHART, "kind": "line", "focus": [], "from_zero": "yes"},
        "fig-c": {**CHART, "data": {"facts": ["f1", {"fact": "f2"}]}},
        "fig-d": {**CHART, "data": {"csv": {"path": "x.csv", "label": "country"}}},
    },
    "tables": {
        "tbl-a": {
            "title": "Options",
            "columns": ["Option", {"head": "Cost", "width": "40"}],
            "rows": [["Sign", "low"], ["Wait", "high"]],
            "chosen": ["1"],
        }
    },
    "sources": {
        "s001": {
            "title": "Trade",
            "author": ["World Bank", {"family": "Rahmonov"}],
            "issued": "2024-05",
            "reliability": "B2",
            "archive": {"path": "s001.pdf", "sha256": "0" * 64, "share": "no"},
        }
    },
    "quantities": {"q1": {"label": "Share", "position": "show-both"}},
    "facts": {"f1": {"source": "s001", "selector": {"exact": "it grew"}, "low": "1"}},
}
BRIEF["facts"]["f1"]["high"] = "2"


def problems(data: Any, model: type[Part] = Brief) -> list[Problem]:
    error = None
    try:
        model.model_validate(data)
    except ValidationError as found:
        error = found
    return explained(error, model, data)


def copied() -> Any:
    # Not `deepcopy`, which keeps shared rows shared.
    return json.loads(json.dumps(BRIEF))


def changed(address: Address, value: Any) -> Any:
    """Return the brief with another value at an address."""
    data = copied()
    inner = data
    for step in address[:-1]:
        inner = inner[step]
    inner[address[-1]] = value
    return data


def addresses(value: Any = BRIEF, address: Address = ()) -> Iterator[Address]:
    if address:
        yield address
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps if isinstance(value, dict | list) else ():
        yield from addresses(inner, (*address, step))


def test_the_brief_that_is_spoilt_below_is_good() -> None:
    assert problems(BRIEF) == []


@pytest.mark.parametrize(
    ("address", "value", "message", "hint"),
    [
        (("limits", "pages"), "two", "found “two”", "write digits, or leave it out"),
        (("limits", "pages"), "9" * 5000, "found “" + "9" * 40 + "…”", ""),
        (("limits", "pages"), "2 pages", "", "write 2 without “pages”"),
        (("to",), "Press", "`to` should be a list", "as a list: `to: [Press]`"),
        (("to",), "A, B", "`to` should be a list", "after a dash: `- …`"),
        (("to", 0), ["A"], "entry 1 of `to` should be text; found a list", "one text"),
        (("limits",), "2", "should have keys of its own", "write `limits: …`"),
        (("decision",), "yes", "found “yes”", "write `decision: {ask: …, by: …}`"),
        (("decision", "by"), "20.10.2025", "“20.10.2025” is not a date", "2025-10-20"),
        (("decision", "by"), "3/4/2025", "is not a date", "write it like 2025-10-13"),
        (("sections",), [], "`sections` is empty", "[{heading: …, body: …}]"),
        (("sections", 0), "text", "entry 1 of `sections`", "`- {heading: …, body: …}`"),
        (("tables", "tbl-a", "rows", 1), "x", "entry 2 of `rows`", "`- [x]`"),
        (("tables", "tbl-a", "columns", 1, "width"), "120", "be at most 100", ""),
        (("tables", "tbl-a", "columns", 1, "width"), "0", "be more than 0", ""),
        (("charts", "fig-a", "height"), "4,5 cm", "", "write 4.5 without “cm”"),
        (("charts", "fig-a", "height"), "1,500", "", "write 1.500 or 1500"),
        (("charts", "fig-a", "height"), "1 500", "", "write 1500"),
        (("charts", "fig-a", "height"), "−5", "", "write -5"),
        (("charts", "fig-a", "kind"), "barr", "found “barr”", "did you mean `bar`?"),
        (("charts", "fig-a"), {}, "`kind` is missing", "add `kind: area`"),
        (("charts",), ["x"], "found a list", "give each entry a name"),
        (("marking",), "GREEN", "found “GREEN”", "did you mean `TLP:GREEN`?"),
        (("facts", "f1", "low"), "3", "`low` is above `high`", ""),
        (("quantities", "q1", "pages"), "2", "no key `pages` here", "under `limits`"),
    ],
)
def test_one_slip_is_one_problem_with_what_to_do(
    address: Address, value: Any, message: str, hint: str
) -> None:
    (problem,) = problems(changed(address, value))
    assert message in problem.message
    assert hint in problem.hint
    assert problem.address[: len(address)] == address


def test_a_misspelt_key_is_not_also_a_missing_one() -> None:
    data = {("titel" if key == "title" else key): BRIEF[key] for key in BRIEF}
    (problem,) = problems(data)
    assert problem.code == "brief.unknown-key"
    assert problem.on_key
    assert problem.hint == "did you mean `title`?"


def test_a_key_that_is_missing_is_missing_from_what_should_hold_it() -> None:
    data = copied()
    del data["decision"]["by"]
    (problem,) = problems(data)
    assert problem.code == "brief.missing-key"
    assert problem.address == ("decision",)
    assert problem.hint == "add `by: 2025-10-20`"


def test_keys_are_called_what_the_author_calls_them() -> None:
    data = copied()
    data["sender"] = data.pop("from")
    data["from"] = ["x"]
    told = {(problem.code, problem.address) for problem in problems(data)}
    assert told == {
        ("brief.unknown-key", ("sender",)),
        ("brief.wrong-type", ("from",)),
    }


def test_a_name_that_cannot_be_one_is_told_at_its_key() -> None:
    data = changed(("charts", "figure 1"), CHART)
    (problem,) = problems(data)
    assert (problem.code, problem.on_key) == ("brief.bad-name", True)
    assert problem.address == ("charts", "figure 1")
    assert problem.hint == "write `figure-1`"


def test_long_words_are_cut_in_messages() -> None:
    (problem,) = problems(changed(("marking",), "x" * 1_000_000))
    assert len(problem.message) < 300
    assert problem.message.endswith("found “" + "x" * 40 + "…”")


@pytest.mark.parametrize("address", list(addresses()), ids=str)
def test_a_missing_value_is_told_once_wherever_it_is(address: Address) -> None:
    (problem,) = problems(changed(address, None))
    assert problem.code == "brief.no-value"
    assert problem.address == address
    assert problem.message.endswith(" has no value")


@given(
    address=st.sampled_from(list(addresses())),
    value=st.sampled_from(
        [
            *("", " ", "x", "-1", "1e400", "nan", "2025-13-40", "x" * 3_000),
            *([], ["x"], [[]], [{}]),
            *({}, {"x": "y"}, {"kind": ["bar"]}, {"kind": "x"}),
        ]
    ),
)
def test_every_mistake_has_its_words(address: Address, value: Any) -> None:
    data = changed(address, value)
    for problem in problems(data):
        assert problem.code.startswith("brief.")
        assert "is not as it should be" not in problem.message, problem
        assert not problem.message.endswith("."), problem
        assert "Input" not in problem.message + problem.hint
    kinds = problems(data.get("facts"), Entries)
    assert all("as it should be" not in problem.message for problem in kinds)


def test_words_of_too_many_characters_are_told_with_both_numbers() -> None:
    (problem,) = problems(changed(("facts", "f1", "selector"), {"exact": "x" * 2001}))
    assert problem.code == "brief.out-of-range"
    assert problem.message == "`exact` has 2,001 characters; it may have 2,000"


def test_a_mistake_that_nobody_foresaw_is_told_all_the_same() -> None:
    class Odd(Part):
        seal: bytes

    (problem,) = problems({"seal": []}, Odd)
    assert problem.address == ("seal",)
    assert problem.message == "`seal` is not as it should be"
    assert problem.hint == "Input should be a valid bytes"


def test_a_rule_that_names_no_key_of_the_part_is_told_of_the_part() -> None:
    class Odd(Part):
        seal: str

        @model_validator(mode="after")
        def _never(self) -> Self:
            raise ValueError("`wax` and `ribbon` do not go together")

    (problem,) = problems({"seal": "x"}, Odd)
    assert (problem.code, problem.address) == ("brief.inconsistent", ())
    assert problem.message == "`wax` and `ribbon` do not go together"


def test_where_the_models_know_nothing_nothing_is_wanted() -> None:
    assert wanted_at(Brief, ("title", "x")) == Wanted(("title", "x"), None)


FAN = {
    "kind": "fan",
    "title": "Exports will grow",
    "subtitle": "Growth, %",
    "source": "[@s001]",
    "data": {"rows": ROWS},
}
PANELS = {"kind": "small-multiples", "free_scales": "yes"}


@pytest.mark.parametrize(
    ("address", "value", "message"),
    [
        (("charts", "fig-a"), FAN, "a fan needs `interval`"),
        (("charts", "fig-a"), {**FAN, "interval": "90% interval"}, None),
        (("charts", "fig-a"), {**CHART, **PANELS}, "`free_scales` needs a `note`"),
        (("charts", "fig-a"), {**CHART, **PANELS, "note": "Scales differ."}, None),
        (
            ("charts", "fig-a", "data"),
            {"rows": ROWS, "csv": {"path": "a.csv", "label": "a", "value": "b"}},
            "`csv` stands alone",
        ),
        (
            ("facts", "f1", "attested"),
            {"by": "Anna", "on": "2025-10-01", "why_no_copy": "a talk"},
            "a fact stands on one thing",
        ),
        (("facts", "f2"), {"statement": "S"}, "a fact stands on one thing"),
        (("facts", "f2"), {"calc": "f1 * 2"}, "a calculated fact needs a `display`"),
        (("facts", "f2"), {"calc": "f1 * 2", "display": "4"}, None),
        (("facts", "f1", "rank"), "deprecated", "a deprecated fact needs a `rank_rea"),
        (("period",), {"from": "2025-10-12", "to": "2025-10-06"}, "`to` is before"),
        (("period",), {"from": "2025-10-06", "to": "2025-10-06"}, None),
    ],
)
def test_what_needs_or_excludes_something_else_says_so(
    address: Address, value: Any, message: str | None
) -> None:
    found = problems(changed(address, value))
    if message is None:
        assert found == []
    else:
        (problem,) = found
        assert problem.message.startswith(message)
