"""What all tests share: a workspace of fixed date, a cache of their own, silence."""

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from coverage import Coverage

from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

CHECKOUT = Path(__file__).resolve().parents[1]

SIGNALS = {
    number: signal.getsignal(number)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
}
PATIENCE = 5.0
"""Seconds that a copy has to write its data where coverage is measured."""

UNRAISABLE = sys.unraisablehook


@pytest.fixture(autouse=True, scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the user has set, and the user's cache, out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("COLUMNS", "80")
        for name in ("NO_COLOR", "FORCE_COLOR", "BRIEFMAKER_DEBUG"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def copies_write_down_what_they_ran() -> Iterator[None]:
    """Let copies of a process end by themselves where it is measured what tests run.

    They are ended as soon as they have answered, before coverage has written its data.
    """
    if not Coverage.current():
        yield
        return
    end = os.kill

    def patient(number: int, with_what: int) -> None:
        asks = sys._getframe(1).f_globals["__name__"]
        if asks in ("briefmaker.aside", "briefmaker.apart"):
            last = time.monotonic() + PATIENCE
            while time.monotonic() < last and not _has_ended(number):
                time.sleep(0.01)
        end(number, with_what)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "kill", patient)
        yield


def _has_ended(number: int) -> bool:
    """Whether a child has come to its end; it can still be waited for."""
    return os.waitid(os.P_PID, number, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


@pytest.fixture(scope="session")
def workspace(surroundings: None) -> Workspace:  # noqa: ARG001, it sets the cache
    """The checkout as a workspace, on the day the migration brief was issued."""
    return replace(workspace_of(CHECKOUT), today=date(2025, 10, 13))


@pytest.fixture(autouse=True)
def signals_as_they_were() -> Iterator[None]:
    """Undo what a command does to the process that it thinks is its own."""
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)  # before its handler goes
    for number, handler in SIGNALS.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)
    sys.unraisablehook = UNRAISABLE


@pytest.fixture(autouse=True)
def no_weasyprint_noise(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail any test in which WeasyPrint complained where nobody listened."""
    caplog.set_level(logging.WARNING, logger="weasyprint")
    yield
    noise = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.name.partition(".")[0] == "weasyprint"
    ]
    assert not noise, noise
