"""Pages as pictures for a screen."""

import io

import pypdfium2
import pytest
from PIL import Image

from briefmaker.pdf.leaves import WIDEST, leaves, picture


@pytest.fixture(scope="module")
def two() -> bytes:
    document = pypdfium2.PdfDocument.new()
    for size in ((300, 400), (200, 100)):
        document.new_page(*size)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def test_each_page_has_its_size_and_a_name(two: bytes) -> None:
    first, second = leaves(two)
    assert (first.width, first.height) == (300, 400)
    assert (second.width, second.height) == (200, 100)
    assert first.name != second.name
    assert leaves(two)[0] == first


@pytest.mark.parametrize("width", [150, 600, 601])
def test_a_picture_is_as_wide_as_was_asked(two: bytes, width: int) -> None:
    with Image.open(io.BytesIO(picture(two, 0, width))) as drawn:
        assert drawn.format == "BMP"
        assert drawn.size == (width, -(-width * 4 // 3))
        assert drawn.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_no_picture_is_wider_than_any_screen(two: bytes) -> None:
    with Image.open(io.BytesIO(picture(two, 1, 10 * WIDEST))) as drawn:
        assert drawn.size[0] == WIDEST
