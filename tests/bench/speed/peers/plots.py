"""Draws charts with matplotlib as somebody would by hand: one figure, one file each."""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

from matplotlib import font_manager
from matplotlib import pyplot as plt

INK, MARK = "#222222", "#1f5a8c"


def main(folder: Path) -> None:
    """Draw what `plots.json` names."""
    told = json.loads((folder / "plots.json").read_text("utf-8"))
    font_manager.fontManager.addfont(told["font"])
    name = font_manager.FontProperties(fname=told["font"]).get_name()
    plt.rcParams.update(
        {"font.family": name, "font.size": 8, "svg.fonttype": "path", "text.color": INK}
    )
    for chart in told["charts"]:
        size = (chart["width"] / 25.4, chart["height"] / 25.4)
        figure = plt.figure(figsize=size)
        axes = figure.add_axes((0.06, 0.2, 0.86, 0.75))
        axes.spines[["top", "right"]].set_visible(False)
        if chart["kind"] == "timeline":
            events(axes, chart["points"])
        elif chart["kind"] == "share":
            shares(axes, chart["points"])
        else:
            bars(axes, chart["points"], spans=chart["kind"] == "range")
        figure.savefig(folder / f"{chart['id']}.svg", transparent=True)
        plt.close(figure)


def bars(axes, points, *, spans):
    """Draw a bar for each value, or a line from the lowest to the highest."""
    rows = {}
    for point in points:
        rows.setdefault(point["label"], []).append(point)
    for at, (label, group) in enumerate(rows.items()):
        low = min(point["low"] for point in group)
        high = max(point["high"] for point in group)
        if spans:
            axes.plot([low, high], [at, at], "o-", color=MARK)
        else:
            axes.barh(at, high, color=MARK)
        axes.annotate(
            f"{high:g}", (high, at), (3, 0), textcoords="offset points", va="center"
        )
        axes.text(low if spans else 0, at + 0.4, label, va="bottom")
    axes.set_yticks([])


def shares(axes, points):
    """Draw one bar of parts for each series."""
    series = list(dict.fromkeys(point["series"] for point in points))
    for at, name in enumerate(series):
        left = 0.0
        for point in (each for each in points if each["series"] == name):
            axes.barh(at, point["high"], left=left, edgecolor="white", color=MARK)
            middle = left + point["high"] / 2
            axes.text(middle, at, f"{point['label']}\n{point['high']:g}", ha="center")
            left += point["high"]
    axes.set_yticks(range(len(series)), series)


def events(axes, points):
    """Draw a dot and a line of words for each event."""
    for at, point in enumerate(points):
        axes.plot(point["when"], 0, "o", color=MARK)
        axes.annotate(
            point["label"],
            (point["when"], 0),
            (0, 8 + 9 * (at % 4)),
            textcoords="offset points",
            ha="center",
            arrowprops={"arrowstyle": "-", "lw": 0.4},
        )
    axes.set_ylim(-0.5, 2)
    axes.set_yticks([])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
