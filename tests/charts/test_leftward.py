"""Words of charts in a right-to-left language end on one side."""

from pathlib import Path

from briefmaker.charts.canvas import Canvas, Picture, Words
from briefmaker.charts.leftward import leftward
from briefmaker.charts.palette import Filling, palette_of
from briefmaker.charts.styles import LABEL
from briefmaker.charts.typeface import Typeface
from briefmaker.look.look import Look
from briefmaker.workspace import shipped

FACE = Typeface(shipped("assets") / "fonts")


def canvas() -> Canvas:
    return Canvas(FACE, palette_of(Look()))


def ends(picture: Picture) -> list[float]:
    return [round(words.edges.right, 2) for words in picture.words]


def test_labels_at_the_left_edge_end_where_the_longest_does() -> None:
    sheet = canvas()
    for row, label in enumerate(("اتحادیهٔ کشاورزان", "شورا")):
        sheet.words(label, 0, 5 + 8 * row, LABEL)
    before = sheet.picture(80, 20)
    turned = leftward(before)
    assert ends(turned) == [max(ends(before))] * 2
    assert {words.align for words in turned.words} == {"right"}


def test_lines_of_a_block_end_together_and_keep_their_room() -> None:
    sheet = canvas()
    sheet.block(("یک سطر بلند از واژه‌ها", "کوتاه"), 30, 2, LABEL)
    before = sheet.picture(80, 20)
    assert ends(leftward(before)) == [max(ends(before))] * 2


def test_words_that_would_touch_a_mark_stay_where_they_are() -> None:
    sheet = canvas()
    sheet.words("واژه‌های بسیار بلند بالای میله", 0, 4, LABEL)
    sheet.words("کوتاه", 0, 12, LABEL)
    sheet.box(12, 8, 70, 13, Filling("#0B3766"))
    before = sheet.picture(80, 20)
    assert leftward(before) == before


def test_words_beside_marks_are_not_moved() -> None:
    sheet = canvas()
    sheet.words("۶۲", 40, 4, LABEL)
    sheet.words("۵۰٪", 52, 12, LABEL)
    before = sheet.picture(80, 20)
    assert leftward(before) == before
    assert all(isinstance(words, Words) for words in before.words)


def test_shipped_fonts_hold_all_cuts_of_the_arabic_script() -> None:
    folder = Path(shipped("assets")) / "fonts"
    for cut in ("Regular", "Semibold", "Bold"):
        assert (folder / f"Vazirmatn-NL-{cut}.ttf").is_file()
    assert "33.003" in (folder / "LICENSE-vazirmatn.md").read_text(encoding="utf-8")
