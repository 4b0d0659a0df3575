"""Streams, signals and terminals, in processes of their own where it takes one."""

import io
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import pytest
import typer

from briefmaker.aside import TURN
from briefmaker.cli import main, progress
from briefmaker.cli.exits import ExitStatus
from briefmaker.cli.progress import Progress
from briefmaker.cli.report import coloured
from cli.stand_ins import as_process, command_line

# Stages that are made up, in the process that is started.
STAND_IN = """
import os, sys, time
from briefmaker import build
from briefmaker.brief import folders
from cli.stand_ins import Stages, briefs_in, problem
stages = Stages(problems={'trade': [problem()]})
build.check, build.render = stages.check, stages.render
folders.briefs_in = briefs_in
"""
SHOW, HIDE, CLEAR = "\x1b[?25h", "\x1b[?25l", "\x1b[2K"


pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    monkeypatch.setenv("TERM", "xterm-256color")


@contextmanager
def terminal() -> Iterator[tuple[int, TextIO]]:
    """Give both ends of a terminal: what is seen on it, and a stream to write to."""
    ours, theirs = pty.openpty()
    try:
        with os.fdopen(theirs, "w", encoding="utf-8") as stream:
            yield ours, stream
    finally:
        os.close(ours)


def seen(ours: int) -> str:
    """Return what a terminal was told, once nobody can write to it any more."""
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # so Linux says that the other end is closed
            part = b""
        if not part:
            return told.decode()
        told += part


def test_products_go_to_standard_output_and_problems_to_standard_error():
    done = as_process("render", "briefs", code=STAND_IN)
    assert done.returncode == ExitStatus.PROBLEMS
    assert done.stdout == "out/water.pdf\n"
    assert done.stderr.startswith("briefs/trade.yaml:3:1: error: ")
    assert "\x1b" not in done.stderr, "a pipe gets no colour and no progress"


@pytest.mark.parametrize(
    ("arguments", "status"), [(["--version"], 0), (["check", "nowhere"], 2)]
)
def test_python_m_briefmaker_is_the_command_and_ends_with_its_status(arguments, status):
    done = subprocess.run(
        [sys.executable, "-m", "briefmaker", *arguments],
        capture_output=True,
        check=False,
    )
    assert done.returncode == status


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        (["check", "briefs", "--format", "json"], STAND_IN, ExitStatus.READER_GONE),
        (["kinds"], "", ExitStatus.READER_GONE),
        (["--help"], "", 1),  # what typer gives before a command is known
    ],
)
def test_a_reader_that_has_gone_ends_it_quietly(arguments, code, status):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command_line(*arguments, code=code), stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (status, b"")


def test_an_interrupt_ends_it_quietly_and_leaves_nothing_unfinished(desk):
    (desk / "out").mkdir()
    (desk / "out" / "water.pdf").write_bytes(b"old")
    code = STAND_IN + (
        "def hang(_):\n"
        "    print('hanging', file=sys.stderr, flush=True)\n"
        "    time.sleep(60)\n"
        "os.fsync = hang\n"
    )
    with subprocess.Popen(
        command_line("render", "briefs/water.yaml", code=code),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr.readline() == "hanging\n"
        unfinished = [path.name for path in (desk / "out").iterdir()]
        assert len(unfinished) == 2, "it is in the middle of writing"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (ExitStatus.INTERRUPTED, "", "")
    assert [path.name for path in (desk / "out").iterdir()] == ["water.pdf"]
    assert (desk / "out" / "water.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("encoding", "name", "said"),
    [
        ("utf-8", "вода.pdf", "вода.pdf".encode()),
        ("cp1252", "вода.pdf", b"\\u0432\\u043e\\u0434\\u0430.pdf"),
        ("ascii", "é.pdf", b"\\xe9.pdf"),
        ("utf-8", os.fsdecode(b"\xe2trade.pdf"), b"\xe2trade.pdf"),
    ],
)
def test_a_product_of_any_name_can_be_said(monkeypatch, encoding, name, said):
    wire = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(wire, encoding=encoding))
    monkeypatch.setattr(main, "app", lambda *_, **__: sys.stdout.write(name))
    with pytest.raises(SystemExit):
        main.main([])
    sys.stdout.flush()
    assert wire.getvalue() == said


class TestColour:
    def test_a_terminal_gets_it(self):
        with terminal() as (_, stream):
            assert coloured(stream)

    def test_a_file_gets_none(self, tmp_path):
        with (tmp_path / "errors").open("w") as stream:
            assert not coloured(stream)

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_a_terminal_gets_none_where_none_is_wanted(self, monkeypatch, name, value):
        monkeypatch.setenv(name, value)
        with terminal() as (_, stream):
            assert not coloured(stream)


class TestProgress:
    def test_several_briefs_are_counted_and_nothing_is_left_of_it(self):
        with terminal() as (ours, stream):
            done = subprocess.run(
                command_line("render", "briefs", code=STAND_IN),
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
            )
            stream.close()
            told = seen(ours)
        assert (done.returncode, done.stdout) == (1, "out/water.pdf\n")
        assert "0/2" in told
        assert "1/2" in told
        assert f"{CLEAR}\x1b[1mbriefs/trade.yaml:3:1:\x1b[0m \x1b[31m" in told
        assert told.rfind(SHOW) > told.rfind(HIDE), "the cursor is back"
        assert told.endswith(f"{CLEAR}2 briefs: 1 error\r\n")

    def told_by(self, monkeypatch, work, *, total, wanted=True, patience=60.0):
        """Return what a terminal is told while `work` is done under a progress."""
        monkeypatch.setattr(progress, "PATIENCE", patience)
        with terminal() as (ours, stream):
            monkeypatch.setattr(sys, "stderr", stream)
            with Progress(total, wanted=wanted) as line:
                line.at("briefs/water.yaml", 0)
                work(line)
            stream.close()
            return seen(ours)

    def test_one_brief_that_is_quick_shows_nothing(self, monkeypatch):
        assert self.told_by(monkeypatch, lambda _: None, total=1) == ""

    def test_one_brief_that_takes_long_shows_its_name(self, monkeypatch):
        shown = threading.Event()
        started = progress.Progress._begun

        def begun(line):
            shown.set()
            return started(line)

        monkeypatch.setattr(progress.Progress, "_begun", begun)

        def work(_):
            assert shown.wait(30)
            with TURN:
                pass

        told = self.told_by(monkeypatch, work, total=1, patience=0.01)
        assert "briefs/water.yaml" in told
        assert told.endswith(CLEAR)

    def test_what_is_written_meanwhile_stands_on_a_line_of_its_own(self, monkeypatch):
        def work(line):
            with line.aside():
                typer.echo("a problem", err=True)

        told = self.told_by(monkeypatch, work, total=2)
        assert f"{CLEAR}a problem\r\n" in told

    def test_quiet_shows_nothing(self, monkeypatch):
        assert self.told_by(monkeypatch, lambda _: None, total=2, wanted=False) == ""
