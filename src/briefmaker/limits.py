"""How long work may take, and how much memory: work that goes beyond it is stopped.

A thread looks at the work every second: the processor time and the memory that it
has taken, and where it stands. Beyond a limit it raises an error in the work, again
and again until the work gives way, as a library may swallow what it does not know.
Where that does not help, because a library of the system does not come back, the
process is ended, if it is one of ours that another process waits for.

Time in which the process was stopped (Ctrl-Z, a lid that was closed) does not count.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from enum import StrEnum
from math import ceil
from types import FrameType, TracebackType
from typing import Any, TypeVar

from briefmaker.aside import TURN, Ticking
from briefmaker.values import Struct

T = TypeVar("T")

FIRST, TICK = 0.2, 1.0
"""Seconds after which work is looked at first, and again."""

GRACE = 5.0
"""Seconds in which work that was stopped has to give way."""

ROOM = 1.25
"""How many times as fast as ours the clock may go by which the system ends work."""

BUSY = 10
"""How many times as long as on an idle machine work may take on a busy one."""

MINUTE = 60
GIGABYTE = 1 << 30

SECONDS, SECONDS_PER_BYTE = 180.0, 0.5 / 1024
"""Processor time that work usually may take: more for a long text."""

MEMORY, MEMORY_PER_BYTE = 2 * GIGABYTE, 2048
"""Bytes of memory that work usually may take, likewise."""

LARGEST_FILE = 2 * GIGABYTE
"""Bytes of a file that work may write."""

RESIDENT, DATA = 1, 5
"""What of its memory a process has in the machine, and what of it it can write to."""

Frames = Iterator[FrameType]
"""What is being done, the innermost first."""

Spot = Callable[[Frames], Any]
"""Finds out where work stands, as a value that can be pickled; nothing if unknown."""


class Limits(Struct, frozen=True):
    """What work may take.

    Attributes:
        seconds: of processor time; by the clock it may be `BUSY` times as much.
        memory: bytes, beside what the process had before.
    """

    seconds: float
    memory: int

    @classmethod
    def usual(cls, length: int) -> "Limits":
        """Return what work on a text takes by far not, however slow the machine.

        Args:
            length: of the text, in bytes.
        """
        return cls(
            SECONDS + length * SECONDS_PER_BYTE, MEMORY + length * MEMORY_PER_BYTE
        )

    @property
    def time(self) -> str:
        """The time in words: `90 seconds of computing`, `12 minutes of computing`."""
        if self.seconds < 2 * MINUTE:
            return f"{self.seconds:.3g} seconds of computing"
        return f"{self.seconds / MINUTE:.3g} minutes of computing"

    @property
    def room(self) -> str:
        """The memory in words: `2.1 GB`."""
        return f"{self.memory / GIGABYTE:.2g} GB"


class Cause(StrEnum):
    """Why work was stopped."""

    TIME = "time"
    MEMORY = "memory"
    ENDED = "ended"
    """The system, or somebody, ended the process that did it."""


class StoppedError(Exception):
    """Work came to no end: why, and where it stood when that was last looked at.

    Attributes:
        at: what `Spot` found.
        number: the signal that ended its process, if one did.
    """

    def __init__(self, cause: Cause, at: Any = None, number: int = 0) -> None:
        super().__init__(cause, at, number)
        self.cause, self.at, self.number = cause, at, number


class _Over(BaseException):
    """Raised in work that is beyond a limit; no `Exception`, as those are swallowed."""


def nowhere(frames: Frames) -> None:
    """Say nothing of where work stands."""


def untold(cause: Cause | None, at: Any) -> None:
    """Tell nobody how it goes."""


def limited(
    work: Callable[[], T],
    limits: Limits,
    spot: Spot = nowhere,
    tell: Callable[[Cause | None, Any], None] = untold,
    *,
    kills: bool = False,
) -> T:
    """Do work in this process, within limits.

    Args:
        tell: is told whenever the work stands elsewhere, and why it is stopped.
        kills: end this process if the work does not give way.

    Raises:
        StoppedError: it went beyond a limit.
    """
    watch = _Watch(limits, spot, tell, kills=kills)
    try:
        with _ceilings(limits, kills=kills):
            try:
                watch.begin()
                made = work()
            finally:
                watch.end()
    except _Over:
        raise watch.stopped() from None
    except MemoryError as error:
        raise StoppedError(Cause.MEMORY, _at(spot, _raised(error))) from None
    if watch.cause:  # the work swallowed that it was stopped: nobody knows what it made
        raise watch.stopped()
    return made


class _Watch:
    """Looks at work now and then, and stops it."""

    def __init__(
        self,
        limits: Limits,
        spot: Spot,
        tell: Callable[[Cause | None, Any], None],
        *,
        kills: bool,
    ) -> None:
        self.cause: Cause | None = None
        self._at: Any = None
        self._limits, self._spot, self._tell, self._kills = limits, spot, tell, kills
        self._thread = threading.get_ident()
        self._ticks = self._patience = 0
        self._over = False
        self._seconds, self._memory = _seconds(self._thread), _memory(RESIDENT)
        self._unraisable = sys.unraisablehook
        self._ticking = Ticking(self._look, FIRST, TICK)

    def begin(self) -> None:
        """Look at it from now on."""
        self._ticking.start()

    def end(self) -> None:
        """Look at it no more; what was raised and has not come yet comes here.

        Called off, it would leave the interpreter looking for it at every step, and a
        traced one without an end (CPython 3.11, `_Py_HandlePending`).
        """
        asked = False
        while True:
            try:
                self._ticking.end()
                with TURN:
                    self._over = True
                if self.cause and not asked:
                    asked = True
                    _raise(self._thread, _Over)
                    while True:
                        pass
            except _Over:
                continue
            if self.cause:
                sys.unraisablehook = self._unraisable
            return

    def stopped(self) -> StoppedError:
        """Return why it was stopped, and where."""
        return StoppedError(self.cause or Cause.TIME, self._at)

    def _look(self) -> None:
        if self._over:
            return
        self._ticks += 1
        if not self.cause:
            at = _at(self._spot, _doing(self._thread)) or self._at
            cause = self._beyond()
            if cause or at != self._at:
                self._at, self.cause = at, cause
                self._tell(cause, at)
            if cause:
                sys.unraisablehook = self._unsaid
            self._patience = self._ticks + ceil(GRACE / TICK)
        if self.cause:
            if self._kills and self._ticks > self._patience:
                os.kill(os.getpid(), signal.SIGKILL)
            _raise(self._thread, _Over)

    def _unsaid(self, given: Any) -> None:
        """Do not tell what was raised where nobody can catch it, as in `__del__`."""
        if given.exc_type is not _Over:
            self._unraisable(given)

    def _beyond(self) -> Cause | None:
        limits = self._limits
        if _memory(RESIDENT) - self._memory > limits.memory:
            return Cause.MEMORY
        busy = _seconds(self._thread) - self._seconds > limits.seconds
        # Ticks, not the clock, which goes on while the process is stopped.
        late = self._ticks * TICK > limits.seconds * BUSY
        return Cause.TIME if busy or late else None


@contextmanager
def _ceilings(limits: Limits, *, kills: bool) -> Iterator[None]:
    """Let the system itself refuse what is far beyond the limits (POSIX, setrlimit).

    Memory is limited by what can be written to (`RLIMIT_DATA`): the address space of a
    process is mostly of libraries and of room that threads may never use.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: LARGEST_FILE}
    if data := _memory(DATA):
        wanted[resource.RLIMIT_DATA] = data + limits.memory + limits.memory // 4
    before = {which: resource.getrlimit(which) for which in wanted}
    for which, value in wanted.items():
        soft, hard = before[which]
        given = [each for each in (value, soft) if each != resource.RLIM_INFINITY]
        resource.setrlimit(which, (min(given), hard))
    last = _last(ROOM * limits.seconds + 2 * GRACE) if kills else nullcontext()
    try:
        with last:
            yield
    finally:
        for which, both in before.items():
            resource.setrlimit(which, both)


