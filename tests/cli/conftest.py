"""A desk with two briefs, commands run in this process, stages that are made up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefmaker import build
from briefmaker.brief import folders
from briefmaker.cli.app import app
from cli.stand_ins import Ended, Stages, briefs_in

Run = Callable[..., Ended]


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
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    made_up = Stages()
    monkeypatch.setattr(build, "check", made_up.check)
    monkeypatch.setattr(build, "render", made_up.render)
    monkeypatch.setattr(build, "export", made_up.export)
    monkeypatch.setattr(folders, "briefs_in", briefs_in)
    return made_up


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two briefs, in which the user stands."""
    folder = tmp_path / "desk"
    (folder / "briefs" / "library").mkdir(parents=True)
    for name in ("trade", "water"):
        (folder / "briefs" / f"{name}.yaml").write_text(f"title: {name}\n")
    monkeypatch.chdir(folder)
    return folder
