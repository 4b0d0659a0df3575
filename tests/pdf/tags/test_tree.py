"""The tree as a whole: nothing empty, nothing doubled, no level left out."""

from io import BytesIO

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import tagged


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        ("<p></p><p> </p><section></section><p>B</p>", "P"),
        ("<section><section><h2>B</h2></section></section>", "Sect(H2)"),
        ("<div><div><p>B</p></div></div><hr><p>C</p>", "P P"),
        ("<section>B <b>and</b> C<p>D</p></section>", "Sect(P P)"),
        ("<div><span>B</span> <span>C</span></div><div>D</div>", "P P"),
        ("<blockquote><p>B</p></blockquote>", "BlockQuote(P)"),
        ("<aside><p>B</p></aside>", "Aside(P)"),
        (
            "<pre style='font: inherit'><code style='font: inherit'>B</code></pre>",
            "P(Code)",
        ),
        ("<ul></ul><p>B</p>", "P"),
    ],
)
def test_the_tree_is_that_of_what_is_said(
    workspace: Workspace, body: str, tree: str
) -> None:
    assert str(tagged(page(f"<h1>A</h1>{body}"), workspace)) == f"Document(H1 {tree})"


def test_headings_leave_no_level_out(workspace: Workspace) -> None:
    body = "<h1>A</h1><h3>B</h3><h4>C</h4><h2>D</h2><h3>E</h3><h6>F</h6>"
    style = "h1, h2, h3, h4, h6 { font-size: 10pt }"
    assert str(tagged(page(body, style), workspace)) == "Document(H1 H2 H3 H2 H3 H4)"


def test_kinds_that_pdf_17_does_not_know_are_said_in_its_words(
    workspace: Workspace,
) -> None:
    with pikepdf.open(
        BytesIO(typeset(page("<h1>A</h1><aside><p>B</p></aside>"), workspace).data)
    ) as pdf:
        roles = {k: str(v) for k, v in pdf.Root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/Aside": "/Sect", "/Em": "/Span", "/Strong": "/Span"}


def test_nothing_of_the_engines_own_tags_is_left(workspace: Workspace) -> None:
    body = "<h1>A</h1><div><p>B <b>C</b></p></div>"
    with pikepdf.open(BytesIO(typeset(page(body), workspace).data)) as pdf:
        kinds = [
            str(part.S)
            for part in pdf.objects
            if isinstance(part, pikepdf.Dictionary)
            and part.get("/Type") == "/StructElem"
        ]
    assert sorted(kinds) == ["/Document", "/H1", "/P"]


def test_the_same_page_gives_the_same_bytes(workspace: Workspace) -> None:
    sheet = page('<h1 id="a">A</h1><p>See <a href="#a">above</a>.</p>')
    assert typeset(sheet, workspace).data == typeset(sheet, workspace).data
