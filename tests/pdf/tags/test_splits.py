"""What pages and columns part is one element all the same."""

from collections.abc import Sequence

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from pdf.sheets import page
from pdf.tags.tree import Part, marks, tagged, tree

WORDS = "The board met again and found that nothing had been paid for the season. "
HIGH = "<div style='height: 150mm'></div>"


def only(found: Part, kind: str, pages: Sequence[int]) -> Part:
    part = found.one(kind)
    assert part.pages == list(pages)
    return part


def test_a_paragraph_over_two_pages_is_one(workspace: Workspace) -> None:
    found = tagged(page(f"<h1>A</h1>{HIGH}<p>{WORDS * 9}</p>"), workspace)
    assert only(found, "P", [0, 1]).text == (WORDS * 9).strip()


def test_a_list_over_two_pages_is_one(workspace: Workspace) -> None:
    entries = "".join(f"<li>{number}: {WORDS}</li>" for number in range(6))
    found = tagged(page(f"<h1>A</h1>{HIGH}<ul>{entries}</ul>"), workspace)
    assert len(only(found, "L", [0, 1]).kids) == 6


def test_a_table_over_two_pages_is_one_and_its_head_is_read_once(
    workspace: Workspace,
) -> None:
    rows = "".join(f"<tr><th>{n}</th><td>{WORDS}</td></tr>" for n in range(8))
    head = "<thead><tr><th>Number</th><th>Report</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    data = typeset(page(f"<h1>A</h1>{HIGH}{table}"), workspace).data
    found = tree(data)
    assert len(only(found, "TBody", [0, 1]).kids) == 8
    assert only(found, "THead", [0]).text == "Number Report"
    repeated = [said for kind, said in marks(data)[1] if kind == "/Artifact" and said]
    assert repeated == [{"/Type": "/Pagination"}] * 2


def test_a_paragraph_over_two_columns_is_one_and_is_read_in_its_order(
    workspace: Workspace,
) -> None:
    style = ".columns { columns: 2; height: 70mm; column-fill: auto }"
    texts = [f"Number {number}. {WORDS * 3}".strip() for number in range(3)]
    body = "".join(f"<p>{text}</p>" for text in texts)
    found = tagged(page(f"<h1>A</h1><div class=columns>{body}</div>", style), workspace)
    assert [part.text for part in found.all("P")] == texts


def test_a_section_over_three_pages_is_one(workspace: Workspace) -> None:
    body = f"<p>{WORDS}</p>{HIGH}" * 3
    found = tagged(page(f"<h1>A</h1><section><h2>B</h2>{body}</section>"), workspace)
    assert str(only(found, "Sect", [0, 1, 2])) == "Sect(H2 P P P)"
