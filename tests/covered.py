"""What no test runs: `make coverage` fails where more is left than may be.

It reads the report of a whole run of the tests (`coverage json`, with branches). Of all
branches some may be left; in the rooms that read what others write and hold it against
its sources, none, nor any line.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LEAST = 95
"""Per cent of all branches that the tests take."""

WHOLE = ("brief/", "evidence/", "problems.py")
"""What of `src/briefmaker` the tests run without a gap."""

Report = dict[str, Any]


def gaps(report: Report) -> Iterator[str]:
    """Yield what is too little: of all branches, and in the rooms without a gap."""
    found = report["totals"]["percent_branches_covered"]
    if found < LEAST:
        yield f"the tests take {found:.2f}% of all branches; {LEAST}% is the least"
    for path, file in sorted(report["files"].items()):
        if path.rpartition("briefmaker/")[2].startswith(WHOLE):
            yield from _of_file(path, file)


def least_covered(report: Report, most: int) -> Iterator[str]:
    """Yield the files with the most branches that no test takes, the worst first."""
    files = report["files"].items()
    left = {path: len(file["missing_branches"]) for path, file in files}
    for path in sorted(left, key=lambda each: (-left[each], each))[:most]:
        if left[path]:
            yield f"{path}: {left[path]}"


def _of_file(path: str, file: Report) -> Iterator[str]:
    lines: list[int] = file["missing_lines"]
    if lines:
        yield f"{path}: no test runs {_listed(lines)}"
    for start, end in file["missing_branches"]:
        if end not in lines:
            where = f"to line {end}" if end > 0 else "out of its function"
            yield f"{path}: no test goes from line {start} {where}"


def _listed(numbers: Iterable[int]) -> str:
    """Return numbers of lines, those that follow one another as one stretch."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    ends = [dict.fromkeys((each[0], each[-1])) for each in stretches]
    said = ", ".join("–".join(map(str, each)) for each in ends)
    return f"line {said}" if said.isdecimal() else f"lines {said}"


def main(file: str) -> int:
    """Tell how much is run and what is left; return the exit status."""
    report = json.loads(Path(file).read_text("utf-8"))
    totals = report["totals"]
    sys.stdout.write(
        f"The tests run {totals['percent_statements_covered']:.2f}% of the lines and "
        f"take {totals['percent_branches_covered']:.2f}% of the branches. Most "
        "branches are left in\n"
    )
    sys.stdout.writelines(f"  {each}\n" for each in least_covered(report, 12))
    told = list(gaps(report))
    sys.stdout.writelines(f"error: {each}\n" for each in told)
    if told:
        sys.stdout.write(
            "Write a test that fails if that line or way is wrong; take out of the "
            "code what nothing can reach\n"
        )
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
