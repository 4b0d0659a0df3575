"""The audit after layout: each promise broken once, to see that it is noticed."""

from collections.abc import Callable
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.audit import audit
from briefmaker.pdf.laid import Frame, Layout, Scrap, folded
from briefmaker.pdf.layout import layout
from briefmaker.pdf.reading import read
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page
from pdf.sheets import calls, note, page, problems

SECTION = '<section id="sec-know"><h2>What we know</h2>{}</section>'
ANCHORS = {"sec-know": ("sections", 0)}


class Printed:
    """A page laid out and written once, without settling, ready to be damaged."""

    def __init__(self, sheet: Page, workspace: Workspace) -> None:
        self.page, self.assets = sheet, workspace.assets
        fonts = FontConfiguration()
        base = f"{workspace.assets.as_uri()}/"
        style = CSS(string=sheet.style, base_url=base, font_config=fonts)
        html = HTML(string=sheet.html)
        document: Any = html.render(font_config=fonts, stylesheets=[style])
        self.data: bytes = document.write_pdf()
        self.layout = layout(document, html.etree_element)

    def audit(self, damage: Callable[[Layout], Layout] | None = None) -> list[Problem]:
        laid = damage(self.layout) if damage else self.layout
        return list(audit(self.page, laid, read(self.data), self.assets))


def only(found: list[Problem]) -> Problem:
    (problem,) = found
    return problem


def without(word: str) -> Callable[[Layout], Layout]:
    """Return the damage that loses every piece of text with this word."""

    def damage(laid: Layout) -> Layout:
        return replace(
            laid, scraps=tuple(s for s in laid.scraps if word not in s.words)
        )

    return damage


def test_a_page_that_keeps_its_promises_has_no_problem(workspace: Workspace) -> None:
    body = SECTION.format(
        f"<p>Trade grew{note(1, 'See the bank.')} by more than 17%.</p>"
        '<p>Back to <a href="#sec-know">the section</a>.</p>'
    )
    sheet = page(
        body, notes=calls(1), facts=[("trade", "more than 17%")], anchors=ANCHORS
    )
    assert problems(sheet, workspace) == ()


def test_too_many_pages_are_counted_in_pages_and_lines(workspace: Workspace) -> None:
    body = "<p>One</p>" * 20 + '<p style="break-before: page">Two</p><p>Three</p>'
    found = problems(page(body, limit=1, limit_at=("limits", "pages")), workspace)
    problem = only(list(found))
    assert problem.code == "pdf.too-long"
    assert problem.message == (
        "the document is 2 pages long and its limit is 1: over by 2 lines"
    )
    assert problem.address == ("limits", "pages")
    assert "limits: {pages: 2}" in problem.hint


ANNEX = '<section id="evidence" style="break-before: page"><p>Row</p>{}</section>'


def test_annexes_are_no_pages_of_the_document(workspace: Workspace) -> None:
    body = "<p>One</p>" + ANNEX.format('<p style="break-before: page">More</p>')
    sheet = page(body, limit=1, annex="evidence")
    assert problems(sheet, workspace) == ()
    assert [p.code for p in problems(page(body, limit=1), workspace)] == [
        "pdf.too-long"
    ]


def test_what_is_too_long_is_counted_up_to_the_annexes(workspace: Workspace) -> None:
    body = '<p>One</p><p style="break-before: page">Two</p>' + ANNEX.format("")
    problem = only(list(problems(page(body, limit=1, annex="evidence"), workspace)))
    assert problem.message == (
        "the document is 2 pages long before its annexes and its limit is 1: over "
        "by 1 line"
    )
    assert "limits: {pages: 2}" in problem.hint


BAND = "EVIDENCE CHECK: 3 of 41 FAIL"
TOP = f'@page {{ @top-center {{ content: "{BAND}" }} }}'


