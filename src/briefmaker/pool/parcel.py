"""A folder of briefs as one piece of data, to be unpacked on another machine."""

import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from briefmaker.workspace import OUT

MOST = 500_000_000
"""Bytes; a folder that holds more is none that was made for briefs alone."""


class ParcelError(Exception):
    """The folder holds more than is sent to other machines."""


def packed(root: Path) -> bytes:
    """Return the files of a folder, without products and what is hidden.

    Links stay links, so that what briefs may not read here they cannot read there.

    Raises:
        OSError: a file cannot be read.
        ParcelError: they are too large.
    """
    data, room = io.BytesIO(), MOST
    with tarfile.open(fileobj=data, mode="w:gz", compresslevel=1) as archive:
        for path in _inside(root, root):
            room -= path.lstat().st_size
            if room < 0:
                raise ParcelError
            archive.add(path, path.relative_to(root), recursive=False)
    return data.getvalue()


def _inside(folder: Path, root: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.name.startswith(".") or (folder == root and entry.name == OUT):
            continue
        path = Path(entry.path)
        if entry.is_symlink() or entry.is_file():
            yield path
        elif entry.is_dir():
            yield path
            yield from _inside(path, root)


def unpack(parcel: bytes, folder: Path) -> None:
    """Write the files into an empty folder, and nothing outside of it.

    Raises:
        OSError: they cannot be written.
        tarfile.TarError: that is no parcel.
    """
    with tarfile.open(fileobj=io.BytesIO(parcel), mode="r:gz") as archive:
        archive.extractall(folder, filter=_harmless)


def _harmless(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Return an entry without owner and the like; nothing for a link that leads out."""
    try:
        return tarfile.data_filter(member, folder)
    except (tarfile.LinkOutsideDestinationError, tarfile.AbsoluteLinkError):
        return None
