"""A command in a copy of this warm process: its answer, its time, what it left."""

import faulthandler
import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefmaker.unfinished import lasting_scratch

PATIENCE = 600.0
"""Seconds on the wall, on a machine that others use, too."""
MEMORY = 6 << 30
"""Bytes of addresses that it may ask for."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        status: what it told the shell; below zero, the signal that ended it.
        seconds: of computing, with what it started.
        left: what it left among temporary files.
    """

    status: int
    out: bytes
    err: bytes
    seconds: float
    left: tuple[str, ...] = ()


def warm(desks: Path) -> None:
    """Load all that commands load, and read the good briefs once."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    import briefmaker.cli.check
    import briefmaker.cli.main
    import briefmaker.cli.render
    import briefmaker.cli.rendering
    import briefmaker.cli.sarif
    import briefmaker.cli.unchanged
    import briefmaker.formats.writers
    import briefmaker.pack.checking
    import briefmaker.pool.preloaded
    from briefmaker import build
    from briefmaker.workspace import workspace_of

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(SystemExit):
        for path in sorted(desks.glob("*/briefs/*.yaml")):
            build.check(path, workspace_of(path))
        small = str(desks / "plain" / "briefs" / "small.yaml")
        briefmaker.cli.main.main(["check", small, "--format", "json"])
    gc.freeze()


def command(arguments: Sequence[str], folder: Path, seconds: int) -> Ended:
    """Run a briefmaker command where its user stands."""

    def run() -> int:
        from briefmaker.cli.main import main

        try:
            main(["--debug", *arguments])
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 1

    return apart(run, folder, seconds)


def apart(run: Callable[[], int], folder: Path, seconds: int = 10) -> Ended:
    """Do something in a copy of this process, within limits.

    Args:
        folder: where the copy stands.
        seconds: of computing, after which it is stopped.
    """
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        room = Path(name)
        (room / "tmp").mkdir()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        child = os.fork()
        if not child:
            _be_child(run, folder, room, seconds)
        _, status = os.waitpid(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
        left = sorted(each.name for each in (room / "tmp").iterdir())
        return Ended(
            os.waitstatus_to_exitcode(status),
            (room / "out").read_bytes(),
            (room / "err").read_bytes(),
            took,
            tuple(left),
        )


def _be_child(run: Callable[[], int], folder: Path, room: Path, seconds: int) -> None:
    code = 70  # EX_SOFTWARE of sysexits.h
    try:
        os.setsid()
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(room / name, os.O_CREAT | os.O_WRONLY, 0o600), stream)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(  # noqa: SIM115
            2, "w", encoding="utf-8", errors="backslashreplace", closefd=False
        )
        tempfile.tempdir = str(room / "tmp")
        os.environ["TMPDIR"] = tempfile.tempdir  # noqa: TID251
        os.chdir(folder)
        faulthandler.enable(2)
        faulthandler.register(signal.SIGXCPU, 2, all_threads=False, chain=True)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        code = run()
        gc.collect()  # what is not closed by hand, Python closes when it ends
        # Kept as long as a process, it goes when Python ends, which a copy never does.
        shutil.rmtree(lasting_scratch())
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


class Bench:
    """Workspaces on which mutants are laid, one after the other, and taken off again.

    Args:
        desks: the good workspaces.
        folder: where their copies go.
    """

    def __init__(self, desks: Path, folder: Path) -> None:
        self.desks, self.folder = desks, folder
        shutil.copytree(desks, folder, dirs_exist_ok=True)

    def lay(self, desk: str, files: Mapping[str, bytes]) -> Path:
        """Write a mutant's files over a good workspace, and return its folder."""
        root = self.folder / desk
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        return root

    def clear(self, desk: str, files: Mapping[str, bytes]) -> None:
        """Put the good files back, and take products away."""
        root = self.folder / desk
        shutil.rmtree(root / "out", ignore_errors=True)
        for name in files:
            good = self.desks / desk / name
            if good.is_file():
                shutil.copyfile(good, root / name)
            else:
                (root / name).unlink(missing_ok=True)


def listing(root: Path) -> dict[str, tuple[int, int]]:
    """Return all files below a folder, with their sizes and times."""
    return {
        str(path.relative_to(root)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }
