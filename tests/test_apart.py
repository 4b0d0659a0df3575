"""Work in a process of its own, within limits: we go on, whatever becomes of it."""

import faulthandler
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from briefmaker import apart as module
from briefmaker import limits as watching
from briefmaker.apart import Apart, ElsewhereError, apart
from briefmaker.limits import Cause, Frames, Limits, StoppedError, limited
from briefmaker.problems import BriefError, Problem
from briefmaker.reads import traced

ROOT = Path(__file__).resolve().parents[1]
HERE = os.getpid()
ROOMY = Limits(60, 1 << 30)
BRIEFLY = Limits(0.3, 1 << 30)
TIGHT = Limits(60, 100 << 20)

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, have little patience, and no threads: runners of tests have some."""
    monkeypatch.setattr(watching, "FIRST", 0.05)
    for each in (watching, module):
        monkeypatch.setattr(each, "TICK", 0.1)
        monkeypatch.setattr(each, "GRACE", 0.5)
    monkeypatch.setattr(module, "is_alone", lambda: True)
    monkeypatch.setattr(module, "_is_worker", lambda: False)


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail where a process or a temporary file is left behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    # Other tests may have left children of theirs: only ours are looked for.
    fork, ours = os.fork, []

    def noted() -> int:
        ours.append(fork())
        return ours[-1]

    monkeypatch.setattr(os, "fork", noted)
    yield
    for number in ours:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)
    assert list((tmp_path / "temporary").iterdir()) == []


def function(frames: Frames) -> str:
    """Return where work stands: the function of these tests that is at work."""
    names = [frame.f_code.co_name for frame in frames if _is_ours(frame.f_code)]
    return names[0] if names else ""


def _is_ours(code: object) -> bool:
    return getattr(code, "co_filename", "") == __file__


def spin() -> NoReturn:
    while True:
        pass


def stubborn() -> NoReturn:
    while True:
        try:
            spin()
        except BaseException:
            continue


def swallowed() -> str:
    try:
        spin()
    except BaseException:
        return "made of nothing"


def hoard() -> NoReturn:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
        time.sleep(0.001)


def stopped(work: Callable[[], object], limits: Limits) -> StoppedError:
    with pytest.raises(StoppedError) as caught:
        apart(work, limits, function)
    return caught.value


def test_work_is_done_by_another_process_and_its_result_comes_back() -> None:
    number, text = apart(lambda: (os.getpid(), "x" * 3_000_000), ROOMY)
    assert number != HERE
    assert len(text) == 3_000_000


def test_one_process_does_all_calls_and_keeps_what_it_has_made() -> None:
    kept: list[int] = []

    def work(number: int, *, add: int) -> tuple[int, list[int]]:
        kept.append(number + add)
        return os.getpid(), kept

    room = Apart(work, ROOMY)
    (first, _), (second, found) = room(1, add=0), room(2, add=3)
    room.close()
    assert first == second != HERE
    assert found == [1, 5]
    assert kept == []


def test_what_it_reads_is_told_here(tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("a,b\n")
    with traced() as reads:
        apart(file.read_text, ROOMY)
    assert file in reads.files


@pytest.mark.parametrize(
    "error",
    [
        BriefError([Problem("pdf.refused", "the page asks for “x”", token="x")]),
        KeyError("growth"),
        RecursionError("too deep"),
        SystemExit(3),
        OSError(28, "No space left on device", "out/a.pdf"),
    ],
)
def test_errors_come_back_as_they_were_raised(error: BaseException) -> None:
    def broken() -> NoReturn:
        raise error

    room = Apart(broken, ROOMY)
    for _ in range(2):  # it goes on after an error
        with pytest.raises(type(error)) as caught:
            room()
        assert caught.value.args == error.args
        assert vars(caught.value) == vars(error)
        assert "in broken" in str(caught.value.__cause__)
    room.close()


def test_an_error_that_cannot_leave_its_process_is_told_in_words() -> None:
    class OddError(Exception):
        pass

    def broken() -> NoReturn:
        raise OddError("odd")

    with pytest.raises(ElsewhereError, match="OddError: odd"):
        apart(broken, ROOMY)


@pytest.mark.parametrize("work", [spin, stubborn, swallowed])
def test_a_loop_is_stopped_whatever_it_swallows(work: Callable[[], object]) -> None:
    error = stopped(work, BRIEFLY)
    assert error.cause is Cause.TIME
    assert error.at in {"spin", work.__name__}


def test_a_call_that_waits_for_ever_is_ended_by_the_clock() -> None:
    def waiting() -> None:
        time.sleep(600)

    error = stopped(waiting, Limits(0.05, 1 << 30))
    assert (error.cause, error.at, error.number) == (Cause.TIME, "waiting", 9)


def test_a_library_that_never_gives_python_its_turn_is_ended() -> None:
    def locked() -> int:
        time.sleep(0.3)  # it is looked at
        return 7 ** (7**9)  # for hours, without a turn for any other thread

    error = stopped(locked, BRIEFLY)
    assert (error.cause, error.at) == (Cause.TIME, "locked")


@pytest.mark.parametrize("work", [hoard, lambda: bytearray(1 << 30)])
def test_memory_is_limited(work: Callable[[], object]) -> None:
    assert stopped(work, TIGHT).cause is Cause.MEMORY


def test_memory_that_is_there_before_does_not_count() -> None:
    before = bytearray(os.urandom(1 << 20) * 150)
    assert apart(lambda: len(before), TIGHT) == 150 << 20


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_process_that_is_ended_is_told_with_its_signal(number: int) -> None:
    def work() -> None:
        faulthandler.disable()  # what pytest would tell of it
        time.sleep(0.2)
        assert os.getpid() != HERE
        os.kill(os.getpid(), number)

    error = stopped(work, ROOMY)
    assert (error.cause, error.at, error.number) == (Cause.ENDED, "work", number)


def test_after_a_process_was_lost_another_does_the_next_call() -> None:
    def work(number: int) -> int:
        if number:
            assert os.getpid() != HERE
            os.kill(os.getpid(), number)
        return os.getpid()

    room = Apart(work, ROOMY)
    first = room(0)
    with pytest.raises(StoppedError):
        room(signal.SIGKILL)
    assert room(0) not in (first, HERE)
    room.close()


def test_it_writes_no_huge_file_and_no_core(tmp_path: Path) -> None:
    import resource

    def work() -> tuple[int, int]:
        limits = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
        file, core = (resource.getrlimit(which)[0] for which in limits)
        return file, core

    assert apart(work, ROOMY) == (watching.LARGEST_FILE, 0)
    assert tmp_path.exists()


def test_its_temporary_files_go_even_if_it_is_killed() -> None:
    def work() -> None:
        Path(tempfile.mkdtemp(), "font.ttf").write_bytes(b"0")
        os.kill(os.getpid(), signal.SIGKILL)

    stopped(work, ROOMY)  # `nothing_left` looks


def test_where_no_copy_can_be_made_work_is_limited_in_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "is_alone", lambda: False)
    assert apart(os.getpid, ROOMY) == HERE
    error = stopped(spin, BRIEFLY)
    assert (error.cause, error.at) == (Cause.TIME, "spin")
    assert stopped(swallowed, BRIEFLY).cause is Cause.TIME
    assert apart(os.getpid, BRIEFLY) == HERE


def test_work_under_a_tracer_is_stopped_in_place_too() -> None:
    code = """
