"""One side of a dispute: which facts agree, and which side is lacking."""

from typing import Any

import pytest

from briefmaker.brief.library import Fact, Position, Quantity
from briefmaker.brief.model import Policy
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.page.onesided import lacking, listed, severity, sides
from briefmaker.problems import Severity


def fact(display: str, **more: Any) -> Fact:
    return Fact.model_validate(
        {
            "quantity": "trade",
            "display": display,
            "source": "bank",
            "selector": {"exact": "words of the source"},
            **more,
        }
    )


def dispute(*groups: tuple[str, ...], **facts: Fact) -> Dispute:
    claims = tuple(Claim(id_, held) for id_, held in facts.items())
    quantity = Quantity(label="Trade", position=Position.SHOW_BOTH)
    return Dispute(
        "trade", quantity, Position.SHOW_BOTH, claims, None, groups=tuple(groups)
    )


ROUNDED = dispute(
    ("long", "short"),
    ("other",),
    long=fact("US$4.36 billion"),
    short=fact("US$4.4 billion"),
    other=fact("US$4.02 billion"),
)
OLD = fact("US$3 billion", rank="deprecated", rank_reason="withdrawn")


def names(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


def test_facts_that_agree_are_one_side() -> None:
    assert [names(side) for side in sides(ROUNDED)] == [["long", "short"], ["other"]]


def test_each_wording_is_a_side_where_all_values_agree() -> None:
    worded = dispute(
        ("a", "b", "c"),
        a=fact("about 1.2 million"),
        b=fact("over 1.2 million"),
        c=fact("about 1.2 million"),
    )
    assert [names(side) for side in sides(worded)] == [["a", "c"], ["b"]]


def test_what_was_set_aside_is_on_no_side() -> None:
    held = dispute(a=fact("17%"), b=fact("48%"), old=OLD)
    assert [names(side) for side in sides(held)] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"long"}, ["other"]),
        ({"other"}, ["long", "short"]),
        ({"short", "other"}, []),
        ({"trade"}, []),
        (set(), ["long", "short", "other"]),
    ],
)
def test_a_side_is_lacking_if_none_of_its_facts_is_shown(
    shown: set[str], expected: list[str]
) -> None:
    assert names(lacking(ROUNDED, shown)) == expected


def test_a_side_alone_stops_a_release_and_warns_in_a_review() -> None:
    assert [severity(policy) for policy in Policy] == [
        Severity.NOTE,
        Severity.WARNING,
        Severity.ERROR,
    ]


def test_facts_are_listed_by_what_they_print() -> None:
    assert listed(ROUNDED.claims[:1]) == "“US$4.36 billion”"
    assert (
        listed(ROUNDED.claims)
        == "“US$4.36 billion”, “US$4.4 billion” or “US$4.02 billion”"
    )
