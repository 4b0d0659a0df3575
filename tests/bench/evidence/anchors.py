"""Suite 1: anchors that must be found, and anchors that must not.

True anchors are looked for in a source that was damaged on its way (14 kinds and no
damage at all), false ones in the source as it was. Three simpler ways to look are
measured beside ours, without a mark to reach.
"""

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from bench.evidence.corpus import Document
from bench.evidence.damage import CORRUPTIONS, DAMAGES, UNSEALED
from bench.evidence.result import Measure, Result
from briefmaker.brief.library import Selector
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Passage
from briefmaker.evidence.passages.seal import find_sealed, seal_of
from briefmaker.evidence.texts.text import Text

LIKE = 95
"""Per cent of likeness at which rapidfuzz takes a passage as found."""


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


BASELINES: dict[str, Callable[[str, str], bool]] = {
    "exact": lambda anchor, content: anchor in content,
    "NFKC and casefold": lambda anchor, content: _folded(anchor) in _folded(content),
    f"rapidfuzz ≥ {LIKE}": lambda anchor, content: (
        fuzz.partial_ratio(anchor, content) >= LIKE
    ),
}
COMPARED = 10
"""Of so many cases of a kind the simpler ways are measured too: they are slow."""


class _Counts:
    """Hits and cases by kind."""

    def __init__(self) -> None:
        self.hits, self.of = Counter[str](), Counter[str]()

    def add(self, kind: str, hit: bool) -> None:
        self.hits[kind] += hit
        self.of[kind] += 1

    def kinds(self, what: str) -> dict[str, tuple[int, int]]:
        return {f"{what}, {kind}": (self.hits[kind], self.of[kind]) for kind in self.of}

    def measure(self, name: str, **mark: float) -> Measure:
        return Measure(name, self.hits.total(), self.of.total(), **mark)


def run(corpus: tuple[Document, ...], dice: random.Random, size: int) -> Result:
    """Look for true anchors in damaged sources, and for false ones in true ones."""
    found, sealed, accepted = _Counts(), _Counts(), _Counts()
    accepted_sealed = _Counts()
    others = {name: (_Counts(), _Counts()) for name in BASELINES}
    slips = []
    for kind, number, document, sentence in _cases(corpus, dice, size, tuple(DAMAGES)):
        content = DAMAGES[kind](document.content, dice)
        text = Text.of(content, (), "bench")
        hit = holds(text, sentence)
        found.add(kind, hit)
        if not hit:
            slips.append(f"lost, {kind}: {sentence}")
        if kind not in UNSEALED and number < COMPARED:
            sealed.add(kind, seal_holds(text, sentence))
        for name, look in BASELINES.items() if number < COMPARED else ():
            others[name][0].add(kind, look(sentence, content))
    for kind, number, document, sentence in _cases(
        corpus, dice, size, tuple(CORRUPTIONS)
    ):
        false = CORRUPTIONS[kind](sentence, dice)
        if not false or (kind != "number cut" and really_there(false, document)):
            continue
        text = Text.of(document.content, (), "bench")
        hit = holds(text, false)
        accepted.add(kind, hit)
        if hit:
            slips.append(f"accepted, {kind}: {false}")
        if number < COMPARED:
            accepted_sealed.add(kind, seal_holds(text, false))
        for name, look in BASELINES.items() if number < COMPARED else ():
            others[name][1].add(kind, look(false, document.content))
    return Result(
        "anchors",
        (
            found.measure("true anchors found", at_least=0.995),
            accepted.measure("corrupted accepted", at_most=0.001),
            sealed.measure("true anchors found by seal", at_least=0.99),
            accepted_sealed.measure("corrupted accepted by seal", at_most=0.001),
            *(
                counts.measure(f"{name}: {what}")
                for name, pair in others.items()
                for counts, what in zip(pair, ("found", "accepted"), strict=True)
            ),
        ),
        {
            **{
                f"found, {kind}": (found.hits[kind], found.of[kind])
                for kind in found.of
            },
            **{
                f"accepted, {kind}": (accepted.hits[kind], accepted.of[kind])
                for kind in accepted.of
            },
        },
        slips=tuple(slips[:40]),
    )


def _cases(
    corpus: tuple[Document, ...],
    dice: random.Random,
    size: int,
    kinds: tuple[str, ...],
) -> Iterator[tuple[str, int, Document, str]]:
    for kind in kinds:
        for number in range(size):
            document = dice.choice(corpus)
            yield kind, number, document, dice.choice(document.sentences)


def really_there(words: str, document: Document) -> bool:
    """Whether a corruption happened to make a true anchor."""
    return words in document.content


def holds(text: Text, anchor: str) -> bool:
    """Whether we find an anchor in a text."""
    return isinstance(find(Selector(exact=anchor), text, None), Passage)


def seal_holds(text: Text, anchor: str) -> bool:
    """Whether the seal of a text verifies an anchor."""
    seal = seal_of(text.content.encode(), text)
    return isinstance(find_sealed(Selector(exact=anchor), seal, None), Passage)
