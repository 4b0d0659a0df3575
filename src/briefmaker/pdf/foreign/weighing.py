"""How often a page draws what is in it: files made to do harm draw it for years.

A form that draws ten others ten times each, a few levels deep, is a small file that no
program ever finishes. It is found before any program is asked to draw it.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Stream

from briefmaker.values import Struct, field

MOST = 1_000_000
"""Forms, masks and patterns that a page may draw, each as often as it is drawn."""

KINDS = (
    (re.compile(rb"\bDo\b"), "/XObject"),
    (re.compile(rb"\bgs\b"), "/ExtGState"),
    (re.compile(rb"\b(?:scn|SCN)\b"), "/Pattern"),
)
"""Operators that draw something with operators of its own, and where that is named."""

Number = tuple[int, int]


class Drawn(Struct, frozen=True):
    """What something draws: how often, and which parts it may be, by kind."""

    times: int
    parts: tuple[Any, ...]


class Scales(Struct):
    """Weighs the pages of one file; what was weighed once is known.

    Attributes:
        known: weights by the numbers of parts; 0 for those that are being weighed, as
            nothing is drawn inside itself.
        inside: what they draw.
    """

    known: dict[Number, int] = field(default_factory=dict)
    inside: dict[Number, tuple[Drawn, ...]] = field(default_factory=dict)

    def too_heavy(self, page: pikepdf.Page) -> bool:
        """Whether a page draws more than any program would finish."""
        contents = page.obj.get("/Contents", ())
        parts = [contents] if isinstance(contents, Stream) else contents
        data = b"\n".join(_operators(part) for part in parts)
        drawn = _drawn(data, page.obj.get("/Resources"))
        for each in drawn:
            for part in each.parts:
                self._weigh(part)
        return self._sum(drawn) > MOST

    def _weigh(self, part: Any) -> None:
        """Weigh a part after all that it draws, without recursion: it may be deep."""
        waiting = [part]
        while waiting:
            part = waiting[-1]
            if part.objgen not in self.inside:
                self.known[part.objgen] = 0
                image = part.get("/Subtype") == "/Image"
                data = b"" if image else _operators(part)
                drawn = _drawn(data, part.get("/Resources"))
                self.inside[part.objgen] = drawn
                inner = (part for each in drawn for part in each.parts)
                waiting += [each for each in inner if each.objgen not in self.inside]
            else:
                self.known[part.objgen] = self._sum(self.inside[part.objgen])
                waiting.pop()

    def _sum(self, drawn: tuple[Drawn, ...]) -> int:
        """Return a weight; where it is not known which part is drawn, the heaviest."""
        found = 1
        for each in drawn:
            weights = (self.known[part.objgen] for part in each.parts)
            found += each.times * max(weights, default=0)
        return min(found, MOST + 1)


def _drawn(data: bytes, resources: Any) -> tuple[Drawn, ...]:
    """Return what operators draw: forms, masks and patterns."""
    return tuple(
        Drawn(times, tuple(_inside(resources, kind)))
        for operator, kind in KINDS
        if (times := len(operator.findall(data)))
    )


def _operators(stream: Any) -> bytes:
    """Return what a stream says; nothing if nobody can read it."""
    try:
        return bytes(stream.read_bytes()) if isinstance(stream, Stream) else b""
    except pikepdf.PdfError:
        return b""


def _inside(resources: Any, kind: str) -> Iterator[Any]:
    """Yield the streams among resources: forms, patterns, and forms that are masks."""
    found = resources.get(kind) if isinstance(resources, Dictionary) else None
    for _, part in found.items() if isinstance(found, Dictionary) else ():
        mask = part.get("/SMask") if isinstance(part, Dictionary) else None
        form = mask.get("/G") if isinstance(mask, Dictionary) else part
        if isinstance(form, Stream):
            yield form
