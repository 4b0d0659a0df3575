"""What was found, as a table and as numbers."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from statistics import median
from typing import Any

from bench.speed.cases import STEPS
from bench.speed.child import Run
from bench.speed.floor import ALONE
from bench.speed.marks import Found, Mark, cpus, walls
from bench.speed.spread import Spread, ratio, spread

LIBRARIES = ("weasyprint", "matplotlib", "pypandoc-binary", "typst", "pikepdf")
PEERS = ("bare", "chain")
STAGES = ("load", "verify", "draw", "compose", "typeset", "deliver")

NOTES = """\
cold: a new process; nothing kept from earlier runs but byte code and lists of fonts.
bare: WeasyPrint and matplotlib by hand on the composed HTML: one layout, a plain PDF;
  no evidence, no citations, no audit, no tags. The strips in “Sources differ” notes are
  given to it drawn.
chain: pandoc with citeproc, then Typst, on the text of `render --format md`, charts by
  the same script: it cites and tags, and has neither evidence, audit nor our design.
Both are one Python process, one step after the other. Same paper, same number of
  charts, fonts embedded.
warm: one process that goes on; its memory is that of all its renders.
peak MB: the largest process of a run. Ratios are of time, taken round by round.
"""


def machine() -> Mapping[str, str | int]:
    """Return what the figures depend on, naming no machine."""
    return {
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def table(found: Found, marks: Sequence[Mark], notes: Sequence[str]) -> str:
    """Return all figures as lines, what must be reached last."""
    on = ", ".join(f"{name} {said}" for name, said in machine().items())
    heads = ("wall s", "processor s", "peak MB", "/ bare", "/ chain", "runs")
    lines = [on, "", f"{'':32}" + "".join(f"{head:>19}" for head in heads)]
    for about, runs in found.items():
        for condition, each in runs.items():
            cells = (*_cells(each), *_ratios(condition, runs), str(len(each)))
            name = f"{about}: {condition}"
            lines.append(f"{name:32}" + "".join(f"{cell:>19}" for cell in cells))
    lines += [
        "",
        *_stages(found),
        "",
        *_steps(found),
        "",
        NOTES.rstrip(),
        *notes,
        "",
        "Must reach:",
    ]
    for mark in marks:
        sign = "≥" if mark.at_least else "≤"
        asked = f"{mark.what} {sign} {mark.limit:g}"
        lines.append(f"  {asked:66} {mark.verdict:12} {mark.said}")
    return "\n".join(lines) + "\n"


def _cells(runs: Sequence[Run]) -> Iterator[str]:
    yield str(spread(walls(runs)))
    yield str(spread(cpus(runs)))
    yield f"{median(each.megabytes for each in runs):.0f}"


def _ratios(condition: str, runs: Mapping[str, Sequence[Run]]) -> Iterator[str]:
    """Yield how long ours took as a multiple of each peer."""
    for peer in PEERS:
        apart = condition in PEERS or not runs.get(peer)
        yield "" if apart else str(ratio(walls(runs[condition]), walls(runs[peer])))


def _stages(found: Found) -> Iterator[str]:
    """Yield the seconds by stage, of those who tell."""
    yield f"{'by stage, s':32}" + "".join(f"{stage:>10}" for stage in STAGES)
    for about, runs in found.items():
        for condition, each in runs.items():
            if condition != STEPS and any(one.stages for one in each):
                times = (
                    median(one.stages.get(stage, 0.0) for one in each)
                    for stage in STAGES
                )
                cells = "".join(f"{time:10.2f}" for time in times)
                yield f"{f'{about}: {condition}':32}{cells}"


def _steps(found: Found) -> Iterator[str]:
    """Yield what each step of a cold render costs, and its share of all of them."""
    for about, runs in found.items():
        if each := runs.get(STEPS, ()):
            names = dict.fromkeys(name for one in each for name in one.stages)
            taken = {
                name: median(one.stages.get(name, 0.0) for one in each)
                for name in names
            }
            whole = sum(taken.values())
            yield f"{f'{about}: {STEPS}':56}{'processor s':>12}{'share':>8}"
            for name, time in taken.items():
                yield f"  {name:54}{time:12.2f}{time / whole:8.0%}"
            alone = sum(time for name, time in taken.items() if name in ALONE)
            yield f"  {'what any memo by this engine needs':54}{alone:12.2f}"


def numbers(
    found: Found,
    marks: Sequence[Mark],
    notes: Sequence[str],
    settings: Mapping[str, Any],
) -> Mapping[str, Any]:
    """Return all figures and every single run, to be written as JSON."""
    return {
        "machine": machine(),
        "settings": settings,
        "notes": list(notes),
        "results": {
            about: {
                condition: {
                    "wall": asdict(spread(walls(each))),
                    "cpu": asdict(spread(cpus(each))),
                    "over": _over(condition, runs),
                    "runs": [_run(one) for one in each],
                }
                for condition, each in runs.items()
            }
            for about, runs in found.items()
        },
        "must": [
            {
                "what": mark.what,
                "found": mark.found,
                "limit": mark.limit,
                "at_least": mark.at_least,
                "verdict": mark.verdict,
            }
            for mark in marks
        ],
    }


def _over(
    condition: str, runs: Mapping[str, Sequence[Run]]
) -> Mapping[str, Mapping[str, Any]]:
    """Return the ratios to the peers, of time and of processor time."""

    def times(taken: Any, peer: str) -> Spread:
        return ratio(taken(runs[condition]), taken(runs[peer]))

    return {
        peer: {"wall": asdict(times(walls, peer)), "cpu": asdict(times(cpus, peer))}
        for peer in PEERS
        if runs.get(peer) and condition not in PEERS
    }


def _run(one: Run) -> Mapping[str, Any]:
    told = asdict(one)
    del told["said"]
    return told
