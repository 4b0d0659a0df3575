"""The HTML of letters: what Outlook's Word engine and Gmail's scissors leave of it."""

import re
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from briefmaker.formats.mail.letter import Letter, finished
from briefmaker.formats.mail.markup import marked
from briefmaker.formats.mail.said import unmarked
from briefmaker.formats.runs import Break, Call, Flow, Link, Mark, Tick, Words
from briefmaker.formats.tree import words
from briefmaker.look.colour import contrast
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.tree import parse
from formats.composed import REAL, real
from formats.mail.conftest import ENCLOSED, PERSIAN, said_in, sent

HERE, THERE = Flow("en"), Flow("fa", leftward=True)
RAISED = frozenset({Mark.RAISED})
TEMPLATE = "mail/letter.html"
COLOUR = re.compile(r"(?<!-)\bcolor: (#[0-9A-Fa-f]{6})")
GROUND = re.compile(r"background-color: (#[0-9A-Fa-f]{6})")
READABLE = 4.5


def rooted(letter: Letter) -> Element:
    return parse(letter.html)


@pytest.fixture(params=[*REAL, PERSIAN])
def letter(request: pytest.FixtureRequest, workspace: Workspace) -> Letter:
    return sent(request.param, workspace)


@pytest.fixture
def house(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with a template of letters of its own, to be changed."""
    for name in ("letter.html", "letter.css", "dark.css"):
        own = tmp_path / "mail" / name
        own.parent.mkdir(exist_ok=True)
        shutil.copy(workspace.templates[-1] / "mail" / name, own)
    return replace(workspace, templates=(tmp_path, *workspace.templates))


def edited(house: Workspace, name: str, old: str, new: str) -> Letter:
    """Return a letter after a change to the house's template."""
    file = house.templates[0] / "mail" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    shipped = replace(house, templates=house.templates[1:])
    language = real("migration", shipped).language
    return finished(said_in("migration", shipped), (ENCLOSED,), language, house)


def test_nothing_is_asked_for_from_the_network(letter: Letter) -> None:
    assert not re.search(r"url\(|@import|<link|<script|src=\"(?!cid:)", letter.html)
    outside = re.findall(r"https?://[^\s\"'<]+", letter.html)
    assert outside == []


def test_each_picture_is_there_and_says_what_it_shows(letter: Letter) -> None:
    images = list(rooted(letter).iter("img"))
    asked = [image.get("src", "").removeprefix("cid:") for image in images]
    assert asked == list(letter.pictures)
    assert all(len(image.get("alt", "")) > 40 for image in images)
    for name in asked:
        assert re.fullmatch(r"[\w-]+\.[0-9a-f]{16}@briefmaker\.invalid", name)


def test_a_picture_has_two_pixels_for_each_of_the_screen(letter: Letter) -> None:
    (image,) = rooted(letter).iter("img")
    data = next(iter(letter.pictures.values()))
    size = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    shown = (int(image.get("width", 0)), int(image.get("height", 0)))
    assert size == (2 * shown[0], 2 * shown[1])
    assert shown[0] <= 584


def test_style_stands_in_elements_with_literal_values(letter: Letter) -> None:
    assert "var(" not in letter.html
    body = next(rooted(letter).iter("body"))
    for name in ("p", "td", "h1", "h2", "li", "table"):
        every = list(body.iter(name))
        assert every, name
        assert all(each.get("style") for each in every), name


def test_the_one_style_sheet_is_for_the_dark_alone(letter: Letter) -> None:
    (sheet,) = rooted(letter).iter("style")
    rules = re.sub(r":root \{[^}]*\}", "", sheet.text or "").strip()
    assert rules.startswith("@media (prefers-color-scheme: dark) {")
    assert rules.endswith("}")
    assert "data-css-inline" not in letter.html


def test_tables_are_layout_and_headings_are_headings(letter: Letter) -> None:
    root = rooted(letter)
    assert {table.get("role") for table in root.iter("table")} == {"presentation"}
    assert len(list(root.iter("h1"))) == 1
    assert len(list(root.iter("h2"))) >= 4
    html = next(root.iter("html"))
    assert html.get("lang")
    assert html.get("dir") in ("ltr", "rtl")


def test_every_ground_is_said_twice_for_outlook(letter: Letter) -> None:
    for cell in rooted(letter).iter("td"):
        ground = GROUND.search(cell.get("style", ""))
        assert (cell.get("bgcolor") or "") == (ground[1] if ground else "")


def test_every_word_can_be_read_on_its_ground(letter: Letter) -> None:
    def walk(element: Element, ink: str, ground: str) -> None:
        style = element.get("style", "")
        ground = next(iter(GROUND.findall(style)), ground)
        ink = next(iter(COLOUR.findall(style)), ink)
        if (element.text or "").strip():
            assert contrast(ink, ground) >= READABLE, (element.tag, ink, ground)
        for child in element:
            if isinstance(child.tag, str):
                walk(child, ink, ground)

    walk(next(rooted(letter).iter("body")), "#000000", "#FFFFFF")


def test_nothing_is_wider_than_a_letter(letter: Letter) -> None:
    widths = re.findall(r"\bwidth=\"(\d+)(?!\d*%)\"", letter.html)
    assert widths
    assert max(map(int, widths)) <= 600
    assert "max-width: 600px" in letter.html


def test_a_letter_stays_under_what_gmail_shows(letter: Letter) -> None:
    assert len(letter.html.encode()) < 102_000


def test_a_house_may_have_colours_of_its_own(house: Workspace) -> None:
    letter = edited(house, "letter.css", "font-size: 24px", "font-size: 31px")
    assert letter.problems == ()
    assert "font-size: 31px" in letter.html


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ letter.marking }}", "", "TLP:GREEN"),
        ("{{ texts(letter.lead) }}", "", "Tajikistan leans on wages"),
        ("{{ letter.ask }}", "", "Decision requested by 20"),
        ("{{ file.sha256 }}", "", ENCLOSED.sha256),
        (
            "{{ texts(letter.points) }}",
            "<!-- {{ texts(letter.points) }} -->",
            "Moscow and Dushanbe",
        ),
    ],
)
def test_a_template_that_drops_what_matters_is_refused(
    house: Workspace, old: str, new: str, said: str
) -> None:
    (problem,) = edited(house, "letter.html", old, new).problems
    assert problem.code == "mail.lost-words"
    assert problem.blocks
    assert f"“{said}" in problem.message


