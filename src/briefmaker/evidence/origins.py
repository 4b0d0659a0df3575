"""How many sources speak for themselves, and how many repeat another (PROV).

Two outlets that print one agency's figure are one observation. A source that is
derived from others goes back to those at the far end of the chain; a person who
vouches goes back to nobody, and a calculation to the sources of its inputs.
"""

from collections.abc import Iterable, Mapping

from briefmaker.brief.library import Fact, Source
from briefmaker.evidence.arithmetic import CalcError, names_in, read_calc


def independent(
    claims: Iterable[str], facts: Mapping[str, Fact], sources: Mapping[str, Source]
) -> int:
    """Return how many of the facts can stand beside each other as observations.

    That is the most of them of which no two go back to the same origin. Those with
    the fewest origins are counted first: what combines two agencies adds nothing to
    both.
    """
    found = (origins(name, facts, sources) for name in claims)
    counted: set[str] = set()
    number = 0
    for each in sorted(found, key=lambda each: (len(each), sorted(each))):
        if each.isdisjoint(counted):
            counted |= each
            number += 1
    return number


def origins(
    name: str, facts: Mapping[str, Fact], sources: Mapping[str, Source]
) -> frozenset[str]:
    """Return the sources, or the persons, that a fact goes back to."""
    bases = _bases(name, facts)
    return frozenset(root for base in bases for root in roots(base, sources))


def _bases(name: str, facts: Mapping[str, Fact]) -> set[str]:
    """Return the sources and persons that a fact stands on itself."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        fact = facts.get(each)
        if fact is None or each in seen:
            continue
        seen.add(each)
        if fact.calc:
            waiting.extend(_inputs(fact.calc))
        elif fact.attested:
            found.add(fact.attested.by)
        else:
            found.add(fact.source or "")
    return found


def _inputs(calc: str) -> tuple[str, ...]:
    try:
        return names_in(read_calc(calc))
    except CalcError:
        return ()


def roots(name: str, sources: Mapping[str, Source]) -> set[str]:
    """Return the far ends of what a source is derived from, or the source itself."""
    ends: set[str] = set()
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        further = sources[each].derived_from if each in sources else ()
        if not further:
            ends.add(each)
        waiting.extend(set(further) - reached)
        reached.update(further)
    # Sources that repeat each other in a circle have no far end: they are one origin.
    return ends or {min(reached)}
