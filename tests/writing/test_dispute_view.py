"""The "Sources differ" note on the page: words that stay words, strips beside them."""

import re
from base64 import b64decode
from typing import Any

from briefmaker.brief.kinds import kinds
from briefmaker.charts.draw import draw
from briefmaker.writing.citations import cite
from briefmaker.writing.conventions import conventions_of
from briefmaker.writing.markup import write
from briefmaker.writing.page import compose
from briefmaker.writing.prose import read
from writing.desk import Desk, text_of

SHARE = {"label": "Share of GDP", "unit": "% of GDP", "position": "show-both"}
NUMBERS = {
    "quantities": {"share": SHARE},
    "facts": {
        "share-wire": {
            "quantity": "share",
            "display": "nearly half of GDP",
            "low": "45",
            "high": "50",
            "source": "wire",
            "scope": "all remittances",
        },
        "share-bank": {
            "quantity": "share",
            "display": "about 17% of GDP",
            "value": "17",
            "source": "bank",
        },
        "share-old": {
            "quantity": "share",
            "display": "12% of GDP",
            "value": "12",
            "source": "news",
            "rank": "deprecated",
            "rank_reason": "withdrawn",
        },
    },
}
WORDS = {
    "facts": {
        "share-wire": {"quantity": "share", "display": "most of it", "source": "wire"},
        "share-bank": {"quantity": "share", "display": "a part", "source": "bank"},
    }
}


def page_of(desk: Desk, body: str, library: Any, **more: Any) -> str:
    """Return the HTML of a brief with this body, with its range bars drawn."""
    brief = desk.brief(body, **more)
    evidence = desk.evidence(brief, **library)
    language = desk.language(brief.language)
    kind = kinds(desk.workspace)["memo"]
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    citations = cite(prose, evidence, language, desk.workspace)
    written = write(prose, citations, brief, kind, language)
    fonts = desk.workspace.assets / "fonts"
    say = conventions_of(language)
    drawing = draw(brief, evidence, kind, say, fonts, prose.disputes)
    page = compose(brief, kind, evidence, drawing, written, language, desk.workspace)
    return page.html


def note_of(desk: Desk, library: Any, **more: Any) -> str:
    html = page_of(desk, "It is {fact}`share`.", library, **more)
    return html[html.index('<aside class="dispute"') : html.index("</aside>")]


def test_the_note_says_the_spread_and_how_many_speak(desk: Desk) -> None:
    note = note_of(desk, NUMBERS)
    (spread,) = re.findall(r'<p class="spread">(.*?)</p>', note)
    assert text_of(spread) == "17% to 50% of GDP; 2 sources, 2 independent."


def test_the_spread_begins_with_a_capital_in_every_script(desk: Desk) -> None:
    (spread,) = re.findall(
        r'<p class="spread">(.*?)</p>', note_of(desk, NUMBERS, language="ru")
    )
    assert text_of(spread) == ("От 17 % до 50 % of GDP; источников: 2, независимых: 2.")


def test_each_value_is_text_and_has_its_strip_beside_it(desk: Desk) -> None:
    rows = re.findall(r"<li>(.*?)</li>", note_of(desk, NUMBERS), re.DOTALL)
    assert [text_of(row) for row in rows] == [
        "about 17% of GDP [2]",
        "nearly half of GDP – all remittances [1]",
        "12% of GDP – set aside: withdrawn [3]",
    ]
    held = [len(re.findall(r"url\(data:image/svg\+xml;base64,", row)) for row in rows]
    assert held == [2, 2, 1]
    assert 'class="strip bare"' in rows[2]
    assert '<b class="dropped">12% of GDP</b>' in rows[2].replace("\u00a0", " ")


def test_the_picture_is_described_once(desk: Desk) -> None:
    note = note_of(desk, NUMBERS)
    (image,) = re.findall(r"<img [^>]*>", note)
    alt = (
        "Range chart, where sources give about 17% of GDP or nearly half of GDP for "
        "Share of GDP."
    )
    assert f'alt="{alt}"' in image
    (held,) = re.findall(r"base64,([^\"]+)\"", image)
    assert f"<desc>{alt}</desc>" in b64decode(held).decode()
    assert note.index("</ul>") < note.index("<img")


def test_what_is_told_apart_in_words_stays_words(desk: Desk) -> None:
    note = note_of(desk, WORDS)
    assert "data:image" not in note
    assert "<ul>" in note
    rows = re.findall(r"<li>(.*?)</li>", note, re.DOTALL)
    assert [text_of(row) for row in rows] == ["most of it [1]", "a part [2]"]


def test_who_says_why_stands_after_the_reason(desk: Desk) -> None:
    stated = {**SHARE, "reason": "definition", "reason_source": "office"}
    library = {**NUMBERS, "quantities": {"share": stated}}
    note = note_of(desk, library)
    last = text_of(note[note.rindex("<p>") :])
    assert last.startswith("The sources do not count the same thing. [4] Our position:")


def test_the_other_value_stands_under_the_label_of_a_key_figure(desk: Desk) -> None:
    figure = {"fact": "rate-good", "label": "Growth"}
    section = {"heading": "H", "body": "Text.", "key_figures": [figure]}
    html = page_of(desk, "", {}, sections=[section])
    figures = html[html.index('<div class="key-figures">') :]
    said = text_of(figures[: figures.index("</div>")]).replace("\u2060", "")
    assert " ".join(said.split()) == "5%1≠ Growth other sources: 7%,2 9%3"
