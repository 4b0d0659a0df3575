"""The part of a source around a passage: quick ways give what the plain ones do."""

from random import Random

import pytest

from briefmaker.evidence.passages.context import warned
from briefmaker.evidence.passages.folding import Ladder
from briefmaker.evidence.passages.surroundings import CLAUSE_ENDS, around, whole_of
from briefmaker.evidence.passages.tokens import cut
from briefmaker.evidence.texts import plain

PIECES = (
    ". ", ", ", ". A", ", и", "a", "b", "é", "e\u0301", "5\u0302", "Б", "й", "и\u0306",
    "1", "23", "4.5", "½", "⁶", "₂", "ﬁ", "’", "'", "'s", "-", "-\n", "–", "\n", "\n\n",
    "\u00ad", "\u200b", "\ufffe", "\x02", "\u00a0", "  ", "\t", "İ", "ΑΣ.", "(", '"',
    "%", "$", "+", "×", "\x1f", "ᄀ", "ᅡ", "Å", "…",
)  # fmt: skip
WORDS = (
    "the", "port", "not", "But", "if", "Officials", "denied", "that", "it", "12", "%",
    "about", "which", "Mr", "E", "rose", "ВВП", "не", "except",
)  # fmt: skip
ENDS = (" ", " ", " ", " ", " ", ", ", ". ", ".\n\n", "; ", "\n", "-\n")


@pytest.mark.parametrize("seed", range(4))
def test_a_text_that_is_cut_clause_by_clause_has_the_same_tokens(seed: int) -> None:
    dice = Random(seed)
    divided = 0
    for _ in range(600):
        words = "".join(dice.choices(PIECES, k=dice.randrange(1, 40)))
        text = plain.Text.of(words, (), "plain/1")
        near = around(text, 0, len(words), 0)
        assert near.tokens == cut(Ladder(words).layout)
        divided += bool(CLAUSE_ENDS.search(words))
    assert divided > 60


@pytest.mark.parametrize("seed", range(4))
def test_the_marks_around_a_passage_tell_what_all_marks_tell(seed: int) -> None:
    dice = Random(seed)
    raised = 0
    for _ in range(60):
        words = "".join(dice.choice(WORDS) + dice.choice(ENDS) for _ in range(200))
        near = whole_of(plain.read(words.encode()))
        every = near.marks()
        first = dice.randrange(len(near.tokens) - 12)
        last = first + dice.randrange(1, 12)
        some = near.marks_around(first, last)
        assert some.sentence(first, last) == every.sentence(first, last)
        gaps = [(first, (first + last) // 2)]
        found = warned(some, first, last, gaps)
        assert found == warned(every, first, last, gaps)
        raised += bool(found)
    assert raised > 10
