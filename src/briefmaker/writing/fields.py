"""Fields of a brief as statements: prose as it was resolved, and plain lines."""

from collections.abc import Iterable, Iterator

from briefmaker.brief.model import Brief
from briefmaker.evidence.claims import Claim, Evidence
from briefmaker.evidence.page.statement import Kind, Statement
from briefmaker.problems import Address
from briefmaker.values import Struct, replace
from briefmaker.workspace import LIBRARY
from briefmaker.writing.language import Language
from briefmaker.writing.ledger import Item
from briefmaker.writing.nodes import Blocks, Inlines, Paragraph
from briefmaker.writing.prose import Prose
from briefmaker.writing.runs import Run, Sentence, Tracer
from briefmaker.writing.typography import typeset


class Footing(Struct, frozen=True):
    """What stands behind a field besides what it cites itself.

    Attributes:
        shown: figures drawn in the same exhibit.
        beside: the source line and the note of the exhibit.
    """

    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    beside: str = ""

    def given(self, statement: Statement) -> Statement:
        """Return a statement that stands on this too."""
        return replace(
            statement,
            sources=tuple(dict.fromkeys((*statement.sources, *self.sources))),
            claims=tuple(dict.fromkeys((*statement.claims, *self.claims))),
            shown=self.shown,
            beside=self.beside,
        )


NOTHING = Footing()


def footing(statements: Iterable[Statement]) -> Footing:
    """Return what statements stand on, all together."""
    known = tuple(statements)
    sources = dict.fromkeys(id_ for each in known for id_ in each.sources)
    claims = dict.fromkeys(id_ for each in known for id_ in each.claims)
    return Footing(tuple(sources), tuple(claims))


class Fields(Struct, frozen=True):
    """Reads the fields of a brief, one by one.

    Attributes:
        tag: the language of the section being read.
    """

    prose: Prose
    brief: Brief
    evidence: Evidence
    language: Language
    tag: str

    def in_language(self, tag: str | None) -> "Fields":
        """Return the fields as a section in another language has them."""
        return replace(self, tag=tag or self.language.tag)

    def typed(self, address: Address) -> str:
        """Return what the author typed in a field; nothing if it is left out."""
        own = address[1:] if address[0] == LIBRARY else address
        value: object = self.evidence if address[0] == LIBRARY else self.brief
        for key in own:
            if isinstance(key, int) or isinstance(value, dict):
                value = value[key]  # type: ignore[index]
            else:
                value = getattr(value, str(key), None)
        return value if isinstance(value, str) else ""

    def entry(self, group: str, id_: str) -> Address:
        """Return the address of an entry: the brief's own, else the library's."""
        own = id_ in getattr(self.brief, group)
        return (group, id_) if own else (LIBRARY, group, id_)

    def tracer(self, address: Address) -> Tracer:
        """Return what finds words of a field where they were typed."""
        return Tracer(self.typed(address))

    def plain(
        self, address: Address, kind: Kind, behind: Footing = NOTHING
    ) -> Iterator[Statement]:
        """Yield a field that is a plain line, unless it is left out."""
        typed = self.typed(address)
        if typed:
            yield from self.said(typed, address, kind, self.tracer(address), behind)

    def said(
        self,
        text: str,
        address: Address,
        kind: Kind,
        tracer: Tracer,
        behind: Footing = NOTHING,
    ) -> Iterator[Statement]:
        """Yield plain words that stand in a field."""
        run = self._run(tracer).authored(typeset(text, self.language))
        yield behind.given(self._statement(run.whole(), address, kind, tracer))

    def line(
        self, address: Address, kind: Kind = "sentence", behind: Footing = NOTHING
    ) -> Iterator[Statement]:
        """Yield the sentences of a field that is set as one line."""
        nodes = self.prose.lines.get(address, ())
        for each in self.sentences(nodes, address, self.tracer(address), kind):
            yield behind.given(each)

    def sentences(
        self, nodes: Inlines, address: Address, tracer: Tracer, kind: Kind = "sentence"
    ) -> Iterator[Statement]:
        """Yield the sentences of some prose, then those of the notes called in it."""
        run = self._run(tracer).add(nodes)
        notes: list[int] = []
        for sentence in run.sentences():
            cited = (item for note in sentence.notes for item in self._in_note(note))
            whole = replace(sentence, items=(*sentence.items, *cited))
            yield self._statement(whole, address, kind, tracer)
            notes += sentence.notes
        here = tracer.cursor
        for note in notes:
            yield from self._note(self.prose.notes[note], note, address, tracer)
        tracer.cursor = here

    def sources_of(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return the sources that facts and quotations stand on."""
        found: dict[str, None] = {}
        for id_ in claims:
            if id_ in self.evidence.quotes:
                found.setdefault(self.evidence.quotes[id_].source)
            elif id_ in self.evidence.facts:
                claim = Claim(id_, self.evidence.facts[id_])
                for base in self.evidence.bases(claim):
                    found.setdefault(base.fact.source or base.id)
        return tuple(found)

    def behind(self, claims: Iterable[str]) -> Footing:
        """Return what stands behind words about some facts."""
        known = tuple(dict.fromkeys(claims))
        return Footing(self.sources_of(known), known)

    def _note(
        self, blocks: Blocks, number: int, address: Address, tracer: Tracer
    ) -> Iterator[Statement]:
        cited = tuple(self._in_note(number))
        for block in blocks:
            if isinstance(block, Paragraph):
                for sentence in self._run(tracer).add(block.children).sentences():
                    whole = replace(sentence, items=cited)
                    yield self._statement(whole, address, "sentence", tracer)

    def _in_note(self, number: int) -> Iterator[Item]:
        for cluster in self.prose.clusters:
            if cluster.note == number:
                yield from cluster.items

    def _run(self, tracer: Tracer) -> Run:
        said = {id_: each.selector.exact for id_, each in self.evidence.quotes.items()}
        return Run(self.prose, said, tracer)

    def _statement(
        self, sentence: Sentence, address: Address, kind: Kind, tracer: Tracer
    ) -> Statement:
        return Statement(
            address,
            sentence.text,
            kind,
            self.tag,
            tracer.typed,
            sentence.origins,
            sentence.covered,
            sentence.sources,
            sentence.stands_on,
            scaled=sentence.scaled,
        )
