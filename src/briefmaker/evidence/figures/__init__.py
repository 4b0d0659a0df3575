"""Figures: read the quantities of a phrase, and compare them by containment."""

from briefmaker.evidence.figures.agreeing import joint
from briefmaker.evidence.figures.comparing import supports
from briefmaker.evidence.figures.phrase import Figure, Kind
from briefmaker.evidence.figures.reading import figures_in
from briefmaker.evidence.figures.sourced import bare_figures, countable
from briefmaker.evidence.figures.support import Cause, Support

__all__ = [
    "Cause",
    "Figure",
    "Kind",
    "Support",
    "bare_figures",
    "countable",
    "figures_in",
    "joint",
    "supports",
]
