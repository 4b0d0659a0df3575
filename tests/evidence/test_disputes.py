"""Sources differ where no value satisfies them all, or where the author says so."""

from fractions import Fraction
from typing import Any

import pytest

from briefmaker.brief.library import Fact, Position
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.disputes import behind, disputes_of
from briefmaker.problems import Problem, Severity
from evidence.shelf import fact, loaded

SOURCES: dict[str, Any] = {
    "s1": {"title": "One"},
    "s2": {"title": "Two"},
    "s3": {"title": "Three"},
    "echo": {"title": "Echo", "derived_from": ["s1"]},
}


def found(
    facts: dict[str, dict[str, Any]], **quantity: Any
) -> tuple[Dispute | None, list[Problem]]:
    """Return the dispute on a quantity of these facts, and what stops it."""
    disputes, problems = disputes_of(
        loaded(
            sources=SOURCES,
            quantities={"share": {"label": "Share of GDP", **quantity}},
            facts={
                name: {**entry, "quantity": "share"} for name, entry in facts.items()
            },
        )
    )
    assert list(disputes) in ([], ["share"])
    return disputes.get("share"), problems


def said(*displays: str) -> dict[str, dict[str, Any]]:
    """Return a fact of another source for each display: a, b, c."""
    return {
        name: fact(source, display=display)
        for name, source, display in zip("abc", SOURCES, displays, strict=False)
    }


@pytest.mark.parametrize(
    ("displays", "more"),
    [
        (("US$4.36 billion", "US$4.4 billion"), {}),
        (("1.2 million", "1,234,567"), {}),
        (("1.2 million", "1,275,000"), {"tolerance": "3%"}),
        (("38 people", "at least 38 people"), {}),
        (("12 to 15%", "14%"), {}),
        (("about 17%", "17.5%"), {}),
        (("a quarter", "25%"), {}),
        (("second", "the second summit"), {}),
        (("no agreement", "no agreement"), {}),
        (("1.2 million", "1,200,000 people"), {"unit": "million people"}),
    ],
)
def test_values_that_can_all_be_true_are_no_dispute(
    displays: tuple[str, ...], more: dict[str, Any]
) -> None:
    assert found(said(*displays), **more) == (None, [])


@pytest.mark.parametrize(
    ("displays", "groups", "more"),
    [
        (("US$4.36 billion", "US$4.02 billion"), [["a"], ["b"]], {}),
        (("38 people", "39 people"), [["a"], ["b"]], {}),
        (("1.2 million", "1,275,000"), [["a"], ["b"]], {}),
        (("1.2 million", "1,275,000"), [["a"], ["b"]], {"tolerance": "1%"}),
        (
            ("US$4.36 billion", "US$4.02 billion", "US$4.4 billion"),
            [["a", "c"], ["b"]],
            {},
        ),
        (("38", "45", "at least 40"), [["a"], ["b", "c"]], {}),
        (("17%", "17 percentage points"), [["a"], ["b"]], {}),
        (("a missile", "debris"), [["a"], ["b"]], {}),
        (("a missile", "debris", "a missile"), [["a", "c"], ["b"]], {}),
        (("17%", "a small share"), [["a"], ["b"]], {}),
        (("first", "second"), [["a"], ["b"]], {}),
        (("in 1991", "in 1992"), [["a"], ["b"]], {}),
    ],
)
def test_values_that_cannot_are_grouped_by_what_agrees(
    displays: tuple[str, ...], groups: list[list[str]], more: dict[str, Any]
) -> None:
    dispute, problems = found(said(*displays), position="show-both", **more)
    assert dispute is not None
    assert [list(group) for group in dispute.groups] == groups
    assert not problems


def test_a_dispute_without_a_position_stops_the_brief() -> None:
    dispute, (problem,) = found(said("nearly half", "17%"))
    assert dispute is None
    assert problem.code == "evidence.no-position"
    assert "“nearly half”, “17%”" in problem.message
    assert problem.address == ("library", "quantities", "share")
    assert problem.blocks


def test_a_declared_position_keeps_wordings_of_other_strength_apart() -> None:
    facts = said("over 1.2 million", "about 1.2 million")
    dispute, problems = found(facts, position="show-both")
    assert dispute is not None
    assert dispute.groups == (("a", "b"),)
    assert not problems
    assert found(said("1.2 million", "1.2 million"), position="show-both")[0] is None


