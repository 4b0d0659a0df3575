"""Timelines: to scale, precise as the sources are, readable where days crowd."""

from typing import Any

import pytest

from briefmaker.charts.dates import Period
from briefmaker.charts.palette import WHITE
from briefmaker.charts.ruler import Ruler, ruler
from charts.easel import NAVY, Easel, dots, lines_of, patches, texts

EVENTS = [
    ("Russia invades Ukraine", "2022-02"),
    ("Attack on Crocus City Hall", "2024-03"),
    ("Azerbaijan Airlines crash", "2024-12"),
    ("Putin arrives in Dushanbe", "2025-10-08"),
    ("Second Russia–Central Asia summit", "2025-10-09"),
    ("CIS leaders meet; security papers signed", "2025-10-10"),
]


def rows(*events: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"label": label, "date": date} for label, date in events]


def timeline(rows: list[dict[str, Any]], **more: Any) -> Easel:
    return Easel({"kind": "timeline", "data": {"rows": rows}, **more})


def periods(*dates: str) -> list[Period]:
    return [Period.of(date) for date in dates]


def made(*dates: str) -> Ruler:
    return ruler(periods(*dates), 0, 124)


def test_events_are_to_scale_on_one_ruler() -> None:
    scale = made("2020-01-01", "2021-01-01", "2022-12-31")
    (piece,) = scale.pieces
    assert (piece.first, piece.unit) == (Period.of("2020"), "year")
    days = [
        scale(Period.of(day).start)
        for day in ("2020-01-01", "2021-01-01", "2022-01-01")
    ]
    assert days[0] == 0
    assert (days[1] - days[0]) / (days[2] - days[1]) == pytest.approx(366 / 365)


def test_days_that_crowd_get_a_scale_of_their_own() -> None:
    before, crowd = made(*(date for _, date in EVENTS)).pieces
    assert (before.unit, before.enlarged) == ("year", False)
    assert (crowd.unit, crowd.enlarged) == ("day", True)
    assert (crowd.first, crowd.last) == (
        Period.of("2025-10-08"),
        Period.of("2025-10-10"),
    )
    assert before.last == Period.of("2025-10-07")
    assert crowd.left > before.right
    assert crowd.right == pytest.approx(124)


def test_what_comes_after_a_crowd_has_its_piece_too() -> None:
    pieces = made("2022-02", "2025-10-08", "2025-10-09", "2025-10-10", "2027").pieces
    assert [piece.enlarged for piece in pieces] == [False, True, False]
    assert pieces[2].last == Period.of("2027")


def test_two_neighbouring_days_need_no_enlargement() -> None:
    assert len(made("2022-02", "2025-10-08", "2025-10-09").pieces) == 1


def test_days_alone_are_cells_themselves() -> None:
    (piece,) = made("2025-10-08", "2025-10-09", "2025-10-10").pieces
    assert piece.unit == "day"


@pytest.mark.parametrize("width", ["column", "main", "full"])
def test_a_long_silence_and_three_days_are_readable(width: str) -> None:
    picture = timeline(rows(*EVENTS), slot=width).picture
    said = " ".join(texts(picture))
    for label, _ in EVENTS:
        assert all(word in said for word in label.split())
    assert "8 Oct" in said.replace("\u00a0", " ")


def test_words_stand_above_and_below_by_turns() -> None:
    picture = timeline(rows(*EVENTS)).picture
    dates = ["Feb\u00a02022", "Mar\u00a02024", "Dec\u00a02024", "8\u00a0Oct\u00a02025"]
    found = {words.text: words.at[1] for words in picture.words}
    heights = [found[date] for date in dates]
    assert heights[0] < heights[1]
    assert heights[2] < heights[1]
    assert heights[2] < heights[3]


def test_a_day_is_a_dot_and_a_month_or_year_as_long_as_it_is() -> None:
    picture = timeline(
        rows(("A", "2022"), ("B", "2023-06"), ("C", "2024-06-15"))
    ).picture
    year, month = patches(picture)
    assert year.edges.right - year.edges.left == pytest.approx(124 / 3, rel=0.01)
    assert month.edges.right - month.edges.left < 124 / 3 / 10
    assert len(dots(picture)) == 1


