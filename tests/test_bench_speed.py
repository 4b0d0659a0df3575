"""The speed test's own parts: its statistics, its briefs, what it says was reached."""

import sys
from pathlib import Path

import pytest

from bench.speed.__main__ import left_out, measured
from bench.speed.cases import STEPS, Case, stages
from bench.speed.child import FailedError, Run, run
from bench.speed.floor import CHARTS, PAGES, PYTHON
from bench.speed.generated import MOST, brief
from bench.speed.marks import Mark, marks
from bench.speed.preparing import page, prose
from bench.speed.report import numbers, table
from bench.speed.spread import ratio, spread
from briefmaker.build import check
from briefmaker.workspace import workspace_of


def taken(wall: float, megabytes: float = 100.0) -> Run:
    return Run(wall, wall / 2, 0.0, megabytes)


def reached(**found: dict[str, list[Run]]) -> dict[str, Mark]:
    return {mark.what: mark for mark in marks(found)}


def test_a_spread_is_the_median_between_its_quartiles() -> None:
    found = spread([5.0, 1.0, 2.0, 3.0, 4.0])
    assert (found.low, found.median, found.high, found.runs) == (2.0, 3.0, 4.0, 5)
    assert str(found) == "3.00 [2.00–4.00]"
    assert str(spread([7.0])) == "7.00"


def test_ratios_are_taken_round_by_round() -> None:
    # A round that is three times slower for both changes no ratio.
    assert ratio([2.0, 6.0, 2.0], [1.0, 3.0, 1.0]) == spread([2.0, 2.0, 2.0])
    assert ratio([2.0, 6.0], [1.0]).runs == 1


