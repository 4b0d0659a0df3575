"""A command on a machine that fails: the old file or the new one, and a sentence."""

import errno
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from briefmaker import build
from briefmaker.brief import folders
from briefmaker.cli.app import app
from briefmaker.cli.exits import ExitStatus
from briefmaker.pdf.made import Pdf
from briefmaker.values import replace
from briefmaker.workspace import workspace_of
from cli.stand_ins import Stages, as_process, briefs_in, command_line
from faults.conftest import OLD, disk, may_mount

# Stages that are made up, in the process that is started; what they make is large.
STAGES = """
import errno, os, resource, shutil, signal, sys, time
from briefmaker.values import replace
from pathlib import Path
from briefmaker import build
from briefmaker.brief import folders
from briefmaker.pdf.made import Pdf
from cli.stand_ins import Stages, briefs_in
stages = Stages()
def render(path, *given):
    path.read_bytes()
    made = stages.render(path, *given)
    return replace(made, pdf=Pdf(data=NEW, pages=2))
build.check, build.render, folders.briefs_in = stages.check, render, briefs_in
NEW = b'%PDF new' * 12_500
"""
NEW = b"%PDF new" * 12_500
RENDER = ("render", "briefs/water.yaml")
AGAIN = "and run the same command again; what was there before is untouched"

pytestmark = pytest.mark.usefixtures("desk")


def product(desk: Path) -> bytes:
    return (desk / "out" / "water.pdf").read_bytes()


def left(desk: Path) -> list[str]:
    """Return what lies beside the product, and among temporary files."""
    places = [*(desk / "out").iterdir(), *(desk.parent / "tmp").iterdir()]
    return [path.name for path in places if path.name != "water.pdf"]


@dataclass
class Ended:
    returncode: int
    stdout: str
    stderr: str


def ran(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> Ended:
    """Render in this process."""
    stages = Stages()

    def render(path: Path, *given: Any) -> Any:
        path.read_bytes()
        return replace(stages.render(path, *given), pdf=Pdf(data=NEW, pages=2))

    monkeypatch.setattr(build, "check", stages.check)
    monkeypatch.setattr(build, "render", render)
    monkeypatch.setattr(folders, "briefs_in", briefs_in)
    result = CliRunner().invoke(app, [*RENDER, *map(str, arguments)])
    return Ended(result.exit_code, result.stdout, result.stderr)


def assert_untouched(
    desk: Path, done: Ended | subprocess.CompletedProcess[str]
) -> None:
    assert (done.returncode, done.stdout) == (ExitStatus.ENVIRONMENT, ""), done.stderr
    assert product(desk) == OLD
    assert left(desk) == []


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "said", "cure"),
    [
        (errno.ENOSPC, "the disk is full", f"make room {AGAIN}"),
        (
            errno.EDQUOT,
            "your share of the disk is used up",
            f"delete some of your files {AGAIN}",
        ),
        (errno.EIO, "the disk fails", "have the disk looked at"),
        (errno.EROFS, "the disk can only be read", "name a folder that can be written"),
        (errno.EMFILE, "more files are open than the system allows", "raise the limit"),
    ],
)
def test_what_the_disk_lacks_is_said_with_what_to_do(
    desk, monkeypatch, number, said, cure
):
    monkeypatch.setattr(os, "fsync", failing(number))
    done = ran(monkeypatch)
    assert f"error: could not write `out/water.pdf`: {said}\n  {cure}" in done.stderr
    assert_untouched(desk, done)


def test_a_disk_that_is_full_and_one_that_is_read_only(desk, tmp_path, monkeypatch):
    small = tmp_path / "small"
    small.mkdir()
    if not may_mount(small):  # then a limit stands in for the disk, here as below
        code = "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        done = as_process(*RENDER, code=STAGES + code)
        assert "it would be larger than the system allows" in done.stderr
        assert_untouched(desk, done)
        return
    with disk(small, "size=64k"):
        (small / "water.pdf").write_bytes(OLD)
        for options, said in (
            ("size=64k", "the disk is full"),
            ("ro", "the disk can only be read"),
        ):
            subprocess.run(["mount", "-o", f"remount,{options}", small], check=True)
            done = ran(monkeypatch, "--out", small)
            assert done.returncode == ExitStatus.ENVIRONMENT
            assert said in done.stderr
            assert (small / "water.pdf").read_bytes() == OLD
            assert [path.name for path in small.iterdir()] == ["water.pdf"]
        subprocess.run(["mount", "-o", "remount,rw,size=1m", small], check=True)
        done = ran(monkeypatch, "--out", small)
        assert done.returncode == ExitStatus.CLEAN, done.stderr
        assert (small / "water.pdf").read_bytes() == NEW


@pytest.mark.parametrize("limit", [1, 99_999])
def test_a_file_that_may_not_grow_so_large(desk, limit):
    code = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    done = as_process(*RENDER, code=STAGES + code)
    assert "it would be larger than the system allows\n  raise the limit" in done.stderr
    assert_untouched(desk, done)


