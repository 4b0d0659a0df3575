"""Clusters of citations: from `[see @s001, p. 3; @remittances]` to sources and places.

A key names a source, a fact or a quantity of the library (or a quotation). A fact
stands for its source at the fact's place, a quantity for the sources of all its facts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefmaker.brief.library import Rank
from briefmaker.evidence.claims import Claim, Evidence
from briefmaker.writing.dialect import KEY, key_of
from briefmaker.writing.ledger import Item, Ledger
from briefmaker.writing.locators import Pinpoint, pinpoint_of, read_locator
from briefmaker.writing.nodes import Inlines, Mode
from briefmaker.writing.references import unknown
from briefmaker.writing.spots import Stretch

Words = Callable[[str, Stretch], Inlines]
"""Reads the words before or after a key, which may hold markup."""


@dataclass(frozen=True, slots=True)
class Piece:
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
    if not items:
        return ()
    items = tuple(
        replace(item, pinpoint=pinpoint or item.pinpoint, mode=mode) for item in items
    )
    return (*items[:-1], replace(items[-1], suffix=after))


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
        return (Item(quote.source, place),) if known else ()
    claims = live(evidence.claims(name))
    if not claims and name not in evidence.quantities:
        return None
    return merged(items_of_claims(claims, evidence))


def items_of_claims(claims: Iterable[Claim], evidence: Evidence) -> Iterator[Item]:
    """Yield the source and place of each fact."""
    for claim in claims:
        if claim.fact.source in evidence.sources:
            yield Item(claim.fact.source, pinpoint_of(claim.fact.locator))


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
        elif item.pinpoint in (None, last.pinpoint):
            result[-1] = replace(last, suffix=item.suffix)
        elif last.pinpoint is None:
            result[-1] = replace(item, prefix=last.prefix)
        else:
            both = _together(last.pinpoint, item.pinpoint)
            result[-1] = replace(last, pinpoint=both, suffix=item.suffix)
    return tuple(result)


def _together(first: Pinpoint, second: Pinpoint | None) -> Pinpoint:
    if second is None:
        return first
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
