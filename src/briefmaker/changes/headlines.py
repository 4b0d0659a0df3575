"""The changes that matter most, a line each."""

from collections.abc import Iterator

from briefmaker.changes.change import Changes
from briefmaker.changes.claims import ClaimChange
from briefmaker.changes.exhibits import ExhibitChange
from briefmaker.changes.judgements import JudgementChange
from briefmaker.changes.particulars import Key
from briefmaker.changes.telling import JUDGED, is_told_elsewhere, label_of
from briefmaker.changes.text import TextChange
from briefmaker.changes.words import shortened
from briefmaker.values import Struct
from briefmaker.writing.language import Language

MOST = 5
"""Lines of a box on page one."""

NAMED = 50
"""Letters by which a judgement or exhibit is named."""

QUOTED = 90
"""Letters of a text that a line may quote."""

FIRST: tuple[Key, ...] = ("marking", "status", "decision_by", "asked")
"""Particulars that say who may read it, and what is asked by when."""

LATER: tuple[Key, ...] = ("cutoff", "scale", "to", "copy_to")
"""Particulars that matter less than what the document says."""

OPENING = frozenset({"title", "bottom-line"})


class Headline(Struct, frozen=True):
    """A change in a line.

    Attributes:
        label: what has changed.
        words: how; maybe nothing.
        anchors: where on the new page.
        passages: the passages of the new page that it is about.
    """

    label: str
    words: str = ""
    anchors: tuple[str, ...] = ()
    passages: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.label}: {self.words}" if self.words else self.label


def headlines(
    changes: Changes, language: Language, most: int = MOST
) -> tuple[Headline, ...]:
    """Return the changes of most weight first; the last line counts the rest.

    Who may read it and what is asked come first; then what is judged, what is
    counted, what the box says, what charts show, and the rest of the text.
    """
    lines = _Lines(changes, language)
    claims = changes.claims
    failing = [change for change in claims if _fails_now(change)]
    found = (
        *lines.particulars(FIRST),
        *lines.recommendations(),
        *(lines.verdict(change) for change in failing),
        *map(lines.judgement, changes.judgements),
        *(lines.claim(change) for change in claims if change.reworded),
        *lines.disputes(),
        *lines.opening(),
        *(lines.claim(c) for c in claims if _is_counted(c)),
        *map(lines.exhibit, changes.exhibits),
        *(lines.verdict(c) for c in claims if c.judged and c not in failing),
        *lines.particulars(LATER),
        *lines.sources(),
        *lines.text(),
    )
    if len(found) <= most:
        return found
    left = found[most - 1 :]
    rest = Headline(
        language.count(language.file.changes.more, len(left)),
        anchors=tuple(anchor for line in left for anchor in line.anchors),
        passages=tuple(passage for line in left for passage in line.passages),
    )
    return (*found[: most - 1], rest)


def _fails_now(change: ClaimChange) -> bool:
    return bool(change.judged and change.new and not change.new.status.holds)


def _is_counted(change: ClaimChange) -> bool:
    """Whether a figure or quotation was added or dropped; statements are text."""
    stated = change.new or change.old
    whole = bool(change.old and change.new)
    return not whole and stated is not None and stated.kind != "statement"


