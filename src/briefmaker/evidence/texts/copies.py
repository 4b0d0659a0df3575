"""The kept copy of a source: found, hashed, read, and compared with what is recorded.

A copy lies at `archive.path` under the workspace; beside the library lies its seal,
which stands in for it where it is not at hand.
"""

import errno
import hashlib
import re
import stat
from functools import lru_cache
from pathlib import Path

from briefmaker.brief.library import Archive, Source
from briefmaker.evidence.passages.seal_file import Seal, from_json, seal_path
from briefmaker.evidence.texts import shelf
from briefmaker.evidence.texts.extractors import PDFIUM
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.reader import (
    WARC,
    media_type_of,
    reader_of,
)
from briefmaker.evidence.texts.text import Text, Unreadable
from briefmaker.look.settings import limits_of
from briefmaker.reads import sought
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

__all__ = ["MOST_BYTES", "kept"]

MOST_BYTES = 300_000_000
"""The most that a copy may hold."""

MOST_OF_A_SEAL = 50_000_000

HEAD_OF_A_SEAL = 1_000
SAID = re.compile(r'"(sha256|text_sha256|extractor)": *"([^"\\]*)"')

ADD = "`briefmaker source add FILE` keeps one"


def kept(id: str, source: Source, folder: Path, workspace: Workspace) -> Kept:
    """Return how the copy of a source stands, with its text.

    Args:
        id: the source's name.
        source: its entry in the library.
        folder: where the library's files are.
        workspace: where copies and the cache are.
    """
    archive = source.archive
    if archive is None:
        reason = f"the library records no copy of “{id}”"
        return Kept(id, Standing.MISSING, reason=reason, hint=ADD)
    seal = seal_path(id, folder)
    path = workspace.root / archive.path
    if lack := _lack(path, archive, workspace):
        return _without(id, archive, seal, lack)
    try:
        copy = _read(path, archive, source.URL or "", workspace)
    except Unreadable as error:
        reason = f"the copy of “{id}” cannot be read: {error.reason}"
        return Kept(id, Standing.UNREADABLE, reason=reason, hint=error.hint)
    if copy.sha256 != archive.sha256:
        return _changed(id, archive, seal, copy)
    reason, hint = _read_otherwise(id, archive, seal, copy.text)
    return Kept(id, Standing.KEPT, copy.text, None, copy.data, reason, hint)


class _Copy(Struct, frozen=True):
    """A copy that was read.

    Attributes:
        sha256: of its bytes.
        data: what shows its pages, if it is a PDF.
    """

    sha256: str
    text: Text
    data: bytes


def _lack(path: Path, archive: Archive, workspace: Workspace) -> tuple[str, str] | None:
    """Return why there is no copy at a path, and what to do; nothing if there is."""
    shown = archive.path
    try:
        if not workspace.holds(path):
            return (
                f"“{shown}” leads out of the folder of your briefs",
                "put the copy under `sources/` and correct `path`",
            )
        there = sought(path).exists()
    except (OSError, RuntimeError, ValueError):  # links in a circle, a null character
        return f"“{shown}” cannot be reached", "correct `path`"
    if there:
        return None
    return (
        f"“{shown}” is not at hand",
        "put it back, or `briefmaker source add FILE` keeps it anew",
    )


def _without(id_: str, archive: Archive, path: Path, lack: tuple[str, str]) -> Kept:
    """Return a source whose copy is not at hand; its seal may stand in for it."""
    what, cure = lack
    seal, why_not = _seal(path, archive)
    if seal is None:
        reason = f"the copy of “{id_}” is missing: {what}, and {why_not}"
        return Kept(id_, Standing.MISSING, reason=reason, hint=cure)
    reason = f"only the seal of “{id_}” is here: {what}"
    return Kept(id_, Standing.SEALED, seal=seal, reason=reason, hint=cure)


def _changed(id_: str, archive: Archive, path: Path, copy: _Copy) -> Kept:
    """Return a copy with other bytes than the library records."""
    seal, _ = _seal(path, archive)
    reason = (
        f"the copy of “{id_}” at “{archive.path}” has other bytes than the library "
        "records"
    )
    hint = "put the recorded copy back, or add the new one as a source of its own"
    return Kept(id_, Standing.CHANGED, copy.text, seal, copy.data, reason, hint)


