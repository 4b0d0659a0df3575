"""What adds up while a brief is read: citations, notes, numbers, first uses.

One ledger is kept for one reading and handed from field to field in the order of the
printed page; `prose.read` closes it into a frozen `Prose`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Problem
from briefmaker.values import Struct, field, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.language import Language
from briefmaker.writing.locators import Pinpoint
from briefmaker.writing.nodes import Blocks, Inlines, Mode
from briefmaker.writing.spots import Field


class Item(Struct, frozen=True):
    """One source cited in a cluster, with the place in it and the words around it.

    Attributes:
        claims: the facts and quotations that it is cited for; nothing where the
            author names the source itself.
    """

    source: str
    pinpoint: Pinpoint | None = None
    prefix: Inlines = ()
    suffix: Inlines = ()
    mode: Mode = "normal"
    claims: tuple[str, ...] = ()


class Cluster(Struct, frozen=True):
    """Citations that make one mark.

    Attributes:
        items: the sources, in the author's order, at least one.
        inline: set in the line (source lines, "Sources differ" boxes), not as a mark.
        note: the author's note it stands in.
        field: where it was typed, for problems.
        token: the words that were typed.
        at: where they stand in the field.
    """

    items: tuple[Item, ...]
    inline: bool
    note: int | None
    field: Field
    token: str
    at: int


class Call(Struct, frozen=True):
    """A place in the text that calls a note or cites: the order of all marks."""

    kind: Literal["cluster", "note"]
    index: int


class Said(Struct, frozen=True):
    """A row of a "Sources differ" box: what one source says, and its cluster."""

    claim: str
    display: str
    scope: str
    cluster: int


class Ledger(Struct):
    """The running account of one reading.

    Attributes:
        language: of the field being read; a section may have its own.
        inline: whether citations of the field being read are set in the line.
        note: the author's note being read.
        pending: disputed quantities that the block being read prints or charts.
        sections: anchors that sections may be referred to by, with their headings.
        beside: names of the facts in the other cells of the row being read.
        claims: the facts and quotations met so far, in the order of the page.
        drawn: for each chart, the facts that it draws.
    """

    brief: Brief
    evidence: Evidence
    workspace: Workspace
    folder: Path
    language: Language
    sections: Mapping[str, str]
    numbers: Mapping[str, str]
    clusters: list[Cluster] = field(default_factory=list)
    notes: list[Blocks] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    claims: dict[str, None] = field(default_factory=dict)
    drawn: dict[str, tuple[str, ...]] = field(default_factory=dict)
    likelihoods: list[str] = field(default_factory=list)
    abbreviations: dict[str, str] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    beside: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    inline: bool = False
    note: int | None = None

    def cite(
        self, items: tuple[Item, ...], field: Field, token: str = "", at: int = 0
    ) -> int:
        """Enter a cluster and return its number."""
        index = len(self.clusters)
        inline = self.inline and self.note is None
        self.clusters.append(Cluster(items, inline, self.note, field, token, at))
        if self.note is None:
            self.calls.append(Call("cluster", index))
        self.meet(claim for item in items for claim in item.claims)
        return index

    def join(self, index: int, items: tuple[Item, ...]) -> None:
        """Give the cluster at `index` the items of the last one, which goes away."""
        self.clusters[index] = replace(self.clusters[index], items=items)
        del self.clusters[-1]
        if self.note is None:
            del self.calls[-1]

    def meet(self, claims: Iterable[str]) -> None:
        """Enter facts and quotations that the page prints, cites or draws."""
        self.claims.update(dict.fromkeys(claims))

    def begin_note(self) -> int:
        """Enter a note at its call and return its number; `end_note` closes it."""
        self.note = len(self.notes)
        self.notes.append(())
        self.calls.append(Call("note", self.note))
        return self.note

    def end_note(self, blocks: Blocks) -> None:
        """Enter what the open note says."""
        if self.note is not None:
            self.notes[self.note] = blocks
        self.note = None

    def dispute(self, quantity: str) -> None:
        """Remember that the block being read shows a disputed quantity."""
        if quantity not in self.pending:
            self.pending.append(quantity)
