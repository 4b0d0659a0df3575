"""What was made once, kept in the cache: safe to delete, never trusted blindly.

All caches keep their entries here. An entry is named by all that it depends on, so that
it is never stale. It begins with the hash of the rest of it, so that a damaged one is
not used, and takes its name in one step, so that several runs may read and write at
once. Where nothing can be read or written, things are made anew each time.

The folder is the user's own and as trusted as what they keep elsewhere: the hash tells
damage, not forgery.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

HASH = 64
"""Hexadecimal digits of a SHA-256."""


def named(parts: Sequence[bytes]) -> str:
    """Return the name of what depends on these parts, whatever stands in them."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def lifted(path: Path) -> memoryview | None:
    """Return an entry without its hash; nothing if there is none, or it is damaged."""
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    rest = memoryview(entry)[HASH:]
    return rest if sha256(rest).hexdigest().encode() == entry[:HASH] else None


def laid(path: Path, parts: Sequence[bytes]) -> None:
    """Put an entry into its place, all of it or nothing, with its hash before it."""
    digest = sha256()
    for part in parts:
        digest.update(part)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("xb") as file:
            file.write(digest.hexdigest().encode())
            file.writelines(parts)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
