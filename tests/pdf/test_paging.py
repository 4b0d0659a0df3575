"""Pages that are set right as they come, instead of after a whole layout."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf import paging
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.layout import layout
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.rendering import Renderer
from briefmaker.pdf.settling import GUARD, moved, overtaken, settle, stranded
from briefmaker.workspace import Workspace
from pdf.sheets import calls, note, page

SENTENCE = "The talks went on and nothing was said of them in public. "


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
    ) -> None:
        sheet = page(body)
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
