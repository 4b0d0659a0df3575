"""A meeting made for a measurement: papers of ten pages with notes, tables and charts.

Each paper has a source of its own and its facts beside it, so that a meeting of forty
papers is no other work than ten of four: nothing shared grows with their number.
"""

import random
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count, islice
from pathlib import Path
from typing import Any

import yaml

SECTIONS = 8
PARAGRAPHS = 7
FACTS = 24
"""Of a paper; each is cited in a sentence of its own, with a note."""
ATTENDEES = 12

SUBJECTS = ("wells", "canals", "gates", "pumps", "weirs", "farms", "villages", "roads")
PLACES = ("Aldun", "Berin", "Corvo", "Dessa", "Elmar", "Fenn", "Garda", "Hollin")
FILLERS = (
    "The district office keeps the lists and brings them up to date in spring.",
    "People on the spot know more than the lists tell, and they are asked too late.",
    "Work stops when the ground is wet, and the crews wait for a dry week.",
    "Nobody has compared the lists of the districts with each other until now.",
    "The money was promised for the season, and it came after the season had ended.",
    "Repairs are done by the same crews who read the gauges, so one of the two waits.",
    "The council asked for a plan, and the districts answered with a list of wishes.",
    "What was broken in autumn is written down, and what was mended is not.",
    "The farmers at the tail of the canal see the shortage before the office does.",
)


def meeting(folder: Path, papers: int, seed: int = 7) -> Path:
    """Write a workspace with a meeting of so many papers, and return its file."""
    briefs = folder / "briefs"
    (briefs / "meetings").mkdir(parents=True)
    (folder / "sources").mkdir()
    for number in range(1, papers + 1):
        dice = random.Random(f"{seed} {number}")
        paper = _paper(number, _figures(dice), folder / "sources", dice)
        _write(briefs / f"paper-{number}.yaml", paper)
    file = briefs / "meetings" / "long.yaml"
    _write(file, _meeting(papers))
    return file


def _meeting(papers: int) -> Mapping[str, Any]:
    minutes = (540 + 5 * number for number in count())
    return {
        "kind": "meeting",
        "meeting": "Council of the lower valley",
        "place": "Hall of the council",
        "date": "2025-10-20",
        "zone": "Europe/Berlin",
        "id": f"LV-{papers}",
        "from": "Secretariat",
        "attendees": [{"name": f"Member {n} of the council"} for n in range(ATTENDEES)],
        "agenda": [
            {
                "title": f"Paper {number}",
                "at": f"{at // 60:02}:{at % 60:02}",
                "purpose": "Information",
                "papers": [f"../paper-{number}.yaml"],
            }
            for number, at in zip(range(1, papers + 1), minutes, strict=False)
        ],
    }


def _figures(dice: random.Random) -> Sequence[int]:
    """Return the figures of a paper, no two of them alike."""
    return dice.sample(range(1_100, 9_900), FACTS)


def _paper(
    number: int, figures: Sequence[int], sources: Path, dice: random.Random
) -> Mapping[str, Any]:
    """Return a brief that holds, and write the source that it cites."""
    things = [f"{SUBJECTS[n % 8]} in {PLACES[n // 8]}" for n in range(FACTS)]
    lines = [
        f"The office counted {figure:,} {thing} during the long summer of the survey."
        for figure, thing in zip(figures, things, strict=True)
    ]
    copy = sources / f"survey-{number}.txt"
    copy.write_text("\n\n".join([f"Survey {number}", *lines, ""]), encoding="utf-8")
    facts = {
        f"fact-{n}": {
            "source": "survey",
            "display": f"{figure:,} {thing.split()[0]}",
            "value": figure,
            "locator": {"paragraph": n + 2},
            "selector": {"exact": line.rstrip(".")},
        }
        for n, (figure, thing, line) in enumerate(
            zip(figures, things, lines, strict=True)
        )
    }
    return {
        "kind": "memo",
        "title": f"Survey {number} finds more in the valley than the lists tell",
        "date": "2025-10-13",
        "cutoff": "2025-10-12",
        "id": f"LV-2025-{number:03}",
        "marking": "TLP:GREEN",
        "from": "Survey desk",
        "to": ["Council"],
        "citation_style": "briefmaker-notes",
        "limits": {"pages": 40},
        "uncited": [{"text": f"Survey {number}", "reason": "its name"}],
        "allow": [{"rule": "T-01", "reason": "as long as a paper of ten pages"}],
        "bottom_line": "The lists of the districts tell less than a survey finds.",
        "sections": list(_sections(dice)),
        "charts": {f"fig-{n}": _chart(n, things, figures) for n in range(2)},
        "tables": {f"tbl-{n}": _table(n, things) for n in range(2)},
        "sources": {"survey": _source(number, copy)},
        "facts": facts,
    }


def _sections(dice: random.Random) -> Sequence[Mapping[str, Any]]:
    cited = (f"The office counted {{fact}}`fact-{n}` there." for n in range(FACTS))
    exhibits = {1: "fig-0", 3: "tbl-0", 5: "fig-1", 7: "tbl-1"}
    sections = []
    for number in range(SECTIONS):
        body = []
        for paragraph in range(PARAGRAPHS):
            words = dice.sample(FILLERS, 5)
            facts = islice(cited, 1) if paragraph % 2 else ()
            body.append(" ".join([*words[:2], *facts, *words[2:]]))
        if number in exhibits:
            shown = exhibits[number]
            body[1] += f" @{shown} shows what it counted."
            body.insert(2, f"![](#{shown})")
        heading = f"What is known of the {SUBJECTS[number]}"
        sections.append({"heading": heading, "body": "\n\n".join(body)})
    return sections


def _chart(
    number: int, things: Sequence[str], figures: Sequence[int]
) -> Mapping[str, Any]:
    of = range(number * 8, number * 8 + 8)
    rows = [
        {"label": things[n].split()[0].capitalize(), "value": figures[n]} for n in of
    ]
    return {
        "kind": "bar",
        "title": f"The survey of {PLACES[number]} counted thousands of each thing",
        "subtitle": f"Things counted in {PLACES[number]}, number, summer of the survey",
        "data": {"rows": rows},
        "source": "[@survey]",
    }


def _table(number: int, things: Sequence[str]) -> Mapping[str, Any]:
    rows = [
        [things[n].capitalize(), f"{{fact}}`fact-{n}`"]
        for n in range(number * 8, number * 8 + 8)
    ]
    return {
        "title": f"The survey went through {PLACES[number]} thing by thing",
        "columns": ["Thing", "Counted"],
        "rows": rows,
    }


def _source(number: int, copy: Path) -> Mapping[str, Any]:
    digest = sha256(copy.read_bytes()).hexdigest()
    return {
        "type": "report",
        "title": f"Survey {number} of the lower valley",
        "author": ["Survey desk"],
        "publisher": "Lower Valley District Office",
        "issued": "2025-09-01",
        "archive": {"path": f"sources/{copy.name}", "sha256": digest},
    }


def _write(file: Path, data: Mapping[str, Any]) -> None:
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
