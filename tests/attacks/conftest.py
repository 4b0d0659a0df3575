"""A desk, commands run in this process, and what they open."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attacks.desks import Desk
from typer.testing import CliRunner

from briefmaker.cli.app import app
from cli.stand_ins import Ended

Run = Callable[..., Ended]

_listening: list[set[str]] = []
_hooked: list[bool] = []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A workspace in which the user stands, and a folder beside it with a secret."""
    desk = Desk(tmp_path / "desk")
    outside = tmp_path / "outside"
    outside.mkdir()
    for suffix in ("png", "csv", "yaml", "csl", "txt", "json", "pdf"):
        (outside / f"secret.{suffix}").write_text("secret,words\n1,2\n")
    monkeypatch.chdir(desk.root)
    return desk


@pytest.fixture
def run() -> Run:
    """Run a command in this process: `run("check", "briefs")`."""

    def run_command(*arguments: str | Path) -> Ended:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    return run_command


@pytest.fixture
def opened() -> Iterator[set[str]]:
    """The paths that this process opens or lists while the test runs."""
    if not _hooked:  # a hook cannot be taken away again
        sys.addaudithook(_heard)
        _hooked.append(True)
    paths: set[str] = set()
    _listening.append(paths)
    yield paths
    _listening.remove(paths)


def _heard(event: str, given: tuple[Any, ...]) -> None:
    if _listening and event in ("open", "os.listdir", "os.scandir"):
        for paths in _listening:
            paths.add(str(given[0]))
