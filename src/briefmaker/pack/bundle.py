"""The papers of a pack as one audience gets them, laid out, and their names."""

import hashlib
import json
from collections.abc import Iterator, Sequence

from briefmaker.brief.model import Marking
from briefmaker.look.look import Look
from briefmaker.pack.papers import Contribution
from briefmaker.pack.planning import Plan
from briefmaker.pdf.carried import tab_file
from briefmaker.pdf.conform import Standard
from briefmaker.pdf.galley import Galley
from briefmaker.values import Struct, replace
from briefmaker.writing.record import Attached

FRONT, TAIL = "front-", "tail-"
"""What names before and after the tabs begin with."""

STAMP = 8
"""Hexadecimal digits of a stamp."""


class Bundle(Struct, frozen=True, eq=False):
    """The papers of a pack as one audience gets them, laid out.

    Attributes:
        tail: what comes after the tabs, if anything.
        stamp: a short digest of all that they are made from.
    """

    audience: str | None
    papers: tuple[tuple[Contribution, Galley], ...]
    tail: Galley | None
    stamp: str


class Spread(Struct, frozen=True):
    """Where the chapters of a pack stand, from 0, and how many pages it has."""

    firsts: tuple[int, ...]
    pages: int


def prefix(paper: Contribution) -> str:
    """Return what the names of a paper begin with in the pack."""
    return f"t{paper.tab.label.lower()}-"


def mark(paper: Contribution) -> str:
    """Return the handling mark of a paper as it is printed; nothing for none."""
    if paper.page is not None and paper.page.marking:
        return paper.page.marking
    said = paper.tab.paper.marking if paper.tab.foreign else None
    return label(said) if said else ""


def label(marking: Marking) -> str:
    """Return a marking as it is printed; nothing for none."""
    return "" if marking is Marking.NONE else marking.value


def standard(bundle: Bundle) -> Standard:
    """Return what the pack conforms to: archives want no pages drawn by others."""
    whole = all(paper.archivable for paper, _ in bundle.papers)
    return Standard.ARCHIVAL if whole else Standard.ACCESSIBLE


def carried(bundle: Bundle) -> Iterator[Attached]:
    """Yield what the papers are made from, by names that tell which paper's it is."""
    for paper, galley in bundle.papers:
        for file in galley.page.attached:
            yield replace(file, name=tab_file(paper.tab.label, file.name))


def stamp_of(plan: Plan, papers: Sequence[Contribution], look: Look) -> str:
    """Return a short digest of all that a pack is made from."""
    said = [
        plan.meeting.model_dump_json(),
        plan.marking,
        plan.issued.isoformat(),
        [(paper.tab.label, paper.digest) for paper in papers],
        sorted(look.variants),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:STAMP]
