"""What a page template sees of a "Sources differ" note; see `view`."""

from typing import Literal

from markupsafe import Markup

from briefmaker.values import Struct


class Voice(Struct, frozen=True):
    """What one source says in a "Sources differ" box.

    Attributes:
        strip: a `data:` address of its strip of the range bar; nothing if it has
            none. The strip adds nothing to the words: it is set as decoration.
        dropped: it does not count any more; `scope` says why.
    """

    words: Markup
    scope: Markup
    mark: Markup
    strip: str = ""
    dropped: bool = False


class RangeBar(Struct, frozen=True):
    """What the strips of a range bar share; widths and heights in mm.

    Attributes:
        height: of a strip.
        grid: a `data:` address of lines to repeat behind the strips.
        axis: a `data:` address of the scale under them.
        alt: the whole bar in words.
    """

    width: float
    height: float
    grid: str
    axis: str
    axis_height: float
    alt: str


class Dispute(Struct, frozen=True):
    """A "Sources differ" box: who says what, why, and what this brief does.

    Attributes:
        spread: from where to where, how many sources, who repeats whom.
        bar: the range bar; nothing where values are told apart in words only.
    """

    id: str
    label: Markup
    spread: Markup
    voices: tuple[Voice, ...]
    bar: RangeBar | None
    reason: Markup
    position: Markup
    kind: Literal["dispute"] = "dispute"
