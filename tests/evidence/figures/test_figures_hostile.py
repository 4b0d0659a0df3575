"""Long and hostile text: read in linear time, and never to a crash."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.evidence.figures import figures_in, supports

LANGUAGES = ("en", "ru", "az", "de", "fr", "tr")
HEAP = [
    "17", "1.2", "1,200", "%", "million", "m", "between", "and", "to", "from", "–", "-",
    "more", "than", "half", "a", "third", "$", "about", "over", "October", "2025", "5",
    "in", "times", "x", "/", ":", ".", ",", "(", ")", "½", "⁶", "least", "one",
]  # fmt: skip
REPEATED = [
    "1", "1 ", "1,", "1-", "1/", "1.", "10⁶", "100 ", "$", "-", "A-", "A1", "½", "(1) ",
    "between ", "between 1 and ", "from 1 to ", "one in ", "1 in ", "1 or ", "1 to ",
    "and a half ", "half a ", "two hundred and ", "million ", "1 million ", "twenty-",
    "more than ", "more than about ", "May ", "1 May ", "2020–", "1.2m ", "5 crore ",
    "de ", "1 and ", "one, ", "\u0301", "1\u200b", "a'", "www.", "x@",
]  # fmt: skip


def seconds(text: str, language: str) -> float:
    """Return the processor time that reading takes, the least of two."""
    taken = []
    for _ in range(2):
        start = process_time()
        figures_in(text, language)
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", REPEATED)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    figures_in(unit, "en")  # so that no table is made while the clock runs
    short, long = seconds(unit * 50, "en"), seconds(unit * 400, "en")
    assert long < 8 * 4 * short + 0.05


@pytest.mark.parametrize("unit", ["1-", "1/", "A-", "1 million ", "one hundred "])
def test_what_is_tied_together_for_pages_is_read_too(unit: str) -> None:
    figures_in(unit, "en")
    short, long = seconds(unit * 500, "en"), seconds(unit * 4000, "en")
    assert long < 8 * 2 * short + 0.05


def test_a_hundred_thousand_digits_are_one_figure_that_is_not_read() -> None:
    figures = figures_in("1" * 100_000, "en")
    assert [(each.start, each.end, each.read) for each in figures] == [
        (0, 100_000, False)
    ]


@pytest.mark.no_cover  # it is held against the clock
def test_a_page_is_read_in_far_less_than_a_second() -> None:
    sentence = (
        "Officials said that trade had grown by more than 17.4 per cent, to about "
        "US$1.8 billion in 2024, while two thirds of the 1,200 workers had left. "
    )
    text = (sentence * 80)[:10_000]
    figures_in(sentence, "en")
    start = process_time()
    assert len(figures_in(text, "en")) > 250
    assert process_time() - start < 0.5


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_a_crash(text: str, language: str) -> None:
    behind = 0
    for figure in figures_in(text, language):
        assert figure.words == text[figure.start : figure.end]
        assert behind <= figure.start < figure.end
        behind = figure.end


@given(
    st.lists(
        st.sampled_from(HEAP),
        max_size=12,
    ).map(" ".join),
    st.sampled_from(LANGUAGES),
)
def test_any_heap_of_figure_words_is_read_without_a_crash(
    text: str, language: str
) -> None:
    for joined in (text, text.replace(" ", "")):
        behind = 0
        for figure in figures_in(joined, language):
            assert behind <= figure.start < figure.end
            behind = figure.end
        supports(joined, text, anchor_language=language, printed_language="en")
