"""What a piece of work reads is known, whoever opens it and in whichever process."""

import os
import tempfile
import threading
from pathlib import Path

import pytest

from briefmaker import aside as copying
from briefmaker.aside import aside
from briefmaker.reads import sought, traced


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text and a table in it, in which we stand."""
    (tmp_path / "text.yaml").write_text("title: trade\n")
    (tmp_path / "table.csv").write_text("year,value\n")
    return tmp_path


def test_files_that_are_opened_are_told_by_absolute_paths_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with traced() as reads:
        Path("text.yaml").read_text()
        with open(os.fsencode(folder / "table.csv"), "rb"):  # noqa: PTH123, as C does
            pass
        Path("text.yaml").read_bytes()
    assert reads.files == (folder / "table.csv", folder / "text.yaml")
    assert reads.folders == reads.absent == ()


def test_only_what_is_read_inside_the_block_counts(folder: Path) -> None:
    (folder / "text.yaml").read_text()
    with traced() as reads:
        pass
    (folder / "text.yaml").read_text()
    assert reads.files == ()


def test_folders_that_are_listed_are_told(folder: Path) -> None:
    (folder / "library").mkdir()
    with traced() as reads:
        list((folder / "library").iterdir())
        list(folder.glob("*.yaml"))
    assert reads.folders == (folder, folder / "library")


def test_what_is_opened_or_sought_in_vain_is_absent(folder: Path) -> None:
    with traced() as reads:
        with pytest.raises(FileNotFoundError):
            (folder / "none.yaml").read_text()
        assert not sought(folder / "sources" / "s001.pdf").is_file()
        assert sought(folder / "table.csv").is_file()
    assert reads.absent == (folder / "none.yaml", folder / "sources" / "s001.pdf")
    assert reads.files == (folder / "table.csv",)


def test_what_the_work_makes_is_none_of_what_it_reads(folder: Path) -> None:
    with traced() as reads:
        with tempfile.TemporaryDirectory(dir=folder) as own:
            (Path(own) / "style.csl").write_text("<style/>")
            (Path(own) / "style.csl").read_text()
            assert not sought(Path(own) / "none").exists()
        (folder / "new").write_text("made")
        (folder / "new").replace(folder / "made")
        (folder / "made").read_text()
    assert reads.files == reads.folders == reads.absent == ()


def test_folders_left_out_and_what_belongs_to_python_do_not_count(folder: Path) -> None:
    (folder / "cache").mkdir()
    (folder / "cache" / "entry").write_text("kept")
    link = folder / "link"
    link.symlink_to(folder / "cache")
    with traced(link) as reads:
        (folder / "cache" / "entry").read_text()
        (link / "entry").read_text()
        Path(os.__file__).read_bytes()
        Path(pytest.__file__).read_bytes()
        Path(copying.__file__).read_bytes()
        (folder / "text.yaml").read_text()
    assert reads.files == (folder / "text.yaml",)


def test_two_blocks_at_once_and_other_threads_are_seen_alike(folder: Path) -> None:
    with traced() as outer:
        with traced() as inner:
            work = threading.Thread(target=(folder / "text.yaml").read_text)
            work.start()
            work.join()
        (folder / "table.csv").read_text()
    assert inner.files == (folder / "text.yaml",)
    assert outer.files == (folder / "table.csv", folder / "text.yaml")


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_what_a_copy_of_the_process_reads_counts_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "may_fork", lambda: True)

    def work() -> int:
        (folder / "text.yaml").read_text()
        list(folder.iterdir())
        sought(folder / "none")
        return os.getpid()

    with traced() as reads, aside(work) as made:
        assert made() != os.getpid()
    assert reads.files == (folder / "text.yaml",)
    assert reads.folders == (folder,)
    assert reads.absent == (folder / "none",)


def test_a_link_is_told_as_it_was_opened(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "text.yaml")
    (folder / "broken.yaml").symlink_to(folder / "gone")
    with traced() as reads:
        (folder / "link.yaml").read_text()
        with pytest.raises(FileNotFoundError):
            (folder / "broken.yaml").read_text()
    assert reads.files == (folder / "link.yaml",)
    assert reads.absent == (folder / "broken.yaml",)
