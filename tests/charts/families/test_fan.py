"""Fans: a solid line, then a dashed one in named intervals."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Patch, Picture
from briefmaker.look.colour import lightness
from charts.easel import Easel, dots, lines_of, texts

KNOWN = {"2020": 30, "2021": 34, "2022": 33}
AHEAD: dict[str, dict[str, Any]] = {
    "2023": {"value": 35, "low": 30, "high": 40, "inner_low": 33, "inner_high": 37},
    "2024": {"value": 36, "low": 26, "high": 46, "inner_low": 32, "inner_high": 41},
}


def fan(
    ahead: dict[str, dict[str, Any]] = AHEAD,
    known: dict[str, int] = KNOWN,
    **more: Any,
) -> Easel:
    rows = [{"label": "x", "date": at, "value": str(one)} for at, one in known.items()]
    rows += [
        {"label": "x", "date": at, "standing": "forecast"}
        | {key: str(value) for key, value in each.items()}
        for at, each in ahead.items()
    ]
    words = {"interval": "80% interval", "inner_interval": "50% interval"}
    return Easel({"kind": "fan", "unit": "%", "data": {"rows": rows}, **words, **more})


def bands(picture: Picture) -> list[Patch]:
    found = (shape for shape in picture.shapes if isinstance(shape, Patch))
    return [shape for shape in found if not shape.mark]


def test_what_is_known_is_solid_and_what_is_projected_is_dashed() -> None:
    picture = fan().picture
    (solid,) = [line for line in lines_of(picture) if line.width == 1.6]
    dashed = [line for line in lines_of(picture) if line.width == pytest.approx(1.2)]
    assert (len(solid.points), solid.dashes) == (3, ())
    assert [bool(line.dashes) for line in dashed] == [True, True]
    assert dots(picture)[-1].fill == "#FFFFFF"


def test_the_narrower_interval_is_a_darker_tint_within_the_wider_one() -> None:
    outer, inner = bands(fan().picture)
    assert inner.edges.top > outer.edges.top
    assert inner.edges.bottom < outer.edges.bottom
    assert lightness(inner.filling.fill) < lightness(outer.filling.fill) - 5


def test_bands_open_at_the_last_value_that_is_known() -> None:
    picture = fan().picture
    (solid,) = [line for line in lines_of(picture) if line.width == 1.6]
    assert all(solid.points[-1] in band.points for band in bands(picture))


def test_intervals_are_named_in_words_with_their_last_ends() -> None:
    found = texts(fan().picture)
    assert {"80% interval 26–46", "50% interval 32–41", "36"} <= set(found)


SURE = {"value": 36, "low": 36, "high": 36}


def test_an_interval_that_closes_is_drawn_and_named_where_it_was_open() -> None:
    easel = fan({**AHEAD, "2025": SURE})
    found = texts(easel.picture)
    assert {"80% interval 26–46, 2024", "50% interval 32–41, 2024", "36"} <= set(found)
    last = dots(easel.picture)[-1].at
    assert all(last in band.points for band in bands(easel.picture))


def test_an_interval_may_open_after_a_value_that_is_certain() -> None:
    found = texts(fan({"2022": SURE, **AHEAD}, known={"2020": 27}).picture)
    assert {"80% interval 26–46", "50% interval 32–41"} <= set(found)


def test_a_rule_marks_with_its_date_where_the_projection_begins() -> None:
    picture = fan().picture
    (solid,) = [line for line in lines_of(picture) if line.width == 1.6]
    (rule,) = [
        line
        for line in lines_of(picture)
        if line.points[0][0] == line.points[-1][0] == solid.points[-1][0]
    ]
    assert rule.points[1][1] - rule.points[0][1] > 30
    assert texts(picture).count("forecast from 2023") == 1
    assert "forecast" not in texts(picture)


def test_one_interval_makes_one_band() -> None:
    one = {
        at: {key: each[key] for key in ("value", "low", "high")}
        for at, each in AHEAD.items()
    }
    assert len(bands(fan(one, inner_interval=None).picture)) == 1


def test_a_projection_without_anything_before_it_has_no_rule() -> None:
    picture = fan(known={}).picture
    assert "forecast from 2023" in texts(picture)
    assert not [line for line in lines_of(picture) if line.width == 0.5]


def test_an_axis_that_leaves_zero_out_says_so() -> None:
    assert "axis from 10" in texts(fan(from_zero=False).picture)
    assert not [text for text in texts(fan().picture) if "axis from" in text]


@pytest.mark.parametrize("slot", ["side", "column", "main", "full"])
def test_a_fan_fits_into_every_width(slot: str) -> None:
    assert "forecast from 2023" in texts(fan(slot=slot).picture)


def test_alternative_text_and_table_have_the_intervals() -> None:
    easel = fan()
    assert "80% interval for 2024: 26% to 46%" in easel.alt
    assert easel.table.head == ("Date", "Value", "50% interval", "80% interval", "Note")
    assert easel.table.rows[-1] == ("2024", "36%", "32–41%", "26–46%", "forecast")
    assert easel.table.rows[0][2:] == ("–", "–", "–")


@pytest.mark.parametrize(
    ("easel", "said"),
    [
        (fan(ahead={}), "nothing in this fan is a projection"),
        (fan({"2023": {"value": 35}}), "the projection has no interval"),
        (
            fan({"2023": {"value": 35, "low": 35, "high": 35}}, inner_interval=None),
            "`low` and `high` are the same in all rows of the projection",
        ),
        (fan(known={**KNOWN, "2025": 3}), "later than the first projection"),
        (
            fan({"2023": {"low": 30, "high": 40}}, inner_interval=None),
            "no value to lead the line to",
        ),
        (fan(inner_interval=None), "nothing says what `inner_low`"),
        (
            fan({**AHEAD, "2025": {"value": 36, "low": 20, "high": 50}}),
            "2 of 3 intervals have a narrower one",
        ),
        (
            fan({"2023": {**AHEAD["2023"], "inner_low": 29}}),
            "the inner interval, 29 to 37, lies outside",
        ),
        (
            fan({"2023": {"value": 35, "inner_low": 33, "inner_high": 37}}),
            "need `low` and `high` around them",
        ),
    ],
)
def test_a_fan_that_cannot_be_read_is_refused_with_a_reason(
    easel: Easel, said: str
) -> None:
    messages = [problem.message for problem in easel.problems if problem.blocks]
    assert any(said in message for message in messages)
