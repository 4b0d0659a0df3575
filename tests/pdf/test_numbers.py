"""Page numbers in the text that are known when the engine comes to them."""

from collections.abc import Sequence
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.laid import Layout
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.rendering import Renderer
from briefmaker.pdf.selectors import tells_links_apart
from briefmaker.pdf.settling import settle

PAGE = """
@page { size: 300px 100px; margin: 10px }
html { font: 10px/20px monospace }
p, ul { margin: 0; orphans: 1; widows: 1 }
.next { break-before: page }
"""


def mark(name: str) -> str:
    return f'<i id="{name}">*</i>'


def back(*marks: str, words: str = "See") -> str:
    calls = " ".join(marks)
    return (
        f'<p>{words} <span data-calls="{calls}" data-page="p." data-pages="pp.">'
        "</span></p>"
    )


class Press:
    """Lays out one tree, with numbers as they come or only after layouts."""

    def __init__(self, body: str, style: str = "", *, known: bool = True) -> None:
        self.html = HTML(string=f"<html><body>{body}</body></html>")
        self.root = self.html.etree_element
        numbers = Numbers(self.root) if known else None
        fonts = FontConfiguration()
        sheet = CSS(string=PAGE + style, font_config=fonts)
        self.renderer = Renderer(self.html, fonts, [sheet], style, numbers)
        self.layouts = 0

    def render(self) -> Any:
        self.layouts += 1
        return self.renderer.render()

    def settled(self) -> Layout:
        return settle(self.render, self.root, ()).layout


def lines(laid: Layout, page: int) -> Sequence[str]:
    found: dict[float, str] = {}
    for scrap in laid.scraps:
        if scrap.page == page:
            found[scrap.line.top] = found.get(scrap.line.top, "") + scrap.words
    return [line.replace("\u00a0", " ").strip() for line in found.values()]


def pieces(laid: Layout) -> list[object]:
    return [(s.page, s.words, s.frame, s.size, s.element.tag) for s in laid.scraps]


BOOK = (
    f"<p>{mark('a')} one</p>"
    f'<p class="next">{mark("b")} two</p><p>{mark("c")} too</p>'
    f'<div class="next">{back("a", "c")}{back("b")}{back("a", "b", "d")}</div>'
    f"<p>{mark('d')} three</p>"
)


def test_numbers_of_marks_before_and_beside_take_one_layout() -> None:
    press = Press(BOOK)
    laid = press.settled()
    assert press.layouts == 1
    assert lines(laid, 2) == ["See pp. 1, 2", "See p. 2", "See pp. 1, 2, 3", "* three"]
    links = [each.get("href") for each in press.root.iter("a")]
    assert links == ["#a", "#c", "#b", "#a", "#b", "#d"]
    assert all(link in laid.linked for link in press.root.iter("a"))


@pytest.mark.parametrize(
    "body",
    [
        BOOK,
        f"{back('z')}<p>{mark('a')}</p><p class='next'>{mark('z')}</p>",
        f"{back('a', 'z')}<p class='next'>{mark('a')}</p><p class=next>{mark('z')}</p>",
        f"<p>{mark('a')}</p>{back('a', 'nowhere')}",
        f"<p>{mark('a')}</p>{back('nowhere')}",
        f"<p>{mark('a')}</p><p class=next>{mark('b')}</p>"
        f"<p>1</p><p>2</p>{back('a', 'b', words='eight words of them ' * 3)}",
        f"<p>{mark('a')}</p><p>1</p><p>2</p>{back('a', 'b', words='long ' * 11)}"
        f"<p>{mark('b')}</p>",
        f"<div style='text-transform: uppercase'><p>{mark('a')}</p>{back('a')}</div>",
        f"<div style='display: none'>{back('a')}</div><p>{mark('a')}</p>",
        f"<table><tr><td>{mark('a')}<td>{back('a')}</table>",
        f"<div style='columns: 2'><p>{mark('a')}</p>{back('a', 'b')}</div>"
        f"<p class=next>{mark('b')}</p>",
    ],
)  # fmt: skip
def test_they_say_what_numbers_say_that_are_written_after_layouts(body: str) -> None:
    known, after = Press(body), Press(body, known=False)
    assert pieces(known.settled()) == pieces(after.settled())
    texts = ["".join(press.root.itertext()) for press in (known, after)]
    assert texts[0] == texts[1]
    assert known.layouts <= after.layouts


def test_a_wrong_guess_is_set_right() -> None:
    press = Press(f"{back('z')}<p class='next'>{mark('z')}</p>")
    assert lines(press.settled(), 0) == ["See p. 2"]
    assert press.layouts == 2


def test_a_style_sheet_that_heeds_numbers_has_them_written_after_layouts() -> None:
    body, style = f"<p>{mark('a')}</p>{back('a')}", "p:has(a) { color: red }"
    known, after = Press(body, style), Press(body, style, known=False)
    assert pieces(known.settled()) == pieces(after.settled())
    assert known.layouts == after.layouts == 2


@pytest.mark.parametrize("part", ["a + a", "a:first-child", "a:nth-child(2)", "a ~ a"])
def test_links_that_the_style_sheet_tells_apart_look_as_they_should(part: str) -> None:
    style = f"span {part} {{ font-size: 15px }}"
    known, after = Press(BOOK, style), Press(BOOK, style, known=False)
    assert pieces(known.settled()) == pieces(after.settled())


@pytest.mark.parametrize(
    ("selector", "apart"),
    [
        ("a", False),
        ("p a", False),
        ("p + p a", False),
        ("p:first-child a", False),
        ("h2 + p", False),
        ("a.cite + a.cite", False),
        ("section:nth-child(2)", False),
        ("li:last-child", False),
        (".sources li + li", False),
        ("a:hover", False),
        (".box > :last-child", False),
        ("tr > :first-child", False),
        (".used > .cite:last-child", False),
        ("a::after", False),
        ("sup:has(.cite, a + a)::after", False),
        (".grid:has(tbody > tr:nth-child(9))", False),
        ("a + a", True),
        ("b, span a ~ a", True),
        ("span > :first-child", True),
        ("span :nth-child(2n + 1)", True),
        ("a:last-of-type", True),
        ("a[href]:only-child", True),
        ("i + *", True),
        (".used > :last-child", True),
        (".box :last-child", True),
        ("a+a[href]", True),
    ],
)
def test_what_tells_links_apart_is_seen(selector: str, apart: bool) -> None:
    rules = f"/* a + a {{}} */ b {{ color: red }} {selector} {{ color: red }}"
    assert tells_links_apart(rules, {"used"}) is apart


def test_digits_are_those_of_the_language() -> None:
    press = Press(BOOK)
    press.root.set("data-digits", "٠١٢٣٤٥٦٧٨٩")
    numbers = Numbers(press.root)
    again = Renderer(press.html, FontConfiguration(), [CSS(string=PAGE)], "", numbers)
    laid = settle(again.render, press.root, ()).layout
    assert lines(laid, 2)[:2] == ["See pp. ١, ٢", "See p. ٢"]
