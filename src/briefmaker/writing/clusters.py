"""Clusters of citations: from `[see @s001, p. 3; @remittances]` to sources and places.

A key names a source, a fact or a quantity of the library (or a quotation). A fact
stands for its source at the fact's place, a quantity for the sources of all its facts.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from briefmaker.brief.library import Rank
from briefmaker.evidence.claims import Claim, Evidence
from briefmaker.values import Struct, replace
from briefmaker.writing.dialect import KEY, key_of
from briefmaker.writing.ledger import Item, Ledger
from briefmaker.writing.locators import Pinpoint, pinpoint_of, read_locator
from briefmaker.writing.nodes import Inlines, Mode
from briefmaker.writing.references import unknown
from briefmaker.writing.spots import Stretch

Words = Callable[[str, Stretch], Inlines]
"""Reads the words before or after a key, which may hold markup."""


class Piece(Struct, frozen=True):
    """What stands between two semicolons, and where it begins in its cluster."""

    text: str
    at: int


def read_cluster(
    body: str, stretch: Stretch, ledger: Ledger, words: Words
) -> tuple[Item, ...]:
    """Read what stands between the brackets; `stretch` is that of `body`.

    What is wrong is entered in the ledger, and left out.
    """
    items: list[Item] = []
    for piece in _pieces(body):
        match = KEY.search(piece.text)
        if match is None:
            ledger.problems.append(
                stretch.problem(
                    "cite.no-key",
                    f"“{piece.text.strip()}” names no source; each part of a citation "
                    "between semicolons needs a key",
                    token=piece.text.strip() or ";",
                    at=piece.at,
                    hint="write `@` and the name of a source or fact; put several "
                    "places in one source after commas: `[@s001, pp. 3, 7]`",
                )
            )
            continue
        mode: Mode = "suppress" if match["suppress"] else "normal"
        found = cited(
            match,
            mode,
            piece.text[match.end() :],
            stretch.inside(piece.at),
            ledger,
            words,
        )
        before = piece.text[: match.start()].strip()
        if found and before:
            begin = piece.at + piece.text.index(before)
            prefix = words(before, stretch.inside(begin))
            found = (replace(found[0], prefix=prefix), *found[1:])
        items.extend(found)
    return merged(items)


def cited(
    match: re.Match[str],
    mode: Mode,
    suffix: str,
    stretch: Stretch,
    ledger: Ledger,
    words: Words,
) -> tuple[Item, ...]:
    """Return what one key cites at the place that its suffix gives."""
    pinpoint, rest = read_locator(suffix, ledger.language)
    start = match.end() + len(suffix) - len(rest)
    after = words(rest, stretch.inside(start)) if rest.strip() else ()
    name = key_of(match)
    items = items_of(name, ledger.evidence)
    if items is None:
        code, message, hint = unknown(name, ledger)
        ledger.problems.append(
            stretch.problem(
                code,
                message,
                token=match[0].lstrip("-"),
                at=match.start() + len(match["suppress"] or ""),
                hint=hint,
            )
        )
        return ()
    # A calculation that fails cites nothing, but is used like any other claim.
    ledger.meet(claim.id for claim in live(ledger.evidence.claims(name)))
    if not items:
        return ()
    items = tuple(
        replace(
            item, pinpoint=_place(pinpoint or item.pinpoint, item, ledger), mode=mode
        )
        for item in items
    )
    return (*items[:-1], replace(items[-1], suffix=after))


def _place(pinpoint: Pinpoint | None, item: Item, ledger: Ledger) -> Pinpoint | None:
    """Return a place in a source, unless a public copy must not tell one from it."""
    return None if item.source in ledger.evidence.unnamed else pinpoint


def items_of(name: str, evidence: Evidence) -> tuple[Item, ...] | None:
    """Return what a name cites, or `None` for an unknown name.

    A fact whose source is missing (which `verify` reports) cites nothing.
    """
    if name in evidence.sources:
        return (Item(name),)
    if name in evidence.quotes:
        quote = evidence.quotes[name]
        known = quote.source in evidence.sources
        place = pinpoint_of(quote.locator)
        return (Item(quote.source, place, claims=(name,)),) if known else ()
    claims = live(evidence.claims(name))
    if not claims and name not in evidence.quantities:
        return None
    return merged(items_of_claims(claims, evidence))


def items_of_claims(claims: Iterable[Claim], evidence: Evidence) -> Iterator[Item]:
    """Yield the source and place of each fact, or of all that a calculation uses."""
    for claim in claims:
        for base in evidence.bases(claim):
            source = base.fact.source or base.id
            if source in evidence.sources:
                place = pinpoint_of(base.fact.locator)
                yield Item(source, place, claims=(claim.id,))


def live(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the facts that may be printed: a deprecated one only if it is alone."""
    valid = tuple(claim for claim in claims if claim.fact.rank is not Rank.DEPRECATED)
    return valid or claims


def merged(items: Iterable[Item]) -> tuple[Item, ...]:
    """Join what cites one source twice in a row: `p. 3` and `p. 7` are `pp. 3, 7`."""
    result: list[Item] = []
    for item in items:
        last = result[-1] if result else None
        if (
            last is None
            or last.suffix
            or item.prefix
            or last.source != item.source
            or last.mode != item.mode
        ):
            result.append(item)
        else:
            result[-1] = replace(
                last,
                pinpoint=_together(last.pinpoint, item.pinpoint),
                suffix=item.suffix,
                claims=tuple(dict.fromkeys((*last.claims, *item.claims))),
            )
    return tuple(result)


def join_last(ledger: Ledger, index: int) -> bool:
    """Make one cluster of the last and the one before it, where they are one mark.

    Two marks side by side would read `1, 1`. An author who is named in the sentence
    keeps a mark of its own.

    Args:
        index: the cluster that the last one follows.

    Returns:
        Whether the last cluster went into the other.
    """
    first, last = ledger.clusters[index], ledger.clusters[-1]
    named = any(item.mode == "in-text" for item in (*first.items, *last.items))
    if named or index != len(ledger.clusters) - 2:
        return False
    ledger.join(index, gathered((*first.items, *last.items)))
    return True


def gathered(items: Iterable[Item]) -> tuple[Item, ...]:
    """Bring what cites one source together, at its first place, and merge it.

    Words around a citation belong to their place, so it stays there.
    """
    groups: dict[object, list[Item]] = {}
    for number, item in enumerate(items):
        worded = item.prefix or item.suffix
        groups.setdefault(number if worded else item.source, []).append(item)
    return merged(item for group in groups.values() for item in group)


def _together(first: Pinpoint | None, second: Pinpoint | None) -> Pinpoint | None:
    if first is None or second is None or first == second:
        return first or second
    if len(first.parts) == len(second.parts) == 1:
        (label, value), (other, more) = first.parts[0], second.parts[0]
        if label == other:
            known = [part.strip() for part in value.split(",")]
            return first if more in known else Pinpoint(((label, f"{value}, {more}"),))
    return Pinpoint(first.parts + second.parts)


def _pieces(body: str) -> Iterator[Piece]:
    """Split at semicolons, but not inside braces, brackets or code."""
    start = depth = 0
    for match in re.finditer(r"\\.|`+[^`]*`+|[\[\]{};]", body, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if match[0] == ";" and depth <= 0:
            yield Piece(body[start : match.start()], start)
            start = match.end()
    yield Piece(body[start:], start)
