"""Cross references: `@fig-exports`, `@tbl-options`, `@sec-know`."""

import re
from collections.abc import Iterable

from briefmaker.brief.nearest import nearest
from briefmaker.brief.sections import Section
from briefmaker.writing.headings import heading_of
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.ledger import Ledger
from briefmaker.writing.nodes import Inline, Reference, Text
from briefmaker.writing.typography import typeset

SECTION = "sec-"
PREFIXES = ("fig-", "tbl-", SECTION)


def section_anchor(section: Section) -> str:
    """Return the anchor of a section, with or without `sec-` in its id; maybe none."""
    if not section.id:
        return ""
    return section.id if section.id.startswith(SECTION) else SECTION + section.id


def section_anchors(
    sections: Iterable[Section], languages: Iterable[Language]
) -> dict[str, str]:
    """Return the anchors of all sections that have one, with their headings."""
    return {
        section_anchor(section): typeset(heading_of(section, language), language)
        for section, language in zip(sections, languages, strict=True)
        if section.id
    }


def known_anchor(name: str, ledger: Ledger) -> str:
    """Return the anchor that a name stands for, or nothing."""
    if name in ledger.numbers or name in ledger.sections:
        return name
    if name.startswith("differs-") and name[8:] in ledger.evidence.disputes:
        return name
    return ""


def reference(name: str, ledger: Ledger) -> Reference | None:
    """Return the cross reference that a name stands for, if it is one."""
    if name in ledger.sections:
        return Reference(name, ledger.sections[name])
    if name not in ledger.numbers:
        return None
    words = ledger.language.words
    word = words.figure if name in ledger.brief.charts else words.table
    return Reference(name, f"{word}{NBSP}{ledger.numbers[name]}")


def number_only(node: Reference, ledger: Ledger) -> Reference:
    """Return a reference to an exhibit without its word: `[-@fig-exports]`."""
    return Reference(node.anchor, ledger.numbers.get(node.anchor, node.words))


def taken_in(node: Reference, before: list[Inline], ledger: Ledger) -> Reference:
    """Return a reference that takes in the author's own "Figure" before it.

    "Figure @fig-exports" then prints "Figure 1" and not "Figure Figure 1".
    """
    last = before[-1] if before else None
    number = ledger.numbers.get(node.anchor)
    if not isinstance(last, Text) or number is None:
        return node
    said = ledger.language.words
    words = said.figures if node.anchor in ledger.brief.charts else said.tables
    longest = sorted(words, key=len, reverse=True)
    own = re.search(rf"(?<!\w)({'|'.join(map(re.escape, longest))})\s+$", last.text)
    if own is None:
        return node
    before[-1] = Text(last.text[: own.start()])
    return Reference(node.anchor, f"{own[1]}{NBSP}{number}")


def unknown(name: str, ledger: Ledger) -> tuple[str, str, str]:
    """Return code, message and hint for a key that names nothing to cite."""
    parts = [*ledger.numbers, *ledger.sections]
    if name in parts:
        return (
            "cite.not-a-source",
            f"“{name}” is a part of this document and cannot be cited as a source",
            f"refer to it in the sentence: `@{name}`",
        )
    if name.startswith(PREFIXES):
        what = {"fig-": "figure", "tbl-": "table"}.get(name[:4], "section")
        return (
            "prose.unknown-reference",
            f"there is no {what} “{name}” in this brief",
            nearest(name, parts) or f"give a {what} this id",
        )
    return (
        "cite.unknown",
        f"there is no source, fact or quantity “{name}” to cite",
        ledger.evidence.suggestion(name)
        or "add it to the library; for an @ that cites nothing write `\\@`",
    )
