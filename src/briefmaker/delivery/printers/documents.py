"""A document on its way to a printer, copy by copy."""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from briefmaker.delivery.printers.jobs import Standing, State, hand_in, standing
from briefmaker.delivery.printers.journal import Entry, Journal
from briefmaker.delivery.printers.preflight import Plan
from briefmaker.delivery.printers.queues import Queue
from briefmaker.delivery.printers.server import Server
from briefmaker.problems import BriefError
from briefmaker.values import Struct

HANDING_IN = "handing in"
"""Written before a job has its number: a run that ends here leaves it open."""


class Before(StrEnum):
    """What is known of a copy from earlier runs."""

    NEVER = "never"
    """It was not printed, or its job failed."""
    PRINTED = "printed"
    WAITING = "waiting"
    """Its job is still in the queue."""
    UNCLEAR = "unclear"
    """Nobody can say whether it came out."""


class Document(Struct, frozen=True):
    """A file that is to be printed.

    Attributes:
        file: where it lies while it is handed in.
        name: as its user named it.
        title: what the queue shows.
        said: what is on its sheets, if its pages were laid out: `8 pages as a booklet`.
        advice: what to do with the paper, if anything.
    """

    file: Path
    name: str
    title: str
    data: bytes
    said: str = ""
    advice: str = ""

    @property
    def sha256(self) -> str:
        """Its digest, 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


class Printer(Struct, frozen=True):
    """A queue, its server, and the journal of what was printed."""

    queue: Queue
    server: Server
    journal: Journal
    day: str

    def before(self, document: Document, plan: Plan, copy: int) -> Before:
        """Return what became of a copy in earlier runs.

        Raises:
            BriefError: the server does not answer.
        """
        last = self.journal.last(self._entry(document, plan, copy).what)
        if last is None:
            return Before.NEVER
        if last.state == State.PRINTED:
            return Before.PRINTED
        if last.state == HANDING_IN:
            return Before.UNCLEAR
        now = standing(last.job, self.queue, self.server)
        if now.state is State.UNKNOWN:
            failed = last.state in (State.ABORTED, State.CANCELLED)
            return Before.NEVER if failed else Before.UNCLEAR
        self._put(last, now.state)
        if now.state is State.PRINTED:
            return Before.PRINTED
        return Before.NEVER if now.state.over else Before.WAITING

    def hand_in(self, document: Document, plan: Plan, copy: int) -> Entry:
        """Hand a copy in; the journal knows of it before and after.

        Raises:
            BriefError: the print system refuses it.
            OSError: the journal could not be written; nothing was handed in.
        """
        entry = self._entry(document, plan, copy)
        self.journal.put(entry)
        of = plan.setting.copies
        title = f"{document.title} ({copy}/{of})" if of > 1 else document.title
        try:
            job = hand_in(document.file, title, plan, self.queue)
        except BriefError:
            self.journal.drop(entry)
            raise
        # In this order: a run that ends in between must not forget the job.
        known = self._put(entry, State.PENDING, job)
        self.journal.drop(entry)
        return known

    def seen(self, entry: Entry, now: Standing) -> None:
        """Write down how a job stands.

        Raises:
            OSError: the journal could not be written.
        """
        self._put(entry, now.state)

    def _entry(self, document: Document, plan: Plan, copy: int) -> Entry:
        setting = plan.setting
        told = [str(plan.sides), "colour" if plan.colour else "grey"]
        told += [f"pages {','.join(map(str, plan.pages))}"] if setting.pages else []
        told += ["fit"] if setting.fit else []
        return Entry(
            file=document.name,
            sha256=document.sha256,
            printer=self.queue.name,
            setting=" ".join(told),
            copy=copy,
            job=0,
            day=self.day,
            state=HANDING_IN,
        )

    def _put(self, entry: Entry, state: str, job: int | None = None) -> Entry:
        known = Entry(
            entry.file,
            entry.sha256,
            entry.printer,
            entry.setting,
            entry.copy,
            entry.job if job is None else job,
            entry.day,
            str(state),
        )
        self.journal.put(known)
        return known


def missing(
    printer: Printer, document: Document, plan: Plan
) -> Iterator[tuple[int, Before]]:
    """Yield the copies of a document with what is known of each.

    Raises:
        BriefError: the server does not answer.
    """
    for copy in range(1, plan.setting.copies + 1):
        yield copy, printer.before(document, plan, copy)
