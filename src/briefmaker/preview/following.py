"""Which files have changed since a document was made from them.

Contents are compared, not events: editors write in several steps, or put another file
in a file's place. What the system tells of changes says when to look; a look once a
second finds what it does not tell, as on drives of other machines.
"""

import asyncio
import hashlib
import re
import time
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch, watch

from briefmaker.preview.shown import Followed
from briefmaker.values import Struct

DEBOUNCE, STEP = 50, 10
"""Milliseconds in which changes are taken as one, at most and after the last."""

LOOK = 1000
"""Milliseconds after which files are looked at without having been told."""

PASSING = re.compile(r"\..*|.*~|\d+|.*\.(tmp|part|swp)")
"""Names of files that editors make for a moment."""


class Trace(Struct, frozen=True):
    """How a file or folder stood when it was looked at.

    Attributes:
        stamp: what changes with nearly every writing: time, size, number.
        content: a digest; nothing if it is not there.
    """

    stamp: tuple[int, ...]
    content: str


class Follower:
    """Knows how files stood, and says when one of them stands otherwise."""

    def __init__(self) -> None:
        self._files: dict[Path, Trace] = {}
        self._folders: dict[Path, str] = {}
        self._late = False
        self._moved = asyncio.Event()

    def learn(self, followed: Followed, since: float) -> None:
        """Follow these from now on, and no others.

        Args:
            since: when their reading began; what was written later may have been
                read before, and counts as changed.
        """
        before = self.places()
        for path in followed.files - self._files.keys():
            self._files[path] = trace = _trace(path)
            self._late |= bool(trace.stamp) and trace.stamp[0] >= since * 1e9
        for path in followed.folders - self._folders.keys():
            self._folders[path] = _names(path)
        for path in self._files.keys() - followed.files:
            del self._files[path]
        for path in self._folders.keys() - followed.folders:
            del self._folders[path]
        if self.places() != before:
            self._moved.set()

    def changed(self, told: Collection[Path] = ()) -> bool:
        """Whether any of them stands otherwise than when this was last asked.

        Args:
            told: paths of which the system says that they changed.
        """
        found, self._late = self._late, False
        for path, known in list(self._files.items()):
            if path not in told and _stamp(path) == known.stamp:
                continue
            self._files[path] = now = _trace(path)
            found |= now.content != known.content
        for path, names in list(self._folders.items()):
            self._folders[path] = listed = _names(path)
            found |= listed != names
        return found

    def behind(self) -> bool:
        """Whether something may have changed that `changed` has not been asked for."""
        moved = (_stamp(path) != each.stamp for path, each in self._files.items())
        other = (_names(path) != names for path, names in self._folders.items())
        return self._late or any(moved) or any(other)

    def places(self) -> frozenset[Path]:
        """Return the folders in which something may change."""
        found = {place for path in self._folders for place in _ways(path)}
        for path in self._files:
            found.update(way.parent for way in _ways(path))
        return frozenset(map(_there, found))

    async def changes(self) -> AsyncIterator[None]:
        """Yield whenever something has changed, as long as one listens."""
        while True:
            self._moved, places = asyncio.Event(), self.places()
            if self.changed():
                yield
            told = awatch(
                *places,
                watch_filter=None,
                debounce=DEBOUNCE,
                step=STEP,
                rust_timeout=LOOK,
                yield_on_timeout=True,
                stop_event=self._moved,
                recursive=False,
                ignore_permission_denied=True,
            )
            try:
                async with aclosing(told):
                    async for events in told:
                        if self.changed({Path(path) for _, path in events}):
                            yield
                        if self.places() != places:
                            break
            except OSError:  # no room for another watch, or a folder has just gone
                await asyncio.sleep(LOOK / 1000)

    def wait(self) -> None:
        """Wait until something has changed."""
        while not self.changed():
            places = self.places()
            try:
                told = watch(
                    *places,
                    watch_filter=None,
                    debounce=DEBOUNCE,
                    step=STEP,
                    rust_timeout=LOOK,
                    yield_on_timeout=True,
                    raise_interrupt=True,
                    recursive=False,
                    ignore_permission_denied=True,
                )
                for events in told:
                    if self.changed({Path(path) for _, path in events}):
                        return
                    if self.places() != places:
                        break
            except OSError:  # as above
                time.sleep(LOOK / 1000)


def _ways(path: Path) -> Iterator[Path]:
    """Yield a path as it is called, and where its links lead."""
    yield path
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # links that run in a circle
        return
    if real != path:
        yield real


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next((up for up in (folder, *folder.parents) if up.is_dir()), folder)


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _trace(path: Path) -> Trace:
    stamp = _stamp(path)
    try:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return Trace(stamp, f"{path.exists()}" if stamp else "")
    return Trace(stamp, content)


def _names(folder: Path) -> str:
    """Return the names in a folder, without those that stand there for a moment."""
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return ""
    return "\n".join(name for name in names if not PASSING.fullmatch(name))
