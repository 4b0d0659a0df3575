"""Which files a piece of work reads, seen from outside of it: one audit hook.

Python tells its audit hooks (PEP 578) of every file that it opens and every folder that
it lists, whichever library asks. A file whose mere presence decides something is not
opened where it is absent: who looks for it says so with `sought`, as do those who keep
in memory what they made of a file.

What belongs to Python, its packages and our own modules is left out: it changes only
with an installation. So are files that the work wrote itself.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_IMPORTERS = ("<frozen importlib", str(Path(os.__file__).with_name("importlib")))
_PACKAGES = ("site-packages", "dist-packages")
_WRITES = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
_MACHINE = ("/proc", "/sys", "/dev")
_PYTHON = Path(os.__file__).parents[1]
_OWN = tuple(
    f"{folder}{os.sep}" for folder in (*_MACHINE, _PYTHON, Path(__file__).parent)
)

Moment = tuple[int, int, int]
"""What changes with a file: its size, and when its content and its state did (ns).

Not its number on the disk, which is not the same for ever on an overlay.
"""

Told = tuple[dict[str, Moment | None], dict[str, Moment | None]]
"""What one process tells another: paths looked for, and folders listed, each as it was
before it was read; nothing stands for what was not there."""


class Reads:
    """What was read while the block of `traced` ran, by absolute paths in order.

    Args:
        without: folders that do not count, with all in them.

    Whether something is there is looked at when it is asked for; `os.path` does that
    without raising, whatever the machine forbids.
    """

    __slots__ = ("_listed", "_looked", "_without", "_written")

    def __init__(self, without: tuple[Path, ...] = ()) -> None:
        self._looked: dict[str, Moment | None] = {}
        self._listed: dict[str, Moment | None] = {}
        self._written: set[str] = set()
        # As opened, and as it is called once links are resolved.
        ways = (way for each in without for way in (each.absolute(), each.resolve()))
        self._without = tuple(f"{way}{os.sep}" for way in ways)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were opened for reading or looked for, and are there."""
        looked = self._counted(self._looked)
        return tuple(path for path in looked if os.path.isfile(path))  # noqa: PTH113

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose names were listed."""
        listed = self._counted(self._listed)
        return tuple(path for path in listed if os.path.isdir(path))  # noqa: PTH112

    @property
    def absent(self) -> tuple[Path, ...]:
        """What was looked for, or to be listed, and is not there."""
        seen = self._counted({**self._looked, **self._listed})
        return tuple(path for path in seen if not os.path.exists(path))  # noqa: PTH110

    @property
    def told(self) -> Told:
        """What can be handed to another process."""
        looked, listed = self._looked, self._listed
        return (
            {str(path): looked[str(path)] for path in self._counted(looked)},
            {str(path): listed[str(path)] for path in self._counted(listed)},
        )

    def looked(self, path: str) -> None:
        """Take note of a path that was opened for reading, or looked for."""
        if path not in self._looked:
            self._looked[path] = moment(path)

    def listed(self, path: str) -> None:
        """Take note of a folder whose names were asked for."""
        if path not in self._listed:
            self._listed[path] = moment(path)

    def take_over(self, told: Told) -> None:
        """Take note of what another process was told."""
        for mine, theirs in zip((self._looked, self._listed), told, strict=True):
            for path, before in theirs.items():
                mine.setdefault(path, before)

    def wrote(self, path: str) -> None:
        """Take note of a path that was made, or opened for writing."""
        self._written.add(path)

    def _counted(self, seen: Iterable[str]) -> Iterator[Path]:
        for each in sorted(seen):
            if not (self._is_out(each) or _is_own(each)):
                yield Path(each)

    def _is_out(self, path: str) -> bool:
        if f"{path}{os.sep}".startswith(self._without):
            return True
        if not self._written:
            return False
        return any(str(way) in self._written for way in (path, *Path(path).parents))


_watching: list[Reads] = []
_hooked = False


@contextmanager
def traced(*without: Path) -> Iterator[Reads]:
    """Take note of what this process reads while the block runs, in all its threads.

    Args:
        without: folders that do not count, as that of a cache.
    """
    global _hooked
    if not _hooked:  # a hook cannot be taken away again
        sys.addaudithook(_heard)
        _hooked = True
    reads = Reads(without)
    _watching.append(reads)
    try:
        yield reads
    finally:
        # By identity: what two of them have read may be equal.
        _watching[:] = [each for each in _watching if each is not reads]


def sought(path: Path) -> Path:
    """Return the path; what is read takes note that it matters whether it is there."""
    if _watching:
        place = os.path.abspath(path)  # noqa: PTH100, links stay as they are
        for reads in tuple(_watching):
            reads.looked(place)
    return path


def there(path: Path) -> bool:
    """Whether a plain file is there; noted as what is `sought`.

    A name that no disk could have is that of no file.
    """
    try:
        return sought(path).is_file()
    except (OSError, ValueError):
        return False


def moment(path: str | Path) -> Moment | None:
    """Return what tells a file, as it is now, from itself as it was; links followed."""
    try:
        found = os.stat(path)  # noqa: PTH116, called for each file that is opened
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def take_over(told: Told) -> None:
    """Take note of what a copy of this process has read (`Reads.told`)."""
    for reads in tuple(_watching):
        reads.take_over(told)


def _heard(event: str, given: tuple[object, ...]) -> None:
    if not (_watching and (event == "open" or event.startswith("os."))):
        return
    note: Callable[[Reads, str], None]
    if event == "open":
        path, _, flags = given
        writes = isinstance(flags, int) and flags & _WRITES
        note = Reads.wrote if writes else Reads.looked
    elif event in ("os.listdir", "os.scandir"):
        if sys._getframe(1).f_code.co_filename.startswith(_IMPORTERS):
            return  # it looks for modules and packages, also where the user stands
        path, note = given[0] or ".", Reads.listed
    elif event in ("os.mkdir", "os.rename"):
        path, note = given[event == "os.rename"], Reads.wrote
    else:
        return
    if place := _place(path):
        for reads in tuple(_watching):
            note(reads, place)


def _place(path: object) -> str:
    """Return an absolute path; nothing for an open file, or where we stand nowhere."""
    if not isinstance(path, str | bytes | os.PathLike):
        return ""
    try:
        return os.path.abspath(os.fsdecode(path))  # noqa: PTH100, as above
    except (OSError, ValueError, TypeError):
        return ""


def _is_own(path: str) -> bool:
    if f"{path}{os.sep}".startswith(_OWN):
        return True
    return any(f"{os.sep}{name}{os.sep}" in path for name in _PACKAGES)
