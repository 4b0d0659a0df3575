"""Text fragments: the address of a page with the passage to be shown on it."""

from urllib.parse import unquote

import pytest

from briefmaker.brief.library import Selector
from briefmaker.writing.fragments import LONGEST, with_fragment

URL = "https://example.org/a"
LONG = " ".join(f"word{number}" for number in range(1, 31))


@pytest.mark.parametrize(
    ("selector", "fragment"),
    [
        (Selector(exact="rose by 4%"), "#:~:text=rose%20by%204%25"),
        # A comma and a dash part the fragment, so they cannot stand in its words.
        (Selector(exact="well-known, at 5"), "#:~:text=well%2Dknown%2C%20at%205"),
        (Selector(exact="A & B"), "#:~:text=A%20%26%20B"),
        (Selector(exact="рост"), "#:~:text=%D1%80%D0%BE%D1%81%D1%82"),
        (Selector(exact="over\n  two lines"), "#:~:text=over%20two%20lines"),
        (Selector(exact="at 5", prefix="Oil "), "#:~:text=Oil-,at%205"),
        (Selector(exact="at 5", suffix=" in May"), "#:~:text=at%205,-in%20May"),
        (
            Selector(exact="at 5", prefix="Oil", suffix="in May"),
            "#:~:text=Oil-,at%205,-in%20May",
        ),
    ],
)
def test_a_browser_finds_the_words_of_the_anchor(
    selector: Selector, fragment: str
) -> None:
    assert with_fragment(URL, selector) == URL + fragment


def test_a_long_passage_is_given_by_its_ends() -> None:
    assert len(LONG) > LONGEST
    address = unquote(with_fragment(URL, Selector(exact=LONG)))
    begin, end = "word1 word2 word3 word4 word5", "word26 word27 word28 word29 word30"
    assert address == f"{URL}#:~:text={begin},{end}"


def test_words_before_a_gap_stand_for_a_passage_that_leaves_words_out() -> None:
    selector = Selector(exact="rose […] by 5", suffix="in May")
    assert with_fragment(URL, selector) == f"{URL}#:~:text=rose"


def test_an_address_with_a_fragment_keeps_it() -> None:
    address = with_fragment(f"{URL}#trade", Selector(exact="rose"))
    assert address == f"{URL}#trade:~:text=rose"


def test_a_passage_that_begins_with_a_gap_has_no_words_to_show() -> None:
    assert with_fragment(URL, Selector(exact="[…] by 5")) == URL
