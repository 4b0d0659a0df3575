"""What is unfinished is whole or gone; what another is at work on stays."""

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from briefmaker import locks, shelf, unfinished
from briefmaker.unfinished import put, scratch, sweep

PART = ".briefmaker-0123456789abcdef.part"
ASIDE = "briefmaker-0123456789abcdef.part"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_dead_run_left_is_swept_whatever_its_times_say(tmp_path):
    for number, moment in enumerate((0, 2**31)):  # long ago; the clock was put back
        part = tmp_path / PART.replace("f.", f"{number}.")
        part.write_bytes(b"half of")
        os.utime(part, (moment, moment))
    (tmp_path / ASIDE).mkdir()
    (tmp_path / ASIDE / "0.pdf").write_bytes(b"laid aside")
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_what_somebody_is_at_work_on_stays(tmp_path):
    (tmp_path / PART).write_bytes(b"half of")
    with (tmp_path / PART).open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        put(tmp_path / "memo.pdf", [b"whole"])
        assert names(tmp_path) == [PART, "memo.pdf"]
    with unfinished.folder(tmp_path) as folder:
        sweep(tmp_path)
        assert folder.is_dir()
    assert names(tmp_path) == ["memo.pdf"]


def test_what_is_not_certainly_ours_stays(tmp_path, monkeypatch):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "memo.yaml").write_text("mine")
    (tmp_path / PART).symlink_to(tmp_path / "outside")
    others = ("briefmaker-tests", "briefmaker-0123.part", f"{ASIDE}.bak", f"x{ASIDE}")
    for name in others:
        (tmp_path / name).mkdir()
    before = names(tmp_path)
    sweep(tmp_path)
    assert names(tmp_path) == before
    (tmp_path / ASIDE).mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    sweep(tmp_path)
    assert (tmp_path / ASIDE).is_dir(), "it is another user's"


def test_a_file_taken_for_a_dead_ones_before_its_lock_is_begun_again(
    tmp_path, monkeypatch
):
    taken = []

    def lock(handle: int) -> None:
        if not taken:
            taken.extend(tmp_path.glob(unfinished.UNFINISHED))
            taken[0].unlink()
        locks.lock(handle)

    monkeypatch.setattr(unfinished, "lock", lock)
    put(tmp_path / "memo.pdf", [b"whole"])
    assert len(taken) == 1
    assert names(tmp_path) == ["memo.pdf"]


def test_a_folder_taken_for_a_dead_ones_before_its_lock_is_begun_again(
    tmp_path, monkeypatch
):
    taken = []

    def lock(handle: int) -> None:
        if not taken:
            taken.extend(tmp_path.glob(unfinished.UNFINISHED))
            taken[0].rmdir()
        locks.lock(handle)

    monkeypatch.setattr(unfinished, "lock", lock)
    with unfinished.folder(tmp_path) as folder:
        assert folder.is_dir()
    assert len(taken) == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_the_first_of_two_keeps_its_place(tmp_path, monkeypatch, links):
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refused)
    target = tmp_path / "mail.sqlite3"
    put(target, [b"first"], mode=0o600, first=True)
    with pytest.raises(FileExistsError):
        put(target, [b"second"], first=True)
    assert target.read_bytes() == b"first"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names(tmp_path) == ["mail.sqlite3"]


def test_signals_that_come_all_the_time_spoil_no_write(tmp_path):
    heard = []
    before = signal.signal(signal.SIGALRM, lambda *_: heard.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    try:
        while len(heard) < 50:
            put(tmp_path / "memo.pdf", [b"x" * 100_000] * 5)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert (tmp_path / "memo.pdf").stat().st_size == 500_000
    assert names(tmp_path) == ["memo.pdf"]


def test_an_entry_of_the_cache_is_whole_or_not_there(tmp_path, monkeypatch):
    entry = tmp_path / "cache" / "entry"
    shelf.laid(entry, [b"old"])
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _full)
        shelf.laid(entry, [b"new"])
    lifted = shelf.lifted(entry)
    assert lifted is not None
    assert bytes(lifted) == b"old"
    assert names(entry.parent) == ["entry"]


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_a_killed_process_laid_aside_is_swept_and_a_living_ones_is_not(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = (
        "import sys\nfrom briefmaker.unfinished import lasting_scratch, scratch\n"
        "with scratch() as folder:\n"
        "    (folder / 'a.pdf').write_bytes(b'x'); lasting_scratch()\n"
        "    print('there', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"there\n"
        unfinished.sweep_scratch()
        assert len(names(tmp_path)) == 2
        process.kill()
        process.wait()
        unfinished.sweep_scratch()
        assert names(tmp_path) == []
        assert process.stdin
        process.stdin.close()


def test_no_place_for_temporary_files_is_an_error_of_the_system(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/dev/null"])
    with pytest.raises(OSError) as failed, scratch():  # noqa: PT011, checked below
        pass
    assert (failed.value.errno, failed.value.filename) == (errno.EROFS, "TMPDIR")


def test_of_several_that_change_a_file_each_has_its_turn(tmp_path):
    register = tmp_path / "register.csv"

    def add(name: int) -> None:
        for row in range(10):
            with locks.turn(tmp_path):
                before = register.read_text() if register.exists() else ""
                put(register, [f"{before}{name} {row}\n".encode()], lasting=False)

    threads = [threading.Thread(target=add, args=(name,)) for name in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    rows = register.read_text().splitlines()
    assert sorted(rows) == [f"{name} {row}" for name in range(4) for row in range(10)]


def test_where_a_folder_cannot_be_locked_nobody_waits(tmp_path, monkeypatch):
    with locks.turn(tmp_path / "nowhere"):
        pass

    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refused)
    (tmp_path / PART).write_bytes(b"whose it is, nobody knows")
    with locks.turn(tmp_path):
        put(tmp_path / "memo.pdf", [b"whole"])
    assert names(tmp_path) == [PART, "memo.pdf"]
