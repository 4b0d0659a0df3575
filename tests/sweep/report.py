"""The table at the end of a sweep."""

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from sweep.running import ALARM, LOST, REFUSED, REPORTED, WHOLE, Outcome

COUNTED = ("pages", "words", "notes", "citations", "links", "tables", "cells", "charts")


def report(seed: int, outcomes: Sequence[Outcome]) -> str:
    """Return what came of all briefs, as lines of text."""
    return "\n".join(_lines(seed, outcomes))


def _lines(seed: int, outcomes: Sequence[Outcome]) -> Iterator[str]:
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    yield f"WeasyPrint {version('weasyprint')}, seed {seed}, {len(outcomes):,} briefs"
    for name in COUNTED:
        yield f"  {name:<12}{sum(o.counts.get(name, 0) for o in outcomes):>10,}"
    said = {
        WHOLE: "whole, nothing lost",
        REPORTED: "something lost, and the product stopped",
        LOST: "SOMETHING LOST AND NOT REPORTED",
        ALARM: "stopped for a loss that is none",
        REFUSED: "refused before there was a PDF",
    }
    for verdict, words in said.items():
        yield f"  {verdicts[verdict]:>6,}  {words}"
    for verdict in (REPORTED, ALARM, REFUSED, WHOLE):
        codes = Counter(
            code for o in outcomes if o.verdict == verdict for code in o.codes
        )
        for code, count in codes.most_common():
            yield f"  {count:>6,}  {verdict}: {code}"
    kinds = Counter(what for o in outcomes for what in {kind for kind, _ in o.found})
    for kind, count in kinds.most_common():
        yield f"  {count:>6,}  briefs with a loss of kind {kind}"
    for outcome in outcomes:
        if outcome.verdict == LOST:
            first = "; ".join(f"{kind} {said}" for kind, said in outcome.found[:3])
            yield f"  --only {outcome.number}: {first}"
    slowest = sorted(outcomes, key=lambda o: -o.seconds)[:3]
    if slowest:
        total = sum(outcome.seconds for outcome in outcomes)
        named = ", ".join(f"{o.seconds:.0f} s (--only {o.number})" for o in slowest)
        yield f"  {total:,.0f} s of CPU; the slowest: {named}"
