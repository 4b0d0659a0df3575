"""What the outbox remembers, through everything that may happen to it."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.standing import Answer, State
from briefmaker.problems import BriefError
from delivery.mail.post import parcel

NOON = 1_760_000_000.0
SENT = Answer(State.SENT, 250, "2.0.0 Taken")
NO = Answer(State.REFUSED, 550, "No such user")
LATER = Answer(State.WAITING, 450, "Later")
LOST = Answer(State.UNKNOWN, 0, "the server closed the connection")


@pytest.fixture
def outbox(path: Path) -> Iterator[Outbox]:
    with Outbox.opened(path) as opened:
        yield opened


def settle(outbox: Outbox, answer: Answer, now: float = NOON) -> None:
    """Take what is due, and note the same answer for all its recipients."""
    job = outbox.take(now)
    assert job is not None
    outbox.hand_over(job, job.recipients, now)
    due = dict.fromkeys(job.recipients, now + 60)
    waits = due if answer.state is State.WAITING else None
    outbox.note(job, dict.fromkeys(job.recipients, answer), now, waits)


def states(outbox: Outbox) -> list[State]:
    return [each.state for each in outbox.deliveries()]


def trouble(path: Path) -> tuple[str, str]:
    with pytest.raises(BriefError) as caught, Outbox.opened(path):
        pass
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.message


def test_what_is_put_in_waits_and_is_taken_once(outbox: Outbox) -> None:
    ((first,),) = (outbox.enqueue([parcel()], NOON),)
    assert first.fresh
    assert first.delivery.state is State.WAITING
    assert first.delivery.subject == "A memo"
    assert first.delivery.message_id == "<A-memo.anna@example.org>"
    job = outbox.take(NOON)
    assert job is not None
    assert (job.sender, job.recipients) == ("desk@example.org", ("anna@example.org",))
    assert job.data == parcel().data
    assert outbox.take(NOON) is None
    assert states(outbox) == [State.SENDING]


@pytest.mark.parametrize("answer", [SENT, NO, LOST, LATER])
def test_a_second_one_is_not_put_in_and_tells_what_became_of_the_first(
    outbox: Outbox, answer: Answer
) -> None:
    outbox.enqueue([parcel()], NOON)
    settle(outbox, answer)
    (again,) = outbox.enqueue([parcel(subject="Other words")], NOON + 9)
    assert not again.fresh
    assert (again.delivery.state, again.delivery.code) == (answer.state, answer.code)
    assert again.delivery.answer == answer.text
    assert outbox.take(NOON + 10) is None


def test_another_version_content_brief_or_recipient_is_another_message(
    outbox: Outbox,
) -> None:
    others = [
        parcel(),
        parcel("bob@example.org"),
        parcel(version="1.1"),
        parcel(content="1" * 64),
        parcel(brief="BM-2025-002"),
    ]
    put = outbox.enqueue(others, NOON)
    assert [each.fresh for each in put] == [True] * 5
    assert len({each.delivery.key for each in put}) == 5


def test_capitals_make_no_other_recipient(outbox: Outbox) -> None:
    put = outbox.enqueue([parcel(), parcel("Anna@Example.ORG")], NOON)
    assert [each.fresh for each in put] == [True, False]


def test_one_message_for_all_goes_to_each_who_had_none(outbox: Outbox) -> None:
    outbox.enqueue([parcel("bob@x.org")], NOON)
    settle(outbox, SENT)
    put = outbox.enqueue([parcel("anna@x.org,bob@x.org,cleo@x.org")], NOON)
    assert [each.fresh for each in put] == [True, False, True]
    job = outbox.take(NOON)
    assert job is not None
    assert job.recipients == ("anna@x.org", "cleo@x.org")
    outbox.note(job, {"anna@x.org": SENT, "cleo@x.org": LATER}, NOON)
    job = outbox.take(NOON)
    assert job is not None
    assert job.recipients == ("cleo@x.org",)
    assert job.data == parcel("anna@x.org,bob@x.org,cleo@x.org").data


@pytest.mark.parametrize("answer", [SENT, NO, LOST])
def test_what_has_come_to_an_end_is_repeated_on_purpose(
    outbox: Outbox, answer: Answer
) -> None:
    outbox.enqueue([parcel()], NOON)
    settle(outbox, answer)
    (again,) = outbox.enqueue([parcel()], NOON, again=True)
    assert again.fresh
    assert (again.delivery.generation, again.delivery.state) == (2, State.WAITING)
    (still,) = outbox.enqueue([parcel()], NOON, again=True)
    assert (still.fresh, still.delivery.generation) == (False, 2)
    settle(outbox, SENT)
    assert [each.generation for each in outbox.deliveries()] == [2]


def test_all_are_put_in_or_none(outbox: Outbox) -> None:
    def parcels() -> Iterator[Parcel]:
        yield parcel()
        raise FileNotFoundError("of a brief")

    with pytest.raises(FileNotFoundError, match="of a brief"):
        outbox.enqueue(parcels(), NOON)
    assert outbox.deliveries() == ()


def test_what_must_wait_is_due_when_its_time_has_come(outbox: Outbox) -> None:
    outbox.enqueue([parcel()], NOON)
    assert outbox.next_due() == 0
    settle(outbox, LATER)
    assert outbox.next_due() == NOON + 60
    assert outbox.take(NOON + 59) is None
    job = outbox.take(NOON + 60)
    assert job is not None
    assert job.deliveries[0].attempts == 2
    assert outbox.next_due() is None


def test_only_what_is_asked_for_is_taken_and_shown(outbox: Outbox) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    keys = parcel("bob@x.org").keys
    assert [each.recipient for each in outbox.deliveries(keys)] == ["bob@x.org"]
    job = outbox.take(NOON, keys)
    assert job is not None
    assert job.recipients == ("bob@x.org",)
    assert outbox.next_due(keys) is None
    assert outbox.take(NOON, []) is None
    assert outbox.next_due() == 0


def test_who_asks_to_retry_waits_no_longer(outbox: Outbox) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    settle(outbox, LATER)
    settle(outbox, NO)
    assert [each.recipient for each in outbox.retry(NOON)] == ["anna@example.org"]
    assert outbox.next_due() == 0
    assert states(outbox) == [State.WAITING, State.REFUSED]
    assert len(outbox.retry(NOON, refused=True)) == 2
    assert states(outbox) == [State.WAITING, State.WAITING]


@pytest.mark.parametrize(
    ("arrived", "state"), [(True, State.SENT), (False, State.WAITING)]
)
def test_whoever_asked_the_recipient_says_what_became_of_a_lost_one(
    outbox: Outbox, arrived: bool, state: State
) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    settle(outbox, LOST)
    settle(outbox, NO)
    keys = [*parcel().keys, *parcel("bob@x.org").keys]
    (told,) = outbox.resolve(keys, NOON, arrived=arrived)
    assert (told.recipient, told.state) == ("anna@example.org", state)
    assert states(outbox) == [state, State.REFUSED]


def test_what_is_cancelled_is_gone_and_may_be_put_in_anew(outbox: Outbox) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    settle(outbox, SENT)
    keys = [each.key for each in outbox.deliveries()]
    (cancelled,) = outbox.cancel(keys, NOON)
    assert (cancelled.recipient, cancelled.state) == ("bob@x.org", State.CANCELLED)
    assert outbox.take(NOON) is None
    anew = outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    assert [each.fresh for each in anew] == [False, True]


def test_the_bytes_of_what_was_sent_are_gone_from_the_disk(
    outbox: Outbox, path: Path
) -> None:
    memo = "The memo itself, line after line.\r\n" * 200
    to = ("anna@x.org", "bob@x.org")
    outbox.enqueue([parcel(each, text=memo) for each in to], NOON)
    assert b"The memo itself" in path.read_bytes()
    settle(outbox, SENT)
    job = outbox.take(NOON)
    assert job is not None
    assert job.data == parcel("bob@x.org", text=memo).data
    outbox.note(job, {"bob@x.org": SENT}, NOON)
    assert b"The memo itself" not in path.read_bytes()
    assert [each.subject for each in outbox.deliveries()] == ["A memo"] * 2


def test_an_attachment_is_stored_once_for_all(outbox: Outbox, path: Path) -> None:
    memo = "--b\r\nX: y\r\n\r\n" + "RUZH\r\n" * 50_000 + "--b--\r\n"
    outbox.enqueue([parcel(f"r{n}@x.org", text=memo) for n in range(100)], NOON)
    assert path.stat().st_size < 2 * len(memo)
    job = outbox.take(NOON)
    assert job is not None
    assert job.data == parcel("r0@x.org", text=memo).data


def test_it_is_for_its_owner_alone(outbox: Outbox, path: Path) -> None:
    outbox.enqueue([parcel()], NOON)
    outbox.take(NOON)
    for each in path.parent.iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600, each.name


def test_two_processes_never_take_the_same(path: Path) -> None:
    with Outbox.opened(path) as one, Outbox.opened(path) as other:
        one.enqueue([parcel(f"r{n}@x.org") for n in range(6)], NOON)
        took = [each.take(NOON) for each in (one, other) * 3]
        assert one.take(NOON) is None
        assert sorted(job.recipients[0] for job in took if job) == [
            f"r{n}@x.org" for n in range(6)
        ]
        assert set(states(one)) == {State.SENDING}


def test_a_run_that_lives_keeps_what_it_has_taken(path: Path) -> None:
    with Outbox.opened(path) as one, Outbox.opened(path) as other:
        one.enqueue([parcel()], NOON)
        job = one.take(NOON)
        assert job is not None
        one.hand_over(job, job.recipients, NOON)
        assert states(other) == [State.HANDING]
        one.note(job, {"anna@example.org": SENT}, NOON)
        assert states(other) == [State.SENT]


@pytest.mark.parametrize("handed", [False, True])
@pytest.mark.parametrize("how", ["os._exit(9)", "os.kill(os.getpid(), 9)"])
def test_what_a_dead_run_had_in_hand_is_set_right(
    path: Path, handed: bool, how: str
) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    program = (
        "import os; from pathlib import Path\n"
        "from briefmaker.delivery.mail.outbox import Outbox\n"
        f"with Outbox.opened(Path({str(path)!r})) as outbox:\n"
        f"    job = outbox.take({NOON})\n"
        f"    if {handed}: outbox.hand_over(job, job.recipients, {NOON})\n"
        f"    {how}\n"
    )
    subprocess.run([sys.executable, "-c", program], check=False, timeout=30)
    with Outbox.opened(path) as outbox:
        first, second = outbox.deliveries()
        assert first.state is (State.UNKNOWN if handed else State.WAITING)
        assert first.answer.startswith("the run ended before")
        assert second.state is State.WAITING
    assert [each.name for each in path.parent.iterdir() if "-run-" in each.name] == []


def test_what_is_given_up_in_the_middle_is_as_if_the_run_had_ended(
    outbox: Outbox,
) -> None:
    outbox.enqueue([parcel(), parcel("bob@x.org")], NOON)
    outbox.take(NOON)
    outbox.abandon()
    assert states(outbox) == [State.WAITING, State.WAITING]
    job = outbox.take(NOON)
    assert job is not None
    outbox.hand_over(job, job.recipients, NOON)
    outbox.abandon()
    assert states(outbox) == [State.UNKNOWN, State.WAITING]


def test_files_of_runs_that_ended_are_swept(path: Path) -> None:
    path.parent.mkdir()
    stray = path.with_name(f"{path.name}-run-0123456789abcdef")
    stray.touch()
    with Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], NOON)
        outbox.take(NOON)
        assert not stray.exists()
        (mine,) = path.parent.glob("*-run-*")
    assert not mine.exists()


def test_a_damaged_outbox_is_kept_and_not_forgotten(path: Path) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([parcel(f"r{n}@x.org") for n in range(200)], NOON)
    data = bytearray(path.read_bytes())
    data[4096:12288] = os.urandom(8192)
    path.write_bytes(data)
    said = trouble(path)
    assert said[0] == "mail.outbox-damaged"
    kept = path.with_name(f"{path.name}.damaged-1")
    assert kept.name in said[1]
    assert kept.read_bytes() == data
    assert trouble(path) == said  # nor is it forgotten the next time
    assert not path.exists()
    kept.rename(path.parent.parent / "elsewhere")
    with Outbox.opened(path) as outbox:
        assert outbox.deliveries() == ()


@pytest.mark.parametrize("content", [b"", b"not a database at all\n" * 400])
def test_a_file_that_lost_its_content_is_damaged(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert trouble(path)[0] == "mail.outbox-damaged"
    assert path.with_name(f"{path.name}.damaged-1").read_bytes() == content


def test_another_damaged_one_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(b"x" * 1000 * number)
        trouble(path)
    kept = sorted(path.parent.glob("*.damaged-*"))
    assert [each.stat().st_size for each in kept] == [1000, 2000]


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
        other.commit()
    before = path.read_bytes()
    assert trouble(path) == (
        "mail.outbox-damaged",
        f"{path.name} is a database, but not an outbox of briefmaker's",
    )
    assert path.read_bytes() == before


def test_a_newer_outbox_is_not_touched(path: Path) -> None:
    with Outbox.opened(path):
        pass
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 2")
    assert trouble(path)[0] == "mail.outbox-newer"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file\n", "ascii")
    code, message = trouble(tmp_path / "out" / "outbox")
    assert code == "mail.outbox-unwritable"
    assert message.startswith("the outbox outbox cannot be used: ")


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], NOON)
        outbox._database.execute("PRAGMA max_page_count = 1").close()  # a full disk's
        with pytest.raises(BriefError) as caught:
            outbox.enqueue([parcel("bob@x.org", text="x\r\n" * 50_000)], NOON)
        assert caught.value.problems[0].message.endswith("the disk is full")
        assert [each.recipient for each in outbox.deliveries()] == ["anna@example.org"]


def test_what_is_not_sent_yet_survives_another_connection(path: Path) -> None:
    with Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], NOON)
    with Outbox.opened(path) as outbox:
        job = outbox.take(NOON)
        assert job is not None
        assert job.data == parcel().data
