"""Drawings kept in the cache: as they are without it, and never those of another."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefmaker import shelf
from briefmaker.charts import portfolio
from briefmaker.charts.ink import Line, Weave
from briefmaker.charts.portfolio import ENDING, FOLDER, MOST, Portfolio
from briefmaker.values import replace
from charts.easel import FONTS
from charts.kept import CHANGES, GIVEN, entries


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache that holds the drawings of `GIVEN`."""
    GIVEN.drawing(tmp_path)
    assert len(entries(tmp_path)) == len(GIVEN.charts) + 1
    return tmp_path


def test_drawings_are_the_same_with_a_cold_cache_a_warm_one_and_none(
    tmp_path: Path,
) -> None:
    without = GIVEN.drawing()
    assert GIVEN.drawing(tmp_path) == without
    assert GIVEN.begun(tmp_path).ready
    assert GIVEN.drawing(tmp_path) == without
    marks = [mark for ink in without.inks.values() for mark in ink.marks]
    assert {type(mark) for mark in marks} >= {Line, Weave}
    assert without.disputes["remittances"].inks


def test_what_was_found_of_a_drawing_is_kept_with_it(tmp_path: Path) -> None:
    rows = [{"label": label, "value": "5"} for label in ("ღვღ", "B", "C", "D")]
    unknown = {"kind": "bar", "data": {"rows": rows}}
    low = {**unknown, "height": "15", "data": {"rows": rows[1:]}}
    given = replace(GIVEN, charts={"fig": unknown, "low": low})
    without = given.drawing()
    assert {one.code for one in without.problems} == {"chart.glyph", "chart.height"}
    assert not without.charts
    assert given.drawing(tmp_path) == given.drawing(tmp_path) == without
    assert given.begun(tmp_path).ready


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_decides_a_drawing_is_drawn(change: str, cache: Path) -> None:
    given = CHANGES[change]
    assert GIVEN.begun(cache).ready
    assert not given.begun(cache).ready
    assert given.drawing(cache) == given.drawing()
    assert GIVEN.begun(cache).ready


@pytest.mark.parametrize("words", ["title", "subtitle", "source", "note", "alt"])
def test_words_around_a_picture_are_no_reason_to_draw_it(
    words: str, cache: Path
) -> None:
    given = GIVEN.changed(**{words: "Something else [@s1]"})
    assert given.begun(cache).ready
    assert given.drawing(cache) == given.drawing()


def test_with_one_chart_changed_only_that_is_drawn(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    keep = Portfolio.keep

    def keeping(self: Portfolio, asked: Any, said: Any) -> None:
        kept.append(asked.id)
        keep(self, asked, said)

    monkeypatch.setattr(Portfolio, "keep", keeping)
    CHANGES["a value"].drawing(cache)
    assert kept == ["fig"]


@pytest.mark.parametrize("name", ["SourceSans3-Bold.ttf", "Vazirmatn-NL-Regular.ttf"])
def test_other_bytes_of_a_font_are_other_fonts(name: str, tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    shutil.copytree(FONTS, fonts)
    given = replace(GIVEN, fonts=fonts)
    given.drawing(tmp_path)
    assert given.begun(tmp_path).ready
    with (fonts / name).open("ab") as font:
        font.write(b"\0")
    assert not given.begun(tmp_path).ready


def test_a_font_that_goes_is_a_change(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    shutil.copytree(FONTS, fonts)
    given = replace(GIVEN, fonts=fonts)
    given.drawing(tmp_path)
    (fonts / "Vazirmatn-NL-Regular.ttf").unlink()
    assert not given.begun(tmp_path).ready


def test_fonts_in_another_folder_are_the_same_fonts(
    cache: Path, tmp_path: Path
) -> None:
    fonts = tmp_path / "elsewhere"
    shutil.copytree(FONTS, fonts)
    given = replace(GIVEN, fonts=fonts)
    assert given.begun(cache).ready
    inks = given.drawing(cache).inks.values()
    assert {font.parent for ink in inks for font in ink.fonts} == {fonts}


@pytest.mark.parametrize("part", ["module", "library", "python"])
def test_other_rules_know_no_drawing(
    part: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if part == "module":
        package = tmp_path / "briefmaker"
        shutil.copytree(shelf.PACKAGE, package)
        with (package / "charts" / "families" / "bars.py").open("a") as module:
            module.write("#\n")
        monkeypatch.setattr(shelf, "PACKAGE", package)
    elif part == "library":
        monkeypatch.setattr(portfolio, "LIBRARY", "numpy")
    else:
        monkeypatch.setattr(sys, "version", "4.0")
    portfolio._rules.cache_clear()
    try:
        assert not GIVEN.begun(cache).ready
    finally:
        monkeypatch.undo()
        portfolio._rules.cache_clear()
    assert GIVEN.begun(cache).ready


def test_where_the_rules_cannot_be_told_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portfolio, "_rules", lambda: "")
    assert GIVEN.drawing(tmp_path) == GIVEN.drawing()
    assert not entries(tmp_path)


SCRIPT = """
import sys
from pathlib import Path
from charts.kept import GIVEN
begun = GIVEN.begun(Path(sys.argv[1]))
for svg in begun.drawing().inks:
    print(svg)
sys.exit("matplotlib" in sys.modules)
"""


def test_processes_at_once_are_right_and_the_next_one_loads_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])
    monkeypatch.setenv("PYTHONPATH", path)
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path)]
    pairs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [one.communicate()[0] for one in pairs]
    assert [one.returncode for one in pairs] == [1, 1]
    after = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert {*said, after.stdout} == {
        "".join(f"{svg}\n" for svg in GIVEN.drawing().inks)
    }
    assert len(entries(tmp_path)) == len(GIVEN.charts) + 1
    assert not [one for one in (tmp_path / FOLDER).rglob("*.json.*") if one.is_file()]


def test_a_shelf_keeps_what_was_used_last(tmp_path: Path) -> None:
    kept = Portfolio.of(tmp_path, ())
    folder = kept._path("x").parent
    folder.mkdir(parents=True)
    for number in range(MOST + 5):
        old = folder / f"{number:02}{ENDING}"
        old.write_text("")
        os.utime(old, ns=(number, number))
    unfinished = folder / f"y{ENDING}.0123456789abcdef"
    unfinished.write_text("")
    os.utime(unfinished, ns=(0, 0))
    kept.keep("x", [1])
    left = {path.name for path in folder.iterdir()}
    assert left == {
        kept._path("x").name,
        *(f"{number:02}{ENDING}" for number in range(6, MOST + 5)),
    }
    assert kept.at_hand("x", list) == [1]


def test_a_drawing_that_is_used_stays(tmp_path: Path) -> None:
    kept = Portfolio.of(tmp_path, ())
    kept.keep("x", [1])
    path = kept._path("x")
    os.utime(path, ns=(1, 1))
    assert kept.at_hand("x", list) == [1]
    assert path.stat().st_mtime_ns > 1


def test_names_that_only_join_alike_are_apart(tmp_path: Path) -> None:
    one, two = Portfolio.of(tmp_path, (), "a", "b"), Portfolio.of(tmp_path, (), "ab")
    one.keep("x", [1])
    assert two.at_hand("x", list) is None
