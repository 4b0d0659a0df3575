"""A document is the same bytes whether its drawings were kept or not."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]

SCRIPT = """
import hashlib, os, sys
from pathlib import Path
from briefmaker.build import render
from briefmaker.workspace import workspace_of
def alone():
    raise OSError("no process can be made")
if sys.argv[2:]:
    os.fork = alone
path = Path(sys.argv[1])
pdf = render(path, workspace_of(path)).pdf
print(hashlib.sha256(pdf.data).hexdigest(), "matplotlib" in sys.modules)
"""


def rendered(cache: Path, patch: pytest.MonkeyPatch, *alone: str) -> list[str]:
    """Return the digest of a PDF, and whether the drawing library was loaded."""
    brief = str(CHECKOUT / "briefs" / "migration.yaml")
    patch.setenv("XDG_CACHE_HOME", str(cache))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, brief, *alone],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """Return a cache in which nothing can be kept."""
    path = tmp_path / "blocked"
    path.write_text("a file where a folder should be")
    return path


def test_a_cold_cache_a_warm_one_and_none_give_the_same_bytes(
    tmp_path: Path, blocked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold, _ = rendered(tmp_path / "cache", monkeypatch)
    warm, loaded = rendered(tmp_path / "cache", monkeypatch, "no copy of the process")
    none, _ = rendered(blocked, monkeypatch)
    assert cold == warm == none
    assert loaded == "False"
