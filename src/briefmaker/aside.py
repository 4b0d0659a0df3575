"""Work done beside this process: in a second process, or now and then in a thread.

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
from itertools import chain, repeat
from typing import TypeVar, cast

from briefmaker.reads import Told, take_over, traced

T = TypeVar("T")

TURN = threading.RLock()
"""Held by the threads of `Ticking` for all they do, and while a copy is made."""


class Ticking(threading.Thread):
    """A thread with a small task that comes again and again.

    It waits whenever a copy of the process is made, so that no lock that it takes for
    its task stays shut in the copy for good.

    Args:
        task: what is done, each time by itself.
        first: seconds before it is done for the first time.
        every: seconds after which it is done again.
    """

    def __init__(self, task: Callable[[], None], first: float, every: float) -> None:
        super().__init__(daemon=True)
        self._task = task
        self._pauses = chain((first,), repeat(every))
        self._over = threading.Event()

    def run(self) -> None:
        """Do the task until it is over."""
        for pause in self._pauses:
            if self._over.wait(pause):
                return
            with TURN:
                self._task()

    def end(self) -> None:
        """Do the task no more."""
        self._over.set()


def may_fork() -> bool:
    """Whether a copy of this process is safe and gains time; none on one core."""
    return is_alone() and len(os.sched_getaffinity(0)) > 1


def is_alone() -> bool:
    """Whether this process can be copied.

    A lock that another thread holds would stay shut in a copy for good.
    """
    if sys.platform != "linux":
        return False
    others = {*threading.enumerate()} - {threading.current_thread()}
    return all(isinstance(other, Ticking) for other in others)


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
        with TURN:
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
