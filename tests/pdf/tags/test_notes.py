"""Notes: read after the paragraph that calls them, and linked both ways."""

from io import BytesIO

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import calls, note, page
from pdf.tags.tree import Part, tagged, tree

FIRST, SECOND, THIRD = (
    note(n + 1, s) for n, s in enumerate(("One.", "Two.", "Three."))
)
TWO = page(f"<h1>A</h1><p>One{FIRST} goes on.</p><p>Two{SECOND}.</p>", notes=calls(2))


@pytest.fixture(scope="module")
def two(workspace: Workspace) -> Part:
    return tagged(TWO, workspace)


def test_a_note_is_read_after_the_paragraph_that_calls_it(two: Part) -> None:
    assert [str(kid) for kid in two.kids] == [
        "H1",
        "P(Reference(Link))",
        "Note(Lbl(Reference(Link)) P)",
        "P(Reference(Link))",
        "Note(Lbl(Reference(Link)) P)",
    ]
    paragraph = two.kids[1]
    assert paragraph.text == "One 1 goes on."


def test_each_note_has_a_name_by_which_the_file_finds_it(workspace: Workspace) -> None:
    data = typeset(TWO, workspace).data
    names = [part.said["/ID"] for part in tree(data).all("Note")]
    assert names == ["note-1", "note-2"]
    with pikepdf.open(BytesIO(data)) as pdf:
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert {str(named[name].S) for name in names} == {"/Note"}


def test_call_and_note_lead_to_each_other(two: Part) -> None:
    call, back = list(two.all("Link"))[:2]
    first, _ = two.all("Note")
    assert call.links == (f"1: {first.one('P').text}",)
    assert back.links == ("1.: One goes on.",)


def test_a_note_of_a_cell_stays_with_it_and_one_of_a_head_follows_the_table(
    workspace: Workspace,
) -> None:
    head = f"<tr><th>Head{FIRST}</th><th>Other</th></tr>"
    body = f"<tr><th>Row{SECOND}</th><td>Cell{THIRD}</td></tr>"
    table = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    found = tagged(page(f"<h1>A</h1>{table}", notes=calls(3)), workspace)
    assert [kid.kind for kid in found.kids] == ["H1", "Table", "Note", "Note"]
    assert [part.said["/ID"] for part in found.kids[2:]] == ["note-1", "note-2"]
    assert found.one("TD").one("Note").said["/ID"] == "note-3"


def test_notes_at_the_end_are_notes_too_and_no_list(workspace: Workspace) -> None:
    call = '<a role="doc-noteref" class="ref" id="ref-1" href="#note-1">1</a>'
    back = '<a class="number" href="#ref-1">1.</a>'
    end = (
        "<section><h2>Notes</h2><ol class='entries'>"
        f"<li id='note-1'>{back} A book.</li></ol></section>"
    )
    style = ".entries { list-style: none }"
    found = tagged(page(f"<h1>A</h1><p>One{call}.</p>{end}", style), workspace)
    assert str(found.one("Sect")) == "Sect(H2 Note(Lbl(Reference(Link)) P))"
    assert found.one("Note").text == "1. A book."
