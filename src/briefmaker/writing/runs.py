"""A run of words as a reader sees it, and the sentences that it is made of.

What the author wrote is told apart from what the library supplies: the words of facts,
quotations and likelihood terms, and cross references. A citation has no words here, but
a place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from briefmaker.evidence.page.statement import Span
from briefmaker.evidence.passages.sentences import ABBREVIATIONS
from briefmaker.values import Struct, field
from briefmaker.writing.dialect import KEY, ROLE
from briefmaker.writing.language import NBSP
from briefmaker.writing.ledger import Cluster, Item
from briefmaker.writing.nodes import (
    Abbreviation,
    Break,
    Cite,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Likely,
    Link,
    NoteCall,
    Printed,
    Reference,
    Strong,
    Text,
)
from briefmaker.writing.prose import Prose

STOP = re.compile(r"(?P<end>[.!?…]+[\"'”’»“)\]]*) +(?=[\"'“‘«„(\[]*[^\W_])")
"""A full stop and what follows it, if another sentence may begin there.

Not at a no-break space: typesetting has put one after "p.", "No." and initials.
"""

SHORTENED = ABBREVIATIONS | {"est", "табл", "трлн", "mln", "mlrd", "səh", "məs"}
INITIALS = re.compile(r"(?:[^\W\d]\.)*[^\W\d]")
"""One letter, or several with full stops between: U.S."""

SKIPPED = 24
"""Characters of a field that may stand between two printed words: Markdown's marks."""

LINK = re.compile(r"\]\([^()\s]*\)")
CLUSTER = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")


