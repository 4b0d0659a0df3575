"""Booklets: sheets that read in order once they are folded."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from briefmaker.delivery.imposition import ON_PAPER, impose, sides

A5 = (419.53, 595.28)


def booklet(pages: int, language: str = "en") -> bytes:
    """Return half pages that say their number, in Helvetica."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
    )
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=A5)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pdf.make_stream(
                f"BT /F 20 Tf 100 300 Td (page {number}) Tj ET".encode()
            )
        pdf.docinfo["/Title"] = "A booklet"
        pdf.docinfo["/Subject"] = "TLP:GREEN"
        pdf.Root.Lang = pikepdf.String(language)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def halves(data: bytes) -> list[tuple[str, str]]:
    """Return what stands on the left and right of each side of the sheets."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for page in document:
            width, height = page.get_size()
            assert (width, height) == pytest.approx((2 * A5[0], A5[1]))
            text = page.get_textpage()
            found.append(
                (
                    text.get_text_bounded(right=width / 2).strip(),
                    text.get_text_bounded(left=width / 2).strip(),
                )
            )
        return found
    finally:
        document.close()


def folded(found: list[tuple[str, str]]) -> list[str]:
    """Return the pages in the order in which the folded sheets are turned."""
    fronts, backs = found[0::2], found[1::2]
    first_half = [
        half for f, b in zip(fronts, backs, strict=True) for half in (f[1], b[0])
    ]
    second_half = [
        half for f, b in zip(fronts, backs, strict=True) for half in (f[0], b[1])
    ]
    return first_half + second_half[::-1]


@pytest.mark.parametrize("pages", [4, 8, 12])
def test_folded_sheets_read_in_order(pages: int) -> None:
    read = folded(halves(impose(booklet(pages))))
    assert read == [f"page {number}" for number in range(1, pages + 1)]


def test_pages_that_fill_up_the_last_sheet_are_blank() -> None:
    read = folded(halves(impose(booklet(6))))
    assert read == [*(f"page {number}" for number in range(1, 7)), "", ""]


def test_a_booklet_in_a_language_from_right_to_left_is_bound_on_the_right() -> None:
    assert list(sides(4)) == [(4, 1), (2, 3)]
    assert list(sides(4, right_to_left=True)) == [(1, 4), (3, 2)]
    assert halves(impose(booklet(4, "fa"))) == [
        ("page 1", "page 4"),
        ("page 3", "page 2"),
    ]


def test_sheets_say_that_they_are_for_paper_and_keep_title_and_mark() -> None:
    with pikepdf.open(BytesIO(impose(booklet(4)))) as sheets:
        assert str(sheets.docinfo["/Title"]) == "A booklet"
        assert str(sheets.docinfo["/Subject"]) == f"TLP:GREEN · {ON_PAPER}"
        assert str(sheets.Root.Lang) == "en"
        assert sheets.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert "/StructTreeRoot" not in sheets.Root


def test_the_same_pages_give_the_same_sheets() -> None:
    pages = booklet(5)
    assert impose(pages) == impose(pages)
