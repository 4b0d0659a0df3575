"""A meeting made for tests: its plan, and its tabs as if they had been laid out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.brief.meeting import Meeting
from briefmaker.brief.places import Places
from briefmaker.pack.facts import Bound
from briefmaker.pack.planning import Plan, Tab
from briefmaker.writing.page import Page
from briefmaker.writing.tree import parse

FOLDER = Path("/committee")
"""Nothing is read from it."""

ASK = "Decision requested by 20 October 2025: approve the canal"

MEETING: dict[str, Any] = {
    "meeting": "Committee on Water",
    "number": "14",
    "place": "Room 2",
    "date": "2025-10-20",
    "zone": "Europe/Berlin",
    "id": "RC-14",
    "from": "Secretariat",
    "contact": "water@committee.example",
    "marking": "TLP:AMBER",
    "attendees": [
        {"name": "Tomas Berek", "role": "Head of desk", "body": "Canals"},
        {"name": "Ines Halvorsen", "chair": True, "note": "Arrives at ten."},
        {"name": "Yuna Ferreby", "attends": False},
        {"name": "Piet Okkers", "attends": False, "copy": False},
    ],
    "agenda": [
        {
            "title": "The canal",
            "at": "09:30",
            "purpose": "Decision",
            "owner": "Tomas Berek",
            "papers": ["canal.yaml"],
        },
        {
            "title": "The dams",
            "at": "10:00",
            "until": "10:20",
            "purpose": "Discussion",
            "note": "As *agreed* in spring.",
            "papers": ["dams.yaml", "canal.yaml"],
        },
        {"title": "Dates", "at": "10:30", "until": "10:45", "purpose": "Information"},
    ],
    "actions": [
        {"action": "Count the farms", "owner": "Desk", "due": "2025-10-06"},
        {"action": "Ask the town", "owner": "Desk", "due": "2025-10-20"},
    ],
    "annexes": [{"file": "terms.pdf", "title": "Terms", "by": "Secretariat"}],
    "glossary": {"m³": "A cubic metre: *one* thousand litres.", "Weir": "A low dam."},
}


def committee(**more: Any) -> Plan:
    """Return a plan; without `more` of two papers, one cited twice, and an annex."""
    meeting = Meeting.model_validate({**MEETING, **more})
    assert meeting.marking is not None
    cited = defaultdict(list)
    for number, item in enumerate(meeting.agenda):
        for paper in item.papers:
            cited[paper].append(number)
    tabs = [
        Tab(
            label=str(label),
            paper=paper,
            file=FOLDER / paper.file,
            item=items[0],
            foreign=False,
            address=("agenda", items[0]),
            also=tuple(items[1:]),
        )
        for label, (paper, items) in enumerate(cited.items(), 1)
    ]
    tabs += [
        Tab("A", paper, FOLDER / paper.file, None, True, ("annexes", 0))
        for paper in meeting.annexes
    ]
    issued = date(2025, 10, 13)
    path = FOLDER / "meeting.yaml"
    return Plan(path, meeting, tuple(tabs), meeting.marking, issued, Places(()), ())


def laid(plan: Plan, first: int = 5, step: int = 4) -> tuple[Bound, ...]:
    """Return the tabs of a plan, each a page shorter than its step."""
    return tuple(
        Bound(
            tab=tab,
            title=f"The paper behind {tab.label}",
            document="" if tab.foreign else f"BM-{tab.label}",
            author="Desk",
            kind="" if tab.foreign else "Decision memo",
            marking="" if tab.foreign else "TLP:GREEN",
            ask="" if tab.foreign else ASK,
            pages=step - 1,
            first=first + step * number,
            anchor=f"t{tab.label.lower()}-top",
        )
        for number, tab in enumerate(plan.tabs)
    )


def crowded(items: int) -> Plan:
    """Return a plan with so many items, and a paper for each."""
    return committee(
        agenda=[
            {
                "title": f"A matter of weight, number {number}",
                "at": f"{8 + number // 6:02}:{number % 6 * 10:02}",
                "purpose": "Decision",
                "owner": "Tomas Berek",
                "papers": [f"paper-{number}.yaml"],
            }
            for number in range(items)
        ]
    )


def within(page: Page, anchor: str) -> Element:
    """Return the element with this id."""
    return next(e for e in parse(page.html).iter() if e.get("id") == anchor)


def said(element: Element) -> str:
    """Return all words in an element, with one space between any two."""
    return " ".join("".join(element.itertext()).replace("\xa0", " ").split())


def named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of this class."""
    yield from (e for e in root.iter() if name in e.get("class", "").split())
