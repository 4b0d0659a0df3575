"""Whether an agenda can be kept to: its hours, and what its items are to decide."""

from collections.abc import Iterator, Sequence
from datetime import time
from itertools import pairwise

from briefmaker.brief.clock import shown
from briefmaker.brief.meeting import Meeting, Purpose
from briefmaker.pack.finding import Found
from briefmaker.problems import Address, Problem, Severity


def hours(meeting: Meeting) -> Iterator[Problem]:
    """Report items that overlap, or that run backwards through the day."""
    end, title = time.min, ""  # of the item that ends last so far
    for number, (before, item) in enumerate(pairwise(meeting.agenda), 1):
        if before.until and before.until > end:
            end, title = before.until, before.title
        at: Address = ("agenda", number, "at")
        begins = f"“{item.title}” begins at {shown(item.at)}"
        if item.at < before.at:
            message = f"{begins}, and “{before.title}” before it at {shown(before.at)}"
            hint = "put the items in the order of the day, or mend the time"
            yield Problem("pack.agenda-order", message, address=at, hint=hint)
        elif item.at == before.at:
            both = f"“{before.title}” and “{item.title}”"
            message = f"{both} both begin at {shown(item.at)}"
            hint = "give each its time; what is taken together is one item"
            yield Problem("pack.agenda-overlap", message, address=at, hint=hint)
        elif item.at < end:
            message = f"{begins}, before “{title}” ends at {shown(end)}"
            hint = f"let it begin at {shown(end)}, or end the other earlier"
            yield Problem("pack.agenda-overlap", message, address=at, hint=hint)


def decisions(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report items with nothing to decide, and decisions that nobody takes in time."""
    for number, item in enumerate(meeting.agenda):
        asking = [
            paper
            for paper in papers
            if number in paper.items and paper.brief and paper.brief.decision
        ]
        at: Address = ("agenda", number, "purpose")
        if item.purpose is Purpose.DECISION and not asking and not item.note:
            why = "no paper of it asks for one" if item.papers else "it has no paper"
            yield Problem(
                "pack.nothing-to-decide",
                f"“{item.title}” is for decision, and {why}",
                Severity.WARNING,
                at,
                hint="say in its `note` what is to be decided, or make it a Discussion",
            )
        elif item.purpose is Purpose.INFORMATION and asking:
            yield Problem(
                "pack.decision-asked",
                f"“{item.title}” is for information, and “{asking[0].name}” asks for "
                "a decision",
                Severity.NOTE,
                at,
            )
    yield from _too_early(meeting, papers)
    yield from _behind_others(meeting)


def _too_early(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report decisions asked for by a day before the meeting."""
    for paper in papers:
        decision = paper.brief.decision if paper.brief else None
        if decision and decision.by < meeting.date:
            yield Problem(
                "pack.decision-too-early",
                f"“{paper.name}” asks for a decision by {decision.by}, and the meeting "
                f"is on {meeting.date}",
                Severity.WARNING,
                paper.address,
                hint="move `by` in the brief, or decide it before the meeting",
            )


def _behind_others(meeting: Meeting) -> Iterator[Problem]:
    """Note the first item for decision that stands behind others (design A.3)."""
    for number, (before, item) in enumerate(pairwise(meeting.agenda), 1):
        if item.purpose is Purpose.DECISION is not before.purpose:
            yield Problem(
                "pack.decisions-first",
                f"“{item.title}” is for decision and comes after “{before.title}”, "
                f"which is for {before.purpose.lower()}",
                Severity.NOTE,
                ("agenda", number, "purpose"),
                hint="decisions come first, while everybody is there and awake",
            )
            return
