"""Words of a letter as HTML that mail programs keep: few elements, no classes needed.

Marks of sources stand in brackets: raised, they would push lines apart in Outlook.
"""

import re
from collections.abc import Iterator
from itertools import cycle

from markupsafe import Markup, escape

from briefmaker.formats.runs import (
    Break,
    Call,
    Flow,
    Inline,
    Inlines,
    Link,
    Mark,
    Tick,
    Words,
)
from briefmaker.formats.text.marks import bracketed

AROUND = {
    Mark.STRONG: Markup("<strong>{}</strong>"),
    Mark.LIKELY: Markup("<strong>{}</strong>"),
    Mark.EMPHASIS: Markup("<em>{}</em>"),
    Mark.STRUCK: Markup("<s>{}</s>"),
    Mark.CODE: Markup("<code>{}</code>"),
    Mark.RAISED: Markup('<span class="mark">{}</span>'),
    Mark.ASIDE: Markup('<span class="aside">{}</span>'),
    Mark.LESSER: Markup('<span class="lesser">{}</span>'),
}

RANGE = re.compile(r"(\(?\d[\d.,٫٬]*–\d[\d.,٫٬]*[%٪]?\)?)")

TRAVELS = ("http:", "https:", "mailto:", "tel:")
"""How an address begins that leads somewhere from a letter too."""


def marked(words: Inlines, flow: Flow) -> Markup:
    """Return a line of words as HTML.

    Args:
        flow: of what stands around it.
    """
    return Markup().join(_each(bracketed(words), flow))


def spoken(flow: Flow, around: Flow) -> Markup:
    """Return `lang` and `dir`, with a space before, where they differ from those."""
    if flow == around:
        return Markup()
    direction = "rtl" if flow.leftward else "ltr"
    return Markup(' lang="{}" dir="{}"').format(flow.language, direction)


def leftmost(text: str) -> Markup:
    """Return a name or a digest that runs from left to right on any line."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def _kept_whole(text: str) -> Markup:
    """Return text whose ranges, `20–45%`, are not broken over lines."""
    parts = RANGE.split(text)
    return Markup().join(
        Markup('<span class="whole">{}</span>').format(part) if odd else escape(part)
        for part, odd in zip(parts, cycle((False, True)), strict=False)
    )


def _each(words: Inlines, flow: Flow) -> Iterator[Markup]:
    for part in words:
        yield _inline(part, flow)


def _inline(part: Inline, flow: Flow) -> Markup:
    match part:
        case Words(text, marks, own):
            said = _kept_whole(text)
            for mark, around in AROUND.items():
                said = around.format(said) if mark in marks else said
            if own is None or own == flow:
                return said
            return Markup("<span{}>{}</span>").format(spoken(own, flow), said)
        case Link(target, words):
            inside = Markup().join(_each(words, flow))
            if not target.startswith(TRAVELS):
                return inside
            return Markup('<a href="{}">{}</a>').format(target, inside)
        case Call(note):
            number = note.removeprefix("note-")
            return AROUND[Mark.RAISED].format(f"[{number}]")
        case Tick():
            return Markup("&#9744; ")
        case Break():
            return Markup("<br>")
