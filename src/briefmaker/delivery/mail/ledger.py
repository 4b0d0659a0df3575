"""The rows of the outbox: one for each message, one for each recipient's copy.

All of it happens inside a transaction that the outbox has begun.
"""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterator
from email import policy
from email.parser import BytesHeaderParser

from briefmaker.delivery.mail import pieces
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.standing import Answer, Delivery, Enqueued, State
from briefmaker.values import Struct

A_DAY = 86400.0
"""Seconds: the longest wait that a server may ask for."""

NEVER_SO_LATE = 2 * A_DAY
"""Seconds until something is due that nobody sets: the clock was put back since."""

WANTED = "(:only IS NULL OR key IN (SELECT value FROM json_each(:only)))"
"""Holds of rows whose keys are asked for."""

NEWEST = (
    "generation = (SELECT max(generation) FROM delivery AS other "
    "WHERE other.key = delivery.key)"
)
"""Holds of the last copy that was put in for its key."""

_COLUMNS = (
    "key, generation, brief, version, content, recipient, state, attempts, due, "
    "changed, code, answer, subject, message_id"
)


class Job(Struct, frozen=True):
    """A message that a run has taken, with the recipients that still lack it."""

    message: int
    brief: str
    version: str
    sender: str
    data: bytes
    deliveries: tuple[Delivery, ...]

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses, as they were given."""
        return tuple(each.recipient for each in self.deliveries)


def put(
    database: sqlite3.Connection, parcel: Parcel, now: float, *, again: bool
) -> Iterator[Enqueued]:
    """Put a message in for those of its recipients who have had no copy."""
    message = 0
    for recipient, key in zip(parcel.to, parcel.keys, strict=True):
        last = newest(database, key)
        repeated = last is not None and (
            last.state is State.CANCELLED or (again and last.state.settled)
        )
        if last is not None and not repeated:
            yield Enqueued(last, fresh=False)
            continue
        message = message or _new_message(database, parcel)
        generation = last.generation + 1 if last else 1
        database.execute(
            "INSERT INTO delivery "
            "(message, key, generation, recipient, state, changed) "
            "VALUES (?, ?, ?, ?, 'waiting', ?)",
            (message, key, generation, recipient, now),
        )
        fresh = newest(database, key)
        assert fresh is not None
        yield Enqueued(fresh, fresh=True)


def newest(database: sqlite3.Connection, key: str) -> Delivery | None:
    """Return the last copy that was put in for a key, if there is one."""
    rows = found(database, f"key = :key AND {NEWEST}", key=key)
    return rows[0] if rows else None


def found(
    database: sqlite3.Connection, where: str, **asked: object
) -> tuple[Delivery, ...]:
    """Return the copies of which a condition holds, in the order of entry."""
    rows = database.execute(
        f"SELECT {_COLUMNS} FROM delivery JOIN message ON message.id = message "
        f"WHERE {where} ORDER BY delivery.id",
        asked,
    )
    return tuple(_delivery(row) for row in rows)


def taken(
    database: sqlite3.Connection, run: str, now: float, only: Collection[str] | None
) -> Job | None:
    """Give a run the next message that is due, and return it."""
    ready = "(coalesce(due, 0) <= :now OR due > :now + :never)"
    due = f"state = 'waiting' AND {ready} AND {WANTED}"
    asked = {"now": now, "never": NEVER_SO_LATE, "only": as_json(only), "run": run}
    first = f"SELECT message FROM delivery WHERE {due} ORDER BY id LIMIT 1"
    row = database.execute(first, asked).fetchone()
    if row is None:
        return None
    (message,) = row
    database.execute(
        "UPDATE delivery SET state = 'sending', attempts = attempts + 1, due = NULL, "
        f"changed = :now, run = :run WHERE message = :message AND {due}",
        {**asked, "message": message},
    )
    brief, version, sender = database.execute(
        "SELECT brief, version, sender FROM message WHERE id = ?", (message,)
    ).fetchone()
    mine = found(
        database, "message = :message AND run = :run", message=message, run=run
    )
    return Job(message, brief, version, sender, pieces.fetched(database, message), mine)


def mark(
    database: sqlite3.Connection,
    job: Job,
    recipient: str,
    answer: Answer,
    *,
    now: float,
    due: float | None = None,
    run: str | None = None,
) -> None:
    """Note how one copy of a message stands."""
    database.execute(
        "UPDATE delivery SET state = ?, code = ?, answer = ?, due = ?, changed = ?, "
        "run = ? WHERE message = ? AND recipient = ?",
        (*_plain(answer), due, now, run, job.message, recipient),
    )


def move(
    database: sqlite3.Connection,
    each: Delivery,
    to: State,
    now: float,
    said: str,
) -> None:
    """Give a copy another state, because somebody says so."""
    one = {"key": each.key, "generation": each.generation}
    database.execute(
        "UPDATE delivery SET state = :to, due = NULL, changed = :now, answer = :said "
        "WHERE key = :key AND generation = :generation",
        {**one, "to": to.value, "now": now, "said": said or each.answer},
    )
    query = "SELECT message FROM delivery WHERE key = :key AND generation = :generation"
    (message,) = database.execute(query, one).fetchone()
    drop_if_done(database, message)


def drop_if_done(database: sqlite3.Connection, message: int) -> None:
    """Drop the bytes of a message that no recipient lacks any more."""
    query = (
        "SELECT 1 FROM delivery WHERE message = ? "
        "AND state NOT IN ('sent', 'cancelled')"
    )
    if database.execute(query, (message,)).fetchone() is None:
        pieces.drop(database, message)


def bury(database: sqlite3.Connection, run: str) -> None:
    """Set right what a run had in hand when it ended."""
    database.execute(
        "UPDATE delivery SET run = NULL, "
        "answer = CASE state WHEN 'sending' THEN 'the run ended before it was sent' "
        "ELSE 'the run ended before the server had answered' END, "
        "state = CASE state WHEN 'sending' THEN 'waiting' ELSE 'unknown' END "
        "WHERE run = ?",
        (run,),
    )


def as_json(keys: Collection[str] | None) -> str | None:
    """Return keys as `WANTED` reads them."""
    return None if keys is None else json.dumps(sorted(keys))


def _new_message(database: sqlite3.Connection, parcel: Parcel) -> int:
    head, _, _ = parcel.data.partition(b"\r\n\r\n")
    headers = BytesHeaderParser(policy=policy.default).parsebytes(head)
    cursor = database.execute(
        "INSERT INTO message (brief, version, content, sender, subject, "
        "message_id, sha256, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            parcel.brief,
            parcel.version,
            parcel.content,
            parcel.sender,
            str(headers["Subject"] or ""),
            str(headers["Message-ID"] or ""),
            hashlib.sha256(parcel.data).hexdigest(),
            len(parcel.data),
        ),
    )
    message = cursor.lastrowid
    assert message is not None  # it was inserted
    pieces.store(database, message, parcel.data)
    return message


def _plain(answer: Answer) -> tuple[str, int, str]:
    return answer.state.value, answer.code, answer.text


def _delivery(row: tuple[object, ...]) -> Delivery:
    named = dict(zip(_COLUMNS.split(", "), row, strict=True))
    named["state"] = State(str(named["state"]))
    return Delivery(**named)  # type: ignore[arg-type]
