import pytest

from briefmaker.changes.words import keys, plain, said, shortened, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US$1.8 billion, or 17.4%.", ["US$1.8", "billion", ",", "or", "17.4%", "."]),
        ("„Wort“ und (noch) eins", ["„", "Wort", "“", "und", "(", "noch", ")", "eins"]),
        ("workers’ well-being", ["workers", "’", "well-being"]),
        ("2024–2026", ["2024–2026"]),
        ("сроки: «до мая»", ["сроки", ":", "«", "до", "мая", "»"]),
        ("آیا می‌رود؟", ["آیا", "می‌رود", "؟"]),
    ],
)
def test_words_are_whole_and_punctuation_stands_apart(
    text: str, words: list[str]
) -> None:
    assert [token.key for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("12\u00a0March", "12 March"),
        ("Donau\u00addampf\u200bschiff", "Donaudampfschiff"),
        ("well\u2011being", "well-being"),
        ("\u200f۱۷\u200e درصد", "۱۷ درصد"),
        ("Ə\u2060zərbaycan", "Əzərbaycan"),
        ("e\u0301tat", "état"),
    ],
)
def test_what_only_layout_adds_makes_no_other_word(printed: str, typed: str) -> None:
    assert keys(tuple(tokens(printed))) == keys(tuple(tokens(typed)))


def test_a_joiner_inside_a_persian_word_is_spelling() -> None:
    assert plain("می\u200cرود") != plain("میرود")


def test_words_are_said_again_as_they_were_printed() -> None:
    text = "“Nearly half” of GDP (2024), or US$1.8 bn; who knows?"
    assert said(tuple(tokens(text))) == text


def test_a_long_text_is_cut_after_a_whole_word() -> None:
    assert shortened("one two, three", 11) == "one two…"
    assert shortened("one two", 9) == "one two"
