"""Which figures of a brief's own words need a source."""

import pytest

from briefmaker.evidence.figures import bare_figures

NEEDS_ONE = [
    "17%", "half", "a third of it", "doubled", "hundreds of men", "11 ministers",
    "2 ministers", "about two ministers", "more than three days", "eleven ministers",
    "two million", "two percent", "ten dollars", "five kilometres", "1,5%",
    "three days a week", "one in five", "eleven weeks",
]  # fmt: skip
NEEDS_NONE = [
    "two ministers", "ten ministers", "a three-day visit", "ten weeks",
    "over two decades"[5:], "12 October 2025", "since 1992", "the 1990s", "second",
    "the 38th parallel", "Article 5", "Boeing 737", "J2-8243", "1. Wages", "14:30",
    "one of them", "three rounds of talks", "met three times",
]  # fmt: skip


@pytest.mark.parametrize("words", NEEDS_ONE)
def test_what_says_how_much_needs_a_source(words: str) -> None:
    assert len(bare_figures(words, "en")) == 1


@pytest.mark.parametrize("words", NEEDS_NONE)
def test_dates_names_and_small_counts_in_words_need_none(words: str) -> None:
    assert bare_figures(words, "en") == ()


def test_small_counts_pass_in_other_languages_too() -> None:
    assert bare_figures("пять министров", "ru") == ()
    assert bare_figures("beş nazir", "az") == ()
    assert len(bare_figures("25 министров", "ru")) == 1