class Sentence(Struct, frozen=True):
    """A sentence of a run, or all of it.

    Attributes:
        items: what is cited in it, marks after its full stop included.
        claims: the facts whose words it prints.
        notes: the author's notes that are called in it for the first time.
        scaled: where its likelihood terms stand, their ranges not included.
    """

    text: str
    covered: tuple[Span, ...] = ()
    origins: tuple[Span, ...] = ()
    items: tuple[Item, ...] = ()
    claims: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    scaled: tuple[Span, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources cited in it."""
        return tuple(dict.fromkeys(item.source for item in self.items))

    @property
    def stands_on(self) -> tuple[str, ...]:
        """The facts and quotations cited or printed in it."""
        cited = (claim for item in self.items for claim in item.claims)
        return tuple(dict.fromkeys((*self.claims, *cited)))


class Tracer(Struct):
    """Finds the words of a field, one after another, where the author typed them."""

    typed: str
    cursor: int = 0
    _masked: str = ""

    def __post_init__(self) -> None:
        # Names of facts and sources hold figures that are no words of the page.
        masked = self.typed
        for pattern in (ROLE, LINK, CLUSTER, KEY):
            masked = pattern.sub(lambda found: " " * len(found[0]), masked)
        self._masked = masked

    def find(self, word: str) -> int:
        """Return where the next occurrence of a word begins, or -1.

        Words that the page adds by itself are nowhere in the field: they must not be
        found far behind, for all that follows would be looked for behind them.
        """
        at = self._masked.find(word, self.cursor)
        between = self._masked[self.cursor : max(at, self.cursor)]
        if at < 0 or len("".join(between.split())) > SKIPPED:
            return -1
        self.cursor = at + len(word)
        return at


class Run(Struct):
    """Collects inline nodes into text, with the places of what is in it.

    Attributes:
        quotations: the words of each quotation, by its name.
        marks: what is cited, and where.
        facts: the facts whose words are printed, and where those begin.
        calls: the notes that are called for the first time, and where.
        scaled: where the likelihood terms stand.
    """

    prose: Prose
    quotations: Mapping[str, str]
    tracer: Tracer
    text: str = ""
    covered: list[Span] = field(default_factory=list)
    origins: list[Span] = field(default_factory=list)
    marks: list[tuple[int, tuple[Item, ...]]] = field(default_factory=list)
    facts: list[tuple[int, str]] = field(default_factory=list)
    calls: list[tuple[int, int]] = field(default_factory=list)
    scaled: list[Span] = field(default_factory=list)

    def add(self, nodes: Inlines) -> "Run":
        """Take in further nodes."""
        for node in nodes:
            self._add(node)
        return self

    def authored(self, text: str) -> "Run":
        """Take in words of the author."""
        for word in re.finditer(r"[^\s]+", text):
            at = self.tracer.find(word[0])
            if at >= 0:
                self.origins.append((len(self.text) + word.start(), at))
        self.text += text
        return self

    def whole(self) -> Sentence:
        """Return the run as one sentence."""
        return self._between(0, len(self.text) + 1)

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences; a mark after a full stop belongs to what it ends."""
        starts = [0, *sentence_starts(self.text), len(self.text) + 1]
        for start, end in pairwise(starts):
            yield self._between(start, end)

    def _between(self, start: int, end: int) -> Sentence:
        """Return what stands in a stretch of the run."""
        return Sentence(
            self.text[start:end].rstrip(),
            covered=_inside(self.covered, start, end),
            origins=tuple(
                (at - start, typed) for at, typed in self.origins if start <= at < end
            ),
            items=tuple(
                item for at, items in self.marks if start <= at < end for item in items
            ),
            claims=tuple(claim for at, claim in self.facts if start <= at < end),
            notes=tuple(note for at, note in self.calls if start <= at < end),
            scaled=_inside(self.scaled, start, end),
        )

    def _add(self, node: Inline) -> None:
        match node:
            case Text(text) | Code(text):
                self.authored(text)
            case Break():
                self.text += " "
            case Emphasis(children) | Strong(children) | Link(_, children):
                self.add(children)
            case Cite(index):
                self._cite(self.prose.clusters[index])
            case Printed(_, claim, words):
                self.facts.append((len(self.text), claim))
                self._given(words)
            case Likely(words, range_):
                self.scaled.append((len(self.text), len(self.text) + len(words)))
                self._given(f"{words} {range_}" if range_ else words)
            case Reference(_, words):
                self._given(words)
            case Abbreviation(short, long, first):
                self.text += f"{long} ({short})" if first else short
            case NoteCall(note, again) if not again:
                self.calls.append((len(self.text), note))
            case _:
                pass

    def _given(self, words: str) -> None:
        self.covered.append((len(self.text), len(self.text) + len(words)))
        self.text += words

    def _cite(self, cluster: Cluster) -> None:
        named = [item for item in cluster.items if item.mode == "in-text"]
        if not named:
            self.text = self.text.rstrip(f" {NBSP}")
            self._quoted(cluster.items)
        for item in named:
            # Its author is named here, as the subject of the sentence.
            self._given(item.source.upper())
        self.marks.append((len(self.text), cluster.items))
        for item in cluster.items:
            self.add(item.prefix).add(item.suffix)

    def _quoted(self, items: Iterable[Item]) -> None:
        """Cover the quotation that the mark follows, if it follows one.

        Letters and figures are compared: quotation marks and spaces vary by language.
        """
        for claim in (claim for item in items for claim in item.claims):
            wanted = _bare(self.quotations.get(claim, ""))
            at, missing = len(self.text), len(wanted)
            while missing and at:
                at -= 1
                missing -= self.text[at].isalnum()
            if wanted and _bare(self.text[at:]) == wanted:
                self.covered.append((at, len(self.text)))


def _inside(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans that begin in a stretch, counted from its beginning."""
    return tuple(
        (first - start, last - start) for first, last in spans if start <= first < end
    )


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where sentences after the first begin."""
    for stop in STOP.finditer(text):
        before = text[: stop.start()].rsplit(" ", 1)[-1].rsplit(NBSP, 1)[-1]
        word = before.strip("\"'“”‘’«»„()[]")
        follows = text[stop.end() :].lstrip("\"'“‘«„([")[:1]
        short = stop["end"] == "." and (
            word.casefold() in SHORTENED or INITIALS.fullmatch(word)
        )
        if not (short or follows.islower()):
            yield stop.end()
