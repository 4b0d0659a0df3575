"""A run that is killed at any point sends each message once, or says that it may have.

The victim dies before a line of our code that the seed picks, anywhere between making
the outbox and closing it; or at the moment that the server picks, as between the end of
a message and its answer. Then it is started again, until it gets through.
"""

import os
import pickle
import random
import signal
import subprocess
import sys
import threading
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefmaker.delivery.mail.outbox import Outbox
from briefmaker.delivery.mail.parcel import Parcel
from briefmaker.delivery.mail.server import Security, Server
from briefmaker.delivery.mail.standing import Delivery, State
from delivery.mail.post import Certificates, Office, office, parcel, subject_of
from delivery.mail.victim import lines_of

MESSAGES = 3
IN_A_LIFE = 3
"""How often a victim is killed at most before it is let through."""


class Nursery:
    """A program that starts victims quickly."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "delivery.mail.victim"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, *asked: object) -> int:
        """Start a victim, and return the number of its process."""
        assert self.process.stdin
        self.process.stdin.write(b64encode(pickle.dumps(asked)).decode() + "\n")
        self.process.stdin.flush()
        return self.heard()

    def heard(self) -> int:
        """Return the next number that it says: after a process, how that ended."""
        assert self.process.stdout
        return int(self.process.stdout.readline())

    def close(self) -> None:
        """Start no more."""
        self.process.communicate(timeout=60)


class Killer:
    """Starts victims, and kills them from the server when the plan says so."""

    def __init__(self, running: Office, server: Server, path: Path) -> None:
        self.running = running
        self.server = server
        self.path = path
        self.nurseries = (Nursery(), Nursery())
        self.kills = 0
        self.plan = ("", "")
        self.pid = 0
        self.started = threading.Event()
        self.struck: list[tuple[str, str]] = []
        running.answer = self.answer

    def answer(self, verb: str, about: str) -> str | None:
        """Kill the victim if this is what the plan names."""
        if (verb, about) != self.plan or not self.started.wait(10):
            return None
        self.struck.append(self.plan)
        self.plan = ("", "")
        os.kill(self.pid, signal.SIGKILL)
        return "" if verb == "ARRIVED" else None

    def run(self, parcels: list[Parcel], last: int = 0, *, many: int = 1) -> list[int]:
        """Start victims, one of which may be killed, and return how they ended."""
        self.started.clear()
        nurseries = self.nurseries[:many]
        asked = (self.path, self.server, parcels, last)
        self.pid, *_ = [each.start(*asked) for each in nurseries]
        self.started.set()
        codes = [each.heard() for each in nurseries]
        assert set(codes) <= {0, -signal.SIGKILL}
        self.kills += sum(code != 0 for code in codes)
        return codes


def messages() -> list[Parcel]:
    text = "".join(f"Line {n} of the memo\r\n" for n in range(200))
    return [parcel(f"r{n}@x.org", f"No {n}", text=text) for n in range(MESSAGES)]


@pytest.fixture
def killer(
    certificates: Certificates, request: pytest.FixtureRequest
) -> Iterator[Killer]:
    # In memory where that can be: a kill is no power cut, and disks are slow.
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() else None
    security = getattr(request, "param", Security.NONE)
    certificate = None if security is Security.NONE else certificates.good
    with office(certificate) as running, TemporaryDirectory(dir=place) as folder:
        server = running.server(security, authorities=certificates.authority)
        killer = Killer(running, server, Path(folder) / "outbox")
        yield killer
        for each in killer.nurseries:
            each.close()


def assert_each_once(killer: Killer) -> tuple[Delivery, ...]:
    """Hold what arrived against what the outbox says, and return the latter."""
    arrived = Counter(subject_of(each) for each in killer.running.arrived)
    with Outbox.opened(killer.path) as outbox:
        found = outbox.deliveries()
    assert [each.subject for each in found] == [f"No {n}" for n in range(MESSAGES)]
    for each in found:
        assert each.state in (State.SENT, State.UNKNOWN), each
        times = (1,) if each.state is State.SENT else (0, 1)
        assert arrived[each.subject] in times, each
    assert not list(killer.path.parent.glob("*-run-*"))
    return found


def lives(killer: Killer, seeds: range) -> tuple[int, Counter[State]]:
    """Let victims live as the seeds say; return kills, and how copies stood at last."""
    parcels = messages()
    lines = lines_of(killer.path, killer.server, parcels)
    states: Counter[State] = Counter()
    for seed in seeds:
        dice = random.Random(seed)
        killer.path.unlink()
        killer.running.arrived.clear()
        for _ in range(IN_A_LIFE):
            if killer.run(parcels, dice.randint(1, lines)) == [0]:
                break
        assert killer.run(parcels) == [0]
        states.update(each.state for each in assert_each_once(killer))
    return killer.kills, states


@pytest.mark.parametrize("killer", [Security.STARTTLS], indirect=True)
def test_a_killed_run_that_is_started_again_sends_each_message_once(
    killer: Killer,
) -> None:
    kills, states = lives(killer, range(6))
    assert kills >= 10
    assert states[State.SENT] > states[State.UNKNOWN]


@pytest.mark.real
def test_two_hundred_kills(killer: Killer) -> None:
    kills, states = lives(killer, range(100, 200))
    assert kills >= 200
    assert states[State.UNKNOWN] > 0
    assert states[State.SENT] > states[State.UNKNOWN]


@pytest.mark.parametrize("number", range(MESSAGES))
def test_a_run_killed_between_the_end_of_a_message_and_the_answer_asks(
    killer: Killer, number: int
) -> None:
    killer.plan = ("ARRIVED", f"No {number}")
    assert killer.run(messages()) == [-signal.SIGKILL]
    for _ in range(3):  # however often it is started again
        assert killer.run(messages()) == [0]
    states = {each.subject: each.state for each in assert_each_once(killer)}
    assert killer.struck == [("ARRIVED", f"No {number}")]
    assert states.pop(f"No {number}") is State.UNKNOWN
    assert set(states.values()) == {State.SENT}
    assert len(killer.running.arrived) == MESSAGES  # it had come


@pytest.mark.parametrize("number", range(MESSAGES))
def test_a_run_killed_before_the_end_of_a_message_sends_it(
    killer: Killer, number: int
) -> None:
    killer.plan = ("RCPT", f"r{number}@x.org")
    assert killer.run(messages()) == [-signal.SIGKILL]
    assert killer.run(messages()) == [0]
    assert {each.state for each in assert_each_once(killer)} == {State.SENT}
    assert killer.struck == [("RCPT", f"r{number}@x.org")]


def test_two_runs_one_of_which_is_killed_send_each_message_once(
    killer: Killer,
) -> None:
    killer.plan = ("RCPT", "r1@x.org")
    first, second = killer.run(messages(), many=2)
    assert killer.struck
    assert (first, second) == (-signal.SIGKILL, 0)
    assert killer.run(messages()) == [0]
    # The first may have been at the end of one message when the second struck.
    states = [each.state for each in assert_each_once(killer)]
    assert states.count(State.UNKNOWN) <= 1
