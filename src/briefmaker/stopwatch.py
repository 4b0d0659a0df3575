"""How long each stage takes: the only reader of a timer."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Measures how long each stage takes.

    Attributes:
        took: milliseconds by stage, in the order of the stages.
    """

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to the stage called `name`."""
        start = perf_counter()
        try:
            yield
        finally:
            spent = (perf_counter() - start) * 1000
            self.took[name] = self.took.get(name, 0.0) + spent
