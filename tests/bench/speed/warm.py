"""Renders a brief again and again in one process, each time after an edit.

Each edit writes a word that the brief never had, so that nothing can have been kept of
it. What comes out is JSON: seconds of time and of processor for each render.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from briefmaker import build
from briefmaker.workspace import workspace_of

WORDS = ("sharply", "slowly", "steadily", "clearly", "quickly", "gravely", "openly")


def main(path: Path, spot: str, edits: int) -> None:
    """Render a brief once, after each edit, and once more unchanged."""
    text = path.read_text("utf-8")
    if spot not in text:
        raise SystemExit(f"{path.name} does not say “{spot}”")
    told = {"first": [timed(path)], "edited": [], "unchanged": []}
    for word in WORDS[:edits]:
        path.write_text(text.replace(spot, f"{spot} {word}", 1), encoding="utf-8")
        told["edited"].append(timed(path))
    told["unchanged"].append(timed(path))
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(json.dumps(told))


def timed(path: Path) -> tuple[float, float, dict[str, float]]:
    """Return the seconds that a render took, of time and of processor."""
    start, busy = perf_counter(), process_time()
    made = build.render(path, workspace_of(path))
    took, spent = perf_counter() - start, process_time() - busy
    if made.pdf is None:
        wrong = [each.message for each in made.problems if each.blocks]
        raise SystemExit("\n".join(wrong))
    return took, spent, {stage: ms / 1000 for stage, ms in made.timings.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
