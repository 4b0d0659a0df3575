"""The page as HTML: what stands where, before any typesetting."""

import re
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.charts.draw import Chart, DataTable, Drawing
from briefmaker.charts.ink import Ink
from briefmaker.problems import BriefError
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.citations import cite
from briefmaker.writing.markup import write
from briefmaker.writing.page import Call, Page, compose
from briefmaker.writing.prose import read
from writing.desk import CHART, TABLE, Desk, shown

NOTES = defaultdict(tuple, {"fig-asked": ("Question: Do you?", "Asked: 1,012 adults")})
"""What the drawing room says under charts of these names."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="82mm" height="20mm"/>'


EMPTY = Ink(82, 20, (232.441, 56.693), ())


def page_of(desk: Desk, body: str = "Text.", kind: str = "memo", **more: Any) -> Page:
    """Compose a brief with this body; every chart is drawn as an empty picture."""
    brief = desk.brief(body, **{"kind": kind, **more})
    evidence = desk.evidence(brief)
    language = desk.language(brief.language)
    kind_ = kinds(desk.workspace)[kind]
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    citations = cite(prose, evidence, language, desk.workspace)
    written = write(prose, citations, brief, kind_, language)
    empty = DataTable((), ())
    drawing = Drawing(
        {
            name: Chart(name, SVG, EMPTY, f"Bar chart of {name}.", empty, NOTES[name])
            for name in brief.charts
        }
    )
    return compose(brief, kind_, evidence, drawing, written, language, desk.workspace)


def text(html: str) -> str:
    """Return the text of HTML on one line, spaces of all kinds as plain ones."""
    bare = unescape(re.sub(r"<[^>]+>", " ", shown(html))).replace("\u2060", "")
    return re.sub(r" ([,.;:])", r"\1", " ".join(bare.split()))


def part(page: Page, opening: str, closing: str) -> str:
    """Return the HTML from an opening to the next closing."""
    begin = page.html.index(opening)
    return page.html[begin : page.html.index(closing, begin)]


def test_the_head_names_title_author_and_handling_mark(desk: Desk) -> None:
    page = page_of(desk, title="Trade & transit grew", topic="Trade")
    assert "<title>Trade &amp; transit grew</title>" in page.html
    assert 'name="author" content="Desk"' in page.html
    assert 'content="TLP:GREEN · Policy memo"' in page.html
    assert page.metadata.keywords == ("Trade", "Policy memo", "BM-1")


def test_dates_of_the_file_are_those_of_the_brief(desk: Desk) -> None:
    page = page_of(desk)
    assert 'name="dcterms.created" content="2025-10-13"' in page.html
    assert 'name="dcterms.modified" content="2025-10-13"' in page.html


def test_reader_sender_dates_and_document_stand_under_the_title(desk: Desk) -> None:
    page = page_of(desk, copy=["Budget unit", "Embassy"], version="1.2")
    assert text(part(page, '<div class="cells">', "<section")) == (
        "For Minister From Desk Copy Budget unit; Embassy Date 13 October 2025 "
        "Information cut-off 12 October 2025 Document BM-1 v1.2"
    )


def test_a_decision_is_asked_with_its_date(desk: Desk) -> None:
    page = page_of(desk, decision={"ask": "approve it", "by": "2025-10-20"})
    assert text(part(page, '<p class="decision">', "</p>")) == (
        "Decision requested by 20 October 2025: approve it."
    )
    assert text(part(page, '<p class="kicker">', "</p>")) == "Policy memo"


def test_without_a_decision_the_box_says_for_information(desk: Desk) -> None:
    page = page_of(desk)
    assert text(part(page, '<p class="decision">', "</p>")) == (
        "For information: no decision needed."
    )


def test_an_author_may_say_it_otherwise(desk: Desk) -> None:
    page = page_of(desk, for_information="For information. We meet on Monday")
    assert text(part(page, '<p class="decision">', "</p>")) == (
        "For information. We meet on Monday."
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "Draft"),
        ("clearance", "For clearance"),
        ("superseded", "Superseded"),
    ],
)
def test_a_document_that_is_not_final_says_so_on_every_page(
    desk: Desk, status: str, words: str
) -> None:
    page = page_of(desk, status=status)
    assert page.html.count(f'<b class="status">{words}</b>') == 2


def test_a_final_document_has_no_status_word(desk: Desk) -> None:
    assert "status" not in page_of(desk).html


def test_the_mark_stands_at_top_and_foot_with_its_note(desk: Desk) -> None:
    page = page_of(desk, marking="TLP:AMBER+STRICT", marking_note="Not for the press")
    marks = page.html.count('<span class="handling">TLP:AMBER+STRICT</span>')
    assert marks == shown(page.html).count("Not for the press") == 3
    assert 'class="memo tlp-amber-strict"' in page.html
    assert page.marking == "TLP:AMBER+STRICT"


def test_no_mark_leaves_no_chip(desk: Desk) -> None:
    page = page_of(desk, marking="none")
    assert 'class="handling"' not in page.html
    assert page.marking == ""
    assert page.metadata.subject == "Policy memo"


def test_the_running_title_keeps_its_spaces_and_is_cut_at_a_word(desk: Desk) -> None:
    title = "A title that goes on " + "and on " * 12 + "to its end"
    head = text(part(page_of(desk, title=title), '<div class="head">', "</span>"))
    assert head.startswith("A title that goes on and on")
    assert head.endswith(" on and…")
    assert len(head) <= 90


def test_the_title_ends_in_more_than_one_short_word(desk: Desk) -> None:
    page = page_of(desk, title="Moscow promised workers nothing that is on paper now")
    title = part(page, "<h1>", "</h1>").removeprefix("<h1>")
    last = title.split(" ")[-1]
    assert len(last) >= 15
    assert shown(title) == "Moscow promised workers nothing that is on paper now"


def test_confidence_stands_apart_from_the_likelihood(desk: Desk) -> None:
    judgement = {
        "text": "It is {likely}`unlikely` to end.",
        "confidence": "low",
        "because": "one source carries it",
    }
    page = page_of(desk, judgements=[judgement])
    said = part(page, '<li id="judgement-1">', "</li>")
    first, second = re.findall(r"<p.*?</p>", said)
    assert "unlikely" in first
    assert "onfidence" not in first
    assert text(second) == "Confidence low: one source carries it."


def test_the_strip_is_printed_once_with_the_terms_used_in_dark(desk: Desk) -> None:
    page = page_of(desk, "It is {likely}`unlikely`, then {likely}`very likely`.")
    strip = part(page, '<div class="strip">', "</div>")
    assert page.html.count('class="strip"') == 1
    used = re.findall(r'<li class="used">(.*?)</li>', strip)
    assert [text(step) for step in used] == ["20–45 unlikely", "80–95 very likely"]
    assert len(re.findall("<li", strip)) == 7


def test_without_likelihood_words_there_is_no_strip(desk: Desk) -> None:
    assert 'class="strip"' not in page_of(desk).html


def test_a_figure_has_its_words_around_the_picture(desk: Desk) -> None:
    page = page_of(
        desk,
        "See @fig-a.\n\n![](#fig-a)",
        charts={"fig-a": {**CHART, "note": "All rounded"}},
    )
    figure = part(page, '<figure id="fig-a" class="main">', "</figure>")
    assert text(part(page, "<figcaption>", "</figcaption>")) == (
        "Figure 1 It grew Growth, %"
    )
    assert 'alt="Bar chart of fig-a."' in figure
    assert 'style="width:82mm;height:20mm"' in figure
    assert 'src="data:image/svg+xml;base64,' in figure
    assert text(part(page, '<p class="origin">', "</p>")) == (
        "Source: [1] table 2, row 14. All rounded."
    )
    assert page.anchors["fig-a"] == ("charts", "fig-a")


def test_what_a_chart_says_of_itself_stands_between_its_source_and_its_note(
    desk: Desk,
) -> None:
    page = page_of(
        desk,
        "See @fig-asked.\n\n![](#fig-asked)",
        charts={"fig-asked": {**CHART, "note": "All rounded"}},
    )
    assert text(part(page, '<p class="origin">', "</p>")) == (
        "Source: [1] table 2, row 14. Question: Do you? Asked: 1,012 adults. "
        "All rounded."
    )


def test_a_table_has_heads_with_scope_and_shares_of_its_width(desk: Desk) -> None:
    table = {
        "title": "Options",
        "columns": [{"head": "Option", "width": "50"}, "Cost", "Risk"],
        "rows": [["A", "none", "low"], ["B", "much", "high"]],
        "chosen": ["2"],
    }
    page = page_of(desk, "![](#tbl-a)", tables={"tbl-a": table})
    html = part(page, "<table>", "</table>")
    assert re.findall(r"width:([\d.]+)%", html) == ["50.0", "25.0", "25.0"]
    assert re.findall(r'<th scope="col"[^>]*>(\w+)', html) == ["Option", "Cost", "Risk"]
    assert re.findall(r'<th scope="row"[^>]*>(\w+)', html) == ["A", "B"]
    assert text(html[html.index('<tr class="chosen">') :]) == "B much high"
    assert text(part(page, "<caption>", "</caption>")) == "Table 1 Options"


def test_sources_that_differ_are_shown_with_reason_and_position(desk: Desk) -> None:
    page = page_of(desk, "They send {fact}`share`.")
    box = part(page, '<aside class="dispute" id="differs-share">', "</aside>")
    assert text(box) == (
        "Sources differ: Share of GDP 2 sources, 2 independent. about 17% of GDP "
        "[2] p. 3 nearly half of GDP – all remittances [1] para. 14 No source at hand "
        "says why. Our position: We print every value: nothing at hand settles which "
        "of them is right."
    )


def test_a_key_figure_carries_the_mark_of_its_source(desk: Desk) -> None:
    figure = {"fact": "trade", "display": "17%", "label": "more trade"}
    section = {"heading": "Trade", "body": "Text.", "key_figures": [figure]}
    page = page_of(desk, sections=[section])
    html = part(page, '<div class="key-figures">', "</div>")
    assert text(html) == "17% 1 more trade"
    assert 'href="#src-news"' in html


def test_a_wide_exhibit_stands_across_the_page_between_two_bands(desk: Desk) -> None:
    table = {**TABLE, "slot": "full"}
    page = page_of(desk, "Before.\n\n![](#tbl-a)\n\nAfter.", tables={"tbl-a": table})
    main = shown(page.html[page.html.index('id="section-1"') :])
    assert main.index("Before.") < main.index("</section>") < main.index("<table>")
    assert main.index("</table>") < main.index('<section class="band more">')
    assert main.count("<h2>What we know</h2>") == 1


def test_a_narrow_exhibit_stays_in_its_section(desk: Desk) -> None:
    page = page_of(desk, "Before.\n\n![](#tbl-a)", tables={"tbl-a": TABLE})
    assert "</section>" not in part(page, 'id="section-1"', "<table>")


def test_sections_carry_anchor_and_language(desk: Desk) -> None:
    sections = [
        {"heading": "One", "body": "Text.", "id": "sec-one"},
        {"heading": "Deux", "body": "Texte.", "language": "fr"},
    ]
    page = page_of(desk, sections=sections)
    assert '<section class="band" id="sec-one">' in page.html
    assert '<section class="band" id="section-2" lang="fr">' in page.html
    assert page.anchors["sec-one"] == ("sections", 0)
    assert page.anchors["section-2"] == ("sections", 1)


def test_columns_hold_the_blocks_of_all_sections_side_by_side(desk: Desk) -> None:
    """The engine balances columns by whole blocks; a section would be one."""
    sections = [
        {"heading": "One", "body": "Text.", "id": "sec-one"},
        {"heading": "Deux", "body": "Texte.", "language": "fr"},
    ]
    page = page_of(desk, kind="brief", sections=sections)
    columns = part(page, '<div class="columns">', '<div class="end">')
    assert "<section" not in columns
    assert '<h2 id="sec-one">One</h2>' in columns
    assert '<div lang="fr"><h2 id="section-2">Deux</h2>' in columns


def test_places_in_a_source_name_their_kind_once(desk: Desk) -> None:
    page = page_of(desk, "One [@bank, p. 3]. Two [@bank, p. 5]. Three [@bank, ch. 2].")
    said = text(part(page, '<span class="cited">', "<span data"))
    assert said == "cited at pp. 3, 5; ch. 2; here on"


def test_the_source_list_leaves_page_numbers_to_the_engine(desk: Desk) -> None:
    page = page_of(desk, "One [@bank]. Two [@bank].")
    assert 'data-calls="cite-1 cite-2" data-page="p." data-pages="pp."' in page.html


@pytest.mark.parametrize(("kind", "at_foot"), [("memo", True), ("brief", False)])
def test_notes_stand_where_the_kind_says(desk: Desk, kind: str, at_foot: bool) -> None:
    page = page_of(desk, "Text.^[Said twice.]", kind=kind)
    assert ('<span class="note"' in page.html) is at_foot
    assert ('<section class="apparatus" id="notes">' in page.html) is not at_foot
    assert page.html.count("Said twice.") == 1
    assert bool(page.notes) is at_foot


def test_notes_at_the_foot_are_named_for_the_audit(desk: Desk) -> None:
    page = page_of(desk, "A [@bank].", citation_style="briefmaker-notes")
    assert page.notes == (Call("note-1", "ref-1", "1"),)


def test_printed_facts_are_named_for_the_audit(desk: Desk) -> None:
    assert page_of(desk, "It grew {fact}`trade`.").facts == (
        ("trade", "more than 17%"),
    )


@pytest.mark.parametrize(
    ("limits", "pages", "address"),
    [({}, 3, ()), ({"pages": "5"}, 5, ("limits", "pages"))],
)
def test_the_page_limit_is_the_brief_s_or_the_kind_s(
    desk: Desk, limits: dict[str, str], pages: int, address: tuple[str, ...]
) -> None:
    page = page_of(desk, limits=limits)
    assert (page.limit, page.limit_at) == (pages, address)


@pytest.mark.parametrize(
    ("kind", "paper", "size", "main"),
    [
        ("memo", "A4", "210mm 297mm", "124mm"),
        ("memo", "Letter", "215.9mm 279.4mm", "129.9mm"),
        ("brief", "A4", "210mm 297mm", "82mm"),
        ("brief", "Letter", "215.9mm 279.4mm", "84.95mm"),
    ],
)
def test_paper_and_widths_stand_in_the_style_sheet(
    desk: Desk, kind: str, paper: str, size: str, main: str
) -> None:
    style = page_of(desk, kind=kind, paper=paper).style
    assert f"--main:{main};" in style.splitlines()[0]
    assert f"@page{{size:{size};" in style


def test_what_an_author_typed_is_escaped_everywhere(desk: Desk) -> None:
    bad = '<b>x</b> & "y"'
    page = page_of(
        desk,
        title=bad,
        topic=bad,
        marking_note=bad,
        contact=bad,
        to=[bad],
        sections=[{"heading": bad, "body": "Text."}],
        **{"from": bad},
    )
    assert "<b>x" not in page.html
    assert "&lt;b&gt;x&lt;/b&gt;" in page.html


def test_the_page_holds_no_path_of_this_machine(desk: Desk) -> None:
    page = page_of(desk, "![](#fig-a)", charts={"fig-a": CHART})
    assert str(desk.workspace.root) not in page.html + page.style
    assert "file:" not in page.html + page.style


def test_the_user_s_own_file_wins_and_the_rest_stays(
    desk: Desk, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    (own / "partials").mkdir(parents=True)
    (own / "partials" / "end.html").write_text("<p>Printed by the desk</p>")
    mine = replace(desk.workspace, templates=(own, *desk.workspace.templates))
    page = page_of(Desk(mine))
    assert "Printed by the desk" in page.html
    assert "Distribution" not in page.html
    assert "Key judgements" not in page.html


def own_template(workspace: Workspace, folder: Path, text: str) -> Desk:
    """Return a desk whose memo has this template."""
    (folder / "memo").mkdir(parents=True)
    (folder / "memo" / "page.html").write_text(text)
    return Desk(replace(workspace, templates=(folder, *workspace.templates)))


def test_a_broken_template_is_named_with_its_line(desk: Desk, tmp_path: Path) -> None:
    broken = own_template(desk.workspace, tmp_path / "own", "<p>\n{% if %}\n")
    with pytest.raises(BriefError) as caught:
        page_of(broken)
    (problem,) = caught.value.problems
    assert problem.code == "page.template"
    assert problem.place is not None
    assert problem.place.file.endswith("memo/page.html")
    assert problem.place.line == 2


def test_a_template_may_use_only_what_it_sees(desk: Desk, tmp_path: Path) -> None:
    curious = own_template(desk.workspace, tmp_path / "own", "{{ page.titel }}")
    with pytest.raises(BriefError, match=r"memo/page\.html.*titel"):
        page_of(curious)


def test_a_missing_template_is_named(desk: Desk, tmp_path: Path) -> None:
    lost = own_template(
        desk.workspace, tmp_path / "own", '{% include "partials/logo.html" %}'
    )
    with pytest.raises(BriefError, match=r"there is no file “partials/logo\.html”"):
        page_of(lost)


@pytest.mark.parametrize("tag", ["en", "ru", "de", "fr", "tr", "az", "tg"])
@pytest.mark.parametrize("kind", ["memo", "brief"])
def test_every_language_fills_every_kind(desk: Desk, tag: str, kind: str) -> None:
    page = page_of(desk, language=tag, kind=kind, paper="Letter", copy=["B"])
    assert f'<html lang="{tag}"' in page.html
    assert "{" not in text(page.html)
