"""Handling marks on the pages of a PDF of others, and what its pack says instead."""

import re
from collections.abc import Iterator

from briefmaker.brief.marking import OFFICIAL, TLP, strictest
from briefmaker.brief.model import Marking
from briefmaker.pdf.foreign.leaf import Foreign
from briefmaker.problems import Problem, Severity

LIGHT = re.compile(
    r"\bTLP\s?[:‑–-]\s?(RED|AMBER(?:\s?\+\s?STRICT)?|GREEN|CLEAR|WHITE)\b"
)
"""Traffic lights as people write them; `WHITE` is what `CLEAR` was called until 2022.
"""

LINE = re.compile(r"^\W*OFFICIAL(\W{1,3}SENSITIVE\b.*)?\W*$", re.MULTILINE)
"""Of the British scheme, where the mark is a line of its own."""

OTHERS = re.compile(
    r"^\W*("
    r"(?:NATO |UK |EU |COSMIC )?(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED)"
    r"|STRICTLY CONFIDENTIAL|(?:TRÈS SECRET|SECRET|CONFIDENTIEL|RESTREINT) (?:UE|OTAN)"
    r"(?:/EU [A-Z]+)?|VS-NUR FÜR DEN DIENSTGEBRAUCH|VS-NfD|VS-VERTRAULICH|GEHEIM"
    r"|СОВЕРШЕННО СЕКРЕТНО|СЕКРЕТНО|ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ|ДСП|MƏXFİ|GİZLİ|محرمانه"
    r")\W*$",
    re.MULTILINE,
)
"""Marks of other schemes, where they are a line of their own."""


def marks_in(foreign: Foreign) -> tuple[Marking, ...]:
    """Return the handling marks on its pages, the strictest of a scheme first."""
    found = {mark for leaf in foreign.leaves for mark in _marks(leaf.words)}
    order = (*TLP[::-1], *OFFICIAL[::-1])
    return tuple(sorted(found, key=order.index))


def laxer(foreign: Foreign, declared: Marking | None) -> Iterator[Problem]:
    """Yield warnings where its pages carry a stricter mark than is said of it.

    Args:
        declared: its mark in the meeting's file; nothing if that says none.
    """
    said = Marking.NONE if declared is None else declared
    for scheme in (TLP, OFFICIAL):
        mark = next((mark for mark in marks_in(foreign) if mark in scheme), None)
        if mark is None or strictest((said, mark)) is said:
            continue
        yield Problem(
            "foreign.mark",
            f"page {_first(foreign, mark)} of “{foreign.name}” says {mark}, and the "
            f"meeting's file says {f'`{declared}`' if declared else 'no mark'} of it",
            severity=Severity.WARNING,
            hint=f"write `marking: {mark}` with this paper, unless the words "
            "only speak of the mark",
        )
    yield from _unknown(foreign)


def _unknown(foreign: Foreign) -> Iterator[Problem]:
    """Yield a warning for the first mark of a scheme that packs do not have."""
    for at, leaf in enumerate(foreign.leaves, 1):
        other = OTHERS.search(leaf.words)
        if other:
            yield Problem(
                "foreign.other-mark",
                f"page {at} of “{foreign.name}” carries the mark “{other[1]}”, which "
                "the pack cannot print at its head and foot",
                severity=Severity.WARNING,
                hint="ask its sender which handling mark the pack must carry, and "
                "whether it may be copied into one",
            )
            return


def _first(foreign: Foreign, mark: Marking) -> int:
    return next(
        at for at, leaf in enumerate(foreign.leaves, 1) if mark in _marks(leaf.words)
    )


def _marks(words: str) -> Iterator[Marking]:
    for match in LIGHT.finditer(words):
        colour = re.sub(r"\s", "", match[1])
        yield Marking(f"TLP:{'CLEAR' if colour == 'WHITE' else colour}")
    for match in LINE.finditer(words):
        yield Marking.OFFICIAL_SENSITIVE if match[1] else Marking.OFFICIAL
