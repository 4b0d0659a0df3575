"""Measures how long packs take and how much memory: `make bench-pack`.

Meetings of 10, 20 and 40 papers of ten pages are made up in a folder of their own, and
each is bound by a process of its own, whose time and peak memory are taken. A pack is
linear in its pages if a page of the longest takes at most a quarter more than one of
the shortest. Ends with status 1 if a mark is missed.
"""

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.pack.meeting import meeting
from briefmaker.pack.facts import Copy
from briefmaker.pack.packing import packing
from briefmaker.workspace import workspace_of

MOST_MEGABYTES = 1000
MOST_GROWTH = 1.25
"""How much longer a page of the longest pack may take than one of the shortest."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a pack took.

    Attributes:
        seconds: from the meeting's file to the bytes of the pack.
        copy: seconds for a numbered copy of it after that.
        megabytes: the most memory that its process held.
    """

    papers: int
    pages: int
    seconds: float
    copy: float
    megabytes: float

    @property
    def per_page(self) -> float:
        """Milliseconds a page."""
        return 1000 * self.seconds / self.pages


def main() -> int:
    """Measure packs of several lengths, print a table, and write the numbers."""
    options = _options()
    if options.alone:
        sys.stdout.write(json.dumps(asdict(measured(options.alone, options.seed))))
        return 0
    found = []
    for papers in sorted(options.papers):
        sys.stderr.write(f"{papers} papers …\n")
        found.append(apart(papers, options.seed))
    told = verdicts(found)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    numbers = {"seed": options.seed, "packs": [asdict(each) for each in found], **told}
    options.out.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(found, told))
    return 0 if told["linear"] and told["small"] else 1


def apart(papers: int, seed: int) -> Measured:
    """Return what a pack takes in a process of its own."""
    asked = [sys.executable, "-m", "bench.pack"]
    asked += ["--alone", str(papers), "--seed", str(seed)]
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return Measured(**json.loads(done.stdout))


def measured(papers: int, seed: int) -> Measured:
    """Return what a pack takes in this process."""
    with TemporaryDirectory(prefix="briefmaker-bench-") as folder:
        file = meeting(Path(folder), papers, seed)
        start = perf_counter()
        pack = packing(file, workspace_of(file))
        pdf = pack.pdf()
        bound = perf_counter()
        pack.pdf(Copy(1, 12, "Member 0 of the council"))
        copied = perf_counter()
    if wrong := [each.message for each in pdf.problems if each.blocks]:
        raise SystemExit("\n".join(wrong))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(
        papers=papers,
        pages=pdf.pages,
        seconds=round(bound - start, 2),
        copy=round(copied - bound, 2),
        megabytes=round(peak * _UNIT / 1e6),
    )


_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory (getrusage(2))."""


def verdicts(found: Sequence[Measured]) -> Mapping[str, float | bool]:
    """Return whether time is linear in pages, and memory below the mark."""
    growth = found[-1].per_page / found[0].per_page
    return {
        "growth": round(growth, 2),
        "linear": growth <= MOST_GROWTH,
        "small": max(each.megabytes for each in found) < MOST_MEGABYTES,
    }


def table(found: Sequence[Measured], told: Mapping[str, float | bool]) -> str:
    """Return the numbers as lines, and what they say."""
    heads = ("papers", "pages", "seconds", "ms a page", "a copy", "peak MB")
    lines = ["".join(f"{head:>11}" for head in heads)]
    for each in found:
        cells = (
            f"{each.papers}",
            f"{each.pages}",
            f"{each.seconds:.1f}",
            f"{each.per_page:.0f}",
            f"{each.copy:.1f} s",
            f"{each.megabytes:.0f}",
        )
        lines.append("".join(f"{cell:>11}" for cell in cells))
    time = "linear in pages" if told["linear"] else "MISSED: not linear in pages"
    room = "under" if told["small"] else "MISSED: not under"
    first, last = found[0].papers, found[-1].papers
    lines += [
        f"a page of {last} papers takes {told['growth']:.2f} times one of {first}: "
        f"{time}",
        f"memory: {room} {MOST_MEGABYTES:,} MB",
    ]
    return "\n".join(lines) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="bench.pack")
    parser.add_argument("--papers", type=int, nargs="+", default=[10, 20, 40])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("out/bench-pack.json"))
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
