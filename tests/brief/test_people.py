"""Lists of people are read as spreadsheets of all countries save them."""

import time
from pathlib import Path

import pytest

from briefmaker.brief.people import People, people
from briefmaker.brief.places import Places
from briefmaker.problems import Problem, Severity
from briefmaker.values import replace
from briefmaker.workspace import Workspace

COLUMNS = {
    "name": ("full name",),
    "email": ("e-mail", "mail"),
    "audience": (),
    "note": ("notes",),
}


@pytest.fixture
def listed(workspace: Workspace, tmp_path: Path):
    """Return what a file of these bytes is read as; a row needs a name."""

    def read(content: str | bytes, needed: tuple[str, ...] = ("name",)) -> People:
        file = tmp_path / "people.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return people(file, replace(workspace, root=tmp_path), COLUMNS, needed)

    return read


def said(found: People) -> list[tuple[str, int, str]]:
    return [(p.code, p.place.line if p.place else 0, p.message) for p in found.problems]


def codes(found: People) -> list[str]:
    return [problem.code for problem in found.problems]


def values(found: People) -> list[dict[str, str]]:
    return [dict(row.values) for row in found.rows]


def test_columns_are_known_by_any_of_their_names_and_others_are_kept(listed) -> None:
    found = listed("Full Name,E-MAIL,Dear\nAnna,a@x.org,Anya\nBen,,\n")
    assert found.columns == ("name", "email", "Dear")
    assert values(found) == [
        {"name": "Anna", "email": "a@x.org", "Dear": "Anya"},
        {"name": "Ben"},
    ]
    assert found.problems == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_every_spreadsheets_way_gives_the_same_list(
    listed, separator: str, end: str, codec: str
) -> None:
    rows = [["name", "note"], ["Jürgen", "a, b; c"], ["", ""], ["Анна", ""]]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    found = listed(end.join([*lines, ""]).encode(codec))
    assert values(found) == [{"name": "Jürgen", "note": "a, b; c"}, {"name": "Анна"}]
    assert [row.number for row in found.rows] == [2, 4]
    assert not [problem for problem in found.problems if problem.blocks]


def test_the_line_by_which_excel_names_the_separator_is_no_head(listed) -> None:
    found = listed("sep=;\r\nname;note\r\nAnna;x\r\n")
    assert values(found) == [{"name": "Anna", "note": "x"}]
    assert found.rows[0].number == 3


def test_a_guessed_encoding_is_noted_with_a_word_to_look_at(listed) -> None:
    found = listed("name;note\nAnna;x\nJürgen Müller;y\n".encode("cp1252"))
    assert values(found)[1]["name"] == "Jürgen Müller"
    (problem,) = found.problems
    assert problem.severity is Severity.NOTE
    assert problem.place
    assert (problem.place.line, problem.place.column, problem.place.width) == (3, 1, 6)
    assert problem.message.endswith(
        "it was read as Windows-1252, by which this word is “Jürgen”"
    )
    russian = listed("name\nИванов Пётр\n".encode("cp1251"))
    assert values(russian) == [{"name": "Иванов Пётр"}]
    assert "Windows-1251, by which this word is “Иванов”" in said(russian)[0][2]


def test_equal_rows_count_once_and_are_told(listed) -> None:
    found = listed("name,note\nAnna,x\nBen,\nAnna,x\nAnna,y\n")
    assert [row.number for row in found.rows] == [2, 3, 5]
    assert said(found) == [
        ("csv.repeated", 4, "the row says the same as line 2, and counts once")
    ]
    assert found.problems[0].severity is Severity.WARNING


def test_a_row_without_what_is_needed_is_told_and_left_out(listed) -> None:
    found = listed("name,email\nAnna,a@x\n,b@x\nCem,\n", ("name", "email"))
    assert values(found) == [{"name": "Anna", "email": "a@x"}]
    assert said(found) == [
        ("csv.no-value", 3, "the row has no name"),
        ("csv.no-value", 4, "the row has no email"),
    ]


def test_a_list_without_a_head_says_what_was_found_in_its_place(listed) -> None:
    found = listed("Anna,a@x.org\nBen,b@x.org\n")
    assert found.rows == ()
    ((code, line, message),) = said(found)
    assert (code, line) == ("csv.no-column", 1)
    assert message.endswith("has no column “name”; found “Anna”, “a@x.org”")
    assert found.problems[0].hint.startswith("the first row names the columns")


