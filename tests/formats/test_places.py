"""Bookmarks: names that Word takes, made of the address alone."""

from hypothesis import given
from hypothesis import strategies as st

from briefmaker.formats.places import LONGEST, bookmark

ADDRESSES = st.lists(st.text(max_size=30) | st.integers(0, 99), min_size=1, max_size=6)


def test_a_bookmark_says_its_address() -> None:
    assert bookmark(("sections", 2, "body"), 3) == "bm_sections_2_body_3"
    assert bookmark(("charts", "fig-a", "title")) == "bm_charts_fig_a_title"


def test_a_long_address_has_a_name_of_its_own() -> None:
    one = bookmark(("library", "quantities", "a-very-long-name-of-a-quantity", "note"))
    other = bookmark(
        ("library", "quantities", "a-very-long-name-of-a-quantity", "unit")
    )
    assert one != other
    assert len(one) == LONGEST


@given(ADDRESSES, st.integers(0, 40))
def test_every_name_is_one_that_word_takes(
    address: list[str | int], block: int
) -> None:
    name = bookmark(tuple(address), block)
    assert name.startswith("bm_")
    assert len(name) <= LONGEST
    assert name.isascii()
    assert name.replace("_", "a").isalnum()
