"""What waits goes out: paced, patient, each once, and the rest goes on."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.sending import (
    Pace,
    Pause,
    Summary,
    Why,
    send,
    wait_that_is_asked,
)
from briefmaker.delivery.mail.server import MailServerError, Security, Server
from briefmaker.delivery.mail.standing import Answer, Delivery, State
from briefmaker.delivery.mail.stopping import stopping
from briefmaker.problems import BriefError
from briefmaker.values import replace
from delivery.mail.post import (
    DROP,
    Certificates,
    Office,
    Ticking,
    office,
    parcel,
    rude,
    subject_of,
)

AT_ONCE = Pace(per_minute=0)


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def running(certificates: Certificates) -> Iterator[Office]:
    with office(certificates.good) as server:
        yield server


@pytest.fixture
def server(running: Office, certificates: Certificates) -> Server:
    return running.server(authorities=certificates.authority)


@pytest.fixture
def outbox(path: Path, clock: Ticking) -> Iterator[Outbox]:
    with Outbox.opened(path) as opened:
        opened.enqueue(
            [parcel(f"r{n}@x.org", f"No {n}") for n in range(4)], clock.now()
        )
        yield opened


def subjects(running: Office) -> list[str]:
    return [subject_of(each) for each in running.arrived]


def test_all_that_waits_is_sent_over_one_connection(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    found = list(send(outbox, server, clock, pace=AT_ONCE))
    assert [(each.recipient, each.state, each.answer) for each in found] == [
        (f"r{n}@x.org", State.SENT, "2.0.0 Taken") for n in range(4)
    ]
    assert subjects(running) == ["No 0", "No 1", "No 2", "No 3"]
    assert running.connections == 1
    assert list(send(outbox, server, clock)) == []
    assert Summary.of(outbox.deliveries()) == Summary(sent=4)
    assert clock.slept == []


def test_what_is_refused_for_good_is_listed_and_the_rest_goes_on(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    said = {"r1@x.org": "550 5.1.1 No such user", "No 2": "554 5.7.1 Looks like spam"}
    running.answer = lambda _verb, about: said.get(about)
    found = list(send(outbox, server, clock, pace=AT_ONCE))
    assert [(each.state, each.code, each.answer) for each in found] == [
        (State.SENT, 250, "2.0.0 Taken"),
        (State.REFUSED, 550, "5.1.1 No such user"),
        (State.REFUSED, 554, "5.7.1 Looks like spam"),
        (State.SENT, 250, "2.0.0 Taken"),
    ]
    assert subjects(running) == ["No 0", "No 3"]


def test_what_is_refused_for_now_is_tried_again_after_the_others(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    times = iter(["450 4.2.0 Greylisted, try again in 300 seconds"])
    running.answer = lambda _verb, about: next(times, None) if "r0" in about else None
    paused: list[Pause] = []
    found = list(send(outbox, server, clock, pace=AT_ONCE, told=paused.append))
    assert [(each.recipient[:2], each.state, each.attempts) for each in found] == [
        ("r0", State.WAITING, 1),
        ("r1", State.SENT, 1),
        ("r2", State.SENT, 1),
        ("r3", State.SENT, 1),
        ("r0", State.SENT, 2),
    ]
    (pause,) = paused
    assert pause.why is Why.LATER
    assert 299 <= pause.seconds <= 375
    assert subjects(running) == ["No 1", "No 2", "No 3", "No 0"]
    assert running.connections == 2  # nobody holds a line for five minutes


def test_what_must_wait_too_long_stays_for_another_run(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    running.answer = lambda _verb, about: "451 Later" if "r0" in about else None
    found = list(send(outbox, server, clock, pace=AT_ONCE))
    first = [each for each in found if each.recipient == "r0@x.org"]
    waits = [
        (each.due or 0) - each.changed for each in first if each.state is State.WAITING
    ]
    assert [each.attempts for each in first] == [1, 2, 3, 4, 5]
    for wait, least in zip(waits, (30, 60, 120, 240, 480), strict=True):
        assert least <= wait <= 1.25 * least
    assert sum(clock.slept) <= 600
    assert Summary.of(outbox.deliveries()) == Summary(sent=3, waiting=1)
    running.answer = lambda _verb, _about: None
    outbox.retry(clock.now())
    assert [each.state for each in send(outbox, server, clock)] == [State.SENT]


def test_waits_differ_by_recipient_and_not_from_run_to_run(
    path: Path, server: Server, running: Office
) -> None:
    running.answer = lambda verb, _about: "450 Later" if verb == "RCPT" else None

    def waits(seed: str, name: str) -> list[float]:
        clock = Ticking()
        with Outbox.opened(path.with_name(name)) as outbox:
            outbox.enqueue([parcel("a@x.org"), parcel("b@x.org")], clock.now())
            pace = replace(AT_ONCE, in_run=0)
            found = send(outbox, server, clock, pace=pace, seed=seed)
            return [(each.due or 0) - each.changed for each in found]

    first, second = waits("1", "one"), waits("1", "two")
    assert first == second
    assert len(set(first)) == 2
    assert waits("2", "three") != first


def test_messages_go_out_no_faster_than_they_may(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    paused: list[Pause] = []
    began = clock.now()
    pace = Pace(per_minute=12)
    assert len(list(send(outbox, server, clock, pace=pace, told=paused.append))) == 4
    assert clock.now() - began == pytest.approx(15, abs=0.1)
    assert [each.why for each in paused] == [Why.RATE] * 3
    assert running.connections == 1


def test_a_connection_carries_so_many_and_no_more(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    list(send(outbox, server, clock, pace=replace(AT_ONCE, reuse=2)))
    assert running.connections == 2
    assert len(running.arrived) == 4


def test_a_lost_answer_is_unknown_and_never_sent_again_by_itself(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    running.answer = lambda verb, about: (
        "" if (verb, about) == ("ARRIVED", "No 1") else None
    )
    found = list(send(outbox, server, clock, pace=AT_ONCE))
    assert [each.state for each in found] == [
        State.SENT, State.UNKNOWN, State.SENT, State.SENT
    ]  # fmt: skip
    outbox.retry(clock.now(), refused=True)
    assert list(send(outbox, server, clock, pace=AT_ONCE)) == []
    assert subjects(running) == ["No 0", "No 1", "No 2", "No 3"]
    assert Summary.of(outbox.deliveries()) == Summary(sent=3, unknown=1)


def test_a_line_that_breaks_before_the_end_costs_a_try_and_no_message(
    path: Path, clock: Ticking
) -> None:
    with rude(DATA=[DROP, b"354 Go on\r\n"]) as running, Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], clock.now())
        found = list(send(outbox, running.server(), clock, pace=AT_ONCE))
    assert [(each.state, each.attempts) for each in found] == [
        (State.WAITING, 1),
        (State.SENT, 2),
    ]
    assert sum(each.endswith(b"\r\n.\r\n") for each in running.heard) == 1


def test_a_server_that_always_hangs_up_is_left_alone(
    path: Path, clock: Ticking
) -> None:
    with rude(MAIL=DROP) as running, Outbox.opened(path) as outbox:
        outbox.enqueue([parcel(f"r{n}@x.org") for n in range(9)], clock.now())
        with pytest.raises(MailServerError) as caught:
            list(send(outbox, running.server(), clock, pace=AT_ONCE))
        assert "ended the connection 4 times in a row" in str(caught.value)
        assert Summary.of(outbox.deliveries()) == Summary(waiting=9)


def test_a_server_that_is_away_is_called_again_and_then_no_more(
    path: Path, clock: Ticking
) -> None:
    with rude(GREETING=b"421 Busy\r\n") as running, Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], clock.now())
        paused: list[Pause] = []
        with pytest.raises(MailServerError, match="421 Busy"):
            list(send(outbox, running.server(), clock, told=paused.append))
        (waiting,) = outbox.deliveries()
    assert [(each.why, each.seconds) for each in paused] == [
        (Why.SERVER, 7.5), (Why.SERVER, 15.0), (Why.SERVER, 30.0)
    ]  # fmt: skip
    assert (waiting.state, waiting.attempts) == (State.WAITING, 0)


def test_what_no_other_try_would_change_ends_the_run_at_once(
    path: Path, clock: Ticking, certificates: Certificates
) -> None:
    with office(certificates.expired) as running, Outbox.opened(path) as outbox:
        outbox.enqueue([parcel()], clock.now())
        server = running.server(authorities=certificates.authority)
        with pytest.raises(MailServerError, match="has expired"):
            list(send(outbox, server, clock))
        assert (running.connections, clock.slept) == (1, [])
        assert Summary.of(outbox.deliveries()) == Summary(waiting=1)


def test_settings_that_would_let_others_read_are_not_tried(
    outbox: Outbox, clock: Ticking
) -> None:
    server = Server("smtp.example.org", security=Security.NONE)
    with pytest.raises(MailServerError, match="for all on the way to read"):
        list(send(outbox, server, clock))


def test_more_recipients_than_a_server_takes_at_once_follow_at_once(
    path: Path, server: Server, running: Office, clock: Ticking
) -> None:
    to = [f"r{n}@x.org" for n in range(7)]
    taken: list[str] = []

    def three_at_most(verb: str, about: str) -> str | None:
        if verb == "DATA":
            taken.clear()
        if verb != "RCPT":
            return None
        if len(taken) == 3:
            return "452 4.5.3 Too many recipients"
        taken.append(about)
        return None

    running.answer = three_at_most
    with Outbox.opened(path.with_name("other")) as outbox:
        outbox.enqueue([parcel(",".join(to))], clock.now())
        list(send(outbox, server, clock, pace=AT_ONCE))
        assert Summary.of(outbox.deliveries()) == Summary(sent=7)
    assert [len(each.rcpt_tos) for each in running.arrived] == [3, 3, 1]
    assert clock.slept == []


def test_only_what_was_asked_for_is_sent(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    keys = parcel("r2@x.org").keys
    list(send(outbox, server, clock, only=keys, pace=AT_ONCE))
    assert subjects(running) == ["No 2"]


def test_two_runs_at_once_send_each_message_once(
    outbox: Outbox, path: Path, server: Server, running: Office, clock: Ticking
) -> None:
    with Outbox.opened(path) as other:
        runs = [
            send(outbox, server, clock, pace=AT_ONCE),
            send(other, server, clock, pace=AT_ONCE),
        ]
        sent: list[Delivery] = []
        for turn in (0, 1, 1, 0, 0, 1):
            sent += [each for each in [next(runs[turn], None)] if each]
        for each in runs:
            each.close()
    assert sorted(each.recipient for each in sent) == [f"r{n}@x.org" for n in range(4)]
    assert sorted(subjects(running)) == ["No 0", "No 1", "No 2", "No 3"]


def test_whoever_asks_to_stop_waits_for_the_present_message_only(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    running.answer = lambda verb, about: (
        os.kill(os.getpid(), signal.SIGTERM)
        if (verb, about) == ("DATA", "No 1")
        else None
    )
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with stopping() as stop:
        found = list(send(outbox, server, clock, pace=AT_ONCE, stop=stop))
        assert stop()
    assert [each.state for each in found] == [State.SENT, State.SENT]
    assert Summary.of(outbox.deliveries()) == Summary(sent=2, waiting=2)
    assert before == (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT))


def test_a_pause_ends_when_somebody_asks_to_stop(
    outbox: Outbox, server: Server, clock: Ticking
) -> None:
    with stopping() as stop:
        pace = Pace(per_minute=1)

        def ask(_: Pause) -> None:
            os.kill(os.getpid(), signal.SIGINT)

        found = list(send(outbox, server, clock, pace=pace, stop=stop, told=ask))
    assert len(found) == 1
    assert sum(clock.slept) < 1


@pytest.mark.parametrize(
    ("verb", "state"), [("RCPT", State.WAITING), ("ARRIVED", State.UNKNOWN)]
)
def test_whoever_asks_twice_interrupts_and_the_outbox_knows_how_far_it_was(
    outbox: Outbox, server: Server, running: Office, clock: Ticking,
    verb: str, state: State,
) -> None:  # fmt: skip
    def twice(said: str, _about: str) -> None:
        if said == verb:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)

    running.answer = twice
    with stopping() as stop, pytest.raises(KeyboardInterrupt):
        list(send(outbox, server, clock, pace=AT_ONCE, stop=stop))
    first, *others = outbox.deliveries()
    assert first.state is state
    assert {each.state for each in others} == {State.WAITING}


def test_what_cannot_be_noted_is_not_handed_over(
    outbox: Outbox, server: Server, running: Office, clock: Ticking,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise BriefError([])

    monkeypatch.setattr(Outbox, "hand_over", full)
    with pytest.raises(BriefError):
        list(send(outbox, server, clock, pace=AT_ONCE))
    assert running.arrived == []
    assert Summary.of(outbox.deliveries()) == Summary(waiting=4)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4.2.0 Greylisted, see http://x.org/help", 0),
        ("Greylisted for 5 minutes", 300),
        ("try again in 90 seconds", 90),
        ("try again in 1 minute", 60),
        ("retry in 00300s", 300),
        ("please wait 99999 minutes", 86400),
        ("4.7.1 error 42 at mx5 minutes ago", 0),
    ],
)
def test_the_wait_that_a_server_asks_for(text: str, seconds: float) -> None:
    assert wait_that_is_asked(text) == seconds


def test_a_clock_that_was_put_back_makes_no_message_wait_for_years(
    outbox: Outbox, server: Server, running: Office, clock: Ticking
) -> None:
    job = outbox.take(clock.now())
    assert job
    waiting = Answer(State.WAITING, 451, "later")
    due = {job.recipients[0]: clock.now() + 3 * 365 * 86400.0}
    outbox.note(job, {job.recipients[0]: waiting}, clock.now(), due)
    found = list(send(outbox, server, clock, pace=AT_ONCE))
    assert {each.state for each in found} == {State.SENT}
    assert len(running.arrived) == 4
