"""What the workers of the tests do."""

import os
import signal
import sys
import time
from pathlib import Path

from briefmaker.delivery.files import write


def doubled(number: int) -> int:
    return 2 * number


def who_and_where(_: int) -> tuple[int, str]:
    return os.getpid(), str(Path().absolute())


def struck(task: tuple[int, Path]) -> int:
    """Return ten times the number; end the process if told so.

    Args:
        task: a number, and a folder: a file `deadly-N` there ends whoever does number
            N, and one `once-N` only the first who does.
    """
    number, folder = task
    (folder / f"tried-{number}-{time.monotonic_ns()}").touch()
    once = folder / f"once-{number}"
    if once.exists():
        once.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    if (folder / f"deadly-{number}").exists():
        os.kill(os.getpid(), signal.SIGKILL)
    return 10 * number


def refused(number: int) -> int:
    raise ValueError(f"no {number}")


def slow(folder: Path) -> None:
    """Say who is at work, and take long."""
    (folder / f"worker-{os.getpid()}").touch()
    time.sleep(60)


def writing(folder: Path) -> None:
    """Be in the middle of a file for long."""
    (folder / f"worker-{os.getpid()}").touch()
    real = os.fsync

    def sync(handle: int) -> None:
        real(handle)
        time.sleep(60)

    os.fsync = sync
    write(folder / "product.pdf", b"whole")


def loaded(module: str) -> bool:
    return module in sys.modules


def deaf(folder: Path) -> None:
    """Go on when asked to end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    slow(folder)
