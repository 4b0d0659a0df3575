"""Pages that are set right as they come, instead of after a whole layout."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf import paging
from briefmaker.pdf.exhibits import far
from briefmaker.pdf.holes import holes
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.layout import layout
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.placing import Press as _Press
from briefmaker.pdf.placing import place
from briefmaker.pdf.rendering import Renderer
from briefmaker.pdf.settling import GUARD, moved, overtaken, settle, stranded
from briefmaker.pdf.trying import TOO_LARGE
from briefmaker.workspace import Workspace
from pdf.sheets import calls, note, page

SENTENCE = "The talks went on and nothing was said of them in public. "
GRID = """
.band { display: table; width: 100%; table-layout: fixed; margin-bottom: 4mm }
.track, .text { display: table-cell; vertical-align: top }
.track { width: 25mm }
.text > :last-child, .flow > :last-child { margin-bottom: 0 }
figure, aside { margin: 3mm 0; break-inside: avoid }
h2 { font-size: 12pt; margin: 0; break-after: avoid }
"""


class Press:
    """Lays out one tree, and counts layouts and pages."""

    def __init__(
        self,
        body: str,
        workspace: Workspace,
        monkeypatch: Any,
        notes: int,
        *,
        long: int,
        style: str = "",
    ) -> None:
        sheet = page(body, style)
        self.html = HTML(string=sheet.html)
        self.root = self.html.etree_element
        self.fonts = FontConfiguration()
        base = f"{workspace.assets.as_uri()}/"
        self.sheets = [
            CSS(string=sheet.style, base_url=base, font_config=self.fonts),
            CSS(string=GUARD),
        ]
        self.notes = calls(notes)
        self.renderer = Renderer(
            self.html, self.fonts, self.sheets, "", Numbers(self.root), self.notes
        )
        self.layouts = self.pages = 0
        monkeypatch.setattr(paging, "LONG", long)
        monkeypatch.setattr(paging, "remake_page", self._counted(paging.remake_page))

    def _counted(self, make: Any) -> Any:
        def counting(*arguments: Any) -> Any:
            self.pages += 1
            return make(*arguments)

        return counting

    def render(self) -> Any:
        self.layouts += 1
        return self.renderer.render()

    def settled(self) -> Layout:
        return settle(self.render, self.root, self.notes).layout

    def placed(self) -> Layout:
        """Lay it out with exhibits where they leave the smallest holes."""
        short = float(paging.LONG)
        return place(_Press(self.render, self.root, self.notes, "", short)).layout

    def fresh(self) -> Layout:
        """Lay the tree out as it is now, marks and all, by an engine left alone."""
        again = Renderer(self.html, self.fonts, self.sheets, "")
        return layout(again.render(), self.root)

    def marks(self) -> Sequence[str]:
        return [
            each.get("class", "") for each in self.root.iter() if paging._marks(each)
        ]


def pieces(laid: Layout) -> list[object]:
    return [(s.page, s.area, s.words, s.frame, s.size) for s in laid.scraps]


def chapters(seed: int, count: int = 9) -> tuple[str, int]:
    """Return a text with notes and headings that fall anywhere, and its notes."""
    dice = random.Random(seed)
    notes = 0
    parts = []
    for number in range(count):
        blocks = []
        for _ in range(dice.randint(1, 4)):
            words = SENTENCE * dice.randint(1, 9)
            if dice.random() < 0.7:
                notes += 1
                words += note(notes, "Said on the day. " * dice.randint(1, 6))
            blocks.append(f"<p>{words}{SENTENCE * dice.randint(0, 6)}</p>")
        parts.append(
            f'<section id="s{number}"><h2>Part {number}</h2>{"".join(blocks)}</section>'
        )
    return "".join(parts), notes


@pytest.mark.parametrize("seed", range(8))
def test_what_is_set_right_on_the_way_is_what_the_engine_makes_of_the_marks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    body, notes = chapters(seed)
    press = Press(body, workspace, monkeypatch, notes, long=0)
    laid = layout(press.render(), press.root)
    assert pieces(laid) == pieces(press.fresh())


def test_a_long_text_with_much_to_set_right_is_laid_out_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, notes = chapters(3, 40)
    press = Press(body, workspace, monkeypatch, notes, long=0)
    laid = press.settled()
    assert not [*moved(laid, press.notes), *stranded(laid), *overtaken(laid)]
    assert len(press.marks()) >= 3
    assert press.layouts == 1
    # A correction costs the pages from the one before it to the one after it.
    assert press.pages <= laid.pages + 4 * len(press.marks())


def test_a_short_text_is_set_right_by_another_layout(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, notes = chapters(3, 40)
    press = Press(body, workspace, monkeypatch, notes, long=1000)
    laid = press.settled()
    assert not [*moved(laid, press.notes), *stranded(laid), *overtaken(laid)]
    assert press.layouts > 1


def test_styles_that_marks_changed_are_not_kept_when_the_marks_are_taken_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, notes = chapters(3, 40)
    press = Press(body, workspace, monkeypatch, notes, long=0)
    classes = {each: each.get("class") for each in press.root.iter()}
    press.render()
    marked = [each for each in press.root.iter() if paging._marks(each)]
    assert marked
    for element in marked:
        element.attrib.pop("class")
        if classes[element]:
            element.set("class", classes[element])
    monkeypatch.setattr(paging, "LONG", 1000)
    assert pieces(layout(press.render(), press.root)) == pieces(press.fresh())


def illustrated(seed: int, count: int = 9) -> tuple[str, int]:
    """Return a text with notes, and with exhibits that fit nowhere, and its notes."""
    dice = random.Random(seed)
    notes = shown = 0
    parts = []
    for number in range(count):
        blocks = []
        for _ in range(dice.randint(2, 5)):
            words = SENTENCE * dice.randint(1, 9)
            if dice.random() < 0.4:
                notes += 1
                words += note(notes, "Said on the day. " * dice.randint(1, 3))
            blocks.append(f"<p>{words}</p>")
            if dice.random() < 0.5:
                shown += 1
                blocks[-1] += f'<p><a class="xref" href="#x{shown}">There</a></p>'
                tag, names = dice.choice(
                    [("figure", ""), ("figure", "tabular"), ("aside", "dispute")]
                )
                inside = f'<div style="height: {dice.randint(15, 90)}mm">x</div>'
                blocks.append(f'<{tag} class="{names}" id="x{shown}">{inside}</{tag}>')
        flow = "".join(blocks)
        heading = f"<h2>Part {number}</h2>"
        if dice.random() < 0.5:
            flow = f'<div class="track">{heading}</div><div class="text">{flow}</div>'
            parts.append(f'<section class="band" id="s{number}">{flow}</section>')
        else:
            parts.append(f'<div class="flow" id="s{number}">{heading}{flow}</div>')
    return "".join(parts), notes


def empty(laid: Layout) -> float:
    return sum(hole.share for hole in holes(laid, laid.pages) if hole.share > TOO_LARGE)


@pytest.mark.parametrize("seed", range(8))
def test_exhibits_placed_on_the_way_are_what_the_engine_makes_of_that_order(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    body, notes = illustrated(seed)
    press = Press(body, workspace, monkeypatch, notes, long=0, style=GRID)
    laid = press.placed()
    assert pieces(laid) == pieces(press.fresh())
    assert not [*moved(laid, press.notes), *stranded(laid), *overtaken(laid)]


def test_placing_on_the_way_leaves_less_room_empty_and_costs_a_few_pages_each(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, notes = illustrated(2, 16)
    left = Press(body, workspace, monkeypatch, notes, long=1000, style=GRID).settled()
    press = Press(body, workspace, monkeypatch, notes, long=0, style=GRID)
    before = list(press.root.iter())
    laid = press.placed()
    after = list(press.root.iter())
    assert after != before
    assert set(after) == set(before)
    assert empty(laid) < 0.6 * empty(left)
    assert len(list(far(laid))) <= len(list(far(left)))
    assert press.layouts == 1
    assert press.pages < 6 * laid.pages
