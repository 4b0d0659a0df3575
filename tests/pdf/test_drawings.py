"""Charts on paper: the same as on a screen, as text that can be read and copied."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from briefmaker.charts.conventions import Conventions
from briefmaker.charts.draw import Drawing, draw
from briefmaker.charts.ink import Disc, Glyph, Ink, Line, Trace
from briefmaker.look.look import Brand, Family, Look, Variant
from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.drawn import address_of, by_address
from briefmaker.writing.faces import DRAWN, faces, with_faces
from briefmaker.writing.page import Page
from charts.easel import FONTS, MEMO, brief_of, evidence_of
from pdf.sheets import page

FACES = "".join(
    f"@font-face{{font-family:'BM Sans';src:url(fonts/SourceSans3-{cut}.ttf);{rest}}}"
    for cut, rest in (
        ("Regular", ""),
        ("Semibold", "font-weight:600"),
        ("Bold", "font-weight:700"),
        ("It", "font-style:italic"),
    )
)
BARS: dict[str, Any] = {
    "kind": "stacked",
    "unit": "%",
    "data": {
        "rows": [
            {"label": label, "series": series, "value": value, "standing": standing}
            for label in ("Ҷумҳурии Тоҷикистон", "Office “Ava”")
            for series, value, standing in (
                ("One", "30", "measured"),
                ("Two", "45", "forecast"),
                ("Three", "15", "provisional"),
            )
        ]
    },
}
DOTS: dict[str, Any] = {
    "kind": "line",
    "data": {
        "rows": [
            {"label": "x", "series": name, "date": str(year), "value": str(value)}
            for name, values in (("North", (1, 4, 3)), ("South", (2, 2, 5)))
            for year, value in zip((2020, 2021, 2022), values, strict=True)
        ]
    },
}
ARABIC: dict[str, Any] = {
    "kind": "bar",
    "data": {"rows": [{"label": "کارگران مهاجر", "value": "17"}]},
}
PLAIN = Look()


def drawing(chart: dict[str, Any], look: Look = PLAIN, **say: Any) -> Drawing:
    found = draw(
        brief_of(fig=chart), evidence_of(), MEMO, Conventions(**say), FONTS, look=look
    )
    assert not found.problems
    return found


def sheet(
    drawn: Drawing, workspace: Workspace, *, ink: bool = True, style: str = FACES
) -> Page:
    """Return a page with a chart, as ink or for the engine to read as SVG."""
    chart = drawn.charts["fig"]
    inks = by_address(drawn.inks)
    body = (
        f'<p>It rose.</p><figure><img alt="It rose" src="{address_of(chart.svg)}" '
        f'style="width:{chart.width}mm;height:{chart.height}mm"></figure>'
    )
    made = page(body, f"{style}@page{{size:260mm 160mm;margin:5mm}}")
    styled = with_faces(made.style, inks.values(), workspace.assets)
    return replace(made, style=styled, inks=inks if ink else {})


def shown(data: bytes) -> Image.Image:
    """Return the first page in pixels, a little out of focus."""
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("RGB")
    return picture.filter(ImageFilter.GaussianBlur(2))


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        return str(pdf[0].get_textpage().get_text_range())


def fonts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        parts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        found = [each for each in parts if each.get("/Type") == "/Font"]
        names = [str(one.BaseFont) for one in found if "/ToUnicode" in one]
    return sorted(name.rpartition("+")[2] for name in names)


LOOKS = {
    "in colour": (BARS, PLAIN, {}),
    "without colours": (BARS, Look(variants=frozenset({Variant.MONO})), {}),
    "large": (DOTS, Look(variants=frozenset({Variant.LARGE})), {}),
    "lines and dots": (DOTS, PLAIN, {}),
    "leftward": (ARABIC, PLAIN, {"direction": "rtl"}),
}


@pytest.mark.parametrize("case", LOOKS)
def test_paper_shows_what_a_screen_shows(case: str, workspace: Workspace) -> None:
    chart, look, say = LOOKS[case]
    drawn = drawing(chart, look, **say)
    ink, svg = (
        typeset(sheet(drawn, workspace, ink=ink), workspace) for ink in (True, False)
    )
    assert not ink.problems
    apart = ImageChops.difference(shown(ink.data), shown(svg.data)).convert("L")
    assert apart.getextrema()[1] < 48
    assert sum(apart.histogram()[16:]) < 0.001 * apart.width * apart.height
    assert ImageChops.invert(shown(ink.data).convert("L")).getbbox()[3] > 60


def test_words_of_a_chart_can_be_read_and_copied(workspace: Workspace) -> None:
    pdf = typeset(sheet(drawing(BARS), workspace), workspace)
    said = words(pdf.data)
    for line in ("Ҷумҳурии Тоҷикистон", "Office “Ava”", "One", "30 45 15 90%"):
        assert line in said


def test_words_in_arabic_can_be_read(workspace: Workspace) -> None:
    pdf = typeset(sheet(drawing(ARABIC, direction="rtl"), workspace), workspace)
    assert {*"کارگران", "م"} <= {*words(pdf.data)}
    assert "17" in words(pdf.data)


def test_charts_bring_no_font_that_the_style_sheet_has(workspace: Workspace) -> None:
    pdf = typeset(sheet(drawing(BARS), workspace), workspace)
    names = [name.rpartition("+")[2] for name in fonts(pdf.data)]
    assert names == sorted({*names})
    assert {name for name in names if "Sans" in name} == {
        "BM-Sans",
        "BM-Sans-Semi-Bold",
    }
    assert not [name for name in names if name.startswith(DRAWN)]


def test_a_font_that_no_style_sheet_has_is_brought(workspace: Workspace) -> None:
    drawn = drawing(BARS)
    pdf = typeset(sheet(drawn, workspace, style=""), workspace)
    assert not pdf.problems
    assert any(name.startswith(DRAWN) for name in fonts(pdf.data))
    whole = typeset(sheet(drawn, workspace), workspace)
    apart = ImageChops.difference(shown(pdf.data), shown(whole.data)).convert("L")
    assert apart.getextrema()[1] < 48


def test_a_house_is_drawn_in_its_own_letters(workspace: Workspace) -> None:
    serif = FONTS / "SourceSerif4-Regular.ttf"
    family = Family("House Sans", dict.fromkeys(("regular", "bold", "italic"), serif))
    drawn = drawing(BARS, Look(Brand(sans=family)))
    rules = f"@font-face{{font-family:'House Sans';src:url('{serif.as_uri()}')}}"
    ink, svg = (
        typeset(sheet(drawn, workspace, ink=ink, style=rules), workspace)
        for ink in (True, False)
    )
    apart = ImageChops.difference(shown(ink.data), shown(svg.data)).convert("L")
    assert apart.getextrema()[1] < 48
    assert "Ҷумҳурии" in words(ink.data)


def test_the_same_chart_is_the_same_bytes(workspace: Workspace) -> None:
    one, two = (
        typeset(sheet(drawing(BARS), workspace), workspace).data for _ in range(2)
    )
    assert one == two


def test_ink_is_less_than_a_drawing_that_the_engine_reads(workspace: Workspace) -> None:
    drawn = drawing(BARS)
    ink, svg = (
        len(typeset(sheet(drawn, workspace, ink=ink), workspace).data)
        for ink in (True, False)
    )
    assert ink < svg + 4096  # the letters of two more fonts


def test_a_chart_without_colours_has_none_on_paper(workspace: Workspace) -> None:
    look = Look(variants=frozenset({Variant.MONO}))
    made = replace(sheet(drawing(BARS, look), workspace), look=look)
    picture = shown(typeset(made, workspace).data)
    assert {
        red == green == blue for _, (red, green, blue) in picture.getcolors(1 << 24)
    }


def test_ink_may_be_repeated_behind_a_box(workspace: Workspace) -> None:
    """The lines behind the strips of a range bar."""
    stroke = Trace(((5.0, 0.0), (5.0, 10.0)), colour="#0B3766", width=4)
    ink = Ink(20, 10 * 25.4 / 72, (20.0, 10.0), (stroke,))
    made = page(
        '<p>It rose.</p><p style="height:60mm;background:url(data:x) repeat-y"></p>'
    )
    pdf = typeset(replace(made, inks={"data:x": ink}), workspace)
    assert not pdf.problems
    picture = shown(pdf.data)
    rows = picture.convert("L").reduce((picture.width, 1)).getcolors(1 << 16)
    inked = sum(count for count, level in rows or () if level < 254)
    assert inked > 0.9 * 60 / 25.4 * 144


def operators(ink: Ink, workspace: Workspace) -> list[str]:
    """Return what a page is painted with, without compression."""
    made = page('<p>It rose.</p><p><img alt="x" src="data:x"></p>', FACES)
    data = typeset(replace(made, inks={"data:x": ink}), workspace).data
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            f"{' '.join(map(str, each.operands))} {each.operator}"
            for each in pikepdf.parse_content_stream(pdf.pages[0])
        ]


def test_numbers_are_written_without_exponents(workspace: Workspace) -> None:
    tiny = Trace(((0.00001, 1e-9), (1e5, 3.0)), colour="#000000", width=0.1234)
    found = operators(Ink(40, 40, (100.0, 100.0), (tiny,)), workspace)
    assert "0 0 m" in found
    assert "100000 3 l" in found
    assert "0.123 w" in found


def test_marks_over_letters_are_raised(workspace: Workspace) -> None:
    font = FONTS / "SourceSans3-Regular.ttf"
    glyphs = (Glyph(0, 2, 0.0, 0.0, "A"), Glyph(0, 3, 0.1, 0.25, "B"))
    line = Line((10.0, 50.0), 20.0, "#1B1F24", glyphs)
    found = operators(Ink(40, 40, (100.0, 100.0), (line,), (font,)), workspace)
    assert "1 0 0 -1 10 50 Tm" in found
    assert "1 0 0 -1 12 45 Tm" in found


def test_a_disc_is_round(workspace: Workspace) -> None:
    disc = Disc((50.0, 50.0), 40.0, "#000000", "#000000", 0.0)
    made = page('<p>It rose.</p><p><img alt="x" src="data:x"></p>')
    ink = Ink(40, 40, (100.0, 100.0), (disc,))
    picture = shown(typeset(replace(made, inks={"data:x": ink}), workspace).data)
    area = sum(picture.convert("L").histogram()[:128]) / (144 / 25.4) ** 2
    assert area == pytest.approx(3.1416 * 16**2, rel=0.02)


def test_every_font_of_a_style_sheet_is_told_apart() -> None:
    brought = faces(FACES, Path("a"))
    found = {(one.weight, one.slanted): one.file.name for one in brought}
    assert found == {
        (400, False): "SourceSans3-Regular.ttf",
        (600, False): "SourceSans3-Semibold.ttf",
        (700, False): "SourceSans3-Bold.ttf",
        (400, True): "SourceSans3-It.ttf",
    }
