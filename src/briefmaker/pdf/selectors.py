"""What a style sheet asks of page numbers, which are links without a class in a `span`.

As long as nothing does, they can be written without computing any style again (CSS
Selectors 4; a selector that cannot be read counts as one that does).
"""

import re
from collections.abc import Container

from briefmaker.pdf.numbers import SAID

HAS = re.compile(r":has\((?P<inner>(?:[^()]|\([^()]*\))*)\)")
INWARD = re.compile(rf":has\(|:empty|{SAID}")
"""Selectors by which what is inside an element changes its style."""

STEPS = re.compile(r"[\s>+~]+")
OTHER = re.compile(r"\.|(?!a\b)[a-z]")
"""How a simple selector begins that no link of a page number answers to: these have
neither class nor name."""

REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTORS = re.compile(r"[^{};]+(?={)")
INSIDE = re.compile(r"\([^()]*\)")
ENDS = re.compile(r"(?P<holder>[^\s>+~]*)\s*(?P<way>[\s>+~])\s*(?P<link>[^\s>+~]*)$")
"""The last two simple selectors, and what stands between them."""

PLAIN = re.compile(r"(?:\*|a(?![\w-]))?(?![\w.#])")
"""How a selector begins that a link without a class answers to."""

PLACED = re.compile(r":(?:first|last|nth|only)-")
NAMES = re.compile(r"[.#]([\w-]+)")


def heeds_numbers(style: str) -> bool:
    """Whether page numbers could change the style of what is around them.

    A style sheet that asks for what an element has inside does no harm, as long as it
    asks for something else than a link without a class.
    """
    asked = [part for has in HAS.finditer(style) for part in has["inner"].split(",")]
    rest = HAS.sub("", style)
    return INWARD.search(rest) is not None or not all(
        OTHER.match(STEPS.split(part.strip())[-1]) for part in asked
    )


def tells_links_apart(style: str, holders: Container[str]) -> bool:
    """Whether a link without a class may look different from the one beside it.

    Args:
        holders: the classes of the elements that hold such links, all of them `span`.
    """
    plain = REMARK.sub("", style)
    while plain != (plain := INSIDE.sub("", plain)):
        pass  # what is in brackets in brackets goes too
    return any(
        _by_place(f" {part.strip()}", holders)
        for selectors in SELECTORS.findall(plain)
        for part in selectors.split(",")
    )


def _by_place(selector: str, holders: Container[str]) -> bool:
    ends = ENDS.search(selector)
    if ends is None:
        return True
    if not PLAIN.match(ends["link"]) or ends["link"].startswith("::"):
        return False
    if ends["way"] in "+~":
        return True
    if not PLACED.search(ends["link"]):
        return False
    named = all(name in holders for name in NAMES.findall(ends["holder"]))
    tag = re.match(r"[\w-]*", ends["holder"])
    return ends["way"] != ">" or (named and tag is not None and tag[0] in ("", "span"))
