"""In front of the papers: which meeting, what is where, who comes, what is late."""

from pathlib import Path

import pypdfium2
import pytest

from briefmaker.look.look import Look
from briefmaker.pack.facts import Copy
from briefmaker.pack.front import front, tail
from briefmaker.pack.planning import Plan
from briefmaker.pdf.galley import laid_out
from briefmaker.pdf.laid import Layout
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of, languages
from briefmaker.writing.page import Page
from briefmaker.writing.tree import parse
from pack.committees import ASK, committee, crowded, laid, named, said, within

ASSETS = Path(__file__).parents[2] / "assets"
ALL = languages(ASSETS)
ENGLISH = language_of("en", ASSETS)
PERSIAN = language_of("fa", ASSETS)


def made(plan: Plan, workspace: Workspace, copy: Copy | None = None) -> Page:
    return front(
        plan, laid(plan), 19, copy, ENGLISH, Look(), workspace, stamp="3f9a2c81"
    )


@pytest.fixture(scope="module")
def page(workspace: Workspace) -> Page:
    return made(committee(), workspace, Copy(3, 12, "Ines Halvorsen"))


@pytest.fixture(scope="module")
def layout(page: Page, workspace: Workspace) -> Layout:
    return laid_out(page, workspace).layout


def test_the_cover_says_when_with_the_day_of_the_week_and_the_zone(page: Page) -> None:
    (when,) = named(parse(page.html), "when")
    assert said(when) == "Monday 20 October 2025, 09:30–10:45 (Europe/Berlin, UTC+2)"


def test_the_cover_says_whose_copy_it_is_and_what_the_pack_holds(page: Page) -> None:
    cover = said(next(named(parse(page.html), "title")))
    assert "Copy 3 of 12 Ines Halvorsen" in cover
    assert "Meeting 14" in cover
    assert "Document RC-14 · 3f9a2c81 Papers 3 Pages 19" in cover
    assert "From Secretariat Contact water@committee.example" in cover


def test_without_copies_the_cover_has_no_number(workspace: Workspace) -> None:
    root = parse(made(committee(), workspace).html)
    assert list(named(root, "copy")) == []


def test_every_line_of_the_contents_leads_to_its_place(page: Page) -> None:
    rows = list(within(page, "contents").iter("li"))
    links = [next(row.iter("a")).get("href") for row in rows]
    assert links == [
        "#agenda",
        "#attendees",
        "#actions",
        "#t1-top",
        "#t2-top",
        "#ta-top",
        "#tail-top",
    ]
    assert said(rows[3]) == (
        "Tab 1The paper behind 1 Decision memo · BM-1 · Desk · TLP:GREEN5"
    )
    assert said(rows[5]).endswith("PDF from elsewhere · Desk13")
    assert said(rows[6]) == "Glossary16"


def test_parts_of_the_front_are_numbered_where_they_stand(layout: Layout) -> None:
    spans = {
        span.get("data-calls"): said(span)
        for span in layout.root.iter("span")
        if span.get("data-calls")
    }
    own = layout.anchors
    assert spans == {
        name: str(own[name][0] + 1) for name in ("agenda", "attendees", "actions")
    }


def test_the_page_of_the_glossary_is_the_binders(workspace: Workspace) -> None:
    plan = committee()
    page = front(plan, laid(plan), 19, None, ENGLISH, Look(), workspace, glossary=17)
    assert said(list(within(page, "contents").iter("li"))[-1]) == "Glossary17"


def test_an_item_names_its_papers_by_tab_number_and_page(page: Page) -> None:
    item = within(page, "item-1")
    (reference,) = named(item, "reference")
    assert said(reference) == "Tab 1 · BM-1 · page 5"
    assert next(reference.iter("a")).get("href") == "#t1-top"
    assert [said(ask) for ask in named(item, "ask")] == [f"{ASK}."]
    assert [said(each) for each in named(item, "decision")] == ["Decision"]


def test_a_paper_of_two_items_is_one_tab_and_asks_only_where_it_is_decided(
    page: Page,
) -> None:
    item = within(page, "item-2")
    assert [said(each) for each in named(item, "reference")] == [
        "Tab 1 · BM-1 · page 5",
        "Tab 2 · BM-2 · page 9",
    ]
    assert list(named(item, "ask")) == []
    assert [e.text for e in item.iter("em")] == ["agreed"]


def test_an_item_without_an_end_lasts_until_the_next_one(page: Page) -> None:
    hours = [said(next(within(page, f"item-{n}").iter("th"))) for n in (1, 2, 3)]
    assert hours == ["09:30–10:00", "10:00–10:20", "10:30–10:45"]


def test_the_chair_stands_first_and_copies_go_apart(page: Page) -> None:
    tables = list(within(page, "attendees").iter("table"))
    rows = [[said(row) for row in table.iter("tr")][1:] for table in tables]
    assert rows == [
        ["Ines Halvorsen Chair Arrives at ten.", "Tomas Berek Head of desk, Canals"],
        ["Yuna Ferreby"],
    ]


def test_who_gets_no_copy_and_does_not_come_is_not_named(page: Page) -> None:
    assert "Okkers" not in page.html


