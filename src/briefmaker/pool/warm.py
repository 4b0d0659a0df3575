"""Warm processes on this machine, with the stages loaded.

They are forked from a server that has loaded everything once and has no threads of its
own (`multiprocessing`, start method forkserver); where the system has no such server,
each loads for itself (spawn). A worker that is killed is told by `BrokenProcessPool`,
after which the executor takes no more work: whoever uses it makes a new one.

Workers leave Ctrl-C to the process that they work for. They end when it asks them to,
or when it is gone, and take their unfinished files with them.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import NoReturn

LOADED = "briefmaker.pool.preloaded"
"""What is loaded before workers are forked."""

STDERR = 2
"""The file descriptor of standard error (POSIX)."""

GRACE = 3.0
"""Seconds that a worker has to put its things away before it is killed."""


def warm(workers: int, *, loaded: Sequence[str] = ()) -> Executor:
    """Return an executor of processes that have the stages loaded.

    They begin to load at once, and to work with the first that is submitted. The work,
    what it is given and what it returns must be picklable.

    Args:
        loaded: more modules to be loaded before workers are forked.
    """
    method = "forkserver" if _has_server() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([LOADED, *loaded])
        _start_server()
    return ProcessPoolExecutor(
        workers,
        context,
        initializer=_begin,
        initargs=(Path().absolute(),),
    )


def _start_server() -> None:
    """Start the process that workers are forked from, unless it is there.

    It takes no notice of Ctrl-C, which it would do only when it has loaded everything.
    """
    resource_tracker.ensure_running()  # else it is started below, and allows signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop(executors: Sequence[Executor]) -> None:
    """End the workers of executors at once; what they have begun is given up.

    All processes that this one has started by `multiprocessing` end with them.
    """
    for executor in executors:
        executor.shutdown(wait=False, cancel_futures=True)
    end = time.monotonic() + GRACE
    while workers := multiprocessing.active_children():
        for worker in workers:
            _end(worker, patience=end - time.monotonic())
        workers[0].join(0.1)


def cores() -> int:
    """Return how many processor cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _has_server() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _end(worker: BaseProcess, patience: float) -> None:
    """Ask a process to end, or make it end when there is no patience left."""
    if patience > 0:
        worker.terminate()
    else:
        worker.kill()


def _begin(folder: Path) -> None:
    """Make a new process a worker that stands where its user stands."""
    with suppress(OSError):  # the folder is gone: what is read there says so
        os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    # Its cores are taken by the other workers, so it forks no copies (`aside`): with
    # this thread it could not do so safely anyway.
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _leave(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001, its form
    """End this worker, which has nothing more to say.

    Where the signal comes while a library calls back, Python would tell of the way out
    as of an error that it has ignored.
    """
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDERR)
    sys.exit(128 + number)


def _end_with_parent() -> None:
    """Wait for the process that is worked for, and end soon after it.

    The first signal ends the work and the second the waiting for more.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    while True:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.2)
