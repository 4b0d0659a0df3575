"""Which print variants go together: known without what a document is made of."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from briefmaker.look.look import Variant
from briefmaker.problems import BriefError, Problem

APART: Mapping[frozenset[Variant], str] = {
    frozenset((Variant.LARGE, Variant.BOOKLET)): "type of 12 points leaves too few "
    "words on the half pages of a booklet",
    frozenset((Variant.SIMPLEX, Variant.BINDER)): "equal margins leave no room for "
    "the holes of a binder",
    frozenset((Variant.SIMPLEX, Variant.BOOKLET)): "a booklet is printed on both sides",
    frozenset((Variant.BINDER, Variant.BOOKLET)): "a booklet is folded, not bound",
    frozenset((Variant.DRAFT, Variant.BOOKLET)): "the margins of half pages have no "
    "room for line numbers and notes by hand",
}


def together(asked: Iterable[Variant]) -> frozenset[Variant]:
    """Return variants that are to be printed as one.

    Raises:
        BriefError: two of them exclude each other.
    """
    variants = frozenset(asked)
    problems = [
        Problem(
            "look.variants",
            f"`{one}` and `{other}` exclude each other: "
            f"{APART[frozenset((one, other))]}",
            hint="print them as two files",
        )
        for one, other in combinations(sorted(variants), 2)
        if frozenset((one, other)) in APART
    ]
    if problems:
        raise BriefError(problems)
    return variants
