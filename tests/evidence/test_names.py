"""Names in the library lead to one thing each."""

from typing import Any

import pytest

from briefmaker.evidence.names import ambiguous, dangling
from briefmaker.problems import Address
from evidence.shelf import fact, loaded

QUOTE = {**fact("s1"), "speaker": "A minister"}


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
            {
                "facts": {"a": fact("s1", quantity="shaer")},
                "quantities": {"share": {"label": "Share"}},
            },
            ("library", "facts", "a", "quantity"),
            "there is no quantity “shaer”",
            "did you mean `share`?",
        ),
        (
            {"quotes": {"q": {**QUOTE, "source": "x1"}}},
            ("library", "quotes", "q", "source"),
            "there is no source “x1”",
            "add it under `sources`",
        ),
        (
            {"quantities": {"share": {"label": "Share", "reason_source": "zz"}}},
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
        (
            {"sources": {"old-report": {"superseded_by": "new-report"}}},
            ("library", "sources", "old-report", "superseded_by"),
            "there is no source “new-report”",
            "did you mean `old-report`?",
        ),
    ],
)
def test_a_dangling_name_is_reported_where_it_stands(
    entries: dict[str, Any], address: Address, message: str, hint: str
) -> None:
    (problem,) = dangling(loaded(**entries))
    assert problem.address == address
    assert problem.message == message
    assert problem.hint == hint
    assert problem.blocks


def test_names_that_lead_somewhere_are_no_problem() -> None:
    library = loaded(
        facts={"a": fact("s1", quantity="share")},
        quotes={"q": QUOTE},
        quantities={"share": {"label": "Share", "reason_source": "s2"}},
    )
    assert not [*dangling(library), *ambiguous(library)]


def test_a_fact_and_a_quotation_cannot_share_a_name() -> None:
    (problem,) = ambiguous(loaded(facts={"a": fact()}, quotes={"a": QUOTE}))
    assert problem.code == "evidence.shared-name"
    assert problem.message == "a fact and a quotation are both called “a”"
    assert problem.address == ("library", "facts", "a")


def test_a_person_who_vouches_is_a_source_under_the_name_of_the_fact() -> None:
    attested = {"by": "A. Analyst", "on": "2025-10-01", "why_no_copy": "interview"}
    library = loaded(facts={"s1": {"attested": attested}})
    (problem,) = ambiguous(library)
    assert problem.message == "a fact and a source are both called “s1”"
    assert not [*ambiguous(loaded(facts={"s1": fact()}))]
