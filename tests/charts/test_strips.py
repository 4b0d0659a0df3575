"""The strips of a range bar: shapes that speak without colour, one scale for all."""

import re
from typing import Any

import pytest

from briefmaker.charts.canvas import Dot, Line, Patch, Words
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.palette import MUTE
from briefmaker.charts.rangebar import RangeBar, Strips, range_bar
from briefmaker.charts.strips import HEIGHT, Bench, strips
from briefmaker.charts.typeface import Typeface
from charts.differing import dispute
from charts.easel import FONTS, NAVY, PALETTE

WIDTH = 42.0
SAY = Conventions()


def bar(unit: str | None = "%", **said: Any) -> RangeBar:
    found = range_bar(dispute(unit, **said), "en")
    assert found is not None
    return found


def bench(unit: str | None = "%", width: float = WIDTH, **said: Any) -> Bench:
    return Bench(bar(unit, **said), width, Typeface(FONTS), PALETTE, SAY)


def drawn(unit: str | None = "%", **said: Any) -> Strips:
    return strips("differs-x", bar(unit, **said), WIDTH, Typeface(FONTS), PALETTE, SAY)


def words(at: Bench) -> list[str]:
    return [each.text for each in at.axis().words]


def shapes(at: Bench, claim: str) -> tuple[list[Dot], list[Patch], list[Line]]:
    row = next(row for row in at.bar.rows if row.claim == claim)
    found = at.strip(row.reading).shapes
    return (
        [each for each in found if isinstance(each, Dot)],
        [each for each in found if isinstance(each, Patch)],
        [each for each in found if isinstance(each, Line)],
    )


def test_a_final_value_is_a_filled_dot_and_a_provisional_one_a_ring() -> None:
    at = bench(a=17, b={"value": "48", "obs_status": "P"})
    ((final,), *_), ((ring,), *_) = shapes(at, "a"), shapes(at, "b")
    assert (final.fill, final.edge) == (NAVY, NAVY)
    assert (ring.fill, ring.edge) == (PALETTE.ground, NAVY)


def test_an_interval_is_a_bar_that_is_hollow_where_it_is_an_estimate() -> None:
    firm = {"low": "20", "high": "30"}
    at = bench(a=firm, b={**firm, "high": "40", "obs_status": "E"})
    (no_dots, (full,), _), (_, (hollow,), _) = shapes(at, "a"), shapes(at, "b")
    assert no_dots == []
    assert (full.filling.fill, hollow.filling.fill) == (NAVY, PALETTE.ground)
    unit = full.edges.right - full.edges.left
    assert hollow.edges.right - hollow.edges.left == pytest.approx(2 * unit)


@pytest.mark.parametrize(
    ("qualifier", "way"), [("more-than", 1), ("at-least", 1), ("up-to", -1)]
)
def test_a_bound_is_an_arrow_that_stays_in_the_picture(
    qualifier: str, way: int
) -> None:
    at = bench(a=0, b={"value": "0" if way < 0 else "60", "qualifier": qualifier}, c=50)
    ((dot,), (head,), (shaft,)) = shapes(at, "b")
    tip = head.edges.right if way > 0 else head.edges.left
    assert way * (tip - dot.at[0]) == pytest.approx(5.0)
    assert shaft.points[0] == dot.at
    assert 0 <= head.edges.left < head.edges.right <= WIDTH


def test_all_strips_and_the_axis_have_one_scale() -> None:
    at = bench(a=10, b=20, c=40)
    (a,), (b,), (c,) = (shapes(at, each)[0] for each in "abc")
    unit = (b.at[0] - a.at[0]) / 10
    assert (c.at[0] - b.at[0]) / unit == pytest.approx(20)
    (spread,) = [
        each for each in at.axis().shapes if isinstance(each, Line) and each.mark
    ]
    ends = [x for x, _ in spread.points]
    assert ends == pytest.approx([a.at[0], c.at[0]])


def test_what_the_brief_does_not_prefer_stands_back() -> None:
    at = bench(a=17, b={"value": "48", "rank": "preferred"})
    ((other,), *_), ((best,), *_) = shapes(at, "a"), shapes(at, "b")
    assert (best.fill, other.fill) == (NAVY, MUTE)


