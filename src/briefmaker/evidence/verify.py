"""Stage 2, verify: from a brief and its library to evidence.

Reads the kept copies, judges every claim of the library, calculates what is derived,
compares what sources say of one quantity. It says what is so; what that weighs in a
brief, by its policy and by what it prints, is for `failing`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from briefmaker.brief.library import Attested, Fact, Name, Quote, Rank, Source
from briefmaker.brief.load import Loaded, shelf
from briefmaker.evidence.calc import calculated
from briefmaker.evidence.claims import Dispute, Evidence
from briefmaker.evidence.disputes import disputes_of
from briefmaker.evidence.memory import Memory
from briefmaker.evidence.names import ambiguous, dangling
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.live import live_of
from briefmaker.evidence.verdict import Flag, Verdict
from briefmaker.evidence.verdicts import judge, vouched
from briefmaker.evidence.written import differing
from briefmaker.problems import Problem
from briefmaker.values import replace
from briefmaker.workspace import Workspace


def verify(loaded: Loaded, workspace: Workspace) -> Evidence:
    """Check every claim of a brief's library against the kept copies.

    Problems are what must be mended whatever is printed: names that lead nowhere,
    numbers that contradict the words beside them, disputes without a position. How
    each claim came out is in `Evidence.verdicts`.
    """
    library = loaded.library
    folder = shelf(loaded.path, workspace)
    copies = {
        id_: kept(id_, source, folder, workspace)
        for id_, source in library.sources.items()
    }
    memory = Memory(workspace.cache)
    verdicts = _verdicts(loaded, copies, memory)
    memory.keep()
    disputes, unsettled = disputes_of(loaded)
    sides = _sides(disputes.values())
    gone = {
        name
        for id_, source in library.sources.items()
        if (live := live_of(id_, source, folder))
        for name in live.gone
    }
    return Evidence(
        sources={**library.sources, **persons(library.facts)},
        quantities=library.quantities,
        facts=library.facts,
        quotes=library.quotes,
        disputes=disputes,
        verdicts={
            name: _flagged(verdict, name in gone, _rests_on(name, sides, verdicts))
            for name, verdict in verdicts.items()
        },
        copies=copies,
        problems=(
            *dangling(loaded),
            *ambiguous(loaded),
            *_contradicted(loaded),
            *unsettled,
        ),
    )


def _verdicts(
    loaded: Loaded, copies: Mapping[str, Kept], memory: Memory
) -> dict[str, Verdict]:
    """Return the verdicts on facts, in the library's order, and then on quotations."""
    library, brief = loaded.library, loaded.brief

    def judged(name: str, entry: Fact | Quote) -> Verdict:
        source = entry.source or ""
        copy = copies.get(source) or _nowhere(source)
        known = library.sources.get(source)
        return judge(name, entry, known, copy, brief, memory.answer)

    found: dict[str, Verdict] = {}
    for name, fact in library.facts.items():
        if fact.attested:
            found[name] = vouched(name, fact)
        elif not fact.calc:
            found[name] = judged(name, fact)
    found |= calculated(library, found, brief.language)
    facts = {name: found[name] for name in library.facts}
    return facts | {name: judged(name, quote) for name, quote in library.quotes.items()}


def _nowhere(source: str) -> Kept:
    """Return the copy of a source that the library does not hold."""
    return Kept(
        source,
        Standing.MISSING,
        reason=f"there is no source “{source}”",
        hint="add it under `sources`",
    )


def persons(facts: Mapping[str, Fact]) -> dict[str, Source]:
    """Return each person who vouches as a source, in the author's words only."""
    return {
        name: _person(fact, fact.attested)
        for name, fact in facts.items()
        if fact.attested
    }


def _person(fact: Fact, attested: Attested) -> Source:
    return Source(
        type="personal_communication",
        author=(Name(literal=attested.by),),
        title=fact.statement or fact.display,
        issued=attested.on.isoformat(),
        note=attested.why_no_copy,
    )


def _sides(disputes: Iterable[Dispute]) -> set[str]:
    """Return the facts on which sources differ."""
    return {
        claim.id
        for dispute in disputes
        for claim in dispute.claims
        if claim.fact.rank is not Rank.DEPRECATED
    }


def _rests_on(
    name: str, sides: Collection[str], verdicts: Mapping[str, Verdict]
) -> bool:
    """Whether a claim is one of some others, or is calculated from one."""
    inputs = verdicts[name].inputs
    return name in sides or any(_rests_on(each, sides, verdicts) for each in inputs)


def _flagged(verdict: Verdict, gone: bool, disputed: bool) -> Verdict:
    flags = (Flag.DISPUTED,) if disputed else ()
    live = (Flag.LIVE_DIFFERS,) if gone else ()
    return replace(verdict, flags=(*flags, *verdict.flags, *live))


def _contradicted(loaded: Loaded) -> Iterator[Problem]:
    """Report numbers for charts that say something else than the words beside them."""
    library = loaded.library
    for id_, fact in library.facts.items():
        quantity = library.quantities.get(fact.quantity or "")
        for key in differing(fact, quantity, loaded.brief.language):
            unit = fact.unit or (quantity.unit if quantity else None)
            counted = f" (counted in {unit})" if unit else ""
            yield Problem(
                "evidence.value-differs",
                f"“{id_}” prints “{fact.display}”, but `{key}` says "
                f"{getattr(fact, key)}{counted}",
                address=(*loaded.address("facts", id_), key),
                hint="a chart and a sentence must say the same: correct one of them, "
                "or the unit",
            )
