"""Why a claim stands or falls, row by row, in an analyst's words."""

from collections.abc import Iterator

from briefmaker.brief.library import Fact, Quote
from briefmaker.evidence.claims import Dispute, Evidence
from briefmaker.evidence.passages.passage import Level
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.values import Struct

LEVELS = {
    Level.EXACT: "word for word",
    Level.TYPOGRAPHY: "but for quotation marks, dashes or spaces",
    Level.LAYOUT: "but for a word broken at the end of a line",
    Level.SPACING: "but for spaces or hyphens",
    Level.CASE: "but for capitals or accents",
}

STANDINGS = {
    Standing.KEPT: "its copy is here, with the recorded bytes",
    Standing.SEALED: "its copy is not here; checked against its seal",
    Standing.CHANGED: "its copy has other bytes than recorded",
    Standing.MISSING: "there is no copy of it",
    Standing.UNREADABLE: "its copy cannot be read",
}

MEANINGS = {
    Status.VERIFIED: "the passage is in our copy and carries what is printed",
    Status.ATTESTED: "a person vouches; no copy was checked",
}

FLAGS = {
    Flag.DISPUTED: "sources give other values",
    Flag.STALE: "its source is out of date",
    Flag.LIVE_DIFFERS: "the words are no longer on the live page",
    Flag.NEGATION: "a “not” or its like stands around the passage",
    Flag.HEDGE: "the source says it with a reservation",
    Flag.LIMITED: "the source limits it in the words that follow",
    Flag.OMISSION: "the words that are left out may turn what the passage says",
    Flag.WEAKER: "what is printed is true and says less than the source",
    Flag.PROVISIONAL: "its source calls it provisional, an estimate or a forecast",
    Flag.TRANSLATED: "the passage is checked; its translation is not",
    Flag.REPEATS: "its source repeats the figures of another",
    Flag.CASE: "it is written there with other capitals or accents",
}

RECKONED = "what it is calculated from holds, and gives what is printed"

NOT_SAID = " It does not mean that the source is right."


class Row(Struct, frozen=True):
    """One thing that is said of a claim: what it is, and the words.

    Attributes:
        marked: where in the words those in question begin and end; maybe nowhere.
    """

    label: str
    words: str
    marked: tuple[int, int] | None = None


def claim_rows(name: str, evidence: Evidence) -> Iterator[Row]:
    """Yield what the check says of a fact or quotation, and why."""
    entry, verdict = evidence.entry(name), evidence.verdicts[name]
    what = "quotation" if isinstance(entry, Quote) else "fact"
    yield Row(f"{name} ({what}): {verdict.status}", "")
    if isinstance(entry, Fact):
        yield from _said(entry, evidence)
    else:
        yield Row("speaker", entry.speaker)
    yield Row("verdict", _verdict(verdict))
    if verdict.hint:
        yield Row("do", verdict.hint)
    yield from _passage_rows(entry, verdict)
    yield from _flags(verdict)
    yield from _inputs(entry, verdict, evidence)
    if entry.source:
        yield from _source(entry.source, evidence)
    if isinstance(entry, Fact) and (dispute := evidence.dispute_of(name)):
        yield from _dispute(dispute, evidence)


def quantity_rows(name: str, evidence: Evidence) -> Iterator[Row]:
    """Yield what stands behind a quantity: its facts, and whether they agree."""
    yield Row(f"{name} (quantity)", "")
    yield Row("measures", evidence.quantities[name].label)
    for claim in evidence.claims(name):
        yield Row("fact", _brief(claim.id, evidence))
    if dispute := evidence.dispute_of(name):
        yield from _dispute(dispute, evidence, named=True)


def _said(fact: Fact, evidence: Evidence) -> Iterator[Row]:
    if fact.display:
        yield Row("prints", fact.display)
    if fact.statement:
        yield Row("says", fact.statement)
    if fact.quantity and fact.quantity in evidence.quantities:
        label = evidence.quantities[fact.quantity].label
        yield Row("quantity", f"{fact.quantity}: {label}")
    if fact.attested:
        vouches = fact.attested
        words = f"{vouches.by}, {vouches.on}; no copy: {vouches.why_no_copy}"
        yield Row("vouches", words)


def _verdict(verdict: Verdict) -> str:
    words = verdict.reason or MEANINGS.get(verdict.status, "")
    if verdict.status is Status.VERIFIED and verdict.inputs and not verdict.reason:
        words = RECKONED
    status = verdict.status.value
    said = f"{status}: {words}" if words else status
    return f"{said}.{NOT_SAID}" if verdict.status is Status.VERIFIED else said


def _passage_rows(entry: Fact | Quote, verdict: Verdict) -> Iterator[Row]:
    if entry.selector is None:
        return
    anchor = entry.selector.exact
    if miss := verdict.miss:
        yield _set_off("anchor", anchor, miss.given)
        if miss.nearest:
            yield _set_off("copy has", miss.nearest, miss.found)
        return
    yield _set_off("anchor", anchor, verdict.figure)
    passage = verdict.passage
    if passage is None:
        return
    if passage.sentence:
        yield _set_off("in copy", passage.sentence, passage.words)
    if passage.omitted:
        yield Row("left out", passage.omitted)
    found = LEVELS[passage.level]
    if passage.sealed:
        found += "; by the hashes of its seal, which holds no words to show"
    yield Row("found", found)
    kinds = [kind for kind in passage.places if kind != "line"] or passage.places
    if kinds:
        named = (f"{kind} {passage.places[kind]}" for kind in kinds)
        yield Row("place", ", ".join(named))


def _set_off(label: str, text: str, words: str) -> Row:
    """Return a row with a text in which the words are marked."""
    flat, part = " ".join(text.split()), " ".join(words.split())
    start = flat.find(part) if part else -1
    return Row(label, flat, None if start < 0 else (start, start + len(part)))


def _flags(verdict: Verdict) -> Iterator[Row]:
    accepted = {warned.value: why for warned, why in verdict.accepted.items()}
    for flag in verdict.flags:
        why = accepted.get(flag.value)
        said = f"; accepted: {why}" if why else ""
        yield Row("flag", f"{flag}: {FLAGS[flag]}{said}")


def _inputs(entry: Fact | Quote, verdict: Verdict, evidence: Evidence) -> Iterator[Row]:
    if isinstance(entry, Fact) and entry.calc:
        yield Row("calc", entry.calc)
    for name in verdict.inputs:
        yield Row("input", _brief(name, evidence))


def _source(id_: str, evidence: Evidence) -> Iterator[Row]:
    source, copy = evidence.sources.get(id_), evidence.copies.get(id_)
    title = (source.title or source.genre) if source else None
    yield Row("source", f"{id_}: {title}" if title else id_)
    if copy:
        yield Row("copy", copy.reason or STANDINGS[copy.standing])


def _dispute(
    dispute: Dispute, evidence: Evidence, *, named: bool = False
) -> Iterator[Row]:
    sources = f"{dispute.independent} independent of each other"
    if dispute.independent == 1:
        sources = "not independent of each other"
    yield Row("dispute", f"sources differ, {sources}; printed as “{dispute.position}”")
    for claim in () if named else dispute.claims:
        yield Row("  value", _brief(claim.id, evidence))


def _brief(name: str, evidence: Evidence) -> str:
    """Return a claim on one line: its name, what it prints, its status."""
    fact, verdict = evidence.facts.get(name), evidence.verdicts.get(name)
    prints = f" prints “{fact.display}”" if fact and fact.display else ""
    source = f" [{fact.source}]" if fact and fact.source else ""
    return f"{name}{prints}{source}: {verdict.status if verdict else 'unknown'}"
