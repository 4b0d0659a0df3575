"""What briefmaker itself is: its code, what is shipped with it, and its libraries.

Any change of these makes every product anew. Code and shipped files count by their
bytes, which are read once and known again by size and time of change; libraries count
by their versions.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from briefmaker import shelf
from briefmaker.reads import Moment, moment

PACKAGE = Path(__file__).parents[1]
FOLDER = "makers"
_NOT_OURS = ("__pycache__",)
_PACKAGES = ("site-packages", "dist-packages")


@lru_cache(maxsize=8)
def maker(shipped: tuple[Path, ...], cache: Path) -> str:
    """Return a hash of all that briefmaker is; nothing if it cannot be told.

    Looked at once: what is loaded stays as it is while the process lives.

    Args:
        shipped: the folders of templates and assets.
        cache: the cache's folder.
    """
    places = (PACKAGE, *shipped)
    try:
        files = [each for place in places for each in _files(place)]
        parts = [*_libraries(), *(f"{path} {told}" for path, told in files)]
        entry = cache / FOLDER / shelf.named([os.fsencode(part) for part in parts])
        if (known := shelf.lifted(entry)) is not None:
            return bytes(known).decode()
        found = _content(path for path, _ in files)
    except OSError:
        return ""
    shelf.laid(entry, [found.encode()])
    return found


def _files(folder: Path) -> Iterator[tuple[str, Moment]]:
    """Yield the files of a folder in order, with what changes as they do.

    Raises:
        OSError: it cannot be read.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            if entry.name not in _NOT_OURS:
                yield from _files(Path(entry.path))
        elif told := moment(entry.path):  # a link may lead nowhere
            yield entry.path, told


def _content(files: Iterator[str]) -> str:
    """Return a hash of files, by paths and bytes, and of the libraries.

    Raises:
        OSError: one of them cannot be read.
    """
    digest = hashlib.sha256("\0".join(_libraries()).encode(errors="surrogateescape"))
    for path in files:
        with open(path, "rb") as file:  # noqa: PTH123, hundreds of them
            data = file.read()
        digest.update(f"\0{path}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _libraries() -> Sequence[str]:
    """Return Python's version and those of the packages that it finds.

    Raises:
        OSError: a folder of packages cannot be read.
    """
    folders = [path for path in sys.path if Path(path).name in _PACKAGES]
    names = {
        name
        for folder in folders
        if Path(folder).is_dir()
        for name in os.listdir(folder)  # noqa: PTH208, names are all that is needed
        if name.endswith((".dist-info", ".egg-info"))
    }
    return sys.version, sys.platform, *sorted(names)
