"""Wheel and sdist hold what they should; what they should not hold is told."""

import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from supply import making, trial
from supply.declared import read_declared
from supply.making import built, copied, objections, runtime_lock, unpacked

ROOT = Path(__file__).parents[2]
VERSION = read_declared(ROOT).version
BILL = f"briefmaker-{VERSION}.dist-info/sboms/briefmaker-{VERSION}.cdx.json"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(ROOT, tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module")
def made(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return built(source, tmp_path_factory.mktemp("dist"), "wheel", "sdist")


def test_a_copy_holds_what_the_repository_holds_and_no_environment(
    source: Path,
) -> None:
    assert (source / "pyproject.toml").is_file()
    assert not (source / ".venv").exists()
    assert not (source / ".git").exists()


def test_the_wheel_holds_what_it_needs_and_nothing_else(
    made: tuple[Path, ...],
) -> None:
    wheel, _ = made
    assert list(objections(wheel)) == []
    with ZipFile(wheel) as archive:
        held = archive.namelist()
    assert [each for each in held if "tests/" in each or "pictures/" in each] == []


def test_the_sdist_builds_the_same_wheel(
    made: tuple[Path, ...], tmp_path: Path
) -> None:
    wheel, sdist = made
    folder = unpacked(sdist, tmp_path / "unpacked")
    (again,) = built(folder, tmp_path / "again", "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_carries_the_bill_and_the_builders_date_is_in_it(
    source: Path,
    made: tuple[Path, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ZipFile(made[0]) as archive:
        bill = json.loads(archive.read(BILL))
    assert "timestamp" not in bill["metadata"]
    assert bill["metadata"]["component"]["version"] == VERSION

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763800000")
    (dated,) = built(source, tmp_path, "wheel")
    with ZipFile(dated) as archive:
        bill = json.loads(archive.read(BILL))
    assert bill["metadata"]["timestamp"] == "2025-11-22T08:26:40Z"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("tests/test_it.py", b"", "tests/test_it.py is none of its files"),
        (
            "briefmaker/__pycache__/x.pyc",
            b"",
            "briefmaker/__pycache__/x.pyc is rubbish",
        ),
        (
            "briefmaker/x.py",
            b"FOLDER = '/%s/anna/x'" % b"home",
            "briefmaker/x.py names",
        ),
    ],
)
def test_what_does_not_belong_in_a_wheel_is_told(
    made: tuple[Path, ...], tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    doctored = tmp_path / made[0].name
    doctored.write_bytes(made[0].read_bytes())
    with ZipFile(doctored, "a") as archive:
        archive.writestr(name, data)
    found = list(objections(doctored))
    assert found
    assert any(told in each for each in found)


def test_what_is_missing_from_a_wheel_is_told(tmp_path: Path) -> None:
    bare = tmp_path / f"briefmaker-{VERSION}-py3-none-any.whl"
    information = f"briefmaker-{VERSION}.dist-info"
    with ZipFile(bare, "w") as archive:
        archive.writestr(f"{information}/METADATA", "Name: briefmaker\n\nWords\n")
    found = list(objections(bare))
    assert "briefmaker/py.typed is missing" in found
    assert f"{information}/licenses/LICENSE is missing" in found
    assert f"{BILL} is missing" in found
    assert "the metadata lack “License-Expression: MIT AND OFL-1.1”" in found


def test_users_install_the_runtime_part_of_the_lock() -> None:
    text = runtime_lock(ROOT)
    assert "\nweasyprint==" in text
    assert "\npytest==" not in text
    assert "--hash=sha256:" in text


def stand_in(folder: Path, script: str) -> Path:
    """Write a `briefmaker` beside a Python, and return that Python."""
    folder.mkdir()
    program = folder / "briefmaker"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return folder / "python"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo broken >&2; exit 1", "ended with 1: broken"),
        ("echo Traceback", "showed a traceback"),
        ("echo nothing", "did not say “ready”: nothing"),
        ("echo ready", "did not make out/it.pdf"),
    ],
)
def test_the_trial_tells_what_went_wrong(
    tmp_path: Path, script: str, told: str
) -> None:
    python = stand_in(tmp_path / "bin", script)
    step = trial.Step(("render", "it"), makes="out/it.pdf", says="ready")
    (found,) = trial._tried(python.with_name("briefmaker"), step, tmp_path)
    assert found == f"`briefmaker render it` {told}"


def test_the_trial_is_content_with_what_went_well(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "bin", "echo ready; touch it.pdf")
    step = trial.Step(("render", "it"), makes="it.pdf", says="ready")
    assert list(trial._tried(python.with_name("briefmaker"), step, tmp_path)) == []


def test_the_trial_opens_the_pdf(tmp_path: Path) -> None:
    no_pdf = tmp_path / "it.pdf"
    no_pdf.write_bytes(b"words")
    assert list(trial._opened(Path("python"), no_pdf)) == ["it.pdf is no PDF"]


def test_the_trial_is_of_every_command_that_works_without_a_network() -> None:
    from typer.main import get_group

    from briefmaker.cli.app import app

    tried = {step.words[0] for step in trial.FIRST_HOUR if step.words[0][0] != "-"}
    assert set(get_group(app).commands) - tried == {"preview"}  # which is a server


def test_a_build_that_fails_says_so(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(subprocess.CalledProcessError):
        making.built(tmp_path, tmp_path / "dist", "wheel")
