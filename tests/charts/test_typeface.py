"""Text is measured and broken as it will be printed, in the shipped fonts only."""

import pytest
from matplotlib.text import Text

from briefmaker.charts import styles as shipped_styles
from briefmaker.charts.canvas import Canvas
from briefmaker.charts.styles import DIRECT, LABEL, MM, Style
from briefmaker.charts.svg import figure_of
from briefmaker.charts.typeface import Typeface
from charts.easel import FONTS, PALETTE

FACE = Typeface(FONTS)


@pytest.mark.parametrize(
    "text", ["Kyrgyzstan", "17% – 48%", "Ҷумҳурии Тоҷикистон", "Ə ğ ş", "$5 and $6"]
)
def test_text_is_as_wide_as_matplotlib_draws_it(text: str) -> None:
    canvas = Canvas(FACE, PALETTE)
    canvas.words(text, 10, 10, LABEL)
    canvas.words(text, 60, 20, DIRECT, "right")
    picture = canvas.picture(124, 30)
    figure = figure_of(picture, FACE)
    drawn = [artist for artist in figure.get_children() if isinstance(artist, Text)]
    assert len(drawn) == 2
    for artist, words in zip(drawn, picture.words, strict=True):
        extent = artist.get_window_extent()
        assert extent.x0 * MM == pytest.approx(words.edges.left, abs=0.01)
        assert extent.x1 * MM == pytest.approx(words.edges.right, abs=0.01)
        assert 30 - extent.y1 * MM <= words.edges.top


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
