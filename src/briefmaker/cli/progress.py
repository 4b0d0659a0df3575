"""What is being worked on, on a terminal and only while it takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefmaker.aside import TURN, Ticking

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0
"""Seconds after which a single brief takes long; several do from the start."""

REFRESHED = 0.1
"""Seconds after which the line is drawn again."""


class Progress:
    """A line on standard error with the brief at work; it leaves nothing behind."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total
        self._wanted = wanted and sys.stderr.isatty()
        self._done = 0
        self._name = ""
        self._bar: Bar | None = None
        self._over = False
        self._drawing = Ticking(self._draw, PATIENCE, REFRESHED)

    def __enter__(self) -> Self:
        """Show the line, now or when it has taken long."""
        if self._wanted:
            if self._total > 1:
                self._draw()
            self._drawing.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        self._drawing.end()
        with TURN:
            self._over = True
            if self._bar:
                self._bar.stop()

    def at(self, name: str, done: int) -> None:
        """Say which brief is being worked on, and how many are done."""
        with TURN:
            self._name, self._done = name, done
            self._update()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line off the terminal while something else is written there."""
        with TURN:
            if self._bar:
                self._bar.stop()
            yield
            if self._bar:
                self._bar.start()

    def _draw(self) -> None:
        """Show the line, or show it as it stands now."""
        with TURN:
            if self._over:
                return
            if self._bar is None:
                self._bar = self._begun()
                self._update()
                self._bar.start()
            elif self._bar.live.is_started:
                self._bar.refresh()

    def _begun(self) -> "Bar":
        from rich.console import Console
        from rich.progress import (
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )

        count = [MofNCompleteColumn()] if self._total > 1 else []
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            *count,
            TimeElapsedColumn(),
            console=Console(stderr=True),
            auto_refresh=False,  # by a thread of rich's own, beside which none may fork
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.add_task(self._name, total=self._total)
        return bar

    def _update(self) -> None:
        if self._bar:
            task = self._bar.task_ids[0]
            self._bar.update(
                task, description=self._name, completed=self._done, refresh=True
            )
