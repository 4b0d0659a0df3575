"""Everything that a brief prints in its author's words, with what stands behind it.

The page is walked in its own order: prose as it was resolved (`prose`), and the lines
that never pass through prose: titles, headings, labels, texts for readers who cannot
see a picture. What the system prints by itself (dates, page numbers, numbers of
exhibits and ranges of likelihood terms) is left out, and so are names, contacts and
the deadlines of steps, which are the author's to set.
"""

from collections.abc import Iterator

from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Section
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.page.statement import Statement
from briefmaker.problems import Address
from briefmaker.values import Struct
from briefmaker.writing.captions import exhibit
from briefmaker.writing.fields import Fields, Footing, footing
from briefmaker.writing.language import Language
from briefmaker.writing.lists import TOPIC, said_in
from briefmaker.writing.nodes import (
    Blocks,
    Callout,
    Extract,
    Listing,
    Node,
    Paragraph,
    Picture,
    Subheading,
    Verbatim,
)
from briefmaker.writing.prose import Prose
from briefmaker.writing.runs import Tracer
from briefmaker.writing.written import Exhibit


def statements(
    prose: Prose, brief: Brief, evidence: Evidence, language: Language
) -> tuple[Statement, ...]:
    """Return what the brief says, in the order of the printed page.

    Args:
        language: of the brief; a section may have its own.
    """
    fields = Fields(prose, brief, evidence, language, language.tag)
    found = _Walk(brief, fields).everything()
    return tuple(statement for statement in found if statement.text)


class _Walk(Struct):
    """One walk over the page, from its title to its end block."""

    brief: Brief
    fields: Fields

    def everything(self) -> Iterator[Statement]:
        """Yield all statements."""
        brief, fields = self.brief, self.fields
        # A title cannot cite: its figures must be those of a claim in the text.
        whole = Footing(claims=fields.prose.claims)
        yield from fields.plain(("title",), "title", whole)
        yield from fields.plain(("topic",), "title", whole)
        yield from fields.plain(("marking_note",), "sentence")
        yield from fields.line(("standfirst",))
        yield from self._blocks(("bottom_line",))
        yield from fields.line(("decision", "ask"))
        yield from fields.line(("for_information",))
        for number in range(len(brief.judgements)):
            yield from self._judgement(("judgements", number))
        for number, section in enumerate(brief.sections):
            self.fields = fields.in_language(section.language)
            yield from self._section(("sections", number), section)
        self.fields = fields
        yield from fields.line(("source_summary",))
        yield from fields.line(("machine_use",))

    def _judgement(self, address: Address) -> Iterator[Statement]:
        """Yield a judgement; the reason for its confidence stands on its sources."""
        text = tuple(self.fields.line((*address, "text")))
        yield from text
        behind = footing(text)
        yield from self.fields.line((*address, "because"), behind=behind)

    def _section(self, address: Address, section: Section) -> Iterator[Statement]:
        body = (
            *self._blocks((*address, "body")),
            *self._lists(address, section),
        )
        behind = Footing(claims=footing(body).claims)
        yield from self.fields.plain((*address, "heading"), "heading", behind)
        for number, figure in enumerate(section.key_figures):
            claims = self.fields.evidence.claims(figure.fact)
            behind = self.fields.behind(claim.id for claim in claims)
            where = (*address, "key_figures", number)
            yield from self.fields.plain((*where, "display"), "key figure", behind)
            yield from self.fields.plain((*where, "label"), "label", behind)
            yield from self.fields.plain((*where, "since"), "label", behind)
        yield from body

    def _lists(self, address: Address, section: Section) -> Iterator[Statement]:
        for where, _ in said_in(section, address):
            if where[-1] == TOPIC:
                yield from self.fields.plain(where, "label")
            else:
                yield from self.fields.line(where)
        for key in section.lists:
            yield from self._blocks((*address, key))

    def _blocks(self, address: Address) -> Iterator[Statement]:
        blocks = self.fields.prose.blocks.get(address, ())
        yield from self._of(blocks, address, self.fields.tracer(address))

    def _of(
        self, blocks: Blocks, address: Address, tracer: Tracer
    ) -> Iterator[Statement]:
        for block in blocks:
            yield from self._block(block, address, tracer)

    def _block(
        self, node: Node, address: Address, tracer: Tracer
    ) -> Iterator[Statement]:
        fields = self.fields
        match node:
            case Paragraph(children):
                yield from fields.sentences(children, address, tracer)
            case Subheading(children):
                yield from fields.sentences(children, address, tracer, "heading")
            case Listing(items):
                for item in items:
                    yield from self._of(item, address, tracer)
            case Extract(blocks):
                yield from self._of(blocks, address, tracer)
            case Callout(_, title, blocks):
                yield from fields.sentences(title, address, tracer, "title")
                yield from self._of(blocks, address, tracer)
            case Verbatim(text):
                yield from fields.said(text, address, "sentence", tracer)
            case Picture(_, alt, caption):
                yield from fields.said(alt, address, "alternative text", tracer)
                yield from fields.said(caption, address, "caption", tracer)
            case Exhibit():
                yield from exhibit(node, fields)
            case _:
                pass
