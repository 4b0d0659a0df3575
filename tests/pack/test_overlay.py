"""Over every page of a pack: its number, whose it is, its mark, a thumb of its tab."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefmaker.look.look import Look, Variant
from briefmaker.pack.facts import Copy, Sheet
from briefmaker.pack.overlay import overlay
from briefmaker.pdf.galley import laid_out
from briefmaker.pdf.laid import Frame
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of
from briefmaker.writing.tree import parse
from pack.committees import committee, named, said

ASSETS = Path(__file__).parents[2] / "assets"
ENGLISH = language_of("en", ASSETS)
PERSIAN = language_of("fa", ASSETS)
LONGEST = Copy(12, 12, "Dr Alexandra-Katharina von Hohenstein-Waldburg")
MM = 96 / 25.4
"""CSS px in a mm."""

OWN = "TLP:AMBER"
"""The mark of the pack."""


def sheets(count: int, tabs: int = 3, **more: Any) -> list[Sheet]:
    """Return the pages of a pack, the tabs in equal parts."""
    return [
        Sheet(
            number=number + 1,
            of=count,
            tab=str(number * tabs // count + 1),
            thumb=number * tabs // count,
            thumbs=tabs,
            **{"marking": OWN, **more},
        )
        for number in range(count)
    ]


def placed(
    over: Sequence[Sheet],
    workspace: Workspace,
    *variants: Variant,
    copy: Copy | None = None,
    paper: str = "A4",
    language: Any = ENGLISH,
) -> list[dict[str, list[Frame]]]:
    """Return the words of each page with their frames, in mm."""
    plan, look = committee(paper=paper), Look(variants=frozenset(variants))
    page = overlay(plan, over, copy, language, look, workspace, stamp="3f9a2c81")
    laid = laid_out(page, workspace).layout
    assert laid.pages == len(over)
    found: list[dict[str, list[Frame]]] = [{} for _ in over]
    for scrap in laid.scraps:
        f = scrap.frame
        frame = Frame(f.left / MM, f.top / MM, f.right / MM, f.bottom / MM)
        words = " ".join(scrap.words.replace("\xa0", " ").split())
        found[scrap.page].setdefault(words, []).append(frame)
    return found


def height(paper: str) -> float:
    return {"A4": 297.0, "Letter": 279.4}[paper]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_page_has_its_number_and_copy_in_the_strip_at_its_foot(
    workspace: Workspace, paper: str
) -> None:
    pages = placed(
        sheets(4), workspace, copy=Copy(3, 12, "Ines Halvorsen"), paper=paper
    )
    start = "RC-14 · 3f9a2c81 · Copy 3 of 12 · Ines Halvorsen"
    for number, words in enumerate(pages, 1):
        for each in (start, f"Pack page {number} of 4"):
            (frame,) = words[each]
            assert frame.top >= height(paper) - 8.6
            assert frame.bottom <= height(paper) - 4.4


def test_without_copies_the_strip_names_the_pack_alone(workspace: Workspace) -> None:
    (page,) = placed(sheets(1), workspace)
    assert set(page) == {"RC-14 · 3f9a2c81", "Pack page 1 of 1", "1"}


def test_thumbs_stand_at_the_outer_edge_and_step_down(workspace: Workspace) -> None:
    pages = placed(sheets(6), workspace)
    tops = []
    for number, words in enumerate(pages, 1):
        (thumb,) = words[str((number - 1) // 2 + 1)]
        middle = (thumb.left + thumb.right) / 2
        assert middle == pytest.approx(210 - 8 if number % 2 else 8, abs=0.3)
        tops.append(round(thumb.top))
    assert tops[0] == tops[1] < tops[2] == tops[3] < tops[4]


def test_on_one_side_of_the_paper_thumbs_are_always_right(
    workspace: Workspace,
) -> None:
    pages = placed(sheets(3), workspace, Variant.SIMPLEX)
    assert all(words[str(n)][0].left > 190 for n, words in enumerate(pages, 1))


def test_a_persian_pack_has_its_outer_edge_on_the_other_side(
    workspace: Workspace,
) -> None:
    first, second = placed(sheets(2, tabs=1), workspace, language=PERSIAN)
    assert first["۱"][0].right < 20
    assert second["۱"][0].left > 190
    assert "صفحهٔ ۲ از ۲ مجموعه" in second


@pytest.mark.parametrize("tabs", [40, 90])
def test_many_thumbs_can_be_told_apart_and_stay_on_the_edge(
    workspace: Workspace, tabs: int
) -> None:
    plan = committee()
    page = overlay(plan, sheets(tabs, tabs), None, ENGLISH, Look(), workspace)
    styles = [e.get("style", "") for e in named(parse(page.html), "thumb")]
    spans = [
        [float(part.split(":")[1].removesuffix("mm")) for part in style.split(";")]
        for style in styles
    ]
    assert len(spans) == tabs
    assert all(top >= 20 and top + tall <= 297 - 20 for top, tall in spans)
    assert all(tall >= 4.5 for _, tall in spans)
    column = spans[:40]
    assert all(above[0] + above[1] < below[0] for above, below in pairwise(column))


def test_the_mark_of_the_pack_is_added_where_a_page_has_another(
    workspace: Workspace,
) -> None:
    same = replace(sheets(1)[0], number=1, of=3)
    other = replace(same, number=2, marking="TLP:GREEN")
    none = replace(same, number=3, marking="")
    pages = placed([same, other, none], workspace)
    assert OWN not in pages[0]
    for words in pages[1:]:
        above, below = sorted(words[OWN], key=lambda frame: frame.top)
        assert 4.4 <= above.top < above.bottom <= 8.6
        assert 297 - 8.6 <= below.top < below.bottom <= 297 - 4.4


def test_a_bare_page_gets_the_mark_where_documents_have_it(
    workspace: Workspace,
) -> None:
    (words,) = placed(sheets(1, bare=True, marking=""), workspace)
    above, below = sorted(words[OWN], key=lambda frame: frame.top)
    assert 8.9 <= above.top < above.bottom <= 15.1
    assert 297 - 15.1 <= below.top < below.bottom <= 297 - 8.9


def test_a_blank_page_says_in_its_middle_that_it_is_meant(
    workspace: Workspace,
) -> None:
    blank = Sheet(2, 2, bare=True, blank=True)
    _, words = placed([Sheet(1, 2, marking=OWN), blank], workspace)
    (frame,) = words["This page is left blank on purpose."]
    assert frame.top == pytest.approx(297 / 2, abs=8)
    assert "Pack page 2 of 2" in words


def test_a_wide_page_has_its_strip_at_its_own_foot(workspace: Workspace) -> None:
    pages = placed([*sheets(1), Sheet(2, 2, wide=True, marking=OWN)], workspace)
    (frame,) = pages[1]["Pack page 2 of 2"]
    assert 210 - 8.6 <= frame.top < frame.bottom <= 210 - 4.4
    assert frame.right > 250


@pytest.mark.parametrize("variants", [(), (Variant.LARGE,)])
@pytest.mark.parametrize("marking", [OWN, "TLP:GREEN"])
def test_the_longest_name_leaves_room_for_the_number_and_mark(
    workspace: Workspace, variants: tuple[Variant, ...], marking: str
) -> None:
    over = [replace(sheets(1)[0], number=400, of=400, marking=marking)]
    (words,) = placed(over, workspace, *variants, copy=LONGEST)
    start = next(frame for said, (frame, *_) in words.items() if "Copy 12" in said)
    assert words["Pack page 400 of 400"][0].left - start.right > 3
    assert any("Dr Alex" in said for said in words)


def test_in_large_print_the_strip_stands_above_where_the_foot_is_taller(
    workspace: Workspace,
) -> None:
    (words,) = placed(sheets(1), workspace, Variant.LARGE, copy=LONGEST)
    assert words["Pack page 1 of 1"][0].bottom < 9


def test_without_a_mark_no_page_gets_one(workspace: Workspace) -> None:
    plan = committee(marking="none")
    page = overlay(plan, [Sheet(1, 1, bare=True)], None, ENGLISH, Look(), workspace)
    assert "handling" not in said(parse(page.html))
    assert list(named(parse(page.html), "handling")) == []
