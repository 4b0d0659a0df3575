"""Stage 4, compose, first step: the prose of a brief, read and resolved.

Every prose field is read in the order of the printed page, so that citations, notes,
figures and first uses are counted as a reader meets them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefmaker.brief.model import Brief
from briefmaker.brief.sections import Section
from briefmaker.evidence.claims import Evidence
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace
from briefmaker.writing.blocks import BlockReader, read_line
from briefmaker.writing.clusters import live
from briefmaker.writing.drafts import Draft, draft, placed
from briefmaker.writing.exhibits import Exhibits
from briefmaker.writing.language import Language
from briefmaker.writing.ledger import Call, Cluster, Ledger, Said
from briefmaker.writing.likelihood import SCALES
from briefmaker.writing.lists import TOPIC, said_in
from briefmaker.writing.nodes import Blocks, Inlines, Node
from briefmaker.writing.references import section_anchors
from briefmaker.writing.sources import unciteable
from briefmaker.writing.spoken import spoken
from briefmaker.writing.spots import Field
from briefmaker.writing.styles import Style, style_of
from briefmaker.writing.written import Exhibit


class Prose(Struct, frozen=True):
    """All prose of a brief, resolved, and what adds up over it.

    Attributes:
        style: the citation style; nothing if it cannot be used.
        lines: fields set as one line.
        blocks: fields set as blocks; exhibits and "Sources differ" boxes in place.
            Under the address of a section's list stand the boxes that follow it.
        clusters: all citations; a `Cite` node names one by its position.
        notes: the author's notes; a `NoteCall` names one by its position.
        calls: the marks in the order in which a reader meets them.
        numbers: each exhibit's number.
        disputes: the rows of each "Sources differ" box.
        likelihoods: the steps of the scale that are used, in its order, in English.
        facts: each printed fact and its words, in document order.
        claims: all facts and quotations that are printed, cited, drawn in charts or
            shown in "Sources differ" boxes, in document order, each once.
        drawn: for each chart, the facts that it draws.
    """

    style: Style | None
    lines: Mapping[Address, Inlines]
    blocks: Mapping[Address, Blocks]
    clusters: tuple[Cluster, ...]
    notes: tuple[Blocks, ...]
    calls: tuple[Call, ...]
    numbers: Mapping[str, str]
    disputes: Mapping[str, tuple[Said, ...]]
    likelihoods: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    claims: tuple[str, ...] = ()
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(
    brief: Brief,
    evidence: Evidence,
    language: Language,
    workspace: Workspace,
    folder: Path,
) -> Prose:
    """Read every prose field; what is wrong is reported all at once.

    Args:
        folder: the brief's folder, where paths of pictures and styles begin.
    """
    languages, problems = spoken(brief, language, workspace)
    bodies = [
        draft(Field(("sections", number, "body"), section.body or ""), spoken)
        for number, (section, spoken) in enumerate(
            zip(brief.sections, languages, strict=True)
        )
    ]
    places = [name for body in bodies for name in placed(body)]
    ledger = Ledger(
        brief=brief,
        evidence=evidence,
        workspace=workspace,
        folder=folder,
        language=language,
        sections=section_anchors(brief.sections, languages),
        numbers=_numbers(brief, places, language),
        problems=list(problems),
    )
    return _Reading(ledger, places).run(bodies, languages)


class _Reading:
    """One reading of a brief, from its standfirst to its end block."""

    def __init__(self, ledger: Ledger, places: Sequence[str]) -> None:
        self.ledger = ledger
        self.brief = ledger.brief
        self.lines: dict[Address, Inlines] = {}
        self.exhibits = Exhibits(ledger, places, self.lines)
        self.blocks: dict[Address, Blocks] = {}

    def run(self, bodies: Sequence[Draft], languages: Sequence[Language]) -> Prose:
        """Read all fields in the order of the printed page."""
        brief, ledger = self.brief, self.ledger
        self._line(("standfirst",), brief.standfirst)
        self._bottom_line()
        if brief.decision:
            self._line(("decision", "ask"), brief.decision.ask)
        self._line(("for_information",), brief.for_information)
        for number, judgement in enumerate(brief.judgements):
            self._line(("judgements", number, "text"), judgement.text)
            self._line(("judgements", number, "because"), judgement.because)
        early, ledger.pending = ledger.pending, []
        home = ledger.language
        for number, section in enumerate(brief.sections):
            ledger.language = languages[number]
            self._section(number, section, bodies[number])
        ledger.language = home
        self._line(("source_summary",), brief.source_summary)
        self._line(("machine_use",), brief.machine_use)
        self._left_over((*early, *ledger.pending))
        self.exhibits.unplaced()
        return self._prose()

    def _line(self, address: Address, text: str | None) -> None:
        if text:
            self.lines[address] = read_line(self.ledger, address, text)

    def _bottom_line(self) -> None:
        field = Field(("bottom_line",), self.brief.bottom_line)
        parsed = draft(field, self.ledger.language)
        self.blocks[field.address] = tuple(BlockReader(self.ledger, parsed).blocks())

    def _section(self, number: int, section: Section, body: Draft) -> None:
        # Key figures stand beside the text and are printed before it.
        for index, figure in enumerate(section.key_figures):
            address = ("sections", number, "key_figures", index)
            marks = self.exhibits.key_figure(address, figure)
            if marks:
                self.lines[address] = marks
        nodes: list[Node] = []
        reader = BlockReader(self.ledger, body, self.exhibits.place)
        for node in reader.blocks() if section.body else ():
            if isinstance(node, Exhibit) and node.kind == "chart":
                self._drawn(node.id)
            nodes += [node, *self.exhibits.boxes()]
        self.blocks[body.field.address] = (*nodes, *self.exhibits.boxes())
        self._lists(("sections", number), section)

    def _lists(self, address: Address, section: Section) -> None:
        """Read the lists of a section, which stand under its text."""
        for where, text in said_in(section, address):
            if where[-1] != TOPIC:
                self._line(where, text)
        boxes = tuple(self.exhibits.boxes())
        if boxes:
            self.blocks[(*address, section.lists[0])] = boxes

    def _drawn(self, name: str) -> None:
        """Enter the facts that a chart draws: all that a quantity stands for."""
        data = self.brief.charts[name].data
        shown = [row.fact for row in data.facts]
        shown += [row.fact for row in data.rows if row.fact]
        found = (live(self.ledger.evidence.claims(fact)) for fact in shown)
        drawn = dict.fromkeys(claim.id for claims in found for claim in claims)
        self.ledger.drawn[name] = tuple(drawn)
        self.ledger.meet(drawn)

    def _left_over(self, early: Sequence[str]) -> None:
        """Place boxes of figures that are printed outside the sections alone."""
        self.ledger.pending = list(early)
        boxes = tuple(self.exhibits.boxes())
        if boxes:
            address = ("sections", len(self.brief.sections) - 1, "body")
            self.blocks[address] += boxes

    def _prose(self) -> Prose:
        ledger = self.ledger
        scale = SCALES[self.brief.likelihood_scale]
        clusters = tuple(ledger.clusters)
        style, unusable = _style(ledger)
        return Prose(
            style=style,
            lines=self.lines,
            blocks=self.blocks,
            clusters=clusters,
            notes=tuple(ledger.notes),
            calls=tuple(ledger.calls),
            numbers=ledger.numbers,
            disputes=self.exhibits.disputes,
            likelihoods=tuple(key for key in scale if key in ledger.likelihoods),
            facts=tuple(ledger.facts),
            claims=tuple(ledger.claims),
            drawn=ledger.drawn,
            problems=(
                *ledger.problems,
                *unusable,
                *unciteable(clusters, style, self.brief, ledger.evidence),
            ),
        )


def _style(ledger: Ledger) -> tuple[Style | None, tuple[Problem, ...]]:
    name = ledger.brief.citation_style
    try:
        return style_of(name, ledger.workspace, ledger.folder), ()
    except BriefError as error:
        return None, error.problems


def _numbers(brief: Brief, places: Sequence[str], language: Language) -> dict[str, str]:
    """Number figures and tables apart, in the order in which they are placed."""
    numbers: dict[str, str] = {}
    for exhibits in (brief.charts, brief.tables):
        order = [name for name in dict.fromkeys(places) if name in exhibits]
        order += [name for name in exhibits if name not in order]
        numbers |= {
            name: language.numerals(str(number)) for number, name in enumerate(order, 1)
        }
    return numbers
