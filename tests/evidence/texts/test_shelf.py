"""The cache of texts: quick, safe to delete, never trusted when damaged."""

from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefmaker.evidence.texts import shelf
from briefmaker.evidence.texts.plain import read
from briefmaker.evidence.texts.regions import NUMBERS
from briefmaker.evidence.texts.tables import read as read_table

TEXT = read("Доля: 49,1 %.\n\nSecond 😀 line.\n".encode())
TABLE = read_table(b'Country,Share\n"Ta""jik\xe2\x80\xa8istan",49.1\n')


@pytest.mark.parametrize("text", [TEXT, TABLE], ids=["counted", "named"])
def test_a_text_comes_back_as_it_was(tmp_path: Path, text: object) -> None:
    path = shelf.path_of(tmp_path, "a")
    shelf.put(path, text)
    found = shelf.take(path)
    assert found == text
    assert found is not None
    assert tuple(found.regions) == tuple(text.regions)


def test_names_depend_on_every_part_and_on_where_one_ends(tmp_path: Path) -> None:
    names = {
        shelf.path_of(tmp_path, *parts)
        for parts in (("a", "b"), ("ab", ""), ("a", "c"), ("b", "a"))
    }
    assert len(names) == 4


def test_what_is_not_there_is_not_taken(tmp_path: Path) -> None:
    assert shelf.take(tmp_path / "none") is None
    assert shelf.take(tmp_path) is None


@pytest.mark.parametrize("place", [0, 5, 70, 100, -1])
def test_a_damaged_entry_is_not_taken(tmp_path: Path, place: int) -> None:
    path = shelf.path_of(tmp_path, "a")
    shelf.put(path, TEXT)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert shelf.take(path) is None


@pytest.mark.parametrize("size", [0, 10, 64, 80, 200])
def test_a_shortened_entry_is_not_taken(tmp_path: Path, size: int) -> None:
    path = shelf.path_of(tmp_path, "a")
    shelf.put(path, TEXT)
    path.write_bytes(path.read_bytes()[:size])
    assert shelf.take(path) is None


def test_an_entry_of_other_rules_is_not_taken(tmp_path: Path) -> None:
    rest = len(b"[1]").to_bytes(8, "little") + b"[1]"
    digest = shelf.sha256(rest).hexdigest().encode()
    path = tmp_path / "other"
    path.write_bytes(digest + rest)
    assert shelf.take(path) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / shelf.FOLDER).write_text("in the way")
    shelf.put(shelf.path_of(tmp_path, "a"), TEXT)
    assert [path.name for path in tmp_path.iterdir()] == [shelf.FOLDER]


def test_writers_at_the_same_time_leave_one_whole_entry(tmp_path: Path) -> None:
    path = shelf.path_of(tmp_path, "a")
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(shelf.put, path, TEXT) for _ in range(40)]:
            done.result()
    assert shelf.take(path) == TEXT
    assert list(path.parent.iterdir()) == [path]


def test_numbers_are_written_alike_on_every_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = array(NUMBERS, [1, 258])
    turned = array(NUMBERS, numbers)
    turned.byteswap()
    monkeypatch.setattr(shelf.sys, "byteorder", "big")
    assert shelf._bytes(turned) == b"\1\0\0\0\2\1\0\0"
    assert shelf._numbers(memoryview(b"\1\0\0\0\2\1\0\0")) == turned
