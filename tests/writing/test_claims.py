"""Which claims a document uses, where it does, and marks that stand side by side."""

import re
from typing import Any

import pytest

from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.writing.clusters import gathered
from briefmaker.writing.ledger import Item
from writing.desk import CHART, TABLE, Desk, body_of, text_of
from writing.judged import set_up

BAR: dict[str, Any] = {**CHART, "data": {"facts": ["trade", "settled"]}}


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("A {fact}`trade`.", ("trade",)),
        ("A [@trade]. B [@silent; @trade].", ("trade", "silent")),
        ("{quote}`hours` and [@hours].", ("hours",)),
        ("A [@settled].", ("settled-1", "settled-2")),
        ("A [@bank].", ()),
        ("A.[^n]\n\n[^n]: See [@trade].", ("trade",)),
        # The sentence names one value; the box below it shows them all.
        ("A {fact}`share-bank`.", ("share-bank", "share-wire")),
    ],
)
def test_claims_are_told_in_the_order_of_the_text_each_once(
    desk: Desk, body: str, claims: tuple[str, ...]
) -> None:
    assert desk.read(body).claims == claims


def test_what_a_chart_draws_is_used_whatever_its_source_line_says(desk: Desk) -> None:
    chart = {**BAR, "source": "[@news; @bank; @wire]"}
    prose = desk.read("![](#fig-a)", charts={"fig-a": chart})
    assert prose.claims == ("trade", "settled-1", "settled-2")
    assert prose.drawn == {"fig-a": ("trade", "settled-1", "settled-2")}


def test_cells_and_key_figures_use_claims_where_they_stand(desk: Desk) -> None:
    table = {**TABLE, "rows": [["x [@silent]"]]}
    section = {
        "heading": "Known",
        "body": "A [@hours].\n\n![](#tbl-a)",
        "key_figures": [{"fact": "trade", "label": "trade"}],
    }
    prose = desk.read(sections=[section], tables={"tbl-a": table})
    assert prose.claims == ("trade", "hours", "silent")


def test_a_calculation_is_used_and_not_what_it_is_made_from(desk: Desk) -> None:
    facts = {"sum": {"calc": "trade + settled-1", "display": "29%", "selector": None}}
    sum_ = Verdict("sum", Status.VERIFIED, inputs=("trade", "settled-1"))
    _, _, written = set_up(
        desk, "A {fact}`sum`.", verdicts={"sum": sum_}, library={"facts": facts}
    )
    assert written.claims == ("sum",)
    assert [entry.id for entry in written.sources] == ["src-news", "src-bank"]


@pytest.mark.parametrize("body", ["A {fact}`sum`.", "A [@sum]."])
def test_a_calculation_that_fails_is_used_though_it_cites_nothing(
    desk: Desk, body: str
) -> None:
    facts = {"sum": {"calc": "trade + gone", "display": "29%", "selector": None}}
    lost = Verdict("sum", Status.INPUT_FAILED, "there is no fact “gone”")
    _, _, written = set_up(desk, body, verdicts={"sum": lost}, library={"facts": facts})
    assert written.claims == ("sum",)


def test_the_uses_of_a_claim_are_its_marks_and_charts(desk: Desk) -> None:
    chart = {**BAR, "source": "[@news; @bank; @wire]"}
    written = desk.write(
        "A {fact}`trade`. B [@trade; @silent].\n\n![](#fig-a)", charts={"fig-a": chart}
    )
    assert written.uses["trade"] == ("cite-1", "cite-2", "fig-a")
    assert written.uses["silent"] == ("cite-2",)


def test_a_source_named_for_two_places_in_one_line_has_its_anchor_once(
    desk: Desk,
) -> None:
    table = {**TABLE, "source": "[@bank, p. 3; @news; @bank, p. 7]"}
    written = desk.write("![](#tbl-a)", tables={"tbl-a": table})
    line = written.lines["tables", "tbl-a", "source"]
    assert text_of(line) == "[1] p. 3; [2]; [1] p. 7"
    assert re.findall(r' id="([^"]+)"', line) == ["cite-1", "cite-2"]
    assert line.count('href="#src-bank"') == 2


def test_in_a_note_style_the_use_of_a_claim_is_the_call_of_its_note(desk: Desk) -> None:
    written = desk.write("A [@trade].", style="briefmaker-notes")
    assert written.uses == {"trade": ("ref-1",)}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("A {fact}`trade` [@news].", "A more than 17%.1"),
        ("A {fact}`trade`[@trade].", "A more than 17%.1"),
        ("A {fact}`trade` [@bank].", "A more than 17%.1, 2"),
        ("A {quote}`hours` [@trade; @news] b", "A “We talked ‘for hours’”1 b"),
        ("A [@bank] [@news] [@bank].", "A.1, 2"),
        ("A [@bank], b [@bank].", "A,1 b.1"),
    ],
)
def test_marks_side_by_side_are_one_mark(desk: Desk, body: str, said: str) -> None:
    assert text_of(desk.html(body)) == said


def test_a_mark_joins_one_before_the_sign_that_sources_differ(desk: Desk) -> None:
    html = desk.html("A {fact}`share` [@bank; @wire].")
    assert text_of(html).endswith("1, 2≠")
    assert html.count('<sup class="mark">') == 3


def test_marks_in_a_note_join_too(desk: Desk) -> None:
    written = desk.write("A.[^n]\n\n[^n]: B {fact}`trade` [@news].", notes="end")
    (note,) = written.notes
    assert text_of(note.html) == "B more than 17%.1"


def test_one_mark_keeps_what_both_citations_say(desk: Desk) -> None:
    written = desk.write(
        "A {fact}`settled-1` [@bank, p. 9; @news, p. 2].",
        style="briefmaker-author-date",
    )
    said = text_of(body_of(written))
    assert said == "A twelve (World Bank, 2024, p. 9; Rahmonov, 2025, p. 2)."


def test_an_author_in_the_sentence_keeps_a_mark_of_its_own(desk: Desk) -> None:
    prose = desk.read("[@news] @bank [@news]")
    assert [len(cluster.items) for cluster in prose.clusters] == [1, 1, 1]


def test_words_around_a_citation_stay_with_it() -> None:
    first, second = Item("a"), Item("b")
    worded = Item("a", prefix=("see",))  # type: ignore[arg-type]
    assert gathered((first, second, worded)) == (first, second, worded)
    assert [item.source for item in gathered((first, second, first))] == ["a", "b"]
