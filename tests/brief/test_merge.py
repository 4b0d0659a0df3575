"""Merge fields are filled in as words, which no dialect, name or path can misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefmaker.brief.merge import fields, merged

VALUES = {
    "country": "Tajikistan",
    "code": "tj",
    "who": "Anna *K.* [@s001]",
    "no": "",
    "sign": "+",
}


def put(raw: str, *, prose: bool = True, path: bool = False) -> str:
    return merged(raw, VALUES, prose=prose, path=path).text


def unfit(raw: str, *, prose: bool = True, path: bool = False) -> list[tuple[str, str]]:
    found = merged(raw, VALUES, prose=prose, path=path).unfit
    return [(each.code, each.name) for each in found]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("{country} pays", "Tajikistan pays"),
        ("{ Country } pays", "Tajikistan pays"),
        ("{{country}} is a field", "{country} is a field"),
        ("{fact}`share-{code}`", "{fact}`share-tj`"),
        ("{fact}`{code}`", "{fact}`tj`"),
        ("[@s-{code}, p. 2; @{code}]", "[@s-tj, p. 2; @tj]"),
        ("[map](https://x.example/{code}.html)", "[map](https://x.example/tj.html)"),
        (":::{note}\nOn {country}\n:::", ":::{note}\nOn Tajikistan\n:::"),
        ("nothing", "nothing"),
        ("wait!{sign}", "wait!\\+"),
        ("wait {sign}", "wait +"),
        ("[a]:{sign}", "[a]:\\+"),
        ("wait!{country}", "wait!Tajikistan"),
    ],
)
def test_a_field_gives_way_to_its_value_and_a_role_stays(raw: str, said: str) -> None:
    assert put(raw) == said
    assert not unfit(raw)


def test_a_value_in_prose_is_words_and_no_markup() -> None:
    assert put("Ask {who}.") == r"Ask Anna \*K.\* \[\@s001\]."
    assert put("Ask {who}.", prose=False) == "Ask Anna *K.* [@s001]."


@given(
    st.text("ab1 *_`[]()<>{}#+-.!~^|@\\&;:=>\"'", min_size=1, max_size=12)
    .map(lambda said: " ".join(said.split()))
    .filter(bool),
    st.sampled_from(["{x}", "\n{x}\n", "- {x}", "> {x}", "1. {x}", "a {x} b"]),
)
def test_markdown_reads_a_value_as_one_text_whatever_it_holds(
    value: str, raw: str
) -> None:
    markdown = MarkdownIt("commonmark", {"html": False})
    plain = [t.type for t in markdown.parse(raw.replace("{x}", "word"))]
    tokens = markdown.parse(merged(raw, {"x": value}, prose=True).text)
    assert [t.type for t in tokens] == plain
    (inline,) = [t for t in tokens if t.type == "inline"]
    words = "".join(child.content for child in inline.children or ())
    assert words == raw.strip("\n-> ").removeprefix("1. ").replace("{x}", value)
    assert {child.type for child in inline.children or ()} <= {"text"}


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("{contry}", ("unknown", "contry")),
        ("{no}", ("empty", "no")),
        ("{fact}`a-{who}`", ("name", "who")),
        ("[@a-{who}]", ("name", "who")),
        ("[x](https://x.example/{who})", ("name", "who")),
        ("{likely}`{who}`", None),
    ],
)
def test_what_cannot_be_filled_in_is_told(
    raw: str, wrong: tuple[str, str] | None
) -> None:
    assert unfit(raw) == ([wrong] if wrong else [])


@pytest.mark.parametrize("value", ["..", "a/b", "a\\b", "a b", "-", "../x"])
def test_a_value_cannot_lead_a_path_elsewhere(value: str) -> None:
    found = merged("data/{x}.csv", {"x": value}, prose=False, path=True)
    assert [each.code for each in found.unfit] == ["name"]


def test_words_are_led_back_to_where_they_were_typed() -> None:
    done = merged(
        "12 in {a}, 12 in {b}, 12 in all", {"a": "x 12", "b": "y"}, prose=True
    )
    assert done.text == "12 in x 12, 12 in y, 12 in all"
    assert done.typed("12", 0) == ("12", 0)
    assert done.typed("12", 1) == ("{a}", 0)
    assert done.typed("12", 2) == ("12", 1)
    assert done.typed("in y, 12", 0) == ("in {b}, 12", 0)
    assert done.typed("12", 9) is None


def test_the_fields_of_a_text_are_those_that_are_filled_in() -> None:
    assert [*fields("{a} {fact}`x-{b}` {{c}} :::{note} `{d}`")] == ["a", "b", "d"]
