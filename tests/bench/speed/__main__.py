"""Measures how fast briefs become PDFs: `make bench-speed OUT=speed.json FULL=1`.

Each round makes every run once, ours and the peers' in turn, so that what slows the
machine down slows all of them. Rounds go on until there are enough, or until the time
is over; what must be reached comes first.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pypandoc  # type: ignore[import-untyped]

from bench.speed.cases import Bench, Case, planned
from bench.speed.child import Run, run
from bench.speed.marks import Found, marks
from bench.speed.report import numbers, table

REDONE = "unchanged: `render` knows no unchanged brief yet, and does all of it again."
LIGHT, HOURS = 100.0, 36_000.0
"""Seconds after which no further case begins."""


def main() -> int:
    """Measure, print the table, and write the numbers."""
    options = _options()
    with TemporaryDirectory(prefix="briefmaker-bench-") as folder:
        pandoc = pypandoc.get_pandoc_path()
        told = run([sys.executable, "-m", "briefmaker", "render", "--help"], {})[0]
        bench = Bench(Path(folder), pandoc, told.said)
        cases = list(planned(bench, full=options.full, copies=options.copies))
        limit = options.seconds or (HOURS if options.full else LIGHT)
        found = measured(cases, options.rounds, limit)
    notes = [*left_out(cases, found), *([] if bench.forced else [REDONE])]
    reached = list(marks(found))
    settings = {"rounds": options.rounds, "full": options.full}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    whole = numbers(found, reached, notes, settings)
    text = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(table(found, reached, notes))
    return 0


def measured(cases: Sequence[Case], rounds: int, seconds: float) -> Found:
    """Make the runs of all cases in rounds, and return them.

    Args:
        seconds: no case begins after them but the first of all.
    """
    found: dict[str, dict[str, list[Run]]] = {}
    end = monotonic() + seconds
    for number in range(rounds):
        for case in cases:
            if found and monotonic() > end:
                return found
            sys.stderr.write(f"round {number + 1}: {case.about} …\n")
            for condition, taken in case.made().items():
                found.setdefault(case.about, {}).setdefault(condition, []).append(taken)
    return found


def left_out(cases: Sequence[Case], found: Found) -> Sequence[str]:
    """Return in words what there was no time for."""
    names = dict.fromkeys(each.about for each in cases if each.about not in found)
    return [f"No time was left for: {', '.join(names)}."] if names else []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="bench.speed")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, help="for all rounds")
    parser.add_argument("--copies", type=int, default=0, help="of a brief in a batch")
    parser.add_argument("--full", action="store_true", help="long papers, many briefs")
    parser.add_argument("--out", type=Path, default=Path("out/bench-speed.json"))
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
