"""Names resolve, and a quantity on which sources differ is a dispute."""

from collections.abc import Callable
from typing import Any

import pytest

from briefmaker.brief.library import Entries, Position
from briefmaker.brief.load import Loaded
from briefmaker.evidence.claims import Evidence, verify
from briefmaker.problems import Address, Severity


class Library(Loaded):
    """A library without files: verify asks for entries and addresses only."""

    def __init__(self, entries: Entries) -> None:
        object.__setattr__(self, "library", entries)

    def address(self, group: str, id_: str) -> Address:
        return ("library", group, id_)


def fact(source: str, **more: Any) -> dict[str, Any]:
    return {"source": source, "selector": {"exact": "some words of it"}, **more}


@pytest.fixture
def verified() -> Callable[..., Evidence]:
    def make(**entries: Any) -> Evidence:
        sources = {"s1": {"title": "One"}, "s2": {"title": "Two"}}
        return verify(Library(Entries.model_validate({"sources": sources, **entries})))

    return make


def share(**more: Any) -> dict[str, Any]:
    return {"share": {"label": "Share of GDP", **more}}


def both(first: str = "nearly half", second: str = "17%") -> dict[str, Any]:
    return {
        "a": fact("s1", quantity="share", display=first),
        "b": fact("s2", quantity="share", display=second, rank="preferred"),
    }


def test_a_quantity_gives_all_its_facts_and_a_fact_itself(
    verified: Callable[..., Evidence],
) -> None:
    evidence = verified(quantities=share(position="show-both"), facts=both())
    assert [claim.id for claim in evidence.claims("share")] == ["a", "b"]
    assert [claim.id for claim in evidence.claims("b")] == ["b"]
    assert evidence.claims("c") == ()


def test_different_words_for_one_quantity_are_a_dispute(
    verified: Callable[..., Evidence],
) -> None:
    evidence = verified(quantities=share(position="prefer"), facts=both())
    dispute = evidence.dispute_of("a")
    assert dispute is not None
    assert dispute is evidence.dispute_of("share")
    assert dispute.position is Position.PREFER
    assert dispute.preferred is not None
    assert dispute.preferred.id == "b"
    assert not evidence.problems


def test_the_same_words_from_two_sources_are_none(
    verified: Callable[..., Evidence],
) -> None:
    evidence = verified(quantities=share(), facts=both("17%", "17%"))
    assert not evidence.disputes
    assert not evidence.problems


def test_a_deprecated_value_stays_visible_but_disputes_nothing(
    verified: Callable[..., Evidence],
) -> None:
    facts = both()
    facts["a"] |= {"rank": "deprecated", "rank_reason": "withdrawn by its author"}
    evidence = verified(quantities=share(), facts=facts)
    assert not evidence.disputes
    facts["c"] = fact("s1", quantity="share", display="20%")
    evidence = verified(quantities=share(position="range"), facts=facts)
    assert [c.id for c in evidence.disputes["share"].claims] == ["b", "c", "a"]


def test_differing_sources_without_a_position_stop_the_brief(
    verified: Callable[..., Evidence],
) -> None:
    (problem,) = verified(quantities=share(), facts=both()).problems
    assert problem.code == "evidence.no-position"
    assert "“nearly half”, “17%”" in problem.message
    assert problem.address == ("library", "quantities", "share")
    assert problem.blocks


def test_prefer_needs_exactly_one_preferred_fact(
    verified: Callable[..., Evidence],
) -> None:
    facts = both()
    facts["b"]["rank"] = "normal"
    (problem,) = verified(quantities=share(position="prefer"), facts=facts).problems
    assert problem.code == "evidence.no-preference"
    assert "0 facts" in problem.message


def test_one_source_with_two_values_is_noted(
    verified: Callable[..., Evidence],
) -> None:
    facts = both()
    facts["b"]["source"] = "s1"
    (problem,) = verified(quantities=share(position="range"), facts=facts).problems
    assert problem.code == "evidence.one-voice"
    assert problem.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("entries", "address", "message", "hint"),
    [
        (
            {"facts": {"a": fact("s3")}},
            ("library", "facts", "a", "source"),
            "there is no source “s3”",
            "add it under `sources`",
        ),
        (
            {"facts": {"a": fact("s1", quantity="shaer")}, "quantities": share()},
            ("library", "facts", "a", "quantity"),
            "there is no quantity “shaer”",
            "did you mean `share`?",
        ),
        (
            {
                "quotes": {
                    "q": {
                        "source": "x1",
                        "speaker": "A",
                        "selector": {"exact": "words"},
                    }
                }
            },
            ("library", "quotes", "q", "source"),
            "there is no source “x1”",
            "add it under `sources`",
        ),
        (
            {"quantities": share(reason_source="zz")},
            ("library", "quantities", "share", "reason_source"),
            "there is no source “zz”",
            "add it under `sources`",
        ),
        (
            {"sources": {"source-one": {"derived_from": ["source-two"]}}},
            ("library", "sources", "source-one", "derived_from", 0),
            "there is no source “source-two”",
            "did you mean `source-one`?",
        ),
    ],
)
def test_a_dangling_name_is_reported_where_it_stands(
    verified: Callable[..., Evidence],
    entries: dict[str, Any],
    address: Address,
    message: str,
    hint: str,
) -> None:
    (problem,) = verified(**entries).problems
    assert problem.address == address
    assert problem.message == message
    assert problem.hint == hint


def test_a_hint_names_the_nearest_of_everything(
    verified: Callable[..., Evidence],
) -> None:
    evidence = verified(quantities=share(position="range"), facts=both())
    assert evidence.suggestion("shares") == "did you mean `share`?"
    assert evidence.suggestion("utterly-else") == ""
