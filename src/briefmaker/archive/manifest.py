"""The hashes of all kept copies, in the form that `sha256sum -c` reads (GNU coreutils).

Anybody can so see without briefmaker that the copies are those that the library
records: `cd sources && sha256sum -c manifest-sha256.txt`. The name of the file is
BagIt's (RFC 8493).
"""

import os
from collections.abc import Mapping
from pathlib import Path

from briefmaker.archive.changes import Write, held
from briefmaker.brief.library import Source
from briefmaker.workspace import Workspace

COPIES = "sources"
"""The folder of a workspace in which copies are kept."""

MANIFEST = "manifest-sha256.txt"


def manifest(sources: Mapping[str, Source], workspace: Workspace) -> Write:
    """Return the write of the manifest of all copies that the sources name."""
    folder = workspace.root / COPIES
    hashes = {
        _name(source.archive.path, folder, workspace): source.archive.sha256
        for source in sources.values()
        if source.archive
    }
    lines = (_line(name, hashes[name]) for name in sorted(hashes))
    path = folder / MANIFEST
    return Write(path, "".join(lines).encode(), held(path))


def _name(path: str, folder: Path, workspace: Workspace) -> str:
    """Return where a copy is as seen from the folder of the copies."""
    return Path(os.path.relpath(workspace.root / path, folder)).as_posix()


def _line(name: str, sha256: str) -> str:
    # A line with a name that needs escapes begins with one (coreutils, md5sum).
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return f"{mark}{sha256}  {escaped}\n"
