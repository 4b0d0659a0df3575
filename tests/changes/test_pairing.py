from hypothesis import given
from hypothesis import strategies as st

from briefmaker.changes.pairing import paired

NAMES = st.lists(st.sampled_from("abcdeABCDE"), max_size=8)


def alike(old: str, new: str) -> float:
    """Say how alike two letters are: the same is surer than another case."""
    return 2 * (old == new) or 1 * (old.lower() == new.lower())


def test_pairs_follow_likeness_and_not_places() -> None:
    assert paired("abc", "cab", alike) == (("c", "c"), ("a", "a"), ("b", "b"))


def test_the_surest_pair_is_made_first() -> None:
    assert paired("aA", "A", alike) == (("a", None), ("A", "A"))


def test_what_was_dropped_stands_after_what_it_followed() -> None:
    assert paired("axb", "ab", alike) == (("a", "a"), ("x", None), ("b", "b"))
    assert paired("xa", "a", alike) == (("x", None), ("a", "a"))


@given(NAMES, NAMES)
def test_each_thing_is_in_one_pair(old: list[str], new: list[str]) -> None:
    pairs = paired(old, new, alike)
    assert sorted(a for a, _ in pairs if a) == sorted(old)
    assert [b for _, b in pairs if b] == new


@given(NAMES, NAMES)
def test_the_other_way_round_the_pairs_are_the_same(
    old: list[str], new: list[str]
) -> None:
    there = paired(old, new, alike)
    back = paired(new, old, alike)
    assert sorted(map(str, there)) == sorted(str((a, b)) for b, a in back)
