"""Warm processes that do one kind of work each, and are replaced when they fail.

The check has a process of its own, so that problems never wait for pages.
"""

import asyncio
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from briefmaker.pool import stop, warm
from briefmaker.preview.shown import Show

T = TypeVar("T")

PATIENCE = 120.0
"""Seconds after which work is taken to have no end."""

TRIES = 2
"""How often a process may be ended under the same work."""

LOADED = ("briefmaker.preview.press", "briefmaker.pdf.standing")


class LostError(Exception):
    """Work came to nothing; its text says why, for those who wait for it."""


class Line(Generic[T]):
    """A warm process for one kind of work.

    Args:
        work: what it does, a function of a module.
        doing: the same in words: `the check`.
        patience: seconds that it may take.
        tell: is told in words when a process was replaced.
    """

    def __init__(
        self,
        work: Callable[[Show], T],
        doing: str,
        *,
        patience: float = PATIENCE,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._work, self._doing, self._patience = work, doing, patience
        self._tell = tell
        self._executor: Executor | None = None

    async def do(self, show: Show) -> T:
        """Do the work for one document.

        Raises:
            LostError: it came to nothing; the next work finds a fresh process.
        """
        for tried in range(1, TRIES + 1):
            if self._executor is None:
                self._executor = warm(1, loaded=LOADED)
            executor = self._executor
            try:
                # A process that has just been ended may still take work in.
                future = await asyncio.to_thread(_submitted, executor, self._work, show)
                return await asyncio.wait_for(
                    asyncio.wrap_future(future), self._patience
                )
            except TimeoutError:
                self._executor = None
                await asyncio.to_thread(stop, [executor])
                raise LostError(
                    f"{self._doing} had not come to an end after "
                    f"{self._patience:.0f} seconds and was stopped; save the brief "
                    "to try again"
                ) from None
            except (BrokenProcessPool, SystemExit):
                if self._executor is executor:
                    executor.shutdown(wait=False)
                    self._executor = None
                if tried < TRIES:
                    self._tell(
                        f"The process for {self._doing} was ended from outside; "
                        "another has taken its place."
                    )
            except Exception as error:
                raise LostError(_reason(error, self._doing)) from error
        raise LostError(
            f"the process for {self._doing} was ended {TRIES} times, maybe for want "
            "of memory; save the brief to try again"
        )

    @property
    def executor(self) -> Executor | None:
        """What runs the process, if one runs."""
        return self._executor


def _submitted(
    executor: Executor, work: Callable[[Show], T], show: Show
) -> "Future[T]":
    """Hand work over; the first of it waits until what it needs is loaded.

    Ctrl-C is for the process that shows the page. Those that it starts here inherit
    that it is blocked, and so does the one that they are forked from.
    """
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    return executor.submit(work, show)


def _reason(error: Exception, doing: str) -> str:
    """Return what went wrong in words; only a bug of ours is named as Python does."""
    if isinstance(error, OSError) and error.errno is None:
        return (
            f"a system library is missing: {str(error).splitlines()[0]}; "
            "`briefmaker doctor` says how to get it"
        )
    if isinstance(error, OSError):
        where = f" (`{error.filename}`)" if error.filename else ""
        return f"{doing} could not go on: {error.strerror}{where}"
    return (
        f"briefmaker met an error of its own in {doing}: {type(error).__name__}: "
        f"{error}; please report it"
    )
