"""Languages: said wherever they change, and directions with them."""

from io import BytesIO

import pikepdf

from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import Part, tagged


def found(body: str, workspace: Workspace) -> Part:
    return tagged(page(f"<h1>A</h1>{body}"), workspace)


def test_words_in_another_language_say_so(workspace: Workspace) -> None:
    span = found("<p>They call it <span lang=fr>eau</span>.</p>", workspace).one("Span")
    assert (span.said["/Lang"], span.text) == ("fr", "eau")


def test_words_in_the_language_around_them_say_nothing(workspace: Workspace) -> None:
    tree = found("<p>They call it <span lang=en>water</span>.</p>", workspace)
    assert str(tree.one("P")) == "P"


def test_a_section_or_paragraph_says_it_of_itself(workspace: Workspace) -> None:
    tree = found(
        "<section lang=fr><h2>Eau</h2><p lang=de>Wasser</p></section>", workspace
    )
    assert str(tree.one("Sect")) == "Sect(H2 P)"
    assert tree.one("Sect").said["/Lang"] == "fr"
    assert tree.one("P").said["/Lang"] == "de"


def test_what_only_holds_blocks_becomes_an_element_for_it(workspace: Workspace) -> None:
    tree = found("<div lang=fr><h2>Eau</h2><p>Peu.</p></div>", workspace)
    assert str(tree.one("Div")) == "Div(H2 P)"
    assert tree.one("Div").said["/Lang"] == "fr"


def test_an_abbreviation_says_what_it_stands_for(workspace: Workspace) -> None:
    title = "Collective Security Treaty Organization"
    tree = found(f'<p>The <abbr title="{title}">CSTO</abbr> met.</p>', workspace)
    assert tree.one("Span").said["/E"] == title


def test_emphasis_and_struck_words_are_more_than_looks(workspace: Workspace) -> None:
    body = "<p><strong>Now</strong>, <em>not</em> <s>later</s>. <b>Bold</b></p>"
    tree = found(body, workspace)
    assert str(tree.one("P")) == "P(Strong Em Span)"
    assert tree.one("Span").attribute("/TextDecorationType") == "/LineThrough"


def test_a_document_from_right_to_left_says_so(workspace: Workspace) -> None:
    sheet = page("<h1>A</h1><p dir=ltr>B</p>")
    turned = replace(sheet, html=sheet.html.replace("<html ", "<html dir=rtl "))
    tree = tagged(turned, workspace)
    assert tree.attribute("/WritingMode") == "/RlTb"
    assert tree.one("P").attribute("/WritingMode") == "/LrTb"
    with pikepdf.open(BytesIO(typeset(turned, workspace).data)) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences
