"""What the range bar of a "Sources differ" note shows, before it is drawn.

Only numbers that can be compared make a bar: every value that still counts has one,
and all are in one unit. Numbers that the library types come first; else they are read
from the words that are printed. What is told apart in words only stays words.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from briefmaker.brief.library import Fact, Qualifier, Rank
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.ink import Ink
from briefmaker.charts.points import FIRMNESS_OF_STATUS, Firmness, Reading, stands_on
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.phrase import Figure
from briefmaker.evidence.written import counted_in, figure_of
from briefmaker.values import Struct, field

BINDING = {
    Bound.ABOUT: Qualifier.ABOUT,
    Bound.NEARLY: Qualifier.NEARLY,
    Bound.MORE_THAN: Qualifier.MORE_THAN,
    Bound.AT_LEAST: Qualifier.AT_LEAST,
    Bound.LESS_THAN: Qualifier.UP_TO,
    Bound.UP_TO: Qualifier.UP_TO,
}


class Row(Struct, frozen=True):
    """What one source says.

    Attributes:
        claim: the name of the fact.
        figure: the words of its number where it was read from them, and they say
            what is counted.
    """

    claim: str
    reading: Reading
    figure: str = ""


class RangeBar(Struct, frozen=True):
    """The values of one dispute, from the lowest to the highest.

    Attributes:
        unit: of all values, for print; nothing where the library names none.
        whole: numbers were read from words and written out in full: 1,200,000 for
            1.2 million. Typed ones may leave out their thousands.
    """

    label: str
    rows: tuple[Row, ...]
    unit: str = ""
    whole: bool = False

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value of all sources."""
        found = [end for row in self.rows for end in row.reading.ends]
        return min(found), max(found)

    @property
    def preferred(self) -> bool:
        """Whether the brief stands on one of them."""
        return any(row.reading.preferred for row in self.rows)

    def spread(self, say: Conventions) -> str:
        """Return from where to where sources differ: `17% to 50% of GDP`.

        Nothing where that would say too much or read badly: values without a unit, a
        lowest value that is itself "up to", ends that are the same number, an end
        that was read from a range in words.
        """
        low, high = self.ends
        lowest = [row for row in self.rows if low in row.reading.ends]
        if low == high or any(row.reading.open_below for row in lowest):
            return ""
        top = max(self.rows, key=lambda row: (row.reading.ends[1], _open(row)))
        if top.figure and lowest[0].figure:
            if None in (lowest[0].reading.value, top.reading.value):
                return ""
            first, last = lowest[0].figure, top.figure
        elif self.unit:
            # "17% to 50% of GDP": of what, is said once
            share = self.unit.startswith("%")
            first = say.measure(low, "%" if share else self.unit)
            last = say.measure(high, self.unit)
            if top.reading.open_above:
                last = say.qualifiers[top.reading.qualifier].format(value=last)
        else:
            return ""
        return say.interval.format(low=first, high=last)


class Strips(Struct, frozen=True):
    """A range bar as it goes into its note: pictures as SVG, sizes in mm.

    Attributes:
        rows: the strip of each fact, by its name.
        row_height: of a strip.
        grid: lines from strip to strip, to be repeated downwards.
        axis: the scale below the strips, with the bar from the lowest to the highest.
        spread: that bar in words, if it can be said: `17% to 50% of GDP`.
        alt: the whole bar in words.
        inks: its pictures as ink, by their SVG.
    """

    width: float
    rows: Mapping[str, str]
    row_height: float
    grid: str
    axis: str
    axis_height: float
    spread: str
    alt: str
    inks: Mapping[str, Ink] = field(default_factory=dict)


def range_bar(dispute: Dispute, language: str) -> RangeBar | None:
    """Return the range bar of a dispute; nothing where it cannot be drawn.

    Args:
        language: in which the facts are printed.
    """
    live = [one for one in dispute.claims if one.fact.rank is not Rank.DEPRECATED]
    if len(live) < 2:
        return None
    units = {one.fact.unit or dispute.quantity.unit or "" for one in live}
    typed = len(units) == 1 and all(_typed(one.fact) for one in live)
    if typed and "" not in units:
        rows = [_of_numbers(one, dispute) for one in live]
        return _bar(dispute, rows, unit=units.pop())
    figures = [figure_of(one.fact, dispute.quantity, language) for one in live]
    counted = {(figure.unit, figure.rate) for figure in figures if figure}
    if all(figures) and len(counted) == 1:
        read = zip(live, filter(None, figures), strict=True)
        rows = [_of_figure(claim, one, dispute, language) for claim, one in read]
        unit = "%" if counted == {("%", "")} else ""
        return _bar(dispute, rows, unit=unit, whole=True)
    if typed:
        return _bar(dispute, [_of_numbers(one, dispute) for one in live])
    return None


def _bar(
    dispute: Dispute, rows: Sequence[Row], *, unit: str = "", whole: bool = False
) -> RangeBar:
    ordered = sorted(rows, key=lambda row: row.reading.ends)
    return RangeBar(dispute.quantity.label, tuple(ordered), unit, whole)


def _typed(fact: Fact) -> bool:
    return fact.value is not None or fact.low is not None


def _open(row: Row) -> bool:
    return row.reading.open_above


def _of_numbers(claim: Claim, dispute: Dispute) -> Row:
    fact = claim.fact
    reading = Reading(
        value=fact.value,
        low=fact.low,
        high=fact.high,
        qualifier=fact.qualifier,
        firmness=_firmness(fact),
        display=fact.display or "",
        preferred=stands_on(claim, dispute),
    )
    return Row(claim.id, reading)


def _of_figure(claim: Claim, figure: Figure, dispute: Dispute, language: str) -> Row:
    own = counted_in(claim.fact.display or "", language)
    whole = not figure.unit or any(one.unit for one in own)
    low, high = _decimal(figure.low), _decimal(figure.high)
    reading = Reading(
        value=None if figure.ranged else low,
        low=low if figure.ranged else None,
        high=high if figure.ranged else None,
        qualifier=BINDING.get(figure.bound, Qualifier.EXACT),
        firmness=_firmness(claim.fact),
        display=claim.fact.display or "",
        preferred=stands_on(claim, dispute),
    )
    return Row(claim.id, reading, figure.words if whole else "")


def _firmness(fact: Fact) -> Firmness:
    return FIRMNESS_OF_STATUS.get(fact.obs_status, Firmness.MEASURED)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
