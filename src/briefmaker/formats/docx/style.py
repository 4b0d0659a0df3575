"""A paragraph style, and what styles are made of."""

from briefmaker.formats.docx.theme import ARABIC, Theme, Type
from briefmaker.formats.docx.xml import (
    attributes,
    colour,
    on,
    points,
    properties,
    quoted,
    twips,
    val,
)
from briefmaker.values import Struct

BUILT_IN = frozenset(
    {
        *("Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Body Text"),
        *("List Bullet", "List Number", "List Continue", "Quote", "Signature"),
        *("caption", "Bibliography", "footnote text", "header", "footer"),
    }
)
"""Names of Word's own styles, which it shows in the language of its user."""


class Style(Struct, frozen=True):
    """A paragraph style.

    Attributes:
        name: as Word shows it; one of Word's own where there is one.
        token: the type of the theme that it is set in; nothing for that of its base.
        before: space over it in mm.
        indent: how far it stands in, in mm.
        hang: how far its first line stands out, in mm.
        right: how far it stands in at the end of lines, in mm.
        more: further properties of the paragraph, each an element.
        run: further properties of its words.
    """

    id: str
    name: str
    token: str = ""
    colour: str = ""
    before: float = 0.0
    after: float = 0.0
    indent: float | None = None
    hang: float = 0.0
    right: float = 0.0
    base: str = "Normal"
    next: str = ""
    more: tuple[str, ...] = ()
    run: tuple[str, ...] = ()
    with_next: bool = False


def paragraph_style(style: Style, theme: Theme) -> str:
    """Return a paragraph style as XML."""
    line: tuple[object, object] = (None, None)
    run: tuple[str, ...] = ()
    if style.token:
        type_, run = type_of(theme, style.token)
        line = (points(type_.leading), "atLeast")
    ink = (val("color", colour(style.colour)),) if style.colour else ()
    spacing = attributes(
        "spacing",
        before=twips(style.before),
        after=twips(style.after),
        line=line[0],
        lineRule=line[1],
    )
    indent = ""
    if style.indent is not None:
        indent = attributes(
            "ind",
            left=twips(style.indent),
            right=twips(style.right),
            hanging=twips(style.hang) or None,
        )
    kept = (on("keepNext"), on("keepLines")) if style.with_next else ()
    paragraph = properties("pPr", (*kept, spacing, indent, *style.more))
    following = val("next", style.next) if style.next else ""
    return (
        f'<w:style w:type="paragraph"{_custom(style.name)} w:styleId="{style.id}">'
        f"<w:name w:val={quoted(style.name)}/>{val('basedOn', style.base)}"
        f"{following}<w:qFormat/>{paragraph}"
        f"{properties('rPr', (*run, *ink, *style.run))}</w:style>"
    )


def _custom(name: str) -> str:
    return "" if name in BUILT_IN else ' w:customStyle="1"'


def beginning(theme: Theme) -> str:
    """Return the side at which lines begin."""
    return "right" if theme.leftward else "left"


def border(**sides: tuple[float, str, float]) -> str:
    """Return borders of a paragraph: eighths of a point, colour, distance in points."""
    drawn = "".join(
        attributes(side, val="single", sz=round(size), space=round(space), color=ink)
        for side in ("top", "left", "bottom", "right")
        if side in sides
        for size, ink, space in (sides[side],)
    )
    return f"<w:pBdr>{drawn}</w:pBdr>"


def numbered(number: int) -> str:
    """Return the property that makes a paragraph an entry of a list."""
    return f"<w:numPr>{val('numId', number)}</w:numPr>"


def fonts_of(theme: Theme, face: str) -> str:
    """Return a family, with the one for letters of the Arabic script."""
    name = theme.face(face)
    return attributes("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=ARABIC)


def type_of(theme: Theme, token: str) -> tuple[Type, tuple[str, ...]]:
    """Return a type of the theme, and its properties of words."""
    type_ = theme.types.get(token, theme.types["body"])
    size = round(type_.size * 2)
    weight = ("b", "bCs") if type_.bold else ()
    bold = tuple(on(each) for each in weight) or (val("b", 0), val("bCs", 0))
    return type_, (
        fonts_of(theme, type_.face),
        *bold,
        val("sz", size),
        val("szCs", size),
    )
