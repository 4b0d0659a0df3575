"""Every slip in prose is reported with the words in question, all at once."""

from time import perf_counter
from typing import Any

import pytest
from PIL import Image

from briefmaker.problems import Severity
from writing.desk import CHART, TABLE, Desk

SLIPS = [
    ("Grew by {fact}`tarde`.", "prose.unknown-fact", "tarde", "`trade`"),
    ("Grew by {fact}`hours`.", "prose.unknown-fact", "hours", "{quote}`hours`"),
    ("Grew by {fact}`bank`.", "prose.unknown-fact", "bank", "[@bank]"),
    ("Grew by {fact}`empty`.", "prose.empty-quantity", "empty", "quantity: empty"),
    ("{fact}`silent`", "prose.fact-without-words", "silent", "[@silent]"),
    ("{quote}`houers`", "prose.unknown-quote", "houers", "`hours`"),
    ("{fcat}`trade`", "prose.unknown-role", "fcat", "`fact`"),
    ("{likely}`likly`", "prose.unknown-likelihood", "likly", "`likely`"),
    ("{likely}`highly likely`", "prose.other-scale", "highly likely", "`very likely`"),
    ("{abbr}`CSTO`", "prose.abbreviation-unexplained", "CSTO", "what it stands for"),
    (
        "{abbr}`A (one)` {abbr}`A (two)`",
        "prose.abbreviation-twice",
        "A (two)",
        "another one",
    ),
    ("Grew [@bnak].", "cite.unknown", "@bnak", "`bank`"),
    ("Grew, as @bnak says.", "cite.unknown", "@bnak", "`bank`"),
    ("Grew [-@bnak].", "cite.unknown", "@bnak", "`bank`"),
    ("Grew [@bank; p. 3].", "cite.no-key", "p. 3", "[@s001, pp. 3, 7]"),
    ("Grew [@bank and @news].", "cite.not-here", "@news", "semicolon"),
    ("Grew [@bank, {fact}`trade`].", "cite.not-here", "{fact}`trade`", "sentence"),
    ("Grew [@bank; @fig-a].", "cite.not-a-source", "@fig-a", "`@fig-a`"),
    ("See @fig-b.", "prose.unknown-reference", "@fig-b", "`fig-a`"),
    (
        "See @tbl-costs.",
        "prose.unknown-reference",
        "@tbl-costs",
        "give a table this id",
    ),
    ("See @sec-q.", "prose.unknown-reference", "@sec-q", "give a section this id"),
    ("See [there](#fig-b).", "prose.unknown-reference", "#fig-b", "`fig-a`"),
    ("![](#fig-b)", "prose.unknown-exhibit", "#fig-b", "`fig-a`"),
    ("![](#fig-a)\n\n![](#fig-a)", "prose.exhibit-twice", "#fig-a", "`@fig-a`"),
    ("Here ![](#fig-a) it is.", "prose.image-in-sentence", "#fig-a", "empty line"),
    ("- one\n- ![](#fig-a)", "prose.exhibit-not-here", "#fig-a", ""),
    ("![](#differs-settled)", "prose.no-dispute", "#differs-settled", ""),
    ("A <b>bold</b> word.", "prose.html", "<b>", "**bold**"),
    ("A [link](javascript:alert).", "prose.link", "javascript:alert", ""),
    ("A [link](file:///etc/passwd).", "prose.link", "file:///etc/passwd", ""),
    ("A <ftp://example.org> link.", "prose.link", "ftp://example.org", ""),
    ("![A map](map.png)", "prose.picture-missing", "map.png", "folder of the brief"),
    ("![A map](../../map.png)", "prose.picture-outside", "../../map.png", "copy it"),
    ("![M](https://e.org/m.png)", "prose.picture-address", "https://e.org/m.png", ""),
    ("![A map](map.txt)", "prose.picture-format", "map.txt", ".png"),
    ("Here ![A map](map.png) it is.", "prose.image-in-sentence", "map.png", ""),
    ("## A heading", "prose.heading-level", "## A heading", "`sections`"),
    ("#### A heading", "prose.heading-level", "#### A heading", "`sections`"),
    ("A heading\n---", "prose.heading-level", "A heading", "`sections`"),
    ("Text.[^x]", "prose.unknown-note", "[^x]", "[^x]: …"),
    ("Text.\n\n[^x]: Note.", "prose.note-not-called", "[^x]:", "`[^x]`"),
    ("Text.^[A ^[deep] note.]", "prose.note-in-note", "^[deep]", ""),
    ("Text.[^x]\n\n[^x]: A ^[deep] note.", "prose.note-in-note", "^[deep]", ""),
    ("Text.[^x]\n\n[^x]: - a list", "prose.long-note", "[^x]:", ""),
    (":::{note}\nText.", "prose.open-callout", ":::{note}", "`:::`"),
    (":::{wraning}\nText.\n:::", "prose.unknown-callout", ":::{wraning}", "`warning`"),
    ("| a | b |\n| --- | --- |\n| 1 | 2 |", "prose.pipe-table", "| a | b |", "tables"),
]


