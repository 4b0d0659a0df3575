"""Lists of contents: their own kind, with links and without leaders."""

from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import tagged

CONTENTS = """
<h1>A</h1>
<nav><p>Contents</p><ol>
<li><a href="#b">Prices</a>
<ol><li><a href="#c">Wheat</a></li></ol></li>
<li><a href="#d">Meters</a></li>
</ol></nav>
<h2 id="b">Prices</h2><h3 id="c">Wheat</h3><h2 id="d">Meters</h2>
"""
STYLE = """
nav ol { list-style: none }
nav a::after { content: " " target-counter(attr(href), page) }
"""


def test_a_list_of_contents_holds_an_entry_for_each_part(workspace: Workspace) -> None:
    contents = next(tagged(page(CONTENTS, STYLE), workspace).all("TOC"))
    assert str(contents) == (
        "TOC(Caption TOCI(P(Reference(Link)) TOC(TOCI(Reference(Link))))"
        " TOCI(Reference(Link)))"
    )
    assert [part.text for part in contents.all("Link")] == [
        "Prices 1",
        "Wheat 1",
        "Meters 1",
    ]
