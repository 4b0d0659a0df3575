"""What is not finished yet: files and folders of ours that no crash leaves for good.

A file is written under a name that nobody else gives, and takes its own in one step
(POSIX.1-2017, rename): whatever happens in between, it is the old one or the new one,
never a part of either. Who works on something unfinished holds its lock, so that the
next run knows what a killed one has left, and removes it.
"""

import atexit
import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from briefmaker.locks import READ, lock, lock_if_free

UNFINISHED = ".briefmaker-*.part"
"""The names of what is unfinished beside its place."""

ASIDE = "briefmaker-*.part"
"""The names of what is laid aside where the system keeps temporary files."""

OURS = re.compile(r"\.?briefmaker-[0-9a-f]{16}\.part")
"""Both of them."""


def put(
    target: Path,
    parts: Iterable[bytes],
    *,
    mode: int | None = None,
    lasting: bool = True,
    first: bool = False,
) -> None:
    """Give a file its bytes in one step; what killed runs left beside it is removed.

    Args:
        parts: the bytes, one after the other.
        mode: its permissions; nothing for what the user's umask says.
        lasting: it is on the disk before it has its name, and its name before this
            returns. What can be made again needs no such wait.
        first: an existing file is not replaced, but keeps its place.

    Raises:
        OSError: it could not be written; what was there is untouched.
        FileExistsError: there is a file, and it was not to be replaced.
    """
    unfinished = target.parent / _new(UNFINISHED)
    try:
        # Closed only when it has its name: until then its lock says that we live.
        with _begun(unfinished) as file:
            if mode is not None:
                unfinished.chmod(mode)
            file.writelines(parts)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            sweep(target.parent)
            _name(unfinished, target, first=first)
    except BaseException:  # an interrupt too must leave nothing behind
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    if lasting:
        settle(target.parent)


def _begun(path: Path) -> BinaryIO:
    """Return a new file that is ours, open for writing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    while True:
        # Opened with 0o666, so that a new file gets what the user's umask says.
        file = os.fdopen(os.open(path, flags, 0o666), "wb")
        lock(file.fileno())
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()  # it was taken for a dead run's before it was locked


def _new(pattern: str) -> str:
    return pattern.replace("*", secrets.token_hex(8))


def _name(unfinished: Path, target: Path, *, first: bool) -> None:
    if not first:
        unfinished.replace(target)
        return
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(
                errno.EEXIST, os.strerror(errno.EEXIST), str(target)
            ) from None
        unfinished.rename(target)
    else:
        unfinished.unlink()


def settle(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system can do that.

    The files are whole and in their places by now. Some network file systems cannot
    sync a folder, nor can anybody in a folder they may not list.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def folder(within: Path, pattern: str = UNFINISHED) -> Iterator[Path]:
    """Give a new folder that only we use, and that is gone after the block.

    Args:
        within: where it lies.
        pattern: `UNFINISHED` or `ASIDE`.

    Raises:
        OSError: it could not be made.
    """
    path, handle = within / _new(pattern), None
    try:
        handle = _opened(path)
        yield path
    finally:
        try:
            _remove(path)
        except BaseException:  # a signal came in the middle, and is the only one
            _remove(path)
            raise
        finally:
            if handle is not None:
                os.close(handle)


def _opened(path: Path) -> int:
    """Make a folder that is ours, and return it open and locked."""
    while True:
        path.mkdir(mode=0o700)
        with suppress(FileNotFoundError):
            handle = os.open(path, READ)
            lock(handle)
            if path.exists():
                return handle
            os.close(handle)  # it was taken for a dead run's before it was locked


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder among the system's temporary files; it is gone after the block.

    Raises:
        OSError: there is no place for one.
    """
    with folder(_temporary(), ASIDE) as path:
        yield path


def lasting_scratch() -> Path:
    """Return a folder among the system's temporary files that lasts as this process.

    For libraries that leave their own behind.

    Raises:
        OSError: there is no place for one.
    """
    return _of_process(os.getpid())


@cache
def _of_process(number: int) -> Path:
    path = _temporary() / _new(ASIDE)

    def remove() -> None:
        if os.getpid() == number:  # and not in a copy of this process
            _remove(path)

    atexit.register(remove)
    _opened(path)  # it stays open, and locked, to the end
    return path


def sweep_scratch() -> None:
    """Remove what killed runs left among the system's temporary files."""
    with suppress(OSError):
        sweep(_temporary())


def _remove(folder: Path) -> None:
    import shutil  # seldom needed, and slow to load

    shutil.rmtree(folder, ignore_errors=True)


def _temporary() -> Path:
    import tempfile  # likewise

    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        number = errno.EROFS
        raise OSError(number, os.strerror(number), "TMPDIR") from None


def sweep(folder: Path) -> None:
    """Remove what killed runs of the same user left in a folder.

    What another run is at work on at this moment stays, and so does what is not
    certainly ours: a link, another user's, any other name.
    """
    # A folder that may be written need not be one that may be listed.
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [each.name for each in entries if OURS.fullmatch(each.name)]:
            with suppress(OSError):  # another run may have removed it first
                _remove_if_given_up(folder / name)


def _remove_if_given_up(path: Path) -> None:
    handle = os.open(path, READ)
    try:
        found = os.fstat(handle)
        if found.st_uid != os.geteuid() or not lock_if_free(handle):
            return
        if stat.S_ISDIR(found.st_mode):
            _remove(path)
        elif stat.S_ISREG(found.st_mode):
            path.unlink()
    finally:
        os.close(handle)
