"""Suite 11: many claims on few sources, with what was found before and without it.

Each round is two processes, one behind the other, so that a busy machine slows both
alike: one finds every outcome anew, one has them from the cache. Compared are seconds
of the processor in `verify`, the texts of the copies in the cache both times.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.evidence.corpus import Document, made
from bench.evidence.desk import desk
from bench.evidence.result import Measure, Result
from briefmaker.evidence.memory import FOLDER

CLAIMS, SOURCES, SENTENCES, ROUNDS = 300, 6, 150, 5
MOST = 0.5
"""What a run may take that finds the outcomes in the cache, of one that does not."""

MILLION = 1_000_000

TIMED = """
import hashlib, sys, time
from pathlib import Path
from briefmaker.brief.load import load
from briefmaker.evidence.verify import verify
from briefmaker.workspace import workspace_of
brief = Path(sys.argv[1])
workspace = workspace_of(brief)
loaded = load(brief, workspace)
start = time.process_time()
evidence = verify(loaded, workspace)
took = time.process_time() - start
print(took, hashlib.sha256(repr(evidence.verdicts).encode()).hexdigest())
"""


def run(_corpus: tuple[Document, ...], dice: random.Random, _size: int) -> Result:
    """Time `verify` with and without its memory, in turn."""
    documents = made(dice.randrange(10**6), SOURCES, SENTENCES)
    facts = {}
    for number in range(CLAIMS):
        source = number % SOURCES
        sentence = dice.choice(documents[source].sentences)
        if not number % 10:
            sentence = f"{sentence} and more"
        facts[f"c{number}"] = {
            "source": f"d{source}",
            "selector": {"exact": sentence.replace("“", '"')},
            "statement": "a sentence of the report",
        }
    without, with_, same = [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        desk(Path(folder), documents, facts)
        brief, cache = str(Path(folder) / "briefs" / "brief.yaml"), Path(folder, "c")
        _timed(brief, cache)
        for _ in range(ROUNDS):
            shutil.rmtree(cache / "briefmaker" / FOLDER)
            anew, remembered = _timed(brief, cache), _timed(brief, cache)
            without.append(anew[0])
            with_.append(remembered[0])
            same += anew[1] == remembered[1]
    shares = sorted(one / other for one, other in zip(with_, without, strict=True))
    ratio = Measure(
        f"time with it ({shares[0]:.2f} to {shares[-1]:.2f})",
        round(MILLION * median(shares)),
        MILLION,
        at_most=MOST,
    )
    return Result(
        "memory",
        (Measure("same verdicts", same, ROUNDS, at_least=1.0), ratio),
        seconds={"without, CPU": median(without), "with, CPU": median(with_)},
    )


def _timed(brief: str, cache: Path) -> tuple[float, str]:
    command = [sys.executable, "-c", TIMED, brief]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(cache)}  # noqa: TID251
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=surroundings
    )
    took, digest = done.stdout.split()
    return float(took), digest
