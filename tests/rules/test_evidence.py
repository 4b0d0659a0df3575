"""Sources, quotations, percentages: each rule broken, and nearly."""

from typing import Any

import pytest

from briefmaker.problems import Problem, Severity
from briefmaker.rules import evidence as rules
from briefmaker.rules.rule import Check
from briefmaker.values import replace
from rules.manuscripts import Reader, messages


def of_sources(
    check: Check, reader: Reader, body: str, sources: dict[str, Any], **more: Any
) -> list[Problem]:
    """Return what a rule finds where the library has further sources."""
    desk, kept = reader.desk, reader.reads("Text.", **more)
    brief = desk.brief(body, **{k: v for k, v in more.items() if k != "kind_says"})
    evidence = desk.evidence(brief, sources=sources)
    prose = desk.read(body, library={"sources": sources})
    read = replace(kept, brief=brief, evidence=evidence, prose=prose)
    return list(check(read))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He spoke of “a year without any equal”.", True),
        ("He spoke of “a year without any equal” [@news].", False),
        ("He called it “a good year”.", False),
        ("A minister: {quote}`hours`.", False),
        ("> A year without any equal.", True),
        ("> A year without any equal. [@news]", False),
    ],
)
def test_s_02_quoted_words_have_a_source(reader: Reader, text: str, told: bool) -> None:
    assert bool(reader.finds(rules.s_02, text)) is told


def test_s_02_weighs_as_a_figure_without_a_source_does(reader: Reader) -> None:
    said = "He spoke of “a year without any equal”."
    weights = {
        policy: reader.finds(rules.s_02, said, policy=policy)[0].severity
        for policy in ("draft", "review", "release")
    }
    assert list(weights.values()) == [
        Severity.NOTE,
        Severity.WARNING,
        Severity.ERROR,
    ]


def test_s_08_a_source_is_not_older_than_its_kind_allows(reader: Reader) -> None:
    for age, told in (("30 days", 1), ("24 months", 0)):
        kind_says = {"max_age": age}
        found = reader.finds(rules.s_08, "Trade rose. [@bank]", kind_says=kind_says)
        assert len(found) == told
    brief = {"max_age": "1 months"}
    kind_says = {"max_age": "30 days"}
    said = "Trade rose. [@bank]"
    assert reader.finds(rules.s_08, said, kind_says=kind_says, **brief) == []


def test_s_09_not_more_than_half_of_many_citations_go_to_one_source(
    reader: Reader,
) -> None:
    def cited(bank: int, news: int, wire: int) -> str:
        names = ["bank"] * bank + ["news"] * news + ["wire"] * wire
        return "\n\n".join(f"It rose. [@{name}]" for name in names)

    (found,) = reader.finds(rules.s_09, cited(7, 3, 2))
    assert "7 of 12 citations are of “bank”" in found.message
    assert reader.finds(rules.s_09, cited(6, 3, 3)) == []
    assert reader.finds(rules.s_09, cited(6, 3, 2)) == []
    assert reader.finds(rules.s_09, cited(8, 4, 0)) == [], "two are never quite even"
    assert reader.finds(rules.s_09, cited(7, 3, 2), source_summary="One bank.") == []


def test_s_09_sources_of_one_origin_are_one_witness(reader: Reader) -> None:
    body = "It rose. [@one; @two; @three]"
    names = ("one", "two", "three")
    base = {name: {"title": name} for name in names}
    repeating = {n: {"title": n, "derived_from": ["wire"]} for n in names}
    published = {n: {"title": n, "publisher": "Bureau"} for n in names}
    assert of_sources(rules.s_09, reader, body, base) == []
    (found,) = of_sources(rules.s_09, reader, body, repeating)
    assert "of one origin" in found.message
    (found,) = of_sources(rules.s_09, reader, body, published)
    assert "published by Bureau" in found.message


def test_s_11_a_kind_may_ask_for_the_sources_to_be_weighed(reader: Reader) -> None:
    asks = {"source_summary": True}
    assert len(reader.finds(rules.s_11, kind_says=asks)) == 1
    assert reader.finds(rules.s_11, kind_says=asks, source_summary="Thin.") == []
    assert reader.finds(rules.s_11) == []


def test_s_12_who_rates_one_source_rates_all(reader: Reader) -> None:
    body = "It rose. [@one; @two]"
    rated = {"one": {"title": "a", "reliability": "B2"}, "two": {"title": "b"}}
    (found,) = of_sources(rules.s_12, reader, body, rated)
    assert "“two” is not" in found.message
    plain = {"one": {"title": "a"}, "two": {"title": "b"}}
    assert of_sources(rules.s_12, reader, body, plain) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Experts believe that it fails.", True),
        ("According to local reports, it fails.", True),
        ("It reportedly failed.", True),
        ("It is widely reported that it failed.", True),
        ("According to the council, it fails.", False),
        ("Experts believe that it fails [@news].", False),
        ("He said that “experts believe” so.", False),
        ("The bank reports that it fails.", False),
    ],
)
def test_s_13_whoever_says_something_has_a_name(
    reader: Reader, text: str, told: bool
) -> None:
    assert bool(reader.finds(rules.s_13, text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trade surged.", ["“surged” has no figures beside it"]),
        ("Trade surged from 12 to 40 lorries.", []),
        ("Trade doubled to {fact}`count-low`.", []),
        ("Trade doubled in 2024.", ["“doubled” has no figures beside it"]),
        ("Prices hit a record high.", ["“a record high” has no figures beside it"]),
        ("The record shows it.", []),
        ("Support stood at 62%.", ["“62%” does not say of what"]),
        ("Support stood at 62% of farmers.", []),
        ("Trade rose by 12%.", []),
    ],
)
def test_s_15_sizes_and_bases_are_given(
    reader: Reader, text: str, told: list[str]
) -> None:
    assert messages(reader.finds(rules.s_15, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rate rose from 10% to 12%, by 2%.", True),
        ("The rate rose from 10% to 12%, by 2 percentage points.", False),
        ("The rate rose from 10% to 12%, by 20%.", False),
        ("Costs rose by 2%.", False),
        ("The rate rose from 100% to 150%, by 50%.", False),
    ],
)
def test_s_16_a_change_of_percentages_is_in_points(
    reader: Reader, text: str, told: bool
) -> None:
    assert bool(reader.finds(rules.s_16, text)) is told
