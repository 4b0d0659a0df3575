"""What was made once, kept in the cache: safe to delete, never trusted blindly.

All caches keep their entries here. An entry is named by all that it depends on, so that
it is never stale. It begins with the hash of the rest of it, so that a damaged one is
not used, and takes its name in one step, so that several runs may read and write at
once. Where nothing can be read or written, things are made anew each time.

The folder is the user's own and as trusted as what they keep elsewhere: the hash tells
damage, not forgery.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefmaker import unfinished

PACKAGE = Path(__file__).parent
"""The folder of our own modules, by whose bytes entries that they made are named."""

HASH = 64
"""Hexadecimal digits of a SHA-256."""


def named(parts: Sequence[bytes]) -> str:
    """Return the name of what depends on these parts, whatever stands in them."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def modules(names: Sequence[str]) -> bytes:
    """Return a hash of our own modules.

    Args:
        names: those of modules and packages, below the package.

    Raises:
        OSError: they are not at hand as files.
    """
    digest = sha256()
    for file in sorted(each for name in names for each in module_files(PACKAGE / name)):
        data = file.read_bytes()
        digest.update(f"\0{file.relative_to(PACKAGE)} {len(data)}\0".encode())
        digest.update(data)
    return digest.digest()


def module_files(path: Path) -> Iterator[Path]:
    """Yield the files of a module or package of ours.

    Raises:
        OSError: it is not at hand as files.
    """
    if path.suffix == ".py":
        yield path
        return
    for each in path.iterdir():
        if each.suffix == ".py" or (each.suffix == "" and each.name[0] not in "._"):
            yield from module_files(each)


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
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        said = digest.hexdigest().encode()
        # Not brought onto the disk at once: after a power cut, its hash tells.
        unfinished.put(path, [said, *parts], lasting=False)
