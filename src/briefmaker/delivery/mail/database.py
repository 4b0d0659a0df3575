"""The file in which the outbox remembers: made, checked, never emptied by itself.

SQLite with a rollback journal, not a write-ahead log: the file lies beside the
products, often on a share, and a log needs memory that all its users share. The journal
is truncated, not removed, for SQLite then brings its end onto the disk too
(`synchronous=FULL`): what was written stays written, through a kill and a power cut.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefmaker import unfinished
from briefmaker.problems import BriefError, Problem

APPLICATION = 0x424D4F42
"""What marks the file as an outbox of ours: `BMOB`."""

VERSION = 1
"""Of the tables below."""

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

SCHEMA = """
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    brief TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    message INTEGER NOT NULL REFERENCES message,
    key TEXT NOT NULL,
    generation INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due REAL,
    changed REAL NOT NULL,
    run TEXT,
    code INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    UNIQUE (key, generation)
) STRICT;
CREATE INDEX delivery_state ON delivery (state, due);
CREATE INDEX delivery_message ON delivery (message);
CREATE TABLE piece (
    sha256 BLOB PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE layout (
    message INTEGER NOT NULL REFERENCES message,
    place INTEGER NOT NULL,
    piece BLOB NOT NULL REFERENCES piece,
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX layout_piece ON layout (piece);
"""


def opened_database(path: Path) -> sqlite3.Connection:
    """Return a connection to the outbox, which is made where there is none.

    Raises:
        BriefError: it cannot be read, is damaged, or a newer briefmaker's.
    """
    with in_words(path, sqlite3.Error, OSError):
        if not path.exists():
            _make(path)
        elif not path.stat().st_size:
            # Ours is never empty, not even for a moment: see `_make`.
            raise BriefError([_set_aside(path)])
        try:
            return _checked(path)
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise
            raise BriefError([_set_aside(path)]) from error


@contextmanager
def in_words(
    path: Path, *errors: type[sqlite3.Error] | type[OSError]
) -> Iterator[None]:
    """Tell what the disk or the database does not do.

    Raises:
        BriefError: in the place of the errors named.
    """
    try:
        yield
    except errors as error:
        if _is_damage(error):
            raise BriefError([_damaged(path)]) from error
        raise BriefError([_not_written(path, _reason(error))]) from error


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,  # transactions are begun and ended by us
    )
    try:
        for pragma in (
            "foreign_keys = ON",
            "journal_mode = TRUNCATE",
            "synchronous = FULL",
            "secure_delete = ON",  # what was sent is gone from the file too
        ):
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make an empty outbox, whole before it bears its name.

    So an outbox without a byte is one that lost them, and not one being made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_to_forget(path)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION};"
            f"PRAGMA user_version = {VERSION}; {SCHEMA} COMMIT;"
        )
        empty = connection.serialize()
    with suppress(FileExistsError):  # another process was first
        unfinished.put(path, [empty], mode=0o600, first=True)


def _checked(path: Path) -> sqlite3.Connection:
    connection = _connected(path)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION:
            raise BriefError([_foreign(path)])
        if version > VERSION:
            raise BriefError([_newer(path)])
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError(said)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_damage(error: BaseException) -> bool:
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # ours, from the check
        return type(error) is sqlite3.DatabaseError
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    reasons = {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: "it can only be read",
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
        sqlite3.SQLITE_BUSY: "another program keeps it locked",
        sqlite3.SQLITE_IOERR: "the disk fails",
        sqlite3.SQLITE_PERM: "you have no permission",
    }
    return reasons.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, str(error))


def _set_aside(path: Path) -> Problem:
    """Give a damaged outbox another name, with its journal, and tell of it."""
    kept = _kept(path, 1)
    while kept.exists():
        kept = _kept(path, int(kept.name.rpartition("-")[2]) + 1)
    with suppress(OSError):
        path.rename(kept)
        journal = path.with_name(f"{path.name}-journal")
        with suppress(FileNotFoundError):
            journal.rename(kept.with_name(f"{kept.name}-journal"))
        return _damaged(kept)
    return _damaged(path)


def _kept(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.damaged-{number}")


def _refuse_to_forget(path: Path) -> None:
    """Raise if a damaged outbox lies here: a new one would not know who has what."""
    kept = sorted(path.parent.glob(f"{path.name}.damaged-*[0-9]"))
    if kept:
        raise BriefError([_damaged(kept[-1])])


def _damaged(path: Path) -> Problem:
    return Problem(
        "mail.outbox-damaged",
        f"the outbox is damaged, and is kept as {path.name}: which messages were sent "
        "is not known any more",
        hint="put a copy of yesterday's in its place; or, if nobody minds a second "
        f"copy, move {path.name} to another folder, and an empty outbox is made",
    )


def _foreign(path: Path) -> Problem:
    return Problem(
        "mail.outbox-damaged",
        f"{path.name} is a database, but not an outbox of briefmaker's",
        hint="move it to another folder, or name another one for products",
    )


def _newer(path: Path) -> Problem:
    return Problem(
        "mail.outbox-newer",
        f"the outbox {path.name} was written by a newer briefmaker than this one",
        hint="send with the newer one: this one might not see what it has sent",
    )


def _not_written(path: Path, why: str) -> Problem:
    return Problem(
        "mail.outbox-unwritable",
        f"the outbox {path.name} cannot be used: {why}",
        hint="nothing is sent that it cannot remember; mend that and run the same "
        "command again",
    )
