"""Rules of a brief's details: dates, decision, names, sections (M-04 to M-12)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, product

from briefmaker.brief.sections import Role
from briefmaker.evidence.page.statement import stretches
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.own_words import own_words, roles
from briefmaker.rules.rule import Manuscript

WORKING_DAYS = 5
"""Between the issue and the decision that it asks for."""

STALE_AFTER = 30
"""Days between the information cut-off and the issue."""

SATURDAY = 5

SPOKE = re.compile(
    r"\b(?:said|says|saying|argued|argues|told|added|claimed|warned|noted|stressed|"
    r"objected|admitted|conceded|replied|insisted|suggested)\b",
    re.IGNORECASE,
)
"""Verbs that give words to a speaker."""

SHORTEST_NAME = 4
"""Letters of a surname that names a person without the first name."""


def m_04(read: Manuscript) -> Iterator[Problem]:
    """A decision is asked for at least five working days after the issue."""
    decision = read.brief.decision
    if decision is None or Role.TIMING in roles(read).values():
        return
    days = working_days(read.brief.date, decision.by)
    if days < WORKING_DAYS:
        left = f"{days} working day{'' if days == 1 else 's'}"
        yield Problem(
            "rule.M-04",
            f"the decision is asked for {left} after the issue; "
            f"{WORKING_DAYS} are the least",
            Severity.WARNING,
            ("decision", "by"),
            hint="give more time, or say why not in a section with `role: timing`",
        )


def working_days(first: date, last: date) -> int:
    """Return how many working days come after one day, up to and with another."""
    days = (first + timedelta(days) for days in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def m_05(read: Manuscript) -> Iterator[Problem]:
    """A document asks for a decision if its kind does, and else for none."""
    brief, kind = read.brief, read.kind
    if kind.decision == "needed" and brief.decision is None:
        yield Problem(
            "rule.M-05",
            f"this kind of document, {kind.name}, asks for a decision, and there is "
            "no `decision`",
            address=("kind",),
            hint="add `decision: {ask: …, by: …}`, or choose another kind",
        )
    elif kind.decision == "none" and brief.decision is not None:
        yield Problem(
            "rule.M-05",
            f"this kind of document, {kind.name}, asks for no decision",
            address=("decision",),
            on_key=True,
            hint="take it out, or choose another kind: `briefmaker kinds`",
        )


def m_07(read: Manuscript) -> Iterator[Problem]:
    """Under the Chatham House Rule no speaker is named beside what was said."""
    if not read.brief.chatham_house:
        return
    names = [
        person.name for section in read.brief.sections for person in section.people
    ]
    for statement in read.said:
        if "people" in statement.address or not SPOKE.search(own_words(statement)):
            continue
        for name in names:
            called = [name, *_surname(name)]
            spans = [
                span for each in called for span in stretches(each, statement.text)
            ]
            if spans:
                yield statement.problem(
                    "rule.M-07",
                    f"“{name}” stands beside what was said, and the notes are under "
                    "the Chatham House Rule",
                    Severity.WARNING,
                    spans[0],
                    "say it without the speaker: “one participant said”",
                )


def _surname(name: str) -> list[str]:
    last = name.split(",")[0].split()[-1]
    return [last] if last != name and len(last) >= SHORTEST_NAME else []


def m_09(read: Manuscript) -> Iterator[Problem]:
    """Names are written as the house has agreed."""
    for name in read.names:
        for other, statement in product(name.instead_of, read.said):
            for start, end in stretches(other, statement.text):
                if not statement.covers(start, end):
                    yield statement.problem(
                        "rule.M-09",
                        f"the house writes “{name.use}”, not “{other}”",
                        Severity.WARNING,
                        (start, end),
                        f"write “{name.use}”; `names` in `briefmaker.toml` has it",
                    )


def m_10(read: Manuscript) -> Iterator[Problem]:
    """A document is issued at most 30 days after its information cut-off."""
    brief = read.brief
    days = (brief.date - brief.cutoff).days
    if days > STALE_AFTER:
        yield Problem(
            "rule.M-10",
            f"the document is issued {days} days after its cut-off; "
            f"{STALE_AFTER} are the most",
            Severity.WARNING,
            ("cutoff",),
            hint="look for what is new since, and move the cut-off",
        )


def m_11(read: Manuscript) -> Iterator[Problem]:
    """A document has the sections that its kind cannot do without."""
    there = set(roles(read).values())
    missing = [
        each.role
        for each in read.kind.sections
        if each.needed and each.role not in there
    ]
    # What is printed above the sections has keys of its own.
    if read.kind.box in missing:
        missing.remove(read.kind.box)
    for role in missing:
        usual = read.language.file.sections[role]
        yield Problem(
            "rule.M-11",
            f"this kind of document, {read.kind.name}, has a section “{usual}”, and "
            "there is none",
            Severity.WARNING,
            ("sections",),
            on_key=True,
            hint=f"add it, or give the section that is meant `role: {role}`",
        )


def m_12(read: Manuscript) -> Iterator[Problem]:
    """Sections stand in the order of the kind."""
    order = {each.role: place for place, each in enumerate(read.kind.sections)}
    placed = [(number, role) for number, role in roles(read).items() if role in order]
    for (_, before), (number, role) in pairwise(placed):
        if order[role] < order[before]:
            names = read.language.file.sections
            at: Address = ("sections", number)
            yield Problem(
                "rule.M-12",
                f"“{names[role]}” comes after “{names[before]}”; in this kind of "
                "document it comes before",
                Severity.WARNING,
                at,
                hint="move the section: readers look for it where it always stands",
            )
