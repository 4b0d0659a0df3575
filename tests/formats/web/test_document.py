"""The document for screens: structure, names, charts, notes, nothing from outside."""

import hashlib
import json
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from fontTools.ttLib import TTFont

from briefmaker.workspace import Workspace
from formats.web.conftest import CHECKOUT, Screen

MAKE = """
import hashlib, sys
from pathlib import Path
from briefmaker.build import compose
from briefmaker.formats.web.document import html
from briefmaker.workspace import workspace_of
path = Path(sys.argv[1])
workspace = workspace_of(path)
made = compose(path, workspace).made
print(hashlib.sha256(html(made, workspace).data).hexdigest())
"""


def said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def named(screen: Screen, name: str) -> list[Element]:
    return [e for e in screen.root.iter() if name in (e.get("class") or "").split()]


@pytest.fixture(params=["migration", "persian"])
def screen(request: pytest.FixtureRequest) -> Screen:
    found: Screen = request.getfixturevalue(request.param)
    return found


def test_nothing_of_the_page_is_lost(screen: Screen) -> None:
    assert screen.export.problems == ()


def test_the_same_brief_gives_the_same_bytes_whatever_the_hash_seed(
    persian: Screen, tmp_path: Path
) -> None:
    path = str(CHECKOUT / "tests/editions/water-fa.yaml")
    done = subprocess.run(
        [sys.executable, "-c", MAKE, path],
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(persian.export.data).hexdigest()


def test_landmarks_stand_once_each_and_the_way_past_them_comes_first(
    screen: Screen,
) -> None:
    body = next(screen.root.iter("body"))
    for tag in ("header", "nav", "main", "footer"):
        assert len(list(screen.root.iter(tag))) == 1, tag
    assert body[0].get("class") == "skip"
    assert body[0].get("href") == f"#{screen.main.get('id')}"


def test_headings_go_down_one_level_at_a_time(screen: Screen) -> None:
    levels = [int(e.tag[1]) for e in screen.root.iter() if e.tag in ("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_contents_name_every_section_in_its_order(screen: Screen) -> None:
    nav = next(screen.root.iter("nav"))
    headings = [said(each) for each in screen.main.iter("h2")]
    assert [said(link) for link in nav.iter("a")] == headings


def test_the_handling_mark_stands_over_and_under_the_text(screen: Screen) -> None:
    marks = [said(each) for each in named(screen, "handling")]
    assert marks == [screen.made.page.marking] * 2


def test_the_document_says_its_language_and_direction(
    migration: Screen, persian: Screen
) -> None:
    assert (migration.root.get("lang"), migration.root.get("dir")) == ("en", "ltr")
    assert (persian.root.get("lang"), persian.root.get("dir")) == ("fa", "rtl")
    assert persian.at("sec-letter").get("lang") == "en"


def test_nothing_is_loaded_from_anywhere(screen: Screen) -> None:
    text = screen.text
    assert not re.search(r"<(?:link|iframe|object|embed|base|form)\b", text)
    assert not re.findall(r'\b(?:src|srcset|poster)="(?!data:)', text)
    assert not re.findall(r"url\((?![\"']?(?:data:|#)|&quot;data:)", text)
    policy = next(e for e in screen.root.iter("meta") if e.get("http-equiv"))
    rules = (policy.get("content") or "").split("; ")
    assert "default-src 'none'" in rules
    assert not any("http" in rule for rule in rules)


def test_no_path_of_the_machine_is_in_the_file(
    screen: Screen, workspace: Workspace
) -> None:
    assert str(workspace.root) not in screen.text
    assert "file:" not in screen.text


def test_the_policy_lets_the_one_script_run(migration: Screen) -> None:
    scripts = [e for e in migration.root.iter("script") if not e.get("type")]
    assert len(scripts) == 1
    digest = hashlib.sha256((scripts[0].text or "").encode()).digest()
    policy = next(e for e in migration.root.iter("meta") if e.get("http-equiv"))
    assert f"'sha256-{b64encode(digest).decode()}'" in (policy.get("content") or "")


def test_a_chart_is_drawn_for_phones_and_for_desks(migration: Screen) -> None:
    figure = migration.at("fig-remittances")
    drawings = [e for e in figure.iter() if str(e.tag).endswith("}svg")]
    assert len(drawings) == 2
    widths = [float((e.get("viewBox") or "").split()[2]) for e in drawings]
    assert widths[0] > widths[1]
    for drawing in drawings:
        assert drawing.get("role") == "img"
        title, desc = (drawing.get("aria-labelledby") or "").split()
        assert said(migration.at(title)) == "Figure 1"
        chart = migration.made.drawing.charts["fig-remittances"]
        assert said(migration.at(desc)) == chart.alt


def test_the_data_of_a_chart_stand_under_it_as_a_table(migration: Screen) -> None:
    figure = migration.at("fig-remittances")
    table = next(next(figure.iter("details")).iter("table"))
    rows = [[said(cell) for cell in row] for row in table.iter("tr")]
    data = migration.made.drawing.charts["fig-remittances"].table
    assert rows == [
        [" ".join(cell.split()) for cell in row] for row in (data.head, *data.rows)
    ]


def test_every_table_has_a_name_and_can_be_moved_by_keyboard(screen: Screen) -> None:
    for region in named(screen, "scroll"):
        assert region.get("tabindex") == "0"
        assert region.get("aria-label") or region.get("aria-labelledby")
        table = next(region.iter("table"))
        assert table.get("aria-label") or table.get("aria-labelledby")
        assert all(head.get("scope") for head in table.iter("th"))
    assert len(named(screen, "scroll")) == len(list(screen.root.iter("table")))


def test_who_and_when_is_a_list_of_terms(migration: Screen) -> None:
    form = next(migration.main.iter("dl"))
    pairs = [(said(pair[0]), said(pair[1])) for pair in form]
    assert pairs[0] == ("For", "Deputy minister")
    assert ("Document", "BM-2025-002 v1.0") in pairs
    assert {child.tag for pair in form for child in pair} == {"dt", "dd"}


def test_a_note_and_its_call_lead_to_each_other(persian: Screen) -> None:
    call, note = persian.at("ref-a"), persian.at("note-a")
    assert call.get("href") == "#note-a"
    assert call.get("role") == "doc-noteref"
    back = next(note.iter("a"))
    assert (back.get("href"), back.get("role")) == ("#ref-a", "doc-backlink")
    section = next(e for e in persian.main.iter() if e.get("id") == "notes")
    assert note in list(section.iter("li"))


def test_a_note_beside_the_text_is_for_the_eye_alone(persian: Screen) -> None:
    # The memo's key figures have that room; the copy is there all the same.
    (side,) = named(persian, "side")
    assert side.get("aria-hidden") == "true"
    assert not list(side.iter("a"))
    assert not [e for e in side.iter() if e.get("id")]


def test_sources_lead_back_to_the_sections_that_cite_them(migration: Screen) -> None:
    entry = migration.at("src-s003")
    links = [e for e in entry.iter("a") if e.get("class") == "place-of-use"]
    assert [said(link) for link in links] == ["What the summit produced", "Table 1"]
    assert "here in" in said(entry)
    assert "here on" not in said(migration.main)


def test_pages_are_not_spoken_of(migration: Screen) -> None:
    assert "data-calls" not in migration.text
    assert not named(migration, "page-number")


def test_the_file_is_small_enough_for_a_phone(screen: Screen) -> None:
    assert len(screen.export.data) < 400_000


def test_a_font_holds_only_the_letters_that_are_used(migration: Screen) -> None:
    faces = re.findall(r"woff2;base64,([^\"]+)", migration.text)
    shown = set(unescape(re.sub(r"<[^>]+>", "", migration.text)))
    for face in faces:
        with TTFont(BytesIO(b64decode(face))) as font:
            held = set(map(chr, font.getBestCmap()))
        assert len(held) < 140
        assert "Ж" not in held
        assert held - shown <= set("0123456789.,()/•–×≠۰۱۲۳۴۵۶۷۸۹ \u00a0Iİ") | {
            letter.upper() for letter in shown
        }


def test_the_record_for_programs_is_that_of_the_pdf(migration: Screen) -> None:
    data = next(e for e in migration.root.iter("script") if e.get("type"))
    attached = next(
        a for a in migration.made.page.attached if a.name == "evidence.json"
    )
    assert json.loads(data.text or "") == json.loads(attached.data)
    assert "<" not in (data.text or "")
