"""Disputes in print: no side stands alone, and the note says who says what."""

from typing import Any

import pytest

from briefmaker.problems import Problem, Severity
from writing.desk import CHART, TABLE, Desk, body_of, placed, shown, text_of

TWO = {"rate-third": {"display": "9%", "source": "news"}}
"""The library's `rate` with two sources left."""


def one_sided(problems: list[Problem]) -> list[Problem]:
    return [each for each in problems if each.code == "evidence.one-sided"]


@pytest.mark.parametrize(
    ("policy", "severity"),
    [
        ("release", Severity.ERROR),
        ("review", Severity.WARNING),
        ("draft", Severity.NOTE),
    ],
)
def test_one_fact_of_a_dispute_may_not_stand_alone(
    desk: Desk, policy: str, severity: Severity
) -> None:
    (found,) = desk.problems("One.\n\nIt is {fact}`share-bank`.", policy=policy)
    assert (found.code, found.severity) == ("evidence.one-sided", severity)
    assert (found.token, found.address) == ("share-bank", ("sections", 0, "body"))
    assert found.message == (
        "sources differ on “Share of GDP”, and “nearly half of GDP” is not printed "
        "beside this value"
    )
    assert found.hint == (
        "name the quantity, which prints both: {fact}`share`; or name share-wire in "
        "the same paragraph"
    )


def test_a_draft_prints_it_with_its_mark(desk: Desk) -> None:
    said = desk.html("It is {fact}`share-bank`.", policy="draft")
    assert text_of(said) == "It is about 17% of GDP.1≠"


@pytest.mark.parametrize(
    "body",
    [
        "One says {fact}`share-bank`, another\nsays {fact}`share-wire`.",
        "It is {fact}`share`, or {fact}`share-bank` for short.",
        "- *One* says {fact}`share-bank`, another says **{fact}`share-wire`**.",
        "> One says {fact}``share-bank``, another {fact}` share-wire `.",
        "It is {fact}`rate-good`.",
        "[@share-bank] says so.",
    ],
)
def test_a_side_may_stand_where_the_other_one_is_in_its_paragraph(
    desk: Desk, body: str
) -> None:
    assert desk.problems(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "One says {fact}`share-bank`.\n\nAnother says {fact}`share-wire`.",
        "- {fact}`share-bank`\n- {fact}`share-wire`",
        "One says {fact}`share-bank` [@share-wire]; another says {quote}`hours`. "
        "\n\nAnother: {fact}`share-wire`.",
    ],
)
def test_the_next_paragraph_is_too_far_away(desk: Desk, body: str) -> None:
    found = one_sided(desk.problems(body))
    assert [each.token for each in found] == ["share-bank", "share-wire"]


def test_every_side_has_to_be_there(desk: Desk) -> None:
    library = {"quantities": {"rate": {"label": "Rate", "position": "show-both"}}}
    body = "It is {fact}`rate-good` or {fact}`rate-other`."
    found = one_sided(list(desk.read(body, library=library).problems))
    assert {each.hint.partition("; ")[2] for each in found} == {
        "or name rate-third in the same paragraph"
    }


def test_cells_of_one_row_stand_beside_each_other(desk: Desk) -> None:
    def rows(*cells: list[str]) -> list[str]:
        table = {**TABLE, "columns": ["A", "B"], "rows": list(cells)}
        found = desk.problems("![](#tbl-a)", tables={"tbl-a": table})
        return [each.token for each in one_sided(found)]

    one, other = "{fact}`share-bank`", "{fact}`share-wire`"
    assert rows([one, other]) == []
    assert rows([one, "–"], ["–", other]) == ["share-bank", "share-wire"]
    assert rows(["{fact}`share`", one], [other, "–"]) == ["share-wire"]


def test_a_row_of_a_table_does_not_stand_beside_what_follows(desk: Desk) -> None:
    row = ["{fact}`share-bank` or {fact}`share-wire`"]
    body = "![](#tbl-a)\n\nIt is {fact}`share-bank`."
    found = desk.problems(body, tables={"tbl-a": {**TABLE, "rows": [row]}})
    assert [each.token for each in one_sided(found)] == ["share-bank"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("It is {fact}`rate-good`.", "It is 5%1 (another source: 7%2).≠"),
        (
            "It is {fact}`rate-good`, not {fact}`rate-other`.",
            "It is 5%,1≠ not 7%.2≠",
        ),
        ("It is {fact}`rate`.", "It is 5%1 (another source: 7%2).≠"),
    ],
)
def test_a_preferred_fact_brings_the_other_side_with_it(
    desk: Desk, body: str, said: str
) -> None:
    assert text_of(desk.html(body, library={"facts": TWO})) == said


def test_a_fact_that_is_not_preferred_may_not_stand_alone(desk: Desk) -> None:
    (found,) = desk.problems("It is {fact}`rate-other`.")
    assert found.code == "evidence.one-sided"
    assert "“5%” or “9%” is not printed" in found.message


def figured(desk: Desk, *facts: str, **more: Any) -> Any:
    figures = [{"fact": fact, "label": "Growth"} for fact in facts]
    section = {"heading": "H", "body": "Text.", "key_figures": figures}
    return desk.write("", sections=[section], **more)


