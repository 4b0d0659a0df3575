"""Layout until notes, headings and page numbers are where they should be."""

from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.layout import layout
from briefmaker.pdf.settling import GUARD, moved, settle, stranded
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page
from pdf.sheets import calls, note, page

SENTENCE = "The talks went on and nothing was said of them in public. "
CLOSING = "A closing paragraph that is long enough to break over two pages. "

UNLUCKY = 37
"""Sentences after which the engine moves the note of this page to the next one."""


def noted(sentences: int = UNLUCKY) -> str:
    return (
        f"<p>First word{note(1, 'A note on the first word.')} of the day.</p>"
        f"<p>{SENTENCE * sentences}</p><p>{CLOSING * 6}</p>"
    )


class Press:
    """Lays pages out one by one, and counts how often."""

    def __init__(self, sheet: Page, workspace: Workspace) -> None:
        self.fonts = FontConfiguration()
        self.html = HTML(string=sheet.html)
        base = f"{workspace.assets.as_uri()}/"
        self.styles = [
            CSS(string=sheet.style, base_url=base, font_config=self.fonts),
            CSS(string=GUARD),
        ]
        self.layouts = 0

    def render(self) -> Any:
        self.layouts += 1
        return self.html.render(font_config=self.fonts, stylesheets=self.styles)

    def once(self) -> Layout:
        return layout(self.render(), self.html.etree_element)


def test_the_engine_itself_moves_a_note_to_the_next_page(workspace: Workspace) -> None:
    """If this fails, a new engine may have no need of `settle` any more."""
    laid = Press(page(noted()), workspace).once()
    assert laid.anchors["ref-1"] == (0,)
    assert laid.anchors["note-1"] == (1,)
    assert [call.mark for call in moved(laid, calls(1))] == ["1"]


def test_a_moved_note_is_brought_back_to_its_call(workspace: Workspace) -> None:
    press = Press(page(noted()), workspace)
    settled = settle(press.render, press.html.etree_element, calls(1))
    assert settled.layout.anchors["note-1"] == settled.layout.anchors["ref-1"] == (0,)
    assert press.layouts == 2


@pytest.mark.parametrize("sentences", range(UNLUCKY - 6, UNLUCKY + 6))
def test_notes_keep_to_their_pages_wherever_the_page_ends(
    workspace: Workspace, sentences: int
) -> None:
    press = Press(page(noted(sentences)), workspace)
    settled = settle(press.render, press.html.etree_element, calls(1))
    assert not moved(settled.layout, calls(1))


def test_a_page_in_order_is_laid_out_once(workspace: Workspace) -> None:
    press = Press(page(noted(3)), workspace)
    settle(press.render, press.html.etree_element, calls(1))
    assert press.layouts == 1


def test_a_note_that_nothing_brings_back_does_not_go_on_for_ever(
    workspace: Workspace,
) -> None:
    body = f"<p>Word{note(1, 'x')}.</p>"
    press = Press(page(body, ".note { float: none; display: none }"), workspace)
    settled = settle(press.render, press.html.etree_element, calls(1))
    assert moved(settled.layout, calls(1))
    assert press.layouts <= 4


def test_a_call_that_the_template_left_out_stops_nothing(workspace: Workspace) -> None:
    press = Press(page("<p>Text.</p>"), workspace)
    settled = settle(press.render, press.html.etree_element, calls(1))
    assert [call.mark for call in moved(settled.layout, calls(1))] == ["1"]
    assert press.layouts == 1


SOURCES = (
    '<ol><li id="src-a">A book, here on <span data-calls="cite-1 cite-2 cite-3"'
    ' data-page="p." data-pages="pp."></span></li>'
    '<li>Another, here on <span data-calls="cite-3" data-page="p." data-pages="pp.">'
    "</span></li></ol>"
)


def mark(number: int) -> str:
    return f'<a class="cite" id="cite-{number}" href="#src-a">{number}</a>'


def test_the_source_list_names_each_page_once_with_a_link(workspace: Workspace) -> None:
    body = (
        f"<p>One{mark(1)} two{mark(2)}.</p>"
        f'<p style="break-before: page">Three{mark(3)}.</p>{SOURCES}'
    )
    press = Press(page(body), workspace)
    settle(press.render, press.html.etree_element, ())
    first, second = press.html.etree_element.findall(".//span")
    assert "".join(first.itertext()) == "pp.\u00a01, 2"
    assert [link.get("href") for link in first] == ["#cite-1", "#cite-3"]
    assert "".join(second.itertext()) == "p.\u00a02"
    assert press.layouts == 2


STRANDED = """
section { display: table; width: 100%; margin-bottom: 4mm }
.track, .text { display: table-cell; vertical-align: top }
.box { break-inside: avoid; height: 60mm }
"""


def test_a_heading_beside_its_text_goes_with_it_to_the_next_page(
    workspace: Workspace,
) -> None:
    body = (
        f"<p>{SENTENCE * 34}</p><section><div class='track'><h2>Options</h2></div>"
        "<div class='text'><div class='box'>Table</div></div></section>"
    )
    press = Press(page(body, STRANDED), workspace)
    assert [scrap.words for scrap in stranded(press.once())] == ["Options"]
    settled = settle(press.render, press.html.etree_element, ())
    assert not stranded(settled.layout)
    (heading,) = [s for s in settled.layout.scraps if s.element.tag == "h2"]
    assert heading.page == 1


def test_no_style_sheet_meets_the_fault_of_equal_sums(workspace: Workspace) -> None:
    """Without the guard the engine spreads four notes of one page over ten pages."""
    body = "".join(
        f"<p>{SENTENCE * 5}{note(n, 'A short note.')}</p>" for n in range(1, 5)
    )
    style = "@page { @footnote { padding-top: .6mm; margin-top: 3.86mm } }"
    unguarded = Press(page(body, style), workspace)
    unguarded.styles.pop()
    assert len(moved(unguarded.once(), calls(4))) == 4
    guarded = Press(page(body, style), workspace).once()
    assert not moved(guarded, calls(4))
    assert guarded.pages == 1
