"""The text of the page: sections in bands, exhibits with the words around them."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from briefmaker.brief.exhibits import Slot
from briefmaker.brief.kinds import Kind
from briefmaker.brief.library import Rank
from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Section
from briefmaker.charts.draw import Drawing
from briefmaker.charts.rangebar import Strips
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Address
from briefmaker.values import Struct, replace
from briefmaker.writing import view
from briefmaker.writing.dispute_view import Dispute, RangeBar, Voice
from briefmaker.writing.drawn import address_of
from briefmaker.writing.header import line, plain, sentence
from briefmaker.writing.headings import heading_of
from briefmaker.writing.key_figures import key_figures
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.listing import Lister
from briefmaker.writing.references import section_anchor
from briefmaker.writing.ties import balanced, joined, settled
from briefmaker.writing.typography import typeset
from briefmaker.writing.written import Block, Exhibit, Written

TRACK_LINE = 18
"""Letters of a heading that about fill a line of a side track (13 pt on 40 mm)."""


class Body(Struct, frozen=True):
    """Turns the sections of a brief into what a template sees.

    Attributes:
        spoken: the language of each section.
    """

    brief: Brief
    kind: Kind
    evidence: Evidence
    drawing: Drawing
    written: Written
    language: Language
    spoken: tuple[Language, ...]

    def bands(self) -> tuple[view.Band, ...]:
        """Return the document from top to bottom, cut at exhibits of full width."""
        bands: list[view.Band] = []
        open_: list[view.Section] = []
        for number, section in enumerate(self.brief.sections):
            for piece in self._pieces(number, section):
                if isinstance(piece, view.Section) and not _alone(piece):
                    open_.append(piece)
                    continue
                bands += [view.Band(sections=tuple(open_)), _across(piece)]
                open_ = []
        bands.append(view.Band(sections=tuple(open_)))
        return tuple(band for band in bands if band != view.Band())

    def bottom_line(self) -> tuple[view.Block, ...]:
        """Return the blocks of the bottom-line box."""
        return tuple(self._blocks(self.written.blocks.get(("bottom_line",), ())))

    def judgements(self) -> Iterator[view.Judgement]:
        """Yield the key judgements, each with its confidence apart (ICD 203)."""
        words = self.language.words
        for number, judgement in enumerate(self.brief.judgements):
            because = line(self.written, "judgements", number, "because")
            level = self.language.file.confidence[judgement.confidence]
            yield view.Judgement(
                id=f"judgement-{number + 1}",
                text=line(self.written, "judgements", number, "text"),
                confidence=sentence(
                    Markup(escape(words.confidence_because)).format(
                        level=level, reason=because
                    )
                ),
            )

    def anchors(self) -> dict[str, Address]:
        """Return the field of the brief that each anchor of the page stands for."""
        found: dict[str, Address] = {"bottom-line": ("bottom_line",)}
        for number in range(len(self.brief.judgements)):
            found[f"judgement-{number + 1}"] = ("judgements", number)
        for number, section in enumerate(self.brief.sections):
            found[anchor(number, section)] = ("sections", number)
        found |= {name: ("charts", name) for name in self.brief.charts}
        found |= {name: ("tables", name) for name in self.brief.tables}
        return found

    def _pieces(
        self, number: int, section: Section
    ) -> Iterator[view.Section | view.Block]:
        """Yield a section in pieces, with what stands across the page between them.

        Key figures stand beside text; where they are all there is, they do not.
        """
        piece = view.Section(
            id=anchor(number, section),
            heading=self._heading(number, section),
            language=section.language or "",
            figures=tuple(
                key_figures(
                    self.brief, self.evidence, self.written, self.spoken[number], number
                )
            ),
            blocks=(),
        )
        rest = replace(piece, id="", heading=Markup(), figures=())
        blocks: list[view.Block] = []
        if not (section.body or section.lists):
            yield piece
            piece = rest
        for block in self._in_section(number, section):
            if not self._wide(block):
                blocks.append(block)
                continue
            if blocks or piece.heading:
                yield replace(piece, blocks=tuple(blocks))
            yield block
            piece, blocks = rest, []
        if blocks or piece.heading:
            yield replace(piece, blocks=tuple(blocks))

    def _heading(self, number: int, section: Section) -> Markup:
        """Return the heading, its last line a good part of it even in a side track."""
        language = self.spoken[number]
        words = typeset(heading_of(section, language), language)
        return Markup(escape(balanced(words, TRACK_LINE)))

    def _in_section(self, number: int, section: Section) -> Iterator[view.Block]:
        """Yield the text of a section, its list, and the boxes that are due then."""
        at: Address = ("sections", number)
        yield from self._blocks(self.written.blocks[(*at, "body")])
        lister = Lister(self.brief, self.kind, self.written, self.spoken[number])
        yield from lister.lists(number)
        for key in section.lists:
            yield from self._blocks(self.written.blocks.get((*at, key), ()))

    def _wide(self, block: view.Block) -> bool:
        """Whether an exhibit is wider than the text."""
        if isinstance(block, view.Figure | view.Table):
            widths = self.kind.widths[self.brief.paper]
            return widths[Slot(block.slot)] > widths[Slot.MAIN]
        return False

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[view.Block]:
        for block in blocks:
            if not isinstance(block, Exhibit):
                yield view.Text(Markup(settled(block.html)))
            elif block.kind == "dispute":
                yield self._dispute(block.id)
            elif block.kind == "table":
                yield self._table(block.id)
            elif block.id in self.drawing.charts:
                yield self._figure(block.id)

    def _figure(self, name: str) -> view.Figure:
        chart, drawn = self.brief.charts[name], self.drawing.charts[name]
        notes = [plain(each, self.language) for each in drawn.notes]
        notes.append(line(self.written, "charts", name, "note"))
        return view.Figure(
            id=name,
            slot=chart.slot or self.kind.slot,
            label=self._label(self.language.words.figure, name),
            title=plain(chart.title, self.language),
            subtitle=plain(chart.subtitle, self.language),
            picture=address_of(drawn.svg),
            alt=drawn.alt,
            width=drawn.width,
            height=drawn.height,
            source=sentence(line(self.written, "charts", name, "source")),
            note=Markup(" ").join(sentence(note) for note in notes if note),
        )

    def _table(self, name: str) -> view.Table:
        table = self.brief.tables[name]
        at: tuple[str, str] = ("tables", name)
        named = sum(float(column.width or 0) for column in table.columns)
        unnamed = sum(column.width is None for column in table.columns)
        rest = max(0.0, 100 - named) / unnamed if unnamed else 0.0
        return view.Table(
            id=name,
            slot=table.slot or self.kind.slot,
            label=self._label(self.language.words.table, name),
            title=plain(table.title, self.language),
            subtitle=plain(table.subtitle or "", self.language),
            columns=tuple(
                view.Column(
                    head=line(self.written, *at, "columns", number, "head"),
                    align=column.align,
                    share=round(float(column.width or rest), 2),
                )
                for number, column in enumerate(table.columns)
            ),
            rows=tuple(
                view.Row(
                    # Cells are too narrow for ties at their ends.
                    cells=tuple(
                        Markup(
                            joined(
                                self.written.lines.get((*at, "rows", number, cell), "")
                            )
                        )
                        for cell in range(len(row))
                    ),
                    chosen=number + 1 in table.chosen,
                )
                for number, row in enumerate(table.rows)
            ),
            source=sentence(line(self.written, *at, "source")),
            note=sentence(line(self.written, *at, "note")),
        )

    def _label(self, word: str, name: str) -> Markup:
        return plain(f"{word}{NBSP}{self.written.numbers[name]}", self.language)

    def _dispute(self, name: str) -> Dispute:
        dispute = self.evidence.disputes[name]
        quantity, said = dispute.quantity, self.language.file
        preferred = dispute.preferred.fact.display if dispute.preferred else ""
        cited = line(self.written, "quantities", name, "reason_source")
        reason = f"{said.reasons[quantity.reason]} {quantity.note or ''}".strip()
        drawn = self.drawing.disputes.get(name)
        return Dispute(
            id=f"differs-{name}",
            label=plain(quantity.label, self.language),
            spread=self._spread(name, drawn),
            voices=tuple(
                Voice(
                    words=Markup(escape(row.display)),
                    scope=Markup(escape(row.scope)),
                    mark=Markup(row.mark),
                    strip=address_of(drawn.rows.get(row.claim, "")) if drawn else "",
                    dropped=self._dropped(row.claim),
                )
                for row in self.written.disputes[name]
            ),
            bar=_bar(drawn) if drawn else None,
            reason=plain(reason, self.language) + (cited and Markup(" ") + cited),
            position=plain(
                said.positions[dispute.position].format(value=preferred), self.language
            ),
        )

    def _spread(self, name: str, drawn: Strips | None) -> Markup:
        """Return from where to where sources differ, and how many there are."""
        said = (
            plain(drawn.spread, self.language) if drawn else Markup(),
            line(self.written, "quantities", name, "counted"),
        )
        html = Markup("; ").join(filter(None, said))
        return sentence(html[:1].upper() + html[1:])

    def _dropped(self, claim: str) -> bool:
        return self.evidence.facts[claim].rank is Rank.DEPRECATED


def _alone(piece: view.Section) -> bool:
    """Whether a section is its key figures and no more."""
    return bool(piece.figures and not piece.blocks)


def _across(piece: view.Section | view.Block) -> view.Band:
    """Return the band of what takes the whole width of the page."""
    if isinstance(piece, view.Section):
        return view.Band(figures=piece)
    return view.Band(wide=(piece,))


def _bar(drawn: Strips) -> RangeBar:
    return RangeBar(
        width=drawn.width,
        height=drawn.row_height,
        grid=address_of(drawn.grid),
        axis=address_of(drawn.axis),
        axis_height=round(drawn.axis_height, 2),
        alt=drawn.alt,
    )


def anchor(number: int, section: Section) -> str:
    """Return the anchor of a section: its own, or one by its number."""
    return section_anchor(section) or f"section-{number + 1}"
