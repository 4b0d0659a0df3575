import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefmaker.cli.excerpt import LONGEST, TAB, excerpt
from briefmaker.problems import Place


def under(line: str, words: str) -> tuple[str, str]:
    """Return line and underline for a problem about `words` in `line`."""
    start = line.index(words)
    return excerpt(Place("x.yaml", 1, start + 1, len(words), line))


@pytest.mark.parametrize(
    ("line", "words", "underline"),
    [
        ("titel: Trade", "titel", "^~~~~"),
        ("kind: nemo", "nemo", "      ^~~~"),
        ("a: x", "x", "   ^"),
        ("название: Торговля", "Торговля", "          ^~~~~~~~"),
        ("标题: 贸易", "贸易", "      ^~~~"),
        ("e\u0301te\u0301: hiver", "hiver", "     ^~~~~"),
        ("to: 🇹🇯 desk", "desk", "       ^~~~"),
    ],
)
def test_the_underline_stands_below_the_words(line, words, underline):
    assert under(line, words) == (line, underline)


def test_tabs_are_shown_with_one_width_in_both_lines():
    assert under("\ttitle:\tx", "x") == (
        f"{TAB}title:{TAB}x",
        " " * (len(TAB) + 6 + len(TAB)) + "^",
    )


def test_words_of_no_width_are_still_pointed_at():
    assert excerpt(Place("x.yaml", 1, 1, 1, "\u200btitle: x"))[1] == "^"


def test_a_place_behind_the_end_of_the_line_is_pointed_at():
    assert excerpt(Place("x.yaml", 1, 7, 1, "title:")) == ("title:", "      ^")


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2067"])
def test_what_a_terminal_would_obey_is_not_handed_to_it(letter):
    line, underline = under(f"a{letter}[31mb: words", "words")
    assert line == "a\N{REPLACEMENT CHARACTER}[31mb: words"
    assert underline == "         ^~~~~"


@pytest.mark.parametrize("position", [0, 50, 500, 990])
def test_a_long_line_is_cut_around_the_words(position):
    line = "x" * position + "here" + "y" * (996 - position)
    shown, underline = under(line, "here")
    assert len(shown) <= LONGEST + 2
    start = underline.index("^")
    assert shown[start : start + 4] == "here"
    assert underline[start:] == "^~~~"
    assert shown.startswith("…") is (position >= 50)
    assert shown.endswith("…") is (position <= 500)


@given(
    head=st.text(max_size=200),
    words=st.text(min_size=1, max_size=30),
    tail=st.text(max_size=200),
)
def test_head_and_underline_have_one_width_for_any_text(head, words, tail):
    line, underline = excerpt(
        Place("x.yaml", 1, len(head) + 1, len(words), head + words + tail)
    )
    assert "\x1b" not in line
    spaces = len(underline) - len(underline.lstrip(" "))
    assert underline.strip(" ") == "^" + "~" * (len(underline) - spaces - 1)
    assert len(underline) <= max(cell_len(line), spaces + 1)
