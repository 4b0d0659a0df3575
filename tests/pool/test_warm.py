"""Warm processes: ready, where their user stands, and gone when nobody needs them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from briefmaker.pool import stop, warm
from pool import labours


@pytest.fixture
def worker():
    executor = warm(1)
    yield executor
    stop([executor])


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def workers_in(folder):
    return [int(path.name.removeprefix("worker-")) for path in folder.glob("worker-*")]


def test_a_warm_process_stands_where_its_user_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    worker = warm(1)
    pid, folder = worker.submit(labours.who_and_where, 0).result()
    stop([worker])
    assert pid != os.getpid()
    assert folder == str(tmp_path)


def test_a_warm_process_has_the_engine_loaded(worker):
    assert worker.submit(labours.loaded, "briefmaker.pdf.engine").result()
    assert worker.submit(labours.loaded, "matplotlib").result()


def test_a_killed_process_is_told(worker):
    pid, _ = worker.submit(labours.who_and_where, 0).result()
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        list(map(worker.submit, [labours.doubled] * 1000, range(1000)))[-1].result()


def test_a_warm_process_leaves_an_interrupt_to_its_user(worker):
    pid, _ = worker.submit(labours.who_and_where, 0).result()
    os.kill(pid, signal.SIGINT)
    assert worker.submit(labours.doubled, 4).result() == 8


def test_stopped_workers_end_at_once_and_leave_no_part_of_a_file(worker, tmp_path):
    worker.submit(labours.writing, tmp_path)
    until(lambda: list(tmp_path.glob(".briefmaker-*.part")))
    begin = time.monotonic()
    stop([worker])
    assert time.monotonic() - begin < 2
    assert not multiprocessing.active_children()
    [left] = tmp_path.iterdir()
    assert left.name.startswith("worker-")


def test_a_worker_that_does_not_end_when_asked_is_killed(worker, tmp_path):
    worker.submit(labours.deaf, tmp_path)
    until(lambda: workers_in(tmp_path))
    stop([worker])
    assert not any(map(alive, workers_in(tmp_path)))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_do_not_outlive_a_user_that_is_killed(tmp_path):
    script = (
        "from pathlib import Path\n"
        "from briefmaker.pool import warm\n"
        "from pool import labours\n"
        f"warm(1).submit(labours.writing, Path({str(tmp_path)!r})).result()\n"
    )
    path = os.pathsep.join(filter(None, sys.path))
    user = subprocess.Popen(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": path},
        stderr=subprocess.PIPE,
    )
    until(lambda: list(tmp_path.glob(".briefmaker-*.part")))
    [pid] = workers_in(tmp_path)
    user.kill()
    user.wait()
    user.stderr.close()
    until(lambda: not alive(pid))
    assert [path.name for path in tmp_path.iterdir()] == [f"worker-{pid}"]