def test_an_action_is_overdue_by_the_day_of_the_meeting(page: Page) -> None:
    rows = [said(row) for row in within(page, "actions").iter("tr")][1:]
    assert rows == [
        "Count the farms Desk 6 October 2025overdue by 14 days",
        "Ask the town Desk 20 October 2025",
    ]


def test_nothing_to_do_and_nobody_named_leave_no_empty_lists(
    workspace: Workspace,
) -> None:
    page = made(committee(actions=[], attendees=[]), workspace)
    ids = {e.get("id") for e in parse(page.html).iter()}
    assert not {"actions", "attendees"} & ids
    assert "#actions" not in page.html


def test_numbers_that_settle_late_move_no_line(workspace: Workspace) -> None:
    plan = crowded(14)
    found = []
    for first, step in ((1, 0), (111, 0)):
        tabs = [
            replace(tab, document="N" * (19 + number))
            for number, tab in enumerate(laid(plan, first, step))
        ]
        page = front(plan, tabs, first, None, ENGLISH, Look(), workspace)
        scraps = laid_out(page, workspace).layout.scraps
        found.append({(s.page, s.line.top) for s in scraps if s.area == "text"})
    assert found[0] == found[1]


def test_long_contents_begin_on_a_page_of_their_own(workspace: Workspace) -> None:
    plan = crowded(12)
    galley = laid_out(made(plan, workspace), workspace)
    assert galley.layout.anchors["contents"] == (1,)
    assert galley.layout.anchors["agenda"][0] == 2


def test_short_contents_stand_on_the_cover(layout: Layout) -> None:
    assert layout.anchors["contents"] == (0,)
    assert layout.anchors["agenda"] == (1,)


def test_marks_stand_on_the_pages_and_no_number_of_their_own(
    page: Page, layout: Layout
) -> None:
    assert page.marking == "TLP:AMBER"
    margins = [s.words for s in layout.scraps if s.area == "margin"]
    assert margins.count("TLP:AMBER") == 2 * layout.pages
    assert not list(named(layout.root, "page-number"))


def test_of_papers_with_other_marks_the_cover_says_what_holds(
    page: Page, workspace: Workspace
) -> None:
    words = ENGLISH.file.pack.own_marks
    assert words in said(parse(page.html))
    alike = committee(marking="TLP:GREEN")
    assert words not in said(parse(made(alike, workspace).html))


def test_a_persian_pack_runs_from_the_right_in_its_own_figures(
    workspace: Workspace,
) -> None:
    plan = committee()
    page = front(plan, laid(plan), 19, Copy(3, 12, "نسرین"), PERSIAN, Look(), workspace)
    root = parse(page.html)
    assert root.get("dir") == "rtl"
    assert "نسخهٔ ۳ از ۱۲" in said(root)
    assert "جلسهٔ شمارهٔ ۱۴" in said(root)
    assert "۰۹:۳۰–۱۰:۰۰" in said(root)


@pytest.mark.parametrize("tag", ALL)
def test_every_language_fills_its_words(tag: str, workspace: Workspace) -> None:
    plan, language = committee(), language_of(tag, ASSETS)
    page = front(plan, laid(plan), 19, Copy(1, 2, "A"), language, Look(), workspace)
    assert "{" not in said(parse(page.html))


def test_the_glossary_is_as_written_and_its_first_page_has_a_running_title(
    workspace: Workspace,
) -> None:
    page = tail(committee(), ENGLISH, Look(), workspace)
    assert page is not None
    glossary = [said(each) for each in within(page, "glossary")]
    assert glossary == ["m³ A cubic metre: one thousand litres.", "Weir A low dam."]
    layout = laid_out(page, workspace).layout
    above = "".join(s.words for s in layout.scraps if s.area == "margin")
    assert "Committee on Water · Meeting" in above


def test_without_words_there_is_no_glossary(workspace: Workspace) -> None:
    assert tail(committee(glossary={}), ENGLISH, Look(), workspace) is None


def test_a_file_in_the_users_templates_replaces_one_of_ours(
    workspace: Workspace, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    (own / "pack").mkdir(parents=True)
    (own / "pack" / "cover.html").write_text(
        "<h1>{{ cover.title }}, ours</h1>", "utf-8"
    )
    mine = replace(workspace, templates=(own, *workspace.templates))
    page = made(committee(), mine)
    assert "<h1>Committee on Water, ours</h1>" in page.html
    assert 'id="agenda"' in page.html


def test_the_dots_of_the_contents_are_no_letters(layout: Layout) -> None:
    assert not [s for s in layout.scraps if ". ." in s.words or ".." in s.words]


def test_the_sample_meeting_has_its_papers_and_a_stable_pdf(
    workspace: Workspace,
) -> None:
    file = workspace.root / "briefs" / "meetings" / "terms-of-reference.pdf"
    with pypdfium2.PdfDocument(file) as document:
        about = document.get_metadata_dict()
        assert len(document) == 2
    assert about["Producer"].startswith("LibreOffice")
    assert not about["CreationDate"]
    assert not about["ModDate"]
    assert file.with_suffix(".fodt").is_file()
