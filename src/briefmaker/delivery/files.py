"""Stage 6, deliver: a finished file on disk, whole or not at all.

The bytes go to a hidden file in the same folder, onto the disk, and then take the
target's name in one step (POSIX.1-2017, rename). Whatever happens in between, the
target is the old file or the new one, never a part of either.
"""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".briefmaker-*.part"
"""The names of files still being written; one that outlives a crash is harmless."""

STALE = 3600.0
"""Seconds after which a file still being written has been given up."""


def write(path: Path, data: bytes) -> None:
    """Write the file in one step, with the folders that lead to it.

    A file that is there keeps its permissions, and a symbolic link stays a link:
    the file that it points to is replaced. Unfinished files that a crash left in
    the folder are removed.

    Raises:
        OSError: the file could not be written; what was there is untouched.
    """
    target = _end_of_links(path)
    mode = _mode_to_keep(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / UNFINISHED.replace("*", secrets.token_hex(8))
    try:
        _store(unfinished, data, mode)
        _remove_strays(unfinished)
        unfinished.replace(target)
    except BaseException:  # an interrupt too must leave nothing behind
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _end_of_links(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # how Python 3.11 and 3.12 report links that run in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def _mode_to_keep(target: Path) -> int | None:
    """Return the permissions of the file to be replaced, if there is one.

    A rename would also replace what must not be: a file its owner protected, a
    folder, a device such as `/dev/null`.
    """
    try:
        found = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None  # making the parent folders says what is wrong with them
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found)


def _store(unfinished: Path, data: bytes, mode: int | None) -> None:
    # Opened with 0o666, so that a new file gets what the user's umask says.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(unfinished, flags, 0o666), "wb") as file:
        if mode is not None:
            unfinished.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove_strays(unfinished: Path) -> None:
    """Remove what writers that were killed left in the folder.

    Ages are compared by the file system's own clock; a young file may belong to
    somebody who is writing at this moment.
    """
    now = unfinished.stat().st_mtime
    for stray in unfinished.parent.glob(UNFINISHED):
        with suppress(OSError):  # another run may have removed it first
            if now - stray.stat().st_mtime > STALE:
                stray.unlink()


def _settle(folder: Path) -> None:
    """Bring the new name itself onto the disk, where the system can do that.

    The file is whole and in its place by now. Windows cannot sync a folder, nor can
    some network file systems, nor anybody in a folder they may not list.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
