"""Which files of a folder are briefs."""

from collections.abc import Sequence
from pathlib import Path

from briefmaker.brief.load import LIBRARY
from briefmaker.workspace import TEMPLATES


def briefs_in(paths: Sequence[Path]) -> list[Path]:
    """Return the briefs meant by files and folders, in order, each once.

    A folder stands for its `*.yaml` files and those of the folders in it, except
    hidden folders and those that hold no briefs: libraries and templates.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        for file in inside:
            folders = (path.name, *file.relative_to(path).parts[:-1])
            if path.is_file() or not any(map(_without_briefs, folders)):
                found.setdefault(file)
    return list(found)


def _without_briefs(folder: str) -> bool:
    hidden = folder.startswith(".") and folder not in (".", "..")
    return hidden or folder in (LIBRARY, TEMPLATES)
