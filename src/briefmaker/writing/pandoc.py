"""Pandoc's citeproc, called once for a brief as a program without network or files.

What goes in and comes out is Pandoc's own document tree as JSON, so no text of an
author is ever read as Markdown or HTML a second time. Answers are kept in the cache
by a hash of everything that goes in; what is broken there is made again.
See https://pandoc.org/using-the-pandoc-api.html and pandoc-types 1.23.
"""

import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefmaker import shelf
from briefmaker.unfinished import scratch

API = [1, 23, 1]
SECONDS = 60
FOLDER = "citations"

Tree = dict[str, Any]
"""A node of Pandoc's document tree: `t` is its type, `c` what it holds."""


class EngineError(Exception):
    """The citation engine is missing, failed, or had something to complain about."""


def inlines(text: str) -> list[Tree]:
    """Return plain text as inline nodes; no-break spaces stay in their words."""
    nodes: list[Tree] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def node(kind: str, content: object) -> Tree:
    """Return a node of the tree."""
    return {"t": kind, "c": content}


def find(value: object, kind: str) -> Iterator[Tree]:
    """Yield the nodes of a kind in document order, none inside another."""
    if isinstance(value, dict):
        if value.get("t") == kind:
            yield value
        else:
            yield from find(value.get("c"), kind)
    elif isinstance(value, list):
        for part in value:
            yield from find(part, kind)


def division(blocks: Sequence[Tree]) -> Tree:
    """Return a division, which keeps what comes out for it apart from the rest."""
    return node("Div", [["", [], []], list(blocks)])


def metadata(value: object) -> Tree:
    """Return a value of the document's metadata; lists of nodes are taken as text."""
    if isinstance(value, Mapping):
        return node("MetaMap", {key: metadata(part) for key, part in value.items()})
    if isinstance(value, bool):
        return node("MetaBool", value)
    if isinstance(value, str):
        return node("MetaString", value)
    parts = list(value) if isinstance(value, Sequence) else [value]
    if parts and isinstance(parts[0], dict) and "t" in parts[0]:
        return node("MetaInlines", parts)
    return node("MetaList", [metadata(part) for part in parts])


def citeproc(
    blocks: Sequence[Tree], meta: Mapping[str, object], style: str, cache: Path
) -> list[Tree]:
    """Return the blocks with their citations set, the list of sources last.

    Args:
        blocks: the document, a division for each cluster.
        meta: `references`, `lang` and the engine's own options.
        style: the text of the CSL style.
        cache: the folder in which answers are kept.

    Raises:
        EngineError: there is no engine, it failed, or it gave a warning.
    """
    engine = _engine()
    document = json.dumps(
        {
            "pandoc-api-version": API,
            "meta": {key: metadata(value) for key, value in meta.items()},
            "blocks": list(blocks),
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()
    stat = engine.stat()
    identity = f"{stat.st_size} {stat.st_mtime_ns}"
    parts = (identity.encode(), style.encode(), document)
    entry = cache / FOLDER / f"{shelf.named(parts)}.json"
    kept = shelf.lifted(entry)
    answer = None if kept is None else _blocks(bytes(kept))
    if answer is None:
        text = _run(engine, document, style)
        answer = _blocks(text)
        if answer is None:
            raise EngineError("its answer cannot be read")
        shelf.laid(entry, [text])
    return answer


def _engine() -> Path:
    """Return the program inside pypandoc-binary, without the cost of importing it."""
    spec = importlib.util.find_spec("pypandoc")
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    path = Path(spec.origin or "").parent / "files" / name if spec else Path()
    if not path.is_file():
        raise EngineError("it is not installed: install `pypandoc-binary`")
    return path


def _run(engine: Path, document: bytes, style: str) -> bytes:
    with scratch() as folder:
        csl = folder / "style.csl"
        csl.write_text(style, encoding="utf-8")
        command = [str(engine), "--sandbox", "--citeproc", "--csl", str(csl)]
        try:
            done = subprocess.run(
                [*command, "--from=json", "--to=json"],
                input=document,
                capture_output=True,
                timeout=SECONDS,
                cwd=folder,
                env={"HOME": str(folder), "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(str(error)) from error
    complaint = done.stderr.decode(errors="replace").replace(str(csl), "the style")
    if done.returncode or complaint.strip():
        raise EngineError(" ".join(complaint.split()) or f"status {done.returncode}")
    return done.stdout


def _blocks(text: bytes) -> list[Tree] | None:
    try:
        blocks = json.loads(text)["blocks"]
    except (ValueError, KeyError, TypeError):
        return None
    return blocks if isinstance(blocks, list) else None