def test_a_template_that_puts_the_mark_last_is_refused(house: Workspace) -> None:
    file = house.templates[0] / TEMPLATE
    text = file.read_text(encoding="utf-8").replace("{{ letter.marking }}", "")
    file.write_text(text, encoding="utf-8")
    letter = edited(house, "letter.html", "</body>", "{{ letter.marking }}</body>")
    assert [problem.code for problem in letter.problems] == ["mail.lost-words"]


@pytest.mark.parametrize(
    ("new", "asked"),
    [
        (
            '<img src="https://example.org/seen.gif" alt="">',
            "https://example.org/seen.gif",
        ),
        ('<img src="cid:other@example.org" alt="">', "cid:other@example.org"),
        ('<p style="background:url(https://example.org/a.png)">', "example.org/a.png"),
        ("<script>alert(1)</script>", "<script>"),
        ('<table background="https://example.org/b.png"></table>', "example.org/b.png"),
    ],
)
def test_a_template_that_asks_the_network_is_refused(
    house: Workspace, new: str, asked: str
) -> None:
    letter = edited(house, "letter.html", "</body>", f"{new}</body>")
    (problem,) = letter.problems
    assert problem.code == "mail.remote"
    assert asked in problem.message


def test_words_keep_how_they_are_set() -> None:
    line = (
        Words("It is "),
        Words("likely (55–80%)", frozenset({Mark.LIKELY})),
        Words(" that a<b", frozenset()),
        Words("1", RAISED),
        Call("note-2", "2"),
        Break(),
        Tick(),
        Words("متن", frozenset(), THERE),
    )
    assert marked(line, HERE) == (
        "It is <strong>likely "
        '<span class="whole">(55–80%)</span></strong> that a&lt;b'
        '<span class="mark">[1]</span><span class="mark">[2]</span>'
        '<br>&#9744; <span lang="fa" dir="rtl">متن</span>'
    )


@pytest.mark.parametrize(
    ("target", "html"),
    [
        (
            "https://example.org/?a=1&b=2",
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        ),
        ("mailto:desk@example.org", '<a href="mailto:desk@example.org">x</a>'),
        ("#sec-know", "x"),
        ("javascript:alert(1)", "x"),
        ("file:///notes.txt", "x"),
    ],
)
def test_only_links_that_lead_somewhere_from_a_letter_are_links(
    target: str, html: str
) -> None:
    assert marked((Link(target, (Words("x"),)),), HERE) == html


def test_the_words_of_the_points_are_those_of_the_text(workspace: Workspace) -> None:
    said = said_in("trade", workspace)
    entries = [
        words("".join(entry.itertext()))
        for entry in rooted(sent("trade", workspace)).iter("li")
    ]
    for point, entry in zip(said.points, entries, strict=True):
        assert [*filter(str.isalpha, words(unmarked(point.words)))] == [
            *filter(str.isalpha, entry[: -len(words(point.aside))])
        ]
