"""Measures of colour: contrast, lightness in grey, and distance for every reader.

WCAG 2.2 contrast ratio, CIE 1976 lightness (D65), CIEDE2000 (Sharma, Wu and Dalal,
2005), and dichromacy after Machado, Oliveira and Fernandes (2009) at full severity.
"""

from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_D65: Triple = (0.95047, 1.0, 1.08883)
MACHADO: dict[str, Matrix] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def channels(colour: str) -> Triple:
    """Return red, green and blue of `#RRGGBB`, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it, from 0 to 1."""
    pairs = zip(channels(colour), channels(other), strict=True)
    mixed = (round(255 * (a + (b - a) * share)) for a, b in pairs)
    return "#" + "".join(f"{value:02X}" for value in mixed)


def grey(colour: str) -> str:
    """Return the grey that is as light as a colour: what a printer makes of it."""
    return "#" + f"{round(255 * grey_level(channels(colour))):02X}" * 3


def grey_level(colour: Triple) -> float:
    """Return the grey of the same luminance, from 0 for black to 1 for white."""
    return grey_of(_times(_XYZ, _linear(colour))[1])


def grey_of(light: float) -> float:
    """Return the sRGB grey of a luminance, both from 0 to 1 (IEC 61966-2-1)."""
    value = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return min(max(value, 0.0), 1.0)


def luminance(colour: str) -> float:
    """Return the relative luminance, from 0 for black to 1 for white (WCAG 2.2)."""
    return _times(_XYZ, _linear(channels(colour)))[1]


def contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(colour), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return CIE L*, from 0 to 100: how dark a colour prints in grey."""
    return 116 * _cube(luminance(colour)) - 16


def seen(colour: str, deficiency: str) -> Triple:
    """Return a colour in CIELAB as a dichromat sees it: protan, deutan or tritan."""
    red, green, blue = (
        min(max(value, 0.0), 1.0)
        for value in _times(MACHADO[deficiency], _linear(channels(colour)))
    )
    return _lab((red, green, blue))


def lab(colour: str) -> Triple:
    """Return a colour in CIELAB (D65)."""
    return _lab(_linear(channels(colour)))


def least_lightness_gap(colours: Sequence[str]) -> float:
    """Return the smallest difference in L* between any two colours."""
    steps = [lightness(colour) for colour in colours]
    return min(abs(one - other) for one, other in combinations(steps, 2))


def least_distance(colours: Sequence[str], deficiency: str = "") -> float:
    """Return the smallest CIEDE2000 between any two, as all or as some see them."""

    looks = [seen(each, deficiency) if deficiency else lab(each) for each in colours]
    return min(distance(one, other) for one, other in combinations(looks, 2))


def distance(one: Triple, other: Triple) -> float:
    """Return CIEDE2000 between two colours in CIELAB, step by step as in the paper."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - sqrt(chroma**7 / (chroma**7 + 25**7)))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1 = degrees(atan2(b1, a1 * stretch)) % 360
    h2 = degrees(atan2(b2, a2 * stretch)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    d_light, d_chroma = l2 - l1, c2 - c1
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    s_chroma = 1 + 0.045 * chroma
    s_hue = 1 + 0.015 * chroma * weight
    twist = -2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    twist *= sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    by_light, by_chroma, by_hue = d_light / s_light, d_chroma / s_chroma, d_hue / s_hue
    return sqrt(by_light**2 + by_chroma**2 + by_hue**2 + twist * by_chroma * by_hue)


def _linear(colour: Triple) -> Triple:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in colour
    )
    return red, green, blue


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (
        sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix
    )
    return one, two, three


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _lab(linear: Triple) -> Triple:
    x, y, z = (
        _cube(value / white)
        for value, white in zip(_times(_XYZ, linear), _D65, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
