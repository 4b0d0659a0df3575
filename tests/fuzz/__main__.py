"""Feeds briefmaker what nobody should write: `make fuzz ARGS="--count 10000"`.

Mutants of the shipped briefs and of all that they depend on go through the commands,
each in a copy of a warm process with a limit of ten seconds of computing. Prints what
was tried and what came of it, and ends with status 1 if there is a find; a find is made
again by its name: `make fuzz ARGS="--only charts/1/17"`.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from fuzz import desks, families, trial
from fuzz.running import Tally, Tried, try_one
from fuzz.trial import Bench


def main(given: Sequence[str] | None = None) -> int:
    """Try what was asked for."""
    options = _options(given)
    with tempfile.TemporaryDirectory(prefix="briefmaker-fuzz-") as name:
        room = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(room / "cache")
        os.environ["COLUMNS"] = "80"
        good = desks.made(room / "good")
        bench = Bench(good, room / "bench")
        trial.warm(bench.folder)
        return _run(options, bench)


def _run(options: argparse.Namespace, bench: Bench) -> int:
    tallies: dict[str, Tally] = {}
    finds: list[Tried] = []
    start = time.monotonic()
    wanted = options.only or families.names(options.seed, options.count, options.family or ())
    share = 1.0 if options.only else options.render
    for number, name in enumerate(wanted[options.skip :], start=1):
        if number % 250 == 0:
            sys.stderr.write(f"{number} after {time.monotonic() - start:.0f} s\n")
        if time.monotonic() - start > options.minutes * 60:
            sys.stderr.write("the time is over\n")
            break
        tally = tallies.setdefault(name.partition("/")[0], Tally())
        done = try_one(name, bench, share, tally)
        if done.fault:
            finds.append(done)
            sys.stderr.write(f"FIND {name}: {done.fault.sort}\n")
            if options.log:
                with open(options.log, "a") as log:
                    log.write(json.dumps([name, done.arguments, done.fault.sort, done.fault.said]) + "\n")
        if options.only:
            sys.stderr.write(f"{name}: {done}\n")
    sys.stdout.write(_table(tallies, finds, time.monotonic() - start))
    return 1 if finds else 0


def _table(tallies: dict[str, Tally], finds: list[Tried], wall: float) -> str:
    head = ("family", "tried", "clean", "problems", "products", "written", "finds", "slowest s", "per s")
    rows = [head]
    for family, tally in tallies.items():
        rows.append(_row(family, tally))
    lines = ["  ".join(f"{cell:>9}" for cell in row) for row in rows]
    for find in finds:
        lines.append(f"{find.mutant}  {' '.join(find.arguments)}  {find.fault.sort}")
    lines.append(f"{sum(t.tried for t in tallies.values())} in {wall:.0f} s")
    told = sum((t.told for t in tallies.values()), Tally().told)
    lines.append(f"nets: {dict(told)}")
    for tally in tallies.values():
        lines.append(f"slowest {tally.slowest_name} {tally.slowest:.1f}")
    return "\n".join(lines) + "\n"


def _row(family: str, tally: Tally) -> tuple[str, ...]:
    numbers = (tally.tried, tally.clean, tally.tried - tally.clean, tally.asked, tally.written, tally.finds)
    rate = tally.tried / tally.wall if tally.wall else 0
    return (family, *map(str, numbers), f"{tally.slowest:.1f}", f"{rate:.1f}")


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="fuzz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--render", type=float, default=0.1, help="share that is rendered")
    parser.add_argument("--family", action="append", choices=[*families.FAMILIES])
    parser.add_argument("--only", action="append", metavar="NAME")
    parser.add_argument("--log", type=Path)
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(main())
