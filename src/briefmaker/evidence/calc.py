"""Calculated figures: arithmetic on facts that hold, checked against what is printed.

Every input must be verified or attested, and must hold exactly one figure; its value
is what its `display` says, or its `value` if it has no display. A result that enters
another calculation enters it unrounded. The printed words must leave room for the
result: "8%" for anything that rounds to it, "about 8%" for a tenth more or less. A
result of approximate inputs is printed as approximate.
"""

from collections.abc import Mapping
from fractions import Fraction

from briefmaker.brief.library import Entries, Fact, Quantity
from briefmaker.brief.nearest import nearest
from briefmaker.evidence.amounts import Amount, Kind, reckon
from briefmaker.evidence.arithmetic import CalcError, Term, names_in, read_calc
from briefmaker.evidence.extents import Extent
from briefmaker.evidence.figures.bounds import Bound
from briefmaker.evidence.figures.phrase import Figure
from briefmaker.evidence.figures.units import PEOPLE, PERCENT, POINTS, TIMES
from briefmaker.evidence.spoken import spoken
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.evidence.written import figure_of
from briefmaker.values import Struct, field, replace

LONGEST_CHAIN = 20
"""Calculations that stand on one another."""

CARRIED = (Flag.PROVISIONAL, Flag.STALE)
"""What a result takes over from its inputs."""

UNCOUNTED = ("", TIMES, PEOPLE)
"""Units that calculations leave aside: a head count is a number like any other."""


def calculated(
    library: Entries, verdicts: Mapping[str, Verdict], language: str
) -> dict[str, Verdict]:
    """Return the verdict on each calculated fact.

    Args:
        verdicts: on all facts that are not calculated.
        language: that figures are printed in.
    """
    desk = _Desk(library, language, dict(verdicts))
    names = [name for name, fact in library.facts.items() if fact.calc]
    return {name: desk.verdict(name, ()) for name in names}


class _Desk(Struct):
    """Calculates each fact once, those that it needs before it."""

    library: Entries
    language: str
    verdicts: dict[str, Verdict]
    amounts: dict[str, Amount] = field(default_factory=dict)

    def verdict(self, name: str, chain: tuple[str, ...]) -> Verdict:
        """Return the verdict on a fact.

        Args:
            chain: the calculations that wait for it.
        """
        if name not in self.verdicts:
            self.verdicts[name] = self._judged(name, chain)
        return self.verdicts[name]

    def _judged(self, name: str, chain: tuple[str, ...]) -> Verdict:
        fact = self.library.facts[name]
        try:
            term = read_calc(fact.calc or "")
            self._ready(term, (*chain, name))
            amounts = {each: self._amount(each) for each in names_in(term)}
            result = reckon(term, amounts)
        except CalcError as error:
            # Without inputs, so that nothing goes round in a circle with it.
            return Verdict(name, Status.INPUT_FAILED, error.reason, error.hint)
        self.amounts[name] = result
        status, reason, hint = self._compared(fact, result)
        inputs = names_in(term)
        flags = {flag for each in inputs for flag in self.verdicts[each].flags}
        return Verdict(
            name,
            status,
            reason,
            hint,
            flags=tuple(flag for flag in CARRIED if flag in flags),
            figure=spoken(result),
            inputs=inputs,
        )

    def _ready(self, term: Term, chain: tuple[str, ...]) -> None:
        """See that all inputs of a calculation are there and hold.

        Raises:
            CalcError: one is unknown, fails, or stands on the calculation itself.
        """
        failed: list[str] = []
        for each in names_in(term):
            if each not in self.library.facts:
                raise self._unknown(each)
            if each in chain:
                circle = " → ".join([*chain[chain.index(each) :], each])
                raise CalcError(
                    f"it is calculated from itself: {circle}",
                    "let one of them stand on a source",
                )
            if len(chain) > LONGEST_CHAIN:
                raise CalcError(
                    f"more than {LONGEST_CHAIN} calculations stand on one another",
                    "calculate from facts that are nearer to their sources",
                )
            verdict = self.verdict(each, chain)
            if not verdict.status.holds:
                failed.append(f"“{each}” ({verdict.status})")
        if failed:
            raise CalcError(
                f"it is calculated from what does not hold: {', '.join(failed)}",
                "mend that first; a result is no better than its inputs",
            )

    def _unknown(self, name: str) -> CalcError:
        """Return why a name is no input."""
        facts = self.library.facts
        if name in self.library.quantities:
            members = [id_ for id_, fact in facts.items() if fact.quantity == name]
            return CalcError(
                f"“{name}” is a quantity, of which sources may give several values",
                f"calculate with one of its facts: {', '.join(members)}",
            )
        parts = name.split("-")
        known = any("-".join(parts[:at]) in facts for at in range(1, len(parts)))
        return CalcError(
            f"there is no fact “{name}”",
            "put a space on both sides of the minus, since names may hold hyphens"
            if known
            else nearest(name, facts) or "add it under `facts`",
        )

    def _amount(self, name: str) -> Amount:
        """Return what an input amounts to.

        Raises:
            CalcError: it has no figure, or several, or one that cannot be read.
        """
        if name in self.amounts:
            return self.amounts[name]
        fact = self.library.facts[name]
        figure = figure_of(fact, self._quantity(fact), self.language)
        if figure is None:
            said = f"“{fact.display}”" if fact.display else "nothing"
            raise CalcError(
                f"the input “{name}” says {said}, which is not one figure to "
                "calculate with",
                "calculate with a fact whose `display` holds one figure, or give it "
                "a `value`",
            )
        self.amounts[name] = amount_of(figure)
        return self.amounts[name]

    def _quantity(self, fact: Fact) -> Quantity | None:
        return self.library.quantities.get(fact.quantity or "")

    def _compared(self, fact: Fact, result: Amount) -> tuple[Status, str, str]:
        """Compare a result with what is printed."""
        printed = figure_of(fact, self._quantity(fact), self.language)
        if printed is None:
            return (
                Status.FIGURE_UNREAD,
                f"“{fact.display}” is not one figure that can be compared with the "
                f"result, {spoken(result)}",
                "write one figure in digits",
            )
        reasons = [unlike(each, result) for each in printed.readings]
        if None in reasons:
            return Status.VERIFIED, "", ""
        return (
            Status.FIGURE_MISMATCH,
            f"the inputs give {_alike(result, printed)}, the brief prints "
            f"“{fact.display}”"
            f"{reasons[0]}",
            "print what the inputs give, or correct `calc`",
        )


