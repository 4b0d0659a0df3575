"""Charts in a house's colours and fonts, in large print and without colours."""

import re

import pytest

from briefmaker.brief.exhibits import Slot
from briefmaker.charts import styles
from briefmaker.charts.canvas import Picture
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.painting import painted
from briefmaker.charts.palette import palette_of
from briefmaker.charts.pictures import Studio
from briefmaker.charts.styles import LABEL, Style, Weight
from briefmaker.charts.svg import svg_of
from briefmaker.charts.typeface import Typeface
from briefmaker.look.colour import grey
from briefmaker.look.look import ENLARGED, Brand, Family, Ink, Look, Variant
from charts.easel import WIDTHS, Easel
from look.desks import FONTS

SERIF = FONTS / "SourceSerif4-Regular.ttf"


def test_a_house_colours_its_series() -> None:
    inks = tuple(
        Ink(fill, fill) for fill in ("#07402A", "#963166", "#2378A4", "#C2880A")
    )
    palette = palette_of(Look(brand=Brand(primary="#0B5D3B", series=inks)))
    assert [tone.fill for tone in palette.identity] == [ink.fill for ink in inks]
    assert palette.primary == "#0B5D3B"


def test_text_is_measured_in_the_houses_own_font() -> None:
    face = Family("House Sans", {"regular": SERIF, "bold": SERIF, "italic": SERIF})
    own, shipped = Typeface(FONTS, face), Typeface(FONTS)
    assert own.file(Weight.SEMIBOLD) == SERIF
    assert own.width("Exports rose", LABEL) != shipped.width("Exports rose", LABEL)
    assert own.lacks("Exports") == ""


def test_the_smallest_type_of_charts_is_twelve_points_in_large_print() -> None:
    sizes = [each.size for each in vars(styles).values() if isinstance(each, Style)]
    assert min(sizes) * ENLARGED >= 12
    assert Look(variants=frozenset({Variant.LARGE})).enlarged == ENLARGED


def test_a_picture_is_enlarged_whole() -> None:
    picture, typeface = Picture(100, 50.5, ()), Typeface(FONTS)
    usual, larger = painted(picture, typeface), painted(picture, typeface, 1.6)
    assert larger.size == usual.size
    assert 'width="160mm" height="80.8mm" viewBox="0 0 283.465 143.15"' in svg_of(
        larger, "fig"
    )


@pytest.mark.parametrize("part", ["primary", "tint", "ground", "faint"])
def test_without_colours_a_palette_has_none(part: str) -> None:
    mono = palette_of(Look(variants=frozenset({Variant.MONO})))
    value = getattr(mono, part)
    if part != "faint":  # a shipped grey, which the finished file makes neutral
        assert value == grey(value)
    assert re.fullmatch(r"#[0-9A-F]{6}", value)
    for tone in mono.identity:
        assert tone.fill == grey(tone.fill)


def test_large_print_takes_the_height_that_it_needs() -> None:
    rows = [{"label": name, "value": "1"} for name in ("North", "South", "East")]
    plot = Easel({"kind": "bar", "height": "19", "data": {"rows": rows}}).plot
    palette = palette_of(Look())
    usual = Studio(WIDTHS, Slot.MAIN, Conventions(), FONTS, palette).work(plot)
    large = Studio(
        WIDTHS, Slot.MAIN, Conventions(), FONTS, palette, enlarged=ENLARGED
    ).work(plot)
    assert usual.problems == large.problems == ()
    assert 'height="19mm"' in usual.svg
    height = re.search(r'height="([\d.]+)mm"', large.svg)
    assert height
    assert float(height[1]) > 19.5
