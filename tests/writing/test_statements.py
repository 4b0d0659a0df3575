"""Everything that the page says in its author's words, with what stands behind it."""

import re
from typing import Any

import pytest

from briefmaker.evidence.page.statement import Statement
from briefmaker.problems import Severity
from briefmaker.writing.language import NBSP
from briefmaker.writing.prose import read
from briefmaker.writing.statements import statements
from writing.desk import CHART, TABLE, Desk


def said(
    desk: Desk, body: str = "Text.", library: Any = None, **more: Any
) -> list[Statement]:
    brief = desk.brief(body, **more)
    evidence = desk.evidence(brief, **(library or {}))
    language = desk.language(brief.language)
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    assert [p for p in prose.problems if p.blocks] == []
    return list(statements(prose, brief, evidence, language))


def body(desk: Desk, text: str, **more: Any) -> list[Statement]:
    return [s for s in said(desk, text, **more) if s.address == ("sections", 0, "body")]


def texts(found: list[Statement]) -> list[str]:
    return [statement.text.replace(NBSP, " ") for statement in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It grew by 1.2 points. So did B.", ["It grew by 1.2 points.", "So did B."]),
        ("The U.S. Treasury said 5%.", ["The U.S. Treasury said 5%."]),
        ("See para. 3 of it. Then go.", ["See para. 3 of it.", "Then go."]),
        ("Sum of approx. 5 t. Next.", ["Sum of approx. 5 t. Next."]),
        ("A. Analyst wrote it in 2024. Two read it.",
         ["A. Analyst wrote it in 2024.", "Two read it."]),
        ("He said “no.” They left.", ["He said “no.”", "They left."]),
        ("It fell … and rose. Fine.", ["It fell … and rose.", "Fine."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(
    desk: Desk, text: str, parts: list[str]
) -> None:
    assert texts(body(desk, text)) == parts


def test_a_mark_belongs_to_the_sentence_before_it(desk: Desk) -> None:
    first, second, third = body(
        desk, "One says so. [@bank] Another [@news] does. A third does not."
    )
    assert (first.text, first.sources) == ("One says so.", ("bank",))
    assert (second.text, second.sources) == ("Another does.", ("news",))
    assert third.sources == ()


def test_an_author_who_is_named_opens_the_sentence(desk: Desk) -> None:
    first, second = body(desk, "It rose. @bank [p. 3] says by 5%.")
    assert first.sources == ()
    assert second.sources == ("bank",)
    assert second.text.endswith("says by 5%.")


def test_the_words_of_facts_are_covered_and_their_claims_known(desk: Desk) -> None:
    (sentence,) = body(desk, "Trade grew by {fact}`trade` in 2024.")
    assert sentence.text == "Trade grew by more than 17% in 2024."
    assert [sentence.text[a:b] for a, b in sentence.covered] == ["more than 17%"]
    assert sentence.claims == ("trade",)
    assert sentence.sources == ("news",)


def test_the_words_of_a_quotation_are_covered_in_any_language(desk: Desk) -> None:
    for tag, title in (("en", "We talked"), ("de", "Wir"), ("fr", "Nous")):
        (sentence,) = body(desk, f"{title} {{quote}}`hours` 3 times.", language=tag)
        (covered,) = [sentence.text[a:b] for a, b in sentence.covered]
        assert "We talked" in covered, tag
        assert title not in covered or title == "We talked", tag
        assert sentence.claims == ("hours",), tag


def test_likelihood_and_references_are_not_the_authors_figures(desk: Desk) -> None:
    sentence = body(
        desk,
        "It is {likely}`unlikely`, as @fig-x shows.\n\n![](#fig-x)",
        charts={"fig-x": CHART},
    )[0]
    covered = [sentence.text[a:b].replace(NBSP, " ") for a, b in sentence.covered]
    assert covered == ["unlikely (20–45%)", "Figure 1"]


def test_a_note_backs_the_sentence_that_calls_it(desk: Desk) -> None:
    main, note = body(desk, "Exports rose by 5%.^[So 5% it is. See @bank.] ")[:2]
    assert (main.text, main.sources) == ("Exports rose by 5%.", ("bank",))
    assert (note.text, note.sources) == ("So 5% it is.", ("bank",))


def test_lists_boxes_and_headings_are_read(desk: Desk) -> None:
    text = (
        "### A heading of 3\n\n- One of 4.\n- Two of 5.\n\n"
        ":::{note} A box of 6\nIn the box, 7.\n:::\n"
    )
    found = body(desk, text)
    assert [(each.kind, each.text) for each in found] == [
        ("heading", "A heading of 3"),
        ("sentence", "One of 4."),
        ("sentence", "Two of 5."),
        ("title", "A box of 6"),
        ("sentence", "In the box, 7."),
    ]


def test_lines_that_never_pass_through_prose_are_read(desk: Desk) -> None:
    chart = {
        **CHART,
        "title": "It grew by 17%",
        "subtitle": "Growth, %, 9 countries",
        "alt": "Bar of 17",
        "unit": "%",
        "note": "A note of 8.",
        "source": "Our sum from [@bank]",
        "data": {
            "facts": [{"fact": "trade", "label": "Trade of 3", "note": "since 4"}],
            "rows": [{"label": "Other", "value": "5.50"}],
        },
    }
    table = {**TABLE, "columns": ["A [@bank]", "B"], "rows": [["x [@news]", "9"]]}
    found = said(
        desk,
        "See @fig-x and @tbl-x.\n\n![](#fig-x)\n\n![](#tbl-x)",
        title="A title of 2",
        topic="A topic of 3",
        judgements=[
            {"text": "A 4 [@bank].", "confidence": "low", "because": "5 say so"}
        ],
        charts={"fig-x": chart},
        tables={"tbl-x": {**table, "note": "A note of 6."}},
    )
    by_kind = {(each.kind, each.text.replace(NBSP, " ")): each for each in found}
    for kind, text in [
        ("title", "A title of 2"),
        ("title", "A topic of 3"),
        ("sentence", "A 4."),
        ("sentence", "5 say so"),
        ("heading", "What we know"),
        ("title", "It grew by 17%"),
        ("subtitle", "Growth, %, 9 countries"),
        ("alternative text", "Bar of 17"),
        ("label", "Trade of 3"),
        ("label", "since 4"),
        ("caption", "A note of 8."),
        ("value", "5.50%"),
        ("cell", "9"),
        ("caption", "A note of 6."),
    ]:
        assert (kind, text) in by_kind, (kind, text)
    value = by_kind["value", "5.50%"]
    assert value.address == ("charts", "fig-x", "data", "rows", 0, "value")
    assert value.sources == ("bank", "news")
    assert "Our sum from" in value.beside
    assert by_kind["title", "It grew by 17%"].claims == ("trade",)
    assert by_kind["title", "It grew by 17%"].shown == ("5.50%",)
    assert by_kind["sentence", "5 say so"].sources == ("bank",)
    # Its row's first cell is cited; the column of its own is not.
    assert by_kind["cell", "9"].sources == ("news",)


def test_a_cell_stands_on_the_head_of_its_column(desk: Desk) -> None:
    table = {"title": "T", "columns": ["A", "B [@bank]"], "rows": [["x", "9"]]}
    found = said(desk, "@tbl-x\n\n![](#tbl-x)", tables={"tbl-x": table})
    cells = {each.text: each.sources for each in found if each.kind == "cell"}
    assert cells == {"A": ("bank",), "B": ("bank",), "x": (), "9": ("bank",)}


def test_a_typed_value_of_a_fact_is_the_facts(desk: Desk) -> None:
    chart = {**CHART, "data": {"rows": [{"label": "A", "fact": "count-low"}]}}
    found = said(desk, "@fig-x\n\n![](#fig-x)", charts={"fig-x": chart})
    assert [each.text for each in found if each.kind == "value"] == []


def test_a_key_figure_in_short_form_stands_on_its_fact(desk: Desk) -> None:
    figure = {"fact": "trade", "display": "17 %", "label": "growth in 5 cities"}
    sections = [{"heading": "What we know", "body": "Text.", "key_figures": [figure]}]
    found = said(desk, sections=sections)
    figures = [each for each in found if each.kind == "key figure"]
    assert texts(figures) == ["17 %"]
    assert figures[0].claims == ("trade",)
    (label,) = [each for each in found if each.kind == "label" and "5" in each.text]
    assert label.sources == ("news",)


def test_a_box_on_differing_sources_is_read_from_the_library(desk: Desk) -> None:
    note = {"quantities": {"share": {"label": "Share of 2", "position": "show-both",
                                     "note": "One counts 3."}}}  # fmt: skip
    found = said(desk, "It is {fact}`share`.", library=note)
    box = [each for each in found if each.address[:2] == ("library", "quantities")]
    assert [(each.address[-1], each.text) for each in box] == [
        ("label", "Share of 2"),
        ("note", "One counts 3."),
    ]
    assert box[0].claims == ("share-wire", "share-bank")
    scopes = [each.text for each in found if each.address[-1] == "scope"]
    assert scopes == ["all remittances"]


def test_a_section_is_read_in_its_own_language(desk: Desk) -> None:
    sections = [
        {"heading": "What we know", "body": "Text."},
        {"heading": "По-русски", "body": "Рост на 5,2%.", "language": "ru"},
    ]
    found = said(desk, sections=sections)
    assert {each.language for each in found if each.address[:2] == ("sections", 1)} == {
        "ru"
    }
    assert {each.language for each in found if each.address[:2] == ("sections", 0)} == {
        "en"
    }


def test_words_are_traced_to_where_they_were_typed(desk: Desk) -> None:
    text = (
        "Of the 17 {fact}`trade` [@bank, p. 17] 17\n  left -- and *17* more came "
        "in [17](https://example.org/17).^[Note 17.]"
    )
    found = body(desk, text)
    brief = desk.brief(text)
    typed = brief.sections[0].body
    spots = []
    for statement in found:
        for match in re.finditer(r"(?<!\d)17(?!%)", statement.text):
            problem = statement.problem("x", "m", Severity.WARNING, match.span())
            spots.append([m.start() for m in re.finditer("17", typed)][problem.nth])
    before = [typed[max(at - 4, 0) : at] for at in spots]
    assert before == ["the ", "17] ", "nd *", "in [", "ote "]
