"""PDF files, read page by page with PDFium: their text, and what of it is visible."""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium

from briefmaker.evidence.texts.extractors import PDFIUM, SCAN
from briefmaker.evidence.texts.ink import (
    LEAST_HEIGHT,
    LONGEST_SIDE,
    SCALE,
    Box,
    Picture,
    around,
)
from briefmaker.evidence.texts.lines import Line
from briefmaker.evidence.texts.pages import joined, placed
from briefmaker.evidence.texts.regions import Regions
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.values import Struct

END = b"%%EOF"
TAIL = 2048
"""Bytes at the end in which the file must say that it ends (PDF 2.0, 7.5.5; readers
look at the last 1,024 and so allow for what a mail program adds)."""

LINE = re.compile(r"[^\r\n\ufffe\x02]*(?:[\ufffe\x02]|)")

FEWEST_LETTERS = 10
"""Letters that a page has at least, on average, unless it is a picture."""

MOST_OF_A_PAGE = 0.8


def read(data: bytes) -> Text:
    """Read a PDF.

    Its pages carry their printed labels if it has any, else their numbers from 1.

    Raises:
        Unreadable: it has a password, is damaged, ends in the middle, or is a scan.
    """
    with _opened(data) as document:
        pages = [_lines(document, number) for number in range(len(document))]
        labels = [document.get_page_label(number) for number in range(len(document))]
        letters = sum(
            sum(map(str.isalnum, line.words)) for lines in pages for line in lines
        )
        if letters < FEWEST_LETTERS * len(pages) and any(_pictured(document)):
            raise Unreadable(*SCAN)
    if not any(labels):
        labels = [str(number) for number in range(1, len(pages) + 1)]
    return joined(pages, labels, PDFIUM)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF.

    Raises:
        Unreadable: it has a password, is damaged, or ends in the middle.
    """
    with _told_of_damage():
        document = _document(data)
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _told_of_damage() -> Iterator[None]:
    try:
        yield
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(
                "the PDF is encrypted and opens only with a password",
                "save it without one and add that with `briefmaker source add`",
            ) from error
        raise Unreadable("the PDF is damaged", "download it again") from error


def _document(data: bytes) -> pypdfium2.PdfDocument:
    if END not in data.rstrip(b"\0\r\n\t ")[-TAIL:]:
        raise Unreadable("the PDF ends in the middle", "download it again, to its end")
    return pypdfium2.PdfDocument(data)


class _Letters(Struct):
    """The letters of a page, by where they stand in its text.

    PDFium counts in UTF-16 units, and keeps letters that its text leaves out.
    """

    page: pypdfium2.PdfTextPage
    text: str
    wide: bool

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "_Letters":
        letters = page.get_textpage()
        text = letters.get_text_range()
        return cls(letters, text, not text.isascii() and max(text) > "\uffff")

    def index(self, at: int) -> int:
        """Return PDFium's number of a letter; negative if it has none."""
        units = len(self.text[:at].encode("utf-16-le")) // 2 if self.wide else at
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.page, units))

    def box(self, at: int, *, loose: bool) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter, in points of the page.

        Args:
            loose: of its whole font, from the deepest to the highest letter.
        """
        index = self.index(at)
        if index < 0:
            return 0, 0, 0, 0
        left, bottom, right, top = self.page.get_charbox(index, loose=loose)
        return left, bottom, right, top


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        return list(_lines_of(_Letters.of(page)))
    finally:
        page.close()


def _lines_of(letters: _Letters) -> Iterator[Line]:
    for match in LINE.finditer(letters.text):
        words = match[0].strip()
        if not words:
            continue
        at = match.start() + match[0].index(words[0])
        word = len(words.split(maxsplit=1)[0])
        left, bottom, until, top = letters.box(at, loose=True)
        if word > 1:
            until = letters.box(at + word - 1, loose=True)[2]
        # A hyphen that PDFium put in place of a printed one has no box of its own.
        last = len(words) - (2 if words[-1] in "\ufffe\x02" else 1)
        right = letters.box(at + max(last, 0), loose=True)[2]
        yield Line(words, at, left, right, bottom, top, until - left)


def properties(data: bytes) -> dict[str, str]:
    """Return the title, author and language that a PDF gives itself (PDF 2.0, 14.3.3).

    Raises:
        Unreadable: it cannot be opened.
    """
    with _opened(data) as document:
        size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
        language = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFCatalog_GetLanguage(document, language, size)
        return {
            "title": document.get_metadata_value("Title"),
            "author": document.get_metadata_value("Author"),
            "language": bytes(language).decode("utf-16-le", "replace").rstrip("\0"),
        }


def overlaid_pages(data: bytes) -> frozenset[int]:
    """Return the pages, from 0, that are pictures with text laid over them.

    Such text comes from a recognition program, or from whoever made the file: it
    need not be what the picture shows.

    Raises:
        Unreadable: the PDF cannot be opened.
    """
    with _opened(data) as document:
        return frozenset(
            number
            for number, pictured in enumerate(_pictured(document))
            if pictured and _lines(document, number)
        )


def _pictured(document: pypdfium2.PdfDocument) -> Iterator[bool]:
    """Tell of each page whether a picture covers most of it."""
    for page in document:
        width, height = page.get_size()
        pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        bounds = [each.get_bounds() for each in pictures]
        page.close()
        yield any(
            (right - left) * (top - bottom) >= MOST_OF_A_PAGE * width * height
            for left, bottom, right, top in bounds
        )


def visible(data: bytes, text: Text, start: int, end: int) -> bool:
    """Whether a reader of the PDF sees the words at a place of its text.

    Every letter and digit must stand on its page, be three points high or more, and
    stand out from what is around it.

    Args:
        data: the PDF that the text was read from.
        text: what `read` gave for it.
        start: the first code point.
        end: the code point after the last.

    Raises:
        Unreadable: the PDF cannot be opened.
        ValueError: the text was not read from this PDF.
    """
    assert isinstance(text.regions, Regions), "no other text has pages"
    run = text.regions.of("page")
    with _told_of_damage():
        book = _book(data)
        for number in range(bisect_right(run.starts, start) - 1, len(run)):
            page = run[number]
            if page.start >= end:
                break
            content = text.content[page.start : page.end]
            if not book.sheet(number, content).shows(
                max(start - page.start, 0), min(end - page.start, len(content))
            ):
                return False
    return True


@lru_cache(maxsize=2)
def _book(data: bytes) -> "_Book":
    """Return a PDF whose pages are looked at; claims of one source come together."""
    return _Book(_document(data))


class _Book:
    """A PDF, and those of its pages that were looked at."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._sheets: dict[tuple[int, str], _Sheet] = {}

    def sheet(self, number: int, content: str) -> "_Sheet":
        """Return a page.

        Args:
            number: from 0.
            content: its running text.
        """
        sheet = self._sheets.get((number, content))
        if sheet is None:
            sheet = _Sheet(self._document[number], content)
            self._sheets[number, content] = sheet
        return sheet


