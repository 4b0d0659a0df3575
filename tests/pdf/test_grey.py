"""Without colours: everything in a file becomes the grey of the same lightness."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from briefmaker.look.colour import grey, lightness
from briefmaker.look.look import Look, Variant
from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from pdf.sheets import page

MONO = Look(variants=frozenset({Variant.MONO}))


def seen(data: bytes) -> set[tuple[int, int, int]]:
    """Return the colours of the first page as drawn."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB")
    return {colour for _, colour in picture.getcolors(1 << 24)}


def test_words_keep_their_lightness(workspace: Workspace) -> None:
    sheet = page('<p style="background: #0B3766; height: 40mm">Dark</p>')
    data = typeset(replace(sheet, look=MONO), workspace).data
    level = int(grey("#0B3766")[1:3], 16)
    assert any(colour == pytest.approx((level,) * 3, abs=1) for colour in seen(data))
    assert all(len(set(colour)) == 1 for colour in seen(data))
    assert lightness(grey("#0B3766")) == pytest.approx(lightness("#0B3766"), abs=0.3)


@pytest.mark.parametrize("form", ["png", "jpg"])
def test_pictures_made_of_pixels_turn_grey(
    workspace: Workspace, tmp_path: Path, form: str
) -> None:
    Image.new("RGB", (400, 400), "#9B2D44").save(tmp_path / f"map.{form}")
    address = (tmp_path / f"map.{form}").as_uri()
    body = f'<p><img alt="A map" style="width: 30mm" src="{address}"></p>'
    sheet = page(body, folders=[tmp_path])
    assert any(len(set(colour)) > 1 for colour in seen(typeset(sheet, workspace).data))
    data = typeset(replace(sheet, look=MONO), workspace).data
    assert all(len(set(colour)) == 1 for colour in seen(data))


def test_a_gradient_of_a_drawing_turns_grey(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><defs>'
        '<linearGradient id="g"><stop offset="0" stop-color="#9B2D44"/>'
        '<stop offset="1" stop-color="#0B3766"/></linearGradient></defs>'
        '<rect width="90" height="90" fill="url(#g)"/></svg>'
    )
    address = (tmp_path / "logo.svg").as_uri()
    sheet = page(f'<p><img alt="A logo" src="{address}"></p>', folders=[tmp_path])
    data = typeset(replace(sheet, look=MONO), workspace).data
    assert all(len(set(colour)) == 1 for colour in seen(data))


def test_the_file_stays_tagged(workspace: Workspace) -> None:
    sheet = replace(page("<h1>A finding</h1>"), look=MONO)
    with pikepdf.open(BytesIO(typeset(sheet, workspace).data)) as file:
        assert file.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in file.Root
