"""Work done in a second process while this one goes on.

The second process is a copy of this one as it stands, so nothing is handed to it and
only what it makes comes back, with what it has read. Work that fails there for any
reason is done again here, where its error can be told.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar, cast

from briefmaker.reads import Told, take_over, traced

T = TypeVar("T")


def may_fork() -> bool:
    """Whether a copy of this process gains time and is safe.

    It gains none on one core; and a lock that another thread holds would stay shut
    in a copy for good.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


@contextmanager
def aside(work: Callable[[], T], *, wanted: bool = True) -> Iterator[Callable[[], T]]:
    """Begin work whose result is asked for later, once, inside the block.

    Args:
        work: what it makes can be pickled.
        wanted: whether it is worth a process; else it is done when asked for.
    """
    if not (wanted and may_fork()):
        yield work
        return
    here, there = os.pipe()
    try:
        copy = os.fork()
    except OSError:
        os.close(here)
        os.close(there)
        yield work
        return
    if not copy:
        os.close(here)
        _answer(work, there)
    os.close(there)
    try:
        with os.fdopen(here, "rb") as answers:
            yield lambda: _taken(answers.read(), work)
    finally:
        os.kill(copy, signal.SIGKILL)  # it has ended, or nobody asked for its answer
        os.waitpid(copy, 0)


def _answer(work: Callable[[], object], there: int) -> None:
    """Do the work and end this copy, which must touch nothing that it shares."""
    try:
        with suppress(BaseException), os.fdopen(there, "wb") as answers:
            with traced() as reads:
                made = work()
            answers.write(pickle.dumps((made, reads.told), pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


def _taken(answer: bytes, work: Callable[[], T]) -> T:
    """Return what a copy made, or make it here if it did not come to its end."""
    try:
        made, told = cast("tuple[T, Told]", pickle.loads(answer))
    except (EOFError, pickle.UnpicklingError):
        return work()
    take_over(told)
    return made
