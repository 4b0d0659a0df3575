"""Drawings that were made before, kept in the cache: safe to delete, never stale.

A drawing is named by all that decides it: what is to be drawn, how wide, in which
colours and words; the bytes of the fonts; and the rules, which are the bytes of our
own modules and of the drawing library. So the library is not even loaded where all
drawings are at hand. What is not right in every part is drawn anew.

The folder does not grow for ever: drawings lie on shelves by the first letters of
their names, and where one is full, what was not used for longest makes room.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, TypeVar

from briefmaker import shelf
from briefmaker.values import Struct, field

FOLDER = "drawings"
ENDING = ".json"

SHELF = 2
"""Hexadecimal digits of a drawing's name that name its shelf: there are 256."""

MOST = 24
"""Drawings on a shelf; of 10 to 60 kB each, some 200 MB in all."""

RULES = ("brief", "charts", "look", "problems.py", "values.py")
"""The modules of ours that decide how a drawing looks, below the package."""

LIBRARY = "matplotlib"

T = TypeVar("T")


class Portfolio(Struct, frozen=True):
    """The drawings of earlier runs.

    Attributes:
        folder: where they lie; nothing where none are kept.
        common: all that decides every drawing of this run.
    """

    folder: Path | None
    common: tuple[bytes, ...] = field(default=())

    @classmethod
    def of(
        cls, cache: Path | None, fonts: Sequence[Path], *common: object
    ) -> "Portfolio":
        """Return the drawings that were made with these fonts and all this.

        Args:
            cache: the cache's folder; nothing where none are kept.
            fonts: all that words may be set in, in their order.
            common: values whose `repr` says all of them.
        """
        rules = _rules() if cache else ""
        if cache is None or not rules:
            return cls(None)
        try:
            letters = tuple(map(_digest, fonts))
        except OSError:
            return cls(None)
        said = (rules, repr((len(letters), *common)))
        return cls(cache / FOLDER, (*map(_bytes, said), *letters))

    def at_hand(self, asked: object, read: Callable[[Any], T]) -> T | None:
        """Return a drawing that was made; nothing if it is to be drawn.

        Args:
            asked: what is drawn; its `repr` says all of it.
            read: makes it of what JSON says.
        """
        if self.folder is None:
            return None
        path = self._path(asked)
        entry = shelf.lifted(path)
        if entry is None:
            return None
        try:
            drawing = read(json.loads(bytes(entry)))
        except (ValueError, TypeError, LookupError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(path)
        return drawing

    def keep(self, asked: object, said: Any) -> None:
        """Keep a drawing, as JSON can say it."""
        if self.folder is None:
            return
        path = self._path(asked)
        shelf.laid(path, [json.dumps(said, separators=(",", ":")).encode()])
        _tidied(path.parent)

    def _path(self, asked: object) -> Path:
        digest = sha256()
        for part in (*self.common, _bytes(repr(asked))):
            digest.update(len(part).to_bytes(8, "little"))
            digest.update(part)
        name = digest.hexdigest()
        assert self.folder is not None
        return self.folder / name[:SHELF] / f"{name}{ENDING}"


def _tidied(folder: Path) -> None:
    """Take away what was not used for longest, where a shelf is full.

    Another run may do the same at the same time, or use what is taken away: it has
    read it by then, or draws it anew.
    """
    with suppress(OSError):
        found = sorted(folder.iterdir(), key=_used)
        for path in found[: max(0, len(found) - MOST)]:
            path.unlink(missing_ok=True)


def _used(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@cache
def _rules() -> str:
    """Return a hash of the rules, read once; nothing if they are not at hand."""
    try:
        # It tells every file of the library, FreeType and all that it was built with.
        library = distribution(LIBRARY).read_text("RECORD")
    except PackageNotFoundError:
        library = None
    if not library:
        return ""
    machine = f"{sys.version} {platform.machine()} {sys.byteorder}"
    digest = sha256(_bytes(f"{machine}\0{library}"))
    try:
        digest.update(shelf.modules(RULES))
    except OSError:
        return ""
    return digest.hexdigest()


def _digest(path: Path) -> bytes:
    """Return what tells a font from every other.

    Raises:
        OSError: it cannot be read.
    """
    return sha256(path.read_bytes()).digest()


def _bytes(words: str) -> bytes:
    """Return words that may hold half a surrogate pair, as a YAML file can."""
    return words.encode("utf-8", "surrogatepass")
