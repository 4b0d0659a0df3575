"""A job: handed in by `lp`, followed until its end, told in words.

Each copy is a job of its own. Then it is known of each copy whether it was printed,
so that after a jam only what is missing needs to be printed again.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from briefmaker.delivery.printers.ipp import GET_JOB_ATTRIBUTES, JOB, question
from briefmaker.delivery.printers.preflight import Plan
from briefmaker.delivery.printers.queues import Queue, queue_of
from briefmaker.delivery.printers.server import Server
from briefmaker.delivery.printers.troubles import in_words, stopped
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

PACE = 0.5
"""Seconds between two looks at a job."""

PATIENCE = 60.0
"""Seconds that a command of the print system has."""

WANTED = (
    "job-state",
    "job-state-reasons",
    "job-printer-state-message",
    "job-media-sheets-completed",
)


class State(StrEnum):
    """What became of a job (RFC 8011, 5.3.7); `unknown` is one nobody remembers."""

    PENDING = "pending"
    HELD = "held"
    PRINTING = "printing"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    PRINTED = "printed"
    UNKNOWN = "unknown"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self in (State.CANCELLED, State.ABORTED, State.PRINTED, State.UNKNOWN)


STATES = {
    3: State.PENDING,
    4: State.HELD,
    5: State.PRINTING,
    6: State.STOPPED,
    7: State.CANCELLED,
    8: State.ABORTED,
    9: State.PRINTED,
}


class Standing(Struct, frozen=True):
    """How a job stands.

    Attributes:
        why: in words, where something keeps it from being printed.
    """

    state: State
    why: str = ""


def server() -> Server:
    """Return the print server that `lp` prints through.

    Raises:
        BriefError: there is no print system on this computer.
    """
    said = _run("lpstat", "-H").strip()
    return Server(said)


def hand_in(file: Path, title: str, plan: Plan, queue: Queue) -> int:
    """Hand one copy of a file in, and return the number of its job.

    Raises:
        BriefError: the print system refuses it.
    """
    options = [f"sides={plan.sides}"]
    if plan.sheet and plan.sheet.name:
        options.append(f"media={plan.sheet.name}")
    if queue.colour:
        options.append(f"print-color-mode={'color' if plan.colour else 'monochrome'}")
    if plan.setting.pages:
        options.append(f"page-ranges={ranges(plan.setting.pages)}")
    # Pages are made for their paper: nobody but the user has them scaled.
    options.append(f"print-scaling={'fit' if plan.setting.fit else 'none'}")
    if plan.setting.hold:
        options.append("job-hold-until=indefinite")
    chosen = [part for option in options for part in ("-o", option)]
    said = _run("lp", "-d", queue.name, "-t", title, *chosen, "--", str(file))
    found = re.search(rf"\b{re.escape(queue.name)}-(\d+)\b", said)
    if found is None:
        raise BriefError([_refused(queue, said.strip())])
    return int(found[1])


def standing(job: int, queue: Queue, of: Server) -> Standing:
    """Return how a job stands now.

    Raises:
        BriefError: the server does not answer.
    """
    asked = question(GET_JOB_ATTRIBUTES, of.uri(queue.name), wanted=WANTED, job=job)
    answer = of.ask(asked)
    said = answer.group(JOB)
    state = said.get("job-state", ())
    if not answer.done or not state:
        return Standing(State.UNKNOWN, "the print server does not remember it")
    first = state[0]
    now = STATES.get(first, State.UNKNOWN) if isinstance(first, int) else State.UNKNOWN
    reasons = [str(each) for each in said.get("job-state-reasons", ())]
    told = said.get("job-printer-state-message", ("",))
    if now in (State.PRINTED, State.PRINTING):
        return Standing(now)  # what a server says of these is how far it is
    return Standing(now, in_words(reasons, str(told[0]) if told else ""))


def followed(
    job: int,
    queue: Queue,
    of: Server,
    *,
    wait: Callable[[float], None],
    at_most: float,
) -> Iterator[Standing]:
    """Yield how a job stands whenever that changes, until its end.

    It ends too when the job is held, and when `at_most` seconds have passed.

    Raises:
        BriefError: the server does not answer any more.
    """
    last, spent = None, 0.0
    while True:
        now = standing(job, queue, of)
        if not now.state.over:
            halted = stopped(queue_of(of, queue.name))
            now = Standing(now.state, halted or now.why)
        if now != last:
            yield now
            last = now
        if now.state.over or now.state is State.HELD or spent >= at_most:
            return
        wait(PACE)
        spent += PACE


def ranges(pages: tuple[int, ...]) -> str:
    """Return page numbers as IPP has them, in order: `1-3,5`."""
    parts: list[list[int]] = []
    for page in sorted(set(pages)):
        if parts and page == parts[-1][1] + 1:
            parts[-1][1] = page
        else:
            parts.append([page, page])
    return ",".join(
        str(first) if first == last else f"{first}-{last}" for first, last in parts
    )


def _run(*command: str) -> str:
    """Return what a command of the print system says.

    Raises:
        BriefError: it is not there, fails, or does not come to an end.
    """
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise BriefError([_NO_SYSTEM]) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BriefError([_failed(command[0], str(error))]) from error
    if done.returncode:
        raise BriefError([_failed(command[0], done.stderr.strip())])
    return done.stdout


def _failed(command: str, said: str) -> Problem:
    words = said.splitlines()[-1].removeprefix(f"{command}: ") if said else "no reason"
    return Problem(
        "print.refused",
        f"the print system refuses it: {words}",
        hint="`lpstat -t` shows how its printers stand",
    )


def _refused(queue: Queue, said: str) -> Problem:
    return Problem(
        "print.refused",
        f"the printer {queue.name} gave no number for the job: {said or 'nothing'}",
        hint="see with `lpstat -o` whether it is in the queue before printing again",
    )


_NO_SYSTEM = Problem(
    "print.no-system",
    "there is no print system (CUPS) on this computer",
    hint="install it: `sudo apt-get install cups-client`",
)
