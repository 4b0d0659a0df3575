"""What all tests share: a workspace of fixed date, a cache of their own, silence."""

import logging
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

CHECKOUT = Path(__file__).resolve().parents[1]

SIGNALS = {
    number: signal.getsignal(number)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
}
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