@pytest.mark.parametrize(("body", "code", "token", "hint"), SLIPS)
def test_a_slip_is_reported_with_its_words_and_a_way_out(
    desk: Desk, body: str, code: str, token: str, hint: str
) -> None:
    shown = {"charts": {"fig-a": CHART}, "tables": {"tbl-a": TABLE}}
    found = desk.problems(body, citation_style="briefmaker-notes", **shown)
    own = [problem for problem in found if problem.code != "prose.exhibit-not-placed"]
    assert [(problem.code, problem.token) for problem in own] == [(code, token)]
    assert own[0].severity is Severity.ERROR
    assert own[0].address == ("sections", 0, "body")
    assert token in body, "the words must stand in the field as they are"
    assert hint in own[0].hint
    assert own[0].message


def test_all_slips_of_a_brief_are_reported_in_one_run(desk: Desk) -> None:
    found = desk.problems(
        "{fact}`a1` and [@b1] and @fig-c1.",
        bottom_line="{likely}`maybe`",
        judgements=[{"text": "{quote}`d1`", "confidence": "low", "because": "[@e1]"}],
    )
    assert [problem.token for problem in found] == [
        "maybe",
        "d1",
        "@e1",
        "a1",
        "@b1",
        "@fig-c1",
    ]
    assert [problem.address[0] for problem in found] == [
        "bottom_line",
        "judgements",
        "judgements",
        "sections",
        "sections",
        "sections",
    ]


@pytest.mark.parametrize(
    ("body", "nth"),
    [
        ("[@x1] and [@x1]", [0, 1]),
        ("`@x1` is code, [@x1] is not.", [1]),
        ("> a quotation\n> with [@x1] and\n> [@x1] in it", [0, 1]),
        ("- one [@x1]\n- two\n  [@x1]", [0, 1]),
        ("- a\n  - b\n    - c\n      - d\n        - [@x1][@x1]", [0, 1]),
        ("Text^[first [@x1]] and ^[second *[@x1]*]", [0, 1]),
        (
            "Text [^n] [@x1].\n\n[^n]: A note [@x1]\n    over two lines [@x1].",
            [1, 2, 0],
        ),
        ("[see\n@x1, p. 3; and\n@x1]", [0, 1]),
        (":::{note} Title [@x1]\n\nText [@x1]\n:::\n\n[@x1]", [0, 1, 2]),
    ],
)
def test_a_problem_counts_which_of_the_same_words_it_means(
    desk: Desk, body: str, nth: list[int]
) -> None:
    found = [problem for problem in desk.problems(body) if problem.token == "@x1"]
    assert [problem.nth for problem in found] == nth


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ({"standfirst": "A.\n\nB."}, ("standfirst",)),
        ({"for_information": "- A"}, ("for_information",)),
        ({"decision": {"ask": "# A", "by": "2025-10-20"}}, ("decision", "ask")),
    ],
)
def test_a_line_holds_one_paragraph(
    desk: Desk, field: dict[str, Any], address: tuple[str, ...]
) -> None:
    (found,) = desk.problems("Text.", **field)
    assert (found.code, found.address) == ("prose.one-paragraph", address)


