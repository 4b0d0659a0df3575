"""What decides how a document looks, as one value that goes down the stages.

The brief says what is printed; the look says how: in the house's colours and fonts
(`briefmaker.toml`), and in the print variants asked for. Charts, pages and mail take
it from here, so that they cannot differ.
"""

from enum import StrEnum
from pathlib import Path

from briefmaker.values import Struct, field

INK = "#1B1F24"
SUB = "#3A434D"
MUTE = "#55606B"
CONTEXT = "#8A949E"
WHITE = "#FFFFFF"
"""The greys of every house: words, lesser words, small print, what is not in focus."""

ENLARGED = 1.6
"""Charts in large print: 7.5 pt, their smallest type, becomes 12 pt."""


class Variant(StrEnum):
    """A way to print the same brief (design B.8)."""

    MONO = "mono"
    LARGE = "large"
    DRAFT = "draft"
    SIMPLEX = "simplex"
    BINDER = "binder"
    BOOKLET = "booklet"


class Ink(Struct, frozen=True):
    """A colour of a series: of its marks, and of words about it.

    Attributes:
        fill: `#RRGGBB`, of marks; 3:1 on white or more.
        text: `#RRGGBB`, of words; 4.5:1 on white or more.
    """

    fill: str
    text: str


SERIES = (
    Ink("#0B3766", "#0B3766"),
    Ink("#9B2D44", "#9B2D44"),
    Ink("#00817F", "#00706E"),
    Ink("#D9760F", "#A65300"),
)
"""The house's own colours: apart in grey and for every reader (design C.3)."""


class Logo(Struct, frozen=True):
    """A picture at the head of the first page.

    Attributes:
        alt: what it shows, for readers who cannot see it.
        height: in mm.
    """

    path: Path
    alt: str
    height: float = 9.0


class Family(Struct, frozen=True):
    """A family of fonts: the files of its cuts.

    Attributes:
        name: what style sheets and PDFs call it.
        cuts: static TTF or OTF files by cut: `regular`, `italic`, `semibold`,
            `semibold_italic`, `bold`, `bold_italic`; the first three are needed.
    """

    name: str
    cuts: dict[str, Path] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.name)  # its files can be no part of it

    def cut(self, name: str) -> Path:
        """Return the file of a cut, or of the one that stands in for it."""
        instead = (name, *_STAND_INS.get(name, ()), "regular")
        return next(self.cuts[each] for each in instead if each in self.cuts)


_STAND_INS = {
    "semibold": ("bold",),
    "bold": ("semibold",),
    "semibold_italic": ("bold_italic", "italic"),
    "bold_italic": ("semibold_italic", "italic"),
}


class Brand(Struct, frozen=True):
    """The house's look; without `briefmaker.toml`, briefmaker's own.

    Attributes:
        primary: titles, headings, the bottom-line bar, the main series.
        accent: kicker, list marks, warning boxes.
        tint: ground of the bottom-line box and of chosen rows.
        sand: ground of the box that shows how sources differ.
        series: the four colours of series in their order.
        serif: the reading face; nothing for the shipped one.
        sans: the face of headings, tables, charts and notes.
    """

    primary: str = "#0B3766"
    accent: str = "#9B2D44"
    tint: str = "#EEF2F6"
    sand: str = "#F7F4EE"
    series: tuple[Ink, ...] = SERIES
    serif: Family | None = None
    sans: Family | None = None
    logo: Logo | None = None


class Look(Struct, frozen=True):
    """How this printing looks."""

    brand: Brand = Brand()
    variants: frozenset[Variant] = frozenset()

    @property
    def mono(self) -> bool:
        """Whether it is for a printer without colours."""
        return Variant.MONO in self.variants

    @property
    def large(self) -> bool:
        """Whether it is set large, for readers with weak eyes (RNIB clear print)."""
        return Variant.LARGE in self.variants

    @property
    def enlarged(self) -> float:
        """How many times larger than drawn a chart is printed."""
        return ENLARGED if self.large else 1.0
