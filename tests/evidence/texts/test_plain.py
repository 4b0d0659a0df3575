"""Plain text: character sets, lines and paragraphs."""

import codecs
import time

import pytest

from briefmaker.evidence.texts import plain
from briefmaker.evidence.texts.text import Unreadable

RUSSIAN = "Экспорт вырос на 4,5 % – до 12 млрд рублей."
FRENCH = "À Genève, la dette créée dépasse 5 € par tête… déjà «\u00a0trop\u00a0»."
AZERBAIJANI = "İxrac 4,5 faiz artıb, şəhərdə qış güclüdür."


def test_paragraphs_are_the_lines_that_are_not_empty_and_lines_are_all() -> None:
    text = plain.read(b"First.\n\n  \nSecond one.\nThird.\n")
    assert text.content == "First.\n\n  \nSecond one.\nThird.\n"
    third = text.content.index("Third")
    assert text.places(third, third + 5) == {"paragraph": "3", "line": "5"}
    assert len(text.regions) == 3 + 5
    assert text.extractor == "text bm-text/1"


def test_a_last_line_needs_no_end() -> None:
    assert plain.read(b"One.\nTwo.").places(5, 9) == {"paragraph": "2", "line": "2"}


def test_line_ends_of_all_systems_are_one() -> None:
    assert plain.read(b"a\r\nb\rc\n").content == "a\nb\nc\n"


@pytest.mark.parametrize(
    "data",
    [
        RUSSIAN.encode(),
        codecs.BOM_UTF8 + RUSSIAN.encode(),
        codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"),
        RUSSIAN.encode("windows-1251"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "windows-1251"],
)
def test_russian_is_read_in_the_character_sets_it_is_saved_in(data: bytes) -> None:
    assert plain.decoded(data) == RUSSIAN


@pytest.mark.parametrize(
    "words",
    [
        FRENCH,
        "Größe und Öl",
        "señor año",
        "Ærø på ø å é",  # single raised letters decide nothing
        "Ünlü ağır".replace("ğ", "g").replace("ı", "i"),
    ],
)
def test_western_text_is_not_taken_for_russian(words: str) -> None:
    assert plain.decoded(words.encode("windows-1252")) == words


@pytest.mark.no_cover  # it is held against the clock
def test_a_file_of_one_endless_word_does_not_hold_us_up() -> None:
    begun = time.process_time()
    for data in (b"\xff" * 300_000, b"a" * 300_000 + b"\xff", b"a\xff" * 100_000):
        plain.decoded(data)
    assert time.process_time() - begun < 1


def test_bytes_without_a_character_in_windows_1252_mean_iso_8859_1() -> None:
    assert plain.decoded(b"caf\xe9 \x81") == "café \x81"


def test_azerbaijani_is_utf_8() -> None:
    assert plain.decoded(AZERBAIJANI.encode()) == AZERBAIJANI


def test_a_declared_character_set_counts_only_where_utf_8_does_not_fit() -> None:
    older = RUSSIAN.replace("–", "-")
    assert plain.decoded(older.encode("koi8-r"), "koi8-r") == older
    assert plain.decoded(RUSSIAN.encode(), "koi8-r") == RUSSIAN


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="bytes that no text has"):
        plain.read(b"\x7fELF\x02\x01\x01\x00\x00")