@pytest.mark.parametrize(
    ("style", "lacking"),
    [
        (TOP, []),
        ("", ["page 1", "page 2"]),
        (f"{TOP} @page :first {{ @top-center {{ content: none }} }}", ["page 1"]),
        # At the foot it is easily cut off or missed.
        (TOP.replace("top", "bottom"), ["page 1", "page 2"]),
    ],
)
def test_the_band_of_failing_claims_stands_at_the_top_of_every_page(
    workspace: Workspace, style: str, lacking: list[str]
) -> None:
    body = '<p>One</p><p style="break-before: page">Two</p>'
    found = problems(page(body, style, band=BAND), workspace)
    assert {p.code for p in found} <= {"pdf.no-band"}
    assert [p.message for p in found] == [
        f"{which} does not say at its top that claims fail" for which in lacking
    ]


def test_words_in_the_text_are_no_band(workspace: Workspace) -> None:
    found = problems(page(f"<p>{BAND}</p>", band=BAND), workspace)
    assert [problem.code for problem in found] == ["pdf.no-band"]


def test_lost_text_is_quoted_and_placed(workspace: Workspace) -> None:
    printed = Printed(
        page(SECTION.format("<p>Nobody signed.</p>"), anchors=ANCHORS), workspace
    )
    problem = only(printed.audit(without("Nobody")))
    assert problem.code == "pdf.lost-text"
    assert problem.message == (
        "text in “What we know” was lost in typesetting: “Nobody signed.”"
    )
    assert problem.address == ("sections", 0)


def test_text_after_a_heading_belongs_to_it_without_a_section(
    workspace: Workspace,
) -> None:
    body = '<h2 id="sec-a">One</h2><p>Text.</p><h2 id="sec-b">Two</h2><p>Nobody.</p>'
    anchors = {"sec-a": ("sections", 0), "sec-b": ("sections", 1)}
    problem = only(
        Printed(page(body, anchors=anchors), workspace).audit(without("Nobody"))
    )
    assert "text in “Two” was lost" in problem.message
    assert problem.address == ("sections", 1)


def test_text_set_twice_is_found(workspace: Workspace) -> None:
    printed = Printed(page("<p>Nobody signed.</p>"), workspace)
    found = printed.audit(lambda laid: replace(laid, scraps=laid.scraps + laid.scraps))
    assert "pdf.doubled-text" in [problem.code for problem in found]


def test_a_float_longer_than_its_page_loses_text_and_is_caught(
    workspace: Workspace,
) -> None:
    """The engine cuts such floats without a word (its issue 2459)."""
    body = f"<div style='float: left; width: 60mm'>{'<p>Word by word.</p>' * 60}</div>"
    assert "pdf.lost-text" in {p.code for p in problems(page(body), workspace)}


def test_a_note_far_from_its_call_is_named_with_its_section(
    workspace: Workspace,
) -> None:
    body = SECTION.format(f"<p>Agreed{note(1, 'See there.')}.</p><p>End.</p>")
    style = ".note { float: none; display: block; break-before: page }"
    printed = Printed(page(body, style, notes=calls(1), anchors=ANCHORS), workspace)
    problem = only(printed.audit())
    assert problem.code == "pdf.lost-note"
    assert problem.message == (
        "note 1 in “What we know” stands on page 2 and is called on page 1"
    )
    assert problem.address == ("sections", 0)


@pytest.mark.parametrize(
    ("anchors", "message"),
    [
        ({"ref-1": (0,)}, "note 1 was lost in typesetting"),
        ({"ref-1": (0,), "note-1": (0, 1)}, "note 1 is set on 2 pages"),
        ({"note-1": (0,)}, "note 1 stands on page 1 and is called on no page at all"),
    ],
)
def test_notes_and_calls_that_are_lost_or_set_twice_are_found(
    workspace: Workspace, anchors: dict[str, tuple[int, ...]], message: str
) -> None:
    printed = Printed(page(f"<p>A{note(1, 'x')}</p>", notes=calls(1)), workspace)
    found = printed.audit(lambda laid: replace(laid, anchors=anchors))
    assert message in [problem.message for problem in found]


