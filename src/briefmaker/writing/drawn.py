"""Charts in a page: what stands at the addresses of its drawings."""

from base64 import b64encode
from collections.abc import Mapping

from briefmaker.charts.ink import Ink


def address_of(svg: str) -> str:
    """Return a drawing as an address that holds it."""
    held = b64encode(svg.encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{held}" if svg else ""


def by_address(inks: Mapping[str, Ink]) -> dict[str, Ink]:
    """Return drawings as ink by their addresses.

    Args:
        inks: by their SVG.
    """
    return {address_of(svg): ink for svg, ink in inks.items()}
