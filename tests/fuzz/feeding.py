"""Readers under atheris, each in a process of its own, one after the other."""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz.kept import CORPUS
from fuzz.readers import readers

FOUND = ("crash-", "timeout-", "oom-", "leak-")
"""How the names of files begin that libFuzzer leaves of finds."""

EXECUTED = re.compile(r"number_of_executed_units: *(\d+)")
RATE = re.compile(r"average_exec_per_sec: *(\d+)")
RAISED = re.compile(r"^(\w+(?:\.\w+)*(?:Error|Exception)\b.*)$", re.MULTILINE)
START = 120
"""Seconds that loading and instrumenting our modules may take."""


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of feeding a reader.

    Attributes:
        finds: one sentence for each, with the file that does it again.
    """

    name: str
    tried: int
    rate: int
    finds: tuple[str, ...]

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Name and numbers, for a table."""
        return self.name, str(self.tried), str(self.rate), str(len(self.finds))


def is_there() -> bool:
    """Whether atheris is installed, which is not there for every machine."""
    return importlib.util.find_spec("atheris") is not None


def fed(only: Sequence[str], seconds: int, seed: int, room: Path) -> Iterator[Fed]:
    """Feed the readers, and keep what they cannot take in the corpus.

    Args:
        only: names of readers; all if there are none.
        seconds: for each.
    """
    for name in only or readers():
        folder = room / name
        folder.mkdir(parents=True)
        yield _fed(name, seconds, seed, folder)


def _fed(name: str, seconds: int, seed: int, folder: Path) -> Fed:
    arguments = [
        "--seconds",
        str(seconds),
        "--seed",
        str(seed),
        "--folder",
        str(folder),
    ]
    run = subprocess.run(
        [sys.executable, "-m", "fuzz.instrumented", name, *arguments],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds * 3 + START,
        check=False,
    )
    said = run.stderr + run.stdout
    left = [path for path in sorted(folder.iterdir()) if path.name.startswith(FOUND)]
    why = (RAISED.findall(said) or [f"status {run.returncode}"])[-1]
    finds = [f"{name}: {why}: {_kept(path, name)}" for path in left]
    executed, rate = EXECUTED.search(said), RATE.search(said)
    if not executed and not finds:
        finds = [f"{name}: could not be fed: {why}"]
    return Fed(
        name,
        int(executed[1]) if executed else 0,
        int(rate[1]) if rate else 0,
        tuple(finds),
    )


def _kept(path: Path, name: str) -> str:
    """Keep the bytes of a find; `test_corpus` feeds them to the reader ever after."""
    folder = CORPUS / "readers" / name
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / path.name[:20]
    shutil.copyfile(path, kept)
    return str(kept.relative_to(CORPUS.parents[2]))
