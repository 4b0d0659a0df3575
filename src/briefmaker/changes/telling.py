"""Changes in words: in groups for the whole paper, and the few that matter most."""

from collections.abc import Iterator
from typing import Literal

from briefmaker.brief.model import Brief
from briefmaker.changes.change import Changes
from briefmaker.changes.claims import ClaimChange, Stated
from briefmaker.changes.exhibits import ExhibitChange
from briefmaker.changes.judgements import JudgementChange
from briefmaker.changes.particulars import Key
from briefmaker.changes.passages import Role
from briefmaker.changes.redline import Kind, Run, redline
from briefmaker.changes.sources import SourceChange
from briefmaker.changes.text import TextChange
from briefmaker.changes.words import tokens
from briefmaker.values import Struct
from briefmaker.writing.language import Language

GroupKey = Literal["particulars", "judgements", "claims", "exhibits", "text", "sources"]

JUDGED: frozenset[Role] = frozenset({"judgement", "confidence"})
AROUND: frozenset[Role] = frozenset({"exhibit-title", "subtitle", "origin", "head"})
"""Words around the picture or rows of an exhibit."""

RECORDED = "differs-"
"""What the anchors of "Sources differ" boxes begin with."""


class Item(Struct, frozen=True):
    """One change.

    Attributes:
        label: what has changed.
        runs: its words, with what was struck out and put in.
        remark: what that means: more likely, new, dropped.
        exhibit: the chart or table that it is, to be shown.
        language: of its words, if it is not the document's.
    """

    label: str
    runs: tuple[Run, ...] = ()
    remark: str = ""
    exhibit: ExhibitChange | None = None
    language: str = ""


class Group(Struct, frozen=True):
    """Changes of one sort, under one heading."""

    key: GroupKey
    heading: str
    items: tuple[Item, ...]


def told(changes: Changes, language: Language) -> tuple[Group, ...]:
    """Return all changes in their groups, those of most weight first."""
    words, page = language.file.changes, language.words
    teller = _Teller(language)
    groups = (
        Group("particulars", words.particulars, tuple(teller.particulars(changes))),
        Group("judgements", page.judgements, tuple(teller.judgements(changes))),
        Group("claims", words.claims, tuple(teller.claims(changes))),
        Group("exhibits", words.exhibits, tuple(teller.exhibits(changes))),
        Group("text", words.text, tuple(teller.text(changes))),
        Group("sources", page.sources, tuple(teller.sources(changes))),
    )
    return tuple(group for group in groups if group.items)


def since_line(old: Brief, language: Language) -> str:
    """Return the words "What changed since v1.0 of 13 October 2025"."""
    words = language.file.changes
    return words.since.format(version=old.version, date=language.date(old.date))


def became(old: str, new: str) -> tuple[Run, ...]:
    """Return how one short text became another: struck out whole, then the new one."""
    before, after = tuple(tokens(old)), tuple(tokens(new))
    runs = (Run("old", before), Run("new", after))
    return tuple(run for run in runs if run.words)


def _redlined(old: str, new: str) -> tuple[Run, ...]:
    return redline(tuple(tokens(old)), tuple(tokens(new)))


def label_of(key: Key, language: Language) -> str:
    """Return what a particular is called under the title."""
    page, words = language.words, language.file.changes
    match key:
        case "marking":
            return page.handling
        case "date":
            return page.issued
        case "asked":
            return words.asked
        case "status" | "decision_by" | "kind" | "language" | "scale":
            return words.labels[key]
        case _:
            said: str = getattr(page, key)
            return said


