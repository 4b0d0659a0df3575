"""Copies of others are read within limits, and what breaks its reader is told."""

import faulthandler
import os
import pickle
import signal
from typing import NoReturn

import pytest

from briefmaker import apart, limits
from briefmaker.evidence.texts import guarded, pdfium
from briefmaker.evidence.texts.guarded import read_guarded
from briefmaker.evidence.texts.text import Unreadable
from briefmaker.limits import Limits

PDF, PLAIN = "application/pdf", "text/plain"

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process .* is multi-threaded:DeprecationWarning"
)


HERE = os.getpid()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often."""
    monkeypatch.setattr(limits, "FIRST", 0.05)
    for each in (limits, apart):
        monkeypatch.setattr(each, "TICK", 0.1)
    monkeypatch.setattr(apart, "is_alone", lambda: True)
    monkeypatch.setattr(apart, "_is_worker", lambda: False)


def spin(*_: object) -> NoReturn:
    while True:
        pass


def test_a_pdf_that_breaks_its_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(data: bytes) -> NoReturn:
        faulthandler.disable()  # what pytest would tell of it
        assert os.getpid() != HERE, "no copy of this process was made"
        os.kill(os.getpid(), signal.SIGSEGV)
        raise AssertionError(data)

    monkeypatch.setattr(pdfium, "read", fall)
    with pytest.raises(Unreadable, match="ended the reader"):
        read_guarded(b"%PDF-1.7", PDF)


def test_a_pdf_without_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "read", spin)
    with pytest.raises(Unreadable, match=r"not come to an end after 0\.2 seconds"):
        read_guarded(b"%PDF-1.7", PDF, limits=Limits(0.2, 1 << 30))


def test_a_pdf_that_takes_all_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "read", lambda _: bytearray(1 << 30))
    with pytest.raises(Unreadable, match=r"more than 0\.1 GB of memory"):
        read_guarded(b"%PDF-1.7", PDF, limits=Limits(60, 107_374_182))


def test_other_copies_are_read_here_and_stopped_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_guarded(b"Trade rose.\n", PLAIN).content.strip() == "Trade rose."
    monkeypatch.setattr(guarded, "read_text", spin)
    with pytest.raises(Unreadable, match="not come to an end"):
        read_guarded(b"x", PLAIN, limits=Limits(0.2, 1 << 30))


def test_what_cannot_be_read_is_told_as_ever() -> None:
    with pytest.raises(Unreadable, match="ends in the middle") as caught:
        read_guarded(b"%PDF-1.7 ...", PDF)
    assert caught.value.hint == "download it again, to its end"


def test_why_a_copy_cannot_be_read_passes_from_one_process_to_another() -> None:
    told = pickle.loads(pickle.dumps(Unreadable("it is empty", "save it again")))
    assert isinstance(told, Unreadable)
    assert (told.reason, told.hint, str(told)) == (
        "it is empty",
        "save it again",
        "it is empty",
    )