import sys, time
from briefmaker import limits
from briefmaker.limits import Limits, StoppedError, limited
limits.FIRST, limits.TICK = 0.05, 0.1
def swallowed():
    end = time.monotonic() + 5
    while time.monotonic() < end:
        try:
            while True:
                pass
        except BaseException:
            return
sys.settrace(lambda *given: None)
for _ in range(3):
    try:
        limited(swallowed, Limits(0.1, 1 << 30))
    except StoppedError as error:
        print(error.cause)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.split(), done.stderr) == (["time"] * 3, "")


def test_a_worker_of_a_pool_makes_no_copy_and_ends_if_work_does_not_give_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_is_worker", lambda: True)
    assert apart(os.getpid, ROOMY) == HERE
    number = os.fork()
    if not number:
        apart(lambda: time.sleep(600), Limits(0.05, 1 << 30))
        os._exit(0)
    _, status = os.waitpid(number, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_copy_makes_no_copies() -> None:
    outer, inner = apart(lambda: (os.getpid(), apart(os.getpid, ROOMY)), ROOMY)
    assert outer == inner


def test_limits_in_place_are_taken_back() -> None:
    import resource

    which = (resource.RLIMIT_DATA, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU)
    before = [resource.getrlimit(each) for each in which]
    hook = sys.unraisablehook
    with pytest.raises(StoppedError):
        limited(spin, BRIEFLY, kills=True)
    assert [resource.getrlimit(each) for each in which] == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert sys.unraisablehook is hook


def test_a_process_is_not_ended_for_what_it_did_before() -> None:
    import resource

    def seen() -> tuple[tuple[int, int], float]:
        limits = resource.getrlimit(resource.RLIMIT_CPU)
        return limits, signal.getitimer(signal.ITIMER_PROF)[0]

    before, _ = seen()
    limits, left = limited(seen, ROOMY, kills=True)
    assert limits == before
    assert ROOMY.seconds < left < 2 * ROOMY.seconds


def test_work_in_a_thread_is_stopped_too() -> None:
    caught: list[StoppedError] = []

    def work() -> None:
        try:
            limited(spin, BRIEFLY)
        except StoppedError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert [error.cause for error in caught] == [Cause.TIME]


def test_limits_are_told_in_words() -> None:
    assert Limits(90, 3 << 30).time == "90 seconds of computing"
    assert Limits(600, 3 << 30).time == "10 minutes of computing"
    assert Limits(600, 3 << 30).room == "3 GB"


WAITING = """
import os, sys, time
from pathlib import Path
from briefmaker.apart import apart
from briefmaker.limits import Limits
def work():
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(600)
apart(work, Limits(600, 1 << 30))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_the_process_that_it_works_for(
    tmp_path: Path, number: signal.Signals
) -> None:
    told = tmp_path / "pid"
    parent = subprocess.Popen(
        [sys.executable, "-c", WAITING, str(told)],
        env={"PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(tmp_path)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _wait(lambda: told.exists() and bool(told.read_text()))
    copy = int(told.read_text())
    assert _is_there(copy)
    if number is signal.SIGINT:  # as a terminal does
        os.killpg(parent.pid, number)
    else:
        parent.send_signal(number)
    parent.wait(30)
    _wait(lambda: not _is_there(copy))
    if number is signal.SIGINT:
        assert list(tmp_path.glob("briefmaker-*")) == []


def _is_there(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _wait(until: Callable[[], bool]) -> None:
    for _ in range(600):
        if until():
            return
        time.sleep(0.05)
    raise TimeoutError
