"""Markdown and plain text: everything is said, in lines that any program shows."""

import unicodedata
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from briefmaker.formats.text.columns import WIDTH, aligned, filled, width
from briefmaker.formats.text.document import markdown, plain
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from formats.composed import KINDS, REAL, persian, real, starter

BRIEF = "migration"


def rendered(text: str) -> str:
    """Return Markdown as another program reads it."""
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    html: str = reader.use(footnote_plugin).use(front_matter_plugin).render(text)
    return html


@pytest.mark.parametrize("name", REAL)
def test_the_four_briefs_lose_nothing_on_the_way_to_text(
    name: str, workspace: Workspace
) -> None:
    made = real(name, workspace)
    for export in (markdown(made), plain(made)):
        assert export.problems == ()
        assert export.data.endswith(b"\n")
        assert not export.data.endswith(b"\n\n")
        assert b"\r" not in export.data


@pytest.mark.parametrize("kind", KINDS)
def test_starters_lose_nothing_on_the_way_to_text(
    kind: str, workspace: Workspace, tmp_path: Path
) -> None:
    made = starter(kind, workspace, tmp_path)
    assert markdown(made).problems == ()
    assert plain(made).problems == ()


def test_a_fact_that_the_file_lacks_is_told(workspace: Workspace) -> None:
    made = real(BRIEF, workspace)
    facts = (*made.page.facts, ("nowhere", "99 balloons"))
    [problem] = plain(replace(made, page=replace(made.page, facts=facts))).problems
    assert problem.code == "txt.lost-fact"
    assert "99 balloons" in problem.message


@pytest.mark.parametrize("name", REAL)
def test_lines_of_plain_text_fit_in_72_columns(name: str, workspace: Workspace) -> None:
    text = plain(real(name, workspace)).data.decode()
    long = [line for line in text.split("\n") if width(line) > WIDTH + 2]
    assert long == []


def test_the_handling_mark_stands_before_and_after_the_plain_text(
    workspace: Workspace,
) -> None:
    lines = plain(real(BRIEF, workspace)).data.decode().strip().split("\n")
    assert lines[0] == lines[-1] == "TLP:GREEN"


def test_headings_are_underlined_as_wide_as_they_are(workspace: Workspace) -> None:
    lines = plain(persian(workspace)).data.decode().split("\n")
    at = lines.index("نتیجهٔ اصلی")
    assert set(lines[at + 1]) == {"-"}
    assert len(lines[at + 1]) == width(lines[at])


def test_a_chart_is_said_in_words_with_its_data(workspace: Workspace) -> None:
    made = real("security", workspace)
    chart = made.drawing.charts["fig-timeline"]
    said = " ".join(plain(made).data.decode().split())
    assert f"[{chart.alt}]" in said
    assert "Crocus attack in Moscow March 2024" in said


def test_markdown_says_what_it_is_before_all_else(workspace: Workspace) -> None:
    text = markdown(real(BRIEF, workspace)).data.decode()
    head = text.split("---\n")[1]
    for line in ("id: BM-2025-002", "marking: TLP:GREEN", "date: 2025-10-13"):
        assert line in head.split("\n")


def test_markdown_is_read_by_others_as_it_is_meant(workspace: Workspace) -> None:
    html = rendered(markdown(real(BRIEF, workspace)).data.decode())
    assert html.count("<h1>") == 1
    assert "<h2>What we know</h2>" in html
    assert html.count("<table>") == 4  # two tables, the steps, the chart's data
    assert html.count("<blockquote>") == 2
    assert "<ol>\n<li>\n<p>Moscow and Dushanbe" in html
    assert "GDP[1] or" in html


def test_a_note_is_a_footnote_of_markdown(workspace: Workspace) -> None:
    text = markdown(persian(workspace)).data.decode()
    assert "[^a]" in text
    assert "\n[^a]: " in text
    html = rendered(text)
    assert 'class="footnote-item"' in html
    assert 'href="https://example.org/courier"' in html


def test_what_markdown_would_misread_stays_as_it_was_typed(
    workspace: Workspace,
) -> None:
    made = real(BRIEF, workspace)
    odd = "2 * 3 < 7_a_b and [x](y) `c` | d"
    html = made.page.html.replace("The risk is a tighter squeeze on workers.", "")
    kept = html.replace("The signs are", odd.replace("<", "&lt;") + " The signs are")
    page = replace(made.page, html=kept)
    shown = rendered(markdown(replace(made, page=page)).data.decode())
    assert "2 * 3 &lt; 7_a_b and [x](y) `c` | d The signs are" in shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Душанбе", 7),
        ("درهٔ", 3),
        (unicodedata.normalize("NFD", "é"), 1),
        ("東京", 4),
        ("a\u200bb", 2),
    ],
)
def test_letters_are_as_wide_as_they_are_shown(text: str, columns: int) -> None:
    assert width(text) == columns


def test_no_word_is_broken_and_no_number_parts_from_its_unit() -> None:
    said = filled("one two 3\u00a0km four\u00a0five", columns=9)
    assert said == "one two\n3 km four\nfive"


def test_a_table_too_wide_for_a_line_is_not_set_side_by_side() -> None:
    rows = [["Name", "Value"], ["a" * 60, "12"]]
    assert aligned(rows, [False, True]) == [
        f"Name{' ' * 59}Value",
        f"{'a' * 60}{' ' * 6}12",
    ]
    assert aligned([["a" * 60, "b" * 20]], [False, False]) is None
