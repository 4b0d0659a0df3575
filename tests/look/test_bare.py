"""Pictures without what is said in them: dots stay, names and places go."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from briefmaker.look.bare import bare

SECRET = b"Rustam Karimov"
SVG = (
    b'<?xml version="1.0"?><!-- by Rustam Karimov --><svg '
    b'xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/i" '
    b'viewBox="0 0 9 9" i:export="Rustam Karimov/a.png"><metadata>Rustam Karimov'
    b'</metadata><i:view>Rustam Karimov</i:view><title>Canals</title>'
    b'<path d="M0 0h9"/></svg>'
)  # fmt: skip


def picture() -> Image.Image:
    drawn = Image.new("RGB", (40, 20), "white")
    drawn.paste((200, 30, 30), (5, 5, 25, 15))
    return drawn


def written(kind: str, turned: int = 1) -> bytes:
    """Return a picture in which a name is written wherever its format lets one."""
    out, drawn = BytesIO(), picture()
    exif = drawn.getexif()
    exif[0x013B] = SECRET.decode()
    exif[0x0112] = turned
    more = {"exif": exif}
    match kind:
        case "JPEG":
            more |= {"comment": SECRET, "quality": 90, "icc_profile": b"profile"}
        case "PNG":
            said = PngImagePlugin.PngInfo()
            said.add_text("Author", SECRET.decode())
            said.add_itxt("Place", SECRET.decode())
            more |= {"pnginfo": said}
        case "WEBP":
            more |= {"xmp": SECRET}
        case "GIF":
            more = {"comment": SECRET}
    drawn.save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_is_said_goes_and_what_is_seen_stays(kind: str) -> None:
    said = written(kind)
    assert SECRET in said
    plain = bare(said)
    assert SECRET not in plain
    before, after = (Image.open(BytesIO(data)) for data in (said, plain))
    assert before.size == after.size
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert bare(plain) == plain


@pytest.mark.parametrize("kind", ["JPEG"])
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_picture_is_turned_as_before(kind: str, turned: int) -> None:
    found = Image.open(BytesIO(bare(written(kind, turned)))).getexif()
    assert found.get(0x0112, 1) == turned
    assert set(found) <= {0x0112}


def test_a_colour_profile_stays() -> None:
    plain = Image.open(BytesIO(bare(written("JPEG"))))
    assert plain.info["icc_profile"] == b"profile"


def test_a_drawing_keeps_what_is_drawn_and_its_title() -> None:
    plain = bare(SVG)
    assert SECRET not in plain
    assert b"<title>Canals</title>" in plain
    assert b'<path d="M0 0h9"' in plain
    assert bare(plain) == plain


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"%PDF-1.7", b"<svg", b"GIF89a"]
)
def test_what_is_no_picture_comes_back_as_it_is(data: bytes) -> None:
    assert bare(data) == data


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]).map(written), st.integers(0, 900)
)
def test_a_picture_that_breaks_off_does_no_harm(whole: bytes, length: int) -> None:
    assert isinstance(bare(whole[:length]), bytes)
