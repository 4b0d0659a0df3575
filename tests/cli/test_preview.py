"""`briefmaker preview` before it runs: what it refuses, and in which words."""

import socket
from pathlib import Path

from cli.conftest import Run


def test_a_port_in_use_is_told(run: Run, desk: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run("preview", desk / "briefs/trade.yaml", "--port", str(port))
    assert ended.status == 3
    assert f"at port {port}: another program uses it" in ended.err
    assert "leave out `--port`" in ended.err


def test_a_number_that_is_no_port_is_told(run: Run, desk: Path) -> None:
    ended = run("preview", desk / "briefs/trade.yaml", "--port", "70000")
    assert ended.status == 2
    assert "`--port 70000` is no port" in ended.err


def test_a_meeting_is_sent_to_pack(run: Run, desk: Path) -> None:
    meeting = desk / "briefs/board.yaml"
    meeting.write_text("kind: meeting\n")
    ended = run("preview", meeting)
    assert ended.status == 2
    assert "`preview` shows briefs" in ended.err
    assert "briefmaker pack" in ended.err


def test_what_is_not_there_is_told(run: Run, desk: Path) -> None:
    ended = run("preview", desk / "briefs/tarde.yaml")
    assert ended.status == 2
    assert "there is no file or folder" in ended.err
