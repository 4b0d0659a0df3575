"""The colours of charts: tokens, identity order, focus, and how firmness is filled.

Four identity colours, never more: they differ in lightness, so they hold on a mono
printer and for colour-blind readers (`colour.py` measures it). Focus differs from
its context in lightness too, not in hue alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefmaker.charts.colour import mix
from briefmaker.charts.points import Firmness

INK = "#1B1F24"
SUB = "#3A434D"
MUTE = "#55606B"
NAVY = "#0B3766"
CRIMSON = "#9B2D44"
TEAL = "#00817F"
OCHRE = "#D9760F"
CONTEXT = "#8A949E"
GRID = "#D9DEE3"
TINT = "#EEF2F6"
WHITE = "#FFFFFF"
GROUND = "#F7F4EE"
"""Of the note that says how sources differ: `--sand` of the style sheet."""

Dashes = tuple[float, ...]
SOLID: Dashes = ()


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour with all that goes with it.

    Attributes:
        fill: of marks.
        text: of words about them; dark enough to read.
        dashes: of its line, in multiples of the line's width, so that lines differ
            without colour.
        width: of its line in pt.
        on: of words set on a filled mark.
    """

    name: str
    fill: str
    text: str
    dashes: Dashes = SOLID
    width: float = 1.6
    on: str = WHITE


IDENTITY = (
    Tone("navy", NAVY, NAVY),
    Tone("crimson", CRIMSON, CRIMSON, (5, 1.5)),
    Tone("teal", TEAL, "#00706E", (1.2, 1.2)),
    Tone("ochre", OCHRE, "#A65300", (6, 1.5, 1.2, 1.5), on=INK),
)
"""The order in which series take their colours."""

BACKGROUND = Tone("context", CONTEXT, MUTE, width=1.0, on=INK)
"""What is not in focus. It prints like ochre: never both in one chart."""

LIGHT = Tone("light", TINT, INK, on=INK)
"""Parts beyond the fourth, and the part that is our arithmetic: pale, with an edge."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How the area of a mark is filled; the edge is in pt, nothing for none."""

    fill: str
    edge: str = ""
    line: float = 0.0
    hatch: str = ""


def filling(tone: Tone, firmness: Firmness) -> Filling:
    """Return solid, lighter, hatched or outlined: how firm the value is (IBCS)."""
    match firmness:
        case Firmness.MEASURED:
            return Filling(tone.fill)
        case Firmness.PROVISIONAL:
            return Filling(mix(tone.fill, WHITE, 0.55), tone.fill, 0.75)
        case Firmness.ESTIMATE | Firmness.FORECAST:
            return Filling(WHITE, tone.fill, 0.75, "/////")
        case Firmness.PLANNED:
            return Filling(WHITE, tone.fill, 0.75)


def tones(names: Sequence[str], focus: Sequence[str] = ()) -> dict[str, Tone]:
    """Return a tone for each series.

    With a focus, its members take the identity colours and all others stand back.
    Without one, so do the series after the last colour; ochre then stays unused.
    """
    chosen = [name for name in names if name in focus] if focus else list(names)
    crowded = len(chosen) > len(IDENTITY) or len(chosen) < len(names)
    offered = IDENTITY[:3] if crowded else IDENTITY
    coloured = dict(zip(chosen, offered, strict=False))
    return {name: coloured.get(name, BACKGROUND) for name in names}
