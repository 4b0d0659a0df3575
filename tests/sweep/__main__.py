"""`make sweep`: render briefs at random and count what was lost.

Exit status 1 if anything was lost that the product did not report.
"""

import argparse
import json
import logging
import shutil
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of

try:
    from sweep.briefs import case
    from sweep.canaries import CANARIES
    from sweep.report import report
    from sweep.running import LOST, SECONDS, Outcome, run
except (ImportError, AttributeError) as error:
    found = f"WeasyPrint {version('weasyprint')} does not fit briefmaker"
    sys.exit(f"{found}: {error}; nothing was rendered")


def workspace_in(folder: Path) -> Workspace:
    """Return a workspace of fixed date with a cache of its own."""
    (folder / "briefs").mkdir(parents=True, exist_ok=True)
    found = workspace_of(folder)
    return replace(found, today=date(2025, 10, 13), cache=folder / ".cache")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sweep", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100, help="briefs to render")
    parser.add_argument("--first", type=int, default=0, help="number of the first")
    parser.add_argument("--only", type=int, help="the number of a single brief")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="of CPU for each")
    parser.add_argument("--keep", type=Path, help="a folder for briefs and PDFs")
    parser.add_argument("--out", type=Path, help="a file for all outcomes, one a line")
    return parser.parse_args()


def main() -> int:
    """Run the sweep and print its table."""
    wanted = _arguments()
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    numbers = range(wanted.first, wanted.first + wanted.count)
    if wanted.only is not None:
        numbers = range(wanted.only, wanted.only + 1)
    folder = wanted.keep or Path(tempfile.mkdtemp(prefix="sweep-"))
    try:
        workspace = workspace_in(folder)
        outcomes = []
        for number in numbers:
            made = case(wanted.seed, number, folder)
            outcome = run(made, workspace, wanted.seconds, wanted.keep)
            outcomes.append(outcome)
            _tell(outcome, wanted.out)
    finally:
        if not wanted.keep:
            shutil.rmtree(folder)
    print(report(wanted.seed, outcomes))  # noqa: T201, its product
    for name, faulty in CANARIES.items():
        print(f"  engine: {name}: {'yes' if faulty() else 'no'}")  # noqa: T201
    return int(any(outcome.verdict == LOST for outcome in outcomes))


def _tell(outcome: Outcome, out: Path | None) -> None:
    """Say what came of a brief, at once, if it is worth a word."""
    if out:
        with out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(outcome.data(), ensure_ascii=False) + "\n")
    if outcome.codes or outcome.found:
        what = ", ".join(outcome.codes) or "not reported"
        lost = "; ".join(f"{kind}: {said}" for kind, said in outcome.found[:3])
        line = f"{outcome.number}: {outcome.verdict} ({what}) {lost}"
        print(line[:300], file=sys.stderr, flush=True)  # noqa: T201, its progress


if __name__ == "__main__":
    sys.exit(main())