def test_a_column_that_is_nearly_known_is_told_with_the_name_that_was_meant(
    listed,
) -> None:
    found = listed("name,nots,phone\nAnna,x,1\n")
    ((code, line, message),) = said(found)
    assert (code, line) == ("csv.unknown-column", 1)
    assert message == "the column “nots” is none of those known here"
    assert found.problems[0].hint == "did you mean `notes`?"
    assert values(found) == [{"name": "Anna", "nots": "x", "phone": "1"}]


def test_two_columns_of_one_meaning_are_refused_and_the_first_is_read(listed) -> None:
    found = listed("name,Full Name,note,note\nAnna,Ben,x,y\n")
    assert codes(found) == ["csv.no-column", "csv.no-column"]
    assert "“name” and “Full Name”" in found.problems[0].message
    assert "“note”, twice" in found.problems[1].message
    assert values(found) == [{"name": "Anna", "note": "x"}]


def test_a_row_with_a_cell_too_many_is_refused_and_one_too_short_is_not(listed) -> None:
    found = listed("name,note\nAnna,Treasury, Water\nBen\nCem,x,,\n")
    assert values(found) == [{"name": "Ben"}, {"name": "Cem", "note": "x"}]
    assert said(found) == [
        ("csv.ragged", 2, "the row should have 2 cells; found 3"),
    ]


def test_a_name_that_was_misread_before_is_told(listed) -> None:
    found = listed("name\nMÃ¼ller\n")
    assert values(found) == [{"name": "MÃ¼ller"}]
    ((code, line, message),) = said(found)
    assert (code, line) == ("csv.misread", 2)
    assert message.startswith("“MÃ¼ller” is probably “Müller”")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "csv.empty"),
        (b"\n\n", "csv.empty"),
        (b"name,note\n", "csv.empty"),
        (b"name,note\n,\n", "csv.empty"),
        (b"PK\x03\x04rest of a spreadsheet", "csv.spreadsheet"),
        (b"\xd0\xcf\x11\xe0old spreadsheet", "csv.spreadsheet"),
        (b'name,note\n"Anna" x,y\n', "csv.quotes"),
        (b"name\nAn\x00na\n", "file.hidden-character"),
        ("name\nAnna \u202eneB\n".encode(), "file.hidden-character"),
        ("name\nMüller\nÄrger\n".encode() + b"\xff", "file.not-utf8"),
        (b"name\n" + b"Anna\n" * 200_001, "file.too-big"),
        (b"name\n" + b"Anna" * 2_000_000, "file.too-big"),
    ],
)
def test_what_is_no_list_is_told_at_its_place(listed, content, code: str) -> None:
    found = listed(content)
    assert codes(found) == [code]
    assert found.rows == ()
    assert found.problems[0].blocks
    assert found.problems[0].place
    assert found.problems[0].place.file.endswith("people.csv")


def test_a_file_that_is_not_there_is_told_with_the_nearest_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text("name\nAnna\n")
    found = people(tmp_path / "peple.csv", workspace, COLUMNS)
    assert codes(found) == ["file.missing"]
    assert found.problems[0].hint == "did you mean `people.csv`?"
    folder = people(tmp_path, workspace, COLUMNS)
    assert codes(folder) == ["file.folder"]


def test_everybody_knows_their_place(listed) -> None:
    found = listed("note,name\nx,Anna\n,Ben\n")
    anna, ben = found.rows
    assert (found.place(anna, "name").line, found.place(anna, "name").column) == (2, 3)
    assert found.place(ben, "note").column == 1
    problem = Problem("x", "y", address=(1, "name"))
    located = Places((found.sheet,)).locate(problem)
    assert located.place == found.place(ben, "name")


def test_ten_thousand_people_are_read_in_a_moment_and_more_are_refused(listed) -> None:
    rows = [f"Anna {number},a{number}@x.org" for number in range(10_000)]
    start = time.process_time()
    found = listed("\n".join(["name,email", *rows]))
    assert len(found.rows) == 10_000
    assert time.process_time() - start < 5
    assert codes(listed("\n".join(["name,email", *rows, "Ben,b"]))) == ["csv.too-long"]


def test_columns_and_rows_that_nobody_named_are_passed_over(listed) -> None:
    found = listed("name,,\nAnna,x,y\n,z,\n")
    assert codes(found) == []
    assert values(found) == [{"name": "Anna"}]
