"""One brief of the sweep, from its YAML to a judgement of its finished PDF."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time
from typing import Any

from briefmaker.build import compose
from briefmaker.pdf.engine import typeset
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace
from sweep.briefs import Case
from sweep.counting import Loss, losses
from sweep.delivered import Delivery, delivered
from sweep.promised import Promise, promised

SECONDS = 90
"""Of CPU that a document may take; the small ones of a sweep take about two."""

OF_LOSS = frozenset(
    f"pdf.{name}"
    for name in (
        "dead-link",
        "doubled-text",
        "lost-fact",
        "lost-note",
        "lost-text",
        "no-table-head",
        "out-of-order",
        "split-table",
        "unread-fact",
        "unreadable",
    )
)
"""What the product says of a document in which something is lost."""

REFUSED, WHOLE, REPORTED, LOST, ALARM = "refused", "whole", "reported", "lost", "alarm"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a brief.

    Attributes:
        verdict: `refused` before there was a PDF, `whole`, `reported` where something
            is lost and the product stops, `lost` where it does not, `alarm` where it
            stops for a loss that nobody else can find.
        codes: of the problems that stop it.
        found: everything that is missing, doubled or elsewhere.
        counts: pages, words, notes, citations, links, tables and charts.
        seconds: of CPU.
    """

    number: int
    verdict: str
    codes: tuple[str, ...]
    found: tuple[tuple[str, str], ...]
    counts: dict[str, int]
    seconds: float
    told: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


class TooSlow(BaseException):
    """A document took longer than any may."""


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Stop what takes more of the CPU than this.

    Raises:
        TooSlow: it did.
    """

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(
    case: Case, workspace: Workspace, seconds: int = SECONDS, keep: Path | None = None
) -> Outcome:
    """Typeset a brief as `render` does, and count what came of it.

    Args:
        keep: a folder for the HTML and the PDF.
    """
    started = process_time()

    def outcome(
        verdict: str,
        problems: tuple[Problem, ...],
        found: tuple[Loss, ...] = (),
        counts: dict[str, int] | None = None,
    ) -> Outcome:
        stops = [problem for problem in problems if problem.blocks]
        return Outcome(
            case.number,
            verdict,
            tuple(dict.fromkeys(problem.code for problem in stops)),
            tuple((loss.what, loss.said) for loss in found),
            counts or {},
            round(process_time() - started, 2),
            tuple(problem.message for problem in stops),
        )

    try:
        with _limited(seconds):
            composed = compose(case.path, workspace, case.wishes)
            if composed.made is None:
                return outcome(REFUSED, composed.problems)
            page = composed.made.page
            if keep:
                (keep / f"{case.number}.html").write_text(page.html, "utf-8")
            pdf = typeset(page, workspace)
    except BriefError as error:
        return outcome(REFUSED, error.problems)
    except TooSlow:
        return outcome(REFUSED, (Problem("sweep.slow", f"over {seconds} s"),))
    if keep:
        (keep / f"{case.number}.pdf").write_bytes(pdf.data)
    promise, delivery = promised(page.html, case.data), delivered(pdf.data)
    found = losses(promise, delivery)
    stopped = {problem.code for problem in pdf.problems if problem.blocks}
    verdict = _verdict(found, stopped)
    return outcome(verdict, pdf.problems, found, _counts(promise, delivery))


def _verdict(found: tuple[Loss, ...], stopped: set[str]) -> str:
    if found:
        return REPORTED if stopped else LOST
    return ALARM if stopped & OF_LOSS else WHOLE


def _counts(promise: Promise, delivery: Delivery) -> dict[str, int]:
    return {
        "pages": len(delivery.pages),
        "words": sum(len(scrap.text.split()) for scrap in promise.scraps),
        "notes": len(promise.notes),
        "citations": sum(link.cites for link in promise.links),
        "links": len(promise.links),
        "tables": len(promise.tables),
        "cells": sum(map(len, promise.tables)),
        "charts": len(promise.pictures),
    }
