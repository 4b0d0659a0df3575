"""Why a claim stands or falls, as people and programs read it."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from briefmaker.brief.library import Fact
from briefmaker.cli.excerpt import shown
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.explaining import Row
from briefmaker.evidence.passages.passage import Miss, Passage

WIDTH = 80
LABEL = 11
"""Columns of the words that say what a line is."""

BEGIN, END = "[[", "]]"
"""Set the words in question off, with or without colours."""


def as_text(rows: Iterator[Row]) -> str:
    """Return rows in two columns, within 80 of them."""
    lines: list[str] = []
    for row in rows:
        if not row.words:
            lines.append(row.label)
            continue
        lines += textwrap.wrap(
            " ".join(shown(_set_off(row)).split()),
            WIDTH,
            initial_indent=f"  {row.label:<{LABEL}}",
            subsequent_indent=" " * (LABEL + 2),
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def _set_off(row: Row) -> str:
    """Return the words of a row, those in question between double square brackets."""
    if row.marked is None:
        return row.words
    start, end = row.marked
    return f"{row.words[:start]}{BEGIN}{row.words[start:end]}{END}{row.words[end:]}"


def as_data(name: str, evidence: Evidence) -> dict[str, Any]:
    """Return what is known of a claim or quantity, for programs."""
    if name in evidence.quantities and name not in evidence.verdicts:
        return {
            "quantity": name,
            "label": evidence.quantities[name].label,
            "claims": [as_data(claim.id, evidence) for claim in evidence.claims(name)],
        }
    entry, verdict = evidence.entry(name), evidence.verdicts[name]
    dispute = evidence.dispute_of(name)
    beside = [claim.id for claim in dispute.claims] if dispute else []
    copy = evidence.copies.get(entry.source or "")
    return {
        "claim": name,
        "display": entry.display if isinstance(entry, Fact) else None,
        "calc": entry.calc if isinstance(entry, Fact) else None,
        "source": entry.source,
        "selector": _dumped(entry.selector),
        "locator": _dumped(entry.locator),
        "status": verdict.status.value,
        "reason": verdict.reason,
        "hint": verdict.hint,
        "flags": [flag.value for flag in verdict.flags],
        "accepted": {each.value: why for each, why in verdict.accepted.items()},
        "figure": verdict.figure,
        "inputs": list(verdict.inputs),
        "passage": _passage_data(verdict.passage),
        "miss": _miss_data(verdict.miss),
        "copy": copy.standing.value if copy else None,
        "disputed_with": [other for other in beside if other != name],
    }


def _dumped(part: Any) -> Any:
    if part is None:
        return None
    return {key: value for key, value in part.model_dump().items() if value}


def _passage_data(passage: Passage | None) -> Mapping[str, Any] | None:
    if passage is None:
        return None
    return {
        "words": passage.words,
        "sentence": passage.sentence,
        "level": passage.level.name.lower(),
        "places": passage.places,
        "occurrences": passage.occurrences,
        "omitted": passage.omitted,
        "sealed": passage.sealed,
    }


def _miss_data(miss: Miss | None) -> Mapping[str, str] | None:
    if miss is None:
        return None
    return {
        "reason": miss.reason.value,
        "nearest": miss.nearest,
        "found": miss.found,
        "given": miss.given,
    }