def test_a_folder_of_products_that_is_a_file(desk, monkeypatch):
    shutil.rmtree(desk / "out")
    (desk / "out").write_bytes(OLD)
    done = ran(monkeypatch)
    assert done.returncode == ExitStatus.ENVIRONMENT
    assert "a part of its path is a file, not a folder\n  name another" in done.stderr
    assert (desk / "out").read_bytes() == OLD


def test_a_folder_of_products_that_is_taken_away_in_the_middle(desk, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: shutil.rmtree(desk / "out"))
        done = ran(patch)
    assert done.returncode == ExitStatus.ENVIRONMENT
    assert "was its folder taken away? Run the same command again" in done.stderr
    done = ran(monkeypatch)
    assert done.returncode == ExitStatus.CLEAN
    assert product(desk) == NEW


def test_a_name_that_is_too_long(desk, monkeypatch):
    done = ran(monkeypatch, "--out", "x" * 300)
    assert done.returncode == ExitStatus.ENVIRONMENT
    assert "its name is too long" in done.stderr
    assert "  choose a shorter name\n" in done.stderr
    assert product(desk) == OLD


def test_a_name_that_is_no_text(desk):
    name = os.fsdecode(b"w\xe2ter")
    (desk / "briefs" / "water.yaml").rename(desk / "briefs" / f"{name}.yaml")
    command = command_line("render", f"briefs/{name}.yaml", code=STAGES)
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    assert done.stdout == b"out/w\xe2ter.pdf\n"
    assert (desk / "out" / f"{name}.pdf").read_bytes() == NEW


def test_a_brief_that_is_gone_between_reading_and_setting(desk):
    code = """
made = render
def render(path, *given):
    found = made(path, *given)
    path.unlink()
    return found
build.render = render
"""
    done = as_process(*RENDER, code=STAGES + code)
    assert "`briefs/water.yaml`: there is no such file or folder" in done.stderr
    assert_untouched(desk, done)


@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_spoil_no_product(desk, closed):
    # What a library of the system says goes to the number of standard error.
    code = "os.write(2, b'a library complains')\n"
    noisy = f"write = os.fsync\ndef sync(handle):\n    {code}    write(handle)\n"
    command = command_line(*RENDER, code=STAGES + noisy + "os.fsync = sync\n")
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *command],
        capture_output=True,
        check=False,
    )
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    assert product(desk) == NEW
    assert left(desk) == []


@pytest.mark.parametrize(
    ("broken", "status"),
    [("| head -c 0", ExitStatus.READER_GONE), ("> /dev/full", ExitStatus.ENVIRONMENT)],
)
def test_a_product_that_nobody_can_be_told_of_is_in_its_place(desk, broken, status):
    slow = "import time; time.sleep(0.5)\n"
    command = command_line(*RENDER, code=slow + STAGES)
    done = subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {broken}', "bash", *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert product(desk) == NEW
    if status is ExitStatus.ENVIRONMENT:
        assert "standard output: the disk is full\n  files that were" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_in_the_middle_of_a_write(desk, number):
    code = f"os.fsync = lambda _: os.kill(os.getpid(), {int(number)}) or time.sleep(9)"
    done = as_process(*RENDER, code=STAGES + code)
    assert (done.returncode, done.stdout) == (128 + number, "")
    assert product(desk) == OLD
    assert left(desk) == []
    if number is not signal.SIGINT:
        assert done.stderr.startswith("briefmaker: ended early, for ")
        assert done.stderr.endswith("the same command makes the rest\n")


def test_a_signal_that_is_being_ignored_stays_so(desk):
    code = f"os.fsync = lambda _: os.kill(os.getpid(), {int(signal.SIGHUP)})"
    command = command_line(*RENDER, code=STAGES + code)
    done = subprocess.run(["nohup", *command], capture_output=True, check=False)
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    assert product(desk) == NEW


def test_ten_runs_on_one_brief_at_once(desk):
    # One process that has loaded everything becomes ten, each with its own pages.
    code = """
import briefmaker.cli.rendering
mine = next((copy for copy in range(9) if not os.fork()), 9)
NEW = b'PDF %d' % mine * 20_000
"""
    done = as_process(*RENDER, "--force", code=STAGES + code)
    assert done.stdout == "out/water.pdf\n" * 10, done.stderr
    assert product(desk) in {b"PDF %d" % copy * 20_000 for copy in range(10)}
    assert left(desk) == []


def test_nobody_needs_a_home_that_can_be_written(desk, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/dev/null/home")
    done = as_process(*RENDER, code=STAGES)
    assert done.returncode == ExitStatus.CLEAN, done.stderr
    assert product(desk) == NEW


def test_nobody_needs_a_home(desk, monkeypatch):
    def unknown(_: int) -> None:
        raise KeyError("nobody")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert workspace_of(desk).cache == Path("/dev/null/briefmaker")


def test_few_files_may_be_open(desk):
    code = """
resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
import briefmaker.delivery.files
held = []
made = build.render
def render(*given):
    found = made(*given)
    while True:
        try:
            held.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            return found
build.render = render
"""
    done = as_process(*RENDER, code=STAGES + code)
    assert "more files are open than the system allows" in done.stderr
    assert "ulimit -n" in done.stderr
    assert_untouched(desk, done)
