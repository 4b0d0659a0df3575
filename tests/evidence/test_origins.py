"""Sources that repeat one another are one observation."""

from typing import Any

import pytest

from briefmaker.evidence.origins import independent, origins
from evidence.shelf import fact, loaded

ATTESTED = {"by": "A. Analyst", "on": "2025-10-01", "why_no_copy": "talk"}
SOURCES: dict[str, Any] = {
    "agency": {"title": "Agency"},
    "bank": {"title": "Bank"},
    "daily": {"title": "Daily", "derived_from": ["agency"]},
    "weekly": {"title": "Weekly", "derived_from": ["daily"]},
    "review": {"title": "Review", "derived_from": ["agency", "bank"]},
    "echo": {"title": "Echo", "derived_from": ["shout"]},
    "shout": {"title": "Shout", "derived_from": ["echo"]},
}
LIBRARY = loaded(
    sources=SOURCES,
    facts={
        **{name: fact(name) for name in SOURCES},
        "sum": {"calc": "daily + bank", "display": "2"},
        "loop": {"calc": "loop + bank", "display": "2"},
        "broken": {"calc": "daily +", "display": "2"},
        "person": {"attested": ATTESTED},
        "same-person": {"attested": ATTESTED},
    },
).library


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("agency", {"agency"}),
        ("weekly", {"agency"}),
        ("review", {"agency", "bank"}),
        ("echo", {"echo"}),
        ("shout", {"echo"}),
        ("sum", {"agency", "bank"}),
        ("loop", {"bank"}),
        ("broken", set()),
        ("person", {"A. Analyst"}),
    ],
)
def test_a_fact_goes_back_to_the_far_end(name: str, found: set[str]) -> None:
    assert origins(name, LIBRARY.facts, LIBRARY.sources) == found


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (["agency", "bank"], 2),
        (["agency", "daily", "weekly"], 1),
        (["daily", "weekly"], 1),
        (["review"], 1),
        (["review", "agency"], 1),
        (["review", "agency", "bank"], 2),
        (["echo", "shout", "bank"], 2),
        (["person", "same-person", "sum"], 2),
        (["sum", "weekly"], 1),
        ([], 0),
    ],
)
def test_only_independent_ones_count(names: list[str], number: int) -> None:
    assert independent(names, LIBRARY.facts, LIBRARY.sources) == number
    assert independent(reversed(names), LIBRARY.facts, LIBRARY.sources) == number
