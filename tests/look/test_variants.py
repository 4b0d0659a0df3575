"""Which print variants go together, and what they do to widths and margins."""

from itertools import combinations

import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.look.look import Look, Variant
from briefmaker.look.sheet import sheet_of
from briefmaker.look.together import APART, together
from briefmaker.look.variants import kind_for
from briefmaker.problems import BriefError
from briefmaker.workspace import Workspace

PAPERS = ("A4", "Letter")
ALONE = [frozenset({variant}) for variant in Variant]


def test_pairs_that_exclude_each_other_are_refused_in_words() -> None:
    with pytest.raises(BriefError) as caught:
        together([Variant.BINDER, Variant.SIMPLEX])
    (problem,) = caught.value.problems
    assert problem.message == (
        "`binder` and `simplex` exclude each other: equal margins leave no room for "
        "the holes of a binder"
    )


def test_all_other_pairs_go_together() -> None:
    pairs = {frozenset(pair) for pair in combinations(Variant, 2)} - set(APART)
    assert len(pairs) == 15 - len(APART)
    for pair in pairs:
        assert together(pair) == pair


def test_everything_that_excludes_is_said_at_once() -> None:
    with pytest.raises(BriefError) as caught:
        together([Variant.BINDER, Variant.SIMPLEX, Variant.BOOKLET])
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("variants", [frozenset(), *ALONE], ids=lambda v: "".join(v))
def test_no_exhibit_is_wider_than_the_page_between_its_margins(
    workspace: Workspace, paper: str, variants: frozenset[Variant]
) -> None:
    look = Look(variants=variants)
    live = sheet_of(paper, look).live
    for kind in kinds(workspace).values():
        widths = kind_for(kind, look).widths[paper]
        assert set(widths) == set(kind.widths[paper])
        assert max(widths.values()) <= live + 0.05


def test_plain_prints_keep_the_widths_of_the_kind(workspace: Workspace) -> None:
    for kind in kinds(workspace).values():
        assert kind_for(kind, Look()).widths == kind.widths


def test_margins_are_those_of_the_design() -> None:
    def margins(*variants: Variant) -> tuple[float, float, bool]:
        sheet = sheet_of("A4", Look(variants=frozenset(variants)))
        return sheet.inside, sheet.outside, sheet.mirrored

    assert margins() == (22, 18, True)
    assert margins(Variant.SIMPLEX) == (20, 20, False)
    assert margins(Variant.BINDER) == (28, 16, True)
    assert margins(Variant.BOOKLET) == (16, 12, True)


def test_two_half_pages_fill_a_sheet() -> None:
    for paper in PAPERS:
        whole = sheet_of(paper, Look())
        half = sheet_of(paper, Look(variants=frozenset({Variant.BOOKLET})))
        assert (half.width * 2, half.height) == (whole.height, whole.width)


def test_the_margins_of_a_left_hand_page_are_turned_unless_one_side_is_printed() -> (
    None
):
    turned = sheet_of("A4", Look(variants=frozenset({Variant.BINDER}))).style
    assert "@page :left{margin-left:16mm;margin-right:28mm}" in turned
    equal = sheet_of("A4", Look(variants=frozenset({Variant.SIMPLEX}))).style
    assert "@page :left{margin-left:20mm;margin-right:20mm}" in equal
