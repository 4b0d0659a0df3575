"""A record holds as long as all that it names is as it was, and not a moment longer."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefmaker import shelf
from briefmaker.dependencies import record as module
from briefmaker.dependencies.record import (
    TICK,
    Record,
    UnfitError,
    lay,
    path_of,
    recorded,
    standing,
)
from briefmaker.dependencies.seen import Seen, seen
from briefmaker.reads import sought, traced

MAKER = "f" * 64
OLD = 1_700_000_000_000_000_000
"""A time of change (ns) that no clock comes back to."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A brief with a library, both of them old, and no settings."""
    for name in ("brief.yaml", "library/facts.yaml"):
        file = tmp_path / "desk" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"of {name}\n")
        os.utime(file, ns=(OLD, OLD))
    return tmp_path / "desk"


def read(folder: Path) -> Seen:
    with traced() as reads:
        (folder / "brief.yaml").read_text()
        for file in (folder / "library").iterdir():
            file.read_text()
        sought(folder / "briefmaker.toml")
        sought(folder / "library")
    return seen(reads)


def made(folder: Path) -> Path:
    """Make a product of the folder, and return where its record is."""
    found = read(folder)
    product = folder / "out.pdf"
    product.write_bytes(b"PDF")
    place = path_of(folder.parent / "cache", "asked")
    lay(place, recorded(MAKER, found, product, b"PDF", {"said": ["ü"]}))
    return place


def aged(place: Path, seconds: float = 60) -> None:
    """Let a record be that much younger than what it names."""
    later = place.stat().st_mtime_ns + int(seconds * 1e9)
    os.utime(place, ns=(later, later))


def again(file: Path, text: str) -> None:
    """Write a file and give it back its time of change, as some programs do."""
    before = file.stat().st_mtime_ns
    file.write_text(text)
    os.utime(file, ns=(before, before))


def test_a_record_holds_while_all_is_as_it_was(folder: Path) -> None:
    place = made(folder)
    record = standing(place, MAKER)
    assert record is not None
    assert record.said == {"said": ["ü"]}
    assert sorted(record.files) == [
        str(folder / name)
        for name in ("brief.yaml", "briefmaker.toml", "library", "library/facts.yaml")
    ]
    assert list(record.folders) == [str(folder / "library")]


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda folder: (folder / "brief.yaml").write_text("longer than it was"),
    "content of the same length": lambda folder: again(
        folder / "brief.yaml", "on brief.yaml\n"
    ),
    "a file deleted": lambda folder: (folder / "library" / "facts.yaml").unlink(),
    "a file added": lambda folder: (folder / "library" / "more.yaml").write_text(""),
    "a file renamed": lambda folder: (folder / "library" / "facts.yaml").rename(
        folder / "library" / "other.yaml"
    ),
    "what was missing": lambda folder: (folder / "briefmaker.toml").write_text(""),
    "the product": lambda folder: (folder / "out.pdf").write_bytes(b"pdf"),
    "no product": lambda folder: (folder / "out.pdf").unlink(),
    "a folder for a file": lambda folder: [
        (folder / "brief.yaml").unlink(),
        (folder / "brief.yaml").mkdir(),
    ],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_holds_no_more_after_any_change(
    folder: Path, change: Callable[[Path], object]
) -> None:
    place = made(folder)
    aged(place)
    assert standing(place, MAKER) is not None
    change(folder)
    assert standing(place, MAKER) is None


def test_files_that_were_only_touched_are_looked_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = made(folder)
    for file in ("brief.yaml", "library/facts.yaml", "out.pdf"):
        (folder / file).touch()
    (folder / "library" / "x").touch()
    (folder / "library" / "x").unlink()
    assert standing(place, MAKER) is not None
    aged(place)
    monkeypatch.setattr(module, "_content", lambda *_: pytest.fail("it was read"))
    assert standing(place, MAKER) is not None


def test_a_change_in_the_same_tick_as_the_record_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = made(folder)
    # A disk whose clock stands still: the change leaves no trace but the bytes.
    before = module.moment
    stood = {path: before(path) for path in map(str, folder.rglob("*"))}
    monkeypatch.setattr(module, "moment", lambda path: stood.get(path) or before(path))
    (folder / "out.pdf").write_bytes(b"pdf")
    assert standing(place, MAKER) is None
    aged(place, 2 * TICK / 1e9)
    assert standing(place, MAKER) is not None, "the clock of this test does not stand"


def test_another_briefmaker_makes_all_anew(folder: Path) -> None:
    place = made(folder)
    assert standing(place, "0" * 64) is None
    assert standing(place, "") is None


def test_another_library_of_the_machine_makes_all_anew(folder: Path) -> None:
    library = folder / "libpango.so"
    library.write_bytes(b"1")
    found = read(folder)
    libraries = {str(library): module.moment(library)}
    found = Seen(found.looked, found.listed, libraries)
    (folder / "out.pdf").write_bytes(b"PDF")
    place = folder.parent / "record"
    lay(place, recorded(MAKER, found, folder / "out.pdf", b"PDF", None))
    assert standing(place, MAKER) is not None
    library.write_bytes(b"2")
    assert standing(place, MAKER) is None


@pytest.mark.parametrize("changed", ["brief.yaml", "briefmaker.toml", "library/new"])
def test_what_changes_while_it_is_read_is_not_claimed(
    folder: Path, changed: str
) -> None:
    found = read(folder)
    (folder / changed).write_text("changed meanwhile")
    assert found.changed
    (folder / "out.pdf").write_bytes(b"PDF")
    with pytest.raises(UnfitError):
        recorded(MAKER, found, folder / "out.pdf", b"PDF", None)


def test_a_product_that_another_run_replaced_is_not_claimed(folder: Path) -> None:
    found = read(folder)
    (folder / "out.pdf").write_bytes(b"of another run")
    with pytest.raises(UnfitError):
        recorded(MAKER, found, folder / "out.pdf", b"PDF", None)


def test_what_is_no_file_cannot_be_recorded(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with traced() as reads:
        sought(folder / "pipe")
    (folder / "out.pdf").write_bytes(b"PDF")
    with pytest.raises(UnfitError):
        recorded(MAKER, seen(reads), folder / "out.pdf", b"PDF", None)


@pytest.mark.parametrize(
    "entry", [b"", b"[]", b"{}", b"[1, 2, 3, 4, [5], 6]", b'["x", [[]], [], {}, [], 1]']
)
def test_a_damaged_record_is_none(folder: Path, entry: bytes) -> None:
    place = made(folder)
    shelf.laid(place, [entry])
    assert standing(place, MAKER) is None
    place.write_bytes(entry)
    assert standing(place, MAKER) is None


def test_a_record_is_read_as_it_was_laid(folder: Path) -> None:
    product = folder / "out\udcff.pdf"
    product.write_bytes(b"PDF")
    record = recorded(MAKER, read(folder), product, b"PDF", [1, None])
    place = folder.parent / "record"
    lay(place, record)
    assert isinstance(record, Record)
    assert standing(place, MAKER) == record
