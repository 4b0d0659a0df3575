"""A brief with `matrix` is one memo for each row, or for each combination of lists."""

import pickle
import re
import time
from pathlib import Path

import pytest

from briefmaker.brief.filling import filled
from briefmaker.brief.folders import has_matrix
from briefmaker.brief.load import load, matrix_file
from briefmaker.brief.matrix import Matrix
from briefmaker.brief.values import Values
from briefmaker.brief.yaml import Data
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.workspace import Workspace, workspace_of

BRIEF = """\
kind: memo
title: On {country} and what follows for the desk
date: 2025-10-13
cutoff: 2025-10-12
id: BM-{code}
marking: TLP:GREEN
from: Desk
to: ["{contact}"]
bottom_line: |
  We ask {country}
  for figures.
sections:
  - heading: What we know
    body: Nothing, said {contact}.
"""

ROWS = "country,code,contact,private\nKenya,ke,A. Otieno,x\nPeru,pe,R. *Soto*,y\n"


class Desk:
    """A folder with one brief."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "briefs"
        self.folder.mkdir()
        self.path = self.folder / "country.yaml"
        self.workspace: Workspace = workspace_of(self.folder)

    def matrix(self, said: str, rows: str | bytes = "", brief: str = BRIEF) -> Matrix:
        self.path.write_text(f"{brief}matrix: {said}\n", encoding="utf-8")
        if rows:
            data = rows if isinstance(rows, bytes) else rows.encode()
            (self.folder / "rows.csv").write_bytes(data)
        return matrix_file(self.path, self.workspace)

    def said(self, said: str, rows: str | bytes = "", brief: str = BRIEF) -> list[str]:
        return [brief_of(each) for each in self.matrix(said, rows, brief).problems]


def brief_of(problem: Problem) -> str:
    place = problem.place
    assert place
    return f"{Path(place.file).name}:{place.line}:{place.column} {problem.code}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_each_row_of_a_csv_file_is_a_memo_in_its_order(desk: Desk) -> None:
    found = desk.matrix("rows.csv", ROWS)
    assert found.problems == ()
    assert [memo.label for memo in found.memos] == ["Kenya", "Peru"]
    assert found.memos[1]["contact"] == "R. *Soto*"


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace(",", ";").encode("utf-8-sig"),
        ROWS.replace(",", "\t").encode("utf-16"),
        ROWS.replace("\n", "\r\n").encode(),
    ],
)
def test_a_csv_file_is_read_as_any_office_saves_it(desk: Desk, rows: bytes) -> None:
    assert [memo["code"] for memo in desk.matrix("rows.csv", rows).memos] == [
        "ke",
        "pe",
    ]


def test_cyrillic_of_one_byte_is_read_and_told_as_guessed(desk: Desk) -> None:
    rows = "country;code;contact\nКения;ke;Анна Орлова\n".encode("cp1251")
    found = desk.matrix("rows.csv", rows)
    assert [memo.label for memo in found.memos] == ["Кения"]
    assert [each.code for each in found.problems] == ["csv.encoding"]


def test_every_combination_of_lists_is_a_memo_the_last_list_changing_fastest(
    desk: Desk,
) -> None:
    said = "{country: [Kenya, Peru], code: [a, b], contact: [C]}"
    found = desk.matrix(said)
    assert [memo.label for memo in found.memos] == [
        "Kenya, a, C",
        "Kenya, b, C",
        "Peru, a, C",
        "Peru, b, C",
    ]


def test_combinations_can_be_left_out_and_chosen(desk: Desk) -> None:
    lists = "country: [Kenya, Peru], code: [a, b], contact: C"
    found = desk.matrix(f"{{{lists}, exclude: [{{country: peru, code: a}}]}}")
    assert [memo.label for memo in found.memos] == [
        "Kenya, a, C",
        "Kenya, b, C",
        "Peru, b, C",
    ]
    assert [memo.label for memo in found.chosen({"CODE": ["b"]})] == [
        "Kenya, b, C",
        "Peru, b, C",
    ]
    named = desk.matrix(f"{{{lists}, named_by: [code, country]}}")
    assert [memo.label for memo in named.memos][:2] == ["a, Kenya", "b, Kenya"]
    assert desk.said(f"{{{lists}, exclude: [{{country: Chad}}]}}") == [
        "country.yaml:15:70 matrix.nothing-left-out"
    ]


def test_rows_that_share_their_first_cell_are_told_apart_by_named_by(
    desk: Desk,
) -> None:
    rows = ROWS + "Peru,pe2,B. Vega,z\n"
    assert desk.said("rows.csv", rows) == ["rows.csv:4:1 matrix.alike"]
    found = desk.matrix("{from: rows.csv, named_by: [country, contact]}", rows)
    assert [m.label for m in found.memos][1:] == ["Peru, R. *Soto*", "Peru, B. Vega"]


@pytest.mark.parametrize(
    ("said", "rows", "told"),
    [
        ("missing.csv", "", ["country.yaml:15:9 file.missing"]),
        ("../../x.csv", "", ["country.yaml:15:9 file.outside"]),
        ("", "", ["country.yaml:15:1 matrix.form"]),
        ("[a, b]", "", ["country.yaml:15:9 matrix.form"]),
        ("rows.csv", "country,code,contact\n", ["rows.csv:1:1 csv.empty"]),
        ("rows.csv", ROWS + "Chad,,,\n", ["rows.csv:4:1 matrix.empty"]),
        ("rows.csv", ROWS + ",td,x,\n", ["rows.csv:4:1 matrix.empty"]),
        ("rows.csv", ROWS + "Peru,pe,R. *Soto*,y\n", ["rows.csv:4:1 csv.repeated"]),
        ("rows.csv", ROWS + "Chad,td,x,,9\n", ["rows.csv:4:1 csv.ragged"]),
        (
            "rows.csv",
            ROWS.replace("contact", "Code"),
            [
                "country.yaml:8:7 matrix.unknown",
                "country.yaml:14:25 matrix.unknown",
                "rows.csv:1:14 matrix.name",
            ],
        ),
        (
            "{from: rows.csv, named_by: kontry, per: x}",
            ROWS,
            ["country.yaml:15:36 matrix.unknown", "country.yaml:15:44 matrix.key"],
        ),
        (
            "{country: [A, a, A], code: [], contact: [{x: y}]}",
            "",
            [
                "country.yaml:15:23 matrix.alike",
                "country.yaml:15:26 matrix.repeated",
                "country.yaml:15:36 matrix.form",
                "country.yaml:15:50 matrix.value",
            ],
        ),
        (
            "{country: [A, B], code: [1], contact: [C], year: [2024, 2025]}",
            "",
            ["country.yaml:15:52 matrix.unused"],
        ),
        ("{}", "", ["country.yaml:15:9 matrix.form"]),
        (
            '{country: A, code: b, contact: c, "-": d}',
            "",
            ["country.yaml:15:43 matrix.name"],
        ),
        ("{from: rows.csv, named_by: []}", ROWS, ["country.yaml:15:36 matrix.form"]),
        (
            "{country: A, code: b, contact: c, named_by: []}",
            "",
            ["country.yaml:15:53 matrix.form"],
        ),
        (
            "{from: rows.csv, exclude: {country: [Kenya, Peru], kode: ke}}",
            ROWS,
            ["country.yaml:15:45 matrix.value", "country.yaml:15:60 matrix.unknown"],
        ),
        (
            "{country: [], code: x, contact: y, exclude: {code: z}}",
            "",
            [
                "country.yaml:15:19 matrix.form",
                "country.yaml:15:53 matrix.nothing-left-out",
            ],
        ),
        (
            "{from: rows.csv, exclude: [Kenya]}",
            ROWS,
            ["country.yaml:15:36 matrix.form"],
        ),
        (
            "{from: rows.csv, exclude: [{country: Kenya}, {code: pe}]}",
            ROWS,
            ["country.yaml:15:35 matrix.nothing-left"],
        ),
        (
            "{from: rows.csv, exclude: [{country: Peru}, {code: pe}]}",
            ROWS,
            ["country.yaml:15:53 matrix.nothing-left-out"],
        ),
    ],
)
def test_what_is_wrong_with_a_matrix_is_told_at_once_each_at_its_place(
    desk: Desk, said: str, rows: str, told: list[str]
) -> None:
    assert sorted(desk.said(said, rows)) == sorted(told)


def test_more_memos_than_anybody_means_are_refused(desk: Desk) -> None:
    values = ", ".join(f"v{number}" for number in range(101))
    said = f"{{country: [{values}], code: [{values}], contact: [C]}}"
    (problem,) = desk.matrix(said).problems
    assert "101 × 101 × 1 = 10,201 memos; 10,000 are the most" in problem.message
    many = "country,code,contact\n" + "".join(f"a{n},b,c\n" for n in range(10_001))
    assert desk.said("rows.csv", many) == ["rows.csv:1:1 csv.too-long"]


def test_memos_with_one_number_are_warned_of(desk: Desk) -> None:
    brief = BRIEF.replace("BM-{code}", "BM-1")
    assert desk.said("rows.csv", ROWS, brief) == ["country.yaml:5:5 matrix.same-id"]


def test_a_memo_is_the_brief_with_its_values(desk: Desk) -> None:
    peru = desk.matrix("rows.csv", ROWS).memos[1]
    loaded = load(desk.path, desk.workspace, peru)
    brief = loaded.brief
    assert (brief.title, brief.id) == ("On Peru and what follows for the desk", "BM-pe")
    assert brief.to == ("R. *Soto*",)
    assert brief.sections[0].body == r"Nothing, said R. \*Soto\*."
    assert brief.matrix is None
    assert loaded.values == peru


def test_without_values_a_memo_has_to_be_chosen(desk: Desk) -> None:
    desk.matrix("rows.csv", ROWS)
    with pytest.raises(BriefError) as caught:
        load(desk.path, desk.workspace)
    (problem,) = caught.value.problems
    assert brief_of(problem) == "country.yaml:15:1 matrix.choose"
    assert problem.hint == "choose one: `--only country=Kenya`"


def test_a_value_can_add_neither_keys_nor_entries(desk: Desk) -> None:
    rows = 'country,code,contact\n"Peru\nstatus: draft",pe,"x, y]\n- z"\n'
    loaded = load(desk.path, desk.workspace, desk.matrix("rows.csv", rows).memos[0])
    assert loaded.brief.title.startswith("On Peru status: draft and")
    assert loaded.brief.to == ("x, y] - z",)
    assert loaded.brief.status == "final"


def test_a_field_without_quotation_marks_is_told_so(desk: Desk) -> None:
    brief = BRIEF.replace('["{contact}"]', "[{contact}]")
    (problem,) = desk.matrix("rows.csv", ROWS, brief).problems
    assert brief_of(problem) == "country.yaml:8:6 matrix.quotes"
    assert problem.hint == 'write it so: "{contact}"'


def test_a_problem_in_a_memo_stands_where_it_was_typed(desk: Desk) -> None:
    peru = desk.matrix("rows.csv", ROWS).memos[1]
    places = load(desk.path, desk.workspace, peru).places
    found = places.locate(Problem("x.y", "", address=("bottom_line",), token="Peru"))
    assert (found.place.line, found.place.column, found.place.width) == (10, 10, 9)  # type: ignore[union-attr]
    across = Problem("x.y", "", address=("bottom_line",), token="ask Peru\nfor")
    assert places.locate(across).place.column == 6  # type: ignore[union-attr]


def test_evidence_of_a_briefs_own_is_the_same_in_all_memos(desk: Desk) -> None:
    own = (
        "facts:\n  x-a: {display: '{country}', source: s, statement: S,\n"
        "    selector: {exact: words}}\n"
    )
    found = desk.matrix("rows.csv", ROWS, BRIEF + own)
    assert not blocking(found.problems)
    loaded = load(desk.path, desk.workspace, found.memos[0])
    assert loaded.brief.facts["x-a"].display == "{country}"


def test_values_are_hashed_and_handed_to_other_processes() -> None:
    values = Values((("country", "Peru"), ("code", "pe")), ("country",))
    again = pickle.loads(pickle.dumps(values))
    assert again == values == {"country": "Peru", "code": "pe"}
    assert {again: 1}[values] == 1
    assert dict(again.told) == {"country": "Peru"}


@pytest.mark.parametrize(
    ("only", "labels"),
    [("Kenya", ["Kenya"]), ("{country}", ["Kenya"]), ("Chad", None)],
)
def test_a_chart_takes_the_rows_with_a_value(
    desk: Desk, only: str, labels: list[str] | None
) -> None:
    (desk.folder / "growth.csv").write_text(
        "land,year,growth\nKenya,2024,5\nPeru,2024,3\n", encoding="utf-8"
    )
    chart = f"""\
