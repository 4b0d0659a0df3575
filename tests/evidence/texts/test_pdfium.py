"""PDF files: their text, and what of it a reader sees."""

import pypdfium2
import pytest
from weasyprint import HTML

from briefmaker.evidence.texts import pdfium
from briefmaker.evidence.texts.extractors import PDFIUM
from briefmaker.evidence.texts.ink import Box, Picture
from briefmaker.evidence.texts.text import Text, Unreadable
from evidence import papers
from evidence.papers import column, pdf, words

HIDDEN = "growth of 42 percent"
FILLER = ("The bureau counts what was sent home.", "Its method has not changed.")


def said(text: Text, phrase: str) -> tuple[int, int]:
    start = text.content.index(phrase)
    return start, start + len(phrase)


def sees(data: bytes, phrase: str = HIDDEN) -> bool:
    text = pdfium.read(data)
    return pdfium.visible(data, text, *said(text, phrase))


# Reading


def test_a_sentence_crosses_lines_columns_and_pages() -> None:
    sentence = (
        "The statistical bureau reported that remittances amounted to 49.1 percent "
        "of gross domestic product in 2023 and to rather less in the year before. "
    )
    page = f"""<html lang=en><style>
    @page {{ size: A5; @top-left {{ content: 'Annual report' }}
             @bottom-right {{ content: 'page ' counter(page) }} }}
    body {{ columns: 2; text-align: justify; hyphens: auto; font: 10pt serif }}
    </style><p>{sentence * 40}"""
    text = pdfium.read(HTML(string=page).write_pdf())
    assert text.content.replace("\n", " ").count(sentence.strip()) == 40
    assert "Annual report" not in text.content
    assert len(text.regions) >= 3
    assert text.extractor == f"{PDFIUM} bm-text/1"


def test_pages_are_counted_from_1_where_they_have_no_labels() -> None:
    text = pdfium.read(pdf(column("First page of all."), "", column("Third page.")))
    assert text.places(*said(text, "First")) == {"page": "1"}
    assert text.places(*said(text, "Third")) == {"page": "3"}


def test_pages_carry_their_printed_labels() -> None:
    pages = (column("Preface to it."), column("Chapter one."), column("Chapter two."))
    text = pdfium.read(pdf(*pages, labels=papers.ROMAN_THEN_ARABIC))
    assert text.places(*said(text, "Preface")) == {"page": "i"}
    assert text.places(*said(text, "Chapter two")) == {"page": "8"}


def test_a_hyphen_at_the_end_of_a_line_is_joined() -> None:
    text = pdfium.read(pdf(column("Workers sent home remit-", "tances of 12 billion.")))
    assert text.content == "Workers sent home remittances of 12 billion.\n"


def test_a_word_divided_between_pages_is_joined_and_still_looked_at() -> None:
    page = """<style>@page { size: 225pt 60pt; margin: 10pt }
    body { font: 20pt serif; orphans: 1; widows: 1 }</style>
    Many sent remit&shy;tances home."""
    data = HTML(string=page).write_pdf()
    text = pdfium.read(data)
    assert text.content == "Many sent remittances home.\n"
    assert [region.end - region.start for region in text.regions] == [15, 12]
    assert sees(data, "sent remittances home")


@pytest.mark.parametrize("keep", [0.4, 0.8, 0.97])
def test_a_truncated_pdf_is_refused(keep: float) -> None:
    data = pdf(column(*FILLER), column(*FILLER))
    with pytest.raises(Unreadable) as refused:
        pdfium.read(data[: int(len(data) * keep)])
    assert refused.value.reason == "the PDF ends in the middle"
    assert refused.value.hint == "download it again, to its end"


def test_zeros_after_the_end_of_a_pdf_do_no_harm() -> None:
    assert pdfium.read(pdf(column(*FILLER)) + bytes(10_000)).content


