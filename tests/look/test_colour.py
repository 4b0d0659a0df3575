"""The palette holds in grey and for colour-blind readers, as the design says."""

import pytest

from briefmaker.charts.palette import (
    BACKGROUND,
    CONTEXT,
    WHITE,
    filling,
    palette_of,
)
from briefmaker.charts.points import Firmness
from briefmaker.look.colour import (
    contrast,
    distance,
    grey,
    least_distance,
    least_lightness_gap,
    lightness,
    mix,
)
from briefmaker.look.look import Look, Variant

PALETTE = palette_of(Look())
IDENTITY = PALETTE.identity
NAVY, OCHRE = IDENTITY[0].fill, IDENTITY[3].fill
FILLS = [tone.fill for tone in IDENTITY]


@pytest.mark.parametrize(
    ("deficiency", "measured"),
    [("", 32.7), ("protan", 19.1), ("deutan", 23.5), ("tritan", 22.6)],
)
def test_the_four_colours_are_as_far_apart_as_documented(
    deficiency: str, measured: float
) -> None:
    assert least_distance(FILLS, deficiency) == pytest.approx(measured, abs=0.05)


def test_the_four_colours_differ_in_grey_and_show_on_white() -> None:
    assert least_lightness_gap(FILLS) == pytest.approx(11.1, abs=0.05)
    assert min(contrast(fill, WHITE) for fill in FILLS) == pytest.approx(3.21, abs=0.01)


def test_a_palette_that_fails_in_grey_is_seen_to_fail() -> None:
    # Okabe and Ito's set, as the design measured it
    okabe_ito = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00"]
    assert least_lightness_gap(okabe_ito) < 10
    assert min(contrast(fill, WHITE) for fill in okabe_ito) < 3


def test_focus_differs_from_its_context_in_lightness() -> None:
    assert lightness(CONTEXT) - lightness(NAVY) == pytest.approx(38, abs=0.1)


@pytest.mark.parametrize("tone", [*IDENTITY, BACKGROUND], ids=lambda tone: tone.name)
def test_words_about_a_series_and_on_its_marks_can_be_read(tone: object) -> None:
    assert contrast(tone.text, WHITE) >= 4.5  # type: ignore[attr-defined]
    assert contrast(tone.on, tone.fill) >= 4.5  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50, 0, 0), (50, -1, 2), 2.3669),
    ],
)
def test_ciede2000_gives_what_its_authors_give(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert distance(one, other) == pytest.approx(expected, abs=0.0001)
    assert distance(other, one) == pytest.approx(expected, abs=0.0001)


def test_contrast_and_mixing_know_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#0B3766", "#FFFFFF", 0) == "#0B3766"


def test_ochre_and_context_never_stand_in_one_chart() -> None:
    for count in range(1, 9):
        names = [f"series {number}" for number in range(count)]
        for focused in range(count + 1):
            used = {
                tone.fill for tone in PALETTE.tones(names, names[:focused]).values()
            }
            assert not {OCHRE, CONTEXT} <= used


def test_series_take_the_colours_in_their_order() -> None:
    names = ["a", "b", "c", "d"]
    assert [PALETTE.tones(names)[name].name for name in names] == [
        "series-1",
        "series-2",
        "series-3",
        "series-4",
    ]
    assert PALETTE.tones(names, ["c"])["c"].name == "series-1"
    assert PALETTE.tones(names, ["c"])["a"] is BACKGROUND


@pytest.mark.parametrize("firmness", list(Firmness))
def test_every_filling_has_something_dark_enough_to_see(firmness: Firmness) -> None:
    for tone in (*IDENTITY, BACKGROUND):
        found = filling(tone, firmness)
        assert (
            max(contrast(each, WHITE) for each in (found.fill, found.edge or WHITE))
            >= 3
        )


def test_measured_provisional_forecast_and_planned_look_different() -> None:
    kinds = [
        Firmness.MEASURED,
        Firmness.PROVISIONAL,
        Firmness.FORECAST,
        Firmness.PLANNED,
    ]
    assert len({filling(IDENTITY[0], firmness) for firmness in kinds}) == 4


def test_a_grey_is_as_light_as_its_colour_and_has_none() -> None:
    for fill in FILLS:
        assert lightness(grey(fill)) == pytest.approx(lightness(fill), abs=0.3)
        assert len({grey(fill)[at : at + 2] for at in (1, 3, 5)}) == 1
    # what the design measured on paper (C.3)
    assert [grey(fill) for fill in FILLS] == [
        "#373737",
        "#565656",
        "#737373",
        "#909090",
    ]


def test_without_colours_series_are_grey_and_differ_in_hatch_too() -> None:
    mono = palette_of(Look(variants=frozenset({Variant.MONO})))
    assert [tone.fill for tone in mono.identity] == [grey(fill) for fill in FILLS]
    hatches = [filling(tone, Firmness.MEASURED).hatch for tone in mono.identity]
    assert len(set(hatches)) == 4
    for tone in mono.identity:
        found = filling(tone, Firmness.MEASURED)
        ground = tone.on if tone.on == WHITE else WHITE
        assert contrast(tone.on, found.fill) >= 4.5
        assert (
            max(contrast(found.fill, ground), contrast(found.edge or ground, WHITE))
            >= 3
        )
    with_colours = [filling(tone, Firmness.MEASURED).hatch for tone in IDENTITY]
    assert with_colours == [""] * 4
