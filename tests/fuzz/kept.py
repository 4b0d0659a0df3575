"""Finds made small and kept: each a folder of `corpus/` with what stands in for good files.

`case.toml` says of which workspace it is made, which command met it, and what was wrong.
"""  # noqa: E501

import json
import re
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from fuzz.families import Mutant
from fuzz.judge import Fault, fault_of
from fuzz.trial import Bench, command, listing

CORPUS = Path(__file__).parent / "corpus"
CASE = "case.toml"
PATIENCE = 60.0
"""Seconds in which a find is made smaller."""


def cases() -> Mapping[str, Mutant]:
    """Return the finds that were kept, by their names."""
    return {file.parent.name: _case(file) for file in sorted(CORPUS.glob(f"*/{CASE}"))}


def _case(file: Path) -> Mutant:
    said = tomllib.loads(file.read_text("utf-8"))
    files = {
        str(path.relative_to(file.parent)): path.read_bytes()
        for path in sorted(file.parent.rglob("*"))
        if path.is_file() and path != file
    }
    return Mutant(file.parent.name, said["desk"], files, tuple(said["command"]))


def keep(found: Mutant, fault: Fault, bench: Bench, folder: Path = CORPUS) -> Path:
    """Make a find smaller and keep it; return its folder.

    Args:
        found: with the command that met it as its first.
    """
    small = shrunk(found, fault, bench)
    name = re.sub(r"[^a-z0-9]+", "-", fault.sort.lower().rpartition("/")[2]).strip("-")
    made = folder / (name[:60] or "find")
    for path, data in small.files.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(data)
    said = {"desk": small.desk, "command": [*small.first], "found": fault.sort}
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in said.items())
    (made / CASE).write_text("".join(lines), encoding="utf-8")
    return made


def shrunk(found: Mutant, fault: Fault, bench: Bench) -> Mutant:
    """Return a find with as few lines as the same fault needs, as far as time lets."""
    until = time.monotonic() + PATIENCE
    for name in found.files:

        def fails(data: bytes, name: str = name) -> bool:
            tried = replace(found, files={**found.files, name: data})  # noqa: B023
            again = fault_in(tried, bench)
            return again is not None and again.sort == fault.sort

        data = fewer(found.files[name], fails, until)
        found = replace(found, files={**found.files, name: data})
    return found


def fewer(data: bytes, fails: Callable[[bytes], bool], until: float) -> bytes:
    """Return data without the lines that are not needed to fail (delta debugging).

    Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002.

    Args:
        until: when to give up, by the monotonic clock.
    """
    lines = data.splitlines(keepends=True)
    size = max(len(lines) // 2, 1)
    while lines:
        at, gone = 0, False
        while at < len(lines) and time.monotonic() < until:
            rest = lines[:at] + lines[at + size :]
            if fails(b"".join(rest)):
                lines, gone = rest, True
            else:
                at += size
        if time.monotonic() >= until or (size == 1 and not gone):
            break
        size = max(size // 2, 1)
    return b"".join(lines)


def fault_in(case: Mutant, bench: Bench) -> Fault | None:
    """Return what is wrong with the answer to the first command of a case."""
    root = bench.lay(case.desk, case.files)
    try:
        before = listing(root)
        ended = command(case.first, root, case.seconds)
        return fault_of(case.first, ended, root, before, listing(root))
    finally:
        bench.clear(case.desk, case.files)
