"""The gallery looks as it did: as text, and a few first pages as small pictures.

Where a change is meant, `make golden` writes these files anew, and their change is read
like any other.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from bench.charts.__main__ import ratios, table
from gallery.__main__ import Shown, bound, contact_sheet
from gallery.golden import FOLDER, SMALL, charts, difference, small, starters, words_of

ALIKE = 0.004
"""How far two small pictures may be apart: machines smooth fonts differently."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return dict(starters(tmp_path_factory.mktemp("gallery")))


def kept(folder: str, ending: str) -> dict[str, Path]:
    return {file.stem: file for file in sorted((FOLDER / folder).glob(f"*{ending}"))}


def test_every_chart_of_the_gallery_is_drawn_as_it_was() -> None:
    drawn = dict(charts())
    files = kept("charts", ".txt")
    assert sorted(drawn) == sorted(files)
    for name, file in files.items():
        assert drawn[name] == file.read_text(encoding="utf-8"), name


def test_every_kind_prints_the_words_that_it_did(
    documents: Mapping[str, bytes],
) -> None:
    files = kept("pages", ".txt")
    assert sorted(documents) == sorted(files)
    for name, file in files.items():
        pages = "\n\n".join(words_of(documents[name])) + "\n"
        assert pages == file.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("name", SMALL)
def test_first_pages_look_as_they_did(
    name: str, documents: Mapping[str, bytes]
) -> None:
    before = Image.open(FOLDER / "pictures" / f"{name}.png")
    now = small(documents[name])
    assert now.size == before.size
    assert difference(before, now) < ALIKE


def test_a_moved_block_is_seen_in_a_small_picture(
    documents: Mapping[str, bytes],
) -> None:
    page = small(documents["memo"])
    moved = page.copy()
    moved.paste(page.crop((0, 120, page.width, 200)), (0, 124))
    assert difference(page, moved) > ALIKE


def test_the_gallery_is_one_document_with_a_bookmark_for_each(
    documents: Mapping[str, bytes],
) -> None:
    shown = [Shown(name, "colour", documents[name]) for name in SMALL]
    whole = bound(shown)
    assert len(whole.pages) == sum(len(words_of(each.data)) for each in shown)
    with whole.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"{n}, colour" for n in SMALL]
    assert contact_sheet(documents["memo"]).width > 0


def test_times_are_told_as_multiples_of_the_bar_charts() -> None:
    found = ratios({"bar": [0.1, 0.2, 0.3], "fan": [0.4, 0.4, 0.4]})
    assert found["fan"]["ratio"] == 2.0
    assert found["bar"]["ratio"] == 1.0
    assert "fan" in table(found).splitlines()[-1]
