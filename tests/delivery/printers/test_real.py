"""Real printing: through CUPS to a printer that speaks IPP, and read back from it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import pytest

from briefmaker.workspace import shipped
from delivery.printers.cups import PrintSystem, print_system

pytestmark = pytest.mark.real

BRIEFS = shipped("assets").parent / "briefs"


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with TemporaryDirectory(prefix="cups-") as folder, print_system(folder) as running:
        yield running


@pytest.fixture(autouse=True)
def _prints_there(system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", system.address)


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """Three pages of A4, each with its number."""
    path = tmp_path / "memo.pdf"
    with pikepdf.new() as pdf:
        for number in (1, 2, 3):
            page = pdf.add_blank_page(page_size=(595.28, 841.89))
            drawn = f"{100 * number} 300 60 60 re f".encode()
            page.Contents = pdf.make_stream(drawn)
        pdf.save(path)
    return path


def briefmaker(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefmaker", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )


def boxes(path: Path) -> list[int]:
    """Return which pages of the memo are in a file, by where their ink begins.

    The printer lays them face up, so CUPS begins with the last.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        found = []
        for page in document:
            drawn = next(iter(page.get_objects()))
            found.append(round(drawn.get_bounds()[0] / 100))
        return sorted(found)
    finally:
        document.close()


def test_what_arrives_is_what_was_sent(system: PrintSystem, memo: Path) -> None:
    before = len(system.files())
    ended = briefmaker("print", memo, "-P", "hall", cwd=memo.parent)
    assert (ended.returncode, ended.stderr.splitlines()[-1][-7:]) == (0, "printed")
    (arrived,) = system.files()[before:]
    assert boxes(arrived) == [1, 2, 3]


def test_some_pages_and_several_copies(system: PrintSystem, memo: Path) -> None:
    before = len(system.files())
    ended = briefmaker(
        "print", memo, "-P", "hall", "--pages", "1,3", "-n", "2",
        cwd=memo.parent,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert len(ended.stdout.split()) == 2
    assert [boxes(path) for path in system.files()[before:]] == [[1, 3], [1, 3]]


def test_pages_arrive_on_the_sides_that_they_were_laid_out_on(
    system: PrintSystem, memo: Path
) -> None:
    before = len(system.files())
    ended = briefmaker("print", memo, "-P", "hall", "--booklet", cwd=memo.parent)
    assert ended.returncode == 0, ended.stderr
    assert "3 pages as a booklet (at 71%) on 1 sheet of A4" in ended.stderr
    (arrived,) = system.files()[before:]
    with pikepdf.open(arrived) as sheets:
        assert len(sheets.pages) == 2


def test_the_printer_is_asked_what_it_can_do(memo: Path) -> None:
    ended = briefmaker(
        "print", memo, "-P", "hall", "--sides", "long", "--grey", "--dry-run",
        cwd=memo.parent,
    )  # fmt: skip
    assert ended.returncode == 0
    assert ended.stderr == (
        "memo.pdf to hall: 3 pages on 2 sheets of A4, on both sides, turned on the "
        "long edge, in grey\n"
    )
    ended = briefmaker("print", memo, "-P", "paper", "--sides", "long", cwd=memo.parent)
    assert ended.returncode == 1
    assert "the printer paper does not print on both sides" in ended.stderr
    assert ended.stderr.endswith("nothing was printed\n")


def test_a_stopped_queue_is_told_and_nothing_is_printed_twice(
    system: PrintSystem, memo: Path
) -> None:
    before = len(system.files())
    system.tell("cupsdisable", "-r", "Jam in tray 2", "hall")
    try:
        first = briefmaker(
            "print", memo, "-P", "hall", "-n", "2", "--wait", "1",
            cwd=memo.parent,
        )  # fmt: skip
        assert first.returncode == 1
        assert "prints nothing now: somebody has stopped its queue" in first.stderr
        assert "Jam in tray 2" in first.stderr
        assert "still on its way" in first.stderr
        held, gone = first.stdout.split()
        system.tell("cancel", gone)
    finally:
        system.tell("cupsenable", "hall")
    again = briefmaker(
        "print", memo, "-P", "hall", "-n", "2", "--missing", cwd=memo.parent
    )
    assert again.returncode == 0, again.stderr
    (job,) = again.stdout.split()
    assert job not in (held, gone)
    assert [boxes(path) for path in system.files()[before:]] == [[1, 2, 3]] * 2
    third = briefmaker(
        "print", memo, "-P", "hall", "-n", "2", "--missing", cwd=memo.parent
    )
    assert (third.returncode, third.stdout) == (0, "")
    assert third.stderr.count("was printed before") == 2


def test_a_held_job_waits_for_its_release(system: PrintSystem, memo: Path) -> None:
    before = len(system.files())
    ended = briefmaker("print", memo, "-P", "hall", "--hold", cwd=memo.parent)
    assert (ended.returncode, system.files()[before:]) == (0, [])
    assert "held until somebody releases it" in ended.stderr
    system.tell("cancel", ended.stdout.strip())


def test_printers_and_servers_that_are_not_there(
    memo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = briefmaker("print", memo, "-P", "hal", cwd=memo.parent)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "no printer “hal”; there are hall, paper" in ended.stderr
    assert "did you mean `hall`?" in ended.stderr
    ended = briefmaker("print", memo, cwd=memo.parent)
    assert (ended.returncode, ended.stdout) == (2, "")
    monkeypatch.setenv("CUPS_SERVER", "localhost:1")
    ended = briefmaker("print", memo, "-P", "hall", cwd=memo.parent)
    assert ended.returncode == 3
    assert "does not answer" in ended.stderr


def test_a_brief_is_rendered_and_printed_in_both_ways(
    system: PrintSystem, tmp_path: Path
) -> None:
    brief = BRIEFS / "migration.yaml"
    before = len(system.files())
    ended = briefmaker(
        "print", brief, "-P", "hall", "--variant", "booklet", "--dry-run",
        cwd=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "on both sides, turned on the short edge" in ended.stderr
    assert system.files()[before:] == []
