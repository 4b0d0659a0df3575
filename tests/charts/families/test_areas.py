"""Areas: on zero, tinted under a line, or parts stacked and named at their ends."""

from typing import Any

import pytest

from briefmaker.charts.canvas import Patch, Picture
from briefmaker.charts.palette import WHITE
from briefmaker.look.colour import mix
from charts.easel import CRIMSON, NAVY, Easel, lines_of, patches, texts


def part(name: str, values: list[Any], **last: Any) -> list[dict[str, Any]]:
    found = [
        {"label": "x", "series": name, "date": str(2018 + at), "value": str(value)}
        for at, value in enumerate(values)
        if value is not None
    ]
    found[-1] |= last
    return found


def area(*parts: list[dict[str, Any]], **more: Any) -> Easel:
    data = [row for rows in parts for row in rows]
    return Easel({"kind": "area", "unit": "bn", "data": {"rows": data}, **more})


def tints(picture: Picture) -> list[Patch]:
    found = (shape for shape in picture.shapes if isinstance(shape, Patch))
    return [shape for shape in found if not shape.mark]


def test_one_area_is_a_tint_of_a_quarter_under_a_line_from_zero() -> None:
    picture = area(part("Remittances", [30, 33, 31, 38])).picture
    (tint,) = tints(picture)
    assert tint.filling.fill == mix(NAVY, WHITE, 0.75)
    (line,) = lines_of(picture)
    assert (line.colour, line.width) == (NAVY, 1.6)
    bottom = max(y for _, y in tint.points)
    heights = [bottom - y for _, y in line.points]
    assert [each / heights[0] for each in heights] == pytest.approx(
        [1, 33 / 30, 31 / 30, 38 / 30]
    )
    assert "Remittances 38" in texts(picture)


def test_an_area_breaks_where_data_are_missing() -> None:
    picture = area(part("R", [30, 33, None, 38, 40])).picture
    assert len(tints(picture)) == 2
    assert "no data 2020" in texts(picture)


def test_a_forecast_is_fainter_dashed_and_named() -> None:
    picture = area(part("R", [30, 33, 38], standing="forecast")).picture
    known, ahead = tints(picture)
    assert known.filling != ahead.filling
    assert any(line.dashes for line in lines_of(picture))
    assert "forecast" in texts(picture)


def test_parts_are_stacked_in_their_order_with_the_total_above_them() -> None:
    picture = area(part("Gas", [10, 20]), part("Oil", [5, 10])).picture
    gas, oil = patches(picture)
    assert [patch.filling.fill for patch in (gas, oil)] == [NAVY, CRIMSON]
    assert gas.points[:2] == oil.points[3:1:-1]
    names = {words.text: words.at[1] for words in picture.words}
    assert names["total 30"] < names["Oil 10"] < names["Gas 20"]


def test_a_gap_or_a_forecast_in_a_stack_is_seen_and_said() -> None:
    stack = area(part("Gas", [1, 2, None, 2, 3]), part("Oil", [1, 2, None, 2, 3]))
    assert len(patches(stack.picture)) == 4
    assert "no data 2020" in texts(stack.picture)
    ahead = {"standing": "forecast"}
    picture = area(part("Gas", [1, 2, 3], **ahead), part("Oil", [1, 2, 3], **ahead))
    assert [bool(p.filling.hatch) for p in patches(picture.picture)] == [
        False,
        True,
    ] * 2
    assert "forecast" in texts(picture.picture)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([part("Gas", [1, -2])], "chart.negative-share"),
        ([part("Gas", [1])], "chart.two-dates"),
        ([part("Gas", [1, 2, 3]), part("Oil", [1, 2])], "chart.no-value"),
        ([part(f"S{n}", [1, 2]) for n in range(5)], "chart.too-much"),
    ],
)
def test_what_cannot_be_an_area_is_told(parts: Any, code: str) -> None:
    (problem,) = area(*parts).problems
    assert problem.code == code
    assert problem.blocks


def test_names_without_room_at_the_ends_become_a_key_above() -> None:
    names = ("Remittances of labour migrants", "Exports of natural gas")
    easel = area(*(part(name, [3, 4, 5]) for name in names), slot="side")
    picture = easel.picture
    said = " ".join(texts(picture))
    assert all(name in said for name in names)
    top = min(y for patch in patches(picture)[2:] for _, y in patch.points)
    assert top > next(w.at[1] for w in picture.words if "gas" in w.text)
