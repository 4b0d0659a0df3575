"""A real Dask cluster on this machine sets briefs, dies, is absent or differs."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefmaker.pool import sameness

SRC = Path(sameness.__file__).parents[2]
OURS = [sys.executable, "-m", "briefmaker"]
COPIES = 5


def surroundings(cache):
    kept = ("PATH", "HOME", "LANG")
    given = {name: os.environ[name] for name in kept if name in os.environ}  # noqa: TID251
    return {**given, "PYTHONPATH": str(SRC), "XDG_CACHE_HOME": str(cache)}


class Machines:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.begun = []
        where = ("--host", "127.0.0.1", "--port", str(self.port))
        self.scheduler = self.begin("dask_scheduler", *where)
        self.answers()

    def begin(self, what, *words, path=SRC):
        program = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{what}"]
        told = (self.folder / f"{what}-{len(self.begun)}.log").open("wb")
        with told:
            process = subprocess.Popen(
                [*program, *words, "--no-dashboard"],
                cwd=self.folder,
                env={**surroundings(self.folder / "cache"), "PYTHONPATH": str(path)},
                stdout=told,
                stderr=told,
            )
        self.begun.append(process)
        return process

    def worker(self, path=SRC):
        """Begin a worker that nobody begins again when it is killed."""
        alone = ("--no-nanny", "--nthreads", "2", "--local-directory", self.folder)
        return self.begin("dask_worker", self.address, *alone, path=path)

    def answers(self):
        end = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                assert time.monotonic() < end
                time.sleep(0.1)
            else:
                return

    def end(self):
        for process in reversed(self.begun):
            process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path):
    folder = tmp_path / "machines"
    folder.mkdir()
    found = Machines(folder)
    yield found
    found.end()


@pytest.fixture(scope="module")
def whole_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office") / "office"
    env = surroundings(folder.parent / "cache")
    subprocess.run([*OURS, "init", folder], check=True, capture_output=True, env=env)
    first = folder / "briefs" / "first-memo.yaml"
    text = first.read_text(encoding="utf-8")
    for number in range(COPIES):
        copy = folder / "briefs" / f"copy-{number}.yaml"
        copy.write_text(text, encoding="utf-8")
    first.write_text(text.replace("\ntitle:", "\ntitel:"), encoding="utf-8")
    return folder


@pytest.fixture
def office(whole_office, tmp_path):
    shutil.copytree(whole_office, tmp_path / "office")
    return tmp_path / "office"


def begun(office, *words):
    return subprocess.Popen(
        [*OURS, "render", "briefs", *words],
        cwd=office,
        env=surroundings(office.parent / "cache"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def rendered(office, *words):
    command = begun(office, *words)
    out, err = command.communicate(timeout=300)
    assert "Traceback" not in err
    return command.returncode, out, err


def made(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def until_first(folder):
    end = time.monotonic() + 120
    while not (folder.is_dir() and list(folder.glob("*.pdf"))):
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.real
def test_a_cluster_tells_and_makes_the_same_as_this_machine(machines, office):
    workers = [machines.worker(), machines.worker()]
    here = rendered(office, "--out", "here/", "--jobs", "2")
    there = rendered(office, "--out", "there/", "--cluster", machines.address)
    assert here[0] == there[0] == 1
    assert here[1].replace("here/", "there/") == there[1]
    assert here[2] == there[2]
    assert "first-memo.yaml:" in here[2]
    assert made(office / "here") == made(office / "there")
    assert len(made(office / "there")) == COPIES
    assert not list(machines.folder.rglob("copy-0.yaml"))
    assert all(worker.poll() is None for worker in workers)


@pytest.mark.real
def test_briefs_of_a_worker_that_is_killed_are_made_by_another(machines, office):
    first = machines.worker()
    machines.worker()
    command = begun(office, "--cluster", machines.address)
    until_first(office / "out")
    first.send_signal(signal.SIGKILL)
    _, err = command.communicate(timeout=300)
    assert command.returncode == 1, err
    assert len(made(office / "out")) == COPIES


@pytest.mark.real
@pytest.mark.parametrize("what", ["scheduler", "workers"])
def test_a_cluster_that_goes_away_is_told_and_leaves_whole_files(
    machines, office, what
):
    workers = [machines.worker()]
    command = begun(office, "--cluster", machines.address)
    until_first(office / "out")
    for process in [machines.scheduler] if what == "scheduler" else workers:
        process.kill()
    _, err = command.communicate(timeout=120)
    assert command.returncode == 3
    assert f"the cluster at `{machines.address}` went away, or has no" in err
    assert "Traceback" not in err
    for name, data in made(office / "out").items():
        assert name.startswith("copy-")
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")


@pytest.mark.real
def test_a_worker_with_another_briefmaker_is_refused(machines, office, tmp_path):
    other = tmp_path / "other"
    for name in ("src", "assets", "templates"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(SRC.parent / name, other / name, ignore=skipped)
    with (other / "src" / "briefmaker" / "build.py").open("a") as module:
        module.write("\n")
    machines.worker(other / "src")
    status, out, err = rendered(office, "--cluster", machines.address)
    assert (status, out) == (3, "")
    assert "would set other files than this machine: it has briefmaker with" in err
    assert made(office / "out") == {}


@pytest.mark.real
def test_a_cluster_without_workers_is_told(machines, office):
    status, _, err = rendered(office, "--cluster", machines.address)
    assert status == 3
    assert f"the cluster at `{machines.address}` has no workers" in err


@pytest.mark.real
@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:1", "no cluster answers at `tcp://127.0.0.1:1`"),
        ("fish", "`fish` is no address of a cluster"),
        ("tcp://127.0.0.1", "`tcp://127.0.0.1` is no address of a cluster"),
        ("post://127.0.0.1:80", "`post://127.0.0.1:80` is no address of a cluster"),
    ],
)
def test_an_address_where_no_cluster_is_is_told(office, address, message):
    status, out, err = rendered(office, "--cluster", address)
    assert (status, out) == (3, "")
    assert f"briefmaker: error: {message}" in err
    assert len(err.splitlines()) == 2


@pytest.mark.real
def test_something_else_at_the_address_is_no_cluster(office):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        status, _, err = rendered(office, "--cluster", address)
    assert status == 3
    assert f"no cluster answers at `{address}`" in err


def test_what_decides_bytes_is_told_by_name():
    found = sameness.traits()
    assert {"briefmaker", "python", "weasyprint", "matplotlib"} <= found.keys()
    assert found["briefmaker"].startswith("with files ")
