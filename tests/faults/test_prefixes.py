"""Commands that write several files: stopped after any, they end in the next run."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.site import Answer, site
from archive.test_adding import PAGE
from briefmaker.archive.library import library_of
from briefmaker.cli.app import app
from briefmaker.delivery import files
from briefmaker.workspace import workspace_of

CHANGED = PAGE.replace("62 per cent", "64 per cent")


class Stop(BaseException):
    """The machine is switched off."""


def run(*arguments: str) -> None:
    result = CliRunner().invoke(app, arguments)
    if isinstance(result.exception, Stop):
        raise result.exception
    assert result.exit_code == 0, result.output


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def stopped_after(
    writes: int, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> bool:
    """Run a command that is stopped after so many writes; whether it was."""
    write, done = files.write, 0

    def counted(path: Path, data: bytes) -> None:
        nonlocal done
        if done == writes:
            raise Stop
        done += 1
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(files, "write", counted)
        try:
            run(*arguments)
        except Stop:
            return True
    return False


def prefixes(
    desk: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, library: bool = True
) -> int:
    """Stop a command after each of its writes, and let the next run end it.

    Returns:
        how many writes it does.
    """
    before = desk.with_name("before")
    desk.mkdir(exist_ok=True)
    shutil.copytree(desk, before)
    monkeypatch.chdir(desk)
    run(*arguments)
    clean, writes = tree(desk), 0
    while True:
        monkeypatch.chdir(desk.parent)
        shutil.rmtree(desk)
        shutil.copytree(before, desk)
        monkeypatch.chdir(desk)
        if not stopped_after(writes, monkeypatch, *arguments):
            return writes
        if library:
            library_of(workspace_of(desk))  # is sound as it is
        run(*arguments)
        assert tree(desk) == clean, f"stopped after {writes} writes"
        writes += 1


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk" / "briefs" / "library").mkdir(parents=True)
    return tmp_path / "desk"


def test_a_new_workspace(tmp_path, monkeypatch):
    assert prefixes(tmp_path / "desk", monkeypatch, "init", ".", library=False) > 5


def test_a_source_that_is_added(desk, tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("In August 62 per cent of farms had water.\n")
    add = ("source", "add", str(tmp_path / "report.txt"), "--id", "report")
    assert prefixes(desk, monkeypatch, *add) == 4


def test_a_source_whose_page_is_taken_in_anew(desk, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with site() as web:
        web.answers["/dams"] = Answer(PAGE.encode())
        monkeypatch.chdir(desk)
        run("source", "add", web.url("/dams"), "--id", "dams")
        # The old source stands in a file of its own, and is changed by itself.
        library = desk / "briefs" / "library"
        (library / "sources.yaml").rename(library / "old.yaml")
        web.answers["/dams"] = Answer(CHANGED.encode())
        refresh = ("source", "refresh", "dams", "--keep")
        assert prefixes(desk, monkeypatch, *refresh) == 6
