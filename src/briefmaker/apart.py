"""Work done by a copy of this process, within limits: whatever becomes of it, we go on.

The copy is made by a fork as this process stands, so it has all that is loaded. What it
makes, what it has read and what it raises come back; else `StoppedError` says why it
did not, and where it stood when it last told. It ends with this process, however that
ends, and its temporary files are taken away.

No copy is made where other threads run, on systems other than Linux, and in a worker of
a pool, which is a process of its own already: there the work is limited in place.
"""

import ctypes
import gc
import os
import pickle
import select
import signal
import sys
import tempfile
import traceback
import weakref
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar

from briefmaker.aside import TURN, is_alone
from briefmaker.limits import (
    BUSY,
    GRACE,
    TICK,
    Cause,
    Limits,
    Spot,
    StoppedError,
    limited,
    nowhere,
)
from briefmaker.reads import Told, take_over, traced
from briefmaker.unfinished import scratch

P = ParamSpec("P")
T = TypeVar("T")

SIZE = 8
"""Bytes that say how long what follows is."""

DEATH = 1
"""`PR_SET_PDEATHSIG` of Linux: the signal for a process whose parent is gone."""

NEARLY = 0.8
"""Share of its memory from which a copy that ends by itself has run out of it."""

ENDS = (signal.SIGPROF, signal.SIGXCPU)
"""What ends a process for its processor time: its own limit, or its user's `ulimit`."""

_is_copy = False


def nothing() -> None:
    """Do nothing."""


class ElsewhereError(Exception):
    """The traceback of an error in the copy, or an error that cannot leave it."""


def apart(work: Callable[[], T], limits: Limits, spot: Spot = nowhere) -> T:
    """Return what work makes in a copy of this process.

    Raises:
        StoppedError: it came to no end.
    """
    alone = Apart(work, limits, spot)
    try:
        return alone()
    finally:
        alone.close()


