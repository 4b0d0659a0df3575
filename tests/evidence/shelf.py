"""A library to check: entries made from a few words, in a workspace of its own."""

from datetime import date
from pathlib import Path
from typing import Any

from briefmaker.brief.kinds import Kind
from briefmaker.brief.library import Entries
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Brief
from briefmaker.brief.places import Places
from briefmaker.workspace import Workspace

KIND = Kind.model_validate(
    {
        "name": "memo",
        "title": "For decision",
        "information": "For information",
        "line": "A memo.",
        "pages": 2,
        "notes": "foot",
        "widths": {},
    }
)
BRIEF: dict[str, Any] = {
    "kind": "memo",
    "title": "A title",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BM-1",
    "marking": "TLP:GREEN",
    "from": "Desk",
    "to": ["Minister"],
    "bottom_line": "The point.",
    "sections": [{"heading": "What we know", "body": "Text."}],
}
SOURCES: dict[str, Any] = {"s1": {"title": "One"}, "s2": {"title": "Two"}}


def fact(source: str = "s1", **more: Any) -> dict[str, Any]:
    """Return a fact on a passage that no copy is needed for."""
    return {"source": source, "selector": {"exact": "some words of it"}, **more}


def brief_of(**own: Any) -> Brief:
    """Return a brief, with settings and entries of its own."""
    return Brief.model_validate({**BRIEF, **own})


def loaded(
    root: Path = Path("desk"), own: dict[str, Any] | None = None, **entries: Any
) -> Loaded:
    """Return a brief with a library; the brief's own entries come with `own`."""
    brief = brief_of(**(own or {}))
    library = {"sources": SOURCES, **entries}
    for group in ("sources", "quantities", "facts", "quotes"):
        library[group] = {**library.get(group, {}), **(own or {}).get(group, {})}
    path = root / "briefs" / "x.yaml"
    return Loaded(path, brief, Entries.model_validate(library), KIND, Places(()))


def workspace(root: Path = Path("desk")) -> Workspace:
    """Return a workspace in which nothing is shipped."""
    return Workspace(root, (), root, root / "cache", date(2025, 10, 13))
