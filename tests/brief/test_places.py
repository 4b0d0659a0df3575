"""A problem finds its line and its words, in whatever file they stand."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.places import Places, Sheet, Spot
from briefmaker.brief.text import Text
from briefmaker.brief.yaml import read
from briefmaker.problems import Address, Place, Problem

words = st.text("abcdefgh ", min_size=1, max_size=200).filter(str.strip)
names = st.text("abcdefgh", min_size=1, max_size=4)
values = st.recursive(
    words,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(names, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def sheet(content: str, name: str = "x.yaml", mount: Address = ()) -> Sheet:
    text = Text.of(name, content)
    return Sheet(text, read(text).spots, mount)


def place(
    content: str, address: Address, token: str = "", nth: int = 0, on_key: bool = False
) -> Place:
    problem = Problem("x", "x", address=address, token=token, nth=nth, on_key=on_key)
    found = Places((sheet(content),)).locate(problem).place
    assert found
    return found


def underlined(place: Place) -> tuple[int, str]:
    start = place.column - 1
    return place.line, place.excerpt[start : start + place.width]


BRIEF = """\
# a comment
title: Exports grew
to: [Deputy minister, "Press office"]
body: |
  Exports grew [@s001],
  and grew [@s001].
sections:
  - heading: What we know
    body: >
      They said so
      [@s002].
  - heading: ''