@pytest.mark.parametrize("pages", [1, 9])
def test_generated_briefs_hold(tmp_path: Path, pages: int) -> None:
    path = brief(tmp_path, "paper", pages)
    found = check(path, workspace_of(path))
    assert not [each.message for each in found.problems if each.blocks]
    assert len(found.verdicts) == 3 * max(1, pages * 5 // 4)
    assert {verdict.status for verdict in found.verdicts.values()} == {"verified"}


def test_generated_briefs_are_the_same_each_time_and_grow_with_their_pages(
    tmp_path: Path,
) -> None:
    one, same = (brief(tmp_path / name, "paper", 8) for name in ("one", "same"))
    assert one.read_bytes() == same.read_bytes()
    longer = brief(tmp_path / "longer", "paper", 200)
    assert 20 < longer.stat().st_size / one.stat().st_size < 30
    with pytest.raises(ValueError, match=str(MOST)):
        brief(tmp_path / "longest", "paper", 2000)


def test_marks_say_what_is_reached_and_what_was_not_measured() -> None:
    found = reached(
        migration={
            "cold": [taken(2.0), taken(2.2)],
            "bare": [taken(4.0), taken(4.4)],
            "chain": [taken(1.0), taken(1.1)],
            "warm, edited": [taken(0.3)],
            "unchanged": [taken(0.25)],
        }
    )
    verdicts = {what: mark.verdict for what, mark in found.items()}
    assert verdicts == {
        "cold render of the migration brief, times the pandoc + Typst chain": "NOT MET",
        "cold render of the migration brief, times the bare script": "met",
        "after an edit, warm, s": "met",
        "unchanged, s": "NOT MET",
        "copies on two cores, times the speed of one": "not measured",
        "copies: briefs a second": "not measured",
        "a page of 200 takes, times one of 50": "not measured",
        "memory for a page above that of 50, MB": "not measured",
    }


def test_marks_of_many_briefs_and_of_long_ones() -> None:
    found = reached(
        **{
            "8 copies": {"batch, 1 job": [taken(3.0)], "batch, 2 jobs": [taken(1.5)]},
            "50 pages": {"cold": [taken(5.0, 150.0)]},
            "200 pages": {"cold": [taken(30.0, 300.0)]},
        }
    )
    assert found["8 copies on two cores, times the speed of one"].found == 2.0
    assert found["8 copies: briefs a second"].met
    assert found["a page of 200 takes, times one of 50"].found == 1.5
    assert not found["a page of 200 takes, times one of 50"].met
    assert found["memory for a page above that of 50, MB"].found == 1.0


def test_the_table_and_the_numbers_hold_every_run() -> None:
    found = {"trade": {"cold": [taken(3.0)], "bare": [taken(1.5)]}}
    said = list(marks(found))
    written = table(found, said, ["A note."])
    line = next(each for each in written.splitlines() if "trade: cold" in each)
    assert line.split()[2:] == ["3.00", "1.50", "100", "2.00", "1"]
    assert "A note." in written
    kept = numbers(found, said, [], {"rounds": 1})
    cold = kept["results"]["trade"]["cold"]
    assert cold["over"]["bare"]["wall"]["median"] == 2.0
    assert cold["runs"][0]["wall"] == 3.0


def test_the_table_tells_what_each_step_costs_and_what_nobody_does_without() -> None:
    def one(charts: float) -> Run:
        steps = {PYTHON: 0.1, "the brief read": 0.3, PAGES: 0.5, CHARTS: charts}
        return Run(1.0, 1.0, 0.0, 100.0, steps)

    found = {"trade": {STEPS: [one(0.1), one(0.1), one(0.9)]}}
    lines = [each.split() for each in table(found, [], []).splitlines()]
    assert ["the", "brief", "read", "0.30", "30%"] in lines
    assert ["engine:", "pages", "0.50", "50%"] in lines
    assert next(each for each in lines if each[:2] == ["what", "any"])[-1] == "0.70"


def test_rounds_go_on_until_the_time_is_over() -> None:
    first = Case("first", lambda: {"cold": taken(1.0)})
    second = Case("second", lambda: {"cold": taken(1.0)})
    whole = measured([first, second], 3, 60.0)
    assert [len(each["cold"]) for each in whole.values()] == [3, 3]
    cut = measured([first, second], 3, -1.0)
    assert list(cut) == ["first"]
    assert left_out([first, second], cut) == ["No time was left for: second."]
    assert left_out([first, second], whole) == []


def test_a_child_is_measured_and_its_failure_is_told() -> None:
    busy = "print('x'); b = bytearray(80_000_000); sum(range(3_000_000))"
    found, _ = run([sys.executable, "-c", busy], {})
    assert found.said == "x\n"
    assert found.cpu > 0
    assert found.megabytes > 80
    with pytest.raises(FailedError, match="status 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], {})


def test_stages_of_several_briefs_are_added_up() -> None:
    told = 'a warning\n{"a": {"load": 100}, "b": {"load": 300, "draw": 50}}\n'
    assert stages(told) == {"load": 0.4, "draw": 0.05}
    assert stages("nothing") == {}


def test_peers_get_the_page_and_the_text_with_charts_left_to_draw() -> None:
    html = '<figure id="fig-a" class="main"><p>x</p>\n<img src="data:…" alt="A">'
    assert 'src="fig-a.svg" alt="A"' in page(html, ["fig-a"])
    with pytest.raises(SystemExit, match="fig-b"):
        page(html, ["fig-b"])
    text = (
        "---\ntitle: T\n---\n\nSaid,[1, 2 ≠] said.[1–3]\n\n**Figure 1. A title**\n\n"
        "Unit\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n*Alt.*\n\n## Sources\n\n"
        "All.\n\n1. One.\n2. Two.\n\n**Distribution:** all\n"
    )
    said = prose(text, ["s1", "s2", "s3"], [("fig-a", "alt")])
    assert "Said,[@s1; @s2] said.[@s1; @s2; @s3]" in said
    assert "Unit\n\n![alt](fig-a.svg)\n" in said
    assert "| 1 | 2 |" not in said
    assert "All.\n\n\n::: {#refs}\n:::" in said
    assert "2. Two." not in said
    assert said.endswith("**Distribution:** all\n")
