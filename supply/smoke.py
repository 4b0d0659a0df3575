"""`make smoke`: wheel and sdist, installed where there is no checkout, and tried.

Both are built from a copy of the repository, which is gone before anything is
installed. What they need comes from the lock, by its hashes, from where pip of this
machine gets packages.
"""

import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

from supply import making, trial
from supply.declared import read_declared

ROOT = Path(__file__).resolve().parents[1]


class NotInstalledError(Exception):
    """Packages could not be fetched or installed."""


def main() -> int:
    """Build, install and try; 0 if all is well, 1 if not, 3 without packages."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="briefmaker-smoke-") as name:
        try:
            found = list(_complaints(Path(name), begun))
        except NotInstalledError as error:
            sys.stderr.write(f"{error}\n")
            return 3
    for each in found:
        sys.stderr.write(f"smoke: {each}\n")
    if found:
        return 1
    _tell(begun, "wheel and sdist install and work without the checkout")
    return 0


def _complaints(folder: Path, begun: float) -> Iterator[str]:
    version = read_declared(ROOT).version
    wheel, sdist = _made(folder)
    _tell(begun, f"{wheel.name} ({wheel.stat().st_size // 1024:,} kB), {sdist.name}")
    yield from making.objections(wheel)
    source = making.unpacked(sdist, folder / "unpacked")
    (again,) = making.built(source, folder / "again", "wheel")
    if again.read_bytes() != wheel.read_bytes():
        yield "the sdist builds another wheel than the checkout"

    environment = folder / "venv"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    needed = folder / "runtime.lock"
    needed.write_text(making.runtime_lock(ROOT), "utf-8")
    pip(python, "install", "--require-hashes", "--requirement", str(needed))
    pip(python, "install", "--no-deps", "--no-index", str(wheel))
    pip(python, "check")
    _tell(begun, "the wheel and its dependencies are installed")
    yield from trial.complaints(python, folder / "first", version)
    made = trial.memo(python, ROOT, folder / "memo")
    if made != _memo_of_the_checkout(folder / "checkout"):
        yield "the wheel makes other bytes of briefs/migration.yaml than the checkout"
    _tell(begun, "the wheel was tried")

    pip(python, "uninstall", "--yes", "briefmaker")
    left = [str(each) for each in environment.rglob("briefmaker*")]
    if left:
        yield f"uninstalled, it leaves {left[0].removeprefix(str(environment))}"
    pip(python, "install", "--no-deps", str(sdist))
    steps = trial.FIRST_MINUTES
    yield from trial.complaints(python, folder / "second", version, steps)
    _tell(begun, "the sdist was tried")


def _made(folder: Path) -> tuple[Path, Path]:
    """Build both from a copy of the repository that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="briefmaker-copy-") as name:
        source = making.copied(ROOT, Path(name))
        wheel, sdist = making.built(source, folder / "dist", "wheel", "sdist")
    return wheel, sdist


def _memo_of_the_checkout(out: Path) -> bytes:
    command = "-m briefmaker render briefs/migration.yaml --quiet --force --out"
    subprocess.run(
        [sys.executable, *command.split(), out], cwd=ROOT, check=True, text=True
    )
    return (out / "migration.pdf").read_bytes()


def pip(python: Path, *words: str) -> None:
    """Let the pip of an environment do something, with this machine's own settings.

    Raises:
        NotInstalledError: pip could not; its last words are told.
    """
    ended = subprocess.run(
        [python, "-I", "-m", "pip", "--disable-pip-version-check", "--quiet", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if ended.returncode:
        said = ended.stderr.strip().splitlines() or ["nothing"]
        raise NotInstalledError(
            f"`pip {words[0]}` failed ({said[-1]}). Packages come from where pip is "
            "set to look, over the network: is it there?"
        )


def _tell(begun: float, what: str) -> None:
    sys.stdout.write(f"{time.monotonic() - begun:5.0f} s  {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
