"""Who is at work on a file or a folder: locks that end with their process.

The system lets go of a lock when the process ends, however it ends (flock), so nobody
needs to guess from process numbers, ages or clocks. Copies of the process (`aside`)
hold it too, for as long as they live. Where there are no such locks, nobody waits, and
nothing is taken to be given up.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
"""How something is opened for its lock alone: no link followed, no pipe waited for."""


def lock(handle: int) -> None:
    """Lock an open file or folder, as soon as nobody else has it locked."""
    with suppress(OSError):  # some file systems have no locks
        fcntl.flock(handle, fcntl.LOCK_EX)


def lock_if_free(handle: int) -> bool:
    """Lock an open file or folder, and say whether that could be done at once."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other run is changing what stands in a folder, and keep it so.

    For files that are read, changed and written again: each write is whole by itself,
    but of two at once the second would undo the first.
    """
    try:
        handle = os.open(folder, READ)
    except OSError:  # writing there says what is wrong with it
        yield
        return
    try:
        lock(handle)
        yield
    finally:
        os.close(handle)
