"""Names at the right ends of lines, moved apart where they would touch."""

from collections.abc import Sequence

from briefmaker.charts.canvas import Canvas, Spot
from briefmaker.charts.families.strokes import DOT
from briefmaker.charts.frame import GAP, Frame
from briefmaker.charts.palette import CONTEXT
from briefmaker.charts.scale import spread
from briefmaker.charts.styles import Style
from briefmaker.problems import Address
from briefmaker.values import Struct

NAMES = 0.36
"""The most of the width that names at the ends of lines may take."""

LEADING = 3.5
MOVED = 2.4
"""From here on a name needs a thin line to its end, in mm."""

BEFORE = GAP + DOT / 2
"""From where lines end to where their names begin, in mm."""

Label = tuple[tuple[str, Style], ...]


class End(Struct, frozen=True):
    """What is said at the end of a line.

    Attributes:
        at: where the line ends.
        label: lines of text, each in a style.
    """

    at: Spot
    label: Label
    address: Address = ()

    @property
    def height(self) -> float:
        """How tall its words are, in mm."""
        return len(self.label) * LEADING


def label_of(name: str, value: str, bold: Style, plain: Style, frame: Frame) -> Label:
    """Return a name and its last value, on one line if there is room."""
    room = frame.width * NAMES
    joined = f"{name} {value}".strip()
    if frame.typeface.width(joined, bold) <= room:
        return ((joined, bold),)
    return (
        *((line, bold) for line in frame.wrap(name, bold, room)),
        *((line, plain) for line in frame.wrap(value, plain, room)),
    )


def widest(labels: Sequence[Label], frame: Frame) -> float:
    """Return how wide the widest of all labels is, in mm."""
    runs = [run for label in labels for run in label]
    return max((frame.typeface.width(*run) for run in runs), default=0.0)


def tall(labels: Sequence[Label]) -> float:
    """Return how tall all labels are below each other, in mm."""
    return sum(len(label) for label in labels) * LEADING


def set_ends(ends: Sequence[End], edge: float, foot: float, canvas: Canvas) -> None:
    """Set the words at the ends of lines, with a thin line where they had to move.

    Args:
        ends: in any order.
        edge: the right end of the lines' room, in mm.
        foot: what no words reach below, in mm.
        canvas: what is drawn on.
    """
    ordered = sorted(ends, key=lambda end: end.at[1])
    heights = [end.height for end in ordered]
    wanted = [end.at[1] - end.height / 2 for end in ordered]
    x = edge + BEFORE
    for top, end in zip(spread(wanted, heights, 0.0, foot), ordered, strict=True):
        middle = top + end.height / 2
        right, y = end.at
        if abs(middle - y) > MOVED or x - right > 2 * GAP + DOT:
            canvas.line([(right + DOT / 2, y), (x - 0.5, middle)], CONTEXT, 0.5)
        for number, (text, style) in enumerate(end.label):
            baseline = top + (number + 0.5) * LEADING + style.cap / 2
            canvas.words(text, x, baseline, style, address=end.address)