class _Lines(Struct, frozen=True):
    """Writes the lines of one comparison."""

    changes: Changes
    language: Language

    def particulars(self, keys: tuple[Key, ...]) -> Iterator[Headline]:
        found = {each.key: each for each in self.changes.particulars}
        for each in (found[key] for key in keys if key in found):
            said = shortened(each.new, QUOTED) if each.key == "asked" else ""
            label = label_of(each.key, self.language)
            yield Headline(label, said or self._was(each.old, each.new))

    def recommendations(self) -> Iterator[Headline]:
        for text in self.changes.text.changes:
            if text.either.role == "recommendation":
                yield self._passage(self.language.file.changes.asked, text)

    def judgement(self, change: JudgementChange) -> Headline:
        old, new = change.old, change.new
        held = new or old
        assert held, "a change has at least one side"
        pattern = self.language.file.changes.judgement
        label = pattern.format(number=self.language.numerals(str(held.number)))
        anchors = (new.anchor,) if new else ()
        if not (old and new):
            return Headline(label, self._of(self._fate(bool(new)), held.text), anchors)
        said = []
        levels = self.language.file.confidence
        if change.moved:
            said.append(self._was(old.terms, new.terms))
        if change.surer:
            was = self._was(levels[old.confidence], levels[new.confidence])
            said.append(f"{self.language.words.confidence} {was}")
        return Headline(label, self._of("; ".join(said), held.text), anchors)

    def claim(self, change: ClaimChange) -> Headline:
        old, new = change.old, change.new
        stated = new or old
        assert stated, "a change has at least one side"
        label = stated.label or self.language.file.changes.kinds[stated.kind]
        said = self._was(
            shortened(old.words, QUOTED) if old else "",
            shortened(new.words, QUOTED) if new else "",
        )
        return Headline(label, said, new.anchors if new else ())

    def verdict(self, change: ClaimChange) -> Headline:
        statuses = self.language.file.evidence.record.statuses
        old, new = (
            (each, statuses[each.status]) for each in (change.old, change.new) if each
        )
        words = self.language.quoted(shortened(new[0].words, NAMED))
        return Headline(words, self._was(old[1], new[1]), new[0].anchors)

    def disputes(self) -> Iterator[Headline]:
        words = self.language.file.changes
        for dispute in self.changes.disputes:
            pattern = words.opened if dispute.opened else words.settled
            said = pattern.format(label=dispute.label)
            there = (f"differs-{dispute.quantity}",) if dispute.opened else ()
            yield Headline(said, anchors=there)

    def opening(self) -> Iterator[Headline]:
        """Yield title and bottom line, each once."""
        page, words = self.language.words, self.language.file.changes
        labels = {"title": words.heading, "bottom-line": page.bottom_line}
        roles = {text.either.role for text in self.changes.text.changes}
        for role, label in labels.items():
            if role in roles:
                yield Headline(label, words.reworded)

    def exhibit(self, change: ExhibitChange) -> Headline:
        words, shown = self.language.file.changes, change.either
        label, title = shown.label, shown.title
        anchors = (shown.id,) if change.new else ()
        if not (change.old and change.new):
            return Headline(
                label, self._of(self._fate(bool(change.new)), title), anchors
            )
        said = [self.language.count(words.rows, len(change.rows))]
        said = said if change.rows else []
        said += [words.redrawn] if change.redrawn else []
        return Headline(label, self._of("; ".join(said), title), anchors)

    def sources(self) -> Iterator[Headline]:
        words, page = self.language.file.changes, self.language.words
        for change in self.changes.sources:
            listed = change.new or change.old
            entry = shortened(listed.entry, QUOTED) if listed else ""
            if not (change.old and change.new):
                fate = self._fate(change.new is not None)
                yield Headline(page.source, f"{entry} ({fate})")
            elif change.replaced:
                yield Headline(page.source, f"{entry} ({words.replaced})")

    def text(self) -> Iterator[Headline]:
        """Yield one line for all passages that no other line is about."""
        words = self.language.file.changes
        judged = {
            held.anchor
            for change in self.changes.judgements
            for held in (change.old, change.new)
            if held
        }
        rest = [
            text
            for text in self.changes.text.changes
            if text.either.role not in OPENING | {"recommendation"}
            and (
                not is_told_elsewhere(text)
                # A judgement in other words that is as likely and as sure as it was.
                or (text.either.role in JUDGED and text.either.holder not in judged)
            )
        ]
        if rest:
            passages = tuple(text.new.at for text in rest if text.new)
            said = self.language.count(words.passages, len(rest))
            yield Headline(said[:1].upper() + said[1:], passages=passages)
        for part in self.changes.text.moved:
            label = self.language.quoted(part.heading)
            yield Headline(label, words.order, (part.anchor,))

    def _passage(self, label: str, text: TextChange) -> Headline:
        kept = "old" if text.new is None else "new"
        said = " ".join(run.text for run in text.runs if run.kind in ("same", kept))
        fate = "" if text.old and text.new else f" ({self._fate(text.new is not None)})"
        passages = (text.new.at,) if text.new else ()
        return Headline(label, shortened(said, QUOTED) + fate, passages=passages)

    def _was(self, old: str, new: str) -> str:
        words = self.language.file.changes
        if old and new:
            return words.was.format(new=new, old=old)
        return f"{new or old} ({self._fate(bool(new))})"

    def _of(self, said: str, text: str) -> str:
        """Return what is said of a judgement or exhibit, with what it begins with."""
        return f"{said} ({self.language.quoted(shortened(text, NAMED))})"

    def _fate(self, added: bool) -> str:
        words = self.language.file.changes
        return words.added if added else words.dropped
