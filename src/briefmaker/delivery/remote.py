"""Stage 6, deliver: a finished file somewhere else than on a disk, by its URL.

The one door to fsspec, which knows the stores: `s3://`, `gs://`, `az://`, `sftp://` …
A store with folders takes the bytes under a hidden name and then renames the file in
one step. A store of objects shows an object when all of it has come. Keys and
passwords are those that the store's own tools keep on this machine.
"""

import re
import secrets
from contextlib import suppress
from typing import Any

DRIVERS = {
    "abfs": "adlfs",
    "abfss": "adlfs",
    "adl": "adlfs",
    "az": "adlfs",
    "gcs": "gcsfs",
    "gs": "gcsfs",
    "s3": "s3fs",
    "s3a": "s3fs",
    "sftp": "paramiko",
    "smb": "smbprotocol",
    "ssh": "paramiko",
}
"""The Python package that brings what speaks to a store, by the URL's first word."""

URL = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
"""How a place begins that is none on a disk; a drive of Windows has one letter."""


class StoreError(Exception):
    """A file could not be put into a store: a sentence, and what to do about it.

    Attributes:
        usage: the URL itself is wrong, whatever the store says.
    """

    def __init__(self, message: str, hint: str = "", *, usage: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.usage = usage


def is_url(place: str) -> bool:
    """Whether that is a place in a store."""
    return URL.match(place) is not None


def shown(url: str) -> str:
    """Return the URL without a password."""
    return re.sub(r"(?<=://)([^/:@]*):[^/@]*@", r"\1@", url)


def reach(url: str) -> None:
    """Make sure that there is something that speaks to the store.

    Raises:
        StoreError: it is not installed, or the store does not answer.
    """
    _store(url)


def write(url: str, data: bytes) -> None:
    """Put a file into a store, whole or not at all.

    Raises:
        StoreError: it could not be put there; what was there is untouched.
    """
    store, path = _store(url)
    try:
        if _renames(store):
            _moved(store, path, data)
        else:
            store.pipe_file(path, data)
    except Exception as error:
        raise _explained(url, error) from error


def _moved(store: Any, path: str, data: bytes) -> None:
    folder, _, name = path.rpartition("/")
    unfinished = f"{folder}/.briefmaker-{secrets.token_hex(8)}.part"
    if folder:
        store.makedirs(folder, exist_ok=True)
    if store.isdir(path):
        raise IsADirectoryError(f"a folder has the name {name}")
    try:
        store.pipe_file(unfinished, data)
        store.mv(unfinished, path)
    except BaseException:  # an interrupt too must leave nothing behind
        with suppress(Exception):
            store.rm_file(unfinished)
        raise


def _renames(store: Any) -> bool:
    """Whether a store renames a file in one step; else a move is a copy of its own."""
    from fsspec import AbstractFileSystem

    return type(store).mv is not AbstractFileSystem.mv


def _store(url: str) -> tuple[Any, str]:
    """Return what speaks to a store, and the path there.

    Raises:
        StoreError: it is not installed, or the store does not answer.
    """
    try:
        import fsspec
    except ModuleNotFoundError as error:
        raise StoreError(
            f"`{shown(url)}` is no folder on this machine, and what speaks to others "
            "is not installed",
            "`pip install briefmaker[remote]`",
        ) from error
    scheme = url.partition("://")[0].lower()
    try:
        store, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        driver = DRIVERS.get(scheme)
        hint = f"`pip install {driver}`" if driver else str(error)
        raise StoreError(
            f"what speaks to `{scheme}://` is not installed", hint
        ) from error
    except ValueError as error:
        raise StoreError(
            f"nothing is known that speaks to `{scheme}://`",
            f"there are: {', '.join(f'{each}://' for each in ('file', *DRIVERS))}",
            usage=True,
        ) from error
    except Exception as error:
        raise _explained(url, error) from error
    return store, str(path)


def _explained(url: str, error: Exception) -> StoreError:
    """Return in words why a store did not take a file."""
    place = f"`{shown(url)}`"
    words = f"{type(error).__name__} {error}"
    if isinstance(error, NotImplementedError):
        return StoreError(f"nothing can be written to {place}", usage=True)
    if isinstance(error, PermissionError) or "Credentials" in words:
        return StoreError(
            f"the store does not let you write {place}",
            "is your key for it in its place, and may it write there?",
        )
    if isinstance(error, FileNotFoundError):
        return StoreError(
            f"there is no bucket or folder for {place}",
            "is its name right? A bucket is not made by itself",
        )
    if isinstance(error, ConnectionError | TimeoutError) or "Connect" in words:
        return StoreError(f"the store of {place} does not answer: {error}")
    return StoreError(f"could not write {place}: {words.strip()}")
