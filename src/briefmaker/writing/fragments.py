"""Addresses that lead to the cited words: URLs with a text fragment.

A browser scrolls to the words and marks them. See
https://wicg.github.io/scroll-to-text-fragment/ (`#:~:text=start,end`).
"""

from urllib.parse import quote

from briefmaker.brief.library import Selector

DIRECTIVE = ":~:text="
LONGEST = 90
"""Letters of an anchor that is given whole; of a longer one, how it begins and ends."""

ENDS = 5
"""Words at either end of a longer anchor."""


def with_fragment(url: str, selector: Selector) -> str:
    """Return the address of a page with the passage to be shown on it.

    A passage that leaves words out has no one place on the page: it is given by the
    words before the first gap.
    """
    words = selector.exact.split("[…]")[0].split()
    text = " ".join(words)
    if not text:
        return url
    ranges = [text]
    if len(text) > LONGEST and len(words) > 2 * ENDS:
        ranges = [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    parts = [_encoded(part) for part in ranges]
    prefix, suffix = selector.prefix.strip(), selector.suffix.strip()
    if prefix:
        parts.insert(0, f"{_encoded(prefix)}-")
    if suffix and "[…]" not in selector.exact:
        parts.append(f"-{_encoded(suffix)}")
    mark = "" if "#" in url else "#"
    return f"{url}{mark}{DIRECTIVE}{','.join(parts)}"


def _encoded(words: str) -> str:
    """Return words percent-encoded; `-` and `,` too, which part a fragment."""
    return quote(words, safe="").replace("-", "%2D")
