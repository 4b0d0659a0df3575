"""Which files of a folder are briefs, and which are meetings."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefmaker.brief.text import MOST_BYTES
from briefmaker.workspace import LIBRARY, TEMPLATES

KIND = "meeting"
"""What a meeting gives as `kind`, where a brief names a kind of document."""

_OF_A_MEETING = re.compile(
    rf"^(?:kind\s*:\s*[\"']?{KIND}[\"']?\s*(?:#.*)?|agenda\s*:.*)$".encode(),
    re.MULTILINE,
)
"""A key that stands at the top of meetings and of no brief."""

_WITH_MATRIX = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?matrix[\"']?\s*:", re.MULTILINE)
"""The key of a brief that stands for several memos."""


def briefs_in(paths: Sequence[Path]) -> list[Path]:
    """Return the briefs meant by files and folders, in order, each once.

    A folder stands for its `*.yaml` files and those of the folders in it, except
    meetings, hidden folders and those that hold no briefs: libraries and templates.
    """
    return [
        file
        for file, in_folder in _files(paths)
        if not (in_folder and is_meeting(file))
    ]


def meetings_in(paths: Sequence[Path]) -> list[Path]:
    """Return the meetings among files and in folders, in order, each once."""
    return [file for file, _ in _files(paths) if is_meeting(file)]


def is_meeting(file: Path) -> bool:
    """Whether a file is a meeting, by its words alone; whatever else is wrong in it."""
    return _holds(file, _OF_A_MEETING)


def has_matrix(file: Path) -> bool:
    """Whether a brief stands for several memos, by its words alone."""
    return _holds(file, _WITH_MATRIX)


def _holds(file: Path, words: re.Pattern[bytes]) -> bool:
    try:
        with file.open("rb") as opened:
            return bool(words.search(opened.read(MOST_BYTES)))
    except OSError:
        return False


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield an author's files, each once, with whether a folder stood for it."""
    found: dict[Path, bool] = {}
    for path in paths:
        inside = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        for file in inside:
            folders = (path.name, *file.relative_to(path).parts[:-1])
            if path.is_file() or not any(map(_without_briefs, folders)):
                found.setdefault(file, path.is_dir())
    yield from found.items()


def _without_briefs(folder: str) -> bool:
    hidden = folder.startswith(".") and folder not in (".", "..")
    return hidden or folder in (LIBRARY, TEMPLATES)
