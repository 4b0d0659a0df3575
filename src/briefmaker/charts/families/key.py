"""A key above lines or areas, where their names have no room at the right ends.

Each name follows a sample of its line, dashes and all, or a patch of its filling.
"""

from collections.abc import Sequence

from briefmaker.charts.canvas import Canvas
from briefmaker.charts.frame import GAP, Frame, NoRoom
from briefmaker.charts.palette import Filling, Tone
from briefmaker.charts.styles import DIRECT
from briefmaker.values import Struct

SAMPLE, PATCH = 6.0, 2.2
"""The length of a sample of a line and the size of a patch, in mm."""

AIR = 1.2
"""Between the key and what is below it, in mm."""


class Entry(Struct, frozen=True):
    """What is said of one series; `patch` is its filling, where it is an area."""

    words: str
    tone: Tone
    patch: Filling | None = None


class Key(Struct, frozen=True):
    """All entries, each on lines of its own."""

    entries: tuple[tuple[Entry, tuple[str, ...]], ...]

    @property
    def height(self) -> float:
        """The room that it needs above the picture, in mm."""
        lines = sum(len(words) for _, words in self.entries)
        return DIRECT.height(lines) + AIR if lines else 0.0

    def draw(self, canvas: Canvas) -> None:
        """Set it at the top of the picture."""
        top = 0.0
        for entry, words in self.entries:
            middle = top + DIRECT.above - DIRECT.cap / 2
            tone = entry.tone
            if entry.patch:
                upper, lower = middle - PATCH / 2, middle + PATCH / 2
                left = SAMPLE - PATCH
                canvas.box(left, upper, SAMPLE, lower, entry.patch)
            else:
                spots = [(0.0, middle), (SAMPLE, middle)]
                canvas.line(spots, tone.fill, tone.width, tone.dashes)
            canvas.block(words, SAMPLE + GAP, top, DIRECT.tinted(tone.text))
            top += len(words) * DIRECT.leading


def key_of(entries: Sequence[Entry], frame: Frame) -> Key:
    """Wrap the words of a key to the width of the picture.

    Raises:
        NoRoom: a single word is wider than that.
    """
    room = frame.width - SAMPLE - GAP
    found = []
    for entry in entries:
        words = frame.wrap(entry.words, DIRECT, room)
        if frame.typeface.widest(words, DIRECT) > room:
            raise NoRoom
        found.append((entry, words))
    return Key(tuple(found))
