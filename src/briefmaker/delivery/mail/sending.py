"""What waits in the outbox goes out: paced, patient, and each message once."""

import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from typing import Self

from briefmaker.delivery.mail.clock import Clock
from briefmaker.delivery.mail.ledger import A_DAY, NEVER_SO_LATE
from briefmaker.delivery.mail.obstacles import hangs_up
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.server import MailServerError, Server
from briefmaker.delivery.mail.standing import Answer, Delivery, State
from briefmaker.delivery.mail.transport import Line, line
from briefmaker.values import Struct

TOO_MANY = 452
SLICE = 0.2
"""Seconds of a pause in which nobody asks whether to stop."""

IDLE = 15.0
"""Seconds for which a connection is kept open that nothing goes over."""

BREAKS = 4
"""How many messages in a row may lose their connection before the run gives up."""

JITTER = (1.0, 1.25)
"""By how much a wait is stretched, so that many do not come back at one moment."""


class Pace(Struct, frozen=True):
    """How fast messages go out, and how long one that must wait is waited for.

    Attributes:
        per_minute: messages in a minute; 0 for as many as the server takes.
        reuse: messages over one connection.
        first_wait: seconds after a first refusal for now; they double each time.
        longest_wait: and grow to so many.
        calls: how often a server that does not answer is called.
        in_run: seconds after its start for which a run waits for anything; what is
            due later stays in the outbox.
    """

    per_minute: float = 30.0
    reuse: int = 100
    first_wait: float = 30.0
    longest_wait: float = 1800.0
    calls: int = 4
    in_run: float = 600.0


UNHURRIED = Pace()


class Why(StrEnum):
    """What a run waits for."""

    RATE = "rate"
    LATER = "later"
    SERVER = "server"


class Pause(Struct, frozen=True):
    """A run waits: so as not to be too fast, for another try, or for the server."""

    why: Why
    seconds: float


class Summary(Struct, frozen=True):
    """How many copies stand how."""

    sent: int = 0
    refused: int = 0
    waiting: int = 0
    unknown: int = 0
    cancelled: int = 0

    @classmethod
    def of(cls, deliveries: Iterable[Delivery]) -> Self:
        """Return the sums of some copies; what is being sent still waits."""
        sums = Counter(each.state for each in deliveries)
        on_the_way = sums[State.SENDING] + sums[State.HANDING]
        return cls(
            sums[State.SENT],
            sums[State.REFUSED],
            sums[State.WAITING] + on_the_way,
            sums[State.UNKNOWN],
            sums[State.CANCELLED],
        )


def _never() -> bool:
    return False


def _unheard(_: Pause) -> None:
    return


def send(
    outbox: Outbox,
    server: Server,
    clock: Clock,
    *,
    only: Collection[str] | None = None,
    pace: Pace = UNHURRIED,
    seed: str = "",
    stop: Callable[[], bool] = _never,
    told: Callable[[Pause], None] = _unheard,
) -> Iterator[Delivery]:
    """Send what is due, and yield each copy as something becomes of it.

    Args:
        outbox: holds what is to be sent.
        server: takes it.
        clock: says when.
        only: the keys of what is to be sent; None: all that waits.
        pace: how fast, and with how much patience.
        seed: of the chance by which waits differ.
        stop: whether to end before the next message.
        told: is called before each wait of a second or more.

    Raises:
        MailServerError: the server takes nothing more; the rest stays in the outbox.
        BriefError: the outbox cannot be written, or the settings are wrong.
    """
    if problems := server.problems():
        raise MailServerError(problems[0])
    run = _Run(outbox, server, clock, only, pace, seed, stop, told)
    try:
        while run.goes_on():
            yield from run.next_message()
    finally:
        run.hang_up()


def wait_that_is_asked(text: str) -> float:
    """Return the seconds that a server asks for in its answer, a day at most.

    Greylisting servers write “try again in 300 seconds”, “Greylisted for 5 minutes”.
    """
    found = re.search(r"\b(\d{1,5}) ?(s|secs?|seconds?|m|mins?|minutes?)\b", text, re.I)
    if found is None:
        return 0.0
    seconds = int(found[1]) * (60.0 if found[2].lower().startswith("m") else 1.0)
    return min(seconds, A_DAY)


