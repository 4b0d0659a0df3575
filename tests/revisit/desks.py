"""A small desk with a brief, its source and the seal of it; and PDFs of it, bent."""

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from briefmaker.archive.library import library_of
from briefmaker.archive.sealing import seal
from briefmaker.pdf.carried import carried
from briefmaker.workspace import Workspace, workspace_of

COPY = """\
Trade in 2023

In that year exports of goods rose by 39 per cent against the year before. Imports of
goods rose by 12 per cent, the agency found.
"""
BRIEF = """\
kind: memo
title: Exports grew faster than imports in one year
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: TLP:GREEN
from: Trade desk
to: [Deputy minister]
bottom_line: Exports rose by {fact}`exports`, imports by {fact}`imports`.
sections:
  - heading: What we know
    body: Exports rose by {fact}`exports`. ^[In one year.]
"""
LIBRARY = """\
sources:
  s1:
    title: Trade in 2023
    publisher: Statistics agency
    issued: 2024
    URL: https://example.org/trade
    archive: {path: sources/trade.txt, sha256: SHA256, media_type: text/plain}
facts:
  exports:
    source: s1
    display: 39%
    selector: {exact: exports of goods rose by 39 per cent}
  imports:
    source: s1
    display: 12%
    selector: {exact: goods rose by 12 per cent}
""".replace("SHA256", sha256(COPY.encode()).hexdigest())


def furnished(root: Path) -> Workspace:
    """Write the desk into a folder, and return its workspace."""
    library = root / "briefs" / "library"
    library.mkdir(parents=True)
    (root / "sources").mkdir()
    (root / "sources" / "trade.txt").write_text(COPY, encoding="utf-8")
    (library / "library.yaml").write_text(LIBRARY, encoding="utf-8")
    (root / "briefs" / "own.yaml").write_text(BRIEF, encoding="utf-8")
    workspace = workspace_of(root)
    for sealed in seal((), library_of(workspace)):
        assert sealed.write
        sealed.write.path.parent.mkdir(exist_ok=True)
        sealed.write.path.write_bytes(sealed.write.data)
    return workspace


def bent(data: bytes, bend: Callable[[pikepdf.Pdf], None], **saved: Any) -> bytes:
    """Return a PDF after something was done to it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        bend(pdf)
        out = BytesIO()
        pdf.save(out, **saved)
    return out.getvalue()


def attached(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return the streams of attached files by name."""
    names: Any = pdf.Root.Names.EmbeddedFiles.Names
    return {str(names[at]): names[at + 1].EF.F for at in range(0, len(names), 2)}


def rewritten(data: bytes, name: str, old: str, new: str, *, hide: bool) -> bytes:
    """Return a PDF with other words in an attached file.

    Args:
        hide: correct the record too, so that it fits the changed file.
    """
    files = carried(data)
    content = files[name].decode()
    assert old in content
    changed = content.replace(old, new).encode()
    record = json.loads(files["build.json"])
    for file in record["files"]:
        if file["name"] == name:
            file["sha256"] = sha256(changed).hexdigest()

    def bend(pdf: pikepdf.Pdf) -> None:
        attached(pdf)[name].write(changed)
        if hide:
            said = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
            attached(pdf)["build.json"].write(said.encode())

    return bent(data, bend)
