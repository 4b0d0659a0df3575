"""Styles of boxes, of exhibits, and of the words in them."""

from collections.abc import Iterator

from briefmaker.formats.docx.style import Style, border, numbered
from briefmaker.formats.docx.theme import POINT, Theme
from briefmaker.formats.docx.xml import attributes, colour, on, val

BAR = 24
"""The bar beside the bottom line, in eighths of a point."""

PADDING = 9.0
"""Points between the edge of a box and its words."""


def boxes(theme: Theme) -> Iterator[Style]:
    """Yield the styles of boxes."""
    tint, primary = colour(theme.brand.tint), colour(theme.brand.primary)
    sides = {
        "top": (4, tint, 6),
        "bottom": (4, tint, 6),
        **_sides(theme, (BAR, primary, PADDING), (4, tint, PADDING)),
    }
    box = (border(**sides), attributes("shd", val="clear", color="auto", fill=tint))
    inset = (PADDING + BAR / 8) * POINT
    end = (PADDING + 0.5) * POINT
    yield Style(
        *("BoxHeading", "Bottom Line Heading", "box-heading", theme.brand.primary),
        before=3.0,
        after=0.8,
        next="BottomLine",
        more=(*box, val("outlineLvl", 0)),
        with_next=True,
        indent=inset,
        right=end,
        base="Heading1",
    )
    yield Style(
        *("BottomLine", "Bottom Line", "lead"),
        after=1.4,
        more=box,
        indent=inset,
        right=end,
    )
    yield Style(
        *("Decision", "Decision", "decision", theme.brand.primary),
        before=0.6,
        after=5.0,
        more=box,
        indent=inset,
        right=end,
    )
    yield Style("BoxText", "Box Text", "box", after=0.8)
    yield Style(
        *("BoxTitle", "Box Title", "box-title", theme.ink), after=0.8, with_next=True
    )
    yield Style(
        *("BoxList", "Box List"),
        indent=3.2,
        hang=3.2,
        after=0.4,
        base="BoxText",
        more=(numbered(1),),
    )


def exhibits(theme: Theme) -> Iterator[Style]:
    """Yield the styles of charts, tables, big numbers and the likelihood scale."""
    bold = (on("b"), on("bCs"))
    yield Style(
        *("Caption", "caption", "figure-title", theme.ink),
        before=2.6,
        indent=theme.indent,
        next="CaptionSubtitle",
        with_next=True,
    )
    yield Style(
        *("CaptionSubtitle", "Caption Subtitle", "figure-subtitle", theme.sub),
        after=1.2,
        indent=theme.indent,
        with_next=True,
    )
    yield Style("Figure", "Figure", after=0.8, indent=theme.indent, with_next=True)
    yield Style(
        *("SourceLine", "Source Line", "origin", theme.mute),
        before=1.0,
        after=3.0,
        indent=theme.indent,
    )
    yield Style("TableText", "Table Text", "table", before=0.5, after=0.5)
    yield Style(
        *("TableHead", "Table Head"),
        base="TableText",
        more=(on("keepNext"),),
        run=bold,
    )
    yield Style("TableChosen", "Table Chosen Row", base="TableText", run=bold)
    yield Style("RecordText", "Record Text", "record", theme.sub, after=0.4)
    yield Style("RecordChosen", "Record Chosen Row", base="RecordText")
    yield Style("RecordHead", "Record Head", base="RecordText", run=bold)
    yield Style("BigNumber", "Big Number", "big", theme.brand.primary, with_next=True)
    yield Style("KeyFigure", "Key Figure", "key-figure", theme.sub, after=0.4)
    centred = (val("jc", "center"),)
    yield Style(
        *("StripLabel", "Likelihood Label", "figure-label", theme.sub),
        before=4,
        after=1,
        with_next=True,
    )
    ground, dark = colour(theme.light), colour(theme.brand.primary)
    shade = attributes("shd", val="clear", color="auto", fill=ground)
    yield Style(
        "Step", "Likelihood Range", "step", more=(*centred, shade), with_next=True
    )
    yield Style(
        *("StepUsed", "Likelihood Range Used", "", "#FFFFFF"),
        base="Step",
        more=(attributes("shd", val="clear", color="auto", fill=dark),),
        run=bold,
    )
    yield Style(
        "Spacer",
        "Spacer",
        more=(attributes("spacing", before=0, after=0, line=120, lineRule="exact"),),
    )
    yield Style("Term", "Likelihood Term", "origin", theme.mute, more=centred)


def _sides(
    theme: Theme, begin: tuple[float, str, float], end: tuple[float, str, float]
) -> dict[str, tuple[float, str, float]]:
    here, there = ("right", "left") if theme.leftward else ("left", "right")
    return {here: begin, there: end}
