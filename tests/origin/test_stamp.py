"""The stamp at the foot of pages: it changes with what authors control alone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from briefmaker.build import render
from briefmaker.look.look import Variant
from briefmaker.reading import Wishes
from origin.bundles import house, made, moved, origin_of, space

PICTURE: Mapping[str, Any] = {
    "sections": [
        {"role": "know", "body": "Kept: {fact}`kept-in`.\n\n![A map](map.png)"}
    ],
}


def stamp(path: Path, wishes: Wishes | None = None) -> str:
    return origin_of(path, wishes or Wishes()).record.stamp


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = house(tmp_path / "house", brief=PICTURE)
    Image.new("L", (4, 4), 10).save(found.parent / "map.png")
    return found


def rewritten(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def change_a_word(path: Path) -> None:
    rewritten(path, "Kept:", "Held:")


def change_a_fact(path: Path) -> None:
    rewritten(path.parent / "library" / "water.yaml", "farms\n", "farms \n")
    rewritten(path.parent / "library" / "water.yaml", "Farms with", "Holdings with")


def change_a_picture(path: Path) -> None:
    Image.new("L", (4, 4), 99).save(path.parent / "map.png")


def change_a_colour(path: Path) -> None:
    settings = path.parents[1] / "briefmaker.toml"
    settings.write_text('[brand]\nprimary = "#123A5A"\n', encoding="utf-8")


def change_a_style(path: Path) -> None:
    folder = path.parents[1] / "templates"
    folder.mkdir()
    (folder / "house.css").write_text("h1 { color: #0B3766 }", encoding="utf-8")


def change_a_template(path: Path) -> None:
    folder = path.parents[1] / "templates" / "partials"
    folder.mkdir(parents=True)
    stock = Path(__file__).parents[2] / "templates" / "partials" / "end.html"
    text = stock.read_text(encoding="utf-8") + "\n"
    (folder / "end.html").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        change_a_word,
        change_a_fact,
        change_a_picture,
        change_a_colour,
        change_a_style,
        change_a_template,
    ],
)
def test_it_changes_with_each_thing_that_an_author_controls(
    change: Any, path: Path
) -> None:
    before = stamp(path)
    change(path)
    assert stamp(path) != before


def test_it_changes_with_the_print_variant_and_the_paper(path: Path) -> None:
    found = {
        stamp(path),
        stamp(path, Wishes(variants=frozenset({Variant.MONO}))),
        stamp(path, Wishes(paper="Letter")),
        stamp(path, Wishes(evidence="annex")),
    }
    assert len(found) == 4


def test_it_stays_where_nothing_that_is_printed_changes(
    path: Path, tmp_path: Path
) -> None:
    before = stamp(path)
    for change in (
        lambda: path.write_text("# a remark\n" + path.read_text("utf-8"), "utf-8"),
        lambda: rewritten(
            path.parent / "library" / "water.yaml", "display: nobody", "display: none"
        ),
        lambda: [each.unlink() for each in (path.parents[1] / "sources").iterdir()],
    ):
        change()
        assert stamp(path) == before
    assert stamp(moved(path.parents[1], tmp_path / "elsewhere")) == before


def test_it_stands_at_the_foot_of_every_page(path: Path) -> None:
    page = made(path).made
    assert page
    pdf = render(path, space(path)).pdf
    assert pdf
    written = stamp(path)
    document = pypdfium2.PdfDocument(pdf.data)
    assert len(document) == pdf.pages
    for each in document:
        text = each.get_textpage()
        found = text.search(written)
        index, count = found.get_next()
        assert count == 8
        *_, top = text.get_charbox(index)
        assert top < each.get_height() / 10
        assert found.get_next() is None
    document.close()
