"""Changes as a terminal shows them: short, in groups, old and new words apart."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefmaker.changes.exhibits import ExhibitChange
    from briefmaker.changes.redline import Kind, Run
    from briefmaker.changes.telling import Group, Item
    from briefmaker.changes.words import Token

CONTEXT = 5
"""Unchanged words that are shown on either side of a change."""

SIGNS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
"""Around words, where there are no colours; as `git diff --word-diff` has them."""


def as_text(groups: Sequence["Group"], *, colour: bool) -> str:
    """Return all changes as lines, a heading over each group."""
    lines: list[str] = []
    for group in groups:
        heading = group.heading
        lines.append(typer.style(heading, bold=True) if colour else heading)
        for item in group.items:
            lines += [f"  {line}" for line in _lines(item, colour=colour)]
        lines.append("")
    return "\n".join(lines).rstrip("\n")


def _lines(item: "Item", *, colour: bool) -> Iterator[str]:
    said = redlined(item.runs, colour=colour)
    remark = f"({item.remark})" if item.remark else ""
    yield f"{item.label}: {' '.join(filter(None, (said, remark)))}".rstrip(": ")
    if item.exhibit:
        for row in _rows(item.exhibit, colour=colour):
            yield f"  {row}"


def _rows(change: "ExhibitChange", *, colour: bool) -> Iterator[str]:
    """Yield the rows that have changed: their names, and the cells that are new."""
    from briefmaker.changes.telling import became

    for row in change.rows:
        if not (row.old and row.new):
            old, new = (" · ".join(cells or ()) for cells in (row.old, row.new))
            yield redlined(became(old, new), colour=colour)
            continue
        cells = [
            f"{head}: {redlined(became(old, new), colour=colour)}"
            for head, old, new in zip(change.head, row.old, row.new, strict=True)
            if old != new
        ]
        yield f"{row.new[0]} – {'; '.join(cells)}"


def redlined(runs: Sequence["Run"], *, colour: bool) -> str:
    """Return words with what was struck out and put in; long stretches are cut."""
    parts = []
    for at, run in enumerate(runs):
        words = _said(run.words)
        if run.kind == "same":
            words = _cut(run.words, first=at == 0, last=at == len(runs) - 1)
        parts.append(_painted(words, run.kind) if colour else _signed(words, run.kind))
    return " ".join(filter(None, parts))


def _said(words: Sequence["Token"]) -> str:
    from briefmaker.changes.words import said

    return said(words)


def _cut(words: Sequence["Token"], *, first: bool, last: bool) -> str:
    """Return unchanged words, of many only those next to a change."""
    if first and last:
        return _said(words)
    before = () if first else words[:CONTEXT]
    after = () if last else words[-CONTEXT:]
    if len(words) <= len(before) + len(after) + 1:
        return _said(words)
    return " ".join(filter(None, (_said(before), "…", _said(after))))


def _signed(words: str, kind: "Kind") -> str:
    opening, closing = SIGNS[kind]
    return f"{opening}{words}{closing}"


def _painted(words: str, kind: "Kind") -> str:
    if kind == "same":
        return words
    if kind == "old":
        return typer.style(words, fg="red", strikethrough=True)
    return typer.style(words, fg="green", underline=True)
