"""The handling mark of a pack: never laxer than that of a paper in it (M-08)."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.marking import OFFICIAL, TLP, laxer, strictest
from briefmaker.brief.meeting import Meeting
from briefmaker.brief.model import Marking
from briefmaker.pack.finding import Found
from briefmaker.problems import Problem, Severity


def marking_of(meeting: Meeting, papers: Sequence[Found]) -> Marking:
    """Return the mark of the pack: as said, else the strictest of its papers.

    Where marks of two schemes meet, and none is said, that of TLP: the plan then has
    a problem that stops it.
    """
    if meeting.marking:
        return meeting.marking
    marks = [paper.marking for paper in papers if paper.marking]
    found = strictest(marks) or strictest(set(marks) - set(OFFICIAL))
    return found or Marking.NONE


def unmarked(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report PDFs of which nobody says whether they have a mark, where others have."""
    marks = [meeting.marking, *(paper.marking for paper in papers)]
    if not any(mark and mark is not Marking.NONE for mark in marks):
        return
    for paper in papers:
        if paper.foreign and paper.marking is None:
            file = f"file: {paper.paper.file}"
            yield Problem(
                "pack.no-marking",
                f"“{paper.name}” has no `marking`, and the pack is marked",
                address=paper.address,
                hint=f"write the mark that it carries, `- {{{file}, marking: …}}`, or "
                "say `marking: none` if it has none",
            )


def too_lax(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report a pack whose mark would hide that of a paper."""
    if meeting.marking is None:
        yield from _unlike(papers)
        return
    stricter = [
        paper
        for paper in papers
        if paper.marking and laxer(meeting.marking, paper.marking)
    ]
    if stricter:
        # All compare with the pack's mark, or it is `none`.
        marks = [paper.marking for paper in stricter if paper.marking]
        worst = strictest(marks) or marks[0]
        named = next(paper.name for paper in stricter if paper.marking is worst)
        others = len(stricter) - 1
        more = f" ({others} more {'is' if others == 1 else 'are'} stricter)"
        yield Problem(
            "pack.lax-marking",
            f"the pack is marked `{meeting.marking}`, and “{named}” in it `{worst}`"
            f"{more if others else ''}",
            address=("marking",),
            hint=f"write `marking: {worst}`, or take the line out: the strictest mark "
            "of the papers is then taken",
        )
    for paper in papers:
        if paper.marking and strictest((meeting.marking, paper.marking)) is None:
            yield Problem(
                "pack.unlike-marking",
                f"`{paper.marking}` of “{paper.name}” and the pack's "
                f"`{meeting.marking}` do not compare",
                Severity.WARNING,
                paper.address,
                hint="make sure that the pack's mark asks for as much care",
            )


def _unlike(papers: Sequence[Found]) -> Iterator[Problem]:
    """Report marks of which none is the strictest."""
    marks = {paper.marking: paper for paper in papers if paper.marking}
    if strictest(marks) is not None:
        return
    one, other = (
        next(
            f"`{mark}` of “{paper.name}”" for mark, paper in marks.items() if mark in of
        )
        for of in (TLP, OFFICIAL)
    )
    yield Problem(
        "pack.mixed-markings",
        f"{one} and {other} do not compare: one says who may have a paper, the other "
        "how it is kept",
        address=("agenda",),
        on_key=True,
        hint="say which mark the whole pack has: `marking: …`",
    )


def unrepeated(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report restrictions of papers that the pack does not have."""
    for paper in papers:
        note = paper.brief.marking_note if paper.brief else None
        if note and meeting.marking_note is None:
            yield Problem(
                "pack.marking-note",
                f"“{paper.name}” is restricted, “{note}”, and the pack is not",
                Severity.WARNING,
                paper.address,
                hint="add a `marking_note` to the meeting if it holds for the whole "
                "pack",
            )
