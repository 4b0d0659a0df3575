"""A command as a process of its own: what it took, as the system counted it.

Time and memory are the child's own (wait4(2)), with those of the processes that it
started and waited for. Its memory is that of the largest of them, and never less than
ours, since a child begins as a copy: so nothing heavy is imported here.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import IO

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory (getrusage(2))."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took.

    Attributes:
        wall: seconds from its start to its end.
        user: seconds of processor time in the program.
        system: seconds of processor time in the system.
        megabytes: the most memory that its largest process held.
        stages: seconds by stage, of those who tell.
        said: what it wrote on standard output.
    """

    wall: float
    user: float
    system: float
    megabytes: float
    stages: Mapping[str, float] = field(default_factory=dict)
    said: str = ""

    @property
    def cpu(self) -> float:
        """Seconds of processor time, on all cores together."""
        return self.user + self.system


class FailedError(Exception):
    """A run that ended with another status than 0."""


def run(command: Sequence[str | Path], room: Mapping[str, str]) -> tuple[Run, str]:
    """Run a command, and return what it took and what it wrote on standard error.

    Args:
        room: variables of its environment, beside those of ours.

    Raises:
        FailedError: it ended with another status than 0.
    """
    around = {**os.environ, **room}  # noqa: TID251
    with TemporaryFile() as out, TemporaryFile() as err:
        start = perf_counter()
        child = subprocess.Popen(
            [str(word) for word in command], stdout=out, stderr=err, env=around
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said, told = (_read(file) for file in (out, err))
    if child.returncode:
        words = " ".join(str(word) for word in command)
        raise FailedError(f"{words}: status {child.returncode}\n{told[-2000:]}")
    peak = used.ru_maxrss * UNIT / 1e6
    return Run(wall, used.ru_utime, used.ru_stime, peak, said=said), told


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
