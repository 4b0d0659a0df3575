"""Processes that fail are replaced, and what happened is said in words."""

import asyncio
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor

import pytest

from briefmaker.pool import stop
from briefmaker.preview import lines
from briefmaker.preview.lines import Line, LostError
from briefmaker.preview.shown import Show
from preview import working


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have processes that load nothing beforehand."""

    def warm(workers: int, *, loaded: Sequence[str]) -> Executor:
        assert loaded
        return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))

    monkeypatch.setattr(lines, "warm", warm)


def outcome(
    work: Callable[[Show], str], show: Show, *, patience: float = 60
) -> tuple[str, list[str]]:
    """Return what came of the work, or why nothing did, and what was told."""
    told: list[str] = []

    async def done() -> str:
        line = Line(work, "the check", patience=patience, tell=told.append)
        try:
            return await line.do(show)
        except LostError as lost:
            return f"lost: {lost}"
        finally:
            if line.executor:
                await asyncio.to_thread(stop, [line.executor])

    return asyncio.run(done()), told


def test_a_process_that_is_killed_is_replaced_and_the_work_done(show: Show) -> None:
    show.file.parent.mkdir()
    done, told = outcome(working.dies_once, show)
    assert done == "done"
    assert told == [
        "The process for the check was ended from outside; another has taken its place."
    ]


def test_work_under_which_processes_end_is_given_up_with_a_reason(show: Show) -> None:
    done, _ = outcome(working.dies, show)
    assert done.startswith("lost: the process for the check was ended 2 times")


def test_work_without_end_is_stopped(show: Show) -> None:
    done, _ = outcome(working.has_no_end, show, patience=1)
    assert done.startswith("lost: the check had not come to an end after 1 seconds")


def test_what_the_machine_refuses_is_told_without_a_traceback(show: Show) -> None:
    done, _ = outcome(working.reads_nothing, show)
    assert "the check could not go on: No such file or directory" in done


def test_a_fault_of_ours_is_called_one(show: Show) -> None:
    done, _ = outcome(working.has_a_fault, show)
    assert "briefmaker met an error of its own in the check: KeyError: 'page'" in done
