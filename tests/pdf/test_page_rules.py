"""The rules for finished pages: each broken once, to see that it is noticed."""

from pathlib import Path
from time import process_time

import pypdfium2
import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from briefmaker.look.look import Look, Variant
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.laid import Column, Frame
from briefmaker.problems import Address, Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page
from pdf.memos import memo, style
from pdf.sheets import calls, note, page, problems
from pdf.test_audit import Printed

SENTENCE = "The talks went on and nothing was said of them in public. "
ANCHORS: dict[str, Address] = {
    "sec-a": ("sections", 0),
    "sec-b": ("sections", 1),
    "fig": ("charts", "fig"),
}


def section(name: str, text: str) -> str:
    return f'<section id="{name}"><h2>Part {name[-1].upper()}</h2>{text}</section>'


def found(sheet: Page, workspace: Workspace, code: str) -> Problem:
    """Return the one problem with this code."""
    (problem,) = [each for each in problems(sheet, workspace) if each.code == code]
    return problem


def codes(sheet: Page, workspace: Workspace) -> set[str]:
    return {problem.code for problem in problems(sheet, workspace)}


def test_a_document_too_long_names_its_longest_sections(workspace: Workspace) -> None:
    body = section("sec-a", "<p>Word.</p>" * 12) + section("sec-b", "<p>Word.</p>" * 40)
    sheet = page(body, limit=1, anchors=ANCHORS)
    assert found(sheet, workspace, "pdf.too-long").message == (
        "the document is 3 pages long and its limit is 1: over by 30 lines; longest "
        "sections: “Part B” (41 lines); “Part A” (13 lines)"
    )


def test_lines_side_by_side_are_one_line(workspace: Workspace) -> None:
    row = "<tr><th>One</th><td>Two</td><td>Three</td></tr>"
    body = f'<p>A</p><table style="break-before: page">{row * 3}</table>'
    assert (
        "over by 3 lines"
        in found(page(body, limit=1), workspace, "pdf.too-long").message
    )


@pytest.mark.parametrize(
    ("size", "lines", "said"),
    [("a4", 41, True), ("a4", 30, False), ("letter", 44, False), ("a4", 60, False)],
)
def test_what_just_fits_on_a4_may_not_fit_on_letter(
    workspace: Workspace, size: str, lines: int, said: bool
) -> None:
    paper = f"@page {{ size: {size} }} p {{ margin: 0 0 4pt }}"
    sheet = page("<p>Word.</p>" * lines, paper, limit=1)
    assert ("pdf.close-fit" in codes(sheet, workspace)) == said


def test_a_last_page_of_a_few_lines_is_a_note(workspace: Workspace) -> None:
    problem = found(page("<p>Word.</p>" * 29), workspace, "pdf.short-last-page")
    assert problem.severity is Severity.NOTE
    assert problem.message == "the last page, 2, holds 4 lines and is empty below"
    meant = '<p>One</p><p style="break-before: page">Signed</p>'
    assert codes(page(meant), workspace) == set()


def test_a_page_that_stays_empty_before_a_figure_is_named(workspace: Workspace) -> None:
    figure = '<figure id="fig" style="break-inside: avoid"><span class="label">Figure 1'
    figure += '</span><div style="height: 90mm">x</div></figure>'
    body = section("sec-a", f"<p>{SENTENCE * 28}</p>{figure}")
    problem = found(page(body, anchors=ANCHORS), workspace, "pdf.hole")
    assert problem.severity is Severity.WARNING
    assert problem.message.endswith(
        "of page 1 stays empty where the text ends before “Figure 1”"
    )
    assert problem.address == ("charts", "fig")


def test_an_empty_page_that_the_style_sheet_asks_for_is_no_hole(
    workspace: Workspace,
) -> None:
    body = section("sec-a", "<p>One.</p>") + (
        '<section style="break-before: page"><h2>Part B</h2><p>Two.</p></section>'
    )
    assert codes(page(body), workspace) == set()


def test_a_figure_two_pages_after_its_mention_is_named(workspace: Workspace) -> None:
    body = section(
        "sec-a",
        f'<p><a class="xref" href="#fig">Figure 1</a></p><p>{SENTENCE * 100}</p>'
        '<figure id="fig"><span class="label">Figure 1</span><p>x</p></figure>',
    )
    assert found(page(body, anchors=ANCHORS), workspace, "pdf.far-exhibit").message == (
        "Figure 1 stands on page 3 and is first named on page 1"
    )


