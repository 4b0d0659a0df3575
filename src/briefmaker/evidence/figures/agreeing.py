"""Agreement: which of several figures may describe the same quantity."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from briefmaker.evidence.extents import Extent
from briefmaker.evidence.figures.containing import kinds_differ
from briefmaker.evidence.figures.phrase import Figure


def joint(
    figures: Sequence[Figure], tolerance: Decimal = Decimal(0)
) -> list[list[int]]:
    """Group figures by whether one value can satisfy all of a group.

    Numbers and ranges make the groups, by value; bounds ("more than 17 %") join every
    group that they allow, and make one only where there is nothing to join. A figure
    that cannot be read, or counts something else, stands alone. More than one group
    of numbers is a disagreement.

    Returns:
        the places of the figures in each group, in their order.
    """
    bounded = [n for n, each in enumerate(figures) if each.extent.bounded and each.read]
    groups: list[tuple[list[int], Extent]] = []
    for place in sorted(bounded, key=lambda n: (_lowest(figures[n]), n)):
        extent = _open(figures[place], tolerance)
        for number, (members, shared) in enumerate(groups):
            if _same_kind(figures[members[0]], figures[place]) and shared.meets(extent):
                groups[number] = ([*members, place], shared.shared(extent))
                break
        else:
            groups.append(([place], extent))
    for place, each in enumerate(figures):
        if place in bounded:
            continue
        _attach(figures, place, each, groups, tolerance)
    return sorted(sorted(members) for members, _ in groups)


def _attach(
    figures: Sequence[Figure],
    place: int,
    each: Figure,
    groups: list[tuple[list[int], Extent]],
    tolerance: Decimal,
) -> None:
    """Put a bound into every group that it allows, or into one of its own."""
    extent = _open(each, tolerance)
    joined = False
    for members, shared in groups:
        if each.read and _same_kind(figures[members[0]], each) and shared.meets(extent):
            members.append(place)
            joined = True
    if not joined:
        groups.append(([place], extent))


def _same_kind(first: Figure, second: Figure) -> bool:
    return kinds_differ(first, second) is None or kinds_differ(second, first) is None


def _open(figure: Figure, tolerance: Decimal) -> Extent:
    """Return the values of a figure, widened by half of what two may differ by."""
    return figure.extent.widened(Fraction(tolerance) / 2)


def _lowest(figure: Figure) -> Fraction:
    low = figure.extent.low
    return low if low is not None else figure.low
