"""What one piece of work has seen of the machine: files, folders, shared libraries."""

import sys
from contextlib import suppress
from pathlib import Path

from briefmaker.reads import Moment, Reads, moment
from briefmaker.values import Struct

MAPS = Path("/proc/self/maps")
"""Where Linux tells the files that a process has in its memory (proc(5))."""


class Seen(Struct, frozen=True):
    """What was looked at, each as it was before it was read; can go to other processes.

    Attributes:
        looked: paths that were opened, or looked for; nothing for what was not there.
        listed: folders whose names were asked for.
        libraries: shared libraries of the machine that were loaded.
    """

    looked: dict[str, Moment | None]
    listed: dict[str, Moment | None]
    libraries: dict[str, Moment | None]

    @property
    def changed(self) -> tuple[str, ...]:
        """What is not any more as it was."""
        before = {**self.listed, **self.looked}
        return tuple(path for path in sorted(before) if moment(path) != before[path])


def seen(reads: Reads) -> Seen:
    """Return what was read, and the libraries that are loaded by now."""
    looked, listed = reads.told
    return Seen(looked, listed, {path: moment(path) for path in libraries()})


def libraries() -> list[str]:
    """Return the machine's own libraries in this process, where it tells them.

    Those that came with Python's packages have versions, by which they are known.
    """
    paths: set[str] = set()
    with suppress(OSError):
        for line in MAPS.read_text(errors="surrogateescape").splitlines():
            place = line.partition("/")[2]
            if ".so" in place:
                paths.add(f"/{place}")
    own = (f"{sys.prefix}/lib/python", f"{sys.base_prefix}/lib/python")
    return sorted(path for path in paths if not path.startswith(own))
