"""Figures stand where they leave the smallest hole, and a short last page is saved."""

from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefmaker.pdf.engine import typeset
from briefmaker.pdf.exhibits import far
from briefmaker.pdf.holes import filled, holes
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.placing import TRIALS, Press, place
from briefmaker.pdf.tightening import TIGHT, fit
from briefmaker.pdf.trying import TOO_LARGE
from briefmaker.workspace import Workspace
from pdf.memos import memo
from pdf.sheets import STYLE, page

SENTENCE = "The talks went on and nothing was said of them in public. "
GRID = """
.band { display: table; width: 100%; table-layout: fixed; margin-bottom: 4mm }
.track, .text { display: table-cell; vertical-align: top }
.track { width: 25mm }
.columns { columns: 2; column-gap: 5mm }
figure, aside { margin: 3mm 0; break-inside: avoid }
h2 { font-size: 12pt; margin: 0; break-after: avoid }
"""


class Machine:
    """Lays a body out, and counts how often."""

    def __init__(self, body: str, workspace: Workspace, style: str = "") -> None:
        self.fonts = FontConfiguration()
        self.html = HTML(string=page(body).html)
        base = f"{workspace.assets.as_uri()}/"
        sheet = STYLE + GRID + style
        self.styles = [CSS(string=sheet, base_url=base, font_config=self.fonts)]
        self.layouts = 0

    def press(self, *more: str) -> Press:
        extra = [CSS(string=sheet) for sheet in more]

        def render() -> Any:
            self.layouts += 1
            return self.html.render(
                font_config=self.fonts, stylesheets=[*self.styles, *extra]
            )

        return Press(render, self.html.etree_element, ())

    def order(self) -> list[str]:
        """Return the ids of what has one, in the order of the tree."""
        ids = (element.get("id", "") for element in self.html.etree_element.iter())
        return [each for each in ids if each]


def text(name: str, sentences: int, more: str = "") -> str:
    return f'<p id="{name}">{SENTENCE * sentences}{more}</p>'


def figure(name: str, height: int, kind: str = "") -> str:
    inside = f'<div style="height: {height}mm">x</div>'
    return f'<figure id="{name}" class="{kind}">{inside}</figure>'


def box(name: str, height: int) -> str:
    return (
        f'<aside class="dispute" id="{name}"><div style="height: {height}mm">x</div>'
        "</aside>"
    )


def named(name: str) -> str:
    return f'<a class="xref" href="#{name}">there</a>'


def grids(blocks: str) -> dict[str, str]:
    """Return the same section as each grid sets it."""
    return {
        "track": f'<section class="band"><div class="track"><h2>Know</h2></div>'
        f'<div class="text">{blocks}</div></section>',
        "single": f'<div class="flow"><h2>Know</h2>{blocks}</div>',
        "columns": f'<div class="columns"><h2>Know</h2>{blocks}</div>',
    }


def largest(laid: Layout) -> float:
    return max(hole.share for hole in holes(laid, laid.pages))


@pytest.mark.parametrize(
    ("grid", "before"), [("track", 20), ("single", 24), ("columns", 46)]
)
def test_a_figure_that_does_not_fit_comes_after_the_next_paragraph(
    workspace: Workspace, grid: str, before: int
) -> None:
    blocks = text("one", before, named("fig")) + figure("fig", 75) + text("two", 13)
    machine = Machine(grids(blocks)[grid], workspace)
    assert largest(machine.press().once()) > TOO_LARGE
    laid = place(machine.press()).layout
    assert machine.order() == ["one", "two", "fig"]
    assert largest(laid) < TOO_LARGE


def test_the_numbers_of_figures_stay_in_order(workspace: Workspace) -> None:
    blocks = text("one", 20) + figure("f1", 75) + figure("f2", 20) + text("two", 10)
    machine = Machine(grids(blocks)["track"], workspace)
    place(machine.press())
    assert machine.order() == ["one", "two", "f1", "f2"]


