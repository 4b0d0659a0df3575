"""Measures how long each kind of chart takes to draw: `make bench-charts`.

The charts are the gallery's, drawn at the width of a memo's text. All are drawn in each
round, in another order; a kind's time is its median, and is given as a multiple of the
bar chart's, because machines differ and the ratio hardly does. Then the ways in which a
chart can go to paper are compared (`ways`).
"""

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bench.charts import ways
from bench.charts.ways import Cost, Shop, costs
from briefmaker.brief.kinds import kinds
from briefmaker.brief.load import load
from briefmaker.charts.conventions import Conventions
from briefmaker.charts.palette import palette_of
from briefmaker.charts.pictures import Studio
from briefmaker.charts.plan import Plot, plan
from briefmaker.charts.typeface import Typeface
from briefmaker.evidence.verify import verify
from briefmaker.look.look import Look
from briefmaker.workspace import shipped, workspace_of

GALLERY = Path(__file__).parents[2] / "gallery" / "briefs" / "charts.yaml"
MEASURE = "bar"
TYPICAL = ("bar", "line", "range", "stacked", "timeline", "likert")
"""The kinds whose cost on paper is measured."""


def main() -> int:
    """Draw and time all charts, print a table, and write the numbers if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    taken = timed(plots(), options.rounds, random.Random(options.seed))
    found = ratios(taken)
    sys.stdout.write(table(found))
    spent = on_paper(options.rounds, random.Random(options.seed))
    sys.stdout.write("\n" + ways.table(spent))
    if options.json:
        said = {way: [asdict(one) for one in each] for way, each in spent.items()}
        both = {"kinds": found, "ways": said}
        options.json.write_text(json.dumps(both, indent=1) + "\n", encoding="utf-8")
    return 0


def on_paper(rounds: int, dice: random.Random) -> Mapping[str, Sequence[Cost]]:
    """Return what the gallery's charts cost on paper, by the way that they go."""
    drawn = studio()
    works = {plot.chart.kind: drawn.work(plot) for plot in plots()}
    pictures = [one for kind in TYPICAL if (one := works[kind].picture)]
    face = Typeface(drawn.fonts, drawn.sans)
    return costs(Shop(pictures, face, workspace_of(GALLERY)), rounds, dice)


def plots() -> Sequence[Plot]:
    """Return the gallery's charts, ready to be drawn."""
    workspace = workspace_of(GALLERY)
    loaded = load(GALLERY, workspace)
    planned = plan(loaded.brief, verify(loaded, workspace))
    return [plot for plot in planned.plots.values() if plot.drawable]


def studio() -> Studio:
    """Return where a memo's charts are drawn, in our own colours."""
    kind = kinds(workspace_of(GALLERY))["memo"]
    fonts = shipped("assets") / "fonts"
    words = Conventions()
    return Studio(kind.widths["A4"], kind.slot, words, fonts, palette_of(Look()))


def timed(
    charts: Sequence[Plot], rounds: int, dice: random.Random
) -> Mapping[str, list[float]]:
    """Return the seconds that each kind took in each round, the first left out."""
    drawn = studio()
    taken: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for plot in dice.sample(charts, len(charts)):
            start = perf_counter()
            drawn.work(plot)
            spent = perf_counter() - start
            if number:  # the first round loads fonts
                taken.setdefault(plot.chart.kind, []).append(spent)
    return taken


def ratios(taken: Mapping[str, list[float]]) -> dict[str, dict[str, float]]:
    """Return for each kind its median and spread as multiples of the bar chart's."""
    base = median(taken[MEASURE])
    found = {}
    for kind, times in sorted(taken.items(), key=lambda item: median(item[1])):
        low, _, high = quantiles(times, n=4)
        found[kind] = {
            "ratio": round(median(times) / base, 2),
            "low": round(low / base, 2),
            "high": round(high / base, 2),
            "milliseconds": round(1000 * median(times), 1),
        }
    return found


def table(found: Mapping[str, Mapping[str, float]]) -> str:
    """Return the ratios as lines, the fastest kind first."""
    lines = [f"{'kind':18}{'× bar':>8}{'middle half':>16}{'ms here':>10}"]
    for kind, one in found.items():
        spread = f"{one['low']:.2f}–{one['high']:.2f}"
        lines.append(
            f"{kind:18}{one['ratio']:8.2f}{spread:>16}{one['milliseconds']:10.1f}"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