@contextmanager
def _last(seconds: float) -> Iterator[None]:
    """End this process by SIGPROF, also where a library never lets Python have a turn.

    RLIMIT_CPU would count from the beginning of the process, by a clock of the kernel
    that in a process of some minutes is seconds away from the one that we can read.
    """
    before = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, *before)


def _memory(which: int) -> int:
    """Return bytes of memory that this process has; 0 where the system says none.

    Args:
        which: the field of Linux's `/proc/self/statm`.
    """
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123, often
            return int(file.read().split()[which]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _seconds(thread: int) -> float:
    """Return the processor time of a thread; of all where threads have no clocks."""
    if sys.platform == "linux":
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    return time.process_time()


def _doing(thread: int) -> Frames:
    """Yield what a thread is doing, the innermost first."""
    frame = sys._current_frames().get(thread)
    while frame is not None:
        yield frame
        frame = frame.f_back


def _raised(error: BaseException) -> Frames:
    """Yield what was being done when an error was raised, the innermost first."""
    frames: list[FrameType] = []
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    yield from reversed(frames)


def _at(spot: Spot, frames: Frames) -> Any:
    # The work goes on meanwhile, and may take away what is looked at.
    with suppress(Exception):
        return spot(frames)
    return None


def _raise(thread: int, error: type[BaseException]) -> None:
    """Raise an error in a thread when Python has its turn there."""
    import ctypes

    raised = ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