def test_what_is_in_another_row_of_numbers_may_come_first(workspace: Workspace) -> None:
    blocks = (
        text("one", 20) + box("b", 75) + figure("t", 30, "tabular") + text("two", 3)
    )
    machine = Machine(grids(blocks)["track"], workspace)
    laid = place(machine.press()).layout
    assert machine.order() == ["one", "t", "two", "b"]
    assert largest(laid) < TOO_LARGE


def test_no_figure_goes_past_a_heading(workspace: Workspace) -> None:
    blocks = text("one", 24) + figure("fig", 75) + "<h2>Next</h2>" + text("two", 13)
    machine = Machine(grids(blocks)["single"], workspace)
    laid = place(machine.press()).layout
    assert machine.order() == ["one", "fig", "two"]
    assert largest(laid) > TOO_LARGE


def test_a_document_without_holes_is_laid_out_once(workspace: Workspace) -> None:
    blocks = text("one", 4) + figure("fig", 30) + text("two", 4)
    machine = Machine(grids(blocks)["track"], workspace)
    fit(machine.press(), machine.press(TIGHT))
    assert machine.layouts == 1


def test_the_number_of_layouts_is_bounded(workspace: Workspace) -> None:
    blocks = "".join(
        text(f"p{n}", 7) + figure(f"f{n}", 75) + text(f"q{n}", 2) for n in range(12)
    )
    machine = Machine(grids(blocks)["single"], workspace)
    place(machine.press())
    assert machine.layouts <= 1 + 3 * TRIALS


def test_the_order_that_is_kept_is_the_order_of_the_layout(
    workspace: Workspace,
) -> None:
    blocks = text("one", 20) + figure("fig", 75) + text("two", 13)
    machine = Machine(grids(blocks)["track"], workspace)
    laid = place(machine.press()).layout
    seen = [s.element.get("id") for s in laid.scraps if s.element.get("id")]
    assert list(dict.fromkeys(seen)) == ["one", "two"]
    again = machine.press().once()
    assert [s.words for s in again.scraps] == [s.words for s in laid.scraps]


def test_a_figure_far_from_its_mention_is_known(workspace: Workspace) -> None:
    body = (
        f"<main>{text('one', 1, named('fig'))}{text('two', 100)}{figure('fig', 20)}"
        "</main>"
    )
    laid = Machine(body, workspace).press().once()
    ((exhibit, mention, stands),) = far(laid)
    assert (exhibit.get("id"), mention, stands) == ("fig", 0, 2)


AIRY = """
:root { --air: 1 }
p { line-height: calc(14pt * var(--air)); margin: 0; orphans: 1; widows: 1 }
"""


@pytest.mark.parametrize(("lines", "pages"), [(35, 1), (37, 1), (40, 2), (60, 2)])
def test_a_last_page_of_a_few_lines_is_pulled_back_if_that_saves_it(
    workspace: Workspace, lines: int, pages: int
) -> None:
    machine = Machine("<p>Word.</p>" * lines, workspace, AIRY)
    laid = fit(machine.press(), machine.press(TIGHT)).layout
    assert laid.pages == pages
    steps = {
        round(b.line.top - a.line.top, 2)
        for a, b in zip(laid.scraps, laid.scraps[1:], strict=False)
        if a.page == b.page
    }
    tight = lines == 37
    assert steps == {round(14 / 0.75 * (0.96 if tight else 1), 2)}
    assert (filled(laid, laid.pages - 1) < 0.15) == (lines == 40)


@pytest.mark.parametrize("seed", [3, 8])
@pytest.mark.parametrize("grid", ["track", "single"])
def test_the_same_memo_gives_the_same_bytes(
    workspace: Workspace, seed: int, grid: str
) -> None:
    once, again = (typeset(memo(seed, workspace, grid), workspace) for _ in range(2))
    assert once.data == again.data
    assert not [problem for problem in once.problems if problem.blocks]