def test_what_is_planned_is_an_outline() -> None:
    planned = {"label": "Plan ends", "date": "2027-10-01", "standing": "planned"}
    period = {"label": "Talks", "date": "2026", "standing": "planned"}
    picture = timeline([*rows(("A", "2024-05-05")), planned, period]).picture
    assert [dot.fill for dot in dots(picture)] == [NAVY, WHITE]
    assert [patch.filling.fill for patch in patches(picture)] == [WHITE]
    assert texts(picture).count("planned") == 2


def test_a_period_reaches_from_its_first_to_its_last_day() -> None:
    raids = {"label": "Raids", "date": "2024-01", "end": "2024-06"}
    picture = timeline([raids, *rows(("B", "2023-01-01"), ("C", "2025-12-31"))]).picture
    (bar,) = patches(picture)
    assert bar.edges.right - bar.edges.left == pytest.approx(124 * 182 / 1096, rel=0.01)
    assert "Jan–June\u00a02024" in texts(picture)


def test_a_date_that_sources_dispute_is_hatched_from_first_to_last() -> None:
    entries = {
        "quantities": {"talk": {"label": "They talk", "position": "show-both"}},
        "facts": {
            "a": {"quantity": "talk", "display": "eve", "date": "2025-10-08"},
            "b": {
                "quantity": "talk",
                "display": "earlier",
                "date": "2025-10-06",
                "source": "s2",
            },
        },
    }
    chart = {
        "kind": "timeline",
        "data": {"facts": ["talk"], "rows": rows(("B", "2025-10-12"))},
    }
    picture = Easel(chart, entries).picture
    (bar,) = patches(picture)
    assert bar.filling.hatch
    assert "sources differ" in texts(picture)
    assert "6\u00a0Oct\u00a02025 or 8\u00a0Oct\u00a02025" in " ".join(texts(picture))


def test_series_make_lanes_on_a_common_ruler() -> None:
    lanes = [
        {"label": "Crash", "series": "Baku", "date": "2024-12"},
        {"label": "Attack", "series": "Moscow", "date": "2024-03"},
        {"label": "Talks", "series": "Baku", "date": "2025-10"},
    ]
    picture = timeline(lanes).picture
    heights = {words.text: words.at[1] for words in picture.words}
    assert heights["Crash"] == heights["Talks"]
    # lanes stand in the order in which they first appear in time
    assert heights["Moscow"] < heights["Baku"]


def test_marks_that_share_a_time_do_not_lie_on_each_other() -> None:
    crowded = rows(
        ("A", "2024"),
        ("B", "2024-03"),
        ("C", "2024-04"),
        ("D", "2024-05-01"),
        ("E", "2022"),
    )
    picture = timeline(crowded).picture
    marks = [shape.edges for shape in (*patches(picture), *dots(picture))]
    for number, one in enumerate(marks):
        assert not any(one.meets(other, 0.01) for other in marks[number + 1 :])


def test_lines_to_words_that_had_to_move_do_not_cross() -> None:
    crowded = rows(
        *((f"Event number {n}", f"2024-{n:02}-01") for n in range(1, 8)), ("Z", "2019")
    )
    picture = timeline(crowded).picture
    stems = [line.points for line in lines_of(picture)]
    for side in (-1, 1):
        chosen = sorted(p for p in stems if (p[-1][1] - p[0][1]) * side > 0)
        assert [p[-1][0] for p in chosen] == sorted(p[-1][0] for p in chosen)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2022-02", "2025-10"], "2023"),
        (["2025-01-05", "2025-06-10"], "Jan\u00a02025"),
        (["2025-10-08", "2025-10-09", "2025-10-10"], "9\u00a0October\u00a02025"),
        (["1990", "2020"], "2004"),
        (["1300", "2020"], "1300–1399"),
        (["2025-10-08"], "8\u00a0October\u00a02025"),
    ],
)
def test_the_ruler_is_named_as_fully_as_there_is_room(
    dates: list[str], expected: str
) -> None:
    found = texts(
        timeline(rows(*((f"E{n}", date) for n, date in enumerate(dates)))).picture
    )
    assert expected.replace("\u00a0", " ") in [
        text.replace("\u00a0", " ") for text in found
    ]


def test_marks_at_the_ends_of_the_ruler_stay_in_the_picture() -> None:
    picture = timeline(rows(("A", "2022-01-01"), ("B", "2024-12-31"))).picture
    for dot in dots(picture):
        assert dot.edges.left >= 0
        assert dot.edges.right <= picture.width
