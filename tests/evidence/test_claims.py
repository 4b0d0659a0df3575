"""A name stands for facts, and a fact for what it stands on."""

from typing import Any

import pytest

from briefmaker.evidence.claims import Claim, Evidence
from briefmaker.evidence.verdict import Status, Verdict
from evidence.shelf import fact, loaded


def evidence_of(inputs: dict[str, tuple[str, ...]] | None = None) -> Evidence:
    library = loaded(
        quantities={"share": {"label": "Share of GDP"}},
        facts={
            "a": fact("s1", quantity="share", display="nearly half"),
            "b": fact("s2", quantity="share", display="17%"),
            "sum": {"calc": "a + b", "display": "67%"},
            "twice": {"calc": "sum * 2 + b", "display": "134%"},
        },
        quotes={"said": {**fact("s1"), "speaker": "A minister"}},
    ).library
    return Evidence(
        library.sources,
        library.quantities,
        library.facts,
        library.quotes,
        {},
        {
            name: Verdict(name, Status.VERIFIED, inputs=(inputs or {}).get(name, ()))
            for name in library.facts
        },
    )


def names(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


def test_a_quantity_gives_all_its_facts_and_a_fact_itself() -> None:
    evidence = evidence_of()
    assert names(evidence.claims("share")) == ["a", "b"]
    assert names(evidence.claims("b")) == ["b"]
    assert evidence.claims("c") == ()


def test_a_calculation_stands_on_what_its_inputs_stand_on_each_once() -> None:
    evidence = evidence_of({"sum": ("a", "b"), "twice": ("sum", "b")})
    (twice,) = evidence.claims("twice")
    assert names(evidence.bases(twice)) == ["a", "b"]
    (plain,) = evidence.claims("a")
    assert names(evidence.bases(plain)) == ["a"]


def test_an_entry_is_a_fact_or_a_quotation() -> None:
    evidence = evidence_of()
    assert evidence.entry("a") is evidence.facts["a"]
    assert evidence.entry("said") is evidence.quotes["said"]
    with pytest.raises(KeyError):
        evidence.entry("nobody")


@pytest.mark.parametrize(
    ("name", "hint"), [("shares", "did you mean `share`?"), ("utterly-else", "")]
)
def test_a_hint_names_the_nearest_of_everything(name: str, hint: Any) -> None:
    assert evidence_of().suggestion(name) == hint
