"""Texts that were read once, kept in the cache: safe to delete, never trusted blindly.

An entry is named by all that a text depends on: the bytes, their type, the page that
is meant of a web archive, and the reader.
"""

import json
import sys
from array import array
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from briefmaker import shelf
from briefmaker.evidence.texts.regions import NUMBERS, PlaceKind, Regions, Run
from briefmaker.evidence.texts.text import Text

FOLDER = "texts"
ENDING = ".text"


def path_of(cache: Path, *parts: str) -> Path:
    """Return where a text is kept.

    Args:
        cache: the cache's folder.
        parts: all that the text depends on.
    """
    name = sha256("\0".join(parts).encode()).hexdigest()
    return cache / FOLDER / f"{name}{ENDING}"


def take(path: Path) -> Text | None:
    """Return a text that was put there; nothing if there is none, or it is damaged."""
    rest = shelf.lifted(path)
    if rest is None:
        return None
    try:
        return _text(rest)
    except (ValueError, LookupError, TypeError):  # of another version
        return None


def put(path: Path, text: Text) -> None:
    """Keep a text. Where nothing can be written, it is read again the next time."""
    shelf.laid(path, _parts(text))


def _parts(text: Text) -> list[bytes]:
    """Return an entry: the length of its head, the head, content, regions."""
    runs = text.regions.runs if isinstance(text.regions, Regions) else ()
    content = text.content.encode()
    body = [content]
    told = []
    for run in runs:
        labels = b"" if run.labels is None else json.dumps(run.labels).encode()
        body += [_bytes(run.starts), _bytes(run.ends), labels]
        told.append((run.kind, len(run), len(labels)))
    head = json.dumps([text.extractor, text.digest, len(content), told]).encode()
    return [len(head).to_bytes(8, "little"), head, *body]


def _text(entry: memoryview) -> Text:
    at = 8

    def next_(size: int) -> memoryview:
        nonlocal at
        at += size
        return entry[at - size : at]

    head = cast("list[Any]", json.loads(bytes(next_(_length(entry)))))
    extractor, digest, size, told = head
    content = str(next_(size), "utf-8")
    runs: list[Run] = []
    for kind, count, labels in cast("Sequence[tuple[PlaceKind, int, int]]", told):
        width = count * array(NUMBERS).itemsize
        starts, ends = _numbers(next_(width)), _numbers(next_(width))
        names = json.loads(bytes(next_(labels))) if labels else None
        runs.append(Run(kind, starts, ends, names))
    return Text(content, Regions(runs), extractor, digest)


def _length(entry: memoryview) -> int:
    return int.from_bytes(entry[:8], "little")


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array(NUMBERS, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: memoryview) -> "array[int]":
    numbers = array(NUMBERS)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
