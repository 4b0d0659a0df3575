"""A desk whose briefs are set in no time, and small disks that truly fail."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

OLD = b"the old file, whole"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a brief and its old product, in which the user stands."""
    folder = tmp_path / "desk"
    (folder / "briefs").mkdir(parents=True)
    (folder / "out").mkdir()
    (folder / "briefs" / "water.yaml").write_text("title: Water\n")
    (folder / "out" / "water.pdf").write_bytes(OLD)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    return folder


@contextmanager
def disk(folder: Path, options: str) -> Iterator[Path]:
    """Put a disk of its own at a folder (tmpfs(5)), which fails as real ones do."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def may_mount(folder: Path) -> bool:
    """Whether this user may put disks into folders."""
    try:
        with disk(folder, "size=16k"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False
