"""What a page shows of its evidence: annex, list or nothing, and the red band."""

import re

import pytest

from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.writing.page import Page
from writing.desk import CHART, Desk, shown
from writing.judged import page_with

LOST = {"trade": Verdict("trade", Status.QUOTE_NOT_FOUND, "not there")}
BODY = "Trade is {fact}`trade`. They met [@silent]."


def ids(page: Page) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page.html))


def links(page: Page) -> set[str]:
    return set(re.findall(r'href="#([^"]+)"', page.html))


@pytest.mark.parametrize("kind", ["memo", "brief"])
def test_the_annex_has_a_table_with_heads_and_a_row_for_each_claim(
    desk: Desk, kind: str
) -> None:
    page = page_with(desk, BODY, kind=kind)
    assert page.annex == "evidence"
    assert {"evidence", "method", "claim-trade", "claim-silent"} <= ids(page)
    record = page.html[page.html.index('<table class="record">') :]
    assert re.findall(r'<th scope="col">(.*?)</th>', record)[:3] == [
        "Claim",
        "Passage in the source",
        "Check",
    ]
    assert record.count('<th scope="row">') == 2


@pytest.mark.parametrize("kind", ["memo", "brief"])
def test_a_printed_figure_leads_to_its_row_and_the_row_back(
    desk: Desk, kind: str
) -> None:
    page = page_with(desk, BODY, kind=kind)
    assert '<a class="fact" id="fact-1" href="#claim-trade">' in page.html
    assert 'class="used" data-calls="cite-1"' in page.html
    assert links(page) <= ids(page)


def test_a_key_figure_leads_to_its_row(desk: Desk) -> None:
    section = {
        "heading": "Known",
        "body": "Text.",
        "key_figures": [{"fact": "trade", "label": "trade", "display": "17%"}],
    }
    page = page_with(desk, "", sections=[section])
    assert '<b><a href="#claim-trade">17%</a></b>' in page.html


def test_a_figure_inside_a_link_leads_where_the_author_says(desk: Desk) -> None:
    page = page_with(desk, "[see {fact}`trade`](https://example.org/x)")
    assert '<span class="fact" id="fact-1">' in page.html


def test_a_row_leads_back_to_the_chart_that_draws_it(desk: Desk) -> None:
    page = page_with(desk, "![](#fig-a)", charts={"fig-a": CHART})
    assert re.search(r'class="used" data-calls="cite-\d fig-a"', page.html)


def test_rows_are_about_entries_of_the_brief_or_the_library(desk: Desk) -> None:
    page = page_with(desk, "A {fact}`trade`. {quote}`hours`.")
    assert page.anchors["claim-trade"] == ("library", "facts", "trade")
    assert page.anchors["claim-hours"] == ("library", "quotes", "hours")


def test_a_list_has_checks_and_a_summary_and_no_annex(desk: Desk) -> None:
    page = page_with(desk, BODY, evidence="list")
    assert page.annex == ""
    assert 'id="evidence"' not in page.html
    assert '<span class="fact" id="fact-1">' in page.html
    assert '<p class="summary">' in page.html
    assert "checked against our copy" in shown(page.html)
    assert len(page.attached) == 1


def test_none_has_neither_checks_nor_summary_nor_record(desk: Desk) -> None:
    page = page_with(desk, BODY, evidence="none")
    assert (page.annex, page.attached) == ("", ())
    assert '<p class="summary">' not in page.html
    assert "checked" not in page.html
    assert 'id="sources"' in page.html


@pytest.mark.parametrize("shows", ["annex", "list", "none"])
def test_a_document_with_failing_claims_bears_a_band_whatever_it_shows(
    desk: Desk, shows: str
) -> None:
    page = page_with(desk, BODY, verdicts=LOST, evidence=shows)
    assert shown(page.band) == "EVIDENCE CHECK: 1 of 2 FAIL"
    assert page.html.count('<p class="failing-band">') == 2
    assert 'class="memo tlp-green failing"' in page.html


def test_figures_that_stand_on_nothing_count_as_failing(desk: Desk) -> None:
    page = page_with(desk, BODY, unpinned=2)
    assert shown(page.band) == "EVIDENCE CHECK: 2 of 4 FAIL"


def test_a_document_in_which_all_holds_has_no_band(desk: Desk) -> None:
    page = page_with(desk, BODY)
    assert page.band == ""
    assert "failing" not in page.html


def test_what_the_policy_lets_through_makes_no_band(desk: Desk) -> None:
    weak = {"trade": Verdict("trade", Status.WEAK)}
    assert page_with(desk, BODY, verdicts=weak, policy="review").band == ""
    assert page_with(desk, BODY, verdicts=weak).band != ""


@pytest.mark.parametrize("tag", ["en", "ru", "az", "tg", "de", "fr", "tr"])
@pytest.mark.parametrize("kind", ["memo", "brief"])
def test_every_language_has_both_annexes_and_a_band(
    desk: Desk, tag: str, kind: str
) -> None:
    page = page_with(desk, BODY, language=tag, kind=kind, verdicts=LOST)
    assert "{" not in page.band
    assert re.findall(r"\d", page.band) in (["1", "2"], ["2", "1"])
    assert not re.search(r"\{\w+\}", page.html)
    assert links(page) <= ids(page)
