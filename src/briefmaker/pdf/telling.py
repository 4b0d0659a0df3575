"""How the audit says what it found: words quoted, numbers counted, places named."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefmaker.pdf.laid import Layout

SHOWN = 60
"""Letters of a passage that a message quotes."""


def shown(words: str) -> str:
    """Return a passage short enough to be quoted."""
    text = " ".join(words.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def counted(number: int, noun: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def inside(laid: "Layout", anchor: str) -> str:
    """Return ` in “What we know”` for an anchor, or nothing."""
    name = laid.name(anchor)
    return f" in {name}" if name else ""
