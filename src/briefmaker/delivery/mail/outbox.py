"""The outbox: what is to be sent, what was, and what nobody can know.

One row for each recipient's copy of a message. Every step is on disk before the next is
taken; whoever kills the process finds afterwards, for each copy, the last step that
may have been taken (`standing`).
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefmaker.delivery.mail import ledger, runs
from briefmaker.delivery.mail.database import in_words, opened_database
from briefmaker.delivery.mail.ledger import NEWEST, WANTED, Job, as_json
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.standing import Answer, Delivery, Enqueued, State
from briefmaker.values import Struct


class Outbox(Struct):
    """An outbox in use by this process; `Outbox.opened` gives one."""

    path: Path
    _database: sqlite3.Connection
    _run: runs.Run | None = None

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator["Outbox"]:
        """Yield the outbox of a file, which is made where there is none.

        Raises:
            BriefError: it cannot be read or written, is damaged, or a newer
                briefmaker's.
        """
        outbox = cls(path, opened_database(path))
        try:
            with in_words(path, sqlite3.Error, OSError):
                runs.sweep(path)
            yield outbox
        finally:
            outbox._database.close()
            if outbox._run:
                outbox._run.end()

    def enqueue(
        self, parcels: Iterable[Parcel], now: float, *, again: bool = False
    ) -> tuple[Enqueued, ...]:
        """Put messages in, all or none, and tell of each recipient what came of it.

        What is there stays as it is, whatever became of it, unless it was cancelled.

        Args:
            parcels: the messages; each is in memory only while it is put in.
            now: the time, as seconds since 1970.
            again: repeat what has come to an end; what still waits is not doubled.

        Raises:
            BriefError: the outbox cannot be written.
        """
        with self._change() as database:
            return tuple(
                each
                for parcel in parcels
                for each in ledger.put(database, parcel, now, again=again)
            )

    def deliveries(self, only: Collection[str] | None = None) -> tuple[Delivery, ...]:
        """Return how each recipient's copy stands, in the order of entry.

        Args:
            only: the keys of those that are asked for; None: all.

        Raises:
            BriefError: the outbox cannot be read.
        """
        with self._change() as database:
            where = f"{WANTED} AND {NEWEST}"
            return ledger.found(database, where, only=as_json(only))

    def retry(
        self, now: float, only: Collection[str] | None = None, *, refused: bool = False
    ) -> tuple[Delivery, ...]:
        """Let what waits for another try have it at once; what was refused, if asked.

        Raises:
            BriefError: the outbox cannot be written.
        """
        states = [State.WAITING, State.REFUSED] if refused else [State.WAITING]
        return self._move(states, State.WAITING, now, only)

    def resolve(
        self, only: Collection[str], now: float, *, arrived: bool
    ) -> tuple[Delivery, ...]:
        """Note what somebody found out of copies whose answer was lost.

        Raises:
            BriefError: the outbox cannot be written.
        """
        state = State.SENT if arrived else State.WAITING
        said = "it arrived, as you say" if arrived else "it did not arrive, as you say"
        return self._move([State.UNKNOWN], state, now, only, said)

    def cancel(self, only: Collection[str], now: float) -> tuple[Delivery, ...]:
        """Send no more what was not sent yet, and drop its bytes.

        Raises:
            BriefError: the outbox cannot be written.
        """
        states = [State.WAITING, State.REFUSED, State.UNKNOWN]
        return self._move(states, State.CANCELLED, now, only, "cancelled")

    def next_due(self, only: Collection[str] | None = None) -> float | None:
        """Return when the next copy may be tried; None if none waits.

        Raises:
            BriefError: the outbox cannot be read.
        """
        with self._change() as database:
            query = (
                "SELECT min(coalesce(due, 0)) FROM delivery "
                f"WHERE state = 'waiting' AND {WANTED}"
            )
            (due,) = database.execute(query, {"only": as_json(only)}).fetchone()
            return None if due is None else float(due)

    def take(self, now: float, only: Collection[str] | None = None) -> Job | None:
        """Return a message that is due, which is this run's from now on.

        Raises:
            BriefError: the outbox cannot be written.
        """
        run = self._mine()
        with self._change() as database:
            return ledger.taken(database, run, now, only)

    def hand_over(self, job: Job, recipients: Iterable[str], now: float) -> None:
        """Note that from now on the server may have the message.

        Raises:
            BriefError: that cannot be written; then it must not be handed over.
        """
        handing = Answer(State.HANDING, 0, "")
        run = self._mine()
        with self._change() as database:
            for each in recipients:
                ledger.mark(database, job, each, handing, now=now, run=run)

    def note(
        self,
        job: Job,
        answers: Mapping[str, Answer],
        now: float,
        due: Mapping[str, float] | None = None,
    ) -> tuple[Delivery, ...]:
        """Note what came of a message, and return how each of its copies stands.

        Args:
            job: the message, as it was taken.
            answers: by recipient.
            now: the time, as seconds since 1970.
            due: when those that wait are tried again, by recipient.

        Raises:
            BriefError: it cannot be written; what was handed over stays unknown.
        """
        with self._change() as database:
            for recipient, answer in answers.items():
                again = (due or {}).get(recipient)
                ledger.mark(database, job, recipient, answer, now=now, due=again)
            ledger.drop_if_done(database, job.message)
            keys = as_json([each.key for each in job.deliveries])
            return ledger.found(database, f"{WANTED} AND {NEWEST}", only=keys)

    def abandon(self) -> None:
        """Give up what this run has in hand, as if it had ended there.

        Raises:
            BriefError: that cannot be written; whoever comes next will see to it.
        """
        run = self._mine()
        with self._change() as database:
            ledger.bury(database, run)

    def _move(
        self,
        states: Collection[State],
        to: State,
        now: float,
        only: Collection[str] | None,
        said: str = "",
    ) -> tuple[Delivery, ...]:
        """Give copies that stand in one of some states another, and return them."""
        with self._change() as database:
            asked = as_json(only)
            newest = ledger.found(database, f"{WANTED} AND {NEWEST}", only=asked)
            moved = [each for each in newest if each.state in states]
            for each in moved:
                ledger.move(database, each, to, now, said)
            keys = as_json([each.key for each in moved])
            return ledger.found(database, f"{WANTED} AND {NEWEST}", only=keys)

    def _mine(self) -> str:
        """Return the name of this run, which begins with the first message taken.

        Raises:
            BriefError: nothing can be written beside the outbox.
        """
        if self._run is None:
            with in_words(self.path, sqlite3.Error, OSError):
                self._run = runs.begun(self.path)
        return self._run.name

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """Yield the database in a transaction, with all that dead runs left set right.

        Raises:
            BriefError: in the place of every error of SQLite's.
        """
        with in_words(self.path, sqlite3.Error):
            self._database.execute("BEGIN IMMEDIATE").close()
            try:
                self._bury_the_dead()
                yield self._database
                self._database.execute("COMMIT").close()
            except BaseException:
                if self._database.in_transaction:  # SQLite ends some by itself
                    self._database.execute("ROLLBACK").close()
                raise

    def _bury_the_dead(self) -> None:
        query = "SELECT DISTINCT run FROM delivery WHERE run IS NOT NULL"
        for (name,) in self._database.execute(query).fetchall():
            mine = self._run is not None and name == self._run.name
            if not mine and not runs.lives(self.path, name):
                ledger.bury(self._database, name)
