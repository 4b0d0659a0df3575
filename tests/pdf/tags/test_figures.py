"""Pictures: words for them, their caption inside, and where they are."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import codes, page
from pdf.tags.tree import marks, tagged, tree

PICTURE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 1'>"
    "<rect width='4' height='1' fill='black'/></svg>"
)


def image(alt: str | None) -> str:
    words = "" if alt is None else f' alt="{alt}"'
    return f'<img src="{PICTURE}"{words} style="width:40mm;height:10mm">'


FIGURE = f"""
<h1>A</h1>
<figure><figcaption>Prices rose</figcaption>{image("Bars")}
<p>Source: the board.</p></figure>
"""


def test_a_caption_is_inside_its_picture_and_the_source_follows(
    workspace: Workspace,
) -> None:
    found = tagged(page(FIGURE), workspace)
    assert [str(kid) for kid in found.kids] == ["H1", "Figure(Caption)", "P"]
    figure = found.one("Figure")
    assert figure.said["/Alt"] == "Bars"
    assert figure.one("Caption").text == "Prices rose"


def test_the_box_of_a_picture_is_where_its_ink_is_in_points(
    workspace: Workspace,
) -> None:
    data = typeset(page(f"<h1>A</h1><p>{image('Bars')}</p>"), workspace).data
    box = tree(data).one("Figure").attribute("/BBox")
    sheet = pypdfium2.PdfDocument(data)[0]
    ink = sheet.render(scale=4, grayscale=True).to_numpy().squeeze() < 50
    ink[: round(4 * 30 * 72 / 25.4)] &= np.arange(ink.shape[1]) > 4 * (15 + 20) * 2.83
    rows, columns = np.nonzero(ink)
    height = sheet.get_height()
    drawn = (
        columns.max() / 4,
        height - rows.max() / 4,
        height - rows.min() / 4,
    )
    left, bottom, right, top = box
    assert (right, bottom, top) == pytest.approx(drawn, abs=0.5)
    assert right - left == pytest.approx(40 * 72 / 25.4, abs=0.01)


def test_a_picture_alone_in_its_paragraph_is_a_block(workspace: Workspace) -> None:
    found = tagged(page(f"<h1>A</h1><p>{image('Bars')}</p>"), workspace)
    assert [str(kid) for kid in found.kids] == ["H1", "Figure"]
    assert found.one("Figure").attribute("/Placement") == "/Block"


def test_a_picture_in_a_line_is_part_of_it(workspace: Workspace) -> None:
    found = tagged(page(f"<h1>A</h1><p>See {image('Bars')} here.</p>"), workspace)
    assert str(found.one("P")) == "P(Figure)"
    assert found.one("Figure").attribute("/Placement") == "/Inline"


def test_a_picture_without_words_is_told(workspace: Workspace) -> None:
    pdf = typeset(page(f"<h1>A</h1><p>See {image(None)} here.</p>"), workspace)
    assert "pdf.no-alt" in codes(pdf)


def test_a_picture_whose_words_are_left_empty_is_decoration(
    workspace: Workspace,
) -> None:
    sheet = page(f"<h1>A</h1><p>See {image('')} here.</p>")
    data = typeset(sheet, workspace).data
    assert list(tree(data).all("Figure")) == []
    bare = typeset(replace(sheet, html=sheet.html.replace(image(""), "")), workspace)
    more = [len(found[0]) for found in (marks(data), marks(bare.data))]
    assert more[0] > more[1]
    assert BytesIO(data).read() != bare.data
