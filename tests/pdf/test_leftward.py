"""Lines from right to left keep within their block, whatever stands at their end."""

from pathlib import Path

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.layout import layout
from pdf.sheets import page

ASSETS = Path(__file__).parents[2] / "assets"
STYLE = """
@font-face { font-family: V; src: url(fonts/Vazirmatn-NL-Regular.ttf) }
@page { size: a4; margin: 15mm }
p { font-family: V; margin: 0 }
"""
WORDS = "سلام دنیا این یک متن است"


def overhangs(body: str, width: int) -> list[tuple[str, float]]:
    """Return the words that reach out of a paragraph, and how far, in CSS px."""
    sheet = page(f'<p lang="fa" dir="rtl" style="width: {width}px">{body}</p>', STYLE)
    fonts = FontConfiguration()
    base = f"{ASSETS.as_uri()}/"
    html = HTML(string=sheet.html)
    style = CSS(string=sheet.style, base_url=base, font_config=fonts)
    laid = layout(
        html.render(stylesheets=[style], font_config=fonts), html.etree_element
    )
    frames = [(s.words, s.frame, s.place) for s in laid.scraps if s.words.strip()]
    over = [
        (words, max(frame.right - place.right, place.left - frame.left))
        for words, frame, place in frames
    ]
    return [(words, far) for words, far in over if far > 0.01]


@pytest.mark.parametrize("width", range(120, 420, 17))
def test_a_line_may_end_between_two_sources(width: int) -> None:
    links = '<a href="#x">Romiro dibuke, 2025</a>; <a href="#x">Novoto, 2025</a>'
    cited = f'<span>(<bdi dir="ltr">{links}</bdi>)</span>'
    body = f"{WORDS} {cited} {WORDS} {cited} <a id='x'>{WORDS}</a>"
    assert overhangs(body, width) == []


@pytest.mark.parametrize("width", range(120, 420, 17))
def test_a_line_may_end_between_two_elements(width: int) -> None:
    parts = "".join(f"<i>{word} </i>" for word in WORDS.split() * 4)
    assert overhangs(parts, width) == []
