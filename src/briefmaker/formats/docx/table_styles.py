"""Styles of tables: of those with data, of boxes, of words side by side."""

from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import attributes, colour, val


def table_styles(theme: Theme) -> str:
    """Return the styles of tables: of those with data, of boxes, of words abreast."""
    ink, hair, sand = (
        colour(each) for each in (theme.ink, theme.hair, theme.brand.sand)
    )
    accent, rule = colour(theme.brand.accent), colour(theme.rule)
    data = _drawn(top=(8, ink), bottom=(8, ink), insideH=(2, hair))
    head = (
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f"{_line('bottom', 4, ink)}</w:tcBorders>"
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    sandy = (
        f"<w:tcPr>{attributes('shd', val='clear', color='auto', fill=sand)}</w:tcPr>"
    )
    around = _drawn(**dict.fromkeys(("top", "left", "bottom", "right"), (4, rule)))
    warning = _drawn(
        **dict.fromkeys(("left", "bottom", "right"), (4, rule)), top=(8, accent)
    )
    lines = _drawn(top=(4, hair), bottom=(4, hair))
    return "".join(
        [
            _table("BriefTable", "Brief Table", data, (20, 85), head),
            _table(
                "DisputeBox", "Dispute Box", _drawn(top=(8, accent)), (100, 200), sandy
            ),
            _table("CalloutBox", "Callout Box", around, (100, 200)),
            _table("WarningBox", "Warning Box", warning, (100, 200)),
            _table("DetailsTable", "Details Table", lines, (85, 0)),
            _table("FiguresTable", "Key Figures Table", "", (40, 0)),
            _table("FurnitureTable", "Furniture Table", "", (0, 0)),
            _table("StripTable", "Likelihood Table", "", (0, 15)),
            _table("SignatureTable", "Signature Table", "", (620, 0)),
        ]
    )


def _table(
    id_: str, name: str, borders: str, padding: tuple[int, int], more: str = ""
) -> str:
    """Return a style of tables.

    Args:
        padding: over and under the words, and beside them.
    """
    upright, beside = padding
    cells = "".join(
        attributes(side, w=width, type="dxa")
        for side, width in (
            *(("top", upright), ("left", beside)),
            *(
                ("bottom", upright if id_ != "SignatureTable" else 60),
                ("right", beside),
            ),
        )
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}">'
        f'{val("name", name)}<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr>{borders}<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{more}</w:style>"
    )


def _drawn(**sides: tuple[int, str]) -> str:
    """Return the rules of a table: eighths of a point, and their colour."""
    order = ("top", "left", "bottom", "right", "insideH")
    said = "".join(_line(side, *sides[side]) for side in order if side in sides)
    return f"<w:tblBorders>{said}</w:tblBorders>"


def _line(side: str, size: int, ink: str) -> str:
    return attributes(side, val="single", sz=size, space=0, color=ink)
