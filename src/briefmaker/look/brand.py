"""The `[brand]` of a `briefmaker.toml`, as people write it: colours, fonts, a logo."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from briefmaker.brief.base import Line, Part, misfit, short_form
from briefmaker.brief.mail import MailTable

SERIES_COLOURS = 4
"""As many series may differ in colour in one chart (design C.3)."""

Colour = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_upper=True, pattern=r"^#[0-9A-Fa-f]{6}$"
    ),
]
"""A colour as `#RRGGBB`."""


class SeriesColour(Part):
    """The colour of a series in charts; a plain string is its `fill`."""

    fill: Colour = Field(
        description="The colour of its marks; 3:1 on white or more.",
        examples=["#0B3766"],
    )
    text: Colour | None = Field(
        default=None,
        description="The colour of words about it, 4.5:1 or more; worked out from "
        "`fill` if it is not given.",
        examples=["#0B3766"],
    )


Series = Annotated[SeriesColour, short_form("fill")]


def _four(series: tuple[SeriesColour, ...] | None) -> tuple[SeriesColour, ...] | None:
    if series is not None and len(series) != SERIES_COLOURS:
        raise misfit(f"`series` should hold four colours; found {len(series)}")
    return series


class Face(Part):
    """A family of fonts: its files, by their paths in the folder of your briefs."""

    name: Line = Field(description="What it is called.", examples=["Lora"])
    regular: Line = Field(
        description="A static TTF or OTF file.", examples=["brand/Lora-Regular.ttf"]
    )
    italic: Line = Field(description="Its italic.", examples=["brand/Lora-Italic.ttf"])
    bold: Line = Field(description="Its bold.", examples=["brand/Lora-Bold.ttf"])
    semibold: Line | None = Field(
        default=None,
        description="Its semibold; the bold stands in if it is not given.",
        examples=["brand/Lora-SemiBold.ttf"],
    )
    bold_italic: Line | None = Field(
        default=None,
        description="Its bold italic; the italic stands in if it is not given.",
        examples=["brand/Lora-BoldItalic.ttf"],
    )
    semibold_italic: Line | None = Field(
        default=None,
        description="Its semibold italic; the bold italic stands in.",
        examples=["brand/Lora-SemiBoldItalic.ttf"],
    )


class Fonts(Part):
    """The fonts of pages and charts; the shipped ones where none is given."""

    reading: Face | None = Field(
        default=None, description="The face of running text and of the title."
    )
    sans: Face | None = Field(
        default=None, description="The face of headings, tables, charts and notes."
    )


class LogoFile(Part):
    """A picture at the head of the first page."""

    path: Line = Field(
        description="An SVG, PNG or JPEG file in the folder of your briefs.",
        examples=["brand/logo.svg"],
    )
    alt: Line = Field(
        description="What it shows, for readers who cannot see it.",
        examples=["Ministry of Water"],
    )
    height: Decimal = Field(
        default=Decimal(9), ge=4, le=25, description="In mm.", examples=[9]
    )


class BrandTable(Part):
    """The house's look; what is not given stays briefmaker's own."""

    primary: Colour | None = Field(
        default=None,
        description="Titles, headings, the bottom-line bar.",
        examples=["#0B3766"],
    )
    accent: Colour | None = Field(
        default=None,
        description="The kicker, marks of lists, warning boxes.",
        examples=["#9B2D44"],
    )
    tint: Colour | None = Field(
        default=None,
        description="The ground of the bottom-line box.",
        examples=["#EEF2F6"],
    )
    sand: Colour | None = Field(
        default=None,
        description="The ground of the box that shows how sources differ.",
        examples=["#F7F4EE"],
    )
    series: Annotated[tuple[Series, ...] | None, AfterValidator(_four)] = Field(
        default=None,
        description="The four colours of series in charts, in their order.",
        examples=[["#0B3766", "#9B2D44", "#00817F", "#D9760F"]],
    )
    fonts: Fonts = Field(default=Fonts(), description="Fonts of your own.")
    logo: LogoFile | None = Field(
        default=None, description="A picture at the head of the first page."
    )


class HouseName(Part):
    """A name that the house writes one way (design C.6, M-09)."""

    use: Line = Field(
        description="The name to be printed.", examples=["Nagorno-Karabakh"]
    )
    instead_of: tuple[Line, ...] = Field(
        min_length=1,
        description="Names that are not to be printed in its place.",
        examples=[["Artsakh"]],
    )


class LimitsTable(Part):
    """How long the computer may work on one document or source, at the most."""

    minutes: Decimal | None = Field(
        default=None,
        gt=0,
        le=1440,
        description="Of computing. If it is not given, three and more for a long text.",
        examples=[10],
    )
    gigabytes: Decimal | None = Field(
        default=None,
        gt=0,
        le=1024,
        description="Of memory. If it is not given, two and more for a long text.",
        examples=[8],
    )


class SettingsFile(Part):
    """All of a `briefmaker.toml`; nothing in it is needed."""

    brand: BrandTable = Field(default=BrandTable(), description="The house's look.")
    names: tuple[HouseName, ...] = Field(
        default=(), description="Names that the house writes one way."
    )
    mail: MailTable | None = Field(
        default=None, description="How the house sends mail."
    )
    limits: LimitsTable = Field(
        default=LimitsTable(),
        description="How long the computer may work on one document or source.",
    )
