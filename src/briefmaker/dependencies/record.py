"""The record of a product: what was read, what came out, and what was said.

As in Git's index, a file whose size and times are those of the record is taken to be
as it was, and any other is read and compared by its hash. One that was changed so
shortly before the record was laid down that a later change might have the same time
is always read ("Racy Git", Documentation/technical/racy-git.txt).
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefmaker import shelf
from briefmaker.dependencies.seen import Seen
from briefmaker.reads import Moment, moment
from briefmaker.values import Struct, replace

FOLDER = "records"
ENDING = ".json"

TICK = 2_000_000_000
"""Nanoseconds within which two changes may bear the same time (that of FAT)."""

ABSENT = "absent"
A_FOLDER = "folder"


class Stamp(Struct, frozen=True):
    """What a file was like.

    Attributes:
        moment: its size and times; nothing if it was not there.
        content: the hash of its bytes, or of the names in a folder that was listed.
    """

    moment: Moment | None
    content: str


class Record(Struct, frozen=True):
    """What a product was made from, and what came of it.

    Attributes:
        maker: what briefmaker was.
        files: what was opened or looked for, by absolute paths.
        folders: what was listed.
        libraries: shared libraries of the machine, which count by their times alone.
        product: the file that was made.
        said: what was told about it, as JSON has it.
    """

    maker: str
    files: Mapping[str, Stamp]
    folders: Mapping[str, Stamp]
    libraries: Mapping[str, Moment | None]
    product: tuple[str, Stamp]
    said: Any


class UnfitError(Exception):
    """Something was read that is no file, or changed meanwhile: there is no record."""


def path_of(cache: Path, asked: str) -> Path:
    """Return where the record of a product is kept.

    Args:
        asked: all that was asked for, but for what stands in files.
    """
    return cache / FOLDER / f"{shelf.named([asked.encode()])}{ENDING}"


def recorded(maker: str, seen: Seen, product: Path, data: bytes, said: Any) -> Record:
    """Return the record of a product that was just put in its place.

    Args:
        data: its bytes.

    Raises:
        UnfitError: something it was made from is not any more as it was.
    """
    place = os.path.abspath(product)  # noqa: PTH100, as it will be asked for
    came_out = _stamp(place, moment(place))
    if came_out.content != hashlib.sha256(data).hexdigest() or not maker:
        raise UnfitError
    record = Record(
        maker,
        {path: _stamp(path, before) for path, before in seen.looked.items()},
        {path: _stamp(path, each, True) for path, each in seen.listed.items()},
        seen.libraries,
        (place, came_out),
        said,
    )
    if seen.changed or moment(place) != came_out.moment:
        raise UnfitError
    return record


def lay(path: Path, record: Record) -> None:
    """Keep a record; where nothing can be written, the product is made again."""
    written = [
        record.maker,
        _written(record.files),
        _written(record.folders),
        record.libraries,
        [record.product[0], *_of_stamp(record.product[1])],
        record.said,
    ]
    shelf.laid(path, [json.dumps(written, separators=(",", ":")).encode()])


def standing(path: Path, maker: str) -> Record | None:
    """Return the record that is kept there if all is as it says, else nothing."""
    laid = moment(path)
    entry = shelf.lifted(path)
    if entry is None or laid is None:
        return None
    try:
        record = _record(json.loads(bytes(entry)))
    except (ValueError, TypeError, RecursionError):
        return None
    if not maker or record.maker != maker:
        return None
    if any(moment(each) != then for each, then in record.libraries.items()):
        return None
    trusted = laid[1] - TICK
    try:
        now = _now(record, trusted)
    except UnfitError:
        return None
    if now != record or _racy(record, trusted):
        lay(path, now)  # the next time it will do to look at the times
    return now


def _now(record: Record, trusted: int) -> Record:
    """Return the record with the times of today.

    Raises:
        UnfitError: something is not as it says.
    """
    place, came_out = record.product
    return replace(
        record,
        product=(place, _same(place, came_out, trusted)),
        files={
            path: _same(path, stamp, trusted) for path, stamp in record.files.items()
        },
        folders={
            path: _same(path, stamp, trusted, True)
            for path, stamp in record.folders.items()
        },
    )


def _same(path: str, stamp: Stamp, trusted: int, listed: bool = False) -> Stamp:
    """Return what a file is like, if it holds what it did.

    Args:
        trusted: the last time of change (ns) that cannot stand for two changes.

    Raises:
        UnfitError: it holds something else.
    """
    now = moment(path)
    if now == stamp.moment and (now is None or max(now[1], now[2]) < trusted):
        return stamp
    if _content(path, now, listed) != stamp.content:
        raise UnfitError
    return Stamp(now, stamp.content)


def _racy(record: Record, trusted: int) -> bool:
    stamps = (*record.files.values(), *record.folders.values(), record.product[1])
    return any(
        each.moment and max(each.moment[1], each.moment[2]) >= trusted
        for each in stamps
    )


def _stamp(path: str, before: Moment | None, listed: bool = False) -> Stamp:
    return Stamp(before, _content(path, before, listed))


def _content(path: str, now: Moment | None, listed: bool) -> str:
    """Return a hash of what a file holds, or of the names in a folder.

    Raises:
        UnfitError: it is neither, or cannot be read.
    """
    if now is None:
        return ABSENT
    try:
        if listed:
            names = "\0".join(sorted(os.listdir(path)))  # noqa: PTH208, only names
            return hashlib.sha256(os.fsencode(names)).hexdigest()
        mode = os.stat(path).st_mode  # noqa: PTH116
        if stat.S_ISDIR(mode):
            return A_FOLDER
        if not stat.S_ISREG(mode):
            raise UnfitError
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnfitError from error


def _written(stamps: Mapping[str, Stamp]) -> list[list[Any]]:
    return [[path, *_of_stamp(stamp)] for path, stamp in stamps.items()]


def _of_stamp(stamp: Stamp) -> tuple[Moment | None, str]:
    return stamp.moment, stamp.content


def _record(written: Any) -> Record:
    """Return a record that was written.

    Raises:
        ValueError, TypeError: it is of another version.
    """
    maker, files, folders, libraries, (place, *came_out), said = written
    return Record(
        maker,
        dict(_stamps(files)),
        dict(_stamps(folders)),
        {path: _moment(then) for path, then in libraries.items()},
        (place, Stamp(_moment(came_out[0]), came_out[1])),
        said,
    )


def _stamps(written: Any) -> Iterator[tuple[str, Stamp]]:
    for path, then, content in written:
        yield path, Stamp(_moment(then), content)


def _moment(written: Any) -> Moment | None:
    if written is None:
        return None
    size, changed, status = map(int, written)
    return size, changed, status
