"""YAML is read as it was typed, and what a brief does not need is refused."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.text import HIDDEN, Text
from briefmaker.brief.yaml import Data, Document, emit, read


def document(content: str) -> Document:
    return read(Text.of("x.yaml", content))


def data(content: str) -> Any:
    found = document(content)
    assert found.problems == ()
    return found.data


def told(content: str) -> list[tuple[str, int, int]]:
    problems = document(content).problems
    return [(p.code, p.place.line, p.place.column) for p in problems if p.place]


readable = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r\x85")
).filter(lambda text: not HIDDEN.search(text))
names = st.text("abcdefgh", min_size=1, max_size=4)
values = st.recursive(
    names,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "scalar",
    ["NO", "yes", "1.50", "012", "1e3", "12:30:45", "2025-10-13", "~", "null", "0x10"],
)
def test_a_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    assert data(f"a: {scalar}") == {"a": scalar}
    assert data(f"a: '{scalar}'") == {"a": scalar}


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("a:", None),
        ("a: # nothing", None),
        ("a: ''", ""),
        ('a: ""', ""),
        ("a: |\n  two\n  lines\n", "two\nlines\n"),
        ("a: >-\n  two\n  lines\n", "two lines"),
        ('a: "\\u00e9\\n"', "é\n"),
        ("a: [b, {c: d}, [], {}]", ["b", {"c": "d"}, [], {}]),
        ("a:\n- b\n-\n- c: d\n", ["b", None, {"c": "d"}]),
    ],
)
def test_values_of_every_style_are_read(content: str, value: Any) -> None:
    assert data(content) == {"a": value}


def test_an_empty_text_and_one_of_comments_hold_nothing() -> None:
    assert data("") is None
    assert data("# nothing\n---\n# yet\n") is None


@given(readable)
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    # Outside of double quotation marks YAML makes one line end of all sorts.
    plain = not re.search("[\r\x85\u2028\u2029]", text)
    for style in (None, '"', "'", "|") if plain else ('"',):
        written = yaml.safe_dump({"a": text}, default_style=style, allow_unicode=True)
        assert data(written) == {"a": text}


@given(values)
def test_any_data_comes_back_as_it_was_written(value: Any) -> None:
    assert data(yaml.safe_dump({"a": value}, sort_keys=False)) == {"a": value}


@given(values, readable, st.integers(0, 8))
def test_any_data_that_is_emitted_is_read_back(
    value: Any, text: str, indent: int
) -> None:
    entry: Data = {"a": {"b": value, "c": text, "d": [text, "e"], "f": {"g": text}}}
    assert data(emit(entry, indent)) == entry


def test_what_is_emitted_reads_as_a_person_would_type_it() -> None:
    entry: Data = {
        "s1": {
            "type": "report",
            "title": "Foreign trade: 2023",
            "issued": "2024",
            "author": [{"literal": "Statistics agency"}],
            "derived_from": ["s2", "s3"],
            "archive": {"path": "sources/s1.pdf", "share": "false"},
            "locator": {"page": "3"},
            "selector": {
                "exact": f"{'the words of a passage that goes on ' * 3}and ends"
            },
            "note": "null",
            "lines": "a\nb",
        }
    }
    emitted = emit(entry, indent=2)
    assert (
        emitted
        == """\
  s1:
    type: report
    title: 'Foreign trade: 2023'
    issued: 2024
    author:
    - {literal: Statistics agency}
    derived_from: [s2, s3]
    archive:
      path: sources/s1.pdf
      share: false
    locator: {page: 3}
    selector:
      exact: the words of a passage that goes on the words of a passage that goes
        on the words of a passage that goes on and ends
    note: 'null'
    lines: |-
      a
      b
