"""Words of charts in letters that the fonts do not have."""

from collections.abc import Iterator

from briefmaker.brief.charts import FanChart, RangeChart, ScatterChart, ShareChart
from briefmaker.charts.plan import Plot
from briefmaker.charts.typeface import Typeface
from briefmaker.problems import Address, Problem


def lacking(plot: Plot, typeface: Typeface) -> Iterator[Problem]:
    """Report characters that the fonts do not have: they would print as boxes."""
    top: Address = ("charts", plot.id)
    texts: list[tuple[str, Address]] = [
        (plot.unit, (*top, "unit")),
        (plot.chart.interval or "", (*top, "interval")),
    ]
    match plot.chart:
        case ShareChart(rest=str(rest)):
            texts.append((rest, (*top, "rest")))
        case ScatterChart(across=across, up=up):
            texts += [(across, (*top, "across")), (up, (*top, "up"))]
        case FanChart(inner_interval=str(inner)):
            texts.append((inner, (*top, "inner_interval")))
        case RangeChart(low_label=low, high_label=high):
            texts += [
                (low or "", (*top, "low_label")),
                (high or "", (*top, "high_label")),
            ]
    for point in plot.points:
        where = point.address
        texts += [(point.label, where), (point.series, where), (point.note, where)]
        for reading in point.readings:
            texts += [(reading.display, where), (reading.scope, where)]
    said: set[str] = set()
    for text, address in texts:
        if (missing := typeface.lacks(text)) and text not in said:
            said.add(text)
            names = " ".join(f"“{each}” (U+{ord(each):04X})" for each in missing[:5])
            yield Problem(
                "chart.glyph",
                f"the fonts of charts do not have {names}, in “{text}”",
                address=address,
                token=missing[0],
                hint="write it in Latin, Greek, Cyrillic or Arabic letters",
            )