class Apart(Generic[P, T]):
    """One kind of work, all of it in one copy of this process, call after call.

    Args:
        work: what it is given and what it makes can be pickled.
        limits: of each call, or what finds them from what a call is given.
        spot: finds out where the work stands.
        first: what the copy does before the first call.
    """

    def __init__(
        self,
        work: Callable[P, T],
        limits: Limits | Callable[P, Limits],
        spot: Spot = nowhere,
        first: Callable[[], object] = nothing,
    ) -> None:
        self._work, self._limits, self._spot = work, limits, spot
        self._first = first
        self._copy: _Copy | None = None

    def begin(self) -> bool:
        """Make the copy before it is asked for anything; whether there is one."""
        if self._copy is None and not _is_copy and is_alone() and not _is_worker():
            with suppress(OSError):  # no copy can be made
                self._copy = _Copy(self._work, self._spot, self._first)
        return self._copy is not None

    def __call__(self, *args: P.args, **given: P.kwargs) -> T:
        """Do the work once.

        Raises:
            StoppedError: it came to no end; the next call has a new copy.
        """
        if _is_copy:  # it has limits already
            return self._work(*args, **given)
        limits = self._limits
        if not isinstance(limits, Limits):
            limits = limits(*args, **given)
        self.begin()
        if self._copy is None:
            work = partial(self._work, *args, **given)
            return limited(work, limits, self._spot, kills=_is_worker())
        try:
            return self._copy.asked(limits, args, given)  # type: ignore[no-any-return]
        except _Failed as failed:
            raise failed.error from failed.__cause__
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the copy, if there is one."""
        if self._copy is not None:
            self._copy.end()
            self._copy = None


class _Failed(Exception):  # noqa: N818, it carries an error
    """The work itself raised an error; the copy is as good as before."""

    def __init__(self, error: BaseException, told: str) -> None:
        super().__init__()
        self.error = error
        self.__cause__ = ElsewhereError(f"\n{told}") if told else None


class _Copy:
    """A copy of this process, as seen from here."""

    def __init__(
        self, work: Callable[..., Any], spot: Spot, first: Callable[[], object]
    ) -> None:
        self._limits = Limits.usual(0)
        self._heard = bytearray()
        room = ExitStack()
        folder = str(room.enter_context(scratch()))
        asked, answers = os.pipe(), os.pipe()
        parent = os.getpid()
        try:
            with TURN:
                self._number = os.fork()
        except OSError:
            for handle in (*asked, *answers):
                os.close(handle)
            room.close()
            raise
        if not self._number:
            os.close(asked[1])
            os.close(answers[0])
            _settle_in(parent, folder)
            _serve(first, partial(_done, work, spot), asked[0], answers[1])
        os.close(asked[0])
        os.close(answers[1])
        self._ask, self._answers = asked[1], answers[0]
        left = (self._ask, self._answers, room)
        self.end = weakref.finalize(self, _end, parent, self._number, *left)

    def asked(
        self, limits: Limits, args: tuple[Any, ...], given: dict[str, Any]
    ) -> Any:
        """Have work done.

        Raises:
            StoppedError: the copy came to no end, and is not there any more.
        """
        cause: Cause | None = None
        at: Any = None
        self._limits = limits
        call = pickle.dumps((limits, args, given), pickle.HIGHEST_PROTOCOL)
        with suppress(BrokenPipeError):
            _send(self._ask, call)
        silent = 0
        while True:
            said = self._next()
            if said is None:
                silent += 1
                if silent * TICK > self._limits.seconds * BUSY + 3 * GRACE:
                    os.kill(self._number, signal.SIGKILL)
                    cause = cause or Cause.TIME
                continue
            if not said:
                raise self._lost(cause, at)
            kind, *rest = pickle.loads(said)
            if kind == "at":
                cause, at = rest
                continue
            told: Told = rest.pop()
            take_over(told)
            if kind == "failed":
                raise _Failed(*rest)
            return rest[0]

    def _next(self) -> bytes | None:
        """Return what the copy says next; none if it is silent, empty if it is gone."""
        while True:
            heard = self._heard
            length = int.from_bytes(heard[:SIZE]) if len(heard) >= SIZE else 0
            if length and len(heard) >= SIZE + length:
                said = bytes(heard[SIZE : SIZE + length])
                del heard[: SIZE + length]
                return said
            if not select.select([self._answers], [], [], TICK)[0]:
                return None
            more = os.read(self._answers, 1 << 20)
            if not more:
                return b""
            heard += more

    def _lost(self, cause: Cause | None, at: Any) -> StoppedError:
        """Return why the copy ended without an answer."""
        _, status, used = os.wait4(self._number, 0)
        if ended := self.end.detach():  # its number may be another's from now on
            _, _, ask, answers, room = ended[2]
            os.close(ask)
            _put_away(answers, room)
        number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        if cause is None:
            full = used.ru_maxrss * 1024 > self._limits.memory * NEARLY
            busy = used.ru_utime + used.ru_stime > self._limits.seconds
            late = number in ENDS or (number == signal.SIGKILL and busy)
            cause = Cause.TIME if late else Cause.MEMORY if full else Cause.ENDED
        return StoppedError(cause, at, number)


def _settle_in(parent: int, folder: str) -> None:
    """Make this process a copy that ends with its parent and touches nothing of it."""
    global _is_copy
    _is_copy = True
    ctypes.CDLL(None).prctl(DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the parent to end us
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    sys.unraisablehook = sys.__unraisablehook__
    tempfile.tempdir = folder
    gc.freeze()  # what is inherited stays, and is not copied by looking at it


def _serve(
    first: Callable[[], object],
    done: Callable[..., bytes],
    asked: int,
    answers: int,
) -> NoReturn:
    """Do what is asked until nothing more is, and end this copy."""
    try:
        with suppress(BaseException):  # the call that needs it tells what is wrong
            first()
        with suppress(BaseException), os.fdopen(asked, "rb") as calls:
            while length := int.from_bytes(calls.read(SIZE)):
                limits, args, given = pickle.loads(calls.read(length))

                def tell(cause: Cause | None, at: Any) -> None:
                    _send(answers, pickle.dumps(("at", cause, at)))

                _send(answers, done(limits, args, given, tell))
    finally:
        os._exit(0)


def _done(
    work: Callable[..., Any],
    spot: Spot,
    limits: Limits,
    args: tuple[Any, ...],
    given: dict[str, Any],
    tell: Callable[..., None],
) -> bytes:
    """Do the work, and return what came of it, pickled."""
    with traced() as reads:
        try:
            call = partial(work, *args, **given)
            made = limited(call, limits, spot, tell, kills=True)
            return _pickled("made", made, reads.told)
        except StoppedError as error:
            return _pickled("failed", error, "", reads.told)
        except BaseException as error:
            text = "".join(traceback.format_exception(error))
            with suppress(Exception):
                said = _pickled("failed", error, text, reads.told)
                pickle.loads(said)
                return said
            name = type(error).__name__
            return _pickled(
                "failed", ElsewhereError(f"{name}: {error}"), text, reads.told
            )


def _pickled(*said: Any) -> bytes:
    return pickle.dumps(said, pickle.HIGHEST_PROTOCOL)


def _send(where: int, said: bytes) -> None:
    rest = memoryview(len(said).to_bytes(SIZE) + said)
    while rest:
        rest = rest[os.write(where, rest) :]


def _end(owner: int, number: int, ask: int, answers: int, room: ExitStack) -> None:
    """End a copy and take its things away; not in a copy that has inherited it."""
    if os.getpid() == owner:
        os.close(ask)  # with nothing to be asked any more, it would end by itself
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        _put_away(answers, room)


def _put_away(answers: int, room: ExitStack) -> None:
    """Take away what was there for a copy that has ended."""
    os.close(answers)
    room.close()


def _is_worker() -> bool:
    """Whether this process works for another one, which goes on without it."""
    processes = sys.modules.get("multiprocessing.process")
    return processes is not None and processes.parent_process() is not None
