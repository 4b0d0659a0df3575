"""The document in Debian's Chromium: phones, desks, keyboards, the dark, paper."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from formats.web.browser import Tab, browser
from formats.web.conftest import CHECKOUT, Screen

pytestmark = pytest.mark.real

AXE = CHECKOUT / ".cache/axe-core/package/axe.min.js"
"""The npm package axe-core, unpacked there; without it one test is left out."""

WIDE = "[document.documentElement.scrollWidth, innerWidth]"
OPEN = "document.querySelectorAll('.card:popover-open').length"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(params=["migration", "persian"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.html"
    path.write_bytes(request.getfixturevalue(request.param).export.data)
    return path


@pytest.fixture
def memo(migration: Screen, tmp_path: Path) -> Path:
    path = tmp_path / "migration.html"
    path.write_bytes(migration.export.data)
    return path


@pytest.mark.parametrize("width", [320, 390, 640, 1024, 1280])
def test_the_page_never_moves_sideways(tab: Tab, file: Path, width: int) -> None:
    tab.show(file, width)
    needed, there = tab.value(WIDE)
    assert there == width
    assert needed <= width


def test_nothing_is_asked_for_but_the_file(tab: Tab, file: Path) -> None:
    tab.events.clear()
    tab.show(file, 390)
    asked = [
        event["params"]["request"]["url"]
        for event in tab.events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


def test_the_fonts_of_the_file_are_used(tab: Tab, file: Path) -> None:
    tab.show(file, 1280)
    loaded = tab.value(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert any("BM Serif" in name for name in loaded)
    assert any("BM Sans" in name for name in loaded)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_mark_opens_its_card_and_escape_closes_it(
    tab: Tab, memo: Path, width: int
) -> None:
    tab.show(memo, width)
    tab.value("document.getElementById('cite-2').focus()")
    tab.press("Enter", 13)
    assert tab.value(OPEN) == 1
    shown = tab.value("document.querySelector('.card:popover-open').innerText")
    assert "roughly 17% of GDP" in shown
    left, right, top, bottom = tab.value(
        "(() => { const r = document.querySelector('.card:popover-open')"
        ".getBoundingClientRect(); return [r.left, r.right, r.top, r.bottom] })()"
    )
    assert left >= 0
    assert right <= width
    assert top >= 0
    assert bottom <= 844
    tab.press("Escape", 27)
    assert tab.value(OPEN) == 0


def test_a_card_opens_without_a_script(tab: Tab, memo: Path) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.show(memo, 390)
        tab.value("document.getElementById('cite-2').scrollIntoView({block: 'center'})")
        x, y = tab.value(
            "(() => { const r = document.getElementById('cite-2')"
            ".getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]"
            "})()"
        )
        tab.point(x, y, click=True)
        assert tab.value(OPEN) == 1
    finally:
        tab.ask("Emulation.setScriptExecutionDisabled", value=False)


def test_pointing_at_a_mark_opens_its_card(tab: Tab, memo: Path) -> None:
    tab.show(memo, 1280)
    x, y = tab.value(
        "(() => { const r = document.getElementById('cite-1')"
        ".getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()"
    )
    tab.point(x, y)
    assert tab.value(f"new Promise(done => setTimeout(() => done({OPEN}), 800))") == 1
    tab.point(5, 5)
    assert tab.value(f"new Promise(done => setTimeout(() => done({OPEN}), 1200))") == 0


@pytest.mark.parametrize(("width", "shown"), [(390, "phone"), (1280, "desk")])
def test_one_drawing_of_a_chart_is_seen(
    tab: Tab, memo: Path, width: int, shown: str
) -> None:
    tab.show(memo, width)
    seen = tab.value(
        "[...document.querySelectorAll('#fig-remittances .picture')]"
        ".filter(e => e.offsetParent).map(e => e.className)"
    )
    assert seen == [f"picture {shown}"]


def test_the_letters_of_a_chart_on_a_phone_are_as_large_as_on_paper(
    tab: Tab, memo: Path
) -> None:
    tab.show(memo, 390)
    scale = tab.value(
        "(() => { const e = document.querySelector('#fig-remittances .phone svg');"
        "return e.getBoundingClientRect().width * 3 / 4 / e.viewBox.baseVal.width })()"
    )
    assert scale >= 1


def test_a_mark_stays_on_the_line_of_its_word(tab: Tab, memo: Path) -> None:
    apart = (
        "[...document.querySelectorAll('.text p > sup.mark > button:first-child')]"
        ".filter(b => { const sup = b.parentElement, r = document.createRange();"
        "let n = sup.previousSibling; while (n && n.nodeType !== 3) n = n.lastChild;"
        "const t = n && n.data.replace(/[\\u2060\\s]+$/, ''); if (!t) return false;"
        "r.setStart(n, t.length - 1); r.setEnd(n, t.length);"
        "return b.getBoundingClientRect().top > r.getBoundingClientRect().bottom - 2 })"
        ".length"
    )
    for width in (320, 390, 500, 1280):
        tab.show(memo, width)
        assert tab.value(apart) == 0, width


def test_the_dark_is_dark_and_drawings_stand_on_paper(tab: Tab, memo: Path) -> None:
    tab.show(memo, 390, dark=True)
    ground = "getComputedStyle({}).backgroundColor"
    body = tab.value(ground.format("document.body"))
    card = tab.value(ground.format("document.querySelector('.chart .phone')"))
    assert body == "rgb(20, 25, 31)"
    assert card == "rgb(255, 255, 255)"


def test_on_paper_there_are_no_cards_and_the_mark_is_on_every_page(
    tab: Tab, memo: Path, tmp_path: Path
) -> None:
    tab.show(memo, 1280)
    data = tab.ask("Page.printToPDF", preferCSSPageSize=True)["data"]
    path = tmp_path / "printed.pdf"
    path.write_bytes(base64.b64decode(data))
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    assert 2 <= len(pages) <= 8
    assert all("TLP:GREEN" in page for page in pages)
    assert not any("Skip to the text" in page for page in pages)


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1280, True)])
def test_axe_finds_nothing(tab: Tab, file: Path, width: int, dark: bool) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not unpacked in .cache/axe-core")
    tab.show(file, width, dark=dark)
    tab.value(f"{AXE.read_text(encoding='utf-8')};0")
    tab.value("document.querySelector('.cite').click()")
    found = tab.value(
        "axe.run(document, {resultTypes: ['violations']})"
        ".then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html}`))"
    )
    assert found == []
