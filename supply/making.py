"""The wheel and the sdist: how they are built, and what may be in them."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from supply.declared import read_declared
from supply.lock import lock_of, runtime_of, text_of

_ANYBODYS = rb"/(?:home|Users|root|work)/\w"
"""The beginning of paths on the machines of those who build."""

_NEVER = (".pyc", ".pdf", ".log", "~", ".orig", ".swp")


def copied(root: Path, folder: Path) -> Path:
    """Copy what is in the repository, or would be, and nothing that lies beside it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)
    return folder


def built(source: Path, folder: Path, *targets: str) -> tuple[Path, ...]:
    """Build the wheel, the sdist or both, with the tools of this environment.

    Raises:
        subprocess.CalledProcessError: it cannot be built; hatchling said why.
    """
    asked = [word for target in targets for word in ("--target", target)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder, *asked],
        cwd=source,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    endings = {"wheel": "*.whl", "sdist": "*.tar.gz"}
    return tuple(next(folder.glob(endings[target])) for target in targets)


def unpacked(sdist: Path, folder: Path) -> Path:
    """Unpack an sdist of ours and return its one folder."""
    shutil.unpack_archive(sdist, folder, filter="data")
    return next(folder.iterdir())


def runtime_lock(root: Path) -> str:
    """Return what users install, with hashes: the lock without tests and tools."""
    declared, lock = read_declared(root), lock_of(root)
    needed = runtime_of(lock, declared)
    return text_of(each for each in lock if each.name in needed)


def objections(wheel: Path) -> Iterator[str]:
    """Yield what is in a wheel and should not be, or the other way round."""
    name, version = wheel.name.split("-")[:2]
    information = f"{name}-{version}.dist-info/"
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        for each in names:
            if not each.startswith(("briefmaker/", information)):
                yield f"{each} is none of its files"
            if each.endswith(_NEVER) or "__pycache__" in each:
                yield f"{each} is rubbish"
            data = archive.read(each)
            if b"\0" not in data and (path := re.search(_ANYBODYS + rb"\S*", data)):
                yield f"{each} names a path of somebody's machine: {path[0].decode()}"
        for needed in (
            "briefmaker/py.typed",
            f"{information}entry_points.txt",
            f"{information}licenses/LICENSE",
            f"{information}sboms/briefmaker-{version}.cdx.json",
        ):
            if needed not in names:
                yield f"{needed} is missing"
        yield from _not_told(archive.read(f"{information}METADATA").decode())


def _not_told(metadata: str) -> Iterator[str]:
    head = metadata.partition("\n\n")[0].splitlines()
    for wanted in (
        "License-Expression: MIT AND OFL-1.1",
        "License-File: LICENSE",
        "License-File: assets/fonts/LICENSE-vazirmatn.md",
        "Requires-Python: >=3.11",
        "Classifier: Typing :: Typed",
        "Description-Content-Type: text/markdown",
    ):
        if wanted not in head:
            yield f"the metadata lack “{wanted}”"
