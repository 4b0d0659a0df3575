"""Furniture: painted on every page, and read on none but the first."""

import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import marks, tree

STYLE = """
@page {
  @top-left { content: element(head) }
  @bottom-left { content: element(foot) }
  @bottom-right { content: "Sheet " counter(page) }
}
@page :first { @top-left { content: element(head-first) } }
.head { position: running(head) }
.head-first { position: running(head-first) }
.foot { position: running(foot) }
"""
BODY = """
<div class="head-first"><p>Claims fail</p><div><span>TLP:AMBER</span></div></div>
<div class="head">Running title</div>
<div class="foot">Water desk</div>
<main><h1>A</h1><p>One.</p><p style="break-before: page">Two.</p></main>
"""


@pytest.fixture(scope="module")
def data(workspace: Workspace) -> bytes:
    return typeset(page(BODY, STYLE), workspace).data


def test_the_tree_holds_the_head_of_the_first_page_and_no_other_furniture(
    data: bytes,
) -> None:
    kids = [(kid.kind, kid.text) for kid in tree(data).kids]
    assert kids == [
        ("P", "Claims fail"),
        ("P", "TLP:AMBER"),
        ("H1", "A"),
        ("P", "One."),
        ("P", "Two."),
    ]


def test_furniture_is_a_pagination_artifact_at_the_edge_of_its_page(
    data: bytes,
) -> None:
    head = {"/Type": "/Pagination", "/Subtype": "/Header", "/Attached": ["/Top"]}
    foot = {"/Type": "/Pagination", "/Subtype": "/Footer", "/Attached": ["/Bottom"]}
    first, second = (
        [said for kind, said in page if kind == "/Artifact" and said]
        for page in marks(data)
    )
    assert first == [foot, foot]
    assert second == [head, foot, foot]


def test_a_first_head_that_runs_on_is_read_only_once(workspace: Workspace) -> None:
    running = STYLE.replace("element(head)", "element(head-first)")
    data = typeset(page(BODY, running), workspace).data
    assert [kid.text for kid in tree(data).kids].count("Claims fail") == 1


def test_content_is_numbered_from_nothing_without_a_gap(data: bytes) -> None:
    numbers = [
        [said["/MCID"] for _, said in page if said and "/MCID" in said]
        for page in marks(data)
    ]
    assert numbers == [[0, 1, 2, 3], [0]]
