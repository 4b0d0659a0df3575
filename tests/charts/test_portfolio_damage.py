"""Kept drawings that are damaged, and folders in which none can be kept."""

import errno
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from charts.kept import CHANGES, GIVEN, entries


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache that holds the drawings of `GIVEN`."""
    GIVEN.drawing(tmp_path)
    assert len(entries(tmp_path)) == len(GIVEN.charts) + 1
    return tmp_path


def _cut(data: bytes) -> bytes:
    return data[:-9]


def _empty(_: bytes) -> bytes:
    return b""


def _turned(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def _hashed(said: bytes) -> bytes:
    return sha256(said).hexdigest().encode() + said


def _other(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        return _hashed(json.dumps(change(json.loads(data[shelf_hash() :]))).encode())

    return changed


def shelf_hash() -> int:
    return sha256().digest_size * 2


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": _cut,
    "empty": _empty,
    "a bit turned": _turned,
    "no JSON": lambda _: _hashed(b"drawing"),
    "no text": lambda _: _hashed(b"\xff\xfe\xfd"),
    "nested without end": lambda _: _hashed(b"[" * 100_000),
    "a number": _other(lambda _: 7),
    "nothing": _other(lambda _: None),
    "a part less": _other(lambda said: said[:-1]),
    "no such font": _other(lambda said: [said[0], [*said[1][:4], [99]], said[2]]),
    "no such mark": _other(
        lambda said: [said[0], [*said[1][:3], [[9]], said[1][4]], said[2]]
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_drawing_is_drawn_anew(damage: str, cache: Path) -> None:
    for path in entries(cache):
        data = path.read_bytes()
        if damage.startswith("no such") and json.loads(data[shelf_hash() :])[0] != []:
            continue  # a range bar
        path.write_bytes(DAMAGES[damage](data))
    assert not GIVEN.begun(cache).ready
    assert GIVEN.drawing(cache) == GIVEN.drawing()
    assert GIVEN.begun(cache).ready


def test_a_cache_that_is_no_folder_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where a folder should be")
    assert GIVEN.drawing(blocked) == GIVEN.drawing()


def test_a_folder_that_is_full_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    expected = GIVEN.drawing()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert GIVEN.drawing(tmp_path) == expected
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_may_only_be_read_serves_what_it_has(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, "read-only file system")

    expected = CHANGES["a value"].drawing()
    for name in ("mkdir", "replace", "unlink"):
        monkeypatch.setattr(Path, name, refused)
    monkeypatch.setattr(os, "utime", refused)
    assert GIVEN.begun(cache).ready
    assert CHANGES["a value"].drawing(cache) == expected
