"""Seals of sources, and the copies that may be handed on.

A seal lets anyone look for the passages of a document again, without the words of the
source. A copy is carried only where its entry says `share: true`.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path, PurePath

from briefmaker.brief.library import Archive, Entries, Source
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.passages.seal_file import SEALS, from_json, seal_path
from briefmaker.evidence.texts.kept import Standing
from briefmaker.origin.materials import digest
from briefmaker.problems import Problem, Severity
from briefmaker.reads import there
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

LARGEST_SEAL = 2_000_000
LARGEST_COPY = 20_000_000
"""In bytes; a PDF is mailed, and what is larger than these stays where it is."""

COPIES = "sources"
UNTOLD = "application/octet-stream"


class Found(Struct, frozen=True):
    """A seal or copy that is carried.

    Attributes:
        path: where it belongs: of a seal beside the library, of a copy from the
            folder that holds all.
    """

    source: str
    data: bytes
    path: str
    media: str = "application/json"


def seals(entries: Entries, shelf: Path) -> Iterator[Found | Problem]:
    """Yield the seals of sources, and what is too large to be carried.

    A seal of another copy than the library records proves nothing and is left out.
    """
    for name, source in sorted(entries.sources.items()):
        file = seal_path(name, shelf)
        if source.restricted or not source.archive or not there(file):
            continue
        if file.stat().st_size > LARGEST_SEAL:
            yield _too_large(f"the seal of “{name}”", LARGEST_SEAL, name)
            continue
        data = file.read_bytes()
        if _seals(data, source.archive):
            yield Found(name, data, f"{SEALS}/{name}.json")


def shared_copies(
    entries: Entries, evidence: Evidence, workspace: Workspace
) -> Iterator[Found | Problem]:
    """Yield the copies that may be handed on, as far as the check had them at hand."""
    for name, source in sorted(entries.sources.items()):
        archive, copy = source.archive, evidence.copies.get(name)
        at_hand = copy is not None and copy.standing is Standing.KEPT
        if source.restricted or not archive or not archive.share or not at_hand:
            continue
        file = workspace.root / archive.path
        if not there(file) or not workspace.holds(file):
            continue
        if file.stat().st_size > LARGEST_COPY:
            yield _too_large(f"the copy of “{name}”", LARGEST_COPY, name)
            continue
        data = file.read_bytes()
        if digest(data) == archive.sha256:
            yield Found(name, data, archive.path, archive.media_type or UNTOLD)


def placed(source: Source, workspace: Workspace) -> Source:
    """Return a source whose copy is named by its place in the workspace alone."""
    archive = source.archive
    if archive is None:
        return source
    path = _place(archive.path, workspace)
    return source.model_copy(
        update={"archive": archive.model_copy(update={"path": path})}
    )


def _place(written: str, workspace: Workspace) -> str:
    """Return where a copy is in its workspace; one from elsewhere as among sources."""
    path = PurePath(written)
    if path.is_absolute() and path.is_relative_to(workspace.root):
        path = path.relative_to(workspace.root)
    place = posixpath.normpath(path.as_posix())
    outside = path.is_absolute() or place.startswith("..")
    return f"{COPIES}/{path.name}" if outside else place


def _seals(data: bytes, archive: Archive) -> bool:
    """Whether bytes are the seal of a copy."""
    try:
        return from_json(data.decode()).sha256 == archive.sha256
    except ValueError:
        return False


def _too_large(what: str, most: int, source: str) -> Problem:
    return Problem(
        "origin.large",
        f"{what} is larger than {most // 1_000_000} MB, so the PDF does not carry it",
        Severity.NOTE,
        ("library", "sources", source),
        on_key=True,
        hint="hand it on beside the PDF",
    )