@pytest.mark.parametrize(("rows", "said"), [(20, True), (90, False)])
def test_a_table_is_not_cut_that_has_room_on_a_page(
    workspace: Workspace, rows: int, said: bool
) -> None:
    table = "<tr><th>One</th><td>Two</td></tr>" * rows
    body = f"<p>{SENTENCE * 24}</p><table>{table}</table>"
    assert ("pdf.split-table" in codes(page(body), workspace)) == said


def test_a_heading_over_one_line_at_the_foot_of_a_page_is_a_warning(
    workspace: Workspace,
) -> None:
    style = "h2 { margin: 0; font-size: 10pt; line-height: 14pt } p { margin: 0 }"
    text = "<h2>Part A</h2><p>One.</p><p>Two.</p><p>Three.</p>"
    cut = page("<p>Word.</p>" * 34 + text + "<p>End.</p>" * 9, style)
    problem = found(cut, workspace, "pdf.stranded-heading")
    assert "“Part A” has only one line under it on page 1" in problem.message
    whole = page("<p>Word.</p>" * 33 + text + "<p>End.</p>" * 9, style)
    assert "pdf.stranded-heading" not in codes(whole, workspace)


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("Water " * 14, "the title takes 3 lines; two are enough: “"),
        ("Water<br>was", "the title ends with “was” on a line of its own: “Waterwas”"),
    ],
)
def test_a_title_keeps_to_two_lines(
    workspace: Workspace, title: str, message: str
) -> None:
    problem = found(page(f"<h1>{title}</h1>"), workspace, "pdf.long-title")
    assert problem.message.startswith(message)
    assert problem.address == ("title",)


def test_a_title_of_two_lines_is_fine(workspace: Workspace) -> None:
    assert codes(page(f"<h1>{'Water ' * 9}</h1>"), workspace) == set()


def test_a_paragraph_does_not_end_with_one_short_word(workspace: Workspace) -> None:
    problem = found(page("<p>One line<br>was.</p>"), workspace, "pdf.short-last-line")
    assert (problem.severity, problem.message) == (
        Severity.NOTE,
        "a paragraph ends with “was.” on a line of its own, on page 1",
    )
    assert codes(page("<p>One line<br>of two words.</p>"), workspace) == set()
    assert codes(page("<p>One line<br>altogether.</p>"), workspace) == set()


@pytest.mark.parametrize(
    ("width", "said"), [("128mm", False), ("60mm", True), ("190mm", True)]
)
def test_lines_of_running_text_are_neither_long_nor_short(
    workspace: Workspace, width: str, said: bool
) -> None:
    sheet = page(
        section("sec-a", f'<p style="width: {width}">{SENTENCE * 9}</p>'),
        "@page { size: a4 landscape }",
        anchors=ANCHORS,
    )
    assert ("pdf.line-length" in codes(sheet, workspace)) == said


def test_small_type_is_refused_but_for_raised_marks(workspace: Workspace) -> None:
    small = page('<p>One<sup>1</sup> <span style="font-size: 6pt">two</span></p>')
    problem = found(small, workspace, "pdf.small-type")
    assert problem.blocks
    assert problem.message == ("text on page 1 is set in 6 pt; print needs 7.5: “two”")
    assert codes(page("<p>One<sup>1</sup></p>"), workspace) == set()


def test_large_print_is_twelve_points(workspace: Workspace) -> None:
    large = replace(page("<p>One</p>"), look=Look(variants=frozenset({Variant.LARGE})))
    assert "large print needs 12" in found(large, workspace, "pdf.small-type").message


def test_a_handling_mark_has_twelve_points(workspace: Workspace) -> None:
    both = '@page { font-size: 9pt; @top-right { content: "TLP:GREEN" }'
    both += ' @bottom-right { content: "TLP:GREEN" } }'
    problem = found(
        page("<p>A</p>", both, marking="TLP:GREEN"), workspace, "pdf.small-mark"
    )
    assert "is set in 9 pt; it needs 12" in problem.message