"""


@pytest.mark.parametrize(
    ("address", "line", "words"),
    [
        (("title",), 2, "Exports grew"),
        (("to",), 3, '[Deputy minister, "Press office"]'),
        (("to", 1), 3, '"Press office"'),
        (("body",), 4, "body"),
        (("sections",), 7, "sections"),
        (("sections", 0), 8, "heading: What we know"),
        (("sections", 0, "heading"), 8, "What we know"),
        (("sections", 1, "heading"), 12, "''"),
    ],
)
def test_a_value_is_underlined_or_the_key_of_a_block(
    address: Address, line: int, words: str
) -> None:
    assert underlined(place(BRIEF, address)) == (line, words)


def test_a_key_is_underlined_when_it_is_meant() -> None:
    assert underlined(place(BRIEF, ("title",), on_key=True)) == (2, "title")
    assert underlined(place(BRIEF, ("to", 0), on_key=True)) == (3, "Deputy minister")


@pytest.mark.parametrize(
    ("address", "line", "words"),
    [
        (("nothing",), 2, "title: Exports grew"),
        (("to", 7), 3, '[Deputy minister, "Press office"]'),
        (("title", "deeper", 3), 2, "Exports grew"),
        (("sections", 0, "id"), 8, "heading: What we know"),
        ((), 2, "title: Exports grew"),
    ],
)
def test_what_is_not_there_points_at_what_would_hold_it(
    address: Address, line: int, words: str
) -> None:
    assert underlined(place(BRIEF, address)) == (line, words)


@pytest.mark.parametrize(
    ("token", "nth", "line", "words"),
    [
        ("[@s001]", 0, 5, "[@s001]"),
        ("[@s001]", 1, 6, "[@s001]"),
        ("grew", 1, 6, "grew"),
        ("[@s001],\nand grew", 0, 5, "[@s001],"),
        ("[@s001], and", 0, 5, "[@s001],"),
        ("[@s001]", 2, 4, "body"),
        ("not there", 0, 4, "body"),
    ],
)
def test_the_words_in_question_are_found_in_a_block_of_text(
    token: str, nth: int, line: int, words: str
) -> None:
    assert underlined(place(BRIEF, ("body",), token, nth)) == (line, words)


def test_words_are_found_in_folded_text() -> None:
    where = place(BRIEF, ("sections", 0, "body"), "so [@s002]")
    assert underlined(where) == (10, "so")


def test_a_comment_beside_the_bar_is_not_taken_for_the_text() -> None:
    where = place("a: |  # see [@s001]\n  b\n  [@s001]\n", ("a",), "[@s001]")
    assert where.line == 3


@pytest.mark.parametrize(
    ("content", "token", "words"),
    [
        ("a: 'the minister''s [@s1]'", "minister's [@s1]", "minister''s [@s1]"),
        (r'a: "a \"b\" [@s1]"', '"b" [@s1]', r"\"b\" [@s1]"),
        (r'a: "back \\ slash"', "back \\ slash", r"back \\ slash"),
        ("a: Кыргызстан 😀 [@s1]", "[@s1]", "[@s1]"),
        ("a: one\u2028  two [@s1]", "[@s1]", "[@s1]"),
    ],
)
def test_words_are_found_as_their_quotation_marks_spell_them(
    content: str, token: str, words: str
) -> None:
    assert underlined(place(content, ("a",), token))[1] == words


def test_lines_are_counted_as_yaml_counts_them() -> None:
    content = 'a: "one\u2028two\x85three"\r\nb: x\r\n'
    where = place(content, ("b",))
    assert (where.line, where.excerpt) == (4, "b: x")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_line_end_of_yaml_counts_as_one(end: str) -> None:
    content = f'a: "one{end}  two{end}  three"{end}b: x{end}c: y{end}'
    for line, key in ((4, "b"), (5, "c")):
        where = place(content, (key,))
        assert (where.line, where.column, where.excerpt) == (
            line,
            4,
            f"{key}: {'x' if key == 'b' else 'y'}",
        )


def test_an_entry_of_the_library_is_found_in_the_file_that_has_it() -> None:
    places = Places(
        (
            sheet(BRIEF, "brief.yaml"),
            sheet("sources:\n  s001: {title: A}\n", "a.yaml", ("library",)),
            sheet("facts:\n  f1: {source: s009}\n", "b.yaml", ("library",)),
        )
    )

    def found(*address: str) -> tuple[str, int]:
        place = places.locate(Problem("x", "x", address=address)).place
        assert place
        return place.file, place.line

    assert found("library", "facts", "f1", "source") == ("b.yaml", 2)
    assert found("library", "facts", "f2") == ("b.yaml", 1)
    assert found("library", "sources", "s001", "title") == ("a.yaml", 2)
    assert found("title") == ("brief.yaml", 2)
    assert found("library", "quotes", "q1")[0] == "a.yaml"


def test_a_library_address_without_a_library_points_into_the_brief() -> None:
    assert place(BRIEF, ("library", "facts", "f1")).line == 2


def test_a_row_read_from_a_file_is_found_in_that_file() -> None:
    text = Text.of("x.csv", "label,value\nA,1\nB,two\n")
    mount: Address = ("charts", "fig-x", "data", "rows")
    rows = Sheet(text, {(): Spot((0, 0)), (1,): Spot((16, 21))}, mount)
    content = "charts:\n  fig-x:\n    data: {csv: {path: x.csv}}\n"
    places = Places((sheet(content, "brief.yaml"), rows))

    def found(*address: str | int) -> tuple[str, int]:
        place = places.locate(Problem("x", "x", address=(*mount, *address))).place
        assert place
        return place.file, place.line

    assert found(1, "value") == ("x.csv", 3)
    assert found() == ("x.csv", 1)
    data = Problem("x", "x", address=("charts", "fig-x", "data", "csv", "path"))
    place = places.locate(data).place
    assert place
    assert underlined(place) == (3, "x.csv")


def test_a_place_once_known_is_kept() -> None:
    known = Place("elsewhere", 7)
    problem = Problem("x", "x", address=("title",), place=known)
    assert Places((sheet(BRIEF),)).locate(problem).place is known


@given(values)
def test_every_value_is_found_inside_the_file(value: Any) -> None:
    content = yaml.safe_dump({"a": value}, sort_keys=False, width=40)
    lines = content.splitlines()

    def visit(value: Any, address: Address) -> None:
        for on_key in (False, True):
            where = place(content, address, on_key=on_key)
            assert lines[where.line - 1] == where.excerpt
            assert where.column >= 1
            assert where.column - 1 + where.width <= len(where.excerpt)
        if isinstance(value, dict):
            for key, inner in value.items():
                assert (
                    underlined(place(content, (*address, key), on_key=True))[1] == key
                )
                visit(inner, (*address, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                visit(inner, (*address, number))
        else:
            token = value.split()[-1]
            assert underlined(place(content, address, token))[1] == token

    visit({"a": value}, ())


def test_a_file_of_which_nothing_is_known_is_pointed_at_as_a_whole() -> None:
    empty = Sheet(Text.of("x.yaml", "# nothing\n"), {})
    found = Places((empty,)).locate(Problem("x", "x", address=("title",))).place
    assert found is not None
    assert (found.file, found.line, found.column) == ("x.yaml", 1, 1)
