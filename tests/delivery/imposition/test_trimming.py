"""Crop marks: outside of what is kept, on paper that has room for them."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from briefmaker.delivery.imposition.trimming import LENGTH, OFF, crop_marks
from briefmaker.problems import BriefError
from delivery.imposition.leaves import (
    A4,
    A5,
    ACROSS,
    HALF_LETTER,
    LETTER,
    MM,
    box,
    every,
    is_red,
    pages,
    picture,
    sides,
)

A3 = (297, 420)
TABLOID = (279.4, 431.8)


def boxes(data: bytes) -> dict[str, list[float]]:
    """Return the boxes of the first side in mm."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        return {
            name: [float(each) * MM for each in page[f"/{name}"]]
            for name in ("MediaBox", "TrimBox", "BleedBox")
        }


def marks(data: bytes) -> list[list[float]]:
    """Return the lines on the first side: left, bottom, right and top in mm."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            [each * MM for each in found.get_bounds()]
            for found in document[0].get_objects(max_depth=1)
            if found.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        ]
    finally:
        document.close()


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        (A4, A3),
        (A5, A4),
        (LETTER, TABLOID),
        (HALF_LETTER, LETTER),
        ((215.9, 355.6), TABLOID),
        ((297, 210), A3[::-1]),
        ((120, 120), A5),
    ],
)
def test_pages_are_in_the_middle_of_the_next_larger_paper(size, paper) -> None:
    found = boxes(crop_marks(pages(1, size)).data)
    margins = [(whole - page) / 2 for whole, page in zip(paper, size, strict=True)]
    trim = [*margins, margins[0] + size[0], margins[1] + size[1]]
    assert found["MediaBox"] == pytest.approx([0, 0, *paper], abs=0.01)
    assert found["TrimBox"] == pytest.approx(trim, abs=0.01)
    assert found["BleedBox"] == found["TrimBox"], "nothing is printed beyond it"


def test_pages_keep_their_size_and_place_within_the_trim() -> None:
    data = crop_marks(pages(1)).data
    number, trim = sides(data)[0].numbers[0], boxes(data)["TrimBox"]
    assert number.left - trim[0] == pytest.approx(ACROSS.left, abs=0.02)
    assert number.bottom - trim[1] == pytest.approx(ACROSS.bottom, abs=0.02)
    assert number.wide == pytest.approx(ACROSS.wide, abs=0.01)


def test_two_marks_at_each_corner_stay_outside_of_what_is_kept() -> None:
    data = crop_marks(pages(1)).data
    left, bottom, right, top = boxes(data)["TrimBox"]
    found = marks(data)
    assert len(found) == 8
    thin = 0.2
    for x0, y0, x1, y1 in found:
        assert max(x1 - x0, y1 - y0) == pytest.approx(LENGTH, abs=thin)
        across = x1 - x0 > y1 - y0
        edges = (bottom, top) if across else (left, right)
        middle = (y0 + y1) / 2 if across else (x0 + x1) / 2
        assert min(abs(middle - edge) for edge in edges) < 0.01
        beyond = max(left - x1, x0 - right) if across else max(bottom - y1, y0 - top)
        assert beyond == pytest.approx(OFF, abs=thin)


def test_what_is_printed_beyond_the_edge_is_kept_up_to_the_marks() -> None:
    def bleed(page: pikepdf.Page) -> None:
        page.obj.MediaBox = box(0, 0, 230, 317)
        page.obj.TrimBox = box(10, 10, 220, 307)
        page.obj.BleedBox = box(7, 7, 223, 317)

    red = f"0.8 0 0 rg 0 {100 / MM:.2f} {20 / MM:.2f} {20 / MM:.2f} re f"
    data = crop_marks(pages(1, A4, every(bleed), drawn=red)).data
    found = boxes(data)
    left, bottom, right, top = found["TrimBox"]
    assert (right - left, top - bottom) == pytest.approx(A4, abs=0.01)
    kept = [left - 3, bottom - 3, right + 3, top + OFF]
    assert found["BleedBox"] == pytest.approx(kept, abs=0.01)
    number = sides(data)[0].numbers[0]
    assert number.left - left == pytest.approx(ACROSS.left - 10, abs=0.02)
    dots, height = picture(data), (bottom + 100) / MM
    assert is_red(dots, (left - 2) / MM, height)
    assert not is_red(dots, (left - 4) / MM, height), "beyond its bleed"


def test_pages_for_which_no_paper_is_larger_are_refused() -> None:
    with pytest.raises(BriefError) as refused:
        crop_marks(pages(1, (594, 841)))
    problem = refused.value.problems[0]
    assert problem.code == "print.no-larger-paper"
    assert problem.message.startswith("its pages are 594 × 841 mm")


def test_every_page_gets_them_and_it_is_said() -> None:
    made = crop_marks(pages(3))
    assert made.said == "3 pages with crop marks"
    assert [side.numbers[0].page for side in sides(made.data)] == [1, 2, 3]
    assert made == crop_marks(pages(3))
    with pikepdf.open(BytesIO(made.data)) as sheets:
        subject = str(sheets.docinfo["/Subject"])
        assert subject.endswith("for paper alone: on larger paper, with crop marks")