def test_a_dispute_has_claims_position_and_the_preferred_one() -> None:
    facts = said("nearly half", "17%")
    facts["b"]["rank"] = "preferred"
    dispute, problems = found(facts, position="prefer")
    assert dispute is not None
    assert [claim.id for claim in dispute.claims] == ["a", "b"]
    assert dispute.position is Position.PREFER
    assert dispute.preferred is not None
    assert dispute.preferred.id == "b"
    assert not problems


def test_prefer_needs_exactly_one_preferred_fact() -> None:
    facts = said("nearly half", "17%")
    dispute, (problem,) = found(facts, position="prefer")
    assert dispute is None
    assert problem.code == "evidence.no-preference"
    assert "0 facts" in problem.message
    facts["a"]["rank"] = facts["b"]["rank"] = "preferred"
    _, (problem,) = found(facts, position="prefer")
    assert "2 facts" in problem.message


def test_a_deprecated_value_stays_visible_and_disputes_nothing() -> None:
    facts = said("nearly half", "17%")
    facts["a"] |= {"rank": "deprecated", "rank_reason": "withdrawn by its author"}
    assert found(facts) == (None, [])
    facts["c"] = fact("s3", display="20%")
    dispute, _ = found(facts, position="range")
    assert dispute is not None
    assert [claim.id for claim in dispute.claims] == ["b", "c", "a"]
    assert dispute.groups == (("b",), ("c",))
    assert dispute.spread == (17, 20)


def test_one_source_with_two_values_is_noted() -> None:
    facts = said("nearly half", "17%")
    facts["b"]["source"] = "s1"
    dispute, (problem,) = found(facts, position="range")
    assert dispute is not None
    assert problem.code == "evidence.one-voice"
    assert problem.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("displays", "ends"),
    [
        (("US$4.36 billion", "US$4.02 billion"), ("4020000000", "4360000000")),
        (("nearly half", "17%"), ("17", "50")),
        (("10 to 12%", "17.5%"), ("10", "17.5")),
        (("at least 38", "30"), ("30", "38")),
    ],
)
def test_the_spread_goes_from_the_lowest_to_the_highest(
    displays: tuple[str, ...], ends: tuple[str, str]
) -> None:
    dispute, _ = found(said(*displays), position="range")
    assert dispute is not None
    assert dispute.spread == (Fraction(ends[0]), Fraction(ends[1]))


@pytest.mark.parametrize(
    "displays", [("17%", "a small share"), ("17%", "US$2"), ("debris", "a missile")]
)
def test_what_does_not_count_the_same_has_no_spread(displays: tuple[str, ...]) -> None:
    dispute, _ = found(said(*displays), position="show-both")
    assert dispute is not None
    assert dispute.spread is None


def test_repeated_origins_are_counted_once() -> None:
    facts = said("US$4.36 billion", "US$4.02 billion")
    facts["c"] = fact("echo", display="US$4.36 billion")
    dispute, _ = found(facts, position="range")
    assert dispute is not None
    assert dispute.groups == (("a", "c"), ("b",))
    assert dispute.independent == 2


def test_facts_that_print_nothing_take_no_side() -> None:
    facts = {**said("17%"), "b": fact("s2"), "c": fact("s3", value="20")}
    assert found(facts) == (None, [])


@pytest.mark.parametrize(
    ("displays", "printed"),
    [
        (("17.4%", "17%"), "ba"),
        (("17%", "17.4%", "17%"), "acb"),
        (("38 people", "at least 38 people"), "ba"),
        (("a quarter", "25%"), "ab"),
        (("half", "half"), "ab"),
    ],
)
def test_of_values_that_agree_the_one_is_printed_that_most_sources_say(
    displays: tuple[str, ...], printed: str
) -> None:
    claims = [
        Claim(name, Fact.model_validate(entry))
        for name, entry in said(*displays).items()
    ]
    assert sorted(printed) == sorted(claim.id for claim in behind(claims, "en"))
    assert behind(claims, "en")[0].id == printed[0]


def test_a_mark_stands_only_for_a_source_that_says_what_a_preferred_one_does() -> None:
    claims = [
        Claim("a", Fact.model_validate(fact("s1", display="17%"))),
        Claim("b", Fact.model_validate(fact("s2", display="17.4%", rank="preferred"))),
    ]
    assert [claim.id for claim in behind(claims, "en")] == ["b"]