"""
    )


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", [("yaml.duplicate-key", 3, 1)]),
        ("a: {b: 1, c: 2, b: 3}", [("yaml.duplicate-key", 1, 17)]),
        ("a: &x 1\nb: 2", [("yaml.anchor", 1, 4)]),
        ("a: [*x, *x, *y]", [("yaml.alias", 1, 5), ("yaml.alias", 1, 13)]),
        ("a: &x 1\nb: *x", [("yaml.anchor", 1, 4)]),
        ("a: !!int 1\nb: !x {}", [("yaml.tag", 1, 4), ("yaml.tag", 2, 4)]),
        ("a:\n  <<: {b: 1}", [("yaml.merge-key", 2, 3)]),
        ("a: 1\n---\nb: 2", [("yaml.second-document", 2, 1)]),
        ("{[a]: b}", [("yaml.key-not-text", 1, 2)]),
        ('{a: 1, "": 2}', [("yaml.no-key", 1, 8)]),
        ("a:\n  ? \n  : b", [("yaml.no-key", 2, 4)]),
        ('a: "\\u202e"', [("file.hidden-character", 1, 4)]),
        ('a: "\\0"', [("file.hidden-character", 1, 4)]),
    ],
)
def test_what_briefs_do_not_use_is_refused_at_its_place(
    content: str, problems: list[tuple[str, int, int]]
) -> None:
    assert told(content) == problems


def test_the_first_of_two_equal_keys_is_read_on() -> None:
    found = document("a: {b: 1}\na: {b: 2, c: [3]}\nd: 4\n")
    assert found.data == {"a": {"b": "1"}, "d": "4"}
    assert ("a", "c") not in found.spots
    assert "on line 1 and line 2" in found.problems[0].message


def test_nothing_is_said_of_a_file_with_an_alias_whose_value_is_unknown() -> None:
    assert document("a: *x").data is None


@pytest.mark.parametrize(
    ("content", "message", "column"),
    [
        ("{\n", "something is missing at the end", 2),
        ("'a' b", "what stands above is complete", 5),
        ('a: "\\x"', 'within "…" a backslash stands for a special character', 7),
        ("a:\n- b\nc:\n  - d\n  e: f\n", "a key stands where the next entry", 3),
        ("a: b\n\n   c: d", "the line is indented deeper than the key above", 4),
        ("a: ? b", "text cannot begin with ?", 4),
        ("a: |0\n  b", "text after | should begin on the next line", 5),
        ("a: |\n\tb", "a tab stands where the line is indented", 1),
        ('a: @ it\'s "b"', "text cannot begin with @", 4),
        ("b: |\n  c\nd\ne: f\n", "the line has no colon after its key", 1),
        ("a\nb: c\n", "the line has no colon after its key", 1),
        ("a: [b] c", "text that begins with [ is taken for a list", 4),
        ("a:\n    b: c\n  d: e\n", "the line begins in column 3, where", 3),
        ("- a: b\n  c: d\n e: f\n", "the line begins in column 2, where", 2),
    ],
)
def test_broken_yaml_is_told_in_words_of_a_memo(
    content: str, message: str, column: int
) -> None:
    (problem,) = document(content).problems
    assert problem.message.startswith(message)
    assert problem.hint
    assert problem.place
    assert problem.place.column == column


@given(st.text("ab:-[]{}'\"|>&*!%@#`?,<\\ \t\n\u2028", max_size=40))
def test_a_text_of_signs_gives_data_or_problems_with_places(content: str) -> None:
    found = document(content)
    lines = content.splitlines() or [""]
    for problem in found.problems:
        assert problem.place
        assert problem.place.excerpt in lines
        assert problem.place.line <= len(lines)
        assert problem.place.column <= len(problem.place.excerpt) + 1


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("a:\n    b: c\n  d: e\n", "begin it in column 5, like the line above, or in"),
        ("a:\n  - b: c\n - d: e\n", "begin it in column 3, like the line above"),
        ("a: @b\n", 'put the text in quotes: "@b"'),
        ('a: @b "c"\n', "put the text in quotes: '@b \"c\"'"),
        ('a: @ it\'s "b"\n', "write | after the key, and the text below it"),
        (f"a: @{'b' * 60}\n", "write | after the key, and the text below it"),
    ],
)
def test_broken_yaml_is_told_with_what_to_write(content: str, hint: str) -> None:
    (problem,) = document(content).problems
    assert problem.hint.startswith(hint)


def test_a_column_that_a_line_may_begin_in_is_told_once() -> None:
    (problem,) = document('a: "b"\n  c: d\n').problems
    assert problem.hint == "begin it in column 1, like the line above"
