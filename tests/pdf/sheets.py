"""Small pages to typeset: a few words, the shipped fonts, the margins of the theme."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from briefmaker.pdf.engine import typeset
from briefmaker.pdf.made import Pdf
from briefmaker.problems import Address, Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Call, Metadata, Page
from briefmaker.writing.record import Attached

STYLE = """
@font-face { font-family: "BM Serif"; src: url(fonts/SourceSerif4-Regular.ttf) }
@page { size: a5; margin: 15mm; @footnote { border-top: .5pt solid; padding-top: 1mm } }
html { font: 10pt/14pt "BM Serif" }
p { margin: 0 0 2mm; orphans: 2; widows: 2 }
sup { font-size: 7pt; line-height: 0 }
.note { float: footnote; footnote-policy: line; font-size: 8pt; line-height: 10pt }
.note::footnote-call, .note::footnote-marker { content: none }
"""

METADATA = Metadata(
    title="A sheet",
    author="Desk",
    subject="TLP:GREEN · Memo",
    keywords=("trade",),
    language="en",
    created=date(2025, 10, 13),
)


def page(
    body: str,
    style: str = "",
    *,
    limit: int = 99,
    limit_at: Address = (),
    folders: Sequence[Path] = (),
    notes: Sequence[Call] = (),
    facts: Sequence[tuple[str, str]] = (),
    marking: str = "",
    band: str = "",
    annex: str = "",
    attached: Sequence[Attached] = (),
    anchors: Mapping[str, Address] | None = None,
) -> Page:
    """Return a page with this body; `style` comes after the usual rules."""
    return Page(
        html=f'<html lang="en"><head><title>A sheet</title></head><body>{body}</body>',
        style=STYLE + style,
        metadata=METADATA,
        folders=tuple(folders),
        limit=limit,
        limit_at=limit_at,
        notes=tuple(notes),
        facts=tuple(facts),
        marking=marking,
        band=band,
        annex=annex,
        attached=tuple(attached),
        anchors=anchors or {},
    )


def problems(sheet: Page, workspace: Workspace) -> tuple[Problem, ...]:
    """Return what the audit says of a page."""
    return typeset(sheet, workspace).problems


def codes(pdf: Pdf) -> list[str]:
    """Return the codes of a PDF's problems, each once."""
    return list(dict.fromkeys(problem.code for problem in pdf.problems))


def note(number: int, words: str) -> str:
    """Return a call and its note, as prose writes them."""
    return (
        f'<sup class="mark"><a class="ref" id="ref-{number}" href="#note-{number}" '
        f'role="doc-noteref">{number}</a></sup>'
        f'<span class="note" id="note-{number}" role="doc-footnote">'
        f'<a class="back" href="#ref-{number}">{number}.</a> {words}</span>'
    )


def calls(count: int) -> tuple[Call, ...]:
    """Return the notes 1 to `count`, for the audit."""
    return tuple(Call(f"note-{n}", f"ref-{n}", str(n)) for n in range(1, count + 1))
