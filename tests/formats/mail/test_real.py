"""Letters in Debian's Chromium: phones and desks, in the light and in the dark."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefmaker.look.colour import contrast
from briefmaker.workspace import Workspace
from formats.composed import REAL
from formats.mail.conftest import PERSIAN, sent
from formats.web import browser as chromium
from formats.web.browser import Tab, browser

pytestmark = pytest.mark.real

FORCED = ("--blink-settings=forceDarkModeEnabled=true",)
"""Has the browser turn colours round by itself, as Gmail and Outlook.com do."""

WIDE = "[document.documentElement.scrollWidth, innerWidth]"
SHOWN = "[...document.images].map(i => i.complete && i.naturalWidth > 0)"
WORDS = """(() => {
  const hex = c => '#' + c.match(/\\d+(\\.\\d+)?/g).slice(0, 3)
    .map(n => Math.round(n).toString(16).padStart(2, '0')).join('').toUpperCase();
  const ground = e => { for (; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(c)) return hex(c) } return '#FFFFFF' };
  return [...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => [e.className, hex(getComputedStyle(e).color), ground(e)]);
})()"""
"""Class, colour and ground of everything that has words."""

READABLE = 4.5


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(params=[*REAL, PERSIAN])
def file(request: pytest.FixtureRequest, workspace: Workspace, tmp_path: Path) -> Path:
    """A letter with its pictures beside it, as a mail program has them."""
    letter = sent(request.param, workspace)
    html = letter.html
    for name, data in letter.pictures.items():
        picture = tmp_path / f"{name.partition('@')[0]}.png"
        picture.write_bytes(data)
        html = html.replace(f"cid:{name}", picture.name)
    path = tmp_path / "letter.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 390, 800])
def test_a_letter_never_moves_sideways_and_shows_its_pictures(
    tab: Tab, file: Path, width: int
) -> None:
    tab.show(file, width)
    needed, there = tab.value(WIDE)
    assert there == width
    assert needed <= width
    assert tab.value(SHOWN) == [True]


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_can_be_read_in_the_light_and_in_the_dark(
    tab: Tab, file: Path, dark: bool
) -> None:
    tab.show(file, 800, dark=dark)
    found = tab.value(WORDS)
    assert len(found) > 20
    weak = [each for each in found if contrast(each[1], each[2]) < READABLE]
    assert weak == []
    body = tab.value("getComputedStyle(document.body).backgroundColor")
    assert body == ("rgb(20, 25, 31)" if dark else "rgb(255, 255, 255)")


def test_no_more_than_six_hundred_pixels_are_taken_in_the_middle(
    tab: Tab, file: Path
) -> None:
    tab.show(file, 1280)
    left, right = tab.value(
        "(() => { const r = document.querySelector('.sheet').getBoundingClientRect();"
        "return [r.left, r.right] })()"
    )
    assert right - left == 600
    assert abs(left + right - 1280) <= 1


def test_the_mark_stands_before_all_words(tab: Tab, file: Path) -> None:
    tab.show(file, 320)
    assert tab.value("document.body.innerText.trim()").startswith("TLP:")


def test_without_its_style_sheet_a_letter_looks_the_same_in_the_light(
    tab: Tab, file: Path
) -> None:
    """Gmail cuts the sheet out of letters that it forwards."""
    tab.show(file, 800)
    whole = tab.picture(whole=True)
    html = file.read_text(encoding="utf-8")
    cut = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert cut != html
    file.write_text(cut, encoding="utf-8")
    tab.show(file, 800)
    assert tab.picture(whole=True) == whole


def test_programs_that_turn_colours_round_leave_it_readable(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "SWITCHES", (*chromium.SWITCHES, *FORCED))
    html = file.read_text(encoding="utf-8")
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    html = re.sub(r'<meta name="(supported-)?color-schemes?"[^>]*>', "", html)
    file.write_text(html.replace("color-scheme: light dark;", ""), encoding="utf-8")
    with browser(tmp_path / "profile") as tab:
        tab.show(file, 800)
        turned = tab.picture(whole=True)
    dark, light = shares(turned)
    assert dark > 0.5, "the page is not turned round"
    assert light > 0.005, "no words are light on it"


def shares(png: bytes) -> tuple[float, float]:
    """Return which part of a picture is dark, and which is light."""
    with Image.open(BytesIO(png)) as picture:
        counts = picture.convert("L").histogram()
    whole = sum(counts)
    return sum(counts[:64]) / whole, sum(counts[192:]) / whole
