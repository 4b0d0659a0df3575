"""Where the copy of a source is kept: its bytes under the workspace, and its seal."""

from pathlib import Path

from briefmaker.archive.changes import Write, held
from briefmaker.archive.library import Library
from briefmaker.archive.manifest import COPIES
from briefmaker.archive.material import Material
from briefmaker.evidence.passages.seal import seal_of, seal_path
from briefmaker.evidence.passages.seal_file import to_json
from briefmaker.evidence.texts.text import Text
from briefmaker.workspace import Workspace


def place_for(id_: str, material: Material, workspace: Workspace) -> Path:
    """Return where the copy goes: where it is, if it is kept already, else a free name.

    A file of that name that holds other bytes is never replaced.
    """
    folder = workspace.root / COPIES
    file = material.file
    if file and file.resolve().is_relative_to(folder.resolve()):
        return folder / file.resolve().relative_to(folder.resolve())
    stem, number = id_, 2
    path = folder / f"{stem}{material.suffix}"
    while held(path) not in (None, material.data):
        path = folder / f"{stem}-{number}{material.suffix}"
        number += 1
    return path


def copy_write(path: Path, data: bytes) -> Write:
    """Return the write of a copy's bytes."""
    return Write(path, data, held(path))


def seal_write(id_: str, data: bytes, text: Text, library: Library) -> Write:
    """Return the write of a source's seal, beside the library that names it."""
    path = seal_path(id_, library.folder)
    return Write(path, to_json(seal_of(data, text)).encode(), held(path))
