"""Plans of work: what is done, under way and planned at the cut-off, to scale."""

from datetime import date
from typing import Any

import pytest

from briefmaker.charts.canvas import Line, Patch, Picture
from briefmaker.charts.palette import GRID
from charts.easel import PALETTE, Easel, dots, lines_of, patches, texts

NAVY = PALETTE.identity[0].fill
CUTOFF = "12\u00a0Oct\u00a02025"  # of every brief on the easel


def task(label: str, date: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {"label": label, "date": date, **({"end": end} if end else {}), **more}


DRAFT = task("Draft", "2025-06-02", "2025-07-18")
DEBATE = task("Debate", "2025-10-08", "2025-12-19")
BUILD = task("Build", "2026-01-05", "2026-04-30")
DECISION = task("Decision", "2025-10-07")
START = task("Start", "2026-05-01")
ALL = [DRAFT, DECISION, DEBATE, BUILD, START]


def gantt(*rows: dict[str, Any], **more: Any) -> Easel:
    return Easel({"kind": "gantt", "data": {"rows": rows or ALL}, **more})


def bars(picture: Picture) -> list[Patch]:
    return patches(picture)


def test_what_is_done_is_solid_under_way_hatched_and_planned_an_outline() -> None:
    done, current, planned = (bar.filling for bar in bars(gantt().picture))
    assert (done.fill, done.hatch) == (NAVY, "")
    assert current.hatch
    assert (planned.fill, planned.edge, planned.hatch) == ("#FFFFFF", NAVY, "")


def test_each_state_is_named_at_its_first_bar() -> None:
    later = task("Test", "2026-03-01", "2026-04-01")
    found = texts(gantt(*ALL, later).picture)
    assert [found.count(word) for word in ("done", "under way", "planned")] == [1, 1, 1]


def test_bars_are_four_and_a_half_mm_high_and_to_scale() -> None:
    one = task("One", "2025-01-01", "2025-01-10")
    two = task("Two", "2025-01-01", "2025-01-20")
    short, long = (bar.edges for bar in bars(gantt(one, two, DEBATE).picture)[:2])
    assert short.bottom - short.top == pytest.approx(4.5)
    assert (long.right - long.left) == pytest.approx(2 * (short.right - short.left))


def test_what_has_no_end_is_a_diamond_with_its_date() -> None:
    picture = gantt().picture
    past, future = dots(picture)
    assert (past.form, future.form) == ("diamond", "diamond")
    assert (past.fill, future.fill) == (NAVY, "#FFFFFF")
    assert {"7\u00a0Oct\u00a02025", "1\u00a0May\u00a02026"} <= set(texts(picture))


def test_a_month_with_an_end_is_a_bar_and_without_one_a_milestone() -> None:
    lasting = task("Pilot", "2026-05", "2026-05")
    picture = gantt(DRAFT, lasting, task("Report", "2026-05")).picture
    assert (len(bars(picture)), len(dots(picture))) == (2, 1)


def test_a_line_with_its_date_stands_at_the_cut_off() -> None:
    picture = gantt().picture
    (line,) = [line for line in lines_of(picture) if line.width == 1.0]
    (label,) = [words for words in picture.words if words.text == f"as of {CUTOFF}"]
    assert label.edges.left < line.points[0][0] < label.edges.right
    decision = dots(picture)[0].at[0]
    debate = bars(picture)[1].edges
    assert decision < line.points[0][0]
    assert debate.left < line.points[0][0] < debate.right


def test_a_cut_off_that_is_far_away_makes_no_line_but_is_said() -> None:
    picture = gantt(task("A", "2030-01", "2030-03"), task("B", "2030-05")).picture
    assert not [line for line in lines_of(picture) if line.width == 1.0]
    assert f"as of {CUTOFF}" in texts(picture)


def test_a_plan_whose_date_has_passed_stays_a_plan() -> None:
    old = task("Draft", "2025-06-02", "2025-07-18", standing="planned")
    first, *_ = bars(gantt(old, DEBATE).picture)
    assert first.filling.fill == "#FFFFFF"


def test_steps_stand_in_the_order_of_the_data_under_their_heads() -> None:
    rows = [{**DRAFT, "series": "Law"}, {**BUILD, "series": "Register"}]
    picture = gantt(*rows, {**DEBATE, "series": "Law"}).picture
    words = {each.text: each.edges.top for each in picture.words}
    order = ["Law", "Draft", "Debate", "Register", "Build"]
    assert sorted(order, key=lambda text: words[text]) == order


def test_months_have_their_years_above_them() -> None:
    picture = gantt(slot="full").picture
    tops = {words.text: words.edges.top for words in picture.words}
    assert tops["2025"] == tops["2026"] < tops["Jan"]


def test_years_end_with_the_quarter_of_the_last_step() -> None:
    long = task("Line the canal", "2025-11-01", "2028-02-10")
    picture = gantt(DRAFT, long).picture
    right = picture.width - bars(picture)[1].edges.right
    quarter = (date(2028, 4, 1) - date(2028, 2, 11)).days
    days = (date(2028, 2, 11) - date(2025, 11, 1)).days
    wide = bars(picture)[1].edges.right - bars(picture)[1].edges.left
    assert right == pytest.approx(wide / days * quarter, abs=0.05)


def test_lines_of_the_grid_stop_at_words() -> None:
    picture = gantt(*ALL, slot="full").picture
    upright = [
        line
        for line in picture.shapes
        if isinstance(line, Line) and line.colour == GRID
    ]
    beside = [words for words in picture.words if words.text == "under way"]
    assert len({line.points[0][0] for line in upright}) < len(upright)
    for words in beside:
        for line in upright:
            (x, top), (_, bottom) = line.points
            inside = words.edges.left < x < words.edges.right
            assert not (inside and top < words.at[1] - 1 < bottom)


def test_a_date_that_sources_dispute_is_a_pale_bar_from_first_to_last() -> None:
    entries = {
        "quantities": {"start": {"label": "Start of talks", "position": "show-both"}},
        "facts": {
            "early": {"quantity": "start", "display": "May", "date": "2025-05-01"},
            "late": {
                "quantity": "start",
                "display": "June",
                "date": "2025-06-20",
                "source": "s2",
            },
        },
    }
    data = {"facts": ["start"], "rows": [DEBATE]}
    picture = Easel({"kind": "gantt", "data": data}, entries).picture
    disputed, _ = bars(picture)
    assert disputed.filling.fill not in (NAVY, "#FFFFFF")
    assert disputed.edges.right - disputed.edges.left > 10
    assert "sources differ" in texts(picture)


@pytest.mark.parametrize("slot", ["column", "main", "full"])
def test_words_beside_marks_never_cross_the_line_of_the_cut_off(slot: str) -> None:
    days = [task(f"Step {n}", f"2025-10-{n:02}") for n in range(6, 16)]
    picture = gantt(*days, slot=slot).picture
    (line,) = [line for line in lines_of(picture) if line.width == 1.0]
    x, top = line.points[0]
    crossing = [
        words.text
        for words in picture.words
        if words.edges.left < x < words.edges.right and words.edges.top > top
    ]
    assert crossing == []


def test_notes_stand_under_the_name_of_their_step() -> None:
    picture = gantt({**BUILD, "note": "needs the decree"}, DRAFT).picture
    name, note = (
        next(words for words in picture.words if words.text == text)
        for text in ("Build", "needs the decree")
    )
    assert note.edges.top > name.edges.top
    assert (note.edges.left, note.style.size) == (name.edges.left, 7.5)


def test_alternative_text_counts_the_steps_and_the_table_has_their_dates() -> None:
    easel = gantt()
    assert "2 done, 1 under way, 2 planned as of 12\u00a0October\u00a02025" in easel.alt
    assert easel.table.rows[1] == ("Decision", "7\u00a0October\u00a02025")


def test_a_step_without_a_date_and_sixty_steps_are_refused() -> None:
    (problem,) = gantt(DRAFT, {"label": "When?"}).problems
    assert problem.code == "chart.no-date"
    many = [task(f"Step {n}", f"2025-{n % 12 + 1:02}-01") for n in range(60)]
    assert [each.code for each in gantt(*many).problems] == ["chart.too-much"]
