"""Booklets: sheets that read in order once they are folded."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from briefmaker.delivery.imposition.booklets import booklet, impose
from briefmaker.delivery.imposition.folding import bundles
from briefmaker.pdf.carried import carried
from briefmaker.pdf.printable import printable
from briefmaker.problems import BriefError
from delivery.imposition.leaves import (
    A4,
    A5,
    ACROSS,
    AT,
    HALF_A4,
    HALF_LETTER,
    LETTER,
    Side,
    pages,
    sides,
)
from pdf.parcels import parcel

ASKED = "/ViewerPreferences"
TURNED = {A4: (297, 210), LETTER: (279.4, 215.9)}


def folded(
    found: list[Side], piles: tuple[int, ...], *, right_to_left: bool = False
) -> list[int]:
    """Return the pages as they come when the folded bundles are leafed through."""
    read = []
    for sheets in piles:
        pile, found = found[: 2 * sheets], found[2 * sheets :]
        halves = [side.halves[::-1] if right_to_left else side.halves for side in pile]
        pairs = list(zip(halves[::2], halves[1::2], strict=True))
        for front, back in pairs:
            read += [front[1], back[0]]
        for front, back in reversed(pairs):
            read += [back[1], front[0]]
    assert found == []
    return read


def in_order(count: int) -> list[int]:
    return [*range(1, count + 1), *(0,) * (-count % 4)]


@pytest.mark.parametrize("count", range(1, 41))
def test_folded_sheets_read_in_order(count: int) -> None:
    found = sides(booklet(pages(count)).data)
    assert folded(found, bundles(count)) == in_order(count)


@pytest.mark.parametrize("count", [1, 4, 7, 24, 40])
def test_a_rendered_booklet_is_one_pile(count: int) -> None:
    found = sides(impose(pages(count, HALF_A4)))
    assert folded(found, (-(-count // 4),)) == in_order(count)


@pytest.mark.parametrize("together", [1, 2, 3, 10])
@pytest.mark.parametrize("language", ["en", "fa-IR"])
def test_bundles_of_any_size_read_in_order_in_both_directions(
    together: int, language: str
) -> None:
    right_to_left = language != "en"
    data = booklet(pages(22, language=language), signature=together).data
    piles = bundles(22, together)
    read = folded(sides(data), piles, right_to_left=right_to_left)
    assert read == in_order(22)


@pytest.mark.parametrize(
    ("size", "sheet", "scale"),
    [
        (A4, A4, 210 / 297),
        (A5, A4, 1),
        (HALF_A4, A4, 1),
        (LETTER, LETTER, 139.7 / 215.9),
        (HALF_LETTER, LETTER, 1),
        ((176, 250), A4, 0.84),
    ],
)
def test_pages_are_made_to_fit_half_of_the_paper_that_goes_with_them(
    size, sheet, scale: float
) -> None:
    made = booklet(pages(3, size))
    back = sides(made.data)[1]
    assert (back.width, back.height) == pytest.approx(TURNED[sheet], abs=0.01)
    assert [each.page for each in back.numbers] == [2, 3]
    for number, half in zip(back.numbers, (0, 0.5), strict=True):
        left = half * back.width + (back.width / 2 - scale * size[0]) / 2
        bottom = (back.height - scale * size[1]) / 2
        assert number.left - left == pytest.approx(scale * ACROSS.left, abs=0.1)
        assert number.bottom - bottom == pytest.approx(scale * ACROSS.bottom, abs=0.1)
        assert number.wide == pytest.approx(scale * ACROSS.wide, abs=0.05)
    percent = f" (at {100 * scale:.0f}%)" if scale < 1 else ""
    assert made.said == f"3 pages as a booklet{percent}"


def test_the_paper_can_be_said() -> None:
    found = sides(booklet(pages(4), paper="Letter").data)
    assert (found[0].width, found[0].height) == pytest.approx((279.4, 215.9), abs=0.01)


def test_inner_sheets_are_moved_towards_the_fold() -> None:
    creep, deepest = 0.5, 3
    found = sides(booklet(pages(16, HALF_A4), signature=4, creep=creep).data)
    scale = (148.5 - creep * deepest) / 148.5
    for depth in range(4):
        for side in found[2 * depth : 2 * depth + 2]:
            left, right = sorted(side.numbers, key=lambda each: each.left)
            from_fold = right.left - scale * ACROSS.left - 148.5
            assert from_fold == pytest.approx(creep * (deepest - depth), abs=0.02)
            left_edge = left.left - scale * ACROSS.left
            to_fold = 148.5 - scale * 148.5 - left_edge
            assert to_fold == pytest.approx(from_fold, abs=0.02)


def test_creep_of_office_paper_hardly_changes_the_size() -> None:
    plain = sides(booklet(pages(16, HALF_A4)).data)[0].numbers[0]
    assert plain.wide == pytest.approx(ACROSS.wide, rel=0.01)


def test_landscape_pages_are_refused_and_turned_among_upright_ones() -> None:
    with pytest.raises(BriefError) as refused:
        booklet(pages(4, (297, 210)))
    problem = refused.value.problems[0]
    assert problem.code == "print.landscape-booklet"
    assert "--n-up 2" in problem.hint

    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 841.89, 595.28])

    back = sides(booklet(pages(4, bend=bend)).data)[1]
    two, three = sorted(back.numbers, key=lambda each: each.page)
    assert (two.turned, three.turned) == (True, False)
    assert two.left < 148.5 < three.left


def test_only_some_pages_can_be_folded() -> None:
    found = sides(booklet(pages(9), pages=(9, 2, 3)).data)
    assert [side.halves for side in found] == [(0, 9), (2, 3)]


@pytest.mark.parametrize(
    ("count", "together", "advice"),
    [
        (16, None, "fold the sheets once, all together"),
        (
            40,
            None,
            "fold sheets 1–4, 5–7 and 8–10 once, each bundle by itself, and lay the "
            "bundles one on another",
        ),
        (
            6,
            1,
            "fold sheets 1 and 2 once, each bundle by itself, and lay the bundles one "
            "on another",
        ),
        (40, 50, "fold the sheets once, all together"),
    ],
)
def test_it_is_said_how_the_sheets_are_folded(count, together, advice) -> None:
    assert booklet(pages(count), signature=together).advice == advice


def test_sheets_say_that_they_are_for_paper_and_carry_nothing() -> None:
    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary())
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.attachments["build.json"] = b"{}"
        with pdf.open_metadata(update_docinfo=False) as metadata:
            metadata["pdfaid:part"] = "3"

    data = booklet(pages(4, bend=bend, language="en")).data
    assert b"build.json" not in data
    with pikepdf.open(BytesIO(data)) as sheets:
        assert {*sheets.Root.keys()} == {"/Type", "/Pages", "/Lang", ASKED}
        assert {str(key): str(value) for key, value in sheets.docinfo.items()} == {
            "/Title": "Water",
            "/Subject": "TLP:GREEN · for paper alone: a booklet, on both sides, turned "
            "on the short edge, folded once",
        }
        asked = sheets.Root.ViewerPreferences
        assert asked.Duplex == "/DuplexFlipShortEdge"
        assert asked.PrintScaling == "/None"
    assert printable(data).folded


def test_the_same_pages_give_the_same_sheets() -> None:
    data = pages(5)
    assert booklet(data) == booklet(data)
    assert impose(data) == impose(data)


def test_what_a_rendered_booklet_was_made_from_travels_on_with_the_sheets() -> None:
    files = {"build.json": b"{}", "brief.yaml": b"title: Water"}

    def carry(pdf: pikepdf.Pdf, tree: Any) -> None:
        pdf.Root.AF = pikepdf.Array(list(tree.Names)[1::2])

    sheets = impose(parcel(files, carry))
    assert carried(sheets) == files
    with pikepdf.open(BytesIO(sheets)) as pdf:
        associated: Any = pdf.Root.AF
        assert [str(file.UF) for file in associated] == list(files)


def test_numbers_are_read_where_they_were_written() -> None:
    # The measure of the other tests: pages as they are.
    assert ACROSS.left == pytest.approx(AT[0], abs=1)
    assert ACROSS.bottom == pytest.approx(AT[1], abs=0.5)
