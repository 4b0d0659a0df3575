"""Tables: heads with their scope, and cells that know all of their heads."""

from io import BytesIO

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import Part, tagged

TABLE = """
<h1>A</h1>
<table><caption>Fields</caption>
<thead>
<tr><th rowspan="2" scope="col">Land</th><th colspan="2" scope="colgroup">Year</th></tr>
<tr><th scope="col">2024</th><th scope="col">2025</th></tr>
</thead>
<tbody>
<tr><th scope="row">North</th><td>1</td><td>2</td></tr>
<tr><th scope="row">South</th><td>3</td><td></td></tr>
</tbody></table>
"""


@pytest.fixture(scope="module")
def table(workspace: Workspace) -> Part:
    return tagged(page(TABLE), workspace).one("Table")


def cell(table: Part, words: str) -> Part:
    (found,) = (part for part in table.all("TH", "TD") if part.text == words)
    return found


def heads(table: Part, words: str) -> list[str]:
    """Return the words of the heads that a cell names."""
    by_name = {part.said["/ID"]: part.text for part in table.all("TH")}
    return [by_name[name] for name in cell(table, words).attribute("/Headers") or []]


def test_a_cell_that_asks_for_endless_rows_ends_with_its_table(
    workspace: Workspace,
) -> None:
    asking = TABLE.replace('<th scope="row">', '<th rowspan="1000000000" scope="row">')
    whole = tagged(page(asking), workspace).one("Table")
    assert cell(whole, "North").attribute("/RowSpan") == 2
    assert cell(whole, "South").attribute("/RowSpan") is None


def test_its_caption_is_inside_it(table: Part) -> None:
    assert [kid.kind for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert table.one("Caption").text == "Fields"


def test_every_head_says_for_what_it_stands(table: Part) -> None:
    scopes = {part.text: part.attribute("/Scope") for part in table.all("TH")}
    columns = dict.fromkeys(("Land", "Year", "2024", "2025"), "/Column")
    assert scopes == {**columns, "North": "/Row", "South": "/Row"}


def test_a_cell_names_the_heads_above_it_and_beside_it(table: Part) -> None:
    assert heads(table, "1") == ["Year", "2024", "North"]
    assert heads(table, "2") == ["Year", "2025", "North"]
    assert heads(table, "2025") == ["Year"]
    assert heads(table, "South") == ["Land"]


def test_spans_are_said_and_empty_cells_are_kept(table: Part) -> None:
    assert cell(table, "Year").attribute("/ColSpan") == 2
    assert cell(table, "Land").attribute("/RowSpan") == 2
    rows = [[part.text for part in row.kids] for row in table.one("TBody").kids]
    assert rows == [["North", "1", "2"], ["South", "3", ""]]


def test_heads_without_a_scope_stand_for_columns_above_and_for_rows_beside(
    workspace: Workspace,
) -> None:
    bare = TABLE.replace(' scope="col"', "").replace(' scope="row"', "")
    table = tagged(page(bare), workspace).one("Table")
    assert heads(table, "1") == ["Year", "2024", "North"]


def test_the_file_finds_every_head_by_its_name(workspace: Workspace) -> None:
    sheet = page(TABLE + "<p>And again.</p>" + TABLE.replace("<h1>A</h1>", ""))
    with pikepdf.open(BytesIO(typeset(sheet, workspace).data)) as pdf:
        names = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names[::2]]
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert {str(named[name].S) for name in names} == {"/TH"}
    assert names == sorted(names)
    assert len(set(names)) == 2 * 6
