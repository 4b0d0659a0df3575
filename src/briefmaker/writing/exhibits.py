"""Exhibits in prose: where they stand, and the words around them."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from briefmaker.brief.library import Position
from briefmaker.brief.nearest import nearest
from briefmaker.brief.sections import KeyFigure
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.page import onesided
from briefmaker.problems import Address, Problem
from briefmaker.writing.blocks import read_line
from briefmaker.writing.clusters import items_of, items_of_claims, live, merged
from briefmaker.writing.dialect import named_facts
from briefmaker.writing.differing import counted, said_by
from briefmaker.writing.disputes import alone, others, preferred
from briefmaker.writing.ledger import Item, Ledger, Said
from briefmaker.writing.nodes import Blocks, Cite, Differs, Inlines, Text
from briefmaker.writing.spots import Field, Stretch
from briefmaker.writing.written import Exhibit

BOX = "differs-"


class Exhibits:
    """Places exhibits and reads what is printed with them.

    Attributes:
        lines: what is read, by the field's address.
        disputes: rows of the "Sources differ" boxes placed so far.
    """

    def __init__(
        self, ledger: Ledger, places: Sequence[str], lines: dict[Address, Inlines]
    ) -> None:
        self.ledger = ledger
        self.brief = ledger.brief
        self.lines = lines
        self.disputes: dict[str, tuple[Said, ...]] = {}
        self._placed: set[str] = set()
        self._by_hand = {name for name in places if name.startswith(BOX)}

    def place(self, name: str, stretch: Stretch, image: Token) -> Blocks:
        """Return the exhibit with this name, and read its fields."""
        problem = self._cannot_stand(name)
        if problem:
            code, message, hint = problem
            raw: str = image.meta["raw"]
            self.ledger.problems.append(
                stretch.problem(
                    code,
                    message,
                    token=f"#{name}",
                    at=image.meta["at"] + raw.rfind(f"#{name}"),
                    hint=hint,
                )
            )
            return ()
        self._placed.add(name)
        if name.startswith(BOX) and name not in self.ledger.numbers:
            return (self._box(name.removeprefix(BOX)),)
        self._read(name)
        return (Exhibit(name, "chart" if name in self.brief.charts else "table"),)

    def _cannot_stand(self, name: str) -> tuple[str, str, str] | None:
        """Return code, message and hint if there is nothing to place."""
        if name in self._placed:
            return (
                "prose.exhibit-twice",
                f"“{name}” is placed a second time",
                f"refer to it instead: `@{name}`",
            )
        if name in self.ledger.numbers:
            return None
        if name.startswith(BOX):
            quantity = name.removeprefix(BOX)
            disputes = self.ledger.evidence.disputes
            if quantity in disputes:
                return None
            return (
                "prose.no-dispute",
                f"sources do not differ on “{quantity}”, so there is no box to place",
                nearest(quantity, disputes),
            )
        return (
            "prose.unknown-exhibit",
            f"there is no chart or table “{name}” in this brief",
            nearest(name, self.ledger.numbers) or "add it under `charts` or `tables`",
        )

    def boxes(self) -> Iterator[Exhibit]:
        """Yield the boxes due after the block just read, unless placed by hand."""
        pending, self.ledger.pending = self.ledger.pending, []
        for quantity in pending:
            if BOX + quantity not in self._placed | self._by_hand:
                self._placed.add(BOX + quantity)
                yield self._box(quantity)

    def _box(self, quantity: str) -> Exhibit:
        dispute = self.ledger.evidence.disputes[quantity]
        self.ledger.inline = True
        if how_many := counted(dispute, self.ledger):
            self.lines["quantities", quantity, "counted"] = how_many
        self.disputes[quantity] = said_by(dispute, self.ledger)
        source = dispute.quantity.reason_source
        if source and source in self.ledger.evidence.sources:
            address = ("quantities", quantity, "reason_source")
            cluster = self.ledger.cite((Item(source),), Field(address, ""))
            self.lines[address] = (Cite(cluster),)
        self.ledger.inline = False
        return Exhibit(quantity, "dispute")

    def _read(self, name: str) -> None:
        if name in self.brief.charts:
            self._read_chart(name)
            return
        table = self.brief.tables[name]
        for number, column in enumerate(table.columns):
            self._line(("tables", name, "columns", number, "head"), column.head)
        for number, row in enumerate(table.rows):
            self.ledger.beside = named_facts(" ".join(row))
            for cell, text in enumerate(row):
                self._line(("tables", name, "rows", number, cell), text)
        self.ledger.beside = frozenset()
        self.ledger.inline = True
        self._line(("tables", name, "source"), table.source)
        self.ledger.inline = False
        self._line(("tables", name, "note"), table.note)

    def _line(self, address: Address, text: str | None) -> None:
        if text:
            self.lines[address] = read_line(self.ledger, address, text)

    def _read_chart(self, name: str) -> None:
        chart = self.brief.charts[name]
        drawn = [row.fact for row in chart.data.facts]
        drawn += [row.fact for row in chart.data.rows if row.fact]
        address = ("charts", name, "source")
        self.ledger.inline = True
        first = len(self.ledger.clusters)
        self._line(address, chart.source)
        cited = [c.items for c in self.ledger.clusters[first:]]
        items = _further(
            drawn, [item for items in cited for item in items], self.ledger
        )
        if items:
            mark = Cite(self.ledger.cite(items, Field(address, "")))
            self.lines[address] = _continued(self.lines.get(address, ()), mark)
        self.ledger.inline = False
        self._line(("charts", name, "note"), chart.note)
        for fact in drawn:
            dispute = self.ledger.evidence.dispute_of(fact)
            if dispute:
                self.ledger.dispute(dispute.id)

    def key_figure(self, address: Address, figure: KeyFigure) -> Inlines:
        """Return the mark of a key figure, whose words the page prints big.

        What other sources say is read as a line of its own, under `beside`.
        """
        evidence, name = self.ledger.evidence, figure.fact
        claims = live(evidence.claims(name))
        dispute = evidence.dispute_of(name)
        words = figure.display or next((c.fact.display for c in claims), None)
        if not claims:
            wrong = (
                "prose.unknown-fact",
                f"there is no fact “{name}”",
                evidence.suggestion(name),
            )
        elif dispute and name not in evidence.facts:
            wrong = (
                "prose.key-figure-disputed",
                f"sources differ on “{name}”, so it has no one figure to print big",
                _figures_instead(dispute, claims),
            )
        elif not words:
            wrong = (
                "prose.fact-without-words",
                f"the fact “{name}” has no `display`, so there are no words to print",
                "give the key figure or the fact a `display`",
            )
        else:
            self.ledger.facts.append((claims[0].id, words))
            self.ledger.meet(claim.id for claim in claims)
            items = merged(items_of_claims(claims, evidence))
            field = Field(address, "")
            marks: Inlines = (Cite(self.ledger.cite(items, field)),) if items else ()
            if dispute is None:
                return marks
            self._other_side(address, name, dispute)
            self.ledger.dispute(dispute.id)
            return (*marks, Differs(dispute.id))
        code, message, hint = wrong
        at = (*address, "fact")
        self.ledger.problems.append(Problem(code, message, address=at, hint=hint))
        return ()

    def _other_side(self, address: Address, name: str, dispute: Dispute) -> None:
        """Read what stands under a key figure that another source disputes.

        All key figures of a section stand together: they may show both sides.
        """
        section = self.brief.sections[int(address[1])]
        shown = [figure.fact for figure in section.key_figures]
        lacking = onesided.lacking(dispute, shown)
        if not lacking:
            return
        if not preferred(name, dispute):
            self.ledger.problems.append(
                Problem(
                    onesided.CODE,
                    alone(dispute, lacking, self.ledger),
                    onesided.severity(self.brief.policy),
                    address=(*address, "fact"),
                    hint=_figures_instead(dispute, lacking),
                )
            )
            return
        field = Field(address, "")

        def cite(said: Sequence[Claim]) -> Inlines:
            items = merged(items_of_claims(said, self.ledger.evidence))
            return (Cite(self.ledger.cite(items, field)),) if items else ()

        self.lines[*address, "beside"] = others(lacking, self.ledger, cite)

    def unplaced(self) -> None:
        """Report exhibits that nothing places; their fields are read all the same."""
        for group, names in (
            ("charts", self.brief.charts),
            ("tables", self.brief.tables),
        ):
            for name in names:
                if name in self._placed:
                    continue
                self._read(name)
                self.ledger.problems.append(
                    Problem(
                        "prose.exhibit-not-placed",
                        f"nothing places “{name}”, so it would not be printed",
                        address=(group, name),
                        on_key=True,
                        hint=f"put `![](#{name})` in a paragraph of its own where it "
                        "belongs in a section",
                    )
                )


def _figures_instead(dispute: Dispute, lacking: Sequence[Claim]) -> str:
    """Return a hint: which key figures would not hide that sources differ."""
    names = ", ".join(claim.id for claim in lacking)
    if dispute.position is Position.PREFER and dispute.preferred:
        return f"name the fact that the brief prefers: {dispute.preferred.id}"
    return f"give every side a key figure in this section: {names}"


def _further(
    drawn: Sequence[str], cited: Sequence[Item], ledger: Ledger
) -> tuple[Item, ...]:
    """Return what a chart's facts cite beyond the author's own source line.

    Each source comes once, with all its places; an unknown name, which the chart
    itself reports, cites nothing.
    """
    found: dict[str, list[Item]] = {}
    for name in drawn:
        for item in items_of(name, ledger.evidence) or ():
            known = any(
                item.source == own.source and own.pinpoint in (None, item.pinpoint)
                for own in cited
            )
            if not known:
                found.setdefault(item.source, []).append(item)
    return tuple(item for items in found.values() for item in merged(items))


def _continued(line: Inlines, mark: Cite) -> Inlines:
    """Return a source line with one more mark after the author's words."""
    if not line:
        return (mark,)
    last = line[-1]
    if isinstance(last, Text):
        line = (*line[:-1], Text(last.text.rstrip().removesuffix(".")))
    return (*line, Text("; "), mark)
