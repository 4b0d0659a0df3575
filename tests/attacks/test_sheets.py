"""Nothing of a brief reaches a style sheet, and no style sheet leads out."""

import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from attacks.desks import Desk
from attacks.test_words import hostile as words
from briefmaker import build
from briefmaker.workspace import workspace_of
from briefmaker.writing.page import Page

CSS = (
    "</style><style>*{display:none}</style>",
    "}*{display:none}@import 'file:///etc/passwd';",
    '";}body{background:url(file:///etc/passwd)}/*',
    "\\3c/style\\3e expression(alert(1)) --navy:red;",
    "red;background:url(https://example.org/a)",
)
"""What would change a page if it stood where styles do."""


class Styles(HTMLParser):
    """The style sheets of a page, and the styles of its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.own: list[str] = []
        self.classes: set[str] = set()
        self.words: list[str] = []
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open = tag == "style"
        if self._open:
            self.sheets.append("")
        if "style" in given:
            self.own.append(given["style"] or "")
        self.classes.update((given.get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.sheets[-1] += data
        else:
            self.words.append(data)


def fields(said: str) -> dict[str, Any]:
    """Return a brief that says the same in every field that takes words."""
    prose = re.sub(r"([<\\*'@{}])", r"\\\1", said)
    chart = {
        "kind": "bar",
        "title": said,
        "subtitle": said,
        "source": prose,
        "note": prose,
        "unit": "%",
        "alt": said,
        "data": {
            "rows": [
                {"label": said[:12], "value": 1, "note": said},
                {"label": "b", "value": 2},
            ]
        },
    }
    table = {
        "title": said,
        "columns": [{"head": prose}, {"head": "b"}],
        "rows": [[prose, "b"]],
        "note": prose,
    }
    return {
        "title": said,
        "topic": said,
        "standfirst": prose,
        "from_": said,
        "to": [said],
        "copy": [said],
        "contact": said,
        "bottom_line": prose,
        "sections": [
            {
                "id": "sec-know",
                "heading": said,
                "body": f"{prose} [@s].\n\n![](#fig-a)\n\n![](#tbl-a)\n",
            }
        ],
        "tables": {"tbl-a": table},
        "charts": {"fig-a": chart},
        "sources": {
            "s": {"type": "report", "title": said, "issued": "2024", "note": said}
        },
    }


def composed(desk: Desk, said: str) -> Page:
    path = desk.brief(**fields(said))
    found = build.compose(path, workspace_of(path))
    assert found.made is not None, found.problems
    return found.made.page


def drawings(html: str) -> Iterator[str]:
    """Yield the drawings inside a page."""
    for at in re.findall(r"data:image/svg\+xml[^,]*,([^\"')\s]+)", html):
        yield unquote_to_bytes(at).decode()


def ruled(styles: Sequence[str]) -> set[str]:
    """Return the properties that elements set by themselves, without their numbers."""
    return {re.sub(r"-?\d+(\.\d+)?", "0", each) for each in styles}


@pytest.mark.parametrize("said", CSS)
def test_words_of_a_brief_are_in_no_style_sheet_of_paper(desk: Desk, said: str) -> None:
    plain, hostile = composed(desk, "Water"), composed(desk, said)
    assert hostile.style == plain.style
    one, other = Styles(plain.html), Styles(hostile.html)
    assert other.sheets == one.sheets
    assert ruled(other.own) == ruled(one.own)
    assert other.classes == one.classes
    drawn = list(drawings(hostile.html))
    assert len(drawn) == len(list(drawings(plain.html))) > 0
    for each in drawn:
        found = Styles(each)
        for style in (*found.sheets, *found.own):
            assert "import" not in style
            assert "/etc/passwd" not in style
            assert "example.org" not in style


@pytest.mark.parametrize("said", CSS)
def test_words_of_a_brief_are_in_no_style_sheet_of_a_screen_or_a_letter(
    desk: Desk, run: Any, said: str
) -> None:
    made = []
    for each in ("Water", said):
        desk.brief(**fields(each))
        ended = run("render", "briefs/a.yaml", "-j", "1", "--format", "html", "--force")
        assert ended.status == 0, ended.err
        made.append(Styles((desk.root / "out/a.html").read_text("utf-8")))
    one, other = made
    assert [_ruled(sheet) for sheet in other.sheets] == [
        _ruled(sheet) for sheet in one.sheets
    ]
    assert ruled(other.own) == ruled(one.own)
    assert other.classes == one.classes


def _ruled(sheet: str) -> str:
    """Return a style sheet without its fonts, and the words in quotation marks."""
    bare = re.sub(r'content:"[^"\n]*"', "", re.sub(r"@font-face\{[^}]*\}", "", sheet))
    assert "file:" not in bare
    return bare


@pytest.mark.parametrize("said", [*CSS, "a b", "a;b", "../a"])
@pytest.mark.parametrize("place", ["section", "chart", "table", "source"])
def test_a_name_that_stands_in_the_page_as_an_anchor_holds_no_style(
    desk: Desk, run: Any, place: str, said: str
) -> None:
    given = fields("Water")
    if place == "section":
        given["sections"][0]["id"] = said
    else:
        group = given[f"{place}s"]
        group[said] = group.popitem()[1]
    desk.brief(**given)
    ended = run("check", "briefs/a.yaml", "--format", "json")
    assert ended.status == 1
    said_ = json.loads(ended.out)
    assert any(each["severity"] == "error" for each in said_)


@pytest.mark.parametrize(
    "line",
    [
        'primary = "red;}*{display:none}"',
        'primary = "#0B3766;background:url(file:///etc/passwd)"',
        'accent = "url(file:///etc/passwd)"',
        'tint = "</style><script>alert(1)</script>"',
        'series = ["#0B3766}", "var(--x)", "expression(1)", "#8A1C3B"]',
    ],
)
def test_a_colour_of_the_house_is_six_digits_and_nothing_else(
    desk: Desk, run: Any, line: str
) -> None:
    desk.brief()
    desk.file("briefmaker.toml", f"[brand]\n{line}\n")
    ended = run("check", "briefs/a.yaml", "--format", "json")
    said = json.loads(ended.out)
    found = [(e["code"], e["file"], e["line"]) for e in said]
    assert ("settings.wrong-form", "briefmaker.toml", 2) in found


@pytest.mark.parametrize(
    "sheet",
    [
        "body { background: url(https://example.org/a.png) }",
        "@font-face { font-family: X; src: url(https://example.org/a.ttf) }",
        "@font-face { font-family: X; src: url(file:///etc/passwd) }",
        '@font-face { font-family: X; src: local("DejaVu Sans") }',
        "@page { background: url(FILE:///etc/passwd) }",
    ],
)
def test_what_a_sheet_of_the_house_asks_for_is_one_sentence_with_a_place(
    desk: Desk, run: Any, opened: Any, sheet: str
) -> None:
    desk.brief()
    desk.file("templates/house.css", sheet)
    ended = run("render", "briefs/a.yaml", "-j", "1")
    assert (ended.status, desk.products()) == (1, [])
    (first, *_) = ended.err.splitlines()
    assert first.startswith("briefs/a.yaml:1:1: error: the page asks for “")
    assert first.endswith("[pdf.refused]")
    assert "Traceback" not in ended.err
    assert "`templates`" in ended.err
    assert not {"/etc/passwd"} & opened()


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
@pytest.mark.parametrize("name", ["local('DejaVu Sans')", "LOCAL( Arial )"])
def test_a_drawing_in_a_font_of_the_machine_is_refused_at_its_name(
    desk: Desk, run: Any, form: str, name: str
) -> None:
    desk.file(
        "briefs/c.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><style>'
        f"@font-face{{font-family:X;src:{name}}}</style><text>a</text></svg>",
    )
    path = desk.brief("It is dry.\n\n![Canals](c.svg)")
    ended = run("render", "briefs/a.yaml", "-j", "1", "--format", form)
    assert (ended.status, desk.products()) == (1, [])
    column = path.read_text("utf-8").index("c.svg") + 1
    assert ended.err.startswith(
        f"briefs/a.yaml:1:{column}: error: the drawing “c.svg” shows something that "
        "is not in it (“a font of the machine”), and nothing is fetched"
    )


ENDLESS = {
    "a word": ({"body": f"It is dry. {'x' * 200_000}"}, "pdf.endless"),
    "a title": ({"title": f"It is dry {'x' * 200_000}"}, "pdf.overflow"),
    "a heading": ({"heading": "x" * 200_000}, "pdf.endless"),
    "a cell": ({"cell": "x" * 200_000}, "pdf.overflow"),
    "a line of code": ({"body": f"Dry.\n\n```\n{'x' * 200_000}\n```\n"}, "pdf.endless"),
    "a sentence": ({"body": f"It is dry. {'word ' * 200_000}"}, "rule.T-02"),
}


@pytest.mark.parametrize("attack", list(ENDLESS))
def test_words_without_an_end_end_and_are_told(
    desk: Desk, run: Any, attack: str
) -> None:
    given, code = ENDLESS[attack]
    desk.file("briefmaker.toml", "[limits]\nminutes = 0.05\n")
    more: dict[str, Any] = {"title": given["title"]} if "title" in given else {}
    section = {"heading": given.get("heading", "What we know"), "body": "It is dry."}
    section["body"] = given.get("body", section["body"])
    if "cell" in given:
        columns, rows = [{"head": "a"}, {"head": "b"}], [[given["cell"], "b"]]
        more["tables"] = {"tbl-a": {"title": "T", "columns": columns, "rows": rows}}
        section["body"] += "\n\n![](#tbl-a)"
    desk.brief(**more, sections=[section])
    ended = run("render", "briefs/a.yaml", "-j", "1")
    assert (ended.status, desk.products()) == (1, [])
    assert f"[{code}]" in ended.err
    assert len(ended.err) < 4_000


@pytest.mark.parametrize("attribute", ["colspan", "rowspan", "span", "width", "style"])
def test_what_a_cell_spans_is_not_for_a_brief_to_say(
    desk: Desk, run: Any, attribute: str
) -> None:
    html = f"<table><tr><td {attribute}=100000>1</td></tr></table>"
    desk.brief(f"It is dry.\n\n{html}")
    said = run("check", "briefs/a.yaml").err
    assert "[prose.html]" in said
    table = {"title": "T", "columns": [{"head": "a", attribute: 100_000}]}
    desk.brief("Dry.\n\n![](#tbl-a)", tables={"tbl-a": {**table, "rows": [["1"]]}})
    assert run("check", "briefs/a.yaml").status == 1
    path = desk.brief(f"| a | b |\n| - | - |\n| c {{{attribute}=100000}} | d |\n")
    found = build.compose(path, workspace_of(path)).made
    assert found is not None
    assert f"{{{attribute}=100000}}" in "".join(Styles(found.page.html).words)


def test_the_words_of_the_other_attacks_change_no_style_either(desk: Desk) -> None:
    words(desk)
    path: Path = desk.briefs / "a.yaml"
    found = build.compose(path, workspace_of(path)).made
    assert found is not None
    assert found.page.style == composed(desk, "Water").style
