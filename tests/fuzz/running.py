"""Mutants through their commands, one after the other."""

from dataclasses import dataclass
from pathlib import Path

from fuzz.families import Mutant
from fuzz.judge import Fault, fault_of
from fuzz.trial import Bench, command, listing

NETS = ("pdf.engine", "pdf.too-deep", "pdf.endless", "pdf.memory", "pdf.ended")
"""Codes that stand for an error of the engine's own, which is caught and told."""


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
        nets: those of `NETS` that were told.
    """

    mutant: str
    fault: Fault | None
    arguments: tuple[str, ...]
    seconds: float
    status: int
    product: bool = False
    written: bool = False
    nets: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """What sort of mutant it is."""
        return self.mutant.partition("/")[0]


def tried(case: Mutant, bench: Bench) -> Tried:
    """Run the commands of a mutant, and judge their answers."""
    root = bench.lay(case.desk, case.files)
    try:
        return _tried(case, root)
    finally:
        bench.clear(case.desk, case.files)


def _tried(case: Mutant, root: Path) -> Tried:
    statuses: list[int] = []
    slowest, nets, fault = 0.0, [], None
    arguments = case.first
    for arguments in (case.first, *case.later):
        before = listing(root)
        ended = command(arguments, root, case.seconds)
        statuses.append(ended.status)
        slowest = max(slowest, ended.seconds)
        nets += [net for net in NETS if f"[{net}]".encode() in ended.err]
        fault = fault_of(arguments, ended, root, before, listing(root))
        if fault or ended.status:
            break
    later = len(statuses) > 1
    return Tried(
        case.name,
        fault,
        arguments,
        slowest,
        statuses[0],
        later,
        later and not fault and statuses[-1] == 0,
        tuple(nets),
    )
