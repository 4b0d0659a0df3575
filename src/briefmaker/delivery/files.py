"""Stage 6, deliver: a finished file on disk, whole or not at all.

The one door through which everything that a user is to find is written: products,
sources and their seals, the library, new briefs, drafts, registers (`unfinished.put`
does it). Elsewhere are only what can be made again (`shelf`), what lives for one run
(`unfinished.folder`), the outbox's own database, and stores (`remote`).
"""

import errno
import os
import stat
from pathlib import Path

from briefmaker import unfinished


def write(path: Path, data: bytes) -> None:
    """Write the file in one step, with the folders that lead to it.

    A file that is there keeps its permissions, and a symbolic link stays a link:
    the file that it points to is replaced. Unfinished files that a killed run
    left in the folder are removed.

    Raises:
        OSError: the file could not be written; what was there is untouched.
    """
    target = _end_of_links(path)
    mode = _mode_to_keep(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.put(target, [data], mode=mode)


def _end_of_links(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # how Python 3.11 and 3.12 report links that run in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def _mode_to_keep(target: Path) -> int | None:
    """Return the permissions of the file to be replaced, if there is one.

    A rename would also replace what must not be: a file its owner protected, a
    folder, a device such as `/dev/null`.
    """
    try:
        found = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None  # making the parent folders says what is wrong with them
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not os.access(target, os.W_OK):
        read_only = os.statvfs(target).f_flag & os.ST_RDONLY
        number = errno.EROFS if read_only else errno.EACCES
        raise OSError(number, os.strerror(number), str(target))
    return stat.S_IMODE(found)
