"""Files that do not say how their letters are written are read as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.encoding import CYRILLIC, WESTERN, WIDE, decoded, misread

WESTERN_NAMES = "name;note\nJürgen Müller;“Präsident”\nFrançois Créée;naïve\n"
RUSSIAN_NAMES = "имя;роль\nАнна Петрова;заместитель министра\nЁлкин;\n"


@pytest.mark.parametrize(
    ("codec", "guessed"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-32", ""),
        ("utf-16-le", WIDE),
        ("utf-16-be", WIDE),
        ("cp1252", WESTERN),
    ],
)
def test_western_names_come_back_as_they_were(codec: str, guessed: str) -> None:
    found = decoded(WESTERN_NAMES.encode(codec))
    assert found
    assert (found.content, found.guessed) == (WESTERN_NAMES, guessed)


@pytest.mark.parametrize(
    ("codec", "guessed"),
    [("utf-8", ""), ("utf-16", ""), ("cp1251", CYRILLIC)],
)
def test_russian_names_come_back_as_they_were(codec: str, guessed: str) -> None:
    found = decoded(RUSSIAN_NAMES.encode(codec))
    assert found
    assert (found.content, found.guessed) == (RUSSIAN_NAMES, guessed)


def test_latin_1_is_read_as_what_spreadsheets_call_it() -> None:
    found = decoded("Jürgen".encode("latin-1"))
    assert found
    assert (found.content, found.guessed) == ("Jürgen", WESTERN)


@pytest.mark.parametrize(
    "data",
    [
        "Müller\nÄrger\nÖzil\n".encode() + b"\xff",
        b"\xef\xbb\xbfname\xff",
        b"T\x8d",
        b"\xff\xfea",
    ],
    ids=["broken UTF-8", "marked as UTF-8", "of no alphabet", "half a letter"],
)
def test_what_nobody_can_tell_is_not_guessed(data: bytes) -> None:
    assert decoded(data) is None


@given(st.text(st.characters(codec="cp1252", min_codepoint=32)))
def test_what_is_taken_for_western_has_all_its_letters(text: str) -> None:
    found = decoded(f"name: {text}".encode("cp1252"))
    if found and found.guessed == WESTERN:
        assert found.content == f"name: {text}"


@given(st.text())
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    found = decoded(f"name,note\n{text}".encode())
    assert found
    assert found.guessed in ("", WIDE)
    if "\x00" not in text:
        assert found.content.endswith(text)


def test_words_read_by_a_wrong_encoding_are_known() -> None:
    assert misread("MÃ¼ller") == "Müller"
    assert misread("Ð¡Ð¾Ð²ÐµÑ‚") == "Совет"
    for words in ("Müller", "Anna", "Петрова", "Â", "50 °C"):
        assert misread(words) == ""