def test_a_repeated_table_head_is_not_text_set_twice(workspace: Workspace) -> None:
    rows = "<tr><td>x</td></tr>" * 80
    body = f"<table><thead><tr><th>Option</th></tr></thead>{rows}</table>"
    printed = Printed(page(body), workspace)
    heads = [s for s in printed.layout.scraps if s.words == "Option"]
    assert len(heads) > 1
    assert printed.audit() == []


def test_hyphens_capitals_and_no_break_spaces_do_not_count_as_loss(
    workspace: Workspace,
) -> None:
    body = (
        '<p lang="en" style="width: 30mm; hyphens: auto">Responsibilities '
        "notwithstanding internationalisation\u00a0went\u2060 on</p>"
        '<p lang="az" style="text-transform: uppercase">Siyasi qısa icmal ı i İ</p>'
        '<p style="text-transform: uppercase">Straße</p>'
    )
    assert problems(page(body), workspace) == ()


def test_a_fact_that_is_not_on_paper_is_named(workspace: Workspace) -> None:
    sheet = page("<p>It grew.</p>", facts=[("trade", "more than 17%")])
    problem = only(list(problems(sheet, workspace)))
    assert problem.code == "pdf.lost-fact"
    assert problem.message == "the fact “trade” is not on paper: “more than 17%”"


def test_a_fact_may_be_broken_over_lines_and_pages(workspace: Workspace) -> None:
    words = "about one quarter of all the water that was let into the canal"
    body = f"<p>{'Text.<br>' * 4}<span class='fact'>{words}</span></p>"
    small = "@page { size: 60mm 40mm; margin: 5mm } p { orphans: 1; widows: 1 }"
    printed = Printed(page(body, small, facts=[("loss", words)]), workspace)
    assert len({s.page for s in printed.layout.scraps if s.element.tag == "span"}) == 2
    assert printed.audit() == []


def test_a_link_without_target_stops(workspace: Workspace) -> None:
    printed = Printed(
        page('<p>See <a href="#x">there</a> <b id="x">X</b></p>'), workspace
    )
    assert printed.audit() == []
    problem = only(printed.audit(lambda laid: replace(laid, anchors={})))
    assert problem.code == "pdf.dead-link"
    assert problem.message == "the link “there” leads nowhere"


def test_a_link_that_cannot_be_clicked_is_found(workspace: Workspace) -> None:
    """The engine drops the links of flex items (a fault of 70.0)."""
    body = (
        '<div style="display: flex"><a href="#x">one</a><a href="#x">two</a></div>'
        '<p id="x">X</p>'
    )
    found = problems(page(body), workspace)
    assert {p.message for p in found} == {
        "the link “one” cannot be clicked",
        "the link “two” cannot be clicked",
    }


def test_a_table_too_wide_for_its_place_is_named(workspace: Workspace) -> None:
    body = (
        '<figure id="tbl-a"><span class="label">Table 1</span><table style="width: '
        '30mm; table-layout: fixed"><tr><th>Internationalisation</th><td>b</td>'
        "</tr></table></figure>"
    )
    sheet = page(body, anchors={"tbl-a": ("tables", "tbl-a")})
    problem = only(list(problems(sheet, workspace)))
    assert problem.code == "pdf.overflow"
    assert problem.message == (
        "page 1 is too small for “Table 1”, which runs over its edge: "
        "“Internationalisation”"
    )
    assert problem.address == ("tables", "tbl-a")


def test_a_picture_over_the_edge_of_the_page_is_found(workspace: Workspace) -> None:
    picture = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>"
    body = f'<p><img alt="x" style="width: 150mm; height: 9mm" src="{picture}"></p>'
    problem = only(list(problems(page(body), workspace)))
    assert problem.code == "pdf.overflow"


@pytest.mark.parametrize("size", ["10pt", "20pt", "27pt"])
def test_a_word_so_long_that_the_engine_counts_its_width_wrong_is_found(
    workspace: Workspace, size: str
) -> None:
    body = SECTION.format(f'<p style="font-size: {size}">{"x" * 200_000}</p>')
    problem = only(list(problems(page(body, anchors=ANCHORS), workspace)))
    assert problem.code == "pdf.overflow"
    assert problem.address == ("sections", 0)
    assert len(problem.message) < 200


