"""Work in a second process: the same result, whatever becomes of that process."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefmaker import aside as module
from briefmaker.aside import Ticking, aside, may_fork

ROOT = Path(__file__).resolve().parents[1]
HERE = os.getpid()

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two cores and one thread: runners of tests have their own."""
    monkeypatch.setattr(module, "may_fork", lambda: True)


FORKED: list[int] = []


@pytest.fixture(autouse=True)
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know the copies that are made; other tests may have left children of theirs."""
    fork = os.fork
    FORKED.clear()

    def noted() -> int:
        number = fork()
        FORKED.append(number)
        return number

    monkeypatch.setattr(os, "fork", noted)


def children() -> bool:
    """Return whether a copy of this process has not been waited for."""
    for number in FORKED:
        with suppress(ChildProcessError):
            os.waitpid(number, os.WNOHANG)
            return True
    return False


def test_the_work_is_done_by_another_process_and_its_result_comes_back() -> None:
    with aside(lambda: (os.getpid(), "x" * 1_000_000)) as made:
        number, text = made()
    assert number != HERE
    assert len(text) == 1_000_000
    assert [number] == FORKED
    assert not children()


def test_work_that_is_not_worth_a_process_is_done_here_when_asked_for() -> None:
    done: list[int] = []
    with aside(lambda: done.append(1) or os.getpid(), wanted=False) as made:
        assert done == []
        assert made() == HERE


def test_an_error_is_raised_here() -> None:
    def broken() -> int:
        raise LookupError(str(os.getpid()))

    with aside(broken) as made, pytest.raises(LookupError, match=str(HERE)):
        made()


def test_a_process_that_is_killed_costs_only_time() -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with aside(work) as made:
        assert made() == HERE


def test_a_result_that_cannot_be_handed_over_is_made_here() -> None:
    with aside(lambda: lambda: os.getpid()) as made:
        assert made()() == HERE


def test_work_that_nobody_asks_for_is_ended() -> None:
    with pytest.raises(KeyError), aside(signal.pause):
        raise KeyError
    assert not children()


def test_no_process_is_copied_beside_threads_or_on_one_core(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = threading.current_thread()
    other = threading.Thread()
    ticking = Ticking(lambda: None, 0, 0)

    def beside(cores: int, *threads: threading.Thread) -> bool:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {*range(cores)})
        monkeypatch.setattr(threading, "enumerate", lambda: [here, *threads])
        return may_fork()

    assert beside(2) is (sys.platform == "linux")
    assert beside(2, ticking) is (sys.platform == "linux")
    assert not beside(2, other)
    assert not beside(2, ticking, other)
    assert not beside(1)


def test_a_copy_is_made_only_between_the_tasks_of_a_thread() -> None:
    """Else a lock that the task takes would be shut in the copy, for good."""
    taken = threading.Lock()
    busy = threading.Event()

    def task() -> None:
        with taken:
            busy.set()
            time.sleep(0.05)

    ticking = Ticking(task, 0, 0.01)
    ticking.start()
    assert busy.wait(30)
    try:
        for _ in range(5):
            with aside(taken.locked) as locked:
                assert not locked()
    finally:
        ticking.end()
        ticking.join()


def test_a_task_is_done_again_and_again_until_it_is_over() -> None:
    done: list[int] = []
    enough = threading.Event()

    def task() -> None:
        done.append(1)
        if len(done) == 3:
            enough.set()

    ticking = Ticking(task, 0, 0)
    ticking.start()
    assert enough.wait(30)
    ticking.end()
    ticking.join()
    count = len(done)
    time.sleep(0.01)
    assert len(done) == count


COLD = """
import os, sys
from briefmaker.values import replace
from pathlib import Path
os.sched_getaffinity = lambda _: {0, 1}
from briefmaker import build
from briefmaker.workspace import workspace_of
path = Path("briefs/security.yaml")
unknown = [replace(workspace_of(path), cache=Path(each)) for each in sys.argv[1:]]
first = build.render(path, unknown[0])
print("matplotlib" in sys.modules)
second = build.render(path, unknown[1])
print("matplotlib" in sys.modules)
print(first.pdf.data == second.pdf.data, first.problems == second.problems)
print(*first.timings)
"""


def test_a_first_render_draws_aside_and_gives_the_same_bytes_as_a_second(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLD, tmp_path / "one", tmp_path / "other"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "False",
        "True",
        "True True",
        "load verify draw compose typeset",
    ]
