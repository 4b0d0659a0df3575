"""The stage as a whole: a good picture or a clear problem, for any data."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefmaker.brief.exhibits import Slot
from briefmaker.charts.collisions import collisions
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.draw import draw
from briefmaker.charts.pictures import Studio
from briefmaker.charts.typeface import Typeface
from charts.easel import (
    FONTS,
    MEMO,
    PALETTE,
    REMITTANCES,
    WIDTHS,
    Easel,
    brief_of,
    drawn,
    evidence_of,
    rows,
    texts,
)


def bar(rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"kind": "bar", "data": {"rows": rows}, **more}


def test_a_chart_is_as_wide_as_its_slot_on_its_paper() -> None:
    brief = brief_of(one=bar(rows(1, 2)), two=bar(rows(1, 2), slot="column"))
    letter = brief.model_copy(update={"paper": "Letter"})
    for paper, wide in ((brief, 124), (letter, 129.9)):
        charts = draw(paper, evidence_of(), MEMO, Conventions(), FONTS).charts
        assert charts["one"].width == wide
        assert charts["two"].width == 82


def test_a_slot_that_the_kind_does_not_know_is_a_problem() -> None:
    kind = MEMO.model_copy(update={"widths": {"A4": {Slot.MAIN: 124.0}}})
    brief = brief_of(one=bar(rows(1)), two=bar(rows(1), slot="side"))
    found = draw(brief, evidence_of(), kind, Conventions(), FONTS)
    assert list(found.charts) == ["one"]
    (problem,) = found.problems
    assert (problem.code, problem.address) == (
        "chart.no-width",
        ("charts", "two", "slot"),
    )
    letter = brief.model_copy(update={"paper": "Letter"})
    assert not draw(letter, evidence_of(), kind, Conventions(), FONTS).charts


def test_charts_keep_the_order_of_the_brief() -> None:
    found = drawn(b=bar(rows(1, 2)), a=bar(rows(1, 2))).charts
    assert list(found) == ["b", "a"]


def test_one_bad_chart_does_not_keep_the_others_from_being_drawn() -> None:
    found = drawn(bad=bar(rows(None)), good=bar(rows(1)))
    assert list(found.charts) == ["good"]
    assert [problem.code for problem in found.problems] == ["chart.no-data"]


def test_a_script_that_the_fonts_lack_is_named_and_never_printed_as_boxes() -> None:
    chart = {
        "kind": "line",
        "data": {
            "rows": [{"label": "x", "series": "人口", "date": "2020", "value": "1"}]
        },
    }
    (problem,) = drawn(fig=chart).problems
    assert problem.code == "chart.glyph"
    assert "“人” (U+4EBA)" in problem.message
    assert problem.address == ("charts", "fig", "data", "rows", 0)


@pytest.mark.parametrize(
    "chart",
    [
        bar(rows(1), unit="₼"),
        {"kind": "share", "rest": "₼", "data": {"rows": rows(96)}},
        {"kind": "range", "low_label": "₼", "data": {"rows": rows(96)}},
    ],
)
def test_every_word_of_a_chart_is_looked_at_for_its_letters(
    chart: dict[str, Any],
) -> None:
    (problem,) = drawn(fig=chart).problems
    assert problem.code == "chart.glyph"
    assert problem.token == "₼"


def test_a_height_that_is_too_low_says_what_is_needed() -> None:
    (problem,) = drawn(fig=bar(rows(*range(1, 9)), height="20")).problems
    assert problem.code == "chart.height"
    assert problem.message == "20 mm is too low for this chart: it needs 50 mm"
    assert problem.address == ("charts", "fig", "height")


def test_words_that_take_all_room_are_a_problem_and_not_a_crushed_picture() -> None:
    word = "Landesarbeitsgemeinschaftsvorsitzende" * 3
    (problem,) = drawn(fig=bar([{"label": word, "value": "5"}])).problems
    assert problem.code == "chart.collision"
    assert "leave no room" in problem.message


def test_words_that_overlap_are_named_with_their_row() -> None:
    word = "Bundesarbeitsgemeinschaft"
    events = [{"label": f"{word} {n}", "date": f"2024-{n:02}"} for n in range(1, 10)]
    problems = drawn(
        fig={"kind": "timeline", "slot": "column", "data": {"rows": events}}
    ).problems
    assert {problem.code for problem in problems} == {"chart.collision"}
    assert any(word in problem.message for problem in problems)
    assert all(
        problem.address[:4] == ("charts", "fig", "data", "rows") for problem in problems
    )


def test_apostrophes_are_printed_as_they_should_be() -> None:
    picture = Easel(bar([{"label": "Tajikistan's", "value": "5"}])).picture
    assert "Tajikistan’s" in texts(picture)


NAMES = st.sampled_from(
    [
        "Kazakhstan",
        "Other currencies",
        "Commonwealth of Independent States",
        "EU",
        "Remittances as a share of GDP",
        "Ҷумҳурии Тоҷикистон",
    ]
)
VALUES = st.decimals(-200, 2000, places=1)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
DATES = st.one_of(
    st.integers(1990, 2030).map(str),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(lambda day: day.isoformat()),
)


@st.composite
def row(draw: st.DrawFn, kind: str, number: int) -> dict[str, Any]:
    found: dict[str, Any] = {"label": f"{draw(NAMES)} {number}"}
    if kind == "timeline":
        found["date"] = draw(DATES)
    elif kind == "share":
        found["value"] = str(draw(st.integers(0, 20)))
    elif draw(st.booleans()) or number == 0:
        found["value"] = str(draw(VALUES))
    if kind == "line":
        found["date"] = str(2000 + number)
        found["series"] = "Kazakhstan"
    found["standing"] = draw(
        st.sampled_from(["measured"] * 3 + ["forecast", "planned"])
    )
    found["qualifier"] = draw(st.sampled_from(["exact", "exact", "more-than", "about"]))
    if draw(st.integers(0, 5)) == 0:
        found["note"] = "a note"
    return found


@st.composite
def charts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["bar", "line", "range", "timeline", "share"]))
    count = draw(st.integers(1, 5 if kind == "share" else 8))
    chart: dict[str, Any] = {
        "kind": kind,
        "unit": draw(st.sampled_from(["%", "bn", "people"])),
        "slot": draw(st.sampled_from(["side", "column", "main", "full"])),
        "data": {"rows": [draw(row(kind, number)) for number in range(count)]},
    }
    if kind == "share":
        chart["rest"] = "Other"
    return chart


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(charts())
def test_any_data_give_a_good_picture_or_a_clear_problem(chart: dict[str, Any]) -> None:
    plot = Easel(chart).plot
    work = Studio(WIDTHS, Slot.MAIN, Conventions(), FONTS, PALETTE).work(plot)
    if work.problems:
        assert all(problem.message and problem.address for problem in work.problems)
        assert work.svg == ""
        return
    assert work.picture is not None
    assert not list(collisions(work.picture))
    assert min(words.style.size for words in work.picture.words) >= 7.5
    assert all(not Typeface(FONTS).lacks(words.text) for words in work.picture.words)
    assert work.svg.startswith("<svg")


def test_a_dispute_is_never_drawn_as_if_it_were_settled() -> None:
    for kind in ("bar", "range", "share"):
        for name in ("remittances", "half", "about-17"):
            chart = {"kind": kind, "data": {"facts": [name]}}
            if kind == "share":
                chart["rest"] = "Other"
            said = " ".join(texts(Easel(chart, REMITTANCES).picture))
            assert "17" in said
            assert "half of GDP" in said


def test_a_note_has_a_range_bar_as_wide_as_its_paper_allows() -> None:
    evidence = evidence_of(**REMITTANCES)
    brief = brief_of()
    letter = brief.model_copy(update={"paper": "Letter"})
    for paper, wide in ((brief, 42.16), (letter, 44.17)):
        args = (paper, evidence, MEMO, Conventions(), FONTS)
        assert draw(*args).disputes == {}
        (bar,) = draw(*args, ["remittances"]).disputes.values()
        assert bar.width == wide
        assert [*bar.rows] == ["about-17", "half"]
        assert bar.spread == "17% to 50% of GDP"


def test_a_note_on_words_has_no_range_bar() -> None:
    words = {
        "quantities": {"cause": {"label": "Cause", "position": "show-both"}},
        "facts": {
            "fire": {"quantity": "cause", "display": "ground fire"},
            "debris": {"quantity": "cause", "display": "debris", "source": "s2"},
        },
    }
    args = (brief_of(), evidence_of(**words), MEMO, Conventions(), FONTS)
    assert draw(*args, ["cause"]).disputes == {}
