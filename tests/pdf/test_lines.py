"""Numbers of lines in drafts: drawn, and never part of the text."""

from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
import pypdfium2

from briefmaker.look.look import Look, Variant
from briefmaker.pdf.engine import typeset
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.reading import read
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import page

SCALE = 4
DRAFT = Look(variants=frozenset({Variant.DRAFT}))
TEXT = "<p>" + "Exports rose in the year, and imports fell. " * 40 + "</p>"
TABLE = (
    "<table>"
    + "<tr><th>A</th><td>one</td><td>two</td></tr>" * 10
    + "</table><style>td,th{width:30mm}</style>"
)


def drafted(body: str, workspace: Workspace, **more: str) -> Pdf:
    return typeset(replace(page(body, **more), look=DRAFT), workspace)  # type: ignore[arg-type]


def numbers(pdf: Pdf) -> list[list[str]]:
    """Return the digits that are drawn on each page."""
    with pikepdf.open(BytesIO(pdf.data)) as file:
        return [
            [
                str(each.operands[0]).removeprefix("/Line")
                for each in pikepdf.parse_content_stream(sheet)
                if str(each.operator) == "Do" and "/Line" in str(each.operands[0])
            ]
            for sheet in file.pages
        ]


def drawn(data: bytes) -> Any:
    """Return the first page as grey pixels."""
    first = pypdfium2.PdfDocument(data)[0]
    return first.render(scale=SCALE, grayscale=True).to_numpy().squeeze()


def test_every_fifth_line_has_its_number(workspace: Workspace) -> None:
    (first, *_) = numbers(drafted(TEXT, workspace))
    assert "".join(first).startswith("5101520")


def test_numbers_are_artifacts_and_leave_the_text_alone(workspace: Workspace) -> None:
    plain = typeset(page(TEXT), workspace)
    pdf = drafted(TEXT, workspace)
    assert read(pdf.data) == read(plain.data)
    assert pdf.problems == ()
    with pikepdf.open(BytesIO(pdf.data)) as file:
        marks = [
            str(each.operands[0])
            for each in pikepdf.parse_content_stream(file.pages[0])
            if str(each.operator) == "BDC"
        ]
    assert marks[-1] == "/Artifact"


def test_a_number_stands_upright_beside_its_line(workspace: Workspace) -> None:
    plain = typeset(page(TEXT), workspace)
    pdf = drafted(TEXT, workspace)
    (before, after) = (drawn(each.data) for each in (plain, pdf))
    rows, columns = np.where(before != after)
    # in the left-hand margin of 42.5 pt: neither margin is wider
    assert columns.min() > 17 * SCALE
    assert columns.max() < 42.5 * SCALE
    five = rows[rows < rows.min() + 8 * SCALE]
    # the fifth line of 14 pt, under the margins of the page and of the body
    top = 42.5 + 6
    assert top + 4 * 14 < five.min() / SCALE < five.max() / SCALE < top + 5 * 14
    # the bar on top of a 5 is heavier than what is left of its bowl at the foot
    shape = (before != after)[five.min() : five.max() + 1]
    assert shape[: len(shape) // 6].sum() > shape[-len(shape) // 12 :].sum()


def test_each_page_begins_anew(workspace: Workspace) -> None:
    found = numbers(drafted(TEXT * 3, workspace))
    assert len(found) > 1
    assert all(digits[0] == "5" for digits in found[:-1])


def test_cells_that_stand_beside_each_other_are_one_line(workspace: Workspace) -> None:
    (found,) = numbers(drafted(TABLE, workspace))
    assert found == ["5", "1", "0"]


def test_annexes_are_not_numbered(workspace: Workspace) -> None:
    body = TEXT + f'<div id="annex" style="break-before: page">{TEXT}</div>'
    first, second = numbers(drafted(body, workspace, annex="annex"))
    assert first
    assert second == []


def test_a_draft_has_the_same_bytes_each_time(workspace: Workspace) -> None:
    assert drafted(TEXT, workspace).data == drafted(TEXT, workspace).data
