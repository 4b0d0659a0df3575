import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefmaker.delivery.files import write
from briefmaker.unfinished import UNFINISHED

OLD, NEW = b"the old file", b"the new file"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail_with(number: int):
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_the_bytes_arrive_and_nothing_else_is_left(tmp_path):
    write(tmp_path / "memo.pdf", NEW)
    assert (tmp_path / "memo.pdf").read_bytes() == NEW
    assert names(tmp_path) == ["memo.pdf"]


def test_missing_folders_are_made(tmp_path):
    write(tmp_path / "out" / "2025" / "memo.pdf", NEW)
    assert (tmp_path / "out" / "2025" / "memo.pdf").read_bytes() == NEW


def test_a_new_file_gets_the_permissions_that_the_umask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        write(tmp_path / "memo.pdf", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "memo.pdf").stat().st_mode) == 0o640


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "memo.pdf"
    target.write_bytes(OLD)
    target.chmod(0o604)
    write(target, NEW)
    assert target.read_bytes() == NEW
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(tmp_path):
    real = tmp_path / "archive" / "memo.pdf"
    real.parent.mkdir()
    real.write_bytes(OLD)
    link = tmp_path / "memo.pdf"
    link.symlink_to(Path("archive") / "memo.pdf")
    write(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert names(tmp_path) == ["archive", "memo.pdf"]


def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path):
    link = tmp_path / "memo.pdf"
    link.symlink_to(Path("later") / "memo.pdf")
    write(link, NEW)
    assert (tmp_path / "later" / "memo.pdf").read_bytes() == NEW


def test_links_that_run_in_a_circle_are_an_error_of_the_system(tmp_path):
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    with pytest.raises(OSError) as failed:  # noqa: PT011, the number is checked
        write(tmp_path / "a.pdf", NEW)
    assert failed.value.errno == errno.ELOOP


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_failure_while_writing_leaves_the_old_file_and_no_other(
    tmp_path, monkeypatch, call, number
):
    target = tmp_path / "memo.pdf"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, call, fail_with(number))
    with pytest.raises(OSError) as failed:  # noqa: PT011, the number is checked
        write(target, NEW)
    assert failed.value.errno == number
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["memo.pdf"]


def test_an_interrupt_while_writing_leaves_the_old_file_and_no_other(
    tmp_path, monkeypatch
):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    target = tmp_path / "memo.pdf"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(target, NEW)
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["memo.pdf"]


def test_a_disk_that_takes_only_a_part_leaves_the_old_file(tmp_path):
    target = tmp_path / "memo.pdf"
    target.write_bytes(OLD)
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from briefmaker.delivery.files import write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: write(Path(sys.argv[1]), b'x' * 5_000_000)\n"
        "except OSError as error: print(error.errno)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)], capture_output=True, check=True
    )
    assert int(done.stdout) == errno.EFBIG
    assert target.read_bytes() == OLD
    assert names(tmp_path) == ["memo.pdf"]


def test_a_run_killed_before_the_rename_leaves_the_old_file_whole(tmp_path):
    target = tmp_path / "memo.pdf"
    target.write_bytes(OLD)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from briefmaker.delivery.files import write\n"
        "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write(Path(sys.argv[1]), b'the new file')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == OLD
    assert len([*tmp_path.glob(UNFINISHED)]) == 1
    write(target, NEW)
    assert target.read_bytes() == NEW
    assert names(tmp_path) == ["memo.pdf"], "the next run clears up after it"


def test_what_is_no_ordinary_file_is_not_replaced(tmp_path):
    folder, pipe = tmp_path / "memo.pdf", tmp_path / "pipe.pdf"
    folder.mkdir()
    os.mkfifo(pipe)
    with pytest.raises(IsADirectoryError):
        write(folder, NEW)
    with pytest.raises(OSError, match="not an ordinary file"):
        write(pipe, NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["memo.pdf", "pipe.pdf"]


def test_a_file_in_the_place_of_a_folder_is_an_error_of_the_system(tmp_path):
    (tmp_path / "out").write_bytes(OLD)
    with pytest.raises(OSError) as failed:  # noqa: PT011, the number is checked
        write(tmp_path / "out" / "memo.pdf", NEW)
    assert failed.value.errno in (errno.ENOTDIR, errno.EEXIST)
    assert (tmp_path / "out").read_bytes() == OLD


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder whose parents everybody may enter, unlike those of `tmp_path`."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def write_as_nobody(target: Path) -> str:
    """Write in a process without the rights of root, and return what came of it."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from briefmaker.delivery.files import write\n"
        "if os.geteuid() == 0: os.setresuid(65534, 65534, 65534)\n"
        "try: write(Path(sys.argv[1]), b'the new file')\n"
        "except OSError as error: print(type(error).__name__)\n"
        "else: print('written')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_protected_folder_is_an_error_of_the_system(open_folder):
    assert write_as_nobody(open_folder / "other.pdf") == "written"
    open_folder.chmod(0o555)
    assert write_as_nobody(open_folder / "memo.pdf") == "PermissionError"
    assert names(open_folder) == ["other.pdf"]


def test_a_protected_file_is_not_replaced(open_folder):
    target = open_folder / "memo.pdf"
    target.write_bytes(OLD)
    target.chmod(0o444)
    assert write_as_nobody(target) == "PermissionError"
    assert target.read_bytes() == OLD
    assert names(open_folder) == ["memo.pdf"]


def test_a_folder_that_may_be_written_but_not_listed_is_no_obstacle(open_folder):
    open_folder.chmod(0o333)
    assert write_as_nobody(open_folder / "memo.pdf") == "written"


def test_a_folder_that_cannot_be_synced_does_not_spoil_a_whole_file(
    tmp_path, monkeypatch
):
    sync = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    write(tmp_path / "memo.pdf", NEW)
    assert (tmp_path / "memo.pdf").read_bytes() == NEW


def test_the_bytes_are_on_the_disk_before_the_name_changes(tmp_path, monkeypatch):
    order = []
    sync, rename = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        order.append("folder" if folder else "file")
        sync(handle)

    def replace(self: Path, target: Path) -> Path:
        order.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write(tmp_path / "memo.pdf", NEW)
    assert order == ["file", "rename", "folder"]
