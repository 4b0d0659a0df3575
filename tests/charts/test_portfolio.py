"""Drawings kept in the cache: as they are without it, and never those of another."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.charts import portfolio
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.draw import Begun, Drawing, begin
from briefmaker.charts.ink import Line, Weave
from briefmaker.charts.points import Firmness
from briefmaker.charts.portfolio import ENDING, FOLDER, MOST, Portfolio
from briefmaker.look.look import Brand, Family, Look, Variant
from charts.easel import CHARTS, FONTS, MEMO, REMITTANCES, brief_of, evidence_of

NARROW = MEMO.model_copy(
    update={"widths": {"A4": {**MEMO.widths["A4"], Slot.MAIN: 123.0}}}
)
SIMPLE: dict[str, Any] = {
    "kind": "bar",
    "unit": "%",
    "slot": "main",
    "height": "40",
    "focus": ["North"],
    "data": {
        "rows": [
            {"label": "North", "value": "5", "standing": "forecast"},
            {"label": "South", "value": "3", "note": "a part"},
        ]
    },
}


@dataclass(frozen=True)
class Given:
    """All that decides the drawings of a brief."""

    charts: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {"fig": SIMPLE, **CHARTS}
    )
    entries: dict[str, Any] = field(default_factory=lambda: REMITTANCES)
    kind: Kind = MEMO
    say: Conventions = field(default_factory=Conventions)
    fonts: Path = FONTS
    look: Look = field(default_factory=Look)
    noted: tuple[str, ...] = ("remittances",)

    def begun(self, cache: Path | None) -> Begun:
        return begin(
            brief_of(**self.charts),
            evidence_of(**self.entries),
            self.kind,
            self.say,
            self.fonts,
            self.noted,
            self.look,
            cache,
        )

    def drawing(self, cache: Path | None = None) -> Drawing:
        return self.begun(cache).drawing()

    def changed(self, **values: Any) -> "Given":
        """Return this with another chart `fig`."""
        return replace(self, charts={**self.charts, "fig": {**SIMPLE, **values}})


GIVEN = Given()


def entries(cache: Path) -> list[Path]:
    return sorted((cache / FOLDER).rglob(f"*{ENDING}"))


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


def house(*cuts: str) -> Look:
    files = dict.fromkeys(("regular", *cuts), FONTS / "SourceSerif4-Regular.ttf")
    return Look(Brand(sans=Family("House Sans", files)))


CHANGES: dict[str, Given] = {
    "a value": GIVEN.changed(
        data={"rows": [{"label": "North", "value": "5.0"}, SIMPLE["data"]["rows"][1]]}
    ),
    "a label": GIVEN.changed(
        data={"rows": [{"label": "Nord", "value": "5"}, SIMPLE["data"]["rows"][1]]},
        focus=["Nord"],
    ),
    "its kind": GIVEN.changed(kind="lollipop"),
    "its unit": GIVEN.changed(unit="m"),
    "its slot": GIVEN.changed(slot="full"),
    "its height": GIVEN.changed(height="41"),
    "its focus": GIVEN.changed(focus=["South"]),
    "its interval": GIVEN.changed(interval="80% interval"),
    "its id": replace(GIVEN, charts={"fig-2": SIMPLE, **CHARTS}),
    "a fact": replace(
        GIVEN,
        entries={
            **REMITTANCES,
            "facts": {
                **REMITTANCES["facts"],
                "half": {**REMITTANCES["facts"]["half"], "low": "46"},
            },
        },
    ),
    "the width": replace(GIVEN, kind=NARROW),
    "the decimal mark": replace(GIVEN, say=Conventions(decimal=",")),
    "a word": replace(GIVEN, say=Conventions(no_data="keine Angabe")),
    "a word of a mapping": replace(
        GIVEN, say=Conventions(firmness=dict.fromkeys(Firmness, "x"))
    ),
    "the direction": replace(GIVEN, say=Conventions(direction="rtl")),
    "the ground": replace(GIVEN, look=Look(Brand(sand="#F7F4EF"))),
    "the primary colour": replace(GIVEN, look=Look(Brand(primary="#0B3767"))),
    "no colours": replace(GIVEN, look=Look(variants=frozenset({Variant.MONO}))),
    "large print": replace(GIVEN, look=Look(variants=frozenset({Variant.LARGE}))),
    "the house's fonts": replace(GIVEN, look=house("bold", "italic")),
}


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
        shutil.copytree(portfolio.PACKAGE, package)
        with (package / "charts" / "families" / "bars.py").open("a") as module:
            module.write("#\n")
        monkeypatch.setattr(portfolio, "PACKAGE", package)
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


def _cut(data: bytes) -> bytes:
    return data[:-9]


def _empty(_: bytes) -> bytes:
    return b""


def _turned(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def _hashed(said: bytes) -> bytes:
    return sha256(said).hexdigest().encode() + said


def _other(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        return _hashed(json.dumps(change(json.loads(data[shelf_hash() :]))).encode())

    return changed


def shelf_hash() -> int:
    return sha256().digest_size * 2


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": _cut,
    "empty": _empty,
    "a bit turned": _turned,
    "no JSON": lambda _: _hashed(b"drawing"),
    "no text": lambda _: _hashed(b"\xff\xfe\xfd"),
    "nested without end": lambda _: _hashed(b"[" * 100_000),
    "a number": _other(lambda _: 7),
    "nothing": _other(lambda _: None),
    "a part less": _other(lambda said: said[:-1]),
    "no such font": _other(lambda said: [said[0], [*said[1][:4], [99]], said[2]]),
    "no such mark": _other(
        lambda said: [said[0], [*said[1][:3], [[9]], said[1][4]], said[2]]
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_drawing_is_drawn_anew(damage: str, cache: Path) -> None:
    for path in entries(cache):
        data = path.read_bytes()
        if damage.startswith("no such") and json.loads(data[shelf_hash() :])[0] != []:
            continue  # a range bar
        path.write_bytes(DAMAGES[damage](data))
    assert not GIVEN.begun(cache).ready
    assert GIVEN.drawing(cache) == GIVEN.drawing()
    assert GIVEN.begun(cache).ready


def test_a_cache_that_is_no_folder_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    assert GIVEN.drawing(blocked) == GIVEN.drawing()


def test_a_folder_that_is_full_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    expected = GIVEN.drawing()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert GIVEN.drawing(tmp_path) == expected
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_may_only_be_read_serves_what_it_has(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, "read-only file system")

    expected = CHANGES["a value"].drawing()
    for name in ("mkdir", "replace", "unlink"):
        monkeypatch.setattr(Path, name, refused)
    monkeypatch.setattr(os, "utime", refused)
    assert GIVEN.begun(cache).ready
    assert CHANGES["a value"].drawing(cache) == expected


SCRIPT = """
import sys
from pathlib import Path
from charts.test_portfolio import GIVEN
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
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == MOST
    assert kept.at_hand("x", list) == [1]
    assert left[0] == f"06{ENDING}"


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
