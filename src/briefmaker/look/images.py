"""Pictures of the user's own: whether a file can be read, told before it is set.

The typesetter prints what it can read of a broken picture, at worst a black square,
and of one that is too large it says no more than that it failed.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

MOST_PIXELS = 40_000_000
"""A page at 300 pixels to the inch has six million; more only take memory and time."""

PIXELS = ("PNG", "JPEG", "GIF", "WEBP")
"""Formats that are read, by what a file holds and not by its name.

Pillow knows forty more, some of which start other programs.
"""

DRAWING = ".svg"
"""What the name of a picture without pixels ends in."""


def is_too_large(picture: Path | BytesIO) -> bool:
    """Whether a picture has too many pixels, told from its first bytes alone."""
    from PIL import Image  # only here: most briefs hold no picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(picture, formats=PIXELS) as opened:
                return opened.width * opened.height > MOST_PIXELS
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError):
        return False  # a drawing, or broken


def is_broken(path: Path) -> bool:
    """Whether a file is not what its name says, or ends before the picture does.

    Args:
        path: a picture that is not too large, as all of it is read.
    """
    if path.suffix.lower() == DRAWING:
        try:
            root = ElementTree.parse(path).getroot()
        except (ElementTree.ParseError, OSError):
            return True
        return root.tag.rpartition("}")[2] != "svg"
    from PIL import Image

    try:
        with _to_the_end(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=PIXELS) as picture:
                picture.load()
    except (OSError, SyntaxError, ValueError):  # Pillow's, by format
        return True
    return False


def png_of(
    pixels: bytes,
    mode: str,
    whole: tuple[int, int],
    stride: int,
    wanted: tuple[int, int],
    dpi: int,
) -> bytes:
    """Return rows of pixels as a PNG that says its resolution; greys stay greys.

    Args:
        mode: what a pixel is, as Pillow names it: `RGB`, or `L` for greys.
        whole: columns and rows of all pixels.
        stride: bytes from one row to the next.
        wanted: columns and rows that are kept, from the upper left corner.
    """
    from PIL import Image

    picture = Image.frombuffer(mode, whole, pixels, "raw", mode, stride, 1)
    written = BytesIO()
    kept = picture.convert("L" if mode == "L" else "RGB").crop((0, 0, *wanted))
    kept.save(written, "PNG", dpi=(dpi, dpi), optimize=True)
    return written.getvalue()


def plain_of(
    pixels: bytes, mode: str, size: tuple[int, int], stride: int
) -> tuple[bytes, bool]:
    """Return rows of pixels as greys if they are all grey, else as red, green, blue.

    Args:
        mode: what a pixel is, as Pillow names it: `L`, `RGB`.
        size: columns and rows.
        stride: bytes from one row to the next.

    Returns:
        The pixels without gaps between rows, and whether they are greys.
    """
    from PIL import Image, ImageChops

    picture = Image.frombuffer(mode, size, pixels, "raw", mode, stride, 1)
    if mode != "L":
        red, green, blue = picture.convert("RGB").split()
        pairs = ((red, green), (green, blue))
        if any(ImageChops.difference(*pair).getbbox() for pair in pairs):
            return picture.convert("RGB").tobytes(), False
        picture = red
    return picture.tobytes(), True


def jpeg_of(pixels: bytes, size: tuple[int, int], *, grey: bool) -> bytes:
    """Return pixels as a JPEG, in the quality of print."""
    from PIL import Image

    written = BytesIO()
    picture = Image.frombytes("L" if grey else "RGB", size, pixels)
    picture.save(written, "JPEG", quality=90, subsampling=0)
    return written.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    """Return columns and rows of a picture made of pixels.

    Raises:
        ValueError: it is no such picture.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=PIXELS) as picture:
            return picture.width, picture.height
    except OSError as error:
        raise ValueError("this is no picture made of pixels") from error


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Have Pillow refuse pictures that break off; the typesetter tells it not to."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
