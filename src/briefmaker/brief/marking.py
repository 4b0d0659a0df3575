"""Handling marks against each other: which is stricter, where that can be said.

TLP says who may get a paper, OFFICIAL how it is kept and carried: neither is stricter
than the other (FIRST, Traffic Light Protocol 2.0; UK Government Security
Classifications).
"""

from collections.abc import Iterable

from briefmaker.brief.model import Marking

TLP = (
    Marking.CLEAR,
    Marking.GREEN,
    Marking.AMBER,
    Marking.AMBER_STRICT,
    Marking.RED,
)
OFFICIAL = (Marking.OFFICIAL, Marking.OFFICIAL_SENSITIVE)


def scheme(mark: Marking) -> tuple[Marking, ...]:
    """Return the marks that this one belongs to, the laxest first; `none` to none."""
    return next((marks for marks in (TLP, OFFICIAL) if mark in marks), ())


def strictest(marks: Iterable[Marking]) -> Marking | None:
    """Return the strictest mark; nothing if they do not all compare."""
    found = {mark for mark in marks if mark is not Marking.NONE}
    if not found:
        return Marking.NONE
    order = scheme(next(iter(found)))
    return max(found, key=order.index) if found <= set(order) else None


def laxer(mark: Marking, other: Marking) -> bool:
    """Whether a mark is less strict than another; never where they do not compare."""
    return mark is not other and strictest((mark, other)) is other
