"""What a PDF carries, written into a folder: all of it or nothing, and nowhere else.

Everything is written beside its place first. Only when all of it is on the disk do
files take their names, and if one of them cannot, those before it give theirs back.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker import unfinished
from briefmaker.origin import record
from briefmaker.pdf import names
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct

if TYPE_CHECKING:
    from briefmaker.origin.opening import Origin


class Unpacked(Struct, frozen=True):
    """What was written.

    Attributes:
        files: all files that the PDF carries, in its order.
        replaced: those in whose place other content stood.
    """

    files: tuple[Path, ...]
    replaced: tuple[Path, ...] = ()


def placed(origin: "Origin") -> Mapping[str, bytes]:
    """Return the files of a PDF by where they belong in a folder of their own.

    Raises:
        BriefError: one of them belongs nowhere.
    """
    places = {record.FILE: record.FILE}
    places |= {file.name: file.path for file in origin.record.files}
    found = {places[name]: data for name, data in origin.files.items()}
    problems = [
        Problem(
            "unpack.name",
            f"“{names.shown(path)}” cannot be written: {why}",
            hint="the PDF was changed; ask for it as briefmaker made it",
        )
        for path in found
        if (why := next(filter(None, map(names.unfit, path.split("/"))), ""))
    ]
    if problems:
        raise BriefError(problems)
    return found


def write(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> Unpacked:
    """Write files into a folder, which is made if need be.

    Args:
        files: by their paths below the folder, with `/` between the steps.
        force: replace files that are there with other content.

    Raises:
        BriefError: something is in the way, and would be lost or lead elsewhere.
        OSError: a file could not be written; nothing is left behind.
    """
    targets = {folder.joinpath(*path.split("/")): data for path, data in files.items()}
    blocked = [*_blocked(targets, folder)]
    if blocked:
        raise BriefError(blocked)
    replaced = [path for path, data in targets.items() if _differs(path, data)]
    if replaced and not force:
        raise BriefError(_would_be_lost(path, targets[path]) for path in replaced)
    wanted = {path: targets[path] for path in targets if not path.exists()}
    wanted |= {path: targets[path] for path in replaced}
    _write(wanted, folder)
    return Unpacked(tuple(targets), tuple(replaced))


def _blocked(targets: Mapping[Path, bytes], folder: Path) -> Iterator[Problem]:
    """Yield what stands where a folder or a file has to be."""
    folders = {folder}
    for path in targets:
        folders |= {up for up in path.parents if up.is_relative_to(folder)}
    for path in sorted({*folders, *targets}):
        if path.is_symlink():
            yield Problem(
                "unpack.link",
                f"“{path}” is a link to another place, through which nothing is "
                "written",
                hint="name another folder with `--out`, or the place it leads to",
            )
        elif path in folders and path.exists() and not path.is_dir():
            yield _in_the_way(path, "a file", "a folder")
        elif path in targets and path.exists() and not path.is_file():
            yield _in_the_way(path, "a folder", "a file")


def _in_the_way(path: Path, is_: str, wanted: str) -> Problem:
    return Problem(
        "unpack.in-the-way",
        f"“{path}” is {is_}, and {wanted} of that name has to be written",
        hint="name another folder with `--out`",
    )


def _differs(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() != data


def _would_be_lost(path: Path, data: bytes) -> Problem:
    """Return what replacing a file would destroy."""
    there = path.read_bytes()
    if b"\0" in there:
        lost = f"its {len(there):,} bytes would be lost"
    else:
        lines = there.splitlines()
        only = (Counter(lines) - Counter(data.splitlines())).total()
        lost = (
            f"{only} of its {len(lines)} lines would be lost"
            if only
            else "what it holds is there too, in another order or with more"
        )
    return Problem(
        "unpack.would-replace",
        f"“{path}” is there already and holds something else: {lost}",
        hint="name another folder with `--out`, or replace it with `--force`",
    )


def _write(files: Mapping[Path, bytes], folder: Path) -> None:
    # What goes wrong is undone from the last step to the first. Whoever kills us finds
    # each file old or new; the same command then does the rest.
    with ExitStack() as made:
        for path in (folder, *(path.parent for path in files)):
            _make_folders(path, made)
        unfinished.sweep(folder)
        with unfinished.folder(folder) as aside, ExitStack() as undo:
            for number, data in enumerate(files.values()):
                unfinished.put(aside / f"{number}.new", [data])
            _put_in_place(list(files), aside, undo)
            undo.pop_all()
        made.pop_all()
    for up in {path.parent for path in files}:
        unfinished.settle(up)


def _make_folders(folder: Path, undo: ExitStack) -> None:
    missing = [up for up in (folder, *folder.parents) if not up.exists()]
    for up in reversed(missing):
        up.mkdir()
        undo.callback(up.rmdir)


def _put_in_place(paths: list[Path], aside: Path, undo: ExitStack) -> None:
    for number, path in enumerate(paths):
        new, old = aside / f"{number}.new", aside / f"{number}.old"
        if path.exists():
            _keep(path, old)
            undo.callback(old.replace, path)
        else:
            undo.callback(path.unlink, missing_ok=True)
        new.replace(path)


def _keep(path: Path, old: Path) -> None:
    """Keep a file under a second name; it stays where it is."""
    try:
        old.hardlink_to(path)
    except OSError:  # a file system without links
        shutil.copy2(path, old)