FOLIO = (
    '<div class="foot"><span class="page-number"></span> of '
    '<span class="pages-number"></span></div>'
)
COUNTED = """
.foot { position: running(foot) } @page { @bottom-left { content: element(foot) } }
.page-number::before { content: counter(page) }
.pages-number::before { content: counter(pages) }
"""


@pytest.mark.parametrize(
    ("style", "wrong"),
    [
        (COUNTED, []),
        (COUNTED + "@page :first { counter-reset: page 3 }", ["page 1 of 2"]),
        (COUNTED + "@page :first { @bottom-left { content: none } }", ["page 1 of 2"]),
    ],
)
def test_every_page_says_which_it_is(
    workspace: Workspace, style: str, wrong: list[str]
) -> None:
    body = f'{FOLIO}<p>A</p><p style="break-before: page">B</p>'
    said = problems(page(body, style), workspace)
    assert {p.code for p in said} <= {"pdf.page-count"}
    assert [
        name for name in wrong if name in " ".join(p.message for p in said)
    ] == wrong
    assert bool(said) == bool(wrong)


def test_a_word_in_two_fonts_is_a_warning(workspace: Workspace, tmp_path: Path) -> None:
    poor = tmp_path / "poor.ttf"
    with TTFont(workspace.assets / "fonts/SourceSerif4-Regular.ttf") as font:
        cut = Subsetter()
        cut.populate(text="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz. ")
        cut.subset(font)
        font.save(poor)
    face = f'@font-face {{ font-family: "Poor"; src: url("{poor.as_uri()}") }}'
    rule = 'p { font-family: "Poor", "BM Serif" }'
    sheet = page("<p>Said Əhməd.</p>", face + rule, folders=[tmp_path])
    problem = found(sheet, workspace, "pdf.fallback-font")
    assert problem.severity is Severity.WARNING
    assert (problem.token, "Poor has no “" in problem.message) == ("Əhməd", True)
    assert "pdf.fallback-font" not in codes(page("<p>Əhməd</p>"), workspace)


def test_a_file_that_reads_otherwise_is_found(workspace: Workspace) -> None:
    right = page("<p>It grew more than 17% a year.</p>", facts=[("t", "more than 17%")])
    printed = Printed(right, workspace)
    assert printed.audit() == []
    turned = "<p>17% a year. It grew more than</p>"
    printed.data = Printed(page(turned), workspace).data
    assert {p.code for p in printed.audit()} == {"pdf.unreadable", "pdf.unread-fact"}


def test_words_read_out_of_their_order_are_found(workspace: Workspace) -> None:
    body = "<p>It <b>grew</b> <i>more than 17%</i></p>"
    printed = Printed(page(body, facts=[("t", "grew more than 17%")]), workspace)
    assert printed.audit() == []
    # As if the file drew them the other way round.
    turned = "<p><i>more than 17%</i> <b>grew</b> It </p>"
    printed.data = Printed(page(turned), workspace).data
    told = {problem.code: problem.message for problem in printed.audit()}
    assert told.keys() == {"pdf.out-of-order", "pdf.unread-fact"}
    assert "“grew more than 17%”" in told["pdf.unread-fact"]


def test_a_table_may_repeat_its_head_in_the_next_column(workspace: Workspace) -> None:
    rows = "<tr><td>One</td><td>Two</td></tr>" * 60
    head = "<thead><tr><th>Country</th><th>Share of trade</th></tr></thead>"
    style = ".columns { columns: 2; column-fill: auto } table { width: 100% }"
    body = f'<div class="columns"><table>{head}<tbody>{rows}</tbody></table></div>'
    assert list(problems(page(body, style), workspace)) == []


def test_a_heading_without_a_bookmark_is_a_warning(workspace: Workspace) -> None:
    sheet = page(section("sec-a", "<p>Text.</p>"), "h2 { bookmark-level: none }")
    problem = found(sheet, workspace, "pdf.no-bookmark")
    assert problem.message == "the heading “Part A” is not among the bookmarks"


def test_a_link_that_the_file_lost_is_found(workspace: Workspace) -> None:
    printed = Printed(
        page('<p>See <a href="#x">there</a> <b id="x">X</b></p>'), workspace
    )
    assert printed.audit() == []
    printed.data = Printed(page("<p>See there X</p>"), workspace).data
    assert [p.code for p in printed.audit()] == ["pdf.dead-link"]


