"""The colours of a screen, in light and in the dark, from those of the house.

In the dark the house's two colours become the nearest ones that can be read there.
Words need a contrast of 4.5:1 on every ground that they meet, and what must be seen
3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from briefmaker.look.colour import contrast
from briefmaker.look.look import CONTEXT, INK, MUTE, SUB, WHITE, Brand
from briefmaker.look.search import nearest_passing

Tokens = Mapping[str, str]

GROUNDS = ("ground", "tint", "sand")
WORDS = ("ink", "sub", "mute", "navy", "crimson")
MARKS = ("rule",)

READABLE = 4.5
COMFORTABLE = 6.0
"""What the house's colours get in the dark, where thin light letters look thinner."""

_LIGHT = {
    "ground": WHITE,
    "ink": INK,
    "sub": SUB,
    "mute": MUTE,
    "rule": CONTEXT,
    "hair": "#AEB6BF",
    "light": "#D9DEE3",
}
DARK: Tokens = MappingProxyType(
    {
        "ground": "#14191F",
        "tint": "#1E2731",
        "sand": "#29251F",
        "ink": "#E8EBEF",
        "sub": "#C8CFD6",
        "mute": "#A5B0BB",
        "rule": "#7C8894",
        "hair": "#46505B",
        "light": "#3A444F",
    }
)
"""Greys of the night: the grounds of boxes differ a little from that of the page."""


def light(brand: Brand) -> Tokens:
    """Return the colours of a screen in the light: those of paper."""
    return {
        **_LIGHT,
        "navy": brand.primary,
        "crimson": brand.accent,
        "tint": brand.tint,
        "sand": brand.sand,
    }


def dark(brand: Brand) -> Tokens:
    """Return the colours of a screen in the dark."""
    return {
        **DARK,
        "navy": _lifted(brand.primary),
        "crimson": _lifted(brand.accent),
    }


@lru_cache(maxsize=16)  # a search of some tenths of a second
def _lifted(colour: str) -> str:
    """Return the nearest colour that reads on all grounds of the night."""

    def reads(other: str) -> bool:
        return all(contrast(other, DARK[name]) >= COMFORTABLE for name in GROUNDS)

    return nearest_passing(colour, reads) or DARK["ink"]
