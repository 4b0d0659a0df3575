"""Briefs of any length, written for the speed test: every claim in them holds.

A page of text has two or three cited figures, and every few pages a chart and a table,
as long papers have. The source is written beside the brief. Nothing shared grows with
the number of briefs, and everything in a brief grows with its pages.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from bench.pack.meeting import FILLERS, PLACES, SUBJECTS

PARAGRAPHS = 6
"""Of a section."""
CITED = (0, 2, 4)
"""The paragraphs of a section that cite a figure."""
MORE = ("Ilm", "Jura", "Kolm")
PER_PAGE = 5
"""Quarters of a section that go on a page."""
SIDES = ("Upper", "Lower", "East", "West", "Old", "New", "Great", "Little", "Dry")
NEARBY = tuple(f"{side} {place}" for side in SIDES for place in (*PLACES, *MORE))
EXHIBIT = 4
"""Sections from one chart or table to the next."""
SHOWN = 6
"""Bars of a chart, rows of a table."""
MOST = len(NEARBY) * len(SUBJECTS)
"""Things that can be told apart by their names."""


def brief(folder: Path, name: str, pages: int, seed: int = 7) -> Path:
    """Write a brief of about so many pages and its source, and return its file."""
    sections = max(1, pages * PER_PAGE // 4)
    (folder / "briefs").mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    dice = random.Random(f"{seed} {name}")
    things = _things(sections * len(CITED))
    figures = dice.sample(range(1_100, 9_900), len(things))
    lines = [
        f"The office counted {figure:,} {thing} during the long summer of the survey."
        for figure, thing in zip(figures, things, strict=True)
    ]
    copy = folder / "sources" / f"{name}.txt"
    text = "\n\n".join([f"Survey of {name}", *lines, ""])
    copy.write_text(text, encoding="utf-8")
    data = {
        **_head(name, sections),
        "sections": list(_sections(sections, things, dice)),
        **_exhibits(sections, things, figures),
        "sources": {"survey": _source(name, copy)},
        "facts": dict(_facts(things, figures, lines)),
    }
    file = folder / "briefs" / f"{name}.yaml"
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return file


def _things(count: int) -> Sequence[str]:
    """Return what is counted, no two alike, neighbours alike in subject."""
    if count > MOST:
        raise ValueError(f"a survey counts at most {MOST} things")
    names = (f"{subject} in {place}" for place, subject in product(NEARBY, SUBJECTS))
    return [next(names) for _ in range(count)]


def _head(name: str, sections: int) -> Mapping[str, Any]:
    return {
        "kind": "memo",
        "title": "The survey finds more in the valley than the lists tell",
        "date": "2025-10-13",
        "cutoff": "2025-10-12",
        "id": f"LV-{name}",
        "marking": "TLP:GREEN",
        "from": "Survey desk",
        "to": ["Council"],
        "citation_style": "briefmaker-numbers",
        "limits": {"pages": 2 * sections + 4},
        "allow": [{"rule": "T-01", "reason": "it is as long as it is"}],
        "bottom_line": "The lists of the districts tell less than a survey finds.",
    }


def _sections(
    count: int, things: Sequence[str], dice: random.Random
) -> Iterator[Mapping[str, Any]]:
    for number in range(count):
        first = number * len(CITED)
        cited = iter(range(first, first + len(CITED)))
        body = []
        for paragraph in range(PARAGRAPHS):
            words = dice.sample(FILLERS, 5)
            if paragraph in CITED:
                words.insert(2, f"The office counted {{fact}}`fact-{next(cited)}`.")
            body.append(" ".join(words))
        if shown := _shown(number, count):
            body[1] += f" @{shown} shows what it counted."
            body.insert(2, f"![](#{shown})")
        yield {
            "heading": f"What is known of the {things[first]}",
            "body": "\n\n".join(body),
        }


def _shown(section: int, count: int) -> str:
    """Return the exhibit that a section holds: a chart and a table in turn."""
    if section % EXHIBIT or (section + EXHIBIT) > max(count, EXHIBIT):
        return ""
    turn, table = divmod(section // EXHIBIT, 2)
    return f"{'tbl' if table else 'fig'}-{turn}"


def _exhibits(
    count: int, things: Sequence[str], figures: Sequence[int]
) -> Mapping[str, Any]:
    charts, tables = {}, {}
    for section in range(count):
        shown = _shown(section, count)
        first = section * len(CITED)
        of = range(first, min(first + SHOWN, len(things)))
        if shown.startswith("fig"):
            charts[shown] = _chart(things, figures, of)
        elif shown:
            tables[shown] = _table(things, of)
    return {"charts": charts, "tables": tables} if tables else {"charts": charts}


def _chart(
    things: Sequence[str], figures: Sequence[int], of: Sequence[int]
) -> Mapping[str, Any]:
    return {
        "kind": "bar",
        "title": "The survey counted thousands of each thing in the valley",
        "subtitle": "Things counted, number, summer of the survey",
        "data": {
            "rows": [
                {"label": things[n].split()[0].capitalize(), "value": figures[n]}
                for n in of
            ]
        },
        "source": "[@survey]",
    }


def _table(things: Sequence[str], of: Sequence[int]) -> Mapping[str, Any]:
    return {
        "title": "The survey went through the valley thing by thing",
        "columns": ["Thing", "Counted"],
        "rows": [[things[n].capitalize(), f"{{fact}}`fact-{n}`"] for n in of],
    }


def _facts(
    things: Sequence[str], figures: Sequence[int], lines: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, thing in enumerate(things):
        yield (
            f"fact-{number}",
            {
                "source": "survey",
                "display": f"{figures[number]:,} {thing.split()[0]}",
                "value": figures[number],
                "locator": {"paragraph": number + 2},
                "selector": {"exact": lines[number].rstrip(".")},
            },
        )


def _source(name: str, copy: Path) -> Mapping[str, Any]:
    return {
        "type": "report",
        "title": f"Survey of {name}",
        "author": ["Survey desk"],
        "publisher": "Lower Valley District Office",
        "issued": "2025-09-01",
        "archive": {
            "path": f"sources/{copy.name}",
            "sha256": sha256(copy.read_bytes()).hexdigest(),
        },
    }