class _Run(Struct):
    outbox: Outbox
    server: Server
    clock: Clock
    only: Collection[str] | None
    pace: Pace
    seed: str
    stop: Callable[[], bool]
    told: Callable[[Pause], None]
    started: float = 0.0
    line: Line | None = None
    next_tick: float = 0.0
    breaks: int = 0

    def __post_init__(self) -> None:
        self.started = self.next_tick = self.clock.ticks()

    def goes_on(self) -> bool:
        """Wait until a message may go out; whether one may, in this run."""
        due = self.outbox.next_due(self.only)
        if due is None:
            return False
        later = due - self.clock.now()
        if later > NEVER_SO_LATE:  # as `ledger.taken` has it
            later = 0.0
        if later > self._left():
            return False
        if later > 0:
            return self._pause(Pause(Why.LATER, later))
        return self._pause(Pause(Why.RATE, self.next_tick - self.clock.ticks()))

    def next_message(self) -> Iterator[Delivery]:
        """Send one message, and yield what became of each of its copies."""
        line = self._line()
        if line is None:
            return
        job = self.outbox.take(self.clock.now(), self.only)
        if job is None:  # another run was faster
            return
        if self.pace.per_minute:
            self.next_tick = self.clock.ticks() + 60.0 / self.pace.per_minute
        try:
            answers = line.deliver(
                job.sender,
                job.recipients,
                job.data,
                lambda to: self.outbox.hand_over(job, to, self.clock.now()),
            )
        except BaseException:  # an interrupt too: the outbox knows how far it was
            self.outbox.abandon()
            raise
        now = self.clock.now()
        due = {
            each.recipient: now + self._wait(each, answers)
            for each in job.deliveries
            if answers[each.recipient].state is State.WAITING
        }
        yield from self.outbox.note(job, answers, now, due)
        self._count(line, answers.values())

    def hang_up(self) -> None:
        """Close the connection, if there is one."""
        if self.line:
            self.line.close()
        self.line = None

    def _line(self) -> Line | None:
        """Return a connection that works; None if the run is to stop."""
        if self.line and self.line.carried < self.pace.reuse and self.line.ready():
            return self.line
        self.hang_up()
        call = 1
        while self.line is None:
            try:
                self.line = line(self.server, self.clock)
            except MailServerError as error:
                wait = self.pace.first_wait * 2.0 ** (call - 3)
                last = call >= self.pace.calls or wait > self._left()
                if last or not error.passing:
                    raise
                if not self._pause(Pause(Why.SERVER, wait)):
                    return None
            call += 1
        return self.line

    def _wait(self, each: Delivery, answers: dict[str, Answer]) -> float:
        """Return the seconds until a copy is tried again."""
        answer = answers[each.recipient]
        if answer.code == TOO_MANY and any(
            other.state is State.SENT for other in answers.values()
        ):
            return 0.0  # more recipients than go with one message: RFC 5321, 4.5.3.1.10
        doubled = self.pace.first_wait * 2.0 ** min(each.attempts - 1, 30)
        asked = wait_that_is_asked(answer.text)
        wait = max(min(doubled, self.pace.longest_wait), asked)
        chance = random.Random(f"{self.seed} {each.key} {each.attempts}")
        return wait * chance.uniform(*JITTER)

    def _count(self, line: Line, answers: Iterable[Answer]) -> None:
        """Give up on a server that hangs up on one message after the other.

        Raises:
            MailServerError: it does.
        """
        if line.open:
            self.breaks = 0
            return
        self.breaks += 1
        if self.breaks >= BREAKS:
            said = [f"{each.code or ''} {each.text}".strip() for each in answers]
            raise hangs_up(self.server, self.breaks, said[-1])

    def _left(self) -> float:
        """Return for how many seconds more this run waits for anything."""
        return self.started + self.pace.in_run - self.clock.ticks()

    def _pause(self, pause: Pause) -> bool:
        """Wait; whether the run goes on after it."""
        if pause.seconds >= 1:
            self.told(pause)
        if pause.seconds > IDLE:
            self.hang_up()
        until = self.clock.ticks() + pause.seconds
        while not self.stop():
            left = until - self.clock.ticks()
            if left <= 0:
                return True
            self.clock.sleep(min(left, SLICE))
        return False
