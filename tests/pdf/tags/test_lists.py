"""Lists: entries with labels, numbered as they are printed."""

import pytest

from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import Part, tagged


def found(body: str, workspace: Workspace, style: str = "") -> Part:
    return tagged(page(f"<h1>A</h1>{body}", style), workspace)


@pytest.mark.parametrize(
    ("body", "style", "numbering"),
    [
        ("<ul><li>One</li></ul>", "ul { list-style: disc }", "/Disc"),
        ("<ul><li>One</li></ul>", "ul { list-style: none }", "/None"),
        ("<ul><li>One</li></ul>", "ul { list-style: '■ ' }", "/Square"),
        ("<ol><li>One</li></ol>", "ol { list-style: decimal }", "/Decimal"),
        ("<ol><li>One</li></ol>", "ol { list-style: lower-alpha }", "/LowerAlpha"),
    ],
)
def test_a_list_says_how_it_is_numbered(
    workspace: Workspace, body: str, style: str, numbering: str
) -> None:
    assert found(body, workspace, style).one("L").attribute("/ListNumbering") == (
        numbering
    )


def test_an_entry_has_a_label_and_a_body(workspace: Workspace) -> None:
    entry = found("<ol><li>Meters</li></ol>", workspace).one("LI")
    assert str(entry) == "LI(Lbl LBody)"
    assert (entry.one("Lbl").text, entry.one("LBody").text) == ("1.", "Meters")


def test_a_number_that_the_style_sheet_sets_beside_is_the_label(
    workspace: Workspace,
) -> None:
    style = (
        "ol { list-style: none; counter-reset: n } "
        "li { position: relative; counter-increment: n } "
        "li::before { content: counter(n); position: absolute; left: -5mm }"
    )
    entry = found("<ol><li><p>Meters</p></li></ol>", workspace, style).one("LI")
    assert str(entry) == "LI(Lbl LBody(P))"
    assert (entry.one("Lbl").text, entry.one("P").text) == ("1", "Meters")


def test_a_number_in_the_text_is_the_label_and_a_source_an_entry_of_the_bibliography(
    workspace: Workspace,
) -> None:
    style = "ol { list-style: none }"
    body = '<ol><li id="src-a"><span class="number">1.</span> A book.</li></ol>'
    entry = found(body, workspace, style).one("LI")
    assert str(entry) == "LI(Lbl LBody(BibEntry))"
    assert entry.one("Lbl").text == "1."


def test_a_list_in_a_list_belongs_to_its_entry(workspace: Workspace) -> None:
    body = "<ul><li>One<ul><li>Two</li></ul></li></ul>"
    outer = next(found(body, workspace, "ul { list-style: '– ' }").all("L"))
    assert str(outer) == "L(LI(Lbl LBody(P L(LI(Lbl LBody)))))"


def test_the_two_halves_of_a_list_are_one_list(workspace: Workspace) -> None:
    first, second = "<ol><li>One</li></ol>", '<ol class="on"><li>Two</li></ol>'
    halves = f'<div class="halves"><div>{first}</div><div>{second}</div></div>'
    style = ".on { counter-reset: list-item 1 }"
    whole = found(halves, workspace, style).one("L")
    assert [kid.text for kid in whole.kids] == ["1. One", "2. Two"]
    assert whole.attribute("/ListNumbering") == "/Decimal"
