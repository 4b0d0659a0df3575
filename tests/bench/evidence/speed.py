"""Suite 9: a hundred claims against ten megabytes of sources, cold and warm.

Cold is the first run on a machine: copies are read and folded. Warm is the next
process: its time counts from the loaded brief to the last verdict.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.evidence.corpus import Document, made
from bench.evidence.desk import desk
from bench.evidence.result import Measure, Result

CLAIMS, SOURCES, SENTENCES = 100, 10, 10_500
BUDGET = {"cold": 15.0, "warm": 1.0}
TIMED = """
import sys, time
from pathlib import Path
from briefmaker.brief.load import load
from briefmaker.evidence.verify import verify
from briefmaker.workspace import workspace_of
brief = Path(sys.argv[1])
workspace = workspace_of(brief)
loaded = load(brief, workspace)
start = time.perf_counter()
evidence = verify(loaded, workspace)
took = time.perf_counter() - start
print(took, sum(verdict.status == "verified" for verdict in evidence.verdicts.values()))
"""


def run(_corpus: tuple[Document, ...], dice: random.Random, _size: int) -> Result:
    """Time `verify` in two processes, one after the other."""
    documents = made(dice.randrange(10**6), SOURCES, SENTENCES)
    facts = {}
    for number in range(CLAIMS):
        source = number % SOURCES
        sentence = dice.choice(documents[source].sentences)
        facts[f"c{number}"] = {
            "source": f"d{source}",
            "selector": {"exact": sentence.replace("“", '"')},
            "statement": "a sentence of the report",
        }
    with tempfile.TemporaryDirectory() as folder:
        desk(Path(folder), documents, facts)
        brief = str(Path(folder) / "briefs" / "brief.yaml")
        seconds, measures = {}, []
        for run_ in BUDGET:
            took, verified = _timed(brief, Path(folder) / "cache")
            seconds[f"{run_}, budget {BUDGET[run_]:g} s"] = took
            measures.append(
                Measure(f"verified, {run_}", verified, CLAIMS, at_least=1.0)
            )
    return Result("speed", tuple(measures), seconds=seconds)


def _timed(brief: str, cache: Path) -> tuple[float, int]:
    command = [sys.executable, "-c", TIMED, brief]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(cache)}  # noqa: TID251
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=surroundings
    )
    took, verified = done.stdout.split()
    return float(took), int(verified)