def test_a_preferred_key_figure_has_the_other_value_under_its_label(
    desk: Desk,
) -> None:
    address = ("sections", 0, "key_figures", 0)
    written = figured(desk, "rate-good", library={"facts": TWO})
    assert text_of(written.lines[address]) == "1≠"
    assert text_of(written.lines[*address, "beside"]) == "another source: 7%2"
    assert written.facts == (("rate-good", "5%"), ("rate-other", "7%"))
    assert placed(written) == ["text", "rate"]
    several = figured(desk, "rate-good")
    assert text_of(several.lines[*address, "beside"]) == "other sources: 7%,2 9%3"


def test_a_key_figure_that_is_not_disputed_has_nothing_beside_it(desk: Desk) -> None:
    written = figured(desk, "trade")
    assert [address for address in written.lines if address[-1] == "beside"] == []


def test_key_figures_of_a_section_may_show_both_sides(desk: Desk) -> None:
    written = figured(desk, "share-bank", "share-wire")
    assert written.facts == (
        ("share-bank", "about 17% of GDP"),
        ("share-wire", "nearly half of GDP"),
    )
    assert not [address for address in written.lines if address[-1] == "beside"]


@pytest.mark.parametrize(
    ("fact", "hint"),
    [
        ("share-bank", "give every side a key figure in this section: share-wire"),
        ("rate-other", "name the fact that the brief prefers: rate-good"),
    ],
)
def test_a_key_figure_may_not_show_one_side_alone(
    desk: Desk, fact: str, hint: str
) -> None:
    figures = [{"fact": fact, "label": "Growth"}]
    section = {"heading": "H", "body": "Text.", "key_figures": figures}
    (found,) = desk.problems("", sections=[section])
    assert (found.code, found.hint) == ("evidence.one-sided", hint)
    assert found.address == ("sections", 0, "key_figures", 0, "fact")


def test_values_of_a_note_stand_from_the_lowest_to_the_highest(desk: Desk) -> None:
    rows = desk.write("It is {fact}`count`.").disputes["count"]
    assert [row.claim for row in rows] == ["count-low", "count-high"]


def test_a_note_says_how_firm_a_value_is_and_why_one_was_set_aside(
    desk: Desk,
) -> None:
    facts = {
        "share-bank": {
            "quantity": "share",
            "display": "17%",
            "source": "bank",
            "obs_status": "P",
            "scope": "from Russia",
        },
        "share-old": {
            "quantity": "share",
            "display": "12%",
            "source": "news",
            "rank": "deprecated",
            "rank_reason": "withdrawn by the bank",
        },
    }
    rows = desk.write("It is {fact}`share`.", library={"facts": facts})
    assert [(row.claim, row.scope) for row in rows.disputes["share"]] == [
        ("share-bank", "provisional, from Russia"),
        ("share-wire", "all remittances"),
        ("share-old", "set aside: withdrawn by the bank"),
    ]


def counted(desk: Desk, quantity: str = "share", **library: Any) -> str:
    written = desk.write(f"It is {{fact}}`{quantity}`.", library=library)
    return text_of(written.lines.get(("quantities", quantity, "counted"), ""))


def test_a_note_counts_sources_and_those_that_are_independent(desk: Desk) -> None:
    assert counted(desk) == "2 sources, 2 independent"
    assert counted(desk, "rate") == "3 sources, 3 independent"


def test_one_source_with_two_values_is_not_counted(desk: Desk) -> None:
    facts = {"share-wire": {"quantity": "share", "display": "half", "source": "bank"}}
    assert counted(desk, facts=facts) == ""


WIRE = {"title": "On the visit"}


def test_a_source_that_repeats_another_is_named(desk: Desk) -> None:
    sources = {"wire": {**WIRE, "derived_from": ["bank"]}}
    assert counted(desk, sources=sources) == (
        "2 sources, 1 independent; [1] repeats [2]"
    )


def test_a_repetition_is_followed_through_sources_of_the_library(desk: Desk) -> None:
    sources = {
        "wire": {**WIRE, "derived_from": ["office"]},
        "office": {"title": "Yearbook", "derived_from": ["bank"]},
    }
    assert counted(desk, sources=sources).endswith("[1] repeats [2]")


def test_two_sources_that_repeat_a_third_are_one_observation(desk: Desk) -> None:
    sources = {
        "wire": {**WIRE, "derived_from": ["office"]},
        "bank": {"title": "Money", "derived_from": ["office"]},
    }
    assert counted(desk, sources=sources) == (
        "2 sources, 1 independent; [1] repeats [3]; [2] repeats [3]"
    )


def test_an_origin_that_only_one_of_them_has_adds_nothing(desk: Desk) -> None:
    sources = {"wire": {**WIRE, "derived_from": ["office"]}}
    assert counted(desk, sources=sources) == "2 sources, 2 independent"


def test_sources_that_repeat_each_other_do_not_go_round_for_ever(desk: Desk) -> None:
    sources = {
        "wire": {**WIRE, "derived_from": ["bank"]},
        "bank": {"title": "Money", "derived_from": ["wire"]},
    }
    said = counted(desk, sources=sources)
    assert said.endswith("[1] repeats [2]; [2] repeats [1]")


def test_words_of_a_pattern_are_set_by_the_rules_of_their_language(
    desk: Desk,
) -> None:
    html = desk.html("C’est {fact}`rate-good`.", language="fr")
    assert "(autres sources\u202f: <" in html


def test_a_chart_of_one_side_brings_the_note(desk: Desk) -> None:
    chart = {**CHART, "data": {"facts": ["count-low"]}}
    written = desk.write("![](#fig-a)", charts={"fig-a": chart})
    assert placed(written) == ["fig-a", "count"]
    assert shown(body_of(written)) == ""
