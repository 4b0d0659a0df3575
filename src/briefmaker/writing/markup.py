"""Stage 4, compose, third step: prose and citations become the HTML of the page.

HTML is written from an author's words only here and in `lines` and `pieces`: every
text is escaped, and no tag comes from anywhere else.
"""

import html
from collections.abc import Iterator

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.values import Struct
from briefmaker.writing.citations import Citations
from briefmaker.writing.language import Language
from briefmaker.writing.lines import LineSetter
from briefmaker.writing.marks import marks_of, places_of
from briefmaker.writing.nodes import (
    Blocks,
    Callout,
    Cite,
    Divider,
    Extract,
    Inlines,
    Listing,
    Node,
    Paragraph,
    Picture,
    Subheading,
    Text,
    Verbatim,
)
from briefmaker.writing.prose import Prose
from briefmaker.writing.typography import ENDINGS
from briefmaker.writing.written import (
    SOURCE,
    Block,
    DisputeRow,
    Entry,
    Exhibit,
    Html,
    Note,
    Written,
)

SENTENCES = frozenset(
    {
        *("ask", "because", "for_information", "note", "source_summary", "machine_use"),
        *("say", "why", "answer", "beyond"),
    }
)
"""Fields that the page ends with a full stop."""


def finished(nodes: Inlines) -> Inlines:
    """Return a line that ends with a mark with its full stop, which precedes it."""
    words = next((node for node in reversed(nodes) if not isinstance(node, Cite)), None)
    ended = isinstance(words, Text) and words.text.rstrip().endswith(ENDINGS)
    marked = bool(nodes) and isinstance(nodes[-1], Cite)
    return (*nodes, Text(".")) if marked and not ended else nodes


def write(
    prose: Prose, citations: Citations, brief: Brief, kind: Kind, language: Language
) -> Written:
    """Set all prose of a brief as HTML, with its notes and its list of sources."""
    marks = marks_of(prose, citations)
    recorded = brief.evidence is EvidencePages.ANNEX
    foot = kind.notes == "foot"
    lines = LineSetter(prose, citations, marks, foot, language, recorded)
    blocks = _BlockSetter(lines)
    scale = language.scale(brief.likelihood_scale)
    return Written(
        lines={
            address: lines.line(finished(nodes) if address[-1] in SENTENCES else nodes)
            for address, nodes in prose.lines.items()
        },
        blocks={
            address: tuple(blocks.page(nodes))
            for address, nodes in prose.blocks.items()
        },
        notes=tuple(_notes(lines)),
        sources=tuple(_sources(lines)),
        numbers=prose.numbers,
        disputes={
            quantity: tuple(
                DisputeRow(row.claim, row.display, row.scope, lines.cite(row.cluster))
                for row in rows
            )
            for quantity, rows in prose.disputes.items()
        },
        likelihoods=tuple(step.term for step in scale if step.key in prose.likelihoods),
        facts=prose.facts,
        claims=prose.claims,
        uses={claim: tuple(anchors) for claim, anchors in marks.uses.items()},
        problems=citations.problems,
    )


def _notes(lines: LineSetter) -> Iterator[Note]:
    """Yield all notes in the order of their numbers, which is that of their calls."""
    for call in lines.prose.calls:
        if call.kind == "note":
            mark, text = lines.marks.notes[call.index], lines.note(call.index)
        elif call.index in lines.marks.own:
            mark, text = lines.marks.own[call.index], lines.own_note(call.index)
        else:
            continue
        yield Note(f"note-{mark}", mark, text, f"ref-{mark}")


def _sources(lines: LineSetter) -> Iterator[Entry]:
    """Yield the list of sources with the places cited and the ways back."""
    for entry in lines.citations.entries:
        yield Entry(
            id=f"{SOURCE}{entry.source}",
            number=entry.number,
            html=entry.html,
            locators=places_of(lines.marks, entry.source, lines.language),
            calls=tuple(lines.marks.calls.get(entry.source, ())),
        )


class _BlockSetter(Struct, frozen=True):
    """Sets blocks as HTML."""

    lines: LineSetter

    def page(self, blocks: Blocks) -> Iterator[Block]:
        """Yield runs of HTML, and the exhibits between them."""
        run: list[str] = []
        for block in blocks:
            if not isinstance(block, Exhibit):
                run.append(self._block(block))
                continue
            if run:
                yield Html("\n".join(run))
            yield block
            run = []
        if run:
            yield Html("\n".join(run))

    def _blocks(self, blocks: Blocks) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Node) -> str:
        match block:
            case Paragraph(children, tight):
                said = self.lines.line(children)
                return said if tight else f"<p>{said}</p>"
            case Subheading(children):
                return f"<h3>{self.lines.line(children)}</h3>"
            case Listing():
                return self._list(block)
            case Extract(blocks):
                return f"<blockquote>{self._blocks(blocks)}</blockquote>"
            case Verbatim(text):
                return f"<pre><code>{html.escape(text, quote=False)}</code></pre>"
            case Callout(kind, title, blocks):
                head = (
                    f'<p class="callout-title">{self.lines.line(title)}</p>'
                    if title
                    else ""
                )
                inside = f"{head}{self._blocks(blocks)}"
                return f'<aside class="callout {kind}">{inside}</aside>'
            case Picture():
                return _picture(block)
            case Divider():
                return "<hr>"
            case Exhibit():  # pragma: no cover - stands only at the top of a body
                return ""

    def _list(self, block: Listing) -> str:
        items = "".join(f"<li>{self._blocks(item)}</li>" for item in block.items)
        if block.start is None:
            return f"<ul>{items}</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>{items}</ol>"


def _picture(picture: Picture) -> str:
    image = (
        f'<img src="{html.escape(picture.address)}" alt="{html.escape(picture.alt)}">'
    )
    caption = html.escape(picture.caption, quote=False)
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="picture">{image}{below}</figure>'
