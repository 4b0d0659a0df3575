"""Tables of every country are read cell by cell, each with its place."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.csv import records
from briefmaker.brief.text import Text
from briefmaker.problems import BriefError

cells = st.text('ab",;\t é\n', max_size=6).map(str.strip)


def table(content: str, *columns: str) -> list[list[str]]:
    rows = records(Text.of("x.csv", content), frozenset(columns))
    return [[cell.text for cell in row] for row in rows]


@given(
    rows=st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5),
    separator=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_spreadsheet_writes_is_read(
    rows: list[list[str]], separator: str, end: str
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator=end)
    writer.writerows([["country", "growth, in %"], *rows])
    filled = [row for row in rows if any(row)]
    found = table(written.getvalue(), "country", "growth, in %")
    assert found == [["country", "growth, in %"], *filled]


def test_the_separator_is_the_one_that_finds_the_columns() -> None:
    assert table("a,b;c\n1,2;3\n", "a,b", "c") == [["a,b", "c"], ["1,2", "3"]]
    assert table("a,b;c\n1,2;3\n", "a", "b;c") == [["a", "b;c"], ["1", "2;3"]]
    assert table("a;b;c\n1;2;3\n", "x") == [["a", "b", "c"], ["1", "2", "3"]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_head_may_stand_in_quotation_marks(separator: str) -> None:
    rows = [["country", "growth, in %; net"], ["A", "1"]]
    content = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert table(content, "country") == rows


def test_a_cell_knows_where_its_words_stand() -> None:
    text = Text.of("x.csv", 'a;b\n"x;y";  z\n')
    *_, (first, second) = records(text, frozenset("ab"))
    assert text.content[slice(*first.span)] == "x;y"
    assert text.place(*second.span).line == 2
    assert (first.text, second.text) == ("x;y", "z")


@pytest.mark.parametrize("row", ['"a,1', '"a" b,1', 'a,"1'])
def test_quotation_marks_that_do_not_enclose_a_cell_are_shown(row: str) -> None:
    with pytest.raises(BriefError) as error:
        table(f"name,value\n{row}\n", "name", "value")
    (problem,) = error.value.problems
    assert problem.code == "csv.quotes"
    assert problem.place
    assert problem.place.line == 2


@pytest.mark.parametrize("content", ["", "\n", "\n \n"])
def test_a_file_of_blank_rows_has_none(content: str) -> None:
    assert table(content, "name") == []


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a,b", [["a", "b"]]),
        ("a,b\n", [["a", "b"]]),
        ("a,", [["a", ""]]),
        ("a\n,\n,b\n\n", [["a"], ["", "b"]]),
        ("", []),
    ],
)
def test_a_row_ends_with_its_line_and_the_last_with_the_file(
    content: str, rows: list[list[str]]
) -> None:
    assert table(content) == rows
