"""Disputes to draw: what each source says of one quantity."""

from typing import Any

from briefmaker.brief.library import Fact, Position, Quantity
from briefmaker.evidence.claims import Claim, Dispute


def dispute(unit: str | None, **said: Any) -> Dispute:
    """Return a dispute; each fact is a number, a `low` and `high`, or a mapping."""
    claims = tuple(Claim(id_, _fact(each)) for id_, each in said.items())
    best = next((one for one in claims if one.fact.rank == "preferred"), None)
    position = Position.PREFER if best else Position.SHOW_BOTH
    quantity = Quantity(label="Share of trade", unit=unit, position=position)
    return Dispute("share", quantity, position, claims, best)


def _fact(said: Any) -> Fact:
    if isinstance(said, str):
        said = {"display": said}
    elif not isinstance(said, dict):
        said = {"value": str(said)}
    words = {"display": said.get("value", "words")}
    passage = {"source": "s1", "selector": {"exact": "words of the source"}}
    return Fact.model_validate({"quantity": "share", **words, **passage, **said})