def amount_of(figure: Figure) -> Amount:
    """Return a figure as calculations reckon with it.

    A number stands for itself, whatever it was rounded from; "about" is kept as a
    caution, and every other bound as the values that it leaves open.
    """
    loose = figure.bound.plain or figure.bound is Bound.ABOUT
    extent = Extent(figure.low, figure.high) if loose else figure.extent
    about = figure.bound is Bound.ABOUT
    if figure.unit in (PERCENT, POINTS):
        kind: Kind = "share" if figure.unit == PERCENT else "points"
        return Amount(_scaled(extent, Fraction(1, 100)), kind, about=about)
    units = () if figure.unit in UNCOUNTED else ((figure.unit, 1),)
    rates = ((figure.rate, -1),) if figure.rate else ()
    return Amount(extent, units=tuple(sorted((*units, *rates))), about=about)


def unlike(printed: Figure, result: Amount) -> str | None:
    """Return how a printed figure differs from a result, as a clause to be added.

    The clause is empty if only the values differ; there is none if the printed words
    leave room for the result.
    """
    if not _counts(printed, result):
        return ": the two do not count the same"
    if result.about and printed.bound.plain:
        return ": an input is approximate, and the result is printed as exact"
    hundredths = printed.unit in (PERCENT, POINTS)
    extent = _scaled(result.extent, Fraction(100)) if hundredths else result.extent
    return None if extent.within(_room(printed)) else ""


def _alike(result: Amount, printed: Figure) -> str:
    """Return a result in words, a ratio as a percentage if it is printed as one."""
    ratio = result.kind == "plain" and not result.units and printed.unit == PERCENT
    return spoken(replace(result, kind="share") if ratio else result)


def _counts(printed: Figure, result: Amount) -> bool:
    """Whether a printed figure counts what a result does."""
    if result.kind != "plain":
        return printed.unit == (PERCENT if result.kind == "share" else POINTS)
    if not result.units:
        return printed.unit in (*UNCOUNTED, PERCENT)
    above = {unit for unit, power in result.units if power > 0}
    below = {unit for unit, power in result.units if power < 0}
    return printed.unit in above and (not printed.rate or printed.rate in below)


def _room(printed: Figure) -> Extent:
    """Return the results that may be printed so.

    A result is rounded to the last place that is written, however small the number;
    what a source says is not (2.7 is not written "3").
    """
    if not printed.bound.plain or printed.low != printed.high:
        return printed.extent
    return Extent(printed.low - printed.half, printed.high + printed.half)


def _scaled(extent: Extent, factor: Fraction) -> Extent:
    return Extent(
        None if extent.low is None else extent.low * factor,
        None if extent.high is None else extent.high * factor,
        extent.low_open,
        extent.high_open,
    )
