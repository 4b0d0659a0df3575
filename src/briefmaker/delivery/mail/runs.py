"""A run that sends, and whether it still lives.

Each run holds the lock of a small file of its own, beside the outbox. The system lets
go of the lock when the process ends, however it ends, so nobody needs to guess from
process numbers or the age of an entry. The lock is SQLite's, which has one on every
system and on shares.
"""

import errno
import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_CANTOPEN

from briefmaker.values import Struct

TRIES = 10
"""How often a file of our own may be taken for a dead run's at the same moment."""


class Run(Struct, frozen=True):
    """This run, until it is ended."""

    name: str
    path: Path
    lock: sqlite3.Connection

    def end(self) -> None:
        """Let go of the lock."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        self.lock.close()


def begun(outbox: Path) -> Run:
    """Return a run of this process that sends from an outbox.

    Raises:
        OSError: its file cannot be written.
        sqlite3.Error: likewise.
    """
    for _ in range(TRIES):
        name = secrets.token_hex(8)
        path = _path(outbox, name)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        mine = path.stat().st_ino
        lock = _locked(path)
        # Another run may have taken the file for a dead one's before it was locked.
        with suppress(FileNotFoundError):
            if lock and path.stat().st_ino == mine:
                return Run(name, path, lock)
        if lock:
            lock.close()
    raise OSError(errno.ENOLCK, "files cannot be locked there", str(outbox.parent))


def lives(outbox: Path, name: str) -> bool:
    """Whether a run has not ended; what a dead one left behind is removed."""
    path = _path(outbox, name)
    lock = _locked(path)
    if lock is None:
        return path.exists()
    with closing(lock), suppress(OSError):
        path.unlink(missing_ok=True)
    return False


def sweep(outbox: Path) -> None:
    """Remove what runs left behind that died before they sent anything."""
    for path in outbox.parent.glob(f"{outbox.name}-run-*"):
        lives(outbox, path.name.rpartition("-")[2])


def _path(outbox: Path, name: str) -> Path:
    return outbox.with_name(f"{outbox.name}-run-{name}")


def _locked(path: Path) -> sqlite3.Connection | None:
    """Return what holds the lock of a file; None if another has it, or it is gone."""
    lock = None
    try:
        lock = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
        )
        lock.execute("PRAGMA journal_mode = MEMORY").close()  # no second file
        lock.execute("BEGIN EXCLUSIVE").close()
    except sqlite3.OperationalError as error:
        if lock:
            lock.close()
        if error.sqlite_errorcode & 0xFF in (SQLITE_BUSY, SQLITE_CANTOPEN):
            return None
        raise
    return lock
