"""From the data of one chart to its points: facts, quantities, typed rows.

A quantity to which sources give different values becomes one point with a reading
for each source. So does a single fact of such a quantity, unless the chart shows the
other sources' values too: a dispute is never drawn as if it were settled. Where the
other values are no numbers, so that one stands alone, that is reported.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from briefmaker.brief.charts import Chart, HistogramChart, Schedule
from briefmaker.brief.data import FactRow, Row
from briefmaker.brief.library import Fact, ObsStatus, Rank
from briefmaker.brief.model import Policy
from briefmaker.charts.points import (
    FIRMNESS_OF_STANDING,
    FIRMNESS_OF_STATUS,
    Firmness,
    Point,
    Reading,
    stands_on,
)
from briefmaker.charts.typed import (
    bin_of,
    error_of,
    period_of,
    sound_inner,
    sound_range,
)
from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.evidence.page import onesided
from briefmaker.problems import Address, BriefError, Problem
from briefmaker.values import Struct, field, replace


class Resolver(Struct):
    """Turns the data of one chart into points, and keeps what went wrong.

    Attributes:
        policy: how much it weighs that one side of a dispute stands alone.
    """

    id: str
    chart: Chart
    evidence: Evidence
    policy: Policy = Policy.RELEASE
    problems: list[Problem] = field(default_factory=list)

    def points(self) -> Iterator[Point]:
        """Yield the points in the order of the data, facts first.

        What is wrong with one row does not keep the others from being looked at.
        """
        data = self.chart.data
        top: Address = ("charts", self.id, "data")
        for number, fact_row in enumerate(data.facts):
            with self._kept():
                yield self._of_fact(fact_row, (*top, "facts", number))
        for number, row in enumerate(data.rows):
            with self._kept():
                yield self._of_row(row, (*top, "rows", number))

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Keep the problems of a row that cannot be resolved, and go on."""
        try:
            yield
        except BriefError as error:
            self.problems += error.problems

    def mixed_units(self) -> Iterator[Problem]:
        """Report facts that are counted in different units on one axis."""
        if isinstance(self.chart, Schedule):
            return
        units: dict[str, str] = {}
        for name in self._shown():
            for claim in self.evidence.claims(name):
                if unit := self._unit(claim.fact):
                    units.setdefault(unit, name)
        if len(units) > 1:
            said = ", ".join(f"“{name}” is in {unit}" for unit, name in units.items())
            yield Problem(
                "chart.mixed-units",
                f"one axis cannot show different units: {said}",
                address=("charts", self.id, "data"),
                hint="draw one chart for each unit",
            )

    def _shown(self) -> list[str]:
        """Return the names of facts and quantities that the chart draws."""
        data = self.chart.data
        rows = [row.fact for row in data.rows if row.fact]
        return [*(row.fact for row in data.facts), *rows]

    def _unit(self, fact: Fact) -> str:
        quantity = self.evidence.quantities.get(fact.quantity or "")
        return fact.unit or (quantity.unit if quantity else "") or ""

    def _of_fact(self, row: FactRow, address: Address) -> Point:
        claims = self._claims(row.fact, address)
        return self._stated(
            claims,
            Point(
                label=row.label or self._label(row.fact, claims, address),
                series=row.series or "",
                note=row.note or "",
                address=address,
            ),
        )

    def _of_row(self, row: Row, address: Address) -> Point:
        point = Point(
            label=row.label,
            series=row.series or "",
            note=row.note or "",
            period=period_of(row.date, row.end, address) if row.date else None,
            facts=(row.fact,) if row.fact else (),
            address=address,
            across=row.across,
            total=row.total,
            lasting=row.end is not None,
            breaks=row.new_method,
        )
        firmness = FIRMNESS_OF_STANDING[row.standing]
        if isinstance(self.chart, HistogramChart):
            point = replace(point, bin=bin_of(row, address))
            row = row.model_copy(update={"low": None, "high": None})
        sound_range(row, address)
        sound_inner(row, address)
        if row.fact:
            claims = self._claims(row.fact, (*address, "fact"))
            self._agree(row, claims[0].fact, address)
            if any(_drawable(claim.fact, self.chart) for claim in claims):
                stated = self._stated(claims, point)
                if firmness is Firmness.MEASURED:
                    return stated
                readings = (replace(r, firmness=firmness) for r in stated.readings)
                return replace(stated, readings=tuple(readings))
            self._whole(row.fact, (*address, "fact"))
        reading = Reading(
            row.value,
            row.low,
            row.high,
            row.qualifier,
            firmness,
            inner_low=row.inner_low,
            inner_high=row.inner_high,
        )
        known = reading.ends or isinstance(self.chart, Schedule)
        return replace(point, readings=(reading,) if known else ())

    def _stated(self, claims: tuple[Claim, ...], point: Point) -> Point:
        """Return a point with what its claims say, from the lowest to the highest."""
        readings = sorted(
            (self._reading(claim, point.address) for claim in claims),
            key=lambda reading: reading.ends,
        )
        periods = [reading.period for reading in readings if reading.period]
        period = point.period or (periods[0] if periods else None)
        for other in () if point.period else periods[1:]:
            period = period.until(other) if period else other
        return replace(
            point,
            readings=tuple(readings),
            period=period,
            breaks=point.breaks
            or any(claim.fact.obs_status is ObsStatus.BREAK for claim in claims),
            facts=tuple(claim.id for claim in claims),
        )

    def _claims(self, name: str, address: Address) -> tuple[Claim, ...]:
        """Return the claims that a name draws: one, or all that disagree.

        Raises:
            BriefError: there is no such fact or quantity.
        """
        claims = self.evidence.claims(name)
        if not claims:
            raise BriefError([self._unknown(name, address)])
        dispute = self.evidence.dispute_of(name)
        if dispute and dispute.id == name:
            return _live(dispute.claims)
        if dispute and onesided.lacking(dispute, self._shown()):
            live = _live(dispute.claims)
            drawn = tuple(one for one in live if _drawable(one.fact, self.chart))
            if drawn == live or not _drawable(claims[0].fact, self.chart):
                return live
            self._whole(name, address)
            return drawn if claims[0] in drawn else claims
        best = [claim for claim in claims if claim.fact.rank is Rank.PREFERRED]
        return (*best, *_live(claims), *claims)[:1]

    def _whole(self, name: str, address: Address) -> None:
        """Report a fact that the chart draws without the other side of its dispute."""
        dispute = self.evidence.dispute_of(name)
        if dispute is None:
            return
        absent = [
            claim
            for claim in onesided.lacking(dispute, self._shown())
            if not _drawable(claim.fact, self.chart)
        ]
        if absent:
            self.problems.append(self._alone(dispute, absent, address))

    def _alone(
        self, dispute: Dispute, absent: list[Claim], address: Address
    ) -> Problem:
        return Problem(
            onesided.CODE,
            f"sources differ on “{dispute.quantity.label}”, and this chart would draw "
            f"it without {onesided.listed(absent)}, which has no number",
            onesided.severity(self.policy),
            address=address,
            hint=f"give {', '.join(claim.id for claim in absent)} a `value`, or `low` "
            "and `high`; or say both in the text instead of a chart: "
            f"{{fact}}`{dispute.id}`",
        )

    def _unknown(self, name: str, address: Address) -> Problem:
        if name in self.evidence.quantities:
            message = f"no fact belongs to the quantity “{name}”"
            hint = f"add a fact with `quantity: {name}`"
        else:
            message = f"there is no fact or quantity “{name}”"
            hint = self.evidence.suggestion(name) or "add it to the library's `facts`"
        return Problem(
            "chart.unknown-fact", message, address=address, token=name, hint=hint
        )

    def _label(self, name: str, claims: tuple[Claim, ...], address: Address) -> str:
        """Return what stands beside the mark of a fact or quantity.

        Raises:
            BriefError: neither has a label.
        """
        fact = claims[0].fact
        quantity = self.evidence.quantities.get(fact.quantity or "")
        general = quantity.label if quantity else None
        own = fact.label if len(claims) == 1 else None
        label = own or general
        if isinstance(self.chart, Schedule):
            label = own or fact.statement or general or fact.display
        if not label:
            raise error_of(
                "no-label",
                f"“{name}” has no label to stand beside its mark",
                address,
                "give the row or the fact a `label`",
            )
        return label

    def _reading(self, claim: Claim, address: Address) -> Reading:
        """Return what one claim says.

        Raises:
            BriefError: it has nothing that this kind of chart can draw.
        """
        fact = claim.fact
        if not _drawable(fact, self.chart):
            raise error_of(
                "no-value",
                f"the fact “{claim.id}” has no number to draw",
                address,
                "give the fact a `value`, or `low` and `high`",
            )
        return Reading(
            value=fact.value,
            low=fact.low,
            high=fact.high,
            qualifier=fact.qualifier,
            firmness=FIRMNESS_OF_STATUS.get(fact.obs_status, Firmness.MEASURED),
            display=fact.display or "",
            scope=fact.scope or "",
            preferred=stands_on(claim, self.evidence.dispute_of(claim.id)),
            period=period_of(fact.date, None, address) if fact.date else None,
        )

    def _agree(self, row: Row, fact: Fact, address: Address) -> None:
        """See that a typed row says what its fact says.

        Raises:
            BriefError: it does not; a chart and a sentence must not differ.
        """
        for key in ("value", "low", "high", "date"):
            typed, held = getattr(row, key), getattr(fact, key)
            if typed is not None and held is not None and typed != held:
                raise error_of(
                    "differs-from-fact",
                    f"the row says {typed}, but the fact “{row.fact}” says {held}",
                    (*address, key),
                    f"leave `{key}` out: the chart takes it from the fact",
                )


def _drawable(fact: Fact, chart: Chart) -> bool:
    numbered = fact.value is not None or fact.low is not None
    return numbered or isinstance(chart, Schedule)


def _live(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(one for one in claims if one.fact.rank is not Rank.DEPRECATED)
