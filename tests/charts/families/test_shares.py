"""Shares: parts to scale, named once, our own arithmetic set apart."""

from typing import Any

import pytest

from charts.easel import PALETTE, REMITTANCES, Easel, patches, rows, texts


def share(rows: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "share", "data": {"rows": rows}, **more})


CURRENCIES = [{"label": "National currencies", "value": "96"}]


def test_parts_fill_the_width_in_proportion_with_white_gaps() -> None:
    picture = share(rows(50, 30, 20)).picture
    parts = [patch.edges for patch in patches(picture)]
    assert parts[0].left == 0
    assert parts[-1].right == pytest.approx(picture.width)
    starts = [edges.left for edges in parts]
    assert starts == pytest.approx([0, picture.width * 0.5, picture.width * 0.8])
    assert parts[1].left - parts[0].right == pytest.approx(0.353, abs=0.001)


def test_numbers_stand_in_their_parts_with_the_unit_once() -> None:
    picture = share(rows(50, 30, 20)).picture
    inside = [words for words in picture.words if words.over]
    assert [words.text for words in inside] == ["50%", "30", "20"]
    for words, patch in zip(inside, patches(picture), strict=True):
        assert patch.edges.left < words.edges.left
        assert words.edges.right < patch.edges.right


def test_a_small_part_has_its_number_beside_its_name() -> None:
    picture = share(rows(95, 5)).picture
    assert "B 5" in texts(picture)
    assert [words.text for words in picture.words if words.over] == ["95%"]


def test_what_is_missing_is_drawn_pale_with_an_edge() -> None:
    picture = share(CURRENCIES, rest="Other currencies").picture
    sourced, ours = patches(picture)
    assert sourced.filling.fill == PALETTE.identity[0].fill
    assert (ours.filling.fill, bool(ours.filling.edge)) == (PALETTE.light.fill, True)
    assert "Other currencies 4" in texts(picture)


def test_nothing_missing_draws_no_rest() -> None:
    picture = share(rows(60, 40), rest="Other").picture
    assert len(patches(picture)) == 2
    assert "Other" not in " ".join(texts(picture))


def test_parts_are_named_above_the_first_bar_that_has_them() -> None:
    survey = [
        {"label": part, "series": topic, "value": str(value)}
        for topic, part, value in [
            ("Army", "Oppose", 40),
            ("Army", "Support", 60),
            ("Trade", "Oppose", 30),
            ("Trade", "Support", 60),
            ("Trade", "Refused", 10),
        ]
    ]
    picture = share(survey).picture
    found = texts(picture)
    assert (found.count("Oppose"), found.count("Support")) == (1, 1)
    tops = [patch.edges.top for patch in patches(picture)]
    refused = next(words for words in picture.words if words.text.startswith("Refused"))
    assert refused.edges.bottom < tops[2]
    assert refused.edges.top > patches(picture)[0].edges.bottom


def test_parts_keep_their_colour_from_bar_to_bar() -> None:
    survey = [
        {"label": part, "series": topic, "value": str(value)}
        for topic, part, value in [
            ("A", "x", 40),
            ("A", "y", 60),
            ("B", "y", 30),
            ("B", "x", 70),
        ]
    ]
    fills = [patch.filling.fill for patch in patches(share(survey).picture)]
    navy, crimson = PALETTE.identity[0].fill, PALETTE.identity[1].fill
    assert fills == [navy, crimson, crimson, navy]


def test_a_disputed_part_is_hatched_from_the_lowest_to_the_highest() -> None:
    chart = {"kind": "share", "rest": "Other", "data": {"facts": ["remittances"]}}
    picture = Easel(chart, REMITTANCES).picture
    sure, unsure, rest = patches(picture)
    assert sure.edges.right == pytest.approx(picture.width * 0.17)
    assert unsure.filling.hatch
    assert rest.edges.left == pytest.approx(picture.width * 0.5)
    said = " ".join(texts(picture))
    assert "about 17%" in said
    assert "nearly half of GDP" in said


def test_parts_that_only_sources_at_odds_make_too_large_are_refused() -> None:
    chart = {
        "kind": "share",
        "data": {"facts": ["remittances"], "rows": [{"label": "Other", "value": "83"}]},
    }
    (problem,) = Easel(chart, REMITTANCES).problems
    assert "add up to 133" in problem.message
    assert "kind: range" in problem.hint


def test_rounded_parts_never_leave_the_picture() -> None:
    picture = share(rows(34, 34, 33)).picture
    assert patches(picture)[-1].edges.right == pytest.approx(picture.width)


def test_a_number_on_a_hatched_part_stands_on_white() -> None:
    picture = share(
        [{"label": "A", "value": "60", "standing": "forecast"}, *rows(None, 40)[1:]]
    ).picture
    part, plate, _ = patches(picture)
    assert part.filling.hatch
    assert plate.filling.fill == "#FFFFFF"
    assert "A, forecast" in texts(picture)


def test_notes_stand_below_their_bar() -> None:
    picture = share(
        [{"label": "A", "value": "60", "note": "without pensions"}, *rows(None, 40)[1:]]
    ).picture
    note = next(words for words in picture.words if words.text == "A: without pensions")
    assert note.edges.top > patches(picture)[0].edges.bottom