class _Teller(Struct, frozen=True):
    """Tells changes in one language."""

    language: Language

    def particulars(self, changes: Changes) -> Iterator[Item]:
        for each in changes.particulars:
            label = label_of(each.key, self.language)
            yield Item(label, _redlined(each.old, each.new))

    def judgements(self, changes: Changes) -> Iterator[Item]:
        """Yield moves on the scales, then the judgements with what was reworded."""
        for change in changes.judgements:
            yield from self._judgement(change)
        shown = {
            held.anchor
            for change in changes.judgements
            if not (change.old and change.new)
            for held in (change.old, change.new)
            if held
        }
        surer = {c.new.anchor for c in changes.judgements if c.new and c.surer}
        for text in changes.text.changes:
            if text.either.role == "confidence" and text.either.holder in surer:
                changed = [run.kind for run in text.runs if run.kind != "same"]
                if changed == ["old", "new"]:
                    continue  # the level alone, which has been told
            if text.either.role in JUDGED and text.either.holder not in shown:
                number = text.either.holder.rpartition("-")[2]
                yield Item(self._numbered(number), text.runs)

    def _judgement(self, change: JudgementChange) -> Iterator[Item]:
        words, page = self.language.file.changes, self.language.words
        old, new = change.old, change.new
        held = new or old
        label = self._numbered(str(held.number if held else ""))
        if old and new:
            levels = self.language.file.confidence
            if change.moved:
                remark = {1: words.likelier, -1: words.less_likely}
                yield Item(
                    f"{label}, {page.likelihood}",
                    became(old.terms, new.terms),
                    remark.get(change.likelier, ""),
                )
            if change.surer:
                remark = {1: words.surer, -1: words.less_sure}
                yield Item(
                    f"{label}, {page.confidence}",
                    became(levels[old.confidence], levels[new.confidence]),
                    remark[change.surer],
                )
        elif new:
            yield Item(label, (Run("new", new.words),), words.added)
        elif old:
            yield Item(label, (Run("old", old.words),), words.dropped)

    def _numbered(self, number: str) -> str:
        pattern = self.language.file.changes.judgement
        return pattern.format(number=self.language.numerals(number))

    def claims(self, changes: Changes) -> Iterator[Item]:
        words = self.language.file.changes
        for change in changes.claims:
            yield from self._claim(change)
        for dispute in changes.disputes:
            pattern = words.opened if dispute.opened else words.settled
            values = " · ".join(dispute.values)
            kind: Kind = "new" if dispute.opened else "old"
            runs = (Run(kind, tuple(tokens(values))),)
            yield Item(pattern.format(label=dispute.label), runs)

    def _claim(self, change: ClaimChange) -> Iterator[Item]:
        words = self.language.file.changes
        old, new = change.old, change.new
        if old and new:
            label = self._called(new)
            if change.reworded:
                yield Item(label, _redlined(old.words, new.words))
            if change.judged:
                statuses = self.language.file.evidence.record.statuses
                runs = became(statuses[old.status], statuses[new.status])
                yield Item(f"{label}, {words.check}", runs)
            elif change.rested and not change.reworded:
                same = (Run("same", tuple(tokens(new.words))),)
                yield Item(label, same, words.rested)
        elif new:
            yield Item(self._called(new), became("", new.words), words.added)
        elif old:
            yield Item(self._called(old), became(old.words, ""), words.dropped)

    def _called(self, claim: Stated) -> str:
        return claim.label or self.language.file.changes.kinds[claim.kind]

    def exhibits(self, changes: Changes) -> Iterator[Item]:
        """Yield exhibits with what they show, then the words around them."""
        words = self.language.file.changes
        labels: dict[str, str] = {}
        for change in changes.exhibits:
            shown = change.either
            labels[shown.id] = shown.label
            remark = words.added if not change.old else ""
            remark = words.dropped if not change.new else remark
            if change.redrawn:
                remark = words.redrawn
            title = (Run("same", tuple(tokens(shown.title))),)
            yield Item(shown.label, title, remark, change)
        whole = {c.either.id for c in changes.exhibits if not (c.old and c.new)}
        for text in changes.text.changes:
            around = text.either.role in AROUND and text.either.holder not in whole
            if around and text.either.holder:
                label = labels.get(text.either.holder, text.place)
                yield Item(label, text.runs, language=text.either.language)

    def text(self, changes: Changes) -> Iterator[Item]:
        """Yield the passages of the text by the headings that they stand under."""
        words = self.language.file.changes
        for text in changes.text.changes:
            if not is_told_elsewhere(text):
                yield Item(
                    self._place(text),
                    text.runs,
                    self._fate(text),
                    language=text.either.language,
                )
        for part in changes.text.moved:
            yield Item(part.heading or words.text, (), words.order)

    def _place(self, text: TextChange) -> str:
        words, page = self.language.file.changes, self.language.words
        role = text.either.role
        if role in ("title", "standfirst"):
            return words.heading
        if text.either.part == "bottom-line":
            return page.bottom_line
        return page.notes if role == "note" else text.place or words.text

    def _fate(self, text: TextChange) -> str:
        words = self.language.file.changes
        if not text.old:
            return words.added
        if not text.new:
            return words.dropped
        return words.moved.format(place=text.came) if text.moved and text.came else ""

    def sources(self, changes: Changes) -> Iterator[Item]:
        for change in changes.sources:
            yield from self._source(change)

    def _source(self, change: SourceChange) -> Iterator[Item]:
        words, page = self.language.file.changes, self.language.words
        old, new = change.old, change.new
        if old and new:
            runs = _redlined(old.entry, new.entry)
            remark = words.replaced if change.replaced else ""
            yield Item(page.source, runs, remark)
        elif new:
            yield Item(page.source, became("", new.entry), words.added)
        elif old:
            yield Item(page.source, became(old.entry, ""), words.dropped)


def is_told_elsewhere(text: TextChange) -> bool:
    """Whether a passage is told with the judgement or exhibit that it belongs to."""
    passage = text.either
    if passage.role in JUDGED or passage.role == "decision":
        return True
    held = bool(passage.holder) and not passage.holder.startswith(RECORDED)
    return held and (passage.role in AROUND or passage.role == "row")
