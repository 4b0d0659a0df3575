"""A desk on which every place that may be left out holds a word found nowhere else."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from briefmaker.workspace import Workspace, workspace_of

OTHERS: dict[str, str] = {}
"""Words that only the cabinet gets, by the place where they stand."""

INTERNAL: dict[str, str] = {}
"""Words that no public copy may hold, by the place where they stand."""


def _others(place: str) -> str:
    return OTHERS.setdefault(place, f"Xocab{_letters(len(OTHERS))}")


def _internal(place: str) -> str:
    return INTERNAL.setdefault(place, f"Xoint{_letters(len(INTERNAL))}")


def _letters(number: int) -> str:
    """Return a number as four letters that no word of any language begins with."""
    return "".join("bdfgklmnpr"[int(digit)] for digit in f"{number:03}") + "ux"


O, I = _others, _internal  # noqa: E741, short for what stands in every line

CABINET = O("name of an audience").lower()
PRESS = "xopressux"
"""The audience that gets less; its own name is not for readers either."""
REPORT = (
    "In August 62 per cent of the farms in the lower valley had water, the council "
    f"said. A further {I('sentence of an open source')} followed in the yearly "
    "report.\n"
)
UNION = (
    "Our members found that 55 per cent of all the farms of the lower valley had "
    f"{I('passage of a restricted source')} water.\n"
)
OLD = "Once 70 per cent of the farms that were ever counted had water in August.\n"
CABLE = (
    f"The {O('passage of a source')} wells of the upper valley were counted at 31 "
    "then.\n"
)

ONLY = {"audience": [CABINET]}
FACT_OF_OTHERS = O("name of a fact").lower()
SOURCE_OF_OTHERS = O("name of a source").lower()
QUANTITY_OF_OTHERS = O("name of a quantity").lower()
RESTRICTED = I("name of a restricted source").lower()
TYPED_PLACE = INTERNAL.setdefault("place that an author typed", "7714277142")
VOUCHED = I("name of a fact that a person vouches for").lower()


COPIES = {
    I("path of a copy").lower(): REPORT, "union": UNION, "cable": CABLE, "old": OLD,
}  # fmt: skip
COMMENT = f"# {O('YAML comment')} {I('another YAML comment')}\n"
PICTURE = O("file name of a picture")
INSIDE = O("words inside a picture")


def desk(folder: Path) -> Path:
    """Write the desk, and return the path of its brief."""
    kept = folder / "sources"
    kept.mkdir(parents=True)
    for name, text in COPIES.items():
        (kept / f"{name}.txt").write_text(text)
    shelf = folder / "briefs" / "library"
    shelf.mkdir(parents=True)
    # JSON is YAML, and quotes every word as it is.
    (shelf / "facts.yaml").write_text(json.dumps(LIBRARY, indent=1))
    notes = PngInfo()
    notes.add_text("Comment", INSIDE)
    picture = folder / "briefs" / f"{PICTURE}.png"
    Image.new("RGB", (40, 20), "#0b5d3b").save(picture, pnginfo=notes)
    path = folder / "briefs" / "water.yaml"
    path.write_text(COMMENT + json.dumps(BRIEF, indent=1))
    return path


def workspace(folder: Path) -> Workspace:
    """Return the desk as a workspace."""
    return workspace_of(folder / "briefs")


def _archives() -> Iterator[dict[str, str]]:
    """Yield what the library says of each copy."""
    for name, text in COPIES.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield {"path": f"sources/{name}.txt", "sha256": digest}


def _library() -> dict[str, Any]:
    report, union, cable, old = _archives()
    return {
        "sources": {
            "council": {
                "title": "Counting the farms of the valley",
                "author": ["Valley Council"],
                "URL": "https://example.org/farms",
                "issued": "2025-09-01",
                "language": "en",
                "reliability": "B2",
                "archive": report | {"media_type": "text/html"},
            },
            "almanac": {"title": "Almanac of wells", "author": ["Valley Council"]},
            RESTRICTED: {
                "title": f"Notes of {I('title of a restricted source')} on the farms",
                "author": [{"family": I("author of a restricted source")}],
                "publisher": I("publisher of a restricted source"),
                "URL": f"https://example.org/{I('address of a restricted source')}",
                "note": I("note on a restricted source"),
                "issued": "2025-08-02",
                "language": "en",
                "restricted": True,
                "derived_from": ["council"],
                "archive": union
                | {"version_url": f"https://example.net/{I('web archive').lower()}"},
            },
            SOURCE_OF_OTHERS: {
                "title": f"{O('title of a source')} of the wells",
                "author": [O("author of a source")],
                "publisher": O("publisher of a source"),
                "URL": f"https://example.org/{O('address of a source')}",
                "descriptor": O("descriptor of a source"),
                "note": O("note on a source"),
                "language": "en",
                "archive": cable,
            },
            "old": {
                "title": f"An old count by {I('title of a source set aside')} alone",
                "language": "en",
                "restricted": True,
                "archive": old,
            },
        },
        "quantities": {
            "share": {"label": "Farms that had water", "position": "show-both"},
            QUANTITY_OF_OTHERS: {"label": O("label of a quantity")},
        },
        "facts": {
            "farms-council": {
                "quantity": "share",
                "display": "62% of farms",
                "value": "62",
                "source": "council",
                "locator": {"paragraph": "1"},
                "selector": {
                    "exact": "62 per cent of the farms in the lower valley had water"
                },
            },
            "farms-union": {
                "quantity": "share",
                "display": "55% of farms",
                "value": "55",
                "source": RESTRICTED,
                "scope": I("scope of a restricted source"),
                "locator": {"section": I("place in a restricted source")},
                "selector": {
                    "exact": "55 per cent of all the farms of the lower valley had "
                    f"{I('passage of a restricted source')} water"
                },
                "acknowledge": {"stale": I("reason for accepting a warning")},
                "translation": {
                    "text": I("translation of a restricted source"),
                    "by": I("translator"),
                },
            },
            "farms-old": {
                "quantity": "share",
                "display": "70% of farms",
                "value": "70",
                "source": "old",
                "rank": "deprecated",
                "rank_reason": I("reason for setting a value aside"),
                "selector": {
                    "exact": "70 per cent of the farms that were ever counted had water"
                },
            },
            "followed": {
                "source": "council",
                "selector": {
                    "exact": f"A further {I('sentence of an open source')} followed in "
                    "the yearly report"
                },
                "acknowledge": {"hedge": I("another reason for accepting a warning")},
            },
            VOUCHED: {
                "display": "forty wells",
                "statement": I("statement that a person vouches for"),
                "attested": {
                    "by": I("person who vouches"),
                    "on": "2025-10-02",
                    "why_no_copy": I("reason why there is no copy"),
                },
            },
            FACT_OF_OTHERS: {
                "quantity": QUANTITY_OF_OTHERS,
                "display": f"31 {O('words of a fact')}",
                "value": "31",
                "statement": O("statement of a fact"),
                "label": O("label of a fact"),
                "scope": O("scope of a fact"),
                "source": SOURCE_OF_OTHERS,
                "selector": {
                    "exact": f"{O('passage of a source')} wells of the upper valley "
                    "were counted at 31"
                },
            },
            "seen": {
                "display": f"nine {O('words of a fact that a person vouches for')}",
                "attested": {
                    "by": O("person who vouches"),
                    "on": "2025-10-02",
                    "why_no_copy": O("reason why there is no copy"),
                },
            },
        },
        "quotes": {
            "said": {
                "source": SOURCE_OF_OTHERS,
                "speaker": O("speaker"),
                "selector": {"exact": f"The {O('passage of a source')} wells of the"},
            }
        },
    }


def _brief() -> dict[str, Any]:
    return {
        "kind": "memo",
        "title": "Farms of the lower valley had water in August",
        "date": "2025-10-13",
        "cutoff": "2025-10-12",
        "id": "BM-2025-077",
        "marking": "TLP:CLEAR",
        "from": "Water desk",
        "to": ["Deputy minister"],
        "cleared_by": [I("reviewer")],
        "policy": "draft",
        "evidence": "annex",
        "bottom_line": "The sources differ on the farms: {fact}`share`.",
        "judgements": [
            {
                "text": "Water is {likely}`likely` to last until May 2026.",
                "confidence": "low",
                "because": "one report counts the farms",
                "audience": [PRESS, CABINET],
            },
            {
                "text": f"A {O('judgement')} is {{likely}}`unlikely` before May 2026.",
                "confidence": "low",
                "because": f"one {O('reason of a judgement')} tells of it",
                **ONLY,
            },
        ],
        "sections": _sections(),
        "charts": _charts(),
        "tables": _tables(),
        "sources": {
            O("name of a source of the brief's own").lower(): {
                "title": f"Papers of {O('title of a source of its own')} at hand"
            }
        },
        "uncited": [
            {"text": f"nine {O('figure without a source')}", "reason": O("its reason")},
            {"text": "three canals", "reason": I("reason for a figure without source")},
        ],
        "allow": [
            {"rule": "T-02", "reason": f"{I('reason for an allowance')} wrote it"},
        ],
    }


def _sections() -> list[dict[str, Any]]:
    own = O("name of a source of the brief's own").lower()
    return [
        {
            "id": "sec-know",
            "role": "know",
            "body": "The council counted the farms [@council; @followed], and three "
            f"canals beside {{fact}}`{VOUCHED}`. An almanac agrees "
            f"[@almanac; @{RESTRICTED}, p. {TYPED_PLACE}].\n\n"
            "![](#fig-farms)",
        },
        {
            "id": f"sec-{O('name of a section').lower()}",
            "heading": f"On the {O('heading')} wells",
            "body": f"The {O('body')} wells are {{fact}}`{FACT_OF_OTHERS}`, and a note "
            f"says so.^[A {O('footnote')} of the desk [@{own}].] Some said {{quote}}"
            f"`said`. There were {{fact}}`seen` and nine "
            f"{O('figure without a source')}. See [a page]"
            f"(https://example.org/{O('address in a link')}) of the "
            f"{{abbr}}`XBC (Xen Bod {O('abbreviation')})`.\n\n"
            f":::{{note}} A {O('title of a box')} of ours\nWhat a {O('box')} says.\n:::"
            f"\n\n![A {O('words for a picture')} of the wells]({PICTURE}.png)\n\n"
            "![](#fig-wells)\n\n![](#tbl-wells)",
            "key_figures": [
                {
                    "fact": FACT_OF_OTHERS,
                    "display": f"31 {O('key figure')}",
                    "label": O("label of a key figure"),
                    "trend": "up",
                    "since": O("trend of a key figure"),
                }
            ],
            **ONLY,
        },
        {
            "role": "next-steps",
            "steps": [
                {"do": "Count the farms again", "owner": "Water desk", "by": "2026-01"},
                {
                    "do": f"Tell the {O('step')} of it",
                    "owner": O("owner of a step"),
                    "within": f"ten {O('time of a step')}",
                    **ONLY,
                },
            ],
        },
        {
            "role": "if-asked",
            "heading": "If asked",
            "questions": [
                {"ask": "Who counts?", "answer": "The council does."},
                {
                    "ask": f"Who has the {O('question')} now?",
                    "answer": f"The {O('answer')} has it.",
                    "beyond": f"no {O('limit of an answer')} is known",
                    **ONLY,
                },
            ],
        },
        {
            "heading": "Points to make",
            "points": [
                {"topic": "Farms", "say": "They had water.", "why": "it rained"},
                {
                    "topic": O("topic of a point"),
                    "say": f"The {O('point')} is ours.",
                    "why": f"the {O('reason of a point')} is known",
                    **ONLY,
                },
            ],
        },
        {
            "heading": "Across the table",
            "people": [
                {"name": "A. Councillor", "note": "has counted"},
                {"name": O("person"), "note": f"likes {O('note on a person')}", **ONLY},
            ],
        },
        {
            "heading": "Recommendation",
            "recommendations": [
                {"text": "Approve the count."},
                {
                    "text": f"Approve the {O('recommendation')}.",
                    "owner": O("owner of a recommendation"),
                    **ONLY,
                },
            ],
        },
    ]


def _charts() -> dict[str, Any]:
    return {
        "fig-wells": {
            "kind": "bar",
            "title": f"The {O('title of a chart')} has most wells",
            "subtitle": f"{O('subtitle of a chart')}, number",
            "data": {
                "rows": [
                    {"label": O("label of a row"), "value": 31},
                    {"label": "Lower valley", "value": 12},
                ]
            },
            "source": f"[@{SOURCE_OF_OTHERS}] {O('source of a chart')}",
            "note": f"The {O('note on a chart')} is ours.",
            "alt": f"Bar chart of the {O('words for a chart')}: 31 wells and 12 wells.",
            **ONLY,
        },
        "fig-farms": {
            "kind": "range",
            "title": "The two counts of farms with water lie apart",
            "subtitle": "Farms with water in August 2025, %",
            "data": {"facts": ["share"]},
        },
    }


def _tables() -> dict[str, Any]:
    return {
        "tbl-wells": {
            "title": f"The wells of {O('title of a table')}",
            "subtitle": O("subtitle of a table"),
            "columns": ["Well", O("head of a column")],
            "rows": [[O("first cell"), O("cell")], ["Other", "none"]],
            "note": f"The {O('note on a table')} is ours.",
            **ONLY,
        }
    }


LIBRARY, BRIEF = _library(), _brief()
