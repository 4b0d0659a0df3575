"""`make versions`: the oldest and newest packages that we allow, and other Pythons.

For each a fresh environment is resolved from pyproject.toml, not from the lock; the
wheel is put into it without the checkout, tried as in `make smoke`, and some tests run
against it. Packages come from where pip of this machine looks for them.
"""

import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

from supply import making, trial
from supply.declared import read_declared
from supply.smoke import NotInstalledError, pip

ROOT = Path(__file__).resolve().parents[1]

QUICK = ("tests/brief", "tests/look", "tests/test_public.py")
"""Tests that take seconds; the trial before them reaches all libraries."""


def main(words: list[str]) -> int:
    """Try `oldest`, `newest` or Pythons by their numbers; 0 if all of them work.

    A Python that is not on this machine is told and fetched from nowhere: exit 3.
    """
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="briefmaker-versions-") as name:
        folder = Path(name)
        try:
            uv = _uv(folder)
            source = making.copied(ROOT, folder / "copy")
            (wheel,) = making.built(source, folder / "dist", "wheel")
            statuses = [
                _told(each, list(_complaints(uv, each, wheel, folder / each)), begun)
                for each in words or ["oldest", "newest"]
            ]
        except NotInstalledError as error:
            sys.stderr.write(f"versions: {error}\n")
            return 3
    return max(statuses)


def _told(name: str, found: list[str], begun: float) -> int:
    for each in found:
        sys.stderr.write(f"versions: {name}: {each}\n")
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{seconds:5.0f} s  {name}: {'fails' if found else 'works'}\n")
    return 1 if found else 0


def _complaints(uv: Path, name: str, wheel: Path, folder: Path) -> Iterator[str]:
    """Yield what does not work with these versions, a sentence each."""
    folder.mkdir()
    number = (
        name if name[0].isdigit() else f"{sys.version_info[0]}.{sys.version_info[1]}"
    )
    _fetch(uv, "venv", "--python", number, str(folder / "venv"))
    python = folder / "venv" / "bin" / "python"
    packages = str(folder / "packages.txt")
    resolution = "lowest-direct" if name == "oldest" else "highest"
    _fetch(
        uv, "pip", "compile", "pyproject.toml", "--group", "test", "--no-annotate",
        *("--python", str(python), "--resolution", resolution, "-o", packages),
    )  # fmt: skip
    install = ("pip", "install", "--python", str(python))
    _fetch(uv, *install, "--no-deps", "--requirement", packages)
    _fetch(uv, *install, "--no-deps", str(wheel))
    _fetch(uv, "pip", "check", "--python", str(python))
    sys.stdout.write(f"{name}: installed\n")
    sys.stdout.flush()
    yield from trial.complaints(python, folder / "tried", read_declared(ROOT).version)
    sys.stdout.write(f"{name}: tried\n")
    sys.stdout.flush()
    tests: list[str | Path] = [
        python,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *QUICK,
    ]
    ended = subprocess.run(
        tests, cwd=ROOT, env=_clean(), capture_output=True, check=False, text=True
    )
    if ended.returncode:
        last = "; ".join(ended.stdout.strip().splitlines()[-6:])
        yield f"tests failed: {last}"


def _uv(folder: Path) -> Path:
    """Fetch uv, which resolves for the oldest versions; pip only knows the newest."""
    venv.create(folder / "uv", with_pip=True)
    python = folder / "uv" / "bin" / "python"
    pip(python, "install", "uv>=0.13")
    return python.with_name("uv")


def _fetch(uv: Path, *words: str) -> None:
    """Let uv do something, with the index that pip is set to use, and no other Python.

    Raises:
        NotInstalledError: it could not; its last words are told.
    """
    environment = _clean()
    index = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        check=False,
        text=True,
    ).stdout.strip()
    if index:
        environment.setdefault("UV_DEFAULT_INDEX", index)
    ended = subprocess.run(
        [uv, "--quiet", "--no-config", "--no-python-downloads", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )
    if ended.returncode:
        told = " ".join(ended.stderr.split())[-400:]
        raise NotInstalledError(f"`uv {' '.join(words[:2])}` failed: {told}")


def _clean() -> dict[str, str]:
    """Return the surroundings without what would let another briefmaker in."""
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in hidden}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
