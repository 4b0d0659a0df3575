"""Change bars: where they stand, and that they are no part of what is read."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.reading import read
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import page

LINE = "Exports rose in the year, and imports fell. "
PARAGRAPH = LINE * 6
COLUMNS = (
    "<style>.two{columns:2;column-gap:6mm}</style><div class='two'>"
    f"<p>{LINE * 8}</p><p {{mark}}>{LINE * 8}</p></div>"
)


def strokes(pdf: Pdf) -> list[list[tuple[float, float, float, float]]]:
    """Return left, bottom, width and height of the bars of each page, in pt."""
    with pikepdf.open(BytesIO(pdf.data)) as file:
        return [list(_of(sheet)) for sheet in file.pages]


def _of(sheet: Any) -> Any:
    artifact = False
    for each in pikepdf.parse_content_stream(sheet):
        operator = str(each.operator)
        if operator == "BMC":
            artifact = str(each.operands[0]) == "/Artifact"
        elif operator == "EMC":
            artifact = False
        elif operator == "re" and artifact:
            yield tuple(float(number) for number in each.operands)


def test_a_changed_paragraph_has_a_bar_beside_it(workspace: Workspace) -> None:
    body = f"<p>{PARAGRAPH}</p><p data-changed='changed'>{PARAGRAPH}</p>"
    pdf = typeset(page(body, "body { margin: 0 }"), workspace)
    (((left, _, width, height),),) = strokes(pdf)
    assert 4 < left_edge(pdf) - left < 8
    assert width < 2
    assert height > 10


def left_edge(pdf: Pdf) -> float:
    """Return where the text of the first page begins, in pt."""
    text = pypdfium2.PdfDocument(pdf.data)[0].get_textpage()
    return min(text.get_charbox(at)[0] for at in range(40))


def test_bars_leave_the_text_alone_and_are_artifacts(workspace: Workspace) -> None:
    body = "<p {}>" + PARAGRAPH + "</p><ul><li {}>One more.</li></ul>"
    plain = typeset(page(body.format("", "")), workspace)
    marked = typeset(
        page(body.format("data-changed='new'", "data-changed='changed'")), workspace
    )
    assert read(marked.data) == read(plain.data)
    assert marked.problems == plain.problems
    assert strokes(plain) == [[]]


def test_bars_of_neighbours_are_one(workspace: Workspace) -> None:
    changed = f"<p data-changed='changed'>{PARAGRAPH}</p>"
    ((bar,),) = strokes(typeset(page(changed * 3), workspace))
    ((other,),) = strokes(typeset(page(changed), workspace))
    assert bar[3] > 2.5 * other[3]


def test_a_paragraph_over_two_pages_has_a_bar_on_both(workspace: Workspace) -> None:
    pdf = typeset(page(f"<p data-changed='new'>{LINE * 120}</p>"), workspace)
    assert len(strokes(pdf)) > 1
    assert [len(found) for found in strokes(pdf)] == [1] * len(strokes(pdf))


def test_in_the_second_column_the_bar_stands_between_the_columns(
    workspace: Workspace,
) -> None:
    first = strokes(typeset(page(COLUMNS.replace("{mark}", "")), workspace))
    assert first == [[]]
    pdf = typeset(page(COLUMNS.replace("{mark}", "data-changed='new'")), workspace)
    bars = [bar for found in strokes(pdf) for bar in found]
    assert any(bar[0] > left_edge(pdf) + 60 for bar in bars)


def test_the_bar_of_an_item_stands_clear_of_its_bullet(workspace: Workspace) -> None:
    body = f"<ul><li data-changed='new'>{LINE}</li></ul><p>{LINE}</p>"
    pdf = typeset(page(body), workspace)
    ((bar,),) = strokes(pdf)
    assert bar[0] + bar[2] < left_edge(pdf) - 3


def test_where_something_was_dropped_lies_a_tick(workspace: Workspace) -> None:
    pdf = typeset(page(f"<p data-changed='gap'>{PARAGRAPH}</p>"), workspace)
    (((_, _, width, height),),) = strokes(pdf)
    assert width > height


@pytest.mark.parametrize("tag", ["tr", "figure", "aside"])
def test_rows_figures_and_boxes_have_bars(workspace: Workspace, tag: str) -> None:
    inner = {
        "tr": "<table><tbody><tr {}><td>One</td></tr></tbody></table>",
        "figure": "<figure {}><p>One</p></figure>",
        "aside": "<aside {}><p>One</p></aside>",
    }[tag]
    pdf = typeset(page(inner.format("data-changed='new'")), workspace)
    assert len(strokes(pdf)[0]) == 1


def test_in_a_document_that_runs_leftward_bars_stand_at_the_right(
    workspace: Workspace,
) -> None:
    sheet = page(f"<p data-changed='new'>{PARAGRAPH}</p>")
    turned = replace(sheet, html=sheet.html.replace("<html", '<html dir="rtl"', 1))
    ((bar,),) = strokes(typeset(turned, workspace))
    assert bar[0] > 100
