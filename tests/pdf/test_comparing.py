"""Two PDFs side by side: what differs is found, and only that."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from briefmaker.pdf.comparing import Wording, compare
from briefmaker.problems import BriefError

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def pages(*texts: str, more: bytes = b"", **saved: Any) -> bytes:
    """Return a PDF with a page for each text, its lines 100 pt and more from the foot.

    Args:
        more: is drawn on every page besides.
        saved: how pikepdf saves it.
    """
    with pikepdf.new() as pdf:
        for text in texts:
            page = pdf.add_blank_page(page_size=(400, 400))
            page.Resources = Dictionary(Font=Dictionary(F=FONT))
            rows = "".join(f"({row}) Tj T* " for row in text.splitlines())
            drawn = f"BT /F 12 Tf 16 TL 20 300 Td {rows}ET\n".encode()
            page.Contents = pdf.make_stream(drawn + more)
        out = BytesIO()
        pdf.save(out, **saved)
    return out.getvalue()


ONE = "Exports rose by 39 per cent\nand imports by 12 per cent"


def test_a_file_is_the_same_as_itself() -> None:
    assert compare(pages(ONE), pages(ONE, static_id=True)).same is False
    assert compare(pages(ONE, static_id=True), pages(ONE, static_id=True)).same


def test_the_same_file_written_otherwise_has_the_same_parts() -> None:
    plain = pages(ONE, ONE, compress_streams=False)
    packed = pages(
        ONE, ONE, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True
    )
    found = compare(plain, packed)
    assert not found.same
    assert (found.words, found.pictures, found.parts) == ((), (), ())


def test_the_first_words_that_differ_are_shown_where_they_stand() -> None:
    other = ONE.replace("39", "38").replace("12", "13")
    found = compare(pages("A page", ONE), pages("A page", other))
    assert found.words == (Wording(2, "Exports rose by", "39", "38", more=1),)
    assert [each.page for each in found.pictures] == [2]


def test_words_that_are_left_out_are_shown_as_that() -> None:
    (words,) = compare(pages(ONE), pages(ONE.replace("rose ", ""))).words
    assert (words.before, words.here, words.there) == ("Exports", "rose", "")
    (words,) = compare(pages("A"), pages("A " + "word " * 20)).words
    assert words.there == "word word word word word word word word …"


def test_a_mark_of_a_few_dots_is_found_where_it_is() -> None:
    found = compare(pages(ONE, more=b"1 0 0 rg 50 40 4 3 re f"), pages(ONE))
    (picture,) = found.pictures
    assert found.words == ()
    assert picture.share == pytest.approx(12 / 160_000)
    assert picture.top == pytest.approx((400 - 43) / 72 * 25.4)
    assert picture.bottom == pytest.approx((400 - 40) / 72 * 25.4)


def test_a_page_of_another_size_is_never_drawn() -> None:
    def huge(data: bytes) -> bytes:
        with pikepdf.open(BytesIO(data)) as pdf:
            pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 14_000_000, 14_000_000])
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()

    (picture,) = compare(huge(pages(ONE)), pages(ONE)).pictures
    assert (picture.page, picture.share) == (1, 1.0)


def test_pages_that_only_one_has_are_counted() -> None:
    found = compare(pages(ONE), pages(ONE, "Second"))
    assert found.pages == (1, 2)
    assert found.words == (Wording(2, "", "", "Second"),)


def test_every_part_of_a_file_counts() -> None:
    def with_(key: str, value: Any) -> bytes:
        with pikepdf.open(BytesIO(pages(ONE))) as pdf:
            pdf.Root[key] = value
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()

    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    assert compare(with_("/OpenAction", script), pages(ONE)).parts == (
        ("", "/OpenAction"),
    )
    assert compare(with_("/Own", Dictionary(A=1)), with_("/Own", Dictionary(A=2))).parts
    assert not compare(
        with_("/Own", Dictionary(A=1, B=2)), with_("/Own", Dictionary(B=2, A=1))
    ).parts


def test_objects_in_a_ring_come_to_an_end() -> None:
    def ring(title: str) -> bytes:
        with pikepdf.open(BytesIO(pages(ONE))) as pdf:
            first = pdf.make_indirect(Dictionary(Title=title))
            first.Next = pdf.make_indirect(
                Dictionary(Prev=first, Page=pdf.pages[0].obj)
            )
            pdf.Root.Outlines = first
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()

    assert compare(ring("a"), ring("b")).parts == (("", "/Outlines"),)
    assert compare(ring("a"), ring("a") + b"\n").parts == ()


def test_a_damaged_file_is_told() -> None:
    with pytest.raises(BriefError) as caught:
        compare(pages(ONE)[:-60], pages(ONE))
    assert caught.value.problems[0].code == "pdf.damaged"
