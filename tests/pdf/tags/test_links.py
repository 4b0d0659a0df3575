"""Links: one element each, which says where it leads."""

from io import BytesIO

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import Part, tagged

LONG = "a link whose words are so many that they need two lines on a sheet of this size"
TARGETS = """
<section id="s"><h2>What we know</h2><p>It is known.</p></section>
<figure id="f"><figcaption><span class="label">Figure 1</span>
<span class="exhibit-title">Prices rose</span></figcaption></figure>
<p>Water was short <sup class="mark">1</sup><span id="c">in August</span>.</p>
<ol style="list-style: none"><li id="src-a"><span class="number">1.</span> A book.</li>
</ol>
"""


def linked(link: str, workspace: Workspace) -> Part:
    return tagged(page(f"<h1>A</h1><p>See {link} here.</p>{TARGETS}"), workspace)


@pytest.mark.parametrize(
    ("link", "described"),
    [
        ('<a href="#s">below</a>', "below: What we know"),
        ('<a href="#f">Figure 1</a>', "Figure 1: Prices rose"),
        ('<a href="#src-a">1</a>', "1: A book."),
        ('<a href="#c">2</a>', "2: Water was short in August."),
        ('<a href="#s" title="sources differ">≠</a>', "sources differ: What we know"),
        ('<span data-page="p.">p. <a href="#c">2</a></span>', "p. 2: Water was short"),
        ('<a href="https://a.org/x">the text</a>', "the text (https://a.org/x)"),
        ('<a href="https://a.org/x">https://a.org/x</a>', "https://a.org/x"),
    ],
)
def test_a_link_says_where_it_leads(
    workspace: Workspace, link: str, described: str
) -> None:
    (said,) = linked(link, workspace).one("Link").links
    assert said.startswith(described)


def test_a_link_in_the_document_is_a_reference_and_one_out_of_it_is_none(
    workspace: Workspace,
) -> None:
    inside = linked('<a href="#s">below</a>', workspace)
    outside = linked('<a href="https://a.org/">there</a>', workspace)
    assert str(inside.kids[1]) == "P(Reference(Link))"
    assert str(outside.kids[1]) == "P(Link)"


def test_a_link_over_two_lines_is_one_with_two_places(workspace: Workspace) -> None:
    link = linked(f'<a href="#s">{LONG}</a>', workspace).one("Link")
    assert link.text == LONG
    assert link.links == (f"{LONG}: What we know",) * 2


def test_each_place_that_can_be_clicked_knows_its_link(workspace: Workspace) -> None:
    body = f'<h1>A</h1><p>See <a href="#s">{LONG}</a>, <a href="#f">1</a>.</p>{TARGETS}'
    with pikepdf.open(BytesIO(typeset(page(body), workspace).data)) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        spots = [spot for sheet in pdf.pages for spot in sheet.Annots]
        kinds = [str(parents[int(spot.StructParent)].S) for spot in spots]
        assert kinds == ["/Link"] * 3
        assert len({int(spot.StructParent) for spot in spots}) == 3
