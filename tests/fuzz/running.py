"""Mutants through their commands, one after the other."""

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fuzz.families import Mutant, mutant
from fuzz.judge import Fault, fault_of
from fuzz.trial import Bench, Ended, command, listing


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant.

    Attributes:
        mutant: its name.
        fault: what was wrong with an answer of ours; nothing if all were fit.
        arguments: the last command.
        seconds: of computing that the slowest of its commands took.
        status: of the first command.
        product: whether a product was asked for; and whether it was `written`.
    """

    mutant: str
    fault: Fault | None
    arguments: tuple[str, ...]
    seconds: float
    status: int
    product: bool = False
    written: bool = False
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What was tried of one family."""

    tried: int = 0
    clean: int = 0
    asked: int = 0
    written: int = 0
    finds: int = 0
    slowest: float = 0.0
    slowest_name: str = ""
    seconds: float = 0.0
    wall: float = 0.0
    told: Counter[str] = field(default_factory=Counter)

    def take(self, tried: Tried, wall: float) -> None:
        """Count one more."""
        self.tried += 1
        self.clean += tried.status == 0
        self.asked += tried.product
        self.written += tried.written
        self.finds += tried.fault is not None
        self.wall += wall
        self.seconds += tried.seconds
        self.told.update(tried.told)
        if tried.seconds > self.slowest:
            self.slowest, self.slowest_name = tried.seconds, tried.mutant


NETS = ("pdf.engine", "pdf.too-deep")
"""Codes that stand for an error of the engine's own, which is caught and told."""


def tried(case: Mutant, bench: Bench) -> Tried:
    """Run the commands of a mutant, and judge their answers."""
    root = bench.lay(case.desk, case.files)
    try:
        return _tried(case, root)
    finally:
        bench.clear(case.desk, case.files)


def _tried(case: Mutant, root: Path) -> Tried:
    slowest, first = 0.0, None
    ended: Ended | None = None
    arguments = case.first
    told: list[str] = []
    for arguments in (case.first, *case.later):
        before = listing(root)
        ended = command(arguments, root)
        fault = fault_of(arguments, ended, root, before, listing(root))
        first = ended.status if first is None else first
        slowest = max(slowest, ended.seconds)
        told += [net for net in NETS if f"[{net}]".encode() in ended.err]
        if fault:
            return Tried(case.name, fault, arguments, slowest, first)
        if ended.status:
            break
    later = arguments is not case.first
    written = later and ended is not None and ended.status == 0
    return Tried(case.name, None, arguments, slowest, first or 0, later, written, tuple(told))


def try_one(name: str, bench: Bench, render: float, tally: Tally) -> Tried:
    """Make a mutant by its name, try it, and count it."""
    start = time.monotonic()
    done = tried(mutant(name, bench.desks, render=render), bench)
    tally.take(done, time.monotonic() - start)
    return done
