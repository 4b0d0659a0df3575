"""Where no mail may be sent from: finished messages in a folder that others empty."""

from collections.abc import Collection, Iterator
from pathlib import Path

from briefmaker.delivery import naming
from briefmaker.delivery.files import write
from briefmaker.delivery.mail.clock import Clock
from briefmaker.delivery.mail.ledger import Job
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.standing import Answer, Delivery, State
from briefmaker.problems import BriefError, Problem


def drop(
    outbox: Outbox,
    folder: Path,
    clock: Clock,
    *,
    only: Collection[str] | None = None,
) -> Iterator[Delivery]:
    """Write what is due into a folder, and yield each copy that was.

    The outbox remembers it as sent: a message that a gateway has taken away is not
    written again.

    Args:
        outbox: holds what is to be written.
        folder: of the gateway, or of a mail program; made where there is none.
        clock: says when.
        only: the keys of what is to be written; None: all that waits.

    Raises:
        BriefError: a message could not be written; it and the rest stay in the outbox.
    """
    while job := outbox.take(clock.now(), only):
        path = folder / file_name(job)
        try:
            outbox.hand_over(job, job.recipients, clock.now())
            _put(path, job.data)
        except OSError as error:
            # A file is written whole or not at all: there is no doubt about it.
            why = error.strerror or "it cannot be written"
            _note(outbox, job, Answer(State.WAITING, 0, why), clock)
            raise BriefError([_not_dropped(path, job, why)]) from error
        except BaseException:
            outbox.abandon()
            raise
        yield from _note(outbox, job, Answer(State.SENT, 0, f"as {path.name}"), clock)


def file_name(job: Job) -> str:
    """Return the name of a message's file, the same for the same message.

    Names sort by brief, version and recipient; a repetition on purpose has a number.
    """
    first, *others = job.deliveries
    to = f"{first.recipient} and {len(others)}" if others else first.recipient
    again = [str(first.generation)] if first.generation > 1 else []
    version = f"v{job.version}"
    return naming.file_name(
        [job.brief, version], to, [first.key[:12], *again], suffix=".eml"
    )


def _put(path: Path, data: bytes) -> None:
    try:
        if path.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    write(path, data)


def _note(
    outbox: Outbox, job: Job, answer: Answer, clock: Clock
) -> tuple[Delivery, ...]:
    answers = dict.fromkeys(job.recipients, answer)
    return outbox.note(job, answers, clock.now())


def _not_dropped(path: Path, job: Job, why: str) -> Problem:
    return Problem(
        "mail.drop",
        f"the message for {', '.join(job.recipients)} could not be written into "
        f"{path.parent.name}: {why}",
        hint="what was written before stays there; mend it and run the same command "
        "again",
    )