class _Sheet:
    """A page as it is printed, a picture of it made where it is looked at.

    Raises:
        ValueError: the running text is not that of this page.
    """

    def __init__(self, page: pypdfium2.PdfPage, content: str) -> None:
        self._page = page
        self._content = content
        self._letters = _Letters.of(page)
        written = placed(list(_lines_of(self._letters)), content)
        if written is None:
            raise ValueError("the text was not read from this PDF")
        self._written = written
        width, height = page.get_size()
        scale = min(SCALE, LONGEST_SIDE / max(width, height, 1))
        self._width, self._height = int(width * scale), int(height * scale)

    def shows(self, start: int, end: int) -> bool:
        """Whether a reader sees all letters and digits of a stretch of its text."""
        boxes: list[Box] = []
        for line in self._written:
            until = min(end, line.start + len(line.words))
            for at in range(max(start, line.start), until):
                if not self._content[at].isalnum():
                    continue
                box = self._box(line.line.at + at - line.start)
                if box is None:
                    return False
                boxes.append(box)
        if not boxes:
            return True
        picture = self._picture(around(boxes))
        return all(picture.inked(box) for box in boxes)

    def _box(self, at: int) -> Box | None:
        """Return where a letter is in the picture; nothing if nobody can read it."""
        loose = self._letters.box(at, loose=True)
        left, bottom, right, top = loose
        if max(top - bottom, right - left) < LEAST_HEIGHT:
            return None
        tight = self._letters.box(at, loose=False)
        empty = tight[0] >= tight[2] or tight[1] >= tight[3]
        box = self._placed(loose if empty else tight)
        across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        on_page = 0 <= across < self._width and 0 <= down < self._height
        return box if on_page else None

    def _placed(self, place: tuple[float, float, float, float]) -> Box:
        """Return where a place of the page is in its picture, however it is turned."""
        left, bottom, right, top = place
        xs, ys = zip(self._point(left, bottom), self._point(right, top), strict=True)
        return Box(min(xs), min(ys), max(xs) + 1, max(ys) + 1)

    def _point(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        whole = (0, 0, self._width, self._height, 0)
        pdfium.FPDF_PageToDevice(self._page, *whole, x, y, across, down)
        return across.value, down.value

    def _picture(self, box: Box) -> Picture:
        """Return a picture in grey of a part of the page."""
        width, height = box.right - box.left, box.bottom - box.top
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        pdfium.FPDF_RenderPageBitmap(
            bitmap,
            self._page,
            -box.left,
            -box.top,
            self._width,
            self._height,
            0,
            pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE,
        )
        points = bytes(bitmap.buffer)
        picture = Picture(points, bitmap.stride, box.left, box.top)
        bitmap.close()
        return picture
