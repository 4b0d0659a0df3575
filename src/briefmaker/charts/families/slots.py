"""The place of each bar, and the words at both its ends."""

from collections.abc import Sequence

from briefmaker.charts.frame import GAP, Firsts, Frame
from briefmaker.charts.palette import Tone
from briefmaker.charts.points import Point
from briefmaker.charts.styles import DIRECT, LABEL, MISSING, MM, REMARK, Style
from briefmaker.values import Struct, replace

WHITE_GAP = 1 * MM
LABELS, REMARKS = 0.38, 0.34
"""The most of the width that labels at the left and words at the right may take."""

Text = tuple[str, Style]


class Slot(Struct, frozen=True):
    """The place of one bar.

    Attributes:
        lines: what stands at its end, each line in runs of one style.
        top: of its room, which may be taller than the bar.
    """

    point: Point
    tone: Tone
    lines: tuple[tuple[Text, ...], ...]
    thick: float
    room: float
    top: float = 0.0

    @property
    def middle(self) -> float:
        """The middle of the bar, in mm from the top of its group."""
        return self.top + self.room / 2


class Group(Struct, frozen=True):
    """What shares one label."""

    label: str
    style: Style
    lines: tuple[str, ...]
    slots: tuple[Slot, ...]
    height: float


def slot_of(
    point: Point,
    tone: Tone,
    thick: float,
    frame: Frame,
    firsts: Firsts,
    series: str = "",
    strong: bool = False,
) -> Slot:
    """Set the words at the end of a bar: value, series, note."""
    said = (firsts.legend(point), firsts.interval(point), firsts.remark(point))
    remark = frame.say.comma.join(filter(None, said))
    room = frame.width * (REMARKS if point.readings else 2 * REMARKS)
    if point.readings:
        style = DIRECT if strong else LABEL
        values = frame.wrap(firsts.value(point), style, room)
        lines: list[list[Text]] = [[(line, style)] for line in values]
    else:
        lines = [[(frame.say.no_data, MISSING)]]
    if series:
        name = DIRECT.tinted(tone.text)
        if wide([*lines[-1], (series, name)], frame) <= room:
            lines[-1].append((series, name))
        else:
            lines += [[(line, name)] for line in frame.wrap(series, name, room)]
    if remark:
        longer: list[Text] = [*lines[-1], (remark, REMARK)]
        if wide(longer, frame) <= room:
            lines[-1] = longer
        else:
            wrapped = frame.wrap(remark, REMARK, room)
            lines += [[(line, REMARK)] for line in wrapped]
    tall = LABEL.height(len(lines)) + 0.5 if len(lines) > 1 else 0.0
    return Slot(point, tone, tuple(map(tuple, lines)), thick, max(thick, tall))


def group_of(label: str, style: Style, slots: Sequence[Slot], frame: Frame) -> Group:
    """Stack bars and wrap their common label, whichever is taller."""
    lines = frame.wrap(label, style, frame.width * LABELS)
    stacked: list[Slot] = []
    top = 0.0
    for slot in slots:
        stacked.append(replace(slot, top=top))
        top += slot.room + WHITE_GAP
    tall = top - WHITE_GAP
    return Group(
        label, style, lines, tuple(stacked), max(tall, style.height(len(lines)) - 0.6)
    )


def wide(runs: Sequence[Text], frame: Frame) -> float:
    """Return how wide words of several styles are side by side, in mm."""
    widths = [frame.typeface.width(text, style) for text, style in runs]
    return sum(widths) + GAP * (len(widths) - 1)
