"""Files are followed by what is in them."""

import asyncio
import os
import threading
import time
from pathlib import Path

import pytest

from briefmaker.preview.following import Follower
from briefmaker.preview.shown import Followed

NEVER = float("inf")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text("title: a\n")
    return path


def following(*files: Path, folders: tuple[Path, ...] = ()) -> Follower:
    follower = Follower()
    follower.learn(Followed(frozenset(files), frozenset(folders)), since=NEVER)
    return follower


def test_other_words_are_a_change_and_told_once(file: Path) -> None:
    follower = following(file)
    assert not follower.changed()
    file.write_text("title: b\n")
    assert follower.behind()
    assert follower.changed()
    assert not follower.changed()


def test_the_same_words_saved_again_are_no_change(file: Path) -> None:
    follower = following(file)
    file.write_text("title: a\n")
    os.utime(file, (1, 1))
    assert not follower.changed()


def test_words_of_the_same_length_at_the_same_time_count_when_the_system_tells(
    file: Path,
) -> None:
    follower = following(file)
    before = file.stat()
    file.write_text("title: b\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not follower.changed()
    assert follower.changed({file})


def test_a_file_put_in_its_place_is_a_change(file: Path) -> None:
    follower = following(file)
    other = file.with_name(".brief.yaml.swp")
    other.write_text("title: b\n")
    other.replace(file)
    assert follower.changed()


def test_a_file_that_goes_and_comes_is_a_change_each_time(file: Path) -> None:
    follower = following(file)
    file.unlink()
    assert follower.changed()
    file.write_text("title: a\n")
    assert follower.changed()


def test_a_file_that_was_not_there_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/logo.png"
    follower = following(path)
    assert follower.places() == {tmp_path}
    path.parent.mkdir(parents=True)
    assert not follower.changed()
    assert follower.places() == {path.parent}
    path.write_bytes(b"x")
    assert follower.changed()


def test_a_new_name_in_a_folder_is_a_change_but_for_what_passes(
    tmp_path: Path,
) -> None:
    follower = following(folders=(tmp_path,))
    for passing in (".new.yaml.swp", "4913", "new.yaml~", ".briefmaker-1.part"):
        (tmp_path / passing).touch()
        assert not follower.changed(), passing
    (tmp_path / "new.yaml").touch()
    assert follower.changed()


def test_what_was_written_while_it_was_read_counts_as_changed(file: Path) -> None:
    follower = Follower()
    follower.learn(Followed(frozenset({file})), since=file.stat().st_mtime - 1)
    assert follower.changed()
    assert not follower.changed()


def test_what_is_no_longer_read_is_no_longer_followed(file: Path) -> None:
    follower = following(file)
    follower.learn(Followed(), since=NEVER)
    file.write_text("title: b\n")
    assert not follower.changed()


def test_a_link_is_followed_to_where_it_leads(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    link = there / "link.yaml"
    link.symlink_to(file)
    follower = following(link)
    assert follower.places() == {there, tmp_path}
    file.write_text("title: b\n")
    assert follower.changed()


def test_changes_are_told_soon_after_a_save(file: Path) -> None:
    async def first() -> float:
        follower = following(file)
        changes = follower.changes()
        coming = asyncio.ensure_future(anext(changes))
        await asyncio.sleep(0.5)
        start = time.monotonic()
        file.write_text("title: b\n")
        await asyncio.wait_for(coming, 30)
        took = time.monotonic() - start
        await changes.aclose()
        return took

    assert asyncio.run(first()) < 15


def test_waiting_ends_with_a_change(file: Path) -> None:
    follower = following(file)
    timer = threading.Timer(0.3, file.write_text, ["title: b\n"])
    timer.start()
    follower.wait()
    timer.join()
    assert not follower.changed()
