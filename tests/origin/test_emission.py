"""A brief that is carried loads back as it was, and reads like one that was typed."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.kinds import kinds
from briefmaker.brief.library import Entries
from briefmaker.brief.load import load
from briefmaker.brief.model import Brief
from briefmaker.brief.text import HIDDEN, Text
from briefmaker.brief.yaml import read
from briefmaker.origin.emission import brief_yaml, library_yaml
from briefmaker.workspace import workspace_of
from evidence.shelf import brief_of
from starting import written

ROOT = Path(__file__).parents[2]
BRIEFS = [
    *sorted((ROOT / "briefs").glob("*.yaml")),
    *sorted((ROOT / "tests" / "editions").glob("*.yaml")),
    ROOT / "tests" / "gallery" / "briefs" / "charts.yaml",
]
KINDS = sorted(kinds(workspace_of(ROOT)))

prose = st.text(
    st.sampled_from("ab :#-\n\"'{}[]`|>&*!%@,?\u2028éəşғҳқЖяا۵’–"),
    min_size=1,
    max_size=120,
).filter(lambda text: text.strip() and not HIDDEN.search(text))


def read_back(data: bytes) -> Brief:
    document = read(Text.of("brief.yaml", data.decode()))
    assert not document.problems
    return Brief.model_validate(document.data)


def briefs(folder: Path) -> Iterator[Brief]:
    for path in BRIEFS:
        yield load(path, workspace_of(path)).brief
    workspace = workspace_of(ROOT)
    for kind in KINDS:
        yield load(written(kind, workspace, folder), workspace_of(folder)).brief


def test_every_brief_at_hand_comes_back_as_it_was(tmp_path: Path) -> None:
    found = list(briefs(tmp_path))
    assert {brief.language for brief in found} >= {"en", "ru", "fa"}
    for brief in found:
        emitted = brief_yaml(brief, named=True)
        assert not emitted.rows
        assert read_back(emitted.text) == brief, brief.title


def test_a_library_comes_back_as_it_was() -> None:
    library = load(BRIEFS[0], workspace_of(ROOT)).library
    document = read(Text.of("library.yaml", library_yaml(library).decode()))
    assert Entries.model_validate(document.data) == library


@given(prose, prose, prose)
def test_whatever_an_author_typed_comes_back(title: str, body: str, cell: str) -> None:
    table = {"title": title, "columns": [cell, "B"], "rows": [[cell, body]]}
    brief = brief_of(
        title=title,
        bottom_line=body,
        sections=[{"heading": title, "body": body}],
        tables={"tbl-x": table},
        uncited=[{"text": cell, "reason": body}],
    )
    assert read_back(brief_yaml(brief, named=True).text) == brief


def test_what_is_written_is_pleasant_to_read() -> None:
    brief = brief_of(
        bottom_line="First line.\n\nAnother paragraph, {fact}`x`.",
        judgements=[
            {
                "text": "Moscow is {likely}`likely` to wait.",
                "confidence": "low",
                "because": "one reason: " + "a long one " * 10,
                "audience": ["east"],
            }
        ],
    )
    assert (
        brief_yaml(brief, named=False).text.decode()
        == """\
kind: memo
title: A title
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: TLP:GREEN
from: Desk
to: [Minister]
bottom_line: |-
  First line.

  Another paragraph, {fact}`x`.
judgements:
- text: Moscow is {likely}`likely` to wait.
  confidence: low
  because: >-
    one reason: a long one a long one a long one a long one a long one a long one
    a long one a long one a long one a long one
sections:
- heading: What we know
  body: Text.
"""
    )


def test_an_entry_that_is_called_audience_is_no_list_of_readers() -> None:
    source = {"title": "The audience"}
    brief = brief_of(sources={"audience": source})
    assert "audience" in read_back(brief_yaml(brief, named=False).text).sources
