"""Whether a list of attendees can be right: each once, one chair, known audiences."""

from collections.abc import Iterator, Sequence

from briefmaker.brief.audience import audiences
from briefmaker.brief.meeting import Attendee, Meeting
from briefmaker.brief.nearest import nearest
from briefmaker.pack.finding import Found
from briefmaker.problems import Address, Problem, Severity

LIST = "attendees"


def twice(meeting: Meeting) -> Iterator[Problem]:
    """Report people who stand on the list twice; namesakes of other bodies may."""
    first: dict[str, list[tuple[int, Attendee]]] = {}
    for number, attendee in enumerate(meeting.attendees):
        namesakes = first.setdefault(_folded(attendee.name), [])
        for before, other in namesakes:
            if _same_body(attendee, other):
                yield Problem(
                    "pack.attendee-twice",
                    f"“{attendee.name}” stands on the list twice, as attendee "
                    f"{before + 1} and {number + 1}",
                    address=(LIST, number, "name"),
                    hint="take one of them out; two people of one name need a `body`",
                )
                break
        namesakes.append((number, attendee))


def seats(meeting: Meeting) -> Iterator[Problem]:
    """Report a list without a chair or with two, and those who do nothing on it."""
    if not meeting.attendees:
        yield Problem(
            "pack.nobody",
            "there is no list of attendees, so the pack names none",
            Severity.NOTE,
            ("agenda",),
            on_key=True,
            hint="add `attendees`, or `attendees_from` with a CSV file",
        )
        return
    chairs = [n for n, attendee in enumerate(meeting.attendees) if attendee.chair]
    if not chairs:
        yield Problem(
            "pack.no-chair",
            "nobody is in the chair",
            Severity.WARNING,
            (LIST, 0),
            hint="say `chair: yes` of whoever leads the meeting",
        )
    for number in chairs[1:]:
        both = (meeting.attendees[each].name for each in (chairs[0], number))
        yield Problem(
            "pack.two-chairs",
            f"{' and '.join(f'“{name}”' for name in both)} are both in the chair",
            Severity.WARNING,
            (LIST, number, "chair"),
        )
    for number, attendee in enumerate(meeting.attendees):
        at: Address = (LIST, number)
        if attendee.chair and not attendee.attends:
            yield Problem(
                "pack.absent-chair",
                f"“{attendee.name}” is in the chair and does not attend",
                Severity.WARNING,
                (*at, "attends"),
            )
        elif not attendee.attends and not attendee.copy_:
            yield Problem(
                "pack.idle-attendee",
                f"“{attendee.name}” neither attends nor gets a copy",
                Severity.WARNING,
                at,
                hint="take the entry out, or say why it is there",
            )


def readers(meeting: Meeting, papers: Sequence[Found]) -> Iterator[Problem]:
    """Report audiences of attendees that no paper names."""
    briefs = [paper.brief for paper in papers if paper.brief]
    named = sorted({name for brief in briefs for name in audiences(brief)})
    there = f"they name {', '.join(named)}" if named else "they name none"
    for number, attendee in enumerate(meeting.attendees):
        if attendee.audience and attendee.audience not in named:
            yield Problem(
                "pack.unknown-audience",
                f"no brief of the pack names the audience “{attendee.audience}”; "
                f"{there}",
                Severity.WARNING,
                (LIST, number, "audience"),
                hint=nearest(attendee.audience, named),
            )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _same_body(one: Attendee, other: Attendee) -> bool:
    """Whether nothing says that two people of one name are two."""
    bodies = [_folded(each.body) for each in (one, other) if each.body]
    return len(set(bodies)) < 2
