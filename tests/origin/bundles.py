"""A small house of invented briefs, what its documents carry, and the way back."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from briefmaker.build import Composed, compose
from briefmaker.evidence.passages.seal import seal_of, to_json
from briefmaker.evidence.texts.reader import read_text
from briefmaker.origin.opening import Origin, opened
from briefmaker.origin.record import BRIEF
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

REPORT = (
    "Water in the valley, 2025. The council counted 62 farms in August. It is not said "
    "who counted them twice. Losses in the mill canal came to 31% of what was let in. "
    "The union says that 58 farms had water. A clerk keeps the key of the upper gate.\n"
)
SOURCES: dict[str, Any] = {
    "report": {"title": "Water in the valley", "issued": "2025-08"},
    "union": {"title": "A letter of the union", "derived_from": ["report"]},
    "old": {"title": "An older report", "superseded_by": "new"},
    "new": {"title": "A report that nobody has read yet"},
    "idle": {"title": "A source that nobody cites"},
}
FACTS: dict[str, Any] = {
    "farms-council": {
        "quantity": "farms",
        "display": "62 farms",
        "value": "62",
        "source": "report",
        "selector": {"exact": "The council counted 62 farms in August"},
    },
    "farms-union": {
        "quantity": "farms",
        "display": "58 farms",
        "value": "58",
        "source": "union",
        "selector": {"exact": "The union says that 58 farms had water"},
    },
    "losses": {
        "display": "31%",
        "value": "31",
        "source": "report",
        "selector": {
            "exact": "Losses in the mill canal came to 31% of what was let in"
        },
    },
    "kept-in": {"display": "69%", "calc": "100% - losses"},
    "gate": {
        "statement": "A clerk has the key.",
        "source": "old",
        "selector": {"exact": "A clerk keeps the key of the upper gate"},
        "acknowledge": {"stale": "the newer report does not name the gate"},
    },
    "unused": {
        "display": "nobody",
        "source": "idle",
        "selector": {"exact": "It is not said who counted them twice"},
    },
}
BRIEF_TEXT: dict[str, Any] = {
    "kind": "memo",
    "title": "The lower valley needs meters before the season",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-2025-900",
    "marking": "TLP:GREEN",
    "from": "Water desk",
    "to": ["Deputy minister"],
    "bottom_line": "Water was short: {fact}`farms` had some [@gate].",
    "sections": [
        {"role": "know", "body": "What was let in was kept to {fact}`kept-in`."},
    ],
}


def house(
    folder: Path,
    *,
    brief: Mapping[str, Any] | None = None,
    source: Mapping[str, Any] | None = None,
    copies: bool = True,
    seals: bool = True,
) -> Path:
    """Write a workspace of one brief, and return the brief's path.

    Args:
        brief: keys that it has besides, or instead.
        source: keys that its sources have besides.
        copies: the copies of its sources are at hand.
        seals: so are their seals.
    """
    library, kept = folder / "briefs" / "library", folder / "sources"
    for each in (library / "seals", kept):
        each.mkdir(parents=True, exist_ok=True)
    sources = {}
    for name, entry in SOURCES.items():
        data = f"{name}: {REPORT}".encode()
        archive = {
            "path": f"sources/{name}.txt",
            "sha256": hashlib.sha256(data).hexdigest(),
            "media_type": "text/plain",
        }
        sources[name] = {**entry, "archive": archive, **(source or {})}
        if copies:
            (kept / f"{name}.txt").write_bytes(data)
        if seals:
            seal = to_json(seal_of(data, read_text(data, "text/plain", "")))
            (library / "seals" / f"{name}.json").write_text(seal, encoding="utf-8")
    entries = {
        "sources": sources,
        "quantities": {"farms": {"label": "Farms with water", "position": "show-both"}},
        "facts": FACTS,
    }
    _write(library / "water.yaml", entries)
    path = folder / "briefs" / "water.yaml"
    _write(path, {**BRIEF_TEXT, **(brief or {})})
    return path


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def space(path: Path) -> Workspace:
    """Return the workspace of a brief, with the cache of the tests."""
    return workspace_of(path)


def made(path: Path, wishes: Wishes = NO_WISHES) -> Composed:
    """Return a brief after stages 1 to 4; it must not be stopped."""
    done = compose(path, space(path), wishes)
    assert done.made, [problem.message for problem in done.problems if problem.blocks]
    return done


def carried(path: Path, wishes: Wishes = NO_WISHES) -> dict[str, bytes]:
    """Return what the PDF of a brief carries, by name."""
    done = made(path, wishes)
    assert done.made
    return {file.name: file.data for file in done.made.page.attached}


def origin_of(path: Path, wishes: Wishes = NO_WISHES) -> Origin:
    """Return the origin of a brief's PDF, read again."""
    return opened(carried(path, wishes))


def unpacked(origin: Origin, folder: Path) -> Path:
    """Write what a PDF carries as its record says, and return the brief's path."""
    for file in origin.record.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(origin.files[file.name])
    brief = origin.record.file(BRIEF)
    assert brief
    return folder / brief.path


def again(origin: Origin) -> Wishes:
    """Return the wishes by which a document is made again."""
    return Wishes(
        found=origin.evidence,
        variants=origin.record.variants,
        allow_failing=origin.record.allow_failing,
    )


def same(path: Path, folder: Path, wishes: Wishes = NO_WISHES) -> bool:
    """Whether a brief composes to the same page from what its PDF carries alone."""
    first = made(path, wishes).made
    assert first
    origin = opened({file.name: file.data for file in first.page.attached})
    brief = unpacked(origin, folder)
    second = made(brief, again(origin)).made
    assert second
    here, there = space(path).root.as_uri(), space(brief).root.as_uri()
    one = replace(first.page, html=first.page.html.replace(here, there), folders=())
    two = replace(second.page, folders=())
    return replace(one, problems=()) == replace(two, problems=())


def moved(folder: Path, to: Path) -> Path:
    """Return a copy of a workspace in another folder, and its brief there."""
    shutil.copytree(folder, to)
    return to / "briefs" / "water.yaml"
