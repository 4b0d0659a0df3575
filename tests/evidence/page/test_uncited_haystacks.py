"""A printed figure is found in a long text without reading all of it."""

import pytest

from briefmaker.evidence.figures import bare_figures, figures_in
from briefmaker.evidence.page.haystacks import SHORT, Haystack

FILLER = (
    "The farmers of the valley spoke of canals, fields and the price of water. " * 30
)
LONG = "\n".join(
    [
        *[FILLER] * 30,
        "In all 1,234,567 wells were dug.",
        *[FILLER] * 20,
        "Losses came to 9.6% of the water, and three quarters of the canals leak.",
        *[FILLER] * 10,
    ]
)


def found(printed: str, content: str) -> list[str]:
    (figure,) = bare_figures(printed, "en")
    return [other.words for other in Haystack(content, "en").figures(figure)]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("1.2 million wells", "1,234,567"),
        ("1,234,567 wells", "1,234,567"),
        ("9.6%", "9.6%"),
        ("10%", "9.6%"),
        ("three quarters of them", "three quarters"),
    ],
)
def test_what_may_be_the_figure_is_read(printed: str, words: str) -> None:
    assert len(LONG) > SHORT
    assert words in found(printed, LONG)


def test_other_figures_of_a_long_text_are_left_unread() -> None:
    assert found("4.4%", LONG) == []


def test_a_short_text_is_read_as_a_whole() -> None:
    short = "Seven wells, 1.2 million people and half of the water."
    assert found("4.4%", short) == ["1.2 million people", "half"]


@pytest.mark.parametrize("content", [LONG, "Seven wells, and 9.6% of the water."])
def test_a_text_that_was_looked_into_is_not_read_again(content: str) -> None:
    haystack = Haystack(content, "en")
    (figure,) = bare_figures("9.6%", "en")
    first = [other.words for other in haystack.figures(figure)]
    assert "9.6%" in first
    assert [other.words for other in haystack.figures(figure)] == first


def test_a_number_of_two_letters_is_looked_for_in_digits_alone() -> None:
    (figure,) = figures_in("on nazir", "az")
    assert (figure.spelled, figure.words) == (True, "on")
    text = f"{FILLER * 30} On kənd. {FILLER * 30} Cəmi 10 quyu var."
    assert len(text) > SHORT
    assert [other.words for other in Haystack(text, "az").figures(figure)] == [
        "Cəmi 10"
    ]
