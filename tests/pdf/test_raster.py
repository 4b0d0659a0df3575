"""Drawings as pixels."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from briefmaker.pdf.raster import png
from briefmaker.problems import BriefError

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5">'
    '<rect width="5" height="5" fill="#0b3766"/></svg>'
)


def test_a_drawing_becomes_pixels_at_its_size() -> None:
    with Image.open(BytesIO(png(SQUARE, 50.8, 25.4, 300))) as picture:
        assert picture.size == (600, 300)
        assert picture.getpixel((100, 150)) == (0x0B, 0x37, 0x66)
        assert picture.getpixel((500, 150)) == (255, 255, 255)


def test_a_picture_says_its_resolution() -> None:
    data = png(SQUARE, 25.4, 12.7, 300)
    at = data.index(b"pHYs") + 4
    assert struct.unpack(">IIB", data[at : at + 9]) == (11811, 11811, 1)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert png(SQUARE, 30, 15, 200) == png(SQUARE, 30, 15, 200)


@pytest.mark.parametrize(
    "source", ["url(https://example.org/a.ttf)", "url(file:///etc/passwd)"]
)
def test_a_drawing_in_a_font_from_elsewhere_is_told_in_a_sentence(source: str) -> None:
    face = f"<style>@font-face {{ font-family: X; src: {source} }}</style><rect"
    with pytest.raises(BriefError) as refused:
        png(SQUARE.replace("<rect", face), 30, 15, 100)
    assert [problem.code for problem in refused.value.problems] == ["pdf.refused"]


def test_a_drawing_fetches_nothing() -> None:
    asking = SQUARE.replace("<rect", '<image href="https://example.org/a.png"/><rect')
    with pytest.raises(BriefError, match="Failed to render SVG"):
        png(asking, 30, 15, 100)
