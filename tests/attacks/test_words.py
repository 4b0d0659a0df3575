"""Whatever an author, a source or a table says stays words in every product."""

import json
import zipfile
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser
from typing import Any

import pytest

from attacks.desks import Desk, codes

RAW = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`&amp; {{7*7}} "
    "{% raw %} %s %(x)s ${7*7} {0.__class__}"
)
"""Words for HTML, Jinja, `%`, `format` and shells, where Markdown is not read."""

PROSE = (
    "\\<script>alert(1)\\</script> \\<img src=x onerror=alert(2)> \"'\\`\\&amp; "
    "{{7*7}} {% raw %} %s %(x)s ${7*7}"
)
"""The same, where it is."""

LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "java%0ascript:alert(1)",
    "\\\\x01javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "data:image/svg+xml,x",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/x",
    "//example.org/x",
)


class Page(HTMLParser):
    """What of a page does something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.leads: set[str] = set()
        self.scripts = 0
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction", "srcset", "data"):
                self.leads.add((value or "").partition(":")[0].partition("#")[0])

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def hostile(desk: Desk) -> None:
    """Write a brief of which every line is an attack."""
    desk.brief(
        title=RAW,
        topic=RAW,
        standfirst=PROSE,
        from_=RAW,
        to=[RAW],
        copy=[RAW],
        contact=RAW,
        bottom_line=PROSE,
        judgements=[{"text": PROSE, "confidence": "low", "because": PROSE}],
        sections=[
            {
                "id": "sec-know",
                "heading": RAW,
                "body": f'{PROSE} [ok](https://e.org/?a="b"&c=<d>) [@s].\n\n'
                "![](#fig-a)\n\n![](#tbl-a)\n",
            }
        ],
        tables={
            "tbl-a": {
                "title": RAW,
                "columns": [{"head": PROSE}, {"head": "b"}],
                "rows": [[PROSE, PROSE]],
                "note": PROSE,
            }
        },
        charts={
            "fig-a": {
                "kind": "bar",
                "title": RAW,
                "subtitle": RAW,
                "source": PROSE,
                "note": PROSE,
                "unit": "%",
                "alt": RAW,
                "data": {
                    "rows": [
                        {"label": "<script>a", "value": 1},
                        {"label": "b&\"'", "value": 2},
                    ]
                },
            }
        },
        sources={
            "s": {
                "type": "report",
                "title": RAW,
                "author": [RAW, {"family": RAW, "given": RAW}],
                "publisher": RAW,
                "issued": "2024",
                "URL": "javascript:alert(1)",
                "note": RAW,
                "container-title": RAW,
            }
        },
    )


def test_words_stay_words_on_paper_on_the_screen_in_word_and_in_mail(
    desk: Desk, run: Any
) -> None:
    hostile(desk)
    forms = ("html", "docx", "md", "txt", "pdf")
    asked = [part for form in forms for part in ("--format", form)]
    ended = run("render", "briefs/a.yaml", "-j", "1", *asked)
    assert ended.status == 0, ended.err[-800:]
    assert desk.products() == [f"a.{form}" for form in sorted(forms)]

    page = Page((desk.root / "out/a.html").read_text("utf-8"))
    assert page.handlers == []
    assert page.leads <= {"", "https", "data", "mailto"}
    assert page.scripts == 1  # the house's own, which its policy names by its hash
    shown = "".join(page.text)
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in shown
    assert "{{7*7}} {% raw %} %s %(x)s ${7*7} {0.__class__}" in shown

    with zipfile.ZipFile(desk.root / "out/a.docx") as parts:
        related = b"".join(
            parts.read(name) for name in parts.namelist() if name.endswith(".rels")
        )
        words = parts.read("word/document.xml").decode()
    assert b'"javascript' not in related
    assert "&lt;script&gt;alert(1)" in words
    assert "<script" not in words

    mailed = run("mail", "briefs/a.yaml", "--to", "anna@example.org", "--draft-ok")
    assert mailed.status == 0, mailed.err
    (draft,) = (desk.root / "out").glob("*.eml")
    message = message_from_bytes(draft.read_bytes(), policy=default)
    body = message.get_body(("html",))
    assert body is not None
    letter = Page(body.get_content())
    assert (letter.scripts, letter.handlers) == (0, [])


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_an_author_leads_to_the_web_or_nowhere(
    desk: Desk, run: Any, link: str
) -> None:
    desk.brief(f"It is [dry]({link}).")
    ended = run("check", "briefs/a.yaml", "--format", "json")
    assert ("prose.link", 1) in codes(ended), ended.out


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=y>",
        "<!-- x -->",
        "<iframe src=//example.org>",
        "<style>*{display:none}</style>",
        "<svg onload=x>",
        "<?php x ?>",
        "<b>b</b>",
    ],
)
def test_html_of_an_author_is_refused_at_its_place(
    desk: Desk, run: Any, html: str
) -> None:
    path = desk.brief(f"It is dry. {html}")
    ended = run("check", "briefs/a.yaml", "--format", "json")
    (first, *_) = json.loads(ended.out)
    assert first["code"] == "prose.html"
    column = path.read_text("utf-8").index(html[:3]) + 1
    assert (first["line"], first["column"]) == (1, column)
