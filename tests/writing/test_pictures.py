"""Pictures of too many pixels are refused before anything decodes them."""

import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from PIL import ImageFile

from writing.desk import Desk


def png(path: Path, width: int, height: int) -> None:
    """Write a white picture of one bit a pixel: large on paper, small on disk."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [20_000, 10_000, 6_400])
def test_a_picture_of_too_many_pixels_is_refused_without_being_decoded(
    desk: Desk, side: int
) -> None:
    png(desk.folder / "map.png", side, side)
    tracemalloc.start()
    (problem,) = desk.problems("![A map](map.png)")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.code == "prose.picture-large"
    assert problem.token == "map.png"
    assert "more than 40 million pixels" in problem.message
    assert "2,000 pixels across" in problem.hint
    assert peak < 20_000_000


def test_a_picture_for_a_whole_page_is_not_too_large(desk: Desk) -> None:
    png(desk.folder / "map.png", 2_008, 3_035)
    assert '<figure class="picture">' in desk.html("![A map](map.png)")


def test_a_drawing_has_no_pixels_to_count(desk: Desk) -> None:
    (desk.folder / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert '<figure class="picture">' in desk.html("![A map](map.svg)")


@pytest.mark.parametrize("name", ["map.png", "map.jpg", "map.svg"])
def test_a_file_that_is_no_picture_is_refused_at_its_name(
    desk: Desk, name: str
) -> None:
    (desk.folder / name).write_text("no picture")
    (problem,) = desk.problems(f"![A map]({name})")
    assert (problem.code, problem.token) == ("prose.picture-broken", name)


def test_a_picture_that_breaks_off_is_refused_whatever_the_typesetter_allows(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    png(desk.folder / "map.png", 400, 400)
    whole = (desk.folder / "map.png").read_bytes()
    (desk.folder / "map.png").write_bytes(whole[: len(whole) - 30])
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (problem,) = desk.problems("![A map](map.png)")
    assert problem.code == "prose.picture-broken"
    assert ImageFile.LOAD_TRUNCATED_IMAGES
