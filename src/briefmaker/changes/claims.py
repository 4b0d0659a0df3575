"""Figures, quotations and cited statements: new, dropped, reworded, judged anew."""

from collections.abc import Iterable, Iterator
from typing import Literal

from briefmaker.brief.library import Fact, Quote
from briefmaker.changes.pairing import paired
from briefmaker.changes.side import Side
from briefmaker.changes.words import plain
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.verdict import Status
from briefmaker.values import Struct

Kind = Literal["figure", "quotation", "statement"]


class Stated(Struct, frozen=True):
    """A claim as one edition states it.

    Attributes:
        name: in its library.
        label: what it is a value of; maybe nothing.
        words: as printed, or for a statement what it stands on.
        source: the name of its source; nothing for arithmetic and a person's word.
        passage: the words of the source that carry it, or the arithmetic.
        anchors: where on its page it is used.
    """

    name: str
    kind: Kind
    label: str
    words: str
    quantity: str
    source: str
    passage: str
    status: Status
    anchors: tuple[str, ...] = ()


class ClaimChange(Struct, frozen=True):
    """What became of a claim; nothing on one side if it was added or dropped."""

    old: Stated | None
    new: Stated | None

    @property
    def reworded(self) -> bool:
        """Whether other words are printed for it."""
        return bool(self.old and self.new and self.old.words != self.new.words)

    @property
    def judged(self) -> bool:
        """Whether the check says something else of it."""
        return bool(self.old and self.new and self.old.status != self.new.status)

    @property
    def rested(self) -> bool:
        """Whether it stands on another source, passage or calculation."""
        if not (self.old and self.new):
            return False
        before = (self.old.source, self.old.passage)
        return before != (self.new.source, self.new.passage)


class DisputeChange(Struct, frozen=True):
    """Sources that came to differ over a quantity, or differ no more.

    Attributes:
        opened: they differ in the new edition and did not in the old one.
        values: what they say, in the edition in which they differ.
    """

    quantity: str
    label: str
    opened: bool
    values: tuple[str, ...]


def claim_changes(old: Side, new: Side) -> tuple[ClaimChange, ...]:
    """Return the claims that are not the same in both editions, in document order."""
    pairs = paired(tuple(_stated(old)), tuple(_stated(new)), _same)
    changes = (ClaimChange(before, after) for before, after in pairs)
    return tuple(
        change
        for change in changes
        if not (change.old and change.new)
        or change.reworded
        or change.judged
        or change.rested
    )


def dispute_changes(old: Side, new: Side) -> tuple[DisputeChange, ...]:
    """Return where sources began or ceased to differ, as far as it is printed."""
    before, after = old.made.written.disputes, new.made.written.disputes
    return (
        *_disputes((name for name in after if name not in before), new, opened=True),
        *_disputes((name for name in before if name not in after), old, opened=False),
    )


def _disputes(
    names: Iterable[str], side: Side, *, opened: bool
) -> Iterator[DisputeChange]:
    for name in names:
        quantity = side.made.evidence.disputes[name].quantity
        rows = side.made.written.disputes[name]
        values = dict.fromkeys(plain(row.display) for row in rows)
        yield DisputeChange(name, plain(quantity.label), opened, tuple(values))


def _stated(side: Side) -> Iterator[Stated]:
    evidence = side.made.evidence
    for name in side.made.written.claims:
        entry = evidence.entry(name)
        exact = entry.selector.exact if entry.selector else ""
        verdict = evidence.verdicts.get(name)
        quantity = (entry.quantity if isinstance(entry, Fact) else None) or ""
        yield Stated(
            name=name,
            kind=_kind(entry),
            label=plain(_label(entry, evidence)),
            words=plain(_words(entry, exact)),
            quantity=quantity,
            source=entry.source or "",
            passage=plain(exact or (isinstance(entry, Fact) and entry.calc) or ""),
            status=verdict.status if verdict else Status.VERIFIED,
            anchors=side.made.written.uses.get(name, ()),
        )


def _kind(entry: Fact | Quote) -> Kind:
    if isinstance(entry, Quote):
        return "quotation"
    return "figure" if entry.display else "statement"


def _words(entry: Fact | Quote, exact: str) -> str:
    if isinstance(entry, Fact):
        return entry.display or entry.statement or exact
    return exact


def _label(entry: Fact | Quote, evidence: Evidence) -> str:
    """Return what a claim is a value of, or whose words it is."""
    if isinstance(entry, Quote):
        return entry.speaker
    quantity = evidence.quantities.get(entry.quantity or "")
    named = quantity.label if quantity else None
    return entry.label or named or (entry.display and entry.statement) or ""


def _same(old: Stated, new: Stated) -> float:
    """Return how surely two claims are one: by name, by what they print, by quantity.

    A claim whose name alone has changed is the same to a reader.
    """
    if old.name == new.name:
        return 3
    if old.kind == new.kind and (old.words, old.source) == (new.words, new.source):
        return 2
    quantity = old.quantity and old.quantity == new.quantity
    return 1 if quantity and old.source == new.source else 0
