"""A layout without end is stopped, and its part of the brief is named."""

import faulthandler
import os
import signal
import time
from pathlib import Path
from typing import Any, NoReturn

import pytest
import weasyprint.layout.block as blocks

from briefmaker import apart, build, limits
from briefmaker.pdf import engine
from briefmaker.pdf.watched import typeset
from briefmaker.problems import BriefError, Problem
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of
from pdf.sheets import page

BODY = """
<h1>A sheet</h1>
<section id="s1"><h2>What we know</h2><p>Words.</p></section>
<section id="s2"><h2>What to do</h2><p>More.</p>
<table><tr><td>1</td></tr></table></section>
"""
SHEET = page(BODY, anchors={"s1": ("sections", 0), "s2": ("sections", 1)})

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)


HERE = os.getpid()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, and have little patience."""
    monkeypatch.setattr(limits, "FIRST", 0.05)
    for each in (limits, apart):
        monkeypatch.setattr(each, "TICK", 0.1)
        monkeypatch.setattr(each, "GRACE", 0.5)
    monkeypatch.setattr(apart, "is_alone", lambda: True)
    monkeypatch.setattr(apart, "_is_worker", lambda: False)


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace where a document may take two seconds and 200 MB."""
    (tmp_path / "briefmaker.toml").write_text(
        "[limits]\nminutes = 0.03\ngigabytes = 0.2\n"
    )
    return replace(workspace, root=tmp_path)


def at_tables(monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    """Let the engine do some work where it lays out a table."""
    usual = blocks.table_layout

    def layout(context: Any, table: Any, *rest: Any) -> Any:
        work()
        return usual(context, table, *rest)

    monkeypatch.setattr(blocks, "table_layout", layout)


def found(desk: Workspace) -> Problem:
    with pytest.raises(BriefError) as caught:
        typeset(SHEET, desk)
    (problem,) = caught.value.problems
    return problem


def spin() -> NoReturn:
    while True:
        pass


def hoard() -> NoReturn:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def test_what_comes_out_is_the_same(workspace: Workspace) -> None:
    here, there = engine.typeset(SHEET, workspace), typeset(SHEET, workspace)
    assert there == here
    assert there.layout is None
    assert here.layout is not None


def test_a_layout_without_end_is_stopped_where_it_stands(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_tables(monkeypatch, spin)
    problem = found(desk)
    assert problem.code == "pdf.endless"
    assert problem.message == (
        "typesetting was stopped: the work on “What to do”, page 1, did not come to an "
        "end in 1.8 seconds of computing"
    )
    assert problem.address == ("sections", 1)
    assert "`minutes` under `[limits]`" in problem.hint


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("<tr><td colspan=100000>1</td></tr>", "pdf.endless"),
        ("<tr><td colspan=1000000000>1</td></tr>", "pdf.memory"),
        ("<col span=300000><tr><td>1</td></tr>", "pdf.endless"),
        ("<colgroup span=300000></colgroup><tr><td>1</td></tr>", "pdf.endless"),
    ],
)
def test_a_table_that_asks_for_endless_columns_is_stopped_and_named(
    desk: Workspace, table: str, code: str
) -> None:
    sheet = replace(SHEET, html=SHEET.html.replace("<tr><td>1</td></tr>", table))
    with pytest.raises(BriefError) as caught:
        typeset(sheet, desk)
    (problem,) = caught.value.problems
    assert (problem.code, problem.address) == (code, ("sections", 1))
    assert "the work on “What to do”" in problem.message


@pytest.mark.parametrize("words", ["<p>{}</p>", "<h2>{}</h2>"])
def test_a_line_of_endless_words_is_stopped_and_named(
    desk: Workspace, words: str
) -> None:
    line = words.format("word " * 200_000)
    sheet = replace(SHEET, html=SHEET.html.replace("<p>More.</p>", line))
    with pytest.raises(BriefError) as caught:
        typeset(sheet, desk)
    (problem,) = caught.value.problems
    assert (problem.code, problem.address) == ("pdf.endless", ("sections", 1))
    assert len(problem.message) < 200


def test_what_the_style_sheet_may_not_have_is_told_like_all_else(
    workspace: Workspace,
) -> None:
    style = '@font-face { font-family: "X"; src: url(https://example.org/x.ttf) }'
    sheet = replace(SHEET, style=SHEET.style + style)
    with pytest.raises(BriefError) as caught:
        typeset(sheet, workspace)
    (problem,) = caught.value.problems
    assert problem.code == "pdf.refused"
    assert problem.message == (
        "the page asks for “https://example.org/x.ttf”, but nothing is fetched from "
        "elsewhere"
    )
    assert "`templates`" in problem.hint


def test_a_library_that_does_not_come_back_is_stopped_where_it_was_last_seen(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> None:
        time.sleep(0.5)
        7 ** (7**9)

    at_tables(monkeypatch, lost)
    problem = found(desk)
    assert (problem.code, problem.address) == ("pdf.endless", ("sections", 1))


def test_too_much_memory_is_told_with_its_place(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.root / "briefmaker.toml").write_text("[limits]\ngigabytes = 0.2\n")
    at_tables(monkeypatch, hoard)
    problem = found(desk)
    assert (problem.code, problem.address) == ("pdf.memory", ("sections", 1))
    assert "on “What to do”, page 1, took more than 0.2 GB of memory" in problem.message


def test_an_engine_that_is_ended_is_told_with_its_place(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall() -> None:
        faulthandler.disable()  # what pytest would tell of it
        time.sleep(0.5)
        assert os.getpid() != HERE, "no copy of this process was made"
        os.kill(os.getpid(), signal.SIGSEGV)

    at_tables(monkeypatch, fall)
    problem = found(workspace)
    assert (problem.code, problem.address) == ("pdf.ended", ("sections", 1))
    assert "(signal 11) during the work on “What to do”, page 1" in problem.message


def test_in_place_it_is_stopped_and_named_too(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "is_alone", lambda: False)
    at_tables(monkeypatch, spin)
    problem = found(desk)
    assert (problem.code, problem.address) == ("pdf.endless", ("sections", 1))


def test_limits_that_are_not_right_are_told_in_their_file(desk: Workspace) -> None:
    (desk.root / "briefmaker.toml").write_text("[limits]\nminutes = 0\n")
    problem = found(desk)
    assert problem.code.startswith("settings.")
    assert problem.place is not None
    assert problem.place.line == 2


BRIEF = """\
kind: memo
title: One sentence that says what was found
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: TLP:GREEN
from: Desk
to: [Minister]
bottom_line: Nothing was found.
policy: draft
sections:
  - heading: What we know
    body: Nothing.
  - heading: What to do
    body: |
      | a | b |
      | - | - |
      | c | d |
"""


def test_the_problem_stands_at_the_section_of_the_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = tmp_path / "own.yaml"
    brief.write_text(BRIEF)
    (tmp_path / "briefmaker.toml").write_text("[limits]\nminutes = 0.03\n")
    usual = blocks.block_level_layout

    def layout(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
        if box.element_tag == "h2" and "to do" in "".join(box.element.itertext()):
            spin()
        return usual(context, box, *rest, **more)

    monkeypatch.setattr(blocks, "block_level_layout", layout)
    made = build.render(brief, workspace_of(brief))
    assert made.pdf is None
    (problem,) = [each for each in made.problems if each.code == "pdf.endless"]
    assert problem.place is not None
    assert problem.place.line in (14, 15)
    assert "“What to do”" in problem.message
