"""Briefs at random, valid and whole, with their sources: what the sweep renders.

A seed and a number make the same brief on any machine. Sizes run from half a page to
some fifteen, most of them small.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import yaml

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.look.look import Variant
from briefmaker.reading import Wishes
from sweep.exhibits import chart, table
from sweep.prose import Desk
from sweep.words import Words

KINDS: Mapping[str, Sequence[str]] = {
    "assessment": ("scope", "evidence", "assumptions", "alternatives", "indicators"),
    "brief": ("know", "unknown", "assess", "options", "risks"),
    "decision-memo": ("recommendation", "timing", "options", "risks", "next-steps"),
    "fact-sheet": ("figures", "background", "method"),
    "four-page-brief": ("know", "unknown", "assess", "options", "recommendation"),
    "information-memo": ("happened", "meaning", "coming", "response"),
    "memo": ("know", "unknown", "assess", "options", "next-steps"),
    "options-paper": ("background", "criteria", "options", "comparison", "first-days"),
    "questions": ("questions",),
    "situation-report": ("figures", "overview", "changes", "outlook", "gaps"),
    "talking-points": ("points", "if-asked", "caution", "facts", "people"),
}
"""The kinds of document and the roles of their sections."""

LANGUAGES = {"en": 60, "ru": 8, "de": 6, "fr": 5, "fa": 8, "az": 5, "tg": 4, "tr": 4}
VARIANTS = (*Variant,)
SIZES = {"half": (1, 1), "small": (2, 3), "middle": (4, 5), "large": (8, 12)}
"""Sections of a brief, from and to."""
SHARES = {"half": 72, "small": 22, "middle": 5, "large": 1}
STYLES = ("numbers", "notes", "author-date")
DECIDED = ("decision-memo", "options-paper")
UNDECIDED = ("brief", "four-page-brief", "memo")
"""The kinds that ask for a decision, and those that may."""


@dataclass(frozen=True, slots=True)
class Case:
    """A brief of the sweep and how it is printed."""

    number: int
    path: Path
    wishes: Wishes
    data: Mapping[str, Any]


def case(seed: int, number: int, root: Path) -> Case:
    """Write a brief with its sources under a folder, and return it."""
    dice = Random(f"{seed} {number}")
    name = f"b{number}"
    briefs = root / "briefs"
    for folder in (briefs, root / "sources"):
        folder.mkdir(parents=True, exist_ok=True)
    data = _brief(dice, name, root)
    values = NO_VALUES
    if dice.random() < 0.05:
        place = Words(dice).title(1)
        data["matrix"] = {"place": [place, Words(dice).title(1)]}
        data["topic"] = "{place}"
        values = Values((("place", place),), ("place",))
    wishes = Wishes(
        paper=dice.choice(("A4", "Letter")),
        variants=frozenset(_variants(dice)),
        allow_failing=True,
        values=values,
    )
    return written(Case(number, briefs / f"{name}.yaml", wishes, data))


def written(case: Case) -> Case:
    """Write the file of a case, which may have been made smaller."""
    text = yaml.safe_dump(case.data, sort_keys=False, allow_unicode=True, width=10_000)
    case.path.write_text(text, encoding="utf-8")
    return case


def _variants(dice: Random) -> Iterator[Variant]:
    """Yield at most two variants that go together."""
    if dice.random() < 0.45:
        yield dice.choice(VARIANTS)


def _brief(dice: Random, name: str, root: Path) -> dict[str, Any]:
    kind = dice.choice(tuple(KINDS))
    language = dice.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    words = Words(dice, language)
    library = dict(_library(dice, Words(dice), name, root))
    desk = Desk(
        dice,
        words,
        (*(name for name in library["facts"] if name.startswith("f")), "share"),
        tuple(library["sources"]),
        noted=dice.choice((0, 0.03, 0.1, 0.3)),
        cited=dice.choice((0, 0.1, 0.4)),
    )
    data = {
        "kind": kind,
        "title": words.title(dice.randint(4, 12)),
        "date": "2025-10-13",
        "cutoff": "2025-10-12",
        "id": f"LV-{name}",
        "status": dice.choice(("draft", "final")),
        "marking": dice.choice(("TLP:GREEN", "TLP:CLEAR", "OFFICIAL", "none")),
        "from": words.title(2),
        "to": [words.title(2)],
        "language": language,
        "citation_style": f"briefmaker-{dice.choice(STYLES)}",
        "policy": "draft",
        "evidence": dice.choices(("list", "annex", "none", "public"), (6, 2, 2, 1))[0],
        "limits": {"pages": 90},
        "allow": [{"rule": rule, "reason": "a test"} for rule in ("T-01", "T-04")],
        "bottom_line": desk.paragraph(2),
    }
    data |= _head(desk, kind)
    data |= _text(desk, kind, language, root / "briefs")
    return {**data, **library}


def _head(desk: Desk, kind: str) -> Mapping[str, Any]:
    """Return what some briefs have above and below their sections."""
    words, made = desk.words, {}
    if kind in DECIDED or (kind in UNDECIDED and words.chance(0.2)):
        made["decision"] = {"ask": words.words(6), "by": "2025-10-20"}
    if words.chance(0.4):
        made["standfirst"] = words.sentence()
    if words.chance(0.3):
        made["copy"] = [words.title(2) for _ in range(3)]
    if words.chance(0.3):
        made["contact"] = "water.desk@example.org"
    if words.chance(0.2):
        made["source_summary"] = words.sentences(2)
    if words.chance(0.2):
        made["machine_use"] = words.sentence()
    if words.chance(0.4):
        made["judgements"] = [
            {
                "text": f"{words.title(4)} {{likely}}`likely` {desk.said(3, 9)}",
                "confidence": desk.dice.choice(("low", "moderate", "high")),
                "because": words.words(6),
            }
            for _ in range(desk.dice.randint(1, 4))
        ]
    return made


def _text(desk: Desk, kind: str, language: str, folder: Path) -> Mapping[str, Any]:
    """Return the sections, and the charts and tables in them."""
    size = desk.dice.choices(list(SHARES), list(SHARES.values()))[0]
    count = desk.dice.randint(*SIZES[size])
    roles = KINDS[kind]
    charts: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    desk.targets = tuple(f"sec-{number}" for number in range(count))
    sections = []
    for number in range(count):
        inner = desk.dice.choice(tuple(LANGUAGES))
        own = inner if desk.words.chance(0.12) and inner != language else language
        usual, desk.words = desk.words, Words(desk.dice, own)
        placed = []
        for name in _exhibits(desk, number):
            placed.append(name)
            if name.startswith("fig"):
                charts[name] = chart(desk, f"{name}", folder)
            else:
                tables[name] = table(desk)
        section = {"id": f"sec-{number}", **_section(desk, roles, number, placed)}
        if own != language:
            section["language"] = own
        desk.words = usual
        sections.append(section)
    made: dict[str, Any] = {"sections": sections}
    return (
        made
        | ({"charts": charts} if charts else {})
        | ({"tables": tables} if tables else {})
    )


def _exhibits(desk: Desk, section: int) -> Iterator[str]:
    for kind, share in (("fig", 0.22), ("tbl", 0.3)):
        if desk.words.chance(share):
            yield f"{kind}-{section}"


def _section(
    desk: Desk, roles: Sequence[str], number: int, placed: Sequence[str]
) -> dict[str, Any]:
    made: dict[str, Any] = {"heading": desk.words.title(desk.dice.randint(1, 8))}
    if number < len(roles) and desk.words.chance(0.7):
        made["role"] = roles[number]
        if desk.words.chance(0.4):
            del made["heading"]
    if placed or desk.words.chance(0.85):
        blocks = desk.dice.choices((1, 2, 7), (5, 4, 1))[0]
        made["body"] = desk.body(blocks, placed)
    if desk.words.chance(0.12) or "body" not in made:
        made |= desk.dice.choice((_steps, _points, _questions, _people, _figures))(desk)
    return made


def _steps(desk: Desk) -> Mapping[str, Any]:
    steps = [
        {"do": desk.said(3, 9), "owner": desk.words.title(2), "by": "2025-11-14"}
        for _ in range(desk.dice.randint(1, 6))
    ]
    return {"steps": steps}


def _points(desk: Desk) -> Mapping[str, Any]:
    points = [
        {"topic": desk.words.title(1), "say": desk.said(), "why": desk.words.sentence()}
        for _ in range(desk.dice.randint(1, 5))
    ]
    return {"points": points}


def _questions(desk: Desk) -> Mapping[str, Any]:
    asked = [
        {"ask": f"{desk.words.title(5)}?", "answer": desk.paragraph(3)}
        for _ in range(desk.dice.randint(1, 4))
    ]
    return {"questions": asked}


def _people(desk: Desk) -> Mapping[str, Any]:
    people = [
        {"name": desk.words.title(2), "note": desk.said(3, 9)}
        for _ in range(desk.dice.randint(1, 4))
    ]
    return {"people": people}


def _figures(desk: Desk) -> Mapping[str, Any]:
    names = [name for name in desk.facts if name != "share"]
    chosen = desk.dice.sample(names, desk.dice.randint(1, 4))
    return {
        "key_figures": [{"fact": name, "label": desk.words.title(3)} for name in chosen]
    }


def _library(
    dice: Random, words: Words, name: str, root: Path
) -> Iterator[tuple[str, Any]]:
    """Yield sources, facts and a quantity on which two sources differ."""
    sources: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    for number in range(dice.randint(3, 6)):
        source, lines = f"s{number}", []
        for line in range(3):
            figure, noun = dice.randint(110, 990), words.word()
            exact = f"The office counted {figure} {noun} in {words.words(4)}"
            lines.append(f"{exact}.")
            failing = dice.random() < 0.04
            fact: dict[str, Any] = {
                "source": source,
                "display": f"{figure} {noun}",
                "value": figure,
                "selector": {"exact": words.words(6) if failing else exact},
            }
            if number < 2 and line == 0:
                fact["quantity"] = "share"
                facts[f"q{number}"] = fact
            else:
                facts[f"f{number}{line}"] = fact
        copy = root / "sources" / f"{name}-{source}.txt"
        copy.write_text("\n\n".join([words.title(3), *lines, ""]), encoding="utf-8")
        sources[source] = _source(dice, words, copy)
    yield "sources", sources
    yield "quantities", {"share": {"label": words.title(3), "position": "show-both"}}
    yield "facts", facts


def _source(dice: Random, words: Words, copy: Path) -> Mapping[str, Any]:
    made: dict[str, Any] = {
        "type": dice.choice(("report", "webpage", "article-newspaper")),
        "title": words.title(dice.randint(2, 12)),
        "author": [words.title(2)],
        "publisher": words.title(2),
        "issued": "2025-09-01",
        "archive": {
            "path": f"sources/{copy.name}",
            "sha256": sha256(copy.read_bytes()).hexdigest(),
        },
    }
    if dice.random() < 0.5:
        made["URL"] = words.address()
    return made