def test_the_axis_begins_at_zero_and_has_the_unit_once() -> None:
    assert words(bench("% of GDP", a=17, b=50)) == ["60%", "0", "20", "40"]


def test_an_axis_that_is_cut_off_says_so() -> None:
    def strokes(at: Bench) -> int:
        return sum(
            isinstance(each, Line) and not each.mark for each in at.axis().shapes
        )

    near, far = bench("people", a=38, b=39), bench("people", a=17, b=39)
    assert "0" not in words(near)
    assert words(near)[1] == "37"
    assert strokes(near) == strokes(far) + 2


def test_without_a_unit_only_zero_is_named() -> None:
    assert words(bench(None, a={"value": "17", "display": "x"}, b=48)) == ["0"]
    assert words(bench(None, a="1.2 million people", b="2 million people")) == ["0"]


def test_small_numbers_that_were_read_in_full_are_named() -> None:
    assert words(bench(None, a="38 people", b="39 people"))[:2] == ["39", "37"]
    assert words(bench(None, a="17%", b="48%"))[:2] == ["60%", "0"]


@pytest.mark.parametrize(
    ("unit", "width", "said"),
    [
        ("people", 26.0, ["2\u00a0people", "0", "0.5", "1"]),
        ("thousand people", 40.0, ["2\u00a0thousand people", "0", "0.5"]),
    ],
)
def test_a_number_that_has_no_room_under_the_axis_is_left_out(
    unit: str, width: float, said: list[str]
) -> None:
    placed = bench(unit, width=width, a=0.5, b=1.7).axis().words
    assert [one.text for one in placed] == said
    for one in placed:
        assert 0 <= one.edges.left < one.edges.right <= width
        assert not any(one.edges.meets(other.edges) for other in placed if other != one)


def test_a_unit_that_is_too_long_for_the_axis_is_left_to_the_words() -> None:
    at = bench("million people who work in Russia", width=26.0, a=1.2, b=1.7)
    assert words(at)[:2] == ["2", "0"]


def test_a_unit_that_the_fonts_do_not_have_is_left_to_the_words() -> None:
    assert words(bench("\u10da", a=1.2, b=1.7))[0] == "2"


@pytest.mark.parametrize("ends", [("-5", "12"), ("-7", "-3"), ("0", "0"), ("3", "3")])
def test_any_numbers_can_be_drawn(ends: tuple[str, str]) -> None:
    at = bench(a=ends[0], b={"value": ends[1], "obs_status": "E"}, c={"value": ends[1]})
    for row in at.bar.rows:
        for shape in at.strip(row.reading).shapes:
            if isinstance(shape, Dot):
                assert 0 <= shape.edges.left < shape.edges.right <= WIDTH + 0.01


def test_pictures_have_their_size_in_mm_and_ids_of_their_own() -> None:
    found = drawn(a=17, b=48)
    assert f'width="{WIDTH:g}mm" height="{HEIGHT:g}mm"' in found.rows["a"]
    assert f'height="{found.axis_height:.6g}mm"' in found.axis
    held = [found.rows["a"], found.rows["b"], found.axis, found.grid]
    ids = [name for svg in held for name in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("differs-x-") for name in ids)


def test_the_axis_says_what_the_whole_bar_shows() -> None:
    found = drawn(a="17% of GDP", b="48% & more")
    alt = "Range chart, where sources give 17% of GDP or 48% & more for Share of trade."
    assert found.alt == alt
    assert "<title>Share of trade</title>" in found.axis
    assert f"<desc>{alt.replace('&', '&amp;')}</desc>" in found.axis
    assert "<title>" not in found.rows["a"]


def test_the_same_dispute_gives_the_same_bytes() -> None:
    assert drawn(a=17, b=48) == drawn(a=17, b=48)


def test_no_words_stand_in_the_strips() -> None:
    at = bench(a=17, b={"value": "48", "qualifier": "more-than"})
    held = [shape for row in at.bar.rows for shape in at.strip(row.reading).shapes]
    assert not [shape for shape in held if isinstance(shape, Words)]
