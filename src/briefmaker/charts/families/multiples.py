"""The same small chart for several units, side by side (design C.4).

All panels have the same scale unless the author asks for free ones and says so in the
note; then each has numbers of its own. Numbers and names stand at the left panels
only, dates at the lowest of each column only.
"""

from collections.abc import Sequence

from briefmaker.brief.charts import SmallMultiplesChart
from briefmaker.charts.canvas import Picture
from briefmaker.charts.families.bar_panels import BarPanels, ColumnPanels
from briefmaker.charts.families.line_panels import LinePanels
from briefmaker.charts.families.panels import Cell
from briefmaker.charts.frame import Frame, NoRoom
from briefmaker.charts.palette import BACKGROUND, Tone
from briefmaker.charts.points import Point, in_series, names_of_series
from briefmaker.charts.styles import DIRECT, REMARK
from briefmaker.values import Struct

NARROWEST = 30.0
"""A panel is at least so wide where there is room for several, in mm."""

LEAST = 18.0
BETWEEN_COLUMNS, BETWEEN_ROWS = 4.5, 3.2
TALLEST = 230.0
"""A picture as tall as a page has no place, in mm."""

Panels = LinePanels | ColumnPanels | BarPanels


class Layout(Struct, frozen=True):
    """How panels stand: how many in a row, how wide, and where the first begins."""

    across: int
    width: float
    left: float

    def at(self, number: int) -> float:
        """Return the left edge of a panel, in mm."""
        return self.left + (number % self.across) * (self.width + BETWEEN_COLUMNS)


def multiples(
    chart: SmallMultiplesChart, points: Sequence[Point], frame: Frame
) -> Picture:
    """Draw a panel for each series, in the order of the data."""
    names = names_of_series(points)
    panels = _panels(chart, points, frame)
    layout = _layout(len(names), panels.left, frame)
    titles = [frame.wrap(name, DIRECT, layout.width) for name in names]
    heads = [
        max(len(lines) for lines in titles[row : row + layout.across])
        for row in range(0, len(names), layout.across)
    ]
    lowest = [number + layout.across >= len(names) for number in range(len(names))]
    feet = [
        panels.foot if any(lowest[row : row + layout.across]) else 0.0
        for row in range(0, len(names), layout.across)
    ]
    natural = sum(DIRECT.height(lines) + panels.head for lines in heads) + sum(feet)
    natural += len(heads) * panels.tall + (len(heads) - 1) * BETWEEN_ROWS
    extra = frame.stretch(natural, len(heads))
    if natural > TALLEST:
        raise NoRoom
    top = 0.0
    for row, (head, foot) in enumerate(zip(heads, feet, strict=True)):
        upper = top + DIRECT.height(head) + panels.head
        lower = upper + panels.tall + extra
        start = row * layout.across
        for number in range(start, min(start + layout.across, len(names))):
            name, left = names[number], layout.at(number)
            tone = _tone(name, chart, frame)
            first = upper - panels.head - DIRECT.height(len(titles[number]))
            panels.canvas.block(titles[number], left, first, DIRECT.tinted(tone.text))
            panels.draw(
                Cell(
                    name=name,
                    points=in_series(points, name),
                    tone=tone,
                    left=left,
                    right=left + layout.width,
                    top=upper,
                    bottom=lower,
                    first=number == start,
                    lowest=lowest[number],
                )
            )
        top = lower + foot + BETWEEN_ROWS
    return _finished(panels, top - BETWEEN_ROWS, frame)


def _panels(
    chart: SmallMultiplesChart, points: Sequence[Point], frame: Frame
) -> Panels:
    match chart.shape:
        case "line":
            return LinePanels.of(points, chart.free_scales, frame)
        case "column":
            return ColumnPanels.of(points, chart.free_scales, frame)
        case "bar":
            return BarPanels.of(points, chart.free_scales, frame)


def _layout(count: int, left: float, frame: Frame) -> Layout:
    """Return a grid that is as wide as may be and leaves few places empty.

    Raises:
        NoRoom: what stands at the left leaves too little.
    """
    room = frame.width - left
    if room < LEAST:
        raise NoRoom
    most = int((room + BETWEEN_COLUMNS) / (NARROWEST + BETWEEN_COLUMNS))
    most = max(1, min(most, count))
    ways = range(most, max(min(most, 2), most // 2) - 1, -1)
    across = min(ways, key=lambda each: (-count % each, -each))
    width = (room + BETWEEN_COLUMNS) / across - BETWEEN_COLUMNS
    return Layout(across, width, left)


def _tone(name: str, chart: SmallMultiplesChart, frame: Frame) -> Tone:
    back = chart.focus and name not in chart.focus
    return BACKGROUND if back else frame.palette.identity[0]


def _finished(panels: Panels, bottom: float, frame: Frame) -> Picture:
    """Set what is said of single marks below the panels, and return the picture."""
    text = frame.say.alt.then.join(dict.fromkeys(panels.notes))
    lines = frame.wrap(text, REMARK, frame.width)
    if lines:
        bottom = panels.canvas.block(lines, 0, bottom + 1.6, REMARK)
    return panels.canvas.picture(frame.width, bottom)
