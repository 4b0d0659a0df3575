"""Scatter: two measures, both axes alike, names beside their points."""

from itertools import combinations
from typing import Any

import pytest

from briefmaker.charts.palette import CONTEXT
from charts.easel import PALETTE, Easel, dots, lines_of, texts

NAVY = PALETTE.identity[0].fill
STATES = {
    "Tajikistan": (48, 38),
    "Kyrgyzstan": (27, 29),
    "Uzbekistan": (14, 16),
    "Georgia": (13, 11),
    "Armenia": (10, 12),
}


def scatter(
    points: dict[str, tuple[Any, Any]] = STATES, rows: Any = (), **more: Any
) -> Easel:
    data = [
        {"label": label, "across": str(across), "value": str(value)}
        for label, (across, value) in points.items()
    ]
    words = {"across": "Remittances, % of GDP", "up": "Migrants, % of workforce"}
    chart = {"kind": "scatter", "data": {"rows": [*data, *rows]}, **words}
    return Easel({**chart, **more})


def test_points_stand_to_scale_on_both_axes() -> None:
    picture = scatter({"A": (0, 0), "B": (10, 20), "C": (20, 40)}).picture
    first, second, third = (dot.at for dot in dots(picture))
    assert second[0] - first[0] == pytest.approx(third[0] - second[0])
    assert first[1] - second[1] == pytest.approx(second[1] - third[1])
    assert first[0] < third[0]
    assert first[1] > third[1]


def test_both_axes_have_a_title_in_the_same_style() -> None:
    words = {words.text: words for words in scatter().picture.words}
    across, up = words["Remittances, % of GDP"], words["Migrants, % of workforce"]
    assert across.style == up.style
    assert up.edges.bottom < min(dot.edges.top for dot in dots(scatter().picture))
    assert across.edges.top > max(dot.edges.bottom for dot in dots(scatter().picture))


def test_zero_is_in_sight_unless_the_titles_say_where_the_axes_begin() -> None:
    far = {label: (x + 100, y + 200) for label, (x, y) in STATES.items()}
    assert texts(scatter(far).picture).count("0") == 2
    found = texts(scatter(far, from_zero=False).picture)
    assert "0" not in found
    assert sum("(axis from " in text for text in found) == 2


def test_no_line_is_fitted() -> None:
    assert lines_of(scatter(focus=["Georgia"]).picture) == []


def test_points_in_focus_are_named_in_navy_and_the_others_stand_back() -> None:
    picture = scatter(focus=["Georgia", "Tajikistan"]).picture
    named = set(texts(picture)) & set(STATES)
    assert named == {"Georgia", "Tajikistan"}
    fills = [dot.fill for dot in dots(picture)]
    assert (fills.count(NAVY), fills.count(CONTEXT)) == (2, 3)


def test_few_points_are_all_named_and_many_are_not() -> None:
    assert set(STATES) <= set(texts(scatter().picture))
    many = {f"State {n}": (n, n * n) for n in range(13)}
    easel = scatter(many)
    assert not set(many) & set(texts(easel.picture))
    assert [problem.code for problem in easel.problems] == ["chart.unnamed"]


@pytest.mark.parametrize("slot", ["side", "column", "main", "full"])
def test_names_of_points_that_crowd_do_not_touch(slot: str) -> None:
    crowd = {f"P{n}": (14 + 3 * (n % 3), 12 + 6 * (n // 3)) for n in range(9)}
    crowd["Far"] = (40, 40)
    work = scatter(crowd, slot=slot).work
    assert work.picture is not None
    assert work.problems == ()
    words = [each for each in work.picture.words if each.text in crowd]
    assert len(words) == 10
    assert not any(
        one.edges.meets(other.edges) for one, other in combinations(words, 2)
    )


def test_a_name_that_had_to_move_away_is_tied_to_its_point() -> None:
    heap = {f"A long name {n}": (15 + n % 2, 12 + n // 2) for n in range(6)}
    ties = lines_of(scatter({**heap, "Far": (40, 40)}, slot="full").picture)
    assert ties
    assert all(tie.width == 0.5 for tie in ties)


def test_points_in_one_place_share_a_name() -> None:
    same = {f"State {n}": (5, 5) for n in range(3)}
    found = " ".join(texts(scatter({**same, "Far": (9, 9)}).picture))
    assert "State 0, State 1, State 2" in found


def test_points_without_one_of_their_measures_are_listed() -> None:
    rows = [{"label": "Turkmenistan", "across": "3"}, {"label": "Belarus"}]
    picture = scatter(rows=rows).picture
    assert "no data: Turkmenistan, Belarus" in texts(picture)
    assert len(dots(picture)) == len(STATES)


def test_series_differ_in_form_and_are_named_once() -> None:
    rows = [
        {"label": f"{name} {n}", "series": name, "across": str(n), "value": str(n)}
        for name in ("Asia", "Caucasus")
        for n in (1, 2, 3)
    ]
    picture = scatter({}, rows).picture
    assert {dot.form for dot in dots(picture)} == {"circle", "diamond"}
    assert texts(picture).count("Asia") == 1


def test_an_interval_is_a_whisker_with_its_name_said_once() -> None:
    rows = [
        {"label": label, "across": "9", "value": "20", "low": "15", "high": "25"}
        for label in ("Moldova", "Nepal")
    ]
    picture = scatter(rows=rows, interval="90% interval").picture
    whiskers = [line for line in lines_of(picture) if line.width == 1.2]
    assert len(whiskers) == 2
    assert texts(picture).count("90% interval") == 1


def test_what_is_not_measured_is_hollow_and_named() -> None:
    rows = [{"label": "X", "across": "5", "value": "5", "standing": "forecast"}]
    picture = scatter(rows=rows).picture
    assert [dot.fill for dot in dots(picture)].count("#FFFFFF") == 1
    assert "forecast" in texts(picture)


def test_what_sources_dispute_is_never_one_point() -> None:
    entries = {
        "quantities": {"share": {"label": "Share", "position": "show-both"}},
        "facts": {
            "low": {"quantity": "share", "display": "17", "value": "17"},
            "high": {
                "quantity": "share",
                "display": "48",
                "value": "48",
                "source": "s2",
            },
        },
    }
    easel = scatter(rows=[{"label": "Moldova", "across": "9", "fact": "low"}])
    picture = Easel(easel.chart, entries).picture
    assert len(dots(picture)) == len(STATES) + 2
    assert "range between sources" in texts(picture)


def test_alternative_text_and_table_have_both_measures() -> None:
    easel = scatter(focus=["Tajikistan"])
    assert "Tajikistan: 48 (Remittances, % of GDP) and 38 (Migrants" in easel.alt
    assert easel.table.head[1:] == ("Remittances, % of GDP", "Migrants, % of workforce")
    assert easel.table.rows[0] == ("Tajikistan", "48", "38")


@pytest.mark.parametrize(
    ("easel", "code"),
    [
        (scatter({"A": (1, 1)}), "chart.one-point"),
        (scatter({}, [{"label": "A", "value": "1"}]), "chart.no-across"),
        (scatter({f"P{n}": (n, n) for n in range(90)}), "chart.too-much"),
        (scatter(focus=["Atlantis"]), "chart.unknown-focus"),
    ],
)
def test_what_shows_no_relation_is_refused(easel: Easel, code: str) -> None:
    assert code in [problem.code for problem in easel.problems if problem.blocks]


def test_a_title_in_letters_that_the_fonts_lack_is_refused() -> None:
    work = scatter(up="人口").work
    (problem,) = work.problems
    assert (problem.code, problem.address) == ("chart.glyph", ("charts", "fig", "up"))
