"""What folds to the same text says the same words, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.evidence.passages.folding import (
    INNER_HYPHEN,
    LOST_SPACE,
    Ladder,
    folded,
)
from briefmaker.evidence.passages.glyphs import mixed_script
from briefmaker.evidence.passages.passage import Level

WRITTEN = st.text(
    st.sampled_from(
        list("ab АйёIİı19.,- -–−\n\xa0\xad\u200b\ufffe“”’…ﬁ½²³₂é\u0301\u0306%")
    )
)


def first_level(one: str, other: str) -> Level | None:
    """Return the first level at which two texts are the same."""
    return next((at for at in Level if folded(one, at) == folded(other, at)), None)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("the same words", "the same words", Level.EXACT),
        ("“so”, he said: it’s", '"so", he said: it\'s', Level.TYPOGRAPHY),
        ("«так»", '"так"', Level.TYPOGRAPHY),
        ("10–12 and −5", "10-12 and -5", Level.TYPOGRAPHY),
        ("1\u202f200\xa0km", "1 200 km", Level.TYPOGRAPHY),
        ("two\n\n lines", "two lines", Level.TYPOGRAPHY),
        ("ﬁnal oﬃce…", "final office...", Level.TYPOGRAPHY),
        ("zero\u200bwidth", "zerowidth", Level.TYPOGRAPHY),
        ("soft\xadhyphen", "softhyphen", Level.TYPOGRAPHY),
        ("cafe\u0301", "café", Level.TYPOGRAPHY),
        ("и\u0306од", "йод", Level.TYPOGRAPHY),
        ("１７％", "17%", Level.TYPOGRAPHY),
        ("10⁶ m³", "10^6 m^3", Level.TYPOGRAPHY),
        ("10¹²", "10^12", Level.TYPOGRAPHY),
        ("2½ and ¾", "2 1/2 and 3/4", Level.TYPOGRAPHY),
        ("CO₂", "CO2", Level.TYPOGRAPHY),
        ("agree-\nment", "agreement", Level.LAYOUT),
        ("agree\xad\n ment", "agreement", Level.LAYOUT),
        ("agree\ufffement", "agreement", Level.LAYOUT),
        ("agree\ufffe\r\nment", "agreement", Level.LAYOUT),
        ("lostspaces and spl it words", "lost spaces and split words", Level.SPACING),
        ("a long-term plan", "a long term plan", Level.SPACING),
        ("long-\nterm", "long-term", Level.SPACING),
        ("5 % of GDP", "5% of GDP", Level.SPACING),
        ("10 – 12", "10–12", Level.SPACING),
        ("TRADE ROSE", "trade rose", Level.CASE),
        ("communiqué", "communique", Level.CASE),
        ("ещё", "еще", Level.CASE),
        ("зам\u043e\u0301к", "замок", Level.CASE),
        ("İSTANBUL", "istanbul", Level.CASE),
    ],
)
def test_the_same_words_meet_at_their_level(one: str, other: str, level: Level) -> None:
    assert first_level(one, other) is level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10⁶", "106"),
        ("2½", "21/2"),
        ("2½", "21⁄2"),
        ("million³", "million3"),
        ("x10₂", "x102"),
        ("1 200", "1200"),
        ("5. 3", "5.3"),
        ("5 -3", "5-3"),
        ("fell -3", "fell - 3"),
        ("-5.3", "5.3"),
        ("1,5", "1.5"),
        ("17%", "17‰"),
        ("мой", "мои"),
        ("oldu", "öldü"),
        ("qız", "qiz"),
        ("sac", "saç"),
        ("año", "ano"),
        ("сор", "cop"),
    ],
)
def test_other_words_and_figures_never_meet(one: str, other: str) -> None:
    assert first_level(one, other) is None


def test_a_dotless_i_in_capitals_is_not_taken_for_either_letter() -> None:
    assert folded("BAKI", Level.CASE) == "baki"
    assert folded("Bakı", Level.CASE) == "bakı"
    assert folded("İlham", Level.CASE) == "ilham"


@given(WRITTEN, st.sampled_from(list(Level)))
def test_the_way_back_covers_the_text_in_order(text: str, level: Level) -> None:
    fold = Ladder(text).at(level)
    spans = [fold.back(at, at + 1) for at in range(len(fold.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(WRITTEN, st.sampled_from(list(Level)))
def test_what_the_way_back_leads_to_folds_to_the_same(text: str, level: Level) -> None:
    words = "Ab " + re.sub(r"\s+", " ", text) + " cd"
    fold = Ladder(f"Before {words} after").at(level)
    at = fold.text.find(folded("Ab", level))
    end = fold.text.rfind(folded("cd", level)) + 2
    start, upto = fold.back(at, end)
    assert folded(f"Before {words} after"[start:upto], level) == fold.text[at:end]


@given(WRITTEN)
def test_what_is_folded_once_stays_as_it_is(text: str) -> None:
    once = Ladder(text).typography.text
    assert Ladder(once).typography.text == once


@given(WRITTEN)
def test_the_quick_way_to_the_spacing_level_is_the_slow_one(text: str) -> None:
    rungs = Ladder(text)
    slow = rungs.layout.replaced(LOST_SPACE).replaced(INNER_HYPHEN)
    assert rungs.spacing.text == slow.text


def test_levels_are_made_when_they_are_needed_and_kept() -> None:
    rungs = Ladder("plain words")
    assert rungs.at(Level.LAYOUT) is rungs.typography
    assert rungs.typography.text is rungs.exact.text
    assert not {"spacing", "case"} & vars(rungs).keys()
    assert rungs.at(Level.CASE) is rungs.case


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the m\u0430rket", "m\u0430rket"),
        ("рынок и pын\u043eк", "pын\u043eк"),
        ("μm, kΩ and 5 µg", ""),
        ("IT-компания и G20", ""),
        ("Bakı və Баку", ""),
    ],
)
def test_a_word_of_two_alphabets_is_named(text: str, word: str) -> None:
    assert mixed_script(text) == word


@given(WRITTEN, st.data())
def test_an_empty_stretch_leads_back_to_an_empty_stretch(
    words: str, data: st.DataObject
) -> None:
    fold = Ladder(words).layout
    at = data.draw(st.integers(0, max(len(fold.text) - 1, 0)))
    start, end = fold.back(at, at)
    assert start == end
    assert 0 <= start <= len(words)