charts:
  fig-a:
    kind: bar
    title: It grew
    subtitle: Growth, %
    source: "[@s001]"
    data: {{csv: {{path: growth.csv, label: land, value: growth,
      only: {{land: "{only}"}}}}}}
"""
    memo = desk.matrix("rows.csv", ROWS, BRIEF + chart).memos[0]
    if labels is None:
        with pytest.raises(BriefError) as caught:
            load(desk.path, desk.workspace, memo)
        assert [brief_of(p) for p in caught.value.problems] == [
            "country.yaml:22:13 csv.no-row"
        ]
        return
    loaded = load(desk.path, desk.workspace, memo)
    rows = loaded.brief.charts["fig-a"].data.rows
    assert [row.label for row in rows] == labels


def test_a_combination_is_left_out_only_where_all_of_its_values_are(desk: Desk) -> None:
    lists = "country: [Kenya, Peru], code: [a, b], contact: C"
    found = desk.matrix(f"{{{lists}, exclude: {{country: PERU, code: b}}}}")
    assert [memo.label for memo in found.memos] == [
        "Kenya, a, C",
        "Kenya, b, C",
        "Peru, a, C",
    ]


@pytest.mark.no_cover  # it is held against the clock
def test_long_lists_are_read_in_a_moment(desk: Desk) -> None:
    values = [f"v{number}" for number in range(9_000)]
    out = ", ".join(f"{{country: {value}}}" for value in values[::3])
    said = f"{{country: [{', '.join(values)}], code: x, contact: C, exclude: [{out}]}}"
    began = time.process_time()
    found = desk.matrix(said)
    assert time.process_time() - began < 5
    assert found.problems == ()
    assert len(found.memos) == 6_000


def test_a_brief_without_matrix_stands_for_no_others(desk: Desk) -> None:
    desk.path.write_text(BRIEF, encoding="utf-8")
    assert matrix_file(desk.path, desk.workspace) == Matrix()
    assert not has_matrix(desk.path)
    desk.matrix("rows.csv", ROWS)
    assert has_matrix(desk.path)


def test_names_of_values_are_known_however_they_are_typed(desk: Desk) -> None:
    found = desk.matrix("rows.csv", ROWS)
    assert found.knows(["Country", "PRIVATE"])
    assert not found.knows(["country", "year"])


def test_a_brief_that_uses_no_column_is_warned_of(desk: Desk) -> None:
    plain = re.sub(r"\{\w+\}", "it", BRIEF).replace("BM-it", "BM-1")
    found = desk.matrix("rows.csv", ROWS, plain)
    assert [brief_of(each) for each in found.problems] == [
        "country.yaml:15:9 matrix.unused",
        "country.yaml:5:5 matrix.same-id",
    ]
    assert "nothing in this brief uses a column" in found.problems[0].message
    assert found.problems[0].hint == "a column is used so: `{country}`"
    assert len(found.memos) == 2


def test_what_is_wrong_with_a_matrix_is_told_where_one_memo_is_wanted(
    desk: Desk,
) -> None:
    desk.matrix("{from: rows.csv, named_by: []}", ROWS)
    with pytest.raises(BriefError) as caught:
        load(desk.path, desk.workspace)
    (problem,) = caught.value.problems
    assert problem.message == "`named_by` is an empty list"


def test_a_value_that_cannot_be_put_in_is_told_at_its_field(desk: Desk) -> None:
    brief = BRIEF.replace("Nothing, said", "See {fact}`x-{contact}`, {private},")
    rows = ROWS.replace(",x\n", ",\n")
    desk.matrix("rows.csv", rows, brief)
    kenya = Values.of(
        {"country": "Kenya", "code": "ke", "contact": "A. Otieno", "private": ""}
    )
    with pytest.raises(BriefError) as caught:
        load(desk.path, desk.workspace, kenya)
    assert [(brief_of(p), p.message, p.hint) for p in caught.value.problems] == [
        (
            "country.yaml:14:24 matrix.name",
            "“A. Otieno” cannot be put in for `{contact}` here, where a part of a "
            "name, path or address stands: expected letters, digits, points and "
            "hyphens",
            "add a column with short codes, and use that one here",
        ),
        (
            "country.yaml:14:36 matrix.empty",
            "`{private}` is used, and it has no value here",
            "fill in the cell, or leave the field out",
        ),
    ]


def test_an_empty_key_and_a_chart_of_no_kind_are_told_of_a_memo_too(desk: Desk) -> None:
    brief = BRIEF + "language:\ncharts: {fig-a: {title: '{country}'}}\n"
    memo = desk.matrix("{country: A, code: b, contact: c}", "", brief).memos[0]
    with pytest.raises(BriefError) as caught:
        load(desk.path, desk.workspace, memo)
    assert [brief_of(p) for p in caught.value.problems] == [
        "country.yaml:15:1 brief.no-value",
        "country.yaml:16:17 brief.missing-key",
    ]


def test_a_value_is_words_in_a_head_of_a_table_and_plain_in_a_key_nobody_knows() -> (
    None
):
    data: Data = {
        "tables": {"tbl-a": {"columns": ["{who}", {"head": "{who}"}]}},
        "nobody": {"knows": ["{who}"]},
    }
    assert filled(data, {"who": "A *B*"}).data == {
        "tables": {"tbl-a": {"columns": [r"A \*B\*", {"head": r"A \*B\*"}]}},
        "nobody": {"knows": ["A *B*"]},
    }


def test_a_name_that_no_value_has_is_no_key() -> None:
    with pytest.raises(KeyError, match="year"):
        Values.of({"country": "Peru"})["year"]
