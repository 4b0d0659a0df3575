"""Which figures need a source: what says how much or how many."""

from briefmaker.evidence.figures.phrase import COUNTED, PASSING_SMALL, Figure, Kind
from briefmaker.evidence.figures.reading import figures_in

THINGS = frozenset({"", "people", "occasion"})
SPANS = frozenset({"hour", "day", "year", "quarter of a year"})
"""What small numbers in words count without saying much: ministers, days, rounds."""

LONGEST_SPAN = 100
"""Years in the longest span that is counted in words: a century."""


def countable(figure: Figure) -> bool:
    """Whether a figure needs a source.

    It does not if it is a date, a year, a time of day, an ordinal, the number of an
    article or page, part of a name or the mark of a list; nor if it is a count of up
    to ten things, people, occasions or stretches of time, in words: "two ministers",
    "a three-day visit". "About two", "half" and "doubled" need one. So does a figure
    that cannot be read: nobody knows what it says.
    """
    if figure.kind not in COUNTED:
        return False
    if not figure.read:
        return True
    # Twice the half is one of what is counted: a minister, a week, a million.
    one = 2 * figure.half
    counted = (figure.unit in THINGS and one == 1) or (
        figure.unit in SPANS and one <= LONGEST_SPAN
    )
    small = figure.spelled and figure.high <= PASSING_SMALL * one
    plain = figure.kind is Kind.CARDINAL and figure.bound.plain and not figure.rate
    return not (small and counted and plain)


def bare_figures(words: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a phrase that need a source, in their order."""
    return tuple(each for each in figures_in(words, language) if countable(each))
