"""What is being worked on, on a terminal and only while it takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 1.0
"""Seconds after which a single brief takes long; several do from the start."""


class Progress:
    """A line on standard error with the brief at work; it leaves nothing behind."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total
        self._wanted = wanted and sys.stderr.isatty()
        self._done = 0
        self._name = ""
        self._bar: Bar | None = None
        self._over = False
        self._lock = RLock()
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Show the line, now or when it has taken long."""
        if self._wanted:
            if self._total > 1:
                self._show()
            else:
                self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar:
                self._bar.stop()

    def at(self, name: str, done: int) -> None:
        """Say which brief is being worked on, and how many are done."""
        with self._lock:
            self._name, self._done = name, done
            self._update()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line off the terminal while something else is written there."""
        with self._lock:
            if self._bar:
                self._bar.stop()
            yield
            if self._bar:
                self._bar.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        with self._lock:
            if self._over:
                return
            count = [MofNCompleteColumn()] if self._total > 1 else []
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                *count,
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bar.add_task(self._name, total=self._total)
            self._update()
            self._bar.start()

    def _update(self) -> None:
        if self._bar:
            task = self._bar.task_ids[0]
            self._bar.update(task, description=self._name, completed=self._done)
