"""A crew does all of its work, in order, whoever is lost on the way."""

import multiprocessing
import os
import signal
from contextlib import closing, suppress
from functools import partial

import pytest

from briefmaker.pool import Crew, Lost, warm
from pool import labours

TWO = partial(warm, 1)


def tried(folder, number):
    return len(list(folder.glob(f"tried-{number}-*")))


def test_what_comes_of_items_is_told_in_their_order():
    crew = Crew(labours.doubled, TWO, 2)
    assert list(crew.done(range(20))) == [2 * number for number in range(20)]


def test_no_items_need_no_workers():
    assert list(Crew(labours.doubled, None, 2).done([])) == []


def test_work_of_a_worker_that_is_killed_is_done_by_another(tmp_path):
    (tmp_path / "once-2").touch()
    tasks = [(number, tmp_path) for number in range(6)]
    done = list(Crew(labours.struck, TWO, 2).done(tasks))
    assert done == [0, 10, 20, 30, 40, 50]
    assert [tried(tmp_path, number) for number in range(6)] == [1, 1, 2, 1, 1, 1]


def test_work_that_ends_two_workers_is_given_up_and_all_else_is_done(tmp_path):
    (tmp_path / "deadly-0").touch()
    (tmp_path / "deadly-3").touch()
    tasks = [(number, tmp_path) for number in range(6)]
    done = list(Crew(labours.struck, TWO, 2).done(tasks))
    assert done == [Lost(), 10, 20, Lost(), 40, 50]
    assert [tried(tmp_path, number) for number in range(6)] == [2, 1, 1, 2, 1, 1]


def test_a_worker_that_is_killed_when_idle_costs_no_item_a_try():
    crew = Crew(labours.who_and_where, TWO, 1)
    seen = []
    for pid, _ in crew.done(range(3)):
        seen.append(pid)
        for child in multiprocessing.active_children():
            with suppress(ProcessLookupError):  # it has ended by itself, too
                os.kill(child.pid, signal.SIGKILL)
            child.join()
    assert len(seen) == 3


def test_a_worker_is_replaced_after_its_spell():
    crew = Crew(labours.who_and_where, TWO, 1, spell=2)
    pids = [pid for pid, _ in crew.done(range(5))]
    assert pids[0] == pids[1] != pids[2] == pids[3] != pids[4]


def test_what_work_raises_is_raised_and_workers_end():
    with pytest.raises(ValueError, match=r"no [01]"):
        list(Crew(labours.refused, TWO, 2).done(range(4)))
    assert not multiprocessing.active_children()


def test_workers_end_when_nobody_asks_on():
    crew = Crew(labours.doubled, TWO, 2)
    with closing(crew.done(range(1000))) as done:
        assert next(done) == 0
    assert not multiprocessing.active_children()


def test_who_watches_sees_what_is_at_work_and_how_much_is_done():
    seen = []
    crew = Crew(labours.doubled, TWO, 2)
    list(crew.done(range(5), lambda at_work, done: seen.append((at_work, done))))
    assert seen[0] == ([0, 1], 0)
    assert all(1 <= len(at_work) <= 2 for at_work, _ in seen)
    counts = [done for _, done in seen]
    assert counts == sorted(counts)
    assert counts[-1] >= 3
