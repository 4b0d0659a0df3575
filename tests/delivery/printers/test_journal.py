"""What the journal of printed copies remembers."""

from pathlib import Path

from briefmaker.delivery.printers.journal import Entry, Journal
from briefmaker.values import replace

FIRST = Entry(
    "a.pdf", "0" * 64, "hall", "one-sided grey", 1, 7, "2025-10-13", "pending"
)


def test_a_job_is_remembered_and_what_is_known_of_it_replaced(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "out" / "printed.jsonl")
    assert journal.entries() == []
    journal.put(FIRST)
    journal.put(replace(FIRST, copy=2, job=8))
    journal.put(replace(FIRST, state="printed"))
    assert [(each.copy, each.state) for each in journal.entries()] == [
        (2, "pending"),
        (1, "printed"),
    ]
    assert journal.last(FIRST.what) == replace(FIRST, state="printed")


def test_another_document_printer_setting_or_copy_is_another_one(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "printed.jsonl")
    journal.put(FIRST)
    for other in (
        replace(FIRST, sha256="1" * 64),
        replace(FIRST, printer="office"),
        replace(FIRST, setting="two-sided-long-edge grey"),
        replace(FIRST, copy=2),
    ):
        assert journal.last(other.what) is None


def test_the_last_job_of_a_copy_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "printed.jsonl")
    journal.put(replace(FIRST, state="aborted"))
    journal.put(replace(FIRST, job=9))
    assert journal.last(FIRST.what) == replace(FIRST, job=9)
    journal.drop(replace(FIRST, job=9))
    assert journal.last(FIRST.what) == replace(FIRST, state="aborted")


def test_a_journal_that_somebody_damaged_forgets_and_does_not_fail(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "printed.jsonl")
    journal.put(FIRST)
    with journal.path.open("a", encoding="utf-8") as file:
        file.write('{"file": "b.pdf"}\n[1]\nnonsense\n')
    assert journal.entries() == [FIRST]
    journal.path.write_bytes(b"\xff\xfe")
    assert journal.entries() == []
