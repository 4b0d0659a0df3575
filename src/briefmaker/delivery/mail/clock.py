"""What time it is, and waiting: given to those who send by whoever starts them."""

import time
from typing import Protocol


class Clock(Protocol):
    """A clock, the machine's or a test's."""

    def now(self) -> float:
        """Return the time of day, as seconds since 1970-01-01T00:00Z."""

    def ticks(self) -> float:
        """Return seconds that only ever grow, for measuring how long a thing takes."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class MachineClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Return the time of day, as seconds since 1970-01-01T00:00Z."""
        return time.time()

    def ticks(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
