"""The colours of charts: tokens, identity order, focus, and how firmness is filled.

Four identity colours, never more: they differ in lightness, so they hold on a mono
printer and for colour-blind readers (`look.colour` measures it). Focus differs from
its context in lightness too, not in hue alone.
"""

from collections.abc import Sequence

from briefmaker.charts.points import Firmness
from briefmaker.look.colour import contrast, grey, mix
from briefmaker.look.look import CONTEXT as CONTEXT
from briefmaker.look.look import INK as INK
from briefmaker.look.look import MUTE as MUTE
from briefmaker.look.look import SUB as SUB
from briefmaker.look.look import WHITE as WHITE
from briefmaker.look.look import Look
from briefmaker.values import Struct, replace

GRID = "#D9DEE3"

NEUTRAL = "#D9DDE2"
"""The middle of a scale of answers."""

ARMS = {"#0B3766": "#7FA9D1", "#9B2D44": "#D98F9C"}
"""The lighter steps of the house's own ends of a scale; others are mixed."""

Dashes = tuple[float, ...]
SOLID: Dashes = ()
DASHES: tuple[Dashes, ...] = (SOLID, (5, 1.5), (1.2, 1.2), (6, 1.5, 1.2, 1.5))
"""Of the lines of the four series, so that they differ without colour."""

HATCHES = ("", "/////", ".....", "\\\\\\\\\\")
"""Of the areas of the four series, for printers without colours (design C.3)."""

WEAVE = 0.5
"""How much white is in the lines of a hatch on a dark ground: words stand on it."""

BAND = "#E4E4E4"
"""Bands behind marks, for printers without colours."""


class Tone(Struct, frozen=True):
    """A colour with all that goes with it.

    Attributes:
        fill: of marks.
        text: of words about them; dark enough to read.
        dashes: of its line, in multiples of the line's width, so that lines differ
            without colour.
        width: of its line in pt.
        on: of words set on a filled mark.
        hatch: of its areas, where they differ without colour.
    """

    name: str
    fill: str
    text: str
    dashes: Dashes = SOLID
    width: float = 1.6
    on: str = WHITE
    hatch: str = ""


BACKGROUND = Tone("context", CONTEXT, MUTE, width=1.0, on=INK)
"""What is not in focus. It prints like the fourth series: never both in one chart."""


class Palette(Struct, frozen=True):
    """The colours of the charts of one document.

    Attributes:
        identity: the tones of series in the order in which they take them.
        primary: of single marks and of words that are set off.
        tint: of bands behind marks.
        ground: of the note that says how sources differ.
    """

    identity: tuple[Tone, ...]
    primary: str
    tint: str
    ground: str

    @property
    def light(self) -> Tone:
        """Parts beyond the fourth, and what is our arithmetic: pale, with an edge."""
        return Tone("light", self.tint, INK, on=INK)

    @property
    def diverging(self) -> tuple[Tone, ...]:
        """Five steps from far against to far for (design C.3).

        The light arms print alike in grey, so the far class against is hatched, in
        white on its colour, and every part must carry its number.
        """
        good, bad = self.identity[0], self.identity[1]
        return (
            Tone("far-against", bad.fill, bad.text, on=bad.on, hatch="/////"),
            Tone("against", _arm(bad.fill), bad.text, on=INK),
            Tone("neutral", NEUTRAL, MUTE, on=INK),
            Tone("for", _arm(good.fill), good.text, on=INK),
            Tone("far-for", good.fill, good.text, on=good.on),
        )

    @property
    def faint(self) -> str:
        """Of lines that only stand behind others."""
        return mix(CONTEXT, WHITE, 0.5)

    def tones(self, names: Sequence[str], focus: Sequence[str] = ()) -> dict[str, Tone]:
        """Return a tone for each series.

        With a focus, its members take the identity colours and all others stand back.
        Without one, so do the series after the last colour; the fourth then stays
        unused.
        """
        chosen = [name for name in names if name in focus] if focus else list(names)
        crowded = len(chosen) > len(self.identity) or len(chosen) < len(names)
        offered = self.identity[:3] if crowded else self.identity
        coloured = dict(zip(chosen, offered, strict=False))
        return {name: coloured.get(name, BACKGROUND) for name in names}


class Filling(Struct, frozen=True):
    """How the area of a mark is filled; the edge is in pt, nothing for none."""

    fill: str
    edge: str = ""
    line: float = 0.0
    hatch: str = ""


def palette_of(look: Look) -> Palette:
    """Return the colours that a look gives to charts."""
    brand = look.brand
    tones = tuple(
        Tone(f"series-{number}", ink.fill, ink.text, dashes, on=_on(ink.fill))
        for number, (ink, dashes) in enumerate(
            zip(brand.series, DASHES, strict=True), 1
        )
    )
    if look.mono:
        greys = (_without_colour(*pair) for pair in zip(tones, HATCHES, strict=True))
        return Palette(tuple(greys), grey(brand.primary), BAND, WHITE)
    return Palette(tones, brand.primary, brand.tint, brand.sand)


def _without_colour(tone: Tone, hatch: str) -> Tone:
    return replace(tone, fill=grey(tone.fill), text=grey(tone.text), hatch=hatch)


def _arm(fill: str) -> str:
    """Return the step between an end of a diverging scale and its middle."""
    return ARMS.get(fill.upper()) or mix(fill, WHITE, 0.5)


def _on(fill: str) -> str:
    """Return the colour of words on a mark: white where it can be read, or ink."""
    return WHITE if contrast(WHITE, fill) >= 4.5 else INK


def filling(tone: Tone, firmness: Firmness) -> Filling:
    """Return solid, lighter, hatched or outlined: how firm the value is (IBCS)."""
    match firmness:
        case Firmness.MEASURED if tone.hatch and tone.on == WHITE:
            return Filling(tone.fill, mix(tone.fill, WHITE, WEAVE), hatch=tone.hatch)
        case Firmness.MEASURED if tone.hatch:
            return Filling(WHITE, tone.fill, 0.75, tone.hatch)
        case Firmness.MEASURED:
            return Filling(tone.fill)
        case Firmness.PROVISIONAL:
            return Filling(mix(tone.fill, WHITE, 0.55), tone.fill, 0.75)
        case Firmness.ESTIMATE | Firmness.FORECAST:
            return Filling(WHITE, tone.fill, 0.75, "/////")
        case Firmness.PLANNED:
            return Filling(WHITE, tone.fill, 0.75)
