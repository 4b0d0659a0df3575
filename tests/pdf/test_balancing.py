"""Columns are as even as the engine makes them, or more so, after a few layouts."""

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf import balancing
from briefmaker.pdf.rendering import Renderer
from pdf.sheets import page

ASSETS = Path(__file__).parents[2] / "assets"
WORDS = "so they met again and talked of trade while nobody wrote down what was said"
STYLE = """
.columns { columns: 2; column-gap: 5mm; margin-bottom: 2mm }
.columns > * { margin: 0 0 3mm }
figure { break-inside: avoid; margin: 0; border: .5pt solid }
table { width: 100% } td { padding: 1mm }
h2 { font-size: 12pt; break-after: avoid }
.note { float: footnote }
"""


class Sheet:
    """One page of HTML, laid out by our columns and by the engine's."""

    def __init__(self, body: str, style: str = "") -> None:
        sheet = page(body, STYLE + style)
        self.html = HTML(string=sheet.html)
        self.fonts = FontConfiguration()
        base = f"{ASSETS.as_uri()}/"
        self.sheets = [CSS(string=sheet.style, base_url=base, font_config=self.fonts)]
        self.renderer = Renderer(self.html, self.fonts, self.sheets, "")

    def balanced(self) -> Any:
        return self.renderer.render()

    def engines(self) -> Any:
        return self.html.render(stylesheets=self.sheets, font_config=self.fonts)


def columns(document: Any) -> list[tuple[float, list[str]]]:
    """Return how far down each column goes, and its words."""
    found = []
    for each in document.pages:
        pending = [each._page_box]
        while pending:
            box = pending.pop()
            if box.is_column:
                lines = [b for b in box.descendants() if hasattr(b, "text")]
                bottom = max(
                    b.position_y + b.margin_height() - b.margin_bottom
                    for b in box.children
                )
                found.append((bottom, [b.text for b in lines]))
            else:
                pending.extend(reversed(getattr(box, "children", ())))
    return found


def text(seed: int) -> str:
    """Return paragraphs, headings, tables and figures that fit one page."""
    dice = random.Random(seed)
    made = []
    for _ in range(dice.randint(1, 9)):
        words = " ".join(dice.choices(WORDS.split(), k=dice.randint(3, 60)))
        rows = "".join(f"<tr><td>{word}<td>{words[:30]}" for word in words.split()[:6])
        made.append(
            dice.choice(
                (
                    f"<p>{words}</p>",
                    f"<p>{words}</p>",
                    f"<h2>{words[:20]}</h2><p>{words}</p>",
                    f"<table>{rows}</table>",
                    f"<figure style='height: {dice.randint(20, 90)}px'>A</figure>",
                    f"<ul><li>{words}</li><li>{words[:40]}</li></ul>",
                )
            )
        )
    return f"<p>Before.</p><div class='columns'>{''.join(made)}</div><p>After.</p>"


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the spaces left free below columns, one for each of their layouts."""
    spaces: list[float] = []
    put = balancing._Trial._put

    def noted(self: Any, below: float) -> None:
        spaces.append(below)
        put(self, below)

    monkeypatch.setattr(balancing._Trial, "_put", noted)
    return spaces


@pytest.mark.parametrize("seed", range(12))
def test_columns_are_no_longer_than_the_engine_makes_them(seed: int) -> None:
    sheet = Sheet(text(seed))
    ours, engines = columns(sheet.balanced()), columns(sheet.engines())
    assert [word for _, words in ours for word in words] == [
        word for _, words in engines for word in words
    ]
    # A block that goes on in the next column is as long as the column, which is of
    # whole pixels.
    assert max(bottom for bottom, _ in ours) < max(bottom for bottom, _ in engines) + 1


def test_lines_of_text_stand_as_the_engine_puts_them() -> None:
    sheet = Sheet(f"<div class=columns>{f'<p>{WORDS}</p>' * 7}</div><p>After.</p>")
    assert columns(sheet.balanced()) == columns(sheet.engines())


def test_a_large_table_takes_a_few_layouts(layouts: list[float]) -> None:
    rows = "".join(f"<tr><td>{WORDS[:n]}<td>{n}" for n in range(9, 36))
    sheet = Sheet(f"<div class=columns><p>{WORDS}</p><table>{rows}</table></div>")
    made = columns(sheet.balanced())
    assert len(made) == 2
    assert len(layouts) < 12


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_one_block_or_a_few_stand_in_the_first_columns(count: int) -> None:
    blocks = "<figure style='height: 40px'>A</figure>" * count
    sheet = Sheet(f"<div class=columns>{blocks}</div>", ".columns { columns: 3 }")
    bottoms = [bottom for bottom, _ in columns(sheet.balanced())]
    assert len(bottoms) == {1: 1, 2: 2, 3: 3, 4: 2}[count]
    assert bottoms == [bottom for bottom, _ in columns(sheet.engines())]


def test_columns_that_go_on_over_the_page_are_full_and_then_even() -> None:
    sheet = Sheet(f"<div class=columns>{f'<p>{WORDS}</p>' * 60}</div>")
    ours, engines = columns(sheet.balanced()), columns(sheet.engines())
    assert len(ours) > 2
    assert ours == engines


@pytest.mark.parametrize(
    "style",
    [
        ".columns { columns: 1 }",
        ".columns { columns: 30mm }",
        ".columns { height: 60mm }",
        ".columns { column-fill: auto }",
        "h2 { column-span: all }",
    ],
)
def test_what_is_not_to_be_even_is_left_to_the_engine(
    style: str, layouts: list[float]
) -> None:
    sheet = Sheet(f"<div class=columns>{f'<h2>A</h2><p>{WORDS}</p>' * 4}</div>", style)
    assert columns(sheet.balanced()) == columns(sheet.engines())
    assert not layouts


def test_a_block_that_fits_no_column_is_not_tried_again(layouts: list[float]) -> None:
    tall = "<figure style='height: 400mm'>A</figure>"
    sheet = Sheet(f"<div class=columns>{tall}</div><p>After.</p>")
    assert columns(sheet.balanced()) == columns(sheet.engines())
    assert len(layouts) <= 2


def test_an_empty_block_of_columns_takes_no_room() -> None:
    sheet = Sheet("<p>Before.</p><div class=columns></div><p>After.</p>")
    assert columns(sheet.balanced()) == columns(sheet.engines()) == []


def test_notes_in_columns_stand_on_the_page_of_their_call_once() -> None:
    noted = "".join(
        f"<p>{WORDS} <span class=note>note {number}</span></p>" for number in range(6)
    )
    sheet = Sheet(f"<div class=columns>{noted}</div><p>After.</p>")
    found = [
        (number, box.text)
        for number, each in enumerate(sheet.balanced().pages)
        for box in each._page_box.descendants()
        if getattr(box, "text", "").startswith("note")
    ]
    assert found == [(number // 3, f"note {number}") for number in range(6)]


def test_lines_do_not_reach_into_what_follows() -> None:
    for seed in range(6):
        (first, *_) = Sheet(text(seed)).balanced().pages
        body = first._page_box.children[0].children[0]
        blocks = [box for box in body.children if box.is_in_normal_flow()]
        for above, below in pairwise(blocks):
            end = above.position_y + above.margin_height() - above.margin_bottom
            assert below.position_y >= end - 0.1
