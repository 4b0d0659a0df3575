"""Much work done by several workers, of whom any may be lost on the way.

Each worker is an executor of its own that has one piece of work at a time, so that it
is known which piece a process was doing when it ended. Another process takes its place
and the piece is tried once more; a piece that ends a second process is given up, and
all others are done.
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager
from types import FrameType
from typing import Generic, NoReturn, TypeVar

from briefmaker.pool.warm import stop
from briefmaker.values import Struct

T = TypeVar("T")
R = TypeVar("R")


class Lost(Struct, frozen=True):
    """What comes back of work that ended every process that tried it."""


class Crew(Struct, Generic[T, R], frozen=True):
    """Workers and what they do.

    Attributes:
        work: what is done with each item; it, the items and what comes of them can be
            pickled, and what it raises is raised here.
        hired: makes a worker, anew for each that is lost.
        size: how many workers there are at the most.
        spell: after how many items a worker is replaced; it has given back no memory.
        tries: how many workers an item may end before it is given up.
    """

    work: Callable[[T], R]
    hired: Callable[[], Executor]
    size: int
    spell: int = 1000
    tries: int = 2

    def done(
        self,
        items: Sequence[T],
        seen: Callable[[Sequence[int], int], None] = lambda at_work, done: None,  # noqa: ARG005
    ) -> Generator[R | Lost, None, None]:
        """Yield what comes of each item, in their order, as soon as it can be told.

        When the iterator is closed or an error passes through it, workers end at once
        and what they have begun is given up.

        Args:
            seen: is told which items are being worked on, and how many are done.
        """
        shift = _Shift(self, items)
        with _ended_by_signal():
            try:
                yield from shift.told(seen)
            except BaseException:
                shift.stop()
                raise
            shift.leave()


class _Worker(Generic[T, R]):
    """One place in a crew, and who has it now."""

    def __init__(self, crew: Crew[T, R]) -> None:
        self._crew = crew
        self.executor: Executor | None = None
        self._done = 0

    def begin(self, item: T) -> Future[R]:
        """Hand it an item."""
        if self._done >= self._crew.spell:
            self.leave()
        self._done += 1
        if self.executor is not None:
            try:
                return self.executor.submit(self._crew.work, item)
            except BrokenExecutor:  # it was lost when it had nothing to do
                self.lose()
        self.executor = self._crew.hired()
        return self.executor.submit(self._crew.work, item)

    def lose(self) -> None:
        """Let another take the place."""
        if self.executor is not None:
            self.executor.shutdown(wait=False)
        self.executor, self._done = None, 0

    leave = lose


class _Shift(Generic[T, R]):
    """The items of one call of `done`, on their way through the crew."""

    def __init__(self, crew: Crew[T, R], items: Sequence[T]) -> None:
        self._items = items
        self._tries = crew.tries
        self._waiting = deque(range(len(items)))
        self._tried = [0] * len(items)
        self._free = [_Worker(crew) for _ in range(min(crew.size, len(items)))]
        self._workers = list(self._free)
        self._busy: dict[Future[R], tuple[int, _Worker[T, R]]] = {}
        self._done: dict[int, R | Lost] = {}

    def told(self, seen: Callable[[Sequence[int], int], None]) -> Iterator[R | Lost]:
        """Yield what comes of the items, in their order."""
        finished = 0
        for turn in range(len(self._items)):
            while turn not in self._done:
                self._begin()
                at_work = sorted(number for number, _ in self._busy.values())
                seen(at_work, finished)
                ended, _ = wait(self._busy, return_when=FIRST_COMPLETED)
                for future in ended:
                    self._take(future)
                finished = turn + len(self._done)
            self._begin()
            yield self._done.pop(turn)

    def _begin(self) -> None:
        """Give each worker that has nothing to do an item."""
        while self._free and self._waiting:
            number, worker = self._waiting.popleft(), self._free.pop()
            self._busy[worker.begin(self._items[number])] = (number, worker)

    def _take(self, future: Future[R]) -> None:
        """Take what came of an item, or put it back."""
        number, worker = self._busy.pop(future)
        self._free.append(worker)
        try:
            self._done[number] = future.result()
        except BrokenExecutor:
            worker.lose()
            self._tried[number] += 1
            if self._tried[number] < self._tries:
                self._waiting.appendleft(number)
            else:
                self._done[number] = Lost()

    def leave(self) -> None:
        """Let the workers go, who have nothing left to do."""
        for worker in self._workers:
            worker.leave()

    def stop(self) -> None:
        """End the workers at once."""
        stop([each.executor for each in self._workers if each.executor])


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """Let a request to end this process (SIGTERM) end its workers first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001, its form
    raise SystemExit(128 + number)
