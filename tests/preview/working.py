"""Work for processes that a test ends, or that has no end."""

import os
import signal
import time
from pathlib import Path

from briefmaker.preview.shown import Show


def dies_once(show: Show) -> str:
    """End this process from outside the first time; afterwards say so."""
    if show.file.exists():
        return "done"
    show.file.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def dies(_: Show) -> str:
    """End this process from outside."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def has_no_end(_: Show) -> str:
    """Take longer than anybody waits."""
    time.sleep(600)
    return ""


def reads_nothing(_: Show) -> str:
    """Fail as a missing file does."""
    return Path("not-there.yaml").read_text("utf-8")


def has_a_fault(_: Show) -> str:
    """Fail as a mistake of ours does."""
    raise KeyError("page")
