"""What is to be written: files as values, for `delivery` to put in their places.

Nothing in this room writes. A command gets all writes at once and does them in
order: copies and seals first, then the library that names them, so that whatever
stops it in between leaves a library in which every entry is whole.
"""

from pathlib import Path

from briefmaker.values import Struct


class Write(Struct, frozen=True):
    """One file to be written whole.

    Attributes:
        before: what it held when it was read; None if it was not there. A file
            that holds something else by now is not to be replaced.
    """

    path: Path
    data: bytes
    before: bytes | None = None

    @property
    def changes(self) -> bool:
        """Whether the file would be another one afterwards."""
        return self.data != self.before


def held(path: Path) -> bytes | None:
    """Return what a file holds, or None if it is not there.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
