"""Streams, signals and terminals, in processes of their own."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from briefmaker.cli.exits import ExitStatus
from cli.stand_ins import as_process, command_line

# Stages that are made up, in the process that is started.
STAND_IN = """
import sys, time
from briefmaker import build
from cli.stand_ins import Stages, briefs_in, problem
stages = Stages()
build.check, build.render, build.briefs_in = stages.check, stages.render, briefs_in
"""
BAD = STAND_IN + "stages.problems = {'trade': [problem()]}\n"


@pytest.fixture(autouse=True)
def _environment(desk, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    monkeypatch.setenv("TERM", "xterm-256color")
    return desk


def on_terminal(*arguments, code):
    """Run with standard error on a terminal; return status, output and error."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command_line(*arguments, code=code),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end has closed
                break
            if not part:
                break
            seen += part
        out = process.stdout.read()
    os.close(ours)
    return process.returncode, out, seen.decode()


def test_products_go_to_standard_output_and_problems_to_standard_error():
    done = as_process("render", "briefs", code=BAD)
    assert done.returncode == 1
    assert done.stdout == "out/water.pdf\n"
    assert done.stderr.startswith("briefs/trade.yaml:3:1: error: ")
    assert "\x1b" not in done.stderr, "a pipe gets no colour"
    assert "0/2" not in done.stderr, "and no progress"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "briefs/water.yaml"], 0),
        (["check", "nowhere"], 2),
        (["render", "briefs/water.yaml", "--out", "briefs/water.yaml/x/"], 3),
    ],
)
def test_the_exit_status_says_how_it_went(arguments, status):
    assert as_process(*arguments, code=BAD).returncode == status


def test_python_m_briefmaker_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "briefmaker", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("briefmaker ")


@pytest.mark.parametrize(
    "arguments", [["check", "briefs", "--format", "json"], ["render", "briefs"], ["-h"]]
)
def test_a_reader_that_has_gone_ends_it_quietly(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command_line(*arguments, code=BAD), stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    expected = 1 if arguments == ["-h"] else ExitStatus.READER_GONE
    assert done.returncode == expected, "typer answers for the help itself, with 1"
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_an_interrupt_ends_it_quietly_and_leaves_nothing_unfinished(desk):
    (desk / "out").mkdir()
    (desk / "out" / "trade.pdf").write_bytes(b"old")
    code = STAND_IN + (
        "import os\n"
        "def hang(_):\n"
        "    print('hanging', file=sys.stderr, flush=True)\n"
        "    time.sleep(60)\n"
        "os.fsync = hang\n"
    )
    with subprocess.Popen(
        command_line("render", "briefs", code=code),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr.readline() == "hanging\n"
        unfinished = [path.name for path in (desk / "out").iterdir()]
        assert len(unfinished) == 2, "it is in the middle of writing"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (ExitStatus.INTERRUPTED, "", "")
    assert [path.name for path in (desk / "out").iterdir()] == ["trade.pdf"]
    assert (desk / "out" / "trade.pdf").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "out/вода.pdf\n".encode()),
        ("ascii", "out/вода.pdf\n".encode()),  # typer takes it for a misconfiguration
        ("cp1252", b"out/\\u0432\\u043e\\u0434\\u0430.pdf\n"),
    ],
)
def test_a_product_of_any_name_is_said_in_any_encoding(
    desk, monkeypatch, encoding, said
):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    (desk / "briefs" / "вода.yaml").write_text("title: x\n")
    done = subprocess.run(
        command_line("render", "briefs/вода.yaml", code=STAND_IN),
        capture_output=True,
    )
    assert done.returncode == 0
    assert (desk / "out" / "вода.pdf").is_file()
    assert done.stdout == said


def test_a_product_whose_name_is_no_text_is_said_as_its_bytes(desk, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    name = os.fsdecode(b"\xe2trade.yaml")
    (desk / "briefs" / name).write_text("title: x\n")
    done = subprocess.run(
        command_line("render", f"briefs/{name}", code=STAND_IN),
        capture_output=True,
    )
    assert done.returncode == 0
    assert done.stdout == b"out/\xe2trade.pdf\n"


class TestColour:
    def test_it_is_used_on_a_terminal(self):
        status, _, err = on_terminal("check", "briefs", code=BAD)
        assert status == 1
        assert "\x1b[31m\x1b[1merror:\x1b[0m" in err

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_it_is_not_used_where_none_is_wanted(self, monkeypatch, name, value):
        monkeypatch.setenv(name, value)
        _, _, err = on_terminal("check", "briefs", code=BAD)
        assert "briefs/trade.yaml:3:1: error: " in err
        assert "\x1b" not in err


class TestProgress:
    SLOW = BAD + (
        "fast = build.render\n"
        "def slow(*a, **k):\n"
        "    time.sleep(0.3)\n"
        "    return fast(*a, **k)\n"
        "build.render = slow\n"
    )

    def test_several_briefs_are_counted_on_a_terminal_and_nothing_is_left(self):
        status, out, err = on_terminal("render", "briefs", code=self.SLOW)
        assert (status, out) == (1, "out/water.pdf\n")
        assert "briefs/trade.yaml" in err
        assert "0/2" in err
        assert "1/2" in err
        cleared = "\x1b[2K"
        assert f"{cleared}\x1b[1mbriefs/trade.yaml:3:1:" in err
        shown, hidden = "\x1b[?25h", "\x1b[?25l"
        assert err.rfind(shown) > err.rfind(hidden), "the cursor is back"
        assert err.endswith("\r\n")
        assert err.splitlines()[-1].endswith("2 briefs: 1 error")

    def test_one_brief_that_is_quick_shows_none(self):
        _, _, err = on_terminal("render", "briefs/water.yaml", code=self.SLOW)
        assert err.replace("\r", "") == "1 brief: no problems\n"

    def test_one_brief_that_takes_long_shows_some(self):
        code = self.SLOW.replace("0.3", "1.3")
        _, _, err = on_terminal("render", "briefs/water.yaml", code=code)
        assert "briefs/water.yaml" in err

    def test_quiet_shows_none(self):
        _, _, err = on_terminal("render", "briefs", "--quiet", code=self.SLOW)
        assert "0/2" not in err
        assert "\x1b[?25l" not in err


def test_it_answers_at_once():
    started = time.perf_counter()
    as_process("--help")
    assert time.perf_counter() - started < 2, "0.2 s on an idle machine"
