"""The nearest colour that does what a colour should: for hints, not for printing."""

from collections.abc import Callable, Iterator
from colorsys import hls_to_rgb, rgb_to_hls

from briefmaker.look.colour import channels, distance, lab

LIGHTNESS_STEPS = 100
HUES = (0.0, *(sign * turn / 24 for turn in range(1, 13) for sign in (1, -1)))
"""Turns of the hue; the lightness alone is tried finely, other hues by large steps."""
COARSE = 3


def nearest_passing(colour: str, passes: Callable[[str], bool]) -> str:
    """Return the colour nearest to this one (CIEDE2000) that passes, or nothing."""
    if passes(colour):
        return colour
    start = lab(colour)
    tried = sorted(_around(colour), key=lambda other: distance(start, lab(other)))
    return next((other for other in tried if passes(other)), "")


def _around(colour: str) -> Iterator[str]:
    """Yield colours of all lightnesses and hues, and some saturations."""
    hue, _, saturation = rgb_to_hls(*channels(colour))
    for turn in HUES:
        for step in range(0, LIGHTNESS_STEPS + 1, COARSE if turn else 1):
            for strength in (saturation, 0.45, 0.9):
                light = step / LIGHTNESS_STEPS
                values = hls_to_rgb((hue + turn) % 1.0, light, strength)
                yield "#" + "".join(f"{round(255 * value):02X}" for value in values)