def test_a_part_with_an_endless_heading_is_named_by_how_it_begins(
    workspace: Workspace,
) -> None:
    body = SECTION.replace("What we know", "know " * 500).format(
        '<table style="width: 30mm; table-layout: fixed"><tr><th>Internationalisation'
        "</th><td>b</td></tr></table>"
    )
    found = problems(page(body, anchors=ANCHORS), workspace)
    (problem,) = [each for each in found if each.code == "pdf.overflow"]
    assert "for “know know" in problem.message
    assert len(problem.message) < 200


def test_a_heading_at_the_end_of_a_column_is_a_warning(workspace: Workspace) -> None:
    def lower(scrap: Scrap) -> Scrap:
        low = Frame(scrap.frame.left, 700, scrap.frame.right, 720)
        heading = scrap.element.tag == "h2"
        return replace(scrap, frame=low, line=low) if heading else scrap

    body = SECTION.format("<p>One line of text and another.</p>" * 40)
    printed = Printed(page(body, anchors=ANCHORS), workspace)
    assert printed.audit() == []
    problem = only(
        printed.audit(lambda laid: replace(laid, scraps=tuple(map(lower, laid.scraps))))
    )
    assert problem.code == "pdf.stranded-heading"
    assert problem.severity is Severity.WARNING


def test_page_numbers_of_another_layout_are_found(workspace: Workspace) -> None:
    body = (
        '<p>One <a id="cite-1" href="#src-a">1</a></p>'
        '<p id="src-a">A book, <span data-calls="cite-1" data-page="p."'
        ' data-pages="pp."></span></p>'
    )
    printed = Printed(page(body), workspace)
    assert "pdf.page-numbers" in [problem.code for problem in printed.audit()]


def test_a_mark_missing_at_the_foot_is_named_by_page(workspace: Workspace) -> None:
    head = '@page { @top-right { content: "TLP:GREEN"; font-size: 12pt } }'
    found = problems(page("<p>A</p>", head, marking="TLP:GREEN"), workspace)
    problem = only(list(found))
    assert problem.code == "pdf.no-mark"
    assert problem.message == "page 1 lacks the handling mark TLP:GREEN at its bottom"


def test_a_mark_at_the_foot_alone_is_not_enough(workspace: Workspace) -> None:
    foot = '@page { @bottom-right { content: "TLP:GREEN"; font-size: 12pt } }'
    found = problems(page("<p>A</p>", foot, marking="TLP:GREEN"), workspace)
    assert only(list(found)).message.endswith("at its top")


def test_a_mark_at_top_and_foot_of_each_page_is_enough(workspace: Workspace) -> None:
    both = (
        '@page { font-size: 12pt; @top-right { content: "TLP:GREEN" }'
        ' @bottom-right { content: "TLP:GREEN" } }'
    )
    body = '<p>A</p><p style="break-before: page">B</p>'
    assert problems(page(body, both, marking="TLP:GREEN"), workspace) == ()


def test_words_that_cannot_be_read_back_are_found(workspace: Workspace) -> None:
    printed = Printed(page("<p>Nobody signed.</p>"), workspace)
    other = Printed(page("<p>Somebody sang.</p>"), workspace)
    printed.data = other.data
    assert [problem.code for problem in printed.audit()] == ["pdf.unreadable"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What we\u00a0know", "WHAT WE KNOW"),
        ("bilater-\nal", "bilateral"),
        ("QISA İCMAL", "qısa icmal"),
        ("mark\u20601", "mark 1"),
        ("ﬁne", "FINE"),
    ],
)
def test_texts_are_compared_by_their_letters(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("17", "1.7"), ("was", "wan"), ("−5", "5")])
def test_other_letters_and_digits_are_other_texts(one: str, other: str) -> None:
    assert folded(one) != folded(other)
