"""A desk, commands run in this process, and what they open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attacks.desks import Desk, events, hearing
from attacks.hooked import sitecustomize
from briefmaker.cli.app import app
from cli.stand_ins import Ended

Run = Callable[..., Ended]


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


@pytest.fixture(scope="session")
def hooked() -> None:
    """Python's audit hooks, which cannot be taken away again."""
    sitecustomize.listen()


@pytest.fixture
def opened(hooked: None, heard: Path) -> Iterator[Callable[[], set[str]]]:  # noqa: ARG001
    """What this process and its copies open or list while the test runs."""

    def paths() -> set[str]:
        names = ("open", "os.listdir")
        return {str(said[0]) for event, said in events(heard) if event in names}

    with hearing(heard):
        yield paths


@pytest.fixture
def heard(hooked: None, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """The file in which it is written down what is heard."""
    return tmp_path_factory.mktemp("heard") / "log"
