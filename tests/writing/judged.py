"""Evidence that somebody has checked: verdicts given by hand, not by the check."""

from collections.abc import Mapping
from typing import Any

from briefmaker.brief.kinds import kinds
from briefmaker.charts.draw import Chart, DataTable, Drawing
from briefmaker.charts.ink import Ink
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.passages.passage import Level, Passage
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.values import replace
from briefmaker.writing.backing import Backing, backing
from briefmaker.writing.citations import cite
from briefmaker.writing.markup import write
from briefmaker.writing.page import Page, compose
from briefmaker.writing.prose import read
from briefmaker.writing.written import Written
from writing.desk import Desk

HASH = "ba2b" + "0" * 56 + "17ad"
ARCHIVE = {"path": "sources/bank.html", "sha256": HASH, "media_type": "text/html"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="82mm" height="20mm"/>'


EMPTY = Ink(82, 20, (232.441, 56.693), ())


def passage(words: str, **more: Any) -> Passage:
    """Return a passage that was found word for word in a copy."""
    end = len(words)
    found = Passage(
        0, end, words, words, Level.EXACT, {}, occurrences=1, words_beside=5
    )
    return replace(found, **more)


def verified(name: str, words: str = "words", **more: Any) -> Verdict:
    return Verdict(name, Status.VERIFIED, passage=passage(words), **more)


def judged(evidence: Evidence, **verdicts: Verdict) -> Evidence:
    """Return evidence in which all holds, but for the verdicts that are given.

    A name of a fact has dashes where the keyword has underlines.
    """
    given = {name.replace("_", "-"): verdict for name, verdict in verdicts.items()}
    names = (*evidence.facts, *evidence.quotes)
    return replace(
        evidence,
        verdicts={name: given.get(name) or verified(name) for name in names},
        copies={name: Kept(name, Standing.KEPT) for name in evidence.sources},
    )


def drawing(names: Mapping[str, object]) -> Drawing:
    """Return every chart as an empty picture."""
    empty = DataTable((), ())
    return Drawing(
        {name: Chart(name, SVG, EMPTY, f"Chart {name}.", empty) for name in names}
    )


def set_up(
    desk: Desk,
    body: str,
    verdicts: Mapping[str, Verdict] | None = None,
    library: Any = None,
    style: str = "briefmaker-numbers",
    **more: Any,
) -> tuple[Any, Evidence, Written]:
    """Return a brief with this body, its evidence as judged, and its words."""
    brief = desk.brief(body, **{"citation_style": style, **more})
    evidence = judged(desk.evidence(brief, **(library or {})), **(verdicts or {}))
    language = desk.language(brief.language)
    prose = read(brief, evidence, language, desk.workspace, desk.folder)
    assert not [problem for problem in prose.problems if problem.blocks]
    citations = cite(prose, evidence, language, desk.workspace)
    kind = kinds(desk.workspace)[brief.kind]
    return brief, evidence, write(prose, citations, brief, kind, language)


def backed(desk: Desk, body: str, *, unpinned: int = 0, **more: Any) -> Backing:
    """Return what the document shows of its evidence; the annex unless said."""
    brief, evidence, written = set_up(desk, body, **{"evidence": "annex", **more})
    language = desk.language(brief.language)
    return backing(brief, evidence, written, language, unpinned)


def page_with(desk: Desk, body: str, *, unpinned: int = 0, **more: Any) -> Page:
    """Compose a page with this body; the annex unless said."""
    brief, evidence, written = set_up(desk, body, **{"evidence": "annex", **more})
    language = desk.language(brief.language)
    kind = kinds(desk.workspace)[brief.kind]
    drawn, place = drawing(brief.charts), desk.workspace
    return compose(brief, kind, evidence, drawn, written, language, place, unpinned)
