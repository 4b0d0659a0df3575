"""Text is measured and broken as it will be printed, in the shipped fonts only."""

import os

import pytest

from briefmaker.charts import styles as shipped_styles
from briefmaker.charts.canvas import Canvas
from briefmaker.charts.ink import Line
from briefmaker.charts.painting import painted
from briefmaker.charts.styles import DIRECT, LABEL, MM, Style
from briefmaker.charts.typeface import Typeface, _fonts
from charts.easel import FONTS, PALETTE

FACE = Typeface(FONTS)


@pytest.mark.parametrize(
    "text", ["Kyrgyzstan", "17% – 48%", "Ҷумҳурии Тоҷикистон", "Ə ğ ş", "$5 and $6"]
)
def test_text_is_as_wide_as_it_is_drawn(text: str) -> None:
    canvas = Canvas(FACE, PALETTE)
    canvas.words(text, 10, 10, LABEL)
    canvas.words(text, 60, 20, DIRECT, "right")
    picture = canvas.picture(124, 30)
    drawn = [mark for mark in painted(picture, FACE).marks if isinstance(mark, Line)]
    assert len(drawn) == 2
    for line, words in zip(drawn, picture.words, strict=True):
        assert line.at[0] * MM == pytest.approx(words.edges.left, abs=0.001)
        last = line.glyphs[-1]
        width = FACE.width(last.letters, words.style)
        end = (line.at[0] + last.right * line.size) * MM + width
        assert end == pytest.approx(words.edges.right, abs=0.05)


@pytest.mark.parametrize("text", ["office", "Ҷумҳурӣ", "$5 and $6", "کارگران ۱۷ GDP"])
def test_glyphs_stand_for_all_letters_of_a_text(text: str) -> None:
    shaped = list(FACE.shaped(text, LABEL.weight))
    assert sorted("".join(one.letters for one in shaped)) == sorted(text)
    assert [one.right for one in shaped] == sorted(one.right for one in shaped)


def test_letters_that_a_font_lacks_come_from_the_next_one() -> None:
    fonts = {one.letters: one.font.stem for one in FACE.shaped("G م", LABEL.weight)}
    assert fonts["G"] == "SourceSans3-Regular"
    assert fonts["م"] == "Vazirmatn-NL-Regular"


def test_a_copy_of_the_process_opens_the_fonts_anew() -> None:
    FACE.width("some words", LABEL)
    copy = os.fork()
    if not copy:
        same = FACE.width("other words", LABEL) > 0 and _fonts.cache_info().misses == 1
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]) == 0


def test_no_text_is_smaller_than_the_floor() -> None:
    styles = [each for each in vars(shipped_styles).values() if isinstance(each, Style)]
    assert len(styles) >= 6
    assert min(style.size for style in styles) >= 7.5


def test_lines_are_broken_at_spaces_and_are_about_even() -> None:
    lines = FACE.wrap("Remittances as a share of Tajikistan’s GDP", LABEL, 45)
    assert lines == ("Remittances as a share", "of Tajikistan’s GDP")


def test_no_break_spaces_hold() -> None:
    assert FACE.wrap("8\u00a0October\u00a02025", LABEL, 5) == (
        "8\u00a0October\u00a02025",
    )


def test_a_long_word_is_neither_cut_nor_lost() -> None:
    text = "Landesarbeitsgemeinschaftsvorsitzende of it"
    lines = FACE.wrap(text, LABEL, 20)
    assert " ".join(lines) == text
    assert lines[0] == "Landesarbeitsgemeinschaftsvorsitzende"


def test_nothing_wraps_to_nothing() -> None:
    assert FACE.wrap("", LABEL, 20) == ()


def test_missing_characters_are_named_once() -> None:
    assert FACE.lacks("Ҷумҳурӣ, Ğ, ≥, −, 5\u202f%") == ""
    assert FACE.lacks("ღვღ ₼") == "ღვ₼"


def test_letters_of_the_arabic_script_are_measured_joined() -> None:
    assert FACE.lacks("قزاقستان، ۱۷٫۴٪") == ""
    word = "کارگران"
    apart = sum(FACE.width(letter, LABEL) for letter in word)
    assert FACE.width(word, LABEL) < 0.8 * apart
