"""Layouts of one tree: what is kept from one to the next changes nothing."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.layout import layout
from briefmaker.pdf.rendering import Renderer
from briefmaker.pdf.selectors import heeds_numbers

BODY = (
    '<main><p id="call">Cited here.</p>'
    '<p class="at">See <span data-calls="call"></span><i>then on.</i></p></main>'
)
STYLE = """
body { overflow: hidden }
.at a { font-size: 20pt }
.at span { font-weight: bold }
.at span:has(.not-there) { font-size: 40pt }
"""


@pytest.fixture
def html() -> HTML:
    return HTML(string=f"<html><body>{BODY}</body></html>")


def numbered(html: HTML, page: str) -> Element:
    """Write a page number as `settle` does, and return its element."""
    span: Element = html.etree_element.find(".//span")
    span[:] = []
    span.set("data-said", page)
    SubElement(span, "a", {"href": "#call"}).text = page
    return span


def renderer(html: HTML, style: str = STYLE) -> Renderer:
    fonts = FontConfiguration()
    return Renderer(html, fonts, [CSS(string=style, font_config=fonts)], style)


def scraps(document: Any, html: HTML) -> list[tuple[str, object, float, object]]:
    laid = layout(document, html.etree_element)
    return [(each.words, each.frame, each.size, each.families) for each in laid.scraps]


def test_a_layout_after_page_numbers_is_that_of_a_fresh_engine(html: HTML) -> None:
    again = renderer(html)
    before = scraps(again.render(), html)
    numbered(html, "1")
    found = again.render()
    fresh = renderer(html).render()
    assert scraps(found, html) == scraps(fresh, html) != before
    assert [size for words, _, size, _ in scraps(found, html) if words == "1"] == [20]
    sheets = [each.pages[0]._page_box for each in (found, fresh)]
    assert [sheet.style["overflow"] for sheet in sheets] == ["hidden", "hidden"]
    assert found.pages[0].anchors == fresh.pages[0].anchors
    # What the kept styles forget, the next layout does not find either.
    numbered(html, "12")
    assert scraps(again.render(), html) == scraps(renderer(html).render(), html)


def _marked(html: HTML) -> None:
    html.etree_element.find(".//p").set("class", "fresh")


def _moved(html: HTML) -> None:
    main = html.etree_element.find(".//main")
    main[:] = reversed(main)


@pytest.mark.parametrize("change", [_marked, _moved])
def test_styles_are_computed_anew_when_more_than_numbers_changed(
    html: HTML, change: Callable[[HTML], None]
) -> None:
    again = renderer(html, ".fresh { font-size: 30pt } p + p { font-size: 9pt }")
    again.render()
    change(html)
    assert scraps(again.render(), html) == scraps(
        renderer(html, ".fresh { font-size: 30pt } p + p { font-size: 9pt }").render(),
        html,
    )


@pytest.mark.parametrize("rule", [":has(a)", ":empty", ":not(:empty)", "[data-said]"])
def test_a_style_sheet_that_heeds_page_numbers_is_obeyed(html: HTML, rule: str) -> None:
    style = f".at span{rule} + i {{ font-size: 30pt }}"
    again = renderer(html, style)
    again.render()
    numbered(html, "1")
    assert scraps(again.render(), html) == scraps(renderer(html, style).render(), html)


@pytest.mark.parametrize(
    ("selector", "heeds"),
    [
        ("sup.mark:has(.cite, .ref)::before", False),
        ("table:has(thead th:nth-child(3))", False),
        ("b:has(.lesser:last-child) ~ i", False),
        ("p:has(a)", True),
        ("p:has(.cite, a)", True),
        ("p:has(> *)", True),
        ("p:has(:not(.cite))", True),
        ("p:has([href])", True),
        ("p:has(:is(.cite, a))", True),
        ("p:empty", True),
    ],
)
def test_what_is_asked_of_page_numbers_is_seen(selector: str, heeds: bool) -> None:
    assert heeds_numbers(f"{selector} {{ color: red }}") is heeds
