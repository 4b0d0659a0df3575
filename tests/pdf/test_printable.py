"""A PDF as a printer meets it."""

from pathlib import Path

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.pdf.printable import printable
from briefmaker.problems import BriefError
from briefmaker.workspace import Workspace
from pdf.sheets import page

BOX = '<div style="position:absolute;left:{0}mm;top:{1}mm;width:40mm;height:30mm;{2}">'


def boxes(*colours: str) -> str:
    return "".join(
        BOX.format(-5 + 45 * at, 20, f"background:{colour}") + "</div>"
        for at, colour in enumerate(colours)
    )


def printed(body: str, workspace: Workspace, style: str = "") -> bytes:
    return typeset(page(f"<p>Words.</p>{body}", style), workspace).data


def test_size_title_and_where_the_ink_is(workspace: Workspace) -> None:
    found = printable(printed("", workspace))
    side = found.sides[0]
    assert (round(side.width), round(side.height)) == (148, 210)
    assert found.title == "A sheet"
    assert found.missing == ()
    top, right, bottom, left = side.clear or ()
    assert 14 < top < 20
    assert 14 < left < 17
    assert bottom > 150
    assert right > 100


def test_ink_in_the_margin_is_measured(workspace: Workspace) -> None:
    style = "@page { margin: 15mm 1mm }"
    side = printable(printed(boxes("#333333"), workspace, style)).sides[0]
    assert side.clear is not None
    assert side.clear[3] == pytest.approx(0, abs=0.6)


def test_an_empty_page_has_no_ink(workspace: Workspace) -> None:
    data = typeset(page('<p style="color:#ffffff">x</p>'), workspace).data
    assert printable(data).sides[0].clear is None


def test_two_fills_of_one_lightness_clash_in_grey_and_others_do_not(
    workspace: Workspace,
) -> None:
    alike = printable(printed(boxes("#AA3333", "#2F7A2F"), workspace)).sides[0]
    assert [set(pair) for pair in alike.clashes] == [{"#AA3333", "#2F7A2F"}]
    apart = printable(printed(boxes("#AA3333", "#BBDDBB"), workspace)).sides[0]
    assert apart.clashes == ()
    one = printable(printed(boxes("#AA3333", "#AA3333"), workspace)).sides[0]
    assert one.clashes == ()


def test_a_font_that_is_only_named_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "foreign.pdf"
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page()
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/Times-Roman"),
        )
        sheet.add_resource(pdf.make_indirect(font), pikepdf.Name.Font)
        pdf.save(file)
    assert printable(file.read_bytes()).missing == ("Times-Roman",)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\nbroken"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(BriefError):
        printable(data)
