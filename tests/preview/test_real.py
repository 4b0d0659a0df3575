"""The live page in Debian's Chromium: edits, mistakes, figures, phones."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from formats.web.browser import Tab, browser
from preview.running import PATIENCE, Preview, desk, events, running
from preview.running import until as told

pytestmark = pytest.mark.real

STANDING = "document.getElementById('standing').textContent"
READY = f"{STANDING}.includes('pages of') && document.querySelector('.sheet img').src"
STALE = "!document.getElementById('stale').hidden"
SHOWN = "[...document.querySelectorAll('.sheet img')].map(each => each.src)"
WIDE = "[document.documentElement.scrollWidth, innerWidth]"
WIDTHS = [390, 1280]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk(tmp_path_factory.mktemp("desk") / "desk", "migration", "trade")


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Preview]:
    with running("briefs", folder=folder) as preview:
        yield preview


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        tab.ask("Log.enable")
        tab.ask("Runtime.enable")
        yield tab


@pytest.fixture
def brief(folder: Path, preview: Preview) -> Iterator[Path]:
    """A brief that is again as it was when the next test begins, on the page too."""
    path = folder / "briefs/migration.yaml"
    text = path.read_text("utf-8")
    yield path
    seen = events(preview)
    told(seen, "pages")
    path.write_text(text, "utf-8")
    told(seen, "pages")
    seen.close()


def until(tab: Tab, script: str) -> None:
    end = time.monotonic() + PATIENCE
    while not tab.value(f"Boolean({script})"):
        assert time.monotonic() < end, script
        time.sleep(0.05)


def opened(tab: Tab, preview: Preview, width: int) -> None:
    tab.visit(preview.address, width)
    until(tab, READY)


def edited(brief: Path, old: str, new: str) -> None:
    text = brief.read_text("utf-8")
    assert old in text
    brief.write_text(text.replace(old, new, 1), "utf-8")


def clicked(tab: Tab, which: str) -> None:
    box = tab.value(
        f"(({which}).scrollIntoView({{block: 'center'}}), "
        f"({which}).getBoundingClientRect().toJSON())"
    )
    tab.point(
        box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 20), click=True
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_save_shows_new_pages_and_the_place_is_kept(
    tab: Tab, preview: Preview, brief: Path, width: int
) -> None:
    opened(tab, preview, width)
    tab.value("document.getElementById('pages').scrollTop = 300")
    until(tab, f"{SHOWN}.slice(0, 2).every(Boolean)")
    before = tab.value(SHOWN)
    tab.value("window.gone = 0")
    tab.value(
        "new MutationObserver(() => { if ([...document.querySelectorAll('.sheet img')]"
        ".some(each => each.src && !each.complete)) gone += 1 })"
        ".observe(document.getElementById('pages'), {childList: true, subtree: true})"
    )
    edited(brief, "Migration was on the agenda", "Migration is on the agenda")
    until(tab, f"{SHOWN}[0] !== '{before[0]}'")
    assert tab.value("document.getElementById('pages').scrollTop") == 300
    assert tab.value("gone") == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mistake_is_shown_beside_the_last_good_pages(
    tab: Tab, preview: Preview, brief: Path, width: int
) -> None:
    opened(tab, preview, width)
    before = tab.value(f"{SHOWN}[0]")
    edited(brief, "{fact}`remittances-share`", "{fact}`remittances-sharex`")
    until(tab, STALE)
    said = tab.value("document.getElementById('stale').textContent")
    assert re.fullmatch(
        r"Last good pages, from \d\d:\d\d\. 1 error now: see Problems\.", said
    )
    assert tab.value(f"{SHOWN}[0]") == before
    assert tab.value("document.getElementById('save').disabled")
    if width < 960:
        assert not tab.value("document.getElementById('entries').offsetHeight")
    clicked(tab, "document.getElementById('tab-problems')")
    clicked(tab, "document.querySelector('#entries .head')")
    until(tab, "document.querySelector('#entries mark')?.offsetHeight")
    assert tab.value("document.querySelector('#entries mark').textContent") == (
        "remittances-sharex"
    )
    number = tab.value("document.querySelector('.row.here .number').textContent")
    line = brief.read_text("utf-8").splitlines()[int(number) - 1]
    assert "remittances-sharex" in line
    assert tab.value("!document.querySelector('.pointer').hidden")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_on_a_figure_shows_its_passage_and_escape_leads_back(
    tab: Tab, preview: Preview, width: int
) -> None:
    opened(tab, preview, width)
    spot = "document.querySelector('.spot:not(.whole)')"
    clicked(tab, spot)
    until(tab, "document.querySelector('#cards .chosen .body')?.offsetHeight")
    said = tab.value("document.querySelector('#cards .chosen').innerText")
    assert "nearly half of GDP" in said
    assert "We cite" in said
    mark = "document.querySelector('#cards .chosen mark')"
    assert tab.value(f"{mark}.textContent") == "nearly half"
    left, right = tab.value(WIDE)
    assert left <= right
    tab.press("Escape", 27)
    assert tab.value(f"document.activeElement === {spot}")


def test_a_card_shows_where_its_figure_stands(tab: Tab, preview: Preview) -> None:
    opened(tab, preview, 1280)
    clicked(tab, "document.getElementById('tab-evidence')")
    tab.value("[...document.querySelectorAll('#cards .head')].at(-3).click()")
    until(tab, "document.querySelector('.spot.chosen')")
    until(tab, "document.getElementById('pages').scrollTop > 300")


def test_tabs_and_figures_are_reached_by_the_keyboard(
    tab: Tab, preview: Preview
) -> None:
    opened(tab, preview, 1280)
    tab.value("document.getElementById('tab-problems').focus()")
    tab.press("ArrowRight", 39)
    assert tab.value("document.activeElement.id") == "tab-evidence"
    assert tab.value("!document.getElementById('evidence').hidden")
    tab.value("document.querySelector('.spot').focus()")
    tab.press("Enter", 13)
    until(tab, "document.querySelector('#cards .chosen')")
    assert tab.value("document.activeElement.className") == "head"


def test_every_figure_says_what_it_is_and_pages_are_numbered(
    tab: Tab, preview: Preview
) -> None:
    opened(tab, preview, 1280)
    labels = tab.value("[...document.querySelectorAll('.spot')].map(e => e.ariaLabel)")
    assert labels
    assert all(re.fullmatch(r"“.+”, .+: show the evidence", each) for each in labels)
    alts = tab.value("[...document.querySelectorAll('.sheet img')].map(e => e.alt)")
    assert alts == [f"Page {number} of 3" for number in (1, 2, 3)]


def test_another_document_can_be_chosen(tab: Tab, preview: Preview) -> None:
    opened(tab, preview, 1280)
    first = tab.value(f"{SHOWN}[0]")
    tab.value(
        "(s => { s.selectedIndex = 1; s.dispatchEvent(new Event('change')) })"
        "(document.getElementById('show'))"
    )
    until(tab, f"{READY} && {SHOWN}[0] !== '{first}'")
    assert "/page/1/" in tab.value(f"{SHOWN}[0]")


def test_pictures_have_the_dots_of_the_screen(tab: Tab, preview: Preview) -> None:
    tab.visit(preview.address, 1280, density=2)
    until(tab, READY)
    until(tab, "document.querySelector('.sheet img').naturalWidth")
    wide, shown = tab.value(
        "(i => [i.naturalWidth, i.clientWidth])(document.querySelector('.sheet img'))"
    )
    assert abs(wide - 2 * shown) <= 1


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(
    tab: Tab, preview: Preview
) -> None:
    tab.events.clear()
    opened(tab, preview, 1280)
    asked = [
        event["params"]["request"]["url"]
        for event in tab.events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert all(url.startswith((preview.address, "data:")) for url in asked)
    kinds = {"Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"}
    assert [event for event in tab.events if event["method"] in kinds] == []


def test_saving_writes_the_pdf_and_nothing_else_does(
    tab: Tab, preview: Preview, folder: Path
) -> None:
    assert not (folder / "out").exists()
    opened(tab, preview, 1280)
    clicked(tab, "document.getElementById('save')")
    until(tab, "!document.getElementById('notice').hidden")
    said = tab.value("document.getElementById('notice').textContent")
    assert said == "Saved as out/migration.pdf."
    assert (folder / "out/migration.pdf").read_bytes().startswith(b"%PDF")


def test_the_end_is_told(tab: Tab, folder: Path) -> None:
    with running("briefs/trade.yaml", folder=folder) as preview:
        opened(tab, preview, 1280)
        preview.end()
    until(tab, f"{STANDING} === 'Not running'")
    assert preview.said.endswith("The preview has ended.\n")
    assert "Traceback" not in preview.said
