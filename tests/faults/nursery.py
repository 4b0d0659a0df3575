"""A process that runs commands of briefmaker, and ends them in the middle.

Run as a program it loads all stages once, and forks one life for each line that it
reads: so a life costs what its command does, and no more. What ends a life is told as
a `Plan`: before its n-th step that others could see (a file opened for writing,
renamed, brought onto the disk, locked; a socket written to, a program started), in the
middle of a write (the kernel does that, at a byte), or whenever its parent says so.
"""

import contextlib
import fcntl
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
STEPS = (
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.utime",
    "os.fork", "fcntl.flock", "subprocess.Popen", "sqlite3.connect", "socket.connect",
    "socket.sendto", "smtplib.connect", "smtplib.send",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """How a life ends; with nothing set, as its command does.

    Attributes:
        step: before which of its steps, from 1.
        byte: after how many bytes of any one file, by the kernel.
        signal: what it gets at its step.
    """

    step: int = 0
    byte: int = 0
    signal: int = signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Life:
    """A command that is run.

    Attributes:
        told: the file that gets what it says, both streams, and `NAME.steps`.
    """

    arguments: Sequence[str]
    folder: str
    told: str
    environment: Mapping[str, str] = field(default_factory=dict)
    plan: Plan = Plan()


def _live(life: Life) -> None:
    """Become the command."""
    os.setsid()  # by which all that it starts is known
    handle = os.open(life.told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.close(handle)
    os.chdir(life.folder)
    os.environ.update(life.environment)
    tempfile.tempdir = None
    from briefmaker.cli.main import main

    _watched(life)
    if life.plan.byte:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (life.plan.byte, life.plan.byte))
    main(list(life.arguments))


def _watched(life: Life) -> None:
    """Count steps, and end at the one that is planned."""
    mine, count = os.getpid(), 0
    steps = os.open(f"{life.told}.steps", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)

    def step() -> None:
        nonlocal count
        if os.getpid() != mine:
            return
        count += 1
        os.pwrite(steps, b"%d\n" % count, 0)
        if count == life.plan.step:
            os.kill(mine, life.plan.signal)

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if event in STEPS or (event == "open" and _writes(given)):
            step()

    sync: Callable[[int], None] = os.fsync

    def fsync(handle: int) -> None:
        step()
        sync(handle)
        step()

    os.fsync = fsync
    sys.addaudithook(heard)


def _writes(given: tuple[Any, ...]) -> bool:
    flags = given[2] if len(given) > 2 else 0
    return isinstance(flags, int) and bool(flags & WRITES)


def serve() -> None:
    """Fork a life for each line; say its process number, then how it ended."""
    import briefmaker.cli.pack
    import briefmaker.cli.posting
    import briefmaker.cli.rendering
    import briefmaker.pool.preloaded
    import briefmaker.revisit.unpacking  # noqa: F401

    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        said = json.loads(line)
        life = Life(**{**said, "plan": Plan(**said["plan"])})
        if not (pid := os.fork()):
            answers.close()
            _live(life)  # and Python ends the process, as it does any other
        print(pid, file=answers, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def as_line(life: Life) -> str:
    """Return a life as the nursery reads it."""
    return json.dumps(asdict(life)) + "\n"


def session(leader: int) -> list[int]:
    """Return the processes that live of a session (proc_pid_stat(5))."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, *numbers = stat.read_text().rpartition(")")[2].split()[:4]
            if int(numbers[-1]) == leader and state != "Z":
                found.append(int(stat.parent.name))
    return found


def is_locked(path: Path) -> bool:
    """Whether somebody is at work on a file."""
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


if __name__ == "__main__":
    serve()
