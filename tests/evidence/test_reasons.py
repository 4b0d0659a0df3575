"""Why a claim does not hold is said in an analyst's words."""

import pytest

from briefmaker.evidence.passages.passage import Miss, MissReason
from briefmaker.evidence.reasons import LONGEST_EXCERPT, excerpt, missed, weak

BOTH = {"found": "4.2", "given": "42"}
HAS = "the source has “4.2” where the passage has “42”"


@pytest.mark.parametrize(
    ("reason", "said", "alone"),
    [
        (MissReason.FIGURE, HAS, "the source has another figure there"),
        (
            MissReason.NEGATION,
            f"a “not” or its like stands in only one of the two: {HAS}",
            "a “not” stands in the source or in the passage, not in both",
        ),
        (MissReason.WORDS, HAS, "the source has other words there"),
        (
            MissReason.OMISSION,
            "the passage leaves out “4.2”, which stands there in the source",
            "the passage leaves out words of the source",
        ),
        (
            MissReason.CUT,
            "the passage cuts “4.2” of the source short",
            "the passage begins or ends inside a word or number of the source",
        ),
        (
            MissReason.SPLICE,
            "the parts of the passage stand in different places of the source",
            "the parts of the passage stand in different places of the source",
        ),
        (
            MissReason.SCRIPT,
            "“42” mixes letters of two alphabets that look alike",
            "a word of the passage mixes letters of two alphabets",
        ),
        (
            MissReason.HIDDEN,
            "the words are in the file, but nobody can see them on its page",
            "the words are in the file, but nobody can see them on its page",
        ),
        (
            MissReason.ABSENT,
            f"the passage is not in the source; {HAS}",
            "the passage is not in the source, nor anything like it",
        ),
    ],
)
def test_a_miss_says_what_the_source_has_as_far_as_it_is_known(
    reason: MissReason, said: str, alone: str
) -> None:
    for miss, words in ((Miss(reason, **BOTH), said), (Miss(reason), alone)):
        told, hint = missed(miss)
        assert told == words
        assert hint
        assert not told.endswith(".")


def test_every_kind_of_miss_has_its_words() -> None:
    hints = {missed(Miss(reason))[0] for reason in MissReason}
    assert len(hints) == len(MissReason)


def test_the_nearest_words_are_told_where_nothing_is_singled_out() -> None:
    told, _ = missed(Miss(MissReason.ABSENT, nearest="imports rose\n by 4.2"))
    assert told.endswith("the nearest that the source has is “imports rose by 4.2”")


def test_an_excerpt_stands_on_one_line_and_ends_at_a_word() -> None:
    assert excerpt("  a\n b\t c ") == "a b c"
    long = "words " * 60
    cut = excerpt(long)
    assert len(cut) <= LONGEST_EXCERPT
    assert cut.endswith("words…")


@pytest.mark.parametrize(
    ("words", "figure", "start"),
    [
        (0, True, "the passage has no words beside its figure; with fewer than 4"),
        (1, True, "the passage has one word beside its figure; "),
        (3, False, "the passage has only 3 words; with fewer than 4"),
    ],
)
def test_a_short_passage_is_told_by_its_words(
    words: int, figure: bool, start: str
) -> None:
    assert weak(words, figure)[0].startswith(start)
