"""A process that sends a list of messages, and is killed while it does.

Run as a program it imports what victims need once, and forks one for each line that it
reads: so a life costs milliseconds.
"""

import os
import pickle
import signal
import sys
import traceback
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from briefmaker.delivery.mail.clock import MachineClock
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.sending import Pace, send
from briefmaker.delivery.mail.server import Server

OURS = f"{os.sep}delivery{os.sep}mail{os.sep}"
STEADY = Pace(per_minute=0, first_wait=0.05)


def live(path: Path, server: Server, parcels: Sequence[Parcel], last: int) -> None:
    """Put messages into the outbox and send them, and die at a line of our code.

    Args:
        path: of the outbox.
        server: that takes them.
        parcels: the messages.
        last: before which line in the order of execution to die; 0 for none.
    """
    _die_before(last)
    clock = MachineClock()
    with Outbox.opened(path) as outbox:
        outbox.enqueue(parcels, clock.now())
        for _ in send(outbox, server, clock, pace=STEADY):
            pass
    sys.settrace(None)


def lines_of(path: Path, server: Server, parcels: Sequence[Parcel]) -> int:
    """Return how many lines of our code are executed to send messages."""
    count = 0

    def local(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    def entered(frame: FrameType, _event: str, _argument: object) -> Any:
        return local if OURS in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        clock = MachineClock()
        with Outbox.opened(path) as outbox:
            outbox.enqueue(parcels, clock.now())
            list(send(outbox, server, clock, pace=STEADY))
    finally:
        sys.settrace(before)
    return count


def _die_before(last: int) -> None:
    left = last

    def local(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal left
        left -= event == "line"
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return local

    def entered(frame: FrameType, _event: str, _argument: object) -> Any:
        return local if OURS in frame.f_code.co_filename else None

    if last:
        sys.settrace(entered)


def main() -> None:
    """Let victims live, and tell of each its number, and how it ended."""
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _live_and_leave(line)
        print(pid, flush=True)  # noqa: T201, to whoever started us
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def _live_and_leave(line: str) -> None:
    try:
        live(*pickle.loads(b64decode(line)))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
