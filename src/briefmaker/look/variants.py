"""The print variants: what they do to a kind of document.

Most of a variant is a sheet in `assets/variants`; here is what CSS cannot decide: the
widths that charts are drawn for, and the limits that do not hold for it.
"""

from collections.abc import Mapping

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.look.look import Look, Variant
from briefmaker.look.sheet import sheet_of

GAP = 6.0
"""Between two columns, in mm."""

PLAIN = Look()

ONE_COLUMN = frozenset((Variant.LARGE, Variant.DRAFT, Variant.BOOKLET))
"""Set in one column whatever the kind's grid."""

UNLIMITED = ONE_COLUMN | {Variant.BINDER}
"""The page limit of a kind is measured on its own pages, not on these."""


def kind_for(kind: Kind, look: Look) -> Kind:
    """Return the kind with the widths that its exhibits have in this printing."""
    widths = {
        paper: _widths(slots, look, paper) for paper, slots in kind.widths.items()
    }
    return kind.model_copy(update={"widths": widths})


def _widths(slots: Mapping[Slot, float], look: Look, paper: str) -> dict[Slot, float]:
    full = slots.get(Slot.FULL, max(slots.values()))
    gained = sheet_of(paper, look).live - sheet_of(paper, PLAIN).live
    if not look.variants & ONE_COLUMN:
        return {slot: _resized(slot, w, full, gained) for slot, w in slots.items()}
    wide = round(full + gained, 2)
    return {
        slot: min(wide, width * look.enlarged) if slot is Slot.SIDE else wide
        for slot, width in slots.items()
    }


def _resized(slot: Slot, width: float, full: float, gained: float) -> float:
    """Return a width on a page with so many mm more, or fewer, between its margins."""
    if slot is Slot.SIDE:
        return width
    if width <= full / 2:
        return round((full + gained - GAP) / 2, 2) if gained else width
    return round(width + gained, 2)