def test_a_pdf_with_a_password_is_refused() -> None:
    with pytest.raises(Unreadable, match="encrypted and opens only with a password"):
        pdfium.read(papers.locked_pdf())


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="the PDF is damaged"):
        pdfium.read(b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF\n")


def test_a_scan_is_refused_with_its_cure() -> None:
    with pytest.raises(Unreadable) as refused:
        pdfium.read(pdf(papers.SCAN, papers.SCAN + words(50, 10, "p. 2")))
    assert refused.value.reason == "it is a scan: its pages are pictures without text"
    assert "run OCR on it" in refused.value.hint
    assert "`descriptor`" in refused.value.hint


def test_pages_that_are_pictures_with_text_over_them_are_told() -> None:
    data = pdf(
        column(*FILLER),
        papers.SCAN + words(50, 300, "A recognised line.", before="3 Tr"),
    )
    assert pdfium.overlaid_pages(data) == {1}


# Ink

HIDING = {
    "white": words(50, 500, HIDDEN, before="1 g"),
    "nearly white": words(50, 500, HIDDEN, before="0.97 g"),
    "a tenth of a point": words(50, 500, HIDDEN, size=0.1),
    "two points": words(50, 500, HIDDEN, size=2),
    "off the page": words(-500, 500, HIDDEN),
    "below the page": words(50, -100, HIDDEN),
    "transparent": words(50, 500, HIDDEN, before="/Clear gs"),
    "nearly transparent": words(50, 500, HIDDEN, before="/Faint gs"),
    "render mode 3": words(50, 500, HIDDEN, before="3 Tr"),
    "under a white box": words(50, 500, HIDDEN) + "1 g 40 490 300 30 re f\n",
    "under a black box": words(50, 500, HIDDEN) + "0 g 40 490 300 30 re f\n",
    "clipped": words(50, 500, HIDDEN, before="0 0 10 10 re W n"),
    "black on black": "0 g 40 490 300 30 re f\n" + words(50, 500, HIDDEN, before="0 g"),
}
SHOWING = {
    "plain": words(50, 500, HIDDEN),
    "grey": words(50, 500, HIDDEN, before="0.6 g"),
    "small print": words(50, 500, HIDDEN, size=5),
    "white on black": "0 g 40 490 300 30 re f\n" + words(50, 500, HIDDEN, before="1 g"),
    "outlined": words(50, 500, HIDDEN, before="1 Tr"),
    "upright": "q 0 1 -1 0 300 200 cm " + words(0, 0, HIDDEN) + " Q\n",
}


@pytest.mark.parametrize("operators", HIDING.values(), ids=HIDING)
def test_words_that_cannot_be_seen_are_not_visible(operators: str) -> None:
    data = pdf(column(*FILLER) + operators)
    assert not sees(data)
    assert sees(data, FILLER[1])


@pytest.mark.parametrize("operators", SHOWING.values(), ids=SHOWING)
def test_words_that_can_be_seen_are_visible(operators: str) -> None:
    assert sees(pdf(column(*FILLER) + operators))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_looked_at_the_right_way_up(turned: int) -> None:
    data = pdf(column(*FILLER) + HIDING["white"], turned=turned)
    assert not sees(data)
    assert sees(data, FILLER[0])


def test_one_hidden_digit_hides_the_figure() -> None:
    line = "BT /F1 11 Tf 50 500 Td (growth of 4) Tj 1 g (2) Tj 0 g ( percent) Tj ET\n"
    data = pdf(column(*FILLER) + line)
    assert not sees(data)
    assert sees(data, "growth of 4")
    assert sees(data, "percent")


def test_words_over_two_pages_are_looked_at_on_both() -> None:
    first = column("Prices fell in the first months of the", "year and then there was")
    second = column("strong growth of 42 percent.", *FILLER)
    white = words(50, 540, "strong growth of 42 percent.", before="1 g")
    phrase = "then there was strong growth"
    assert sees(pdf(first, second), phrase)
    assert not sees(pdf(first, white + column(*FILLER, y=500)), phrase)


def test_running_heads_do_not_shift_what_is_looked_at() -> None:
    pages = [
        words(50, 570, f"Annual report {number}")
        + column(f"Page {'abcd'[number]} says this in black.", *FILLER)
        + words(50, 400, f"White words of {'abcd'[number]}.", before="1 g")
        + words(50, 380, f"Black words of {'abcd'[number]}.")
        + words(200, 20, f"{number}")
        for number in range(4)
    ]
    data = pdf(*pages)
    assert "Annual report" not in pdfium.read(data).content
    for letter in "abcd":
        assert sees(data, f"Black words of {letter}")
        assert not sees(data, f"White words of {letter}")


def test_a_text_of_another_pdf_is_refused() -> None:
    text = pdfium.read(pdf(column("Another text of other words.")))
    with pytest.raises(ValueError, match="not read from this PDF"):
        pdfium.visible(pdf(column(*FILLER)), text, 0, 5)


def test_a_phrase_is_looked_at_where_a_weasyprint_style_hides_it() -> None:
    page = "<p>Seen by all of us.<p style='{}'>Growth of 42 percent.<p>Seen as well."
    for style in ("color:white", "font-size:0.1px", "opacity:0", "margin-left:-900px"):
        data = HTML(string=page.format(style)).write_pdf()
        assert not sees(data, "Growth of 42 percent"), style
        assert sees(data, "Seen as well"), style


def test_a_stretch_without_letters_hides_nothing() -> None:
    data = pdf(column(*FILLER) + HIDING["white"])
    text = pdfium.read(data)
    start = text.content.index("of 42") + 2
    assert pdfium.visible(data, text, start, start + 1)
    assert not pdfium.visible(data, text, start, start + 2)


def test_a_box_beside_the_picture_holds_no_ink() -> None:
    picture = Picture(b"\x00\xff\xff\xff", 2, 0, 0)
    assert picture.inked(Box(0, 0, 2, 2))
    assert not picture.inked(Box(0, 1, 2, 2))
    assert not picture.inked(Box(0, 5, 2, 7))


def test_a_letter_that_the_page_does_not_have_stands_nowhere() -> None:
    with pypdfium2.PdfDocument(pdf(column(*FILLER))) as document:
        letters = pdfium._Letters.of(document[0])
        assert letters.box(10_000, loose=True) == (0, 0, 0, 0)
        assert letters.box(0, loose=True)[2] > 50
