"""A workspace made for a measurement: kept copies, a library, one brief."""

import json
from collections.abc import Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from bench.evidence.corpus import Document
from briefmaker.brief.load import Loaded, load
from briefmaker.workspace import Workspace, workspace_of

MOST_FACTS = 1000
"""In one file: a library file may hold so many values and no more."""

BRIEF = {
    "kind": "memo",
    "title": "What the reports say",
    "date": "2025-10-13",
    "cutoff": "2025-10-12",
    "id": "BENCH-1",
    "marking": "none",
    "from": "Bench",
    "to": ["Reader"],
    "bottom_line": "Read on.",
    "sections": [{"heading": "What we know", "body": "Little."}],
}


def desk(
    folder: Path,
    documents: tuple[Document, ...],
    facts: Mapping[str, Mapping[str, Any]],
    quantities: Mapping[str, Mapping[str, Any]] | None = None,
    derived_from: Mapping[str, list[str]] | None = None,
) -> tuple[Loaded, Workspace]:
    """Write copies, library and brief into a folder, and load them.

    Args:
        facts: by name, as a library file has them; `source` is `d0`, `d1`, … for the
            first document, the second, and so on.
        derived_from: for a source, those whose figures it repeats.
    """
    library, copies = folder / "briefs" / "library", folder / "sources"
    library.mkdir(parents=True)
    copies.mkdir()
    sources = {}
    for number, document in enumerate(documents):
        data = document.content.encode()
        (copies / f"d{number}.txt").write_bytes(data)
        archive = {"path": f"sources/d{number}.txt", "sha256": sha256(data).hexdigest()}
        sources[f"d{number}"] = {
            "title": document.name,
            "archive": archive,
            "derived_from": (derived_from or {}).get(f"d{number}", []),
        }
    _write(library / "sources.yaml", {"sources": sources})
    _write(library / "quantities.yaml", {"quantities": dict(quantities or {})})
    named = iter(facts.items())
    number = 0
    while some := dict(islice(named, MOST_FACTS)):
        _write(library / f"facts-{number}.yaml", {"facts": some})
        number += 1
    brief = folder / "briefs" / "brief.yaml"
    _write(brief, BRIEF)
    workspace = workspace_of(brief)
    return load(brief, workspace), workspace


def _write(file: Path, data: Mapping[str, Any]) -> None:
    """Write a YAML file; JSON is YAML."""
    file.write_text(json.dumps(data), encoding="utf-8")
