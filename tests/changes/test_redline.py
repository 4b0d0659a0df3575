from hypothesis import given
from hypothesis import strategies as st

from briefmaker.changes.redline import Run, likeness, redline
from briefmaker.changes.words import Token, keys, tokens

WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "no", "of", ",", ".", "17%", "18%", "не", "بود"]),
    max_size=14,
).map(lambda words: tuple(Token(word, word) for word in words))
OTHER = {"same": "same", "old": "new", "new": "old"}


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    runs = redline(tuple(tokens(old)), tuple(tokens(new)))
    return " ".join(signs[run.kind].format(run.text) for run in runs)


def test_only_the_words_that_differ_are_struck_out_and_put_in() -> None:
    said = marked("It cost about 17% of GDP.", "It cost about 18% of GDP.")
    assert said == "It cost about [-17%-] {+18%+} of GDP."


def test_a_figure_is_never_cut_inside() -> None:
    assert marked("US$1.8 billion", "US$1.9 billion") == "[-US$1.8-] {+US$1.9+} billion"


def test_small_words_between_two_changes_go_with_them() -> None:
    said = marked("the end of all summer work", "the start of each winter work")
    assert said == "the [-end of all summer-] {+start of each winter+} work"


def test_no_break_spaces_and_soft_hyphens_change_nothing() -> None:
    assert marked("12 März Donaudampf", "12\u00a0März Donau\u00addampf").startswith(
        "12"
    )
    assert "[-" not in marked("12 März Donaudampf", "12\u00a0März Donau\u00addampf")


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_their_redline(
    old: tuple[Token, ...], new: tuple[Token, ...]
) -> None:
    runs = redline(old, new)

    def kept(kind: str) -> tuple[str, ...]:
        return tuple(
            key for run in runs if run.kind in ("same", kind) for key in keys(run.words)
        )

    assert kept("old") == keys(old)
    assert kept("new") == keys(new)


@given(WORDS, WORDS)
def test_the_other_way_round_deletions_are_insertions(
    old: tuple[Token, ...], new: tuple[Token, ...]
) -> None:
    def turned(runs: tuple[Run, ...]) -> set[tuple[int, str, tuple[str, ...]]]:
        # Deletions come first in both, so places are counted in unchanged words.
        found, at = set(), 0
        for run in runs:
            if run.kind == "same":
                at += len(run.words)
            found.add((at, OTHER[run.kind], keys(run.words)))
        return found

    def plain(runs: tuple[Run, ...]) -> set[tuple[int, str, tuple[str, ...]]]:
        return {(at, OTHER[kind], words) for at, kind, words in turned(runs)}

    assert turned(redline(old, new)) == plain(redline(new, old))


@given(WORDS)
def test_the_same_words_are_one_run(words: tuple[Token, ...]) -> None:
    assert [run.kind for run in redline(words, words)] == ["same"] * bool(words)


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_whole_for_the_same_words(
    one: tuple[Token, ...], other: tuple[Token, ...]
) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1