def test_a_cell_of_a_table_has_an_address_of_its_own(desk: Desk) -> None:
    table = {**TABLE, "columns": ["A", "B"], "rows": [["x", "{fact}`q1`"]]}
    (found,) = desk.problems("![](#tbl-a)", tables={"tbl-a": table})
    assert found.address == ("tables", "tbl-a", "rows", 0, 1)


def test_an_exhibit_that_nothing_places_is_reported_at_its_key(desk: Desk) -> None:
    (found,) = desk.problems("Text.", charts={"fig-a": CHART})
    assert found.code == "prose.exhibit-not-placed"
    assert (found.address, found.on_key) == (("charts", "fig-a"), True)
    assert "![](#fig-a)" in found.hint


def test_the_words_of_an_exhibit_that_nothing_places_are_still_read(desk: Desk) -> None:
    chart = {**CHART, "note": "[@bnak]"}
    codes = [
        problem.code for problem in desk.problems("Text.", charts={"fig-a": chart})
    ]
    assert codes == ["cite.unknown", "prose.exhibit-not-placed"]


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ("tarde", "prose.unknown-fact"),
        ("share", "prose.key-figure-disputed"),
        ("silent", "prose.fact-without-words"),
    ],
)
def test_a_key_figure_needs_a_fact_with_words(desk: Desk, fact: str, code: str) -> None:
    figures = [{"fact": fact, "label": "Growth"}]
    section = {"heading": "H", "body": "Text.", "key_figures": figures}
    (found,) = desk.problems("", sections=[section])
    assert found.code == code
    assert found.address == ("sections", 0, "key_figures", 0, "fact")


def test_an_unknown_language_of_a_section_is_reported(desk: Desk) -> None:
    section = {"heading": "H", "body": "Text.", "language": "xx"}
    (found,) = desk.problems("", sections=[section])
    assert found.code == "language.unknown"
    assert found.address == ("sections", 0, "language")


def test_a_picture_needs_words_for_those_who_cannot_see_it(desk: Desk) -> None:
    Image.new("L", (4, 4)).save(desk.folder / "map.png")
    assert desk.problems("![A map](map.png)") == []
    (found,) = desk.problems("![](map.png)")
    assert (found.code, found.token) == ("prose.picture-alt", "map.png")


def test_exhibits_stand_in_sections_only(desk: Desk) -> None:
    found = desk.problems("Text.", charts={"fig-a": CHART}, bottom_line="![](#fig-a)")
    assert [problem.code for problem in found] == [
        "prose.exhibit-not-here",
        "prose.exhibit-not-placed",
    ]


def test_a_source_of_which_nothing_can_be_printed_is_reported(desk: Desk) -> None:
    library = {"sources": {"bare": {"language": "ru", "note": "no outlet"}}}
    (found,) = desk.problems("Text [@bare].", library=library)
    assert found.code == "cite.bare-source"
    assert found.address == ("library", "sources", "bare")
    own = desk.problems("Text [@bare].", library=library, sources=library["sources"])
    assert own[0].address == ("sources", "bare")


def test_words_around_a_number_are_a_warning_not_an_error(desk: Desk) -> None:
    (found,) = desk.problems("Text [see @bank, p. 3].")
    assert found.code == "cite.words-not-printed"
    assert found.severity is Severity.WARNING
    assert found.token == "[see @bank, p. 3]"
    assert desk.problems("Text [see @bank].", citation_style="briefmaker-notes") == []


@pytest.mark.no_cover  # it is held against the clock
@pytest.mark.parametrize(
    "text", ["[" * 100_000, "^[" * 10_000, "![" * 10_000, "[@bank " * 5_000]
)
def test_stray_brackets_by_the_thousand_are_read_at_once(desk: Desk, text: str) -> None:
    start = perf_counter()
    assert desk.problems(text) == []
    assert perf_counter() - start < 10
