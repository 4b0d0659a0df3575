"""Figures as one line of text, so that a test can show what was read."""

from decimal import Decimal
from fractions import Fraction

from briefmaker.evidence.figures import Figure, figures_in
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.phrase import COUNTED


def number(value: Fraction) -> str:
    """Return a value in digits, or as a fraction if it has no end."""
    plain = Decimal(value.numerator) / value.denominator
    return f"{plain:f}" if Fraction(plain) == value else str(value)


def told(figure: Figure) -> str:
    """Return a figure as `more than 17 %`, or its kind and name if it counts nothing.

    A figure that is not read is `?`.
    """
    if not figure.read:
        return "?"
    if figure.kind not in COUNTED:
        value = number(figure.low)
        if figure.low != figure.high:
            value += f"..{number(figure.high)}"
        elif figure.name:
            value = figure.name
        return f"{figure.kind.value} {value}"
    bound = "" if figure.bound is Bound.EXACT else f"{figure.bound.value} "
    value = number(figure.low)
    if figure.low != figure.high:
        value += f"..{number(figure.high)}"
    rate = f"/{figure.rate}" if figure.rate else ""
    return f"{bound}{value} {figure.unit}{rate}".strip()


def read(words: str, language: str) -> list[str]:
    """Return the figures of a phrase, told."""
    return [told(figure) for figure in figures_in(words, language)]
