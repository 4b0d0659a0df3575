"""Feeds briefmaker what nobody should write: `make fuzz ARGS="--count 10000"`.

Mutants of the shipped briefs and of all that they depend on go through the commands,
each in a copy of a warm process with a limit of computing; then every reader is fed
bytes, led by what they reach in our modules (atheris). Prints what was tried and what
came of it. A find is made small and kept in `tests/fuzz/corpus`, told with the command
that makes it again, and ends the run with status 1.
"""

import argparse
import json
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz import desks, families, trial
from fuzz.families import mutant
from fuzz.feeding import fed, is_there
from fuzz.kept import keep
from fuzz.running import Tried, tried
from fuzz.table import Tally, as_table
from fuzz.trial import Bench


def main(given: Sequence[str] | None = None) -> int:
    """Try what was asked for."""
    options = _options(given)
    start = time.monotonic()
    finds: list[str] = []
    with tempfile.TemporaryDirectory(prefix="briefmaker-fuzz-") as name:
        room = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(room / "cache")  # noqa: TID251
        os.environ["COLUMNS"] = "80"  # noqa: TID251
        if options.count or options.only:
            finds += _mutants(options, room, start + options.minutes * 60)
        if options.readers and not options.only:
            finds += _readers(options, room / "readers")
    took = time.monotonic() - start
    sys.stdout.write(f"{len(finds)} finds after {took:.0f} s\n")
    return 1 if finds else 0


def _mutants(options: argparse.Namespace, room: Path, until: float) -> list[str]:
    good = desks.made(room / "good")
    trial.warm(good)
    wanted = options.only or families.names(
        options.seed, options.count, options.family or ()
    )
    wanted = wanted[options.skip :]
    workers = [
        _worker(options, wanted[at :: options.jobs], good, room / f"bench-{at}", until)
        for at in range(options.jobs)
    ]
    tallies: dict[str, Tally] = {}
    finds: list[str] = []
    for done, wall in _results(workers):
        tallies.setdefault(done.family, Tally()).take(done, wall)
        if done.fault:
            again = f'make fuzz ARGS="--only {done.mutant}"'
            finds.append(f"{done.fault.sort}\n  {again}")
            sys.stderr.write(f"find: {finds[-1]}\n")
        if options.only:
            sys.stderr.write(f"{done}\n")
        if options.log and done.fault:
            record = [done.mutant, done.arguments, done.fault.sort, done.fault.said]
            with options.log.open("a") as log:
                log.write(json.dumps(record) + "\n")
    sys.stdout.write(as_table(tallies, len(wanted)))
    return finds


def _worker(
    options: argparse.Namespace,
    names: Sequence[str],
    good: Path,
    room: Path,
    until: float,
) -> int:
    """Start a copy of this process that tries some mutants; return where it answers."""
    here, there = os.pipe()
    if os.fork():
        os.close(there)
        return here
    os.close(here)
    bench = Bench(good, room)
    share = 1.0 if options.only else options.render
    with os.fdopen(there, "wb") as answers:
        for name in names:
            start = time.monotonic()
            if start > until:
                break
            done = tried(mutant(name, good, render=share), bench)
            if done.fault and options.keep:
                _keep(done, bench, share)
            pickle.dump((done, time.monotonic() - start), answers)
            answers.flush()
    os._exit(0)


def _keep(done: Tried, bench: Bench, share: float) -> None:
    from dataclasses import replace

    case = mutant(done.mutant, bench.desks, render=share)
    if done.fault:
        keep(replace(case, first=done.arguments, later=()), done.fault, bench)


def _results(workers: Sequence[int]) -> Iterator[tuple[Tried, float]]:
    """Yield what the copies answer, as it comes."""
    import select

    files = {worker: os.fdopen(worker, "rb") for worker in workers}
    while files:
        for ready in select.select([*files], [], [])[0]:
            try:
                yield pickle.load(files[ready])
                while files[ready].peek(1)[:1] and select.select([ready], [], [], 0)[0]:
                    yield pickle.load(files[ready])
            except EOFError:
                files.pop(ready).close()
                os.wait()


def _readers(options: argparse.Namespace, room: Path) -> list[str]:
    if not is_there():
        sys.stdout.write("atheris is not installed here: readers were not fed\n")
        return []
    finds: list[str] = []
    rows = [("reader", "tried", "per s", "finds")]
    for result in fed(options.reader or (), options.readers, options.seed, room):
        finds += result.finds
        rows.append(result.row)
        for find in result.finds:
            sys.stderr.write(f"find: {find}\n")
    lines = (
        f"{row[0]:<10}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in rows
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return finds


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    add = parser.add_argument
    add("--seed", type=int, default=1)
    add("--count", type=int, default=1000, help="mutants; 0 for none")
    add("--skip", type=int, default=0, help="mutants to pass over at the beginning")
    add("--minutes", type=float, default=30, help="after which no mutant is begun")
    add("--jobs", type=int, default=os.cpu_count(), help="at once")
    add("--render", type=float, default=0.1, help="share of mutants that are rendered")
    add("--family", action="append", choices=[*families.FAMILIES])
    add("--only", action="append", metavar="NAME", help="one mutant: charts/1/17")
    add("--readers", type=int, default=10, metavar="SECONDS", help="for each reader")
    add("--reader", action="append", metavar="NAME", help="feed only this reader")
    add("--no-keep", dest="keep", action="store_false", help="keep no finds")
    add("--log", type=Path, help="a file for all that is known of finds")
    return parser.parse_args(given)


if __name__ == "__main__":
    sys.exit(main())
