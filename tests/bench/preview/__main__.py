"""Measures how soon a save is seen: `python -m bench.preview` in `tests`.

For each of our briefs, in one run: a preview is opened, words are changed and saved,
and the time is taken until problems and pages arrive as a browser gets them, and until
the first page is there as a picture. Between the saves a warm process of our own
renders the same text, so that what slows the machine down slows both; ratios say how
much a preview adds.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from briefmaker import build
from briefmaker.workspace import workspace_of
from preview.running import Preview, desk, events, running, until

BRIEFS = ("azerbaijan", "migration", "security", "trade")
SPOT = "\nbottom_line: |\n  "
WORDS = ("Plainly.", "Briefly.", "Clearly.", "Shortly.", "Surely.", "Simply.", "Well.")
WIDTH = 846
"""Dots of a page in a window of 1280 px."""

PROBLEMS, PAGES = 0.1, 0.35
"""Seconds that are promised on a machine of two free cores."""


def main() -> int:
    """Measure, print a table, and write the numbers if a file is named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--saves", type=int, default=5)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    found: dict[str, dict[str, float]] = {}
    say(
        f"{'brief':<12}{'problems':>10}{'pages':>10}{'seen':>10}{'warm':>10}{'ratio':>8}"
    )
    for name in BRIEFS:
        with TemporaryDirectory(prefix="briefmaker-bench-") as folder:
            found[name] = times = measured(Path(folder) / "desk", name, given.saves)
        row = (times[key] * 1000 for key in ("problems", "pages", "seen", "warm"))
        cells = "".join(f"{ms:>7.0f} ms" for ms in row)
        say(f"{name:<12}{cells}{times['pages'] / times['warm']:>8.2f}")
    say(f"promised: problems {PROBLEMS * 1000:.0f} ms, pages {PAGES * 1000:.0f} ms")
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(folder: Path, name: str, saves: int) -> dict[str, float]:
    """Return the medians in seconds for one brief."""
    brief = desk(folder, name) / f"briefs/{name}.yaml"
    text = brief.read_text("utf-8")
    if SPOT not in text:
        raise SystemExit(f"{name} has no bottom line to be changed")
    other = desk(folder.with_name("other"), name) / f"briefs/{name}.yaml"
    workspace = workspace_of(other)
    build.render(other, workspace)
    taken: dict[str, list[float]] = {}
    with running(brief, folder=folder) as preview:
        seen = events(preview)
        until(seen, "pages")
        for word in WORDS[:saves]:
            edited = text.replace(SPOT, f"{SPOT}{word} ", 1)
            for key, took in saved(preview, seen, brief, edited):
                taken.setdefault(key, []).append(took)
            other.write_text(edited, encoding="utf-8")
            start = perf_counter()
            made = build.render(other, workspace)
            taken.setdefault("warm", []).append(perf_counter() - start)
            if made.pdf is None:
                raise SystemExit(f"{name} has errors after the edit")
        seen.close()
    return {key: median(each) for key, each in taken.items()}


def saved(
    preview: Preview, seen: Iterator[tuple[str, Any]], brief: Path, text: str
) -> Iterator[tuple[str, float]]:
    """Yield how long after a save each part of the answer comes."""
    brief.write_text(text, encoding="utf-8")
    start = perf_counter()
    until(seen, "problems", setting=True)
    yield "problems", perf_counter() - start
    pages = until(seen, "pages")
    yield "pages", perf_counter() - start
    leaf = pages["leaves"][0]["name"]
    preview.ask(f"page/0/{leaf}/{WIDTH}")
    yield "seen", perf_counter() - start


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
