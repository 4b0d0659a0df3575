"""What the classes of the page mean: roles of paragraphs, fields of the brief, lists.

The classes are those of `templates/partials/`.
"""

from collections.abc import Iterator

from briefmaker.formats.blocks import Block, Counted, Listing, Role
from briefmaker.problems import Address
from briefmaker.values import replace

OWN_ROLES = {role.value: role for role in Role} | {
    "dispute-title": Role.BOX_TITLE,
    "callout-title": Role.BOX_TITLE,
    "annex-lead": Role.LEAD,
}
"""What a paragraph is, by its class."""

BY_HAND: dict[str, Address] = {
    "standfirst": ("standfirst",),
    "decision": ("decision", "ask"),
}
"""Fields of the brief that one paragraph prints, by its class."""

KEYS = {
    "why": "why",
    "beyond": "beyond",
    "confidence": "because",
    "judgements": "text",
    "recommendations": "text",
    "points": "say",
    "questions": "answer",
    "people": "note",
}
"""The key that a paragraph of an entry prints, by its class, else by its list."""

OURS = (Role.KICKER, Role.TERMS, Role.END, Role.LEAD, Role.ANSWERS, Role.SPREAD)
"""Paragraphs that hold words of the tool's own."""

LISTS = {"recommendations", "points", "people"}
"""Classes of lists of a section, which are their keys in the brief too."""

JOINED = (Counted.JUDGEMENTS, Counted.SOURCES)
"""Lists that a template may set in two halves side by side."""


def joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield blocks; lists that were set in halves are one again."""
    last: Block | None = None
    for block in blocks:
        if (
            isinstance(last, Listing)
            and isinstance(block, Listing)
            and block.counted is last.counted
            and block.counted in JOINED
        ):
            last = replace(last, items=last.items + block.items)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last
