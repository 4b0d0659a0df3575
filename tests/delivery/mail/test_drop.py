"""Messages in a folder that a gateway empties: whole, each once."""

from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

from briefmaker.delivery.mail.drop import drop
from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.standing import State
from briefmaker.problems import BriefError
from delivery.mail.post import Ticking, parcel

CLOCK = Ticking()


@pytest.fixture
def outbox(path: Path) -> Iterator[Outbox]:
    with Outbox.opened(path) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gateway" / "pickup"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_each_recipient_has_a_file_of_its_own(outbox: Outbox, folder: Path) -> None:
    to = ["Anna@x.org", "bob@x.org", "anna.x@org"]
    outbox.enqueue([parcel(each) for each in to], CLOCK.now())
    found = list(drop(outbox, folder, CLOCK))
    assert [each.state for each in found] == [State.SENT] * 3
    assert [each.answer.removeprefix("as ") for each in sorted(
        found, key=lambda each: each.answer
    )] == names(folder)  # fmt: skip
    begins = "bm-2025-001_v1-0_"
    assert [each.rpartition("_")[0] for each in names(folder)] == [
        f"{begins}anna-x-org", f"{begins}anna-x-org", f"{begins}bob-x-org"
    ]  # fmt: skip
    for each in found:
        data = (folder / each.answer.removeprefix("as ")).read_bytes()
        assert data == parcel(each.recipient).data
        assert message_from_bytes(data)["To"] == each.recipient


def test_nothing_is_dropped_twice_even_after_it_was_taken_away(
    outbox: Outbox, folder: Path
) -> None:
    outbox.enqueue([parcel()], CLOCK.now())
    assert len(list(drop(outbox, folder, CLOCK))) == 1
    (folder / names(folder)[0]).unlink()  # by the gateway
    (again,) = outbox.enqueue([parcel()], CLOCK.now())
    assert not again.fresh
    assert list(drop(outbox, folder, CLOCK)) == []
    assert names(folder) == []


def test_a_repetition_on_purpose_has_a_number(outbox: Outbox, folder: Path) -> None:
    for again in (False, True):
        outbox.enqueue([parcel()], CLOCK.now(), again=again)
        list(drop(outbox, folder, CLOCK))
    first, second = names(folder)
    assert second == first.replace(".eml", "_2.eml")


def test_one_message_for_all_is_one_file(outbox: Outbox, folder: Path) -> None:
    outbox.enqueue([parcel("anna@x.org,bob@x.org,cleo@x.org")], CLOCK.now())
    assert len(list(drop(outbox, folder, CLOCK))) == 3
    (name,) = names(folder)
    assert "anna-x-org-and-2" in name


def test_only_what_was_asked_for_is_dropped(outbox: Outbox, folder: Path) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], CLOCK.now())
    keys = parcel("bob@x.org").keys
    assert [each.recipient for each in drop(outbox, folder, CLOCK, only=keys)] == [
        "bob@x.org"
    ]


def test_what_cannot_be_written_waits_and_the_reason_is_told(
    outbox: Outbox, folder: Path
) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file\n", "ascii")
    outbox.enqueue([parcel(), parcel("bob@x.org")], CLOCK.now())
    with pytest.raises(BriefError) as caught:
        list(drop(outbox, folder, CLOCK))
    (problem,) = caught.value.problems
    assert problem.code == "mail.drop"
    assert problem.message.startswith(
        "the message for anna@example.org could not be written into pickup: "
    )
    assert [each.state for each in outbox.deliveries()] == [State.WAITING] * 2
    folder.unlink()
    assert len(list(drop(outbox, folder, CLOCK))) == 2


def test_a_file_that_is_there_already_is_left_alone(
    outbox: Outbox, folder: Path
) -> None:
    outbox.enqueue([parcel()], CLOCK.now())
    list(drop(outbox, folder, CLOCK))
    path = folder / names(folder)[0]
    before = path.stat().st_mtime_ns, path.stat().st_ino
    with Outbox.opened(outbox.path.with_name("other")) as other:
        other.enqueue([parcel()], CLOCK.now())
        assert len(list(drop(other, folder, CLOCK))) == 1
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_an_interrupt_in_the_middle_leaves_a_question(
    outbox: Outbox, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefmaker.delivery.mail.drop.write", interrupted)
    outbox.enqueue([parcel()], CLOCK.now())
    with pytest.raises(KeyboardInterrupt):
        list(drop(outbox, folder, CLOCK))
    (left,) = outbox.deliveries()
    assert left.state is State.UNKNOWN