def test_columns_are_equal_by_what_they_are(workspace: Workspace) -> None:
    laid = Printed(
        page('<div style="columns: 2"><p>A</p><p>B</p></div>'), workspace
    ).layout
    columns = {scrap.column for scrap in laid.scraps}
    assert len(columns) == 2
    assert all(isinstance(each, Column) for each in columns)
    assert all(isinstance(scrap.line, Frame) for scrap in laid.scraps)


# What nobody should write, and somebody will.


def test_a_section_of_five_thousand_words(workspace: Workspace) -> None:
    body = section("sec-a", f"<p>{SENTENCE * 9}</p>" * 50)
    start = process_time()
    problem = found(page(body, limit=3, anchors=ANCHORS), workspace, "pdf.too-long")
    assert "longest sections: “Part A” (" in problem.message
    assert process_time() - start < 20


def test_a_table_of_fourteen_columns_is_reported_once(workspace: Workspace) -> None:
    heads = "".join(f"<th>Considerations {n}</th>" for n in range(14))
    cells = "<td>unprecedented</td>" * 14
    body = (
        '<figure id="fig"><span class="label">Table 1</span>'
        f"<table>{heads}<tr>{cells}</tr></table></figure>"
    )
    sheet = page(body, style("track", "A4", workspace), anchors=ANCHORS)
    problem = found(sheet, workspace, "pdf.overflow")
    assert problem.message.startswith("page 1 is too small for “Table 1”")
    assert " more" in problem.message


def test_a_title_of_nine_lines_is_one_warning(workspace: Workspace) -> None:
    title = "Water was short again in all of the lower valley of the river " * 7
    sheet = page(f"<h1>{title}</h1><p>Text.</p>", style("track", "A4", workspace))
    (problem,) = problems(sheet, workspace)
    assert problem.code == "pdf.long-title"


def test_thirty_notes_on_one_page_keep_to_their_pages(workspace: Workspace) -> None:
    text = "".join(
        f"<p>Said{note(n, 'A source of some length, with its page.')}.</p>"
        for n in range(1, 31)
    )
    sheet = page(
        section("sec-a", text), style("track", "A4", workspace), notes=calls(30)
    )
    assert not [problem for problem in problems(sheet, workspace) if problem.blocks]


@pytest.mark.parametrize(
    ("seed", "grid"), [(5, "track"), (6, "columns"), (12, "single")]
)
def test_a_memo_of_chance_keeps_every_promise(
    workspace: Workspace, seed: int, grid: str
) -> None:
    pdf = typeset(memo(seed, workspace, grid, "Letter"), workspace)
    assert not [problem for problem in pdf.problems if problem.blocks]


def test_the_number_of_a_note_is_read_before_its_words(workspace: Workspace) -> None:
    cite = '<sup class="mark"><a class="cite" href="#src-a">2</a></sup>'
    sheet = page(
        '<ol class="entries"><li id="note-h"><a class="number" href="#x">h.</a> '
        f"The board met.{cite} It talked of meters.</li></ol>"
        '<p><a id="x">X</a> <a id="src-a">A</a></p>',
        style("single", "A4", workspace),
    )
    read = pypdfium2.PdfDocument(typeset(sheet, workspace).data)[0].get_textpage()
    words = read.get_text_range().replace("\xa0", " ")
    assert "h. The board met.2 It talked of meters." in " ".join(words.split())


def test_brackets_are_read_as_they_look_beside_text_from_right_to_left(
    workspace: Workspace,
) -> None:
    fonts = "@font-face { font-family: V; src: url(fonts/Vazirmatn-NL-Regular.ttf) }"
    sheet = page(
        '<p lang="fa" dir="rtl">سلام (دنیا) [الف]</p><p>Tom (the dog) said [x].</p>',
        f"{fonts} p {{ font-family: V }}",
    )
    read = pypdfium2.PdfDocument(typeset(sheet, workspace).data)[0].get_textpage()
    words = "".join(read.get_text_range().split())
    assert "Tom(thedog)said[x]." in words
    assert "(دنیا)[الف]" in words
