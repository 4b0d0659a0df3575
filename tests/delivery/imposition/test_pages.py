"""Pages of other makers: seen on sheets as a viewer shows them, or refused in words."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String

from briefmaker.delivery.imposition.booklets import booklet
from briefmaker.delivery.imposition.tiling import n_up
from briefmaker.problems import BriefError
from delivery.imposition.leaves import (
    A4,
    A5,
    ACROSS,
    box,
    every,
    is_red,
    pages,
    picture,
    sides,
)

RED = "0.8 0 0 rg 0 0 30 30 re f"
"""A square in the lower left corner, 30 points wide."""

HALF_HIDDEN = "0.8 0 0 rg 20 150 30 30 re 200 300 30 30 re f"
"""The same at a left edge that is cropped, and in the middle."""


@pytest.mark.parametrize(
    ("angle", "size", "turned"),
    [(0, A4, False), (180, A4, False), (90, (297, 210), True), (-90, (297, 210), True)],
)
def test_turned_pages_are_upright_as_they_are_seen(angle, size, turned: bool) -> None:
    def turn(page: pikepdf.Page) -> None:
        page.obj.Rotate = angle

    number = sides(booklet(pages(1, size, every(turn))).data)[0].numbers[0]
    scale, seen = 210 / 297, 148.5
    left, bottom = scale * ACROSS.left, scale * ACROSS.bottom
    corners = {
        0: (seen + left, bottom),
        90: (seen + bottom, 210 - left),
        180: (297 - left, 210 - bottom),
        -90: (297 - bottom, left),
    }
    # Letters of a turned page have their box on the other side of the corner.
    assert (number.left, number.bottom) == pytest.approx(corners[angle], abs=4)
    assert number.turned == turned


def test_what_a_viewer_hides_beyond_the_crop_box_is_hidden() -> None:
    def crop(page: pikepdf.Page) -> None:
        page.obj.CropBox = box(20, 30, 20 + A5[0], 30 + A5[1])
        page.obj.TrimBox = box(25, 35, 60, 80)  # for printers' shops, not for viewers

    made = booklet(pages(4, A4, every(crop), drawn=HALF_HIDDEN))
    first = sides(made.data)[0].numbers[1]
    assert made.said == "4 pages as a booklet"
    assert first.left - 148.5 - 0.25 == pytest.approx(ACROSS.left - 20, abs=0.05)
    assert first.bottom == pytest.approx(ACROSS.bottom - 30, abs=0.05)
    dots = picture(made.data)
    assert not is_red(dots, 400, 80)
    assert is_red(dots, 421.6 + 200 - 56.7 + 10, 300 - 85 + 10)


def test_a_unit_of_the_page_counts() -> None:
    def unit(page: pikepdf.Page) -> None:
        page.obj.UserUnit = 2

    back = sides(booklet(pages(4, (74, 105), every(unit))).data)[1]
    assert [each.page for each in back.numbers] == [2, 3]
    assert back.numbers[0].wide == pytest.approx(2 * ACROSS.wide, rel=0.02)


def test_what_pages_inherit_holds_for_them() -> None:
    def inherit(pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.Pages
        tree.MediaBox = box(0, 0, *A5)
        tree.Resources = pdf.pages[0].obj.Resources
        for page in pdf.pages:
            del page.obj.MediaBox, page.obj.Resources

    found = sides(booklet(pages(4, A4, inherit)).data)
    assert [side.halves for side in found] == [(4, 1), (2, 3)]
    assert found[0].numbers[0].wide == pytest.approx(ACROSS.wide, rel=0.02)


def test_filled_in_fields_are_printed_and_links_are_not() -> None:
    def annotate(pdf: pikepdf.Pdf) -> None:
        seen = pdf.make_stream(RED.encode())
        seen.Type, seen.Subtype = Name.XObject, Name.Form
        seen.BBox = Array([0, 0, 30, 30])
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("who"),
                V=String("Amina"),
                F=4,
                Rect=[100, 200, 130, 230],
                AP=Dictionary(N=seen),
            )
        )
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, 50, 50],
            A=Dictionary(S=Name.URI, URI=String("https://example.org")),
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.pages[0].obj.Annots = Array([field, pdf.make_indirect(link)])

    data = booklet(pages(1, (148.5, 210), annotate)).data
    assert is_red(picture(data), 420.9 + 115, 215)
    with pikepdf.open(BytesIO(data)) as sheets:
        assert "/Annots" not in sheets.pages[0]
        assert "/AcroForm" not in sheets.Root
        kinds = [part.get("/Subtype") for part in sheets.objects if _is(part)]
        assert "/Link" not in kinds


def _is(part: pikepdf.Object) -> bool:
    return isinstance(part, Dictionary)


def test_layers_that_are_hidden_stay_hidden() -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]))
        )
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = pdf.make_stream(f"/OC /L BDC {RED} EMC".encode())

    def show(pdf: pikepdf.Pdf) -> None:
        hide(pdf)
        pdf.Root.OCProperties.D.OFF = Array()

    at = 420.9 + 10, 10
    assert is_red(picture(booklet(pages(1, (148.5, 210), show)).data), *at)
    assert not is_red(picture(booklet(pages(1, (148.5, 210), hide)).data), *at)


def test_a_file_may_say_itself_that_it_reads_from_the_right() -> None:
    def say(pdf: pikepdf.Pdf) -> None:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)

    assert sides(booklet(pages(4, A4, say)).data)[0].halves == (1, 4)


def refused(data: bytes, **asked: tuple[int, ...]) -> tuple[str, str]:
    with pytest.raises(BriefError) as error:
        n_up(data, 4, **asked)
    (problem,) = error.value.problems
    return problem.code, problem.message


def test_pages_of_several_sizes_are_refused_in_words() -> None:
    def mix(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.MediaBox = box(0, 0, *A5)

    assert refused(pages(3, A4, mix)) == (
        "print.mixed-paper",
        "its pages are of 2 sizes: 210 × 297 mm, 148 × 210 mm; only pages of one size "
        "can be laid out on sheets",
    )
    assert n_up(pages(3, A4, mix), 4, pages=(1, 2)).said.startswith("2 pages")


def shrink(page: pikepdf.Page) -> None:
    page.obj.MediaBox = box(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "pdf.no-pdf"),
        (b"PK\x03\x04", "pdf.no-pdf"),
        (pages(2)[:-200], "pdf.damaged"),
        (pages(2, encryption=Encryption(owner="o", user="u")), "pdf.locked"),
        (pages(2, encryption=Encryption(owner="o", user="")), "pdf.locked"),
        (pages(2, A4, every(shrink)), "pdf.damaged"),
        (pages(0), "print.no-page"),
        (n_up(pages(2), 2).data, "print.laid-out"),
        (booklet(pages(2)).data, "print.laid-out"),
    ],
)
def test_what_cannot_be_laid_out_is_told(data: bytes, code: str) -> None:
    assert refused(data)[0] == code


def test_a_page_that_is_not_there_is_told() -> None:
    assert refused(pages(3), pages=(1, 9)) == (
        "print.no-page",
        "there is no page 9: the document has 3 pages",
    )