def _read_otherwise(
    id_: str, archive: Archive, path: Path, text: Text
) -> tuple[str, str]:
    """Return that a seal was made from another text of the same bytes, and the cure."""
    digest, extractor = _sealed_text(path, archive)
    if digest in ("", text.digest):
        return "", ""
    return (
        f"{extractor} read another text from the same bytes of “{id_}” than "
        f"{text.extractor} does now",
        f"`briefmaker source seal {id_}` makes its seal anew",
    )


def _seal(path: Path, archive: Archive) -> tuple[Seal | None, str]:
    """Return a source's seal, if it is that of the recorded copy; else why not."""
    try:
        seal = from_json(_beginning(path, MOST_OF_A_SEAL).decode())
    except FileNotFoundError:
        return None, "it has no seal"
    except OSError as error:
        return None, f"its seal cannot be read: {error.strerror or error}"
    except UnicodeDecodeError:
        return None, "its seal cannot be used: it is not UTF-8 text"
    except ValueError as error:
        return None, f"its seal cannot be used: {error}"
    if seal.sha256 != archive.sha256:
        return None, "its seal is that of another copy"
    return seal, ""


def _beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a seal.

    Raises:
        OSError: it cannot be read, or is no plain file: a pipe might never answer.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file", str(path))
    with path.open("rb") as file:
        return file.read(most)


def _sealed_text(path: Path, archive: Archive) -> tuple[str, str]:
    """Return the digest and the reader of the text that a seal was made from.

    They stand at the head of the file; the rest is long, and not needed where the
    copy itself is at hand.
    """
    try:
        head = _beginning(path, HEAD_OF_A_SEAL).decode("utf-8", "replace")
    except OSError:
        return "", ""
    said = dict(SAID.findall(head))
    if said.get("sha256") != archive.sha256:
        return "", ""
    return said.get("text_sha256", ""), said.get("extractor", "")


def _read(path: Path, archive: Archive, url: str, workspace: Workspace) -> _Copy:
    """Read a copy, from the cache if it was read before.

    Raises:
        Unreadable: it has no text that we can read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(
                f"“{archive.path}” is not a file", "name the file in `path`"
            )
        if not found.st_size:
            raise Unreadable("it is empty", "save it again and add that")
        if found.st_size > MOST_BYTES:
            raise Unreadable(
                f"it is larger than {MOST_BYTES // 1_000_000} MB",
                "keep the part that you cite in a file of its own and add that",
            )
        moment = (found.st_size, found.st_mtime_ns, found.st_ino)
        sha256 = _hash(path, moment)
        media_type = archive.media_type or _type(path)
        entry = shelf.path_of(
            workspace.cache, sha256, media_type, url, reader_of(media_type)
        )
        if (text := shelf.take(entry)) is None:
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() != sha256:
                raise Unreadable("it is being written at this moment", "try again")
            try:
                # Only here: mostly all copies have been read before.
                from briefmaker.evidence.texts.guarded import DENSE, read_guarded

                limits = limits_of(workspace, len(data) // DENSE)
                text = read_guarded(data, media_type, url, limits)
            except Unreadable as error:
                raise _told(error, sha256, archive) from error
            shelf.put(entry, text)
        shown = _pages(path, media_type, url, text)
        return _Copy(sha256, text, shown)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(reason, "see who may read the file") from error


@lru_cache(maxsize=1024)
def _hash(path: Path, moment: tuple[int, int, int]) -> str:  # noqa: ARG001
    """Return a file's SHA-256; of one that has not changed only once.

    Args:
        path: the file.
        moment: its size, time of change and number on the disk.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _type(path: Path) -> str:
    with path.open("rb") as file:
        return media_type_of(path, file.read(1 << 16))


def _told(error: Unreadable, sha256: str, archive: Archive) -> Unreadable:
    """Say of an unreadable copy also that it is not the one that is recorded."""
    if sha256 == archive.sha256:
        return error
    return Unreadable(
        f"{error.reason}, and its bytes are not those that the library records",
        error.hint,
    )


def _pages(path: Path, media_type: str, url: str, text: Text) -> bytes:
    """Return the PDF that a text comes from, so that its pages can be looked at."""
    if PDFIUM not in text.extractor.split():
        return b""
    data = path.read_bytes()
    if media_type != WARC:
        return data
    from briefmaker.evidence.texts import warc

    return warc.payload(data, url).data
