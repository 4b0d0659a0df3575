"""Files in stores: whole or not at all, and what is told when a store takes none."""

import builtins
from pathlib import Path
from unittest.mock import Mock

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from briefmaker.delivery import remote
from briefmaker.delivery.remote import StoreError, is_url, shown, write


@pytest.fixture
def memory():
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    yield store
    store.store.clear()


def left_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_takes_its_place_in_folders_that_are_made(tmp_path):
    url = f"file://{tmp_path}/year/month/memo.pdf"
    write(url, b"first")
    write(url, b"second")
    assert (tmp_path / "year" / "month" / "memo.pdf").read_bytes() == b"second"
    assert left_in(tmp_path) == ["memo.pdf"]


def test_a_store_of_objects_is_given_the_whole_object(memory):
    write("memory://bucket/memo.pdf", b"first")
    write("memory://bucket/memo.pdf", b"second")
    assert memory.cat("/bucket/memo.pdf") == b"second"
    assert memory.find("/") == ["/bucket/memo.pdf"]


@pytest.mark.parametrize("error", [OSError("the line was cut"), KeyboardInterrupt()])
def test_a_file_that_is_cut_off_leaves_the_old_one(tmp_path, monkeypatch, error):
    url = f"file://{tmp_path}/memo.pdf"
    write(url, b"old")

    def cut(_, path, data):
        Path(path).write_bytes(data[:1])
        raise error

    monkeypatch.setattr(LocalFileSystem, "pipe_file", cut)
    with pytest.raises((StoreError, KeyboardInterrupt)):
        write(url, b"new")
    assert left_in(tmp_path) == ["memo.pdf"]
    assert (tmp_path / "memo.pdf").read_bytes() == b"old"


def test_a_folder_is_never_replaced_by_a_file(tmp_path):
    (tmp_path / "memo.pdf").mkdir()
    with pytest.raises(StoreError, match=r"a folder has the name memo\.pdf"):
        write(f"file://{tmp_path}/memo.pdf", b"new")
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError("Access Denied"), "does not let you write"),
        (FileNotFoundError("no such bucket"), "there is no bucket or folder for"),
        (ConnectionRefusedError("refused"), "does not answer: refused"),
        (NotImplementedError(), "nothing can be written to"),
        (RuntimeError("NoCredentialsError"), "does not let you write"),
        (RuntimeError("quota"), "could not write .*: RuntimeError quota"),
    ],
)
def test_why_a_store_takes_no_file_is_told_in_words(monkeypatch, error, message):
    refuse = Mock(side_effect=error)
    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    with pytest.raises(StoreError, match=message) as told:
        write("memory://bucket/memo.pdf", b"new")
    assert "`memory://bucket/memo.pdf`" in told.value.message


def test_a_missing_driver_is_named_with_the_package_that_brings_it(monkeypatch):
    missing = Mock(side_effect=ImportError("Install s3fs to access S3"))
    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(StoreError, match="what speaks to `s3://` is not") as told:
        remote.reach("s3://bucket/folder")
    assert told.value.hint == "`pip install s3fs`"


def test_without_fsspec_the_extra_is_named(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name.startswith("fsspec"):
            raise ModuleNotFoundError(name="fsspec")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StoreError) as told:
        remote.reach("s3://bucket/folder")
    assert told.value.hint == "`pip install briefmaker[remote]`"


def test_an_unknown_store_is_wrong_usage():
    with pytest.raises(StoreError, match="nothing is known that speaks") as told:
        remote.reach("cupboard://drawer/")
    assert told.value.usage
    assert "s3://" in told.value.hint


def test_a_password_is_never_shown():
    assert shown("sftp://ann:secret@host/out") == "sftp://ann@host/out"
    assert shown("sftp://ann@host:22/out") == "sftp://ann@host:22/out"
    assert shown("s3://bucket/a:b@c.pdf") == "s3://bucket/a:b@c.pdf"


@pytest.mark.parametrize(
    ("place", "expected"),
    [("s3://bucket", True), ("C://drive", False), ("out", False), ("/a/b", False)],
)
def test_what_is_a_url(place, expected):
    assert is_url(place) is expected
