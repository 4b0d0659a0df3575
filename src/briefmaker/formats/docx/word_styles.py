"""Styles of words in their line: marks, links, labels."""

from collections.abc import Iterator

from briefmaker.formats.docx.style import fonts_of, type_of
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import attributes, colour, on, properties, quoted, val


def word_styles(theme: Theme) -> Iterator[str]:
    """Yield the styles of words."""
    primary, sans = colour(theme.brand.primary), fonts_of(theme, "sans")
    bold = (on("b"), on("bCs"))
    mute, unit = colour(theme.mute), round(theme.unit * 2)
    ink, ground = (colour(each) for each in theme.mark)
    chip = (
        attributes("bdr", val="single", sz=16, space=0, color=ground),
        attributes("shd", val="clear", color="auto", fill=ground),
    )
    italic = bold if theme.leftward else (on("i"), on("iCs"))
    found: dict[str, tuple[str, tuple[str, ...]]] = {
        "Strong": ("Strong", bold),
        "Emphasis": ("Emphasis", italic),
        "Hyperlink": ("Hyperlink", (val("color", primary),)),
        "Likelihood": ("Likelihood", (*bold, val("color", primary))),
        "CitationMark": (
            "Citation Mark",
            (sans, *bold, val("color", primary), val("vertAlign", "superscript")),
        ),
        "FootnoteReference": (
            "footnote reference",
            (sans, *bold, val("color", primary), val("vertAlign", "superscript")),
        ),
        "Verbatim": ("Verbatim", (sans,)),
        "BigUnit": ("Big Unit", (val("sz", unit), val("szCs", unit))),
        "Aside": ("Aside", (val("color", mute),)),
        "CaptionLabel": ("Caption Label", (*_label(theme),)),
        "FieldLabel": ("Field Label", (*bold, val("color", mute))),
        "ListMark": ("List Mark", (sans, val("color", colour(theme.brand.accent)))),
        "HandlingMark": (
            "Handling Mark",
            (
                *type_of(theme, "handling")[1],
                val("color", ink),
                *(chip if ground else ()),
            ),
        ),
        "Status": ("Status", (*bold, val("color", colour(theme.brand.accent)))),
        "PageNumber": (
            "page number",
            (*type_of(theme, "folio")[1], val("color", colour(theme.ink))),
        ),
        "Used": ("Used Term", (*bold, val("color", primary))),
    }
    built_in = {"Strong", "Emphasis", "Hyperlink", "footnote reference", "page number"}
    for id_, (name, run) in found.items():
        custom = "" if name in built_in else ' w:customStyle="1"'
        yield (
            f'<w:style w:type="character"{custom} w:styleId="{id_}">'
            f"<w:name w:val={quoted(name)}/>{val('basedOn', 'DefaultParagraphFont')}"
            f"<w:qFormat/>{properties('rPr', run)}</w:style>"
        )


def _label(theme: Theme) -> tuple[str, ...]:
    _, run = type_of(theme, "figure-label")
    return (*run, val("color", colour(theme.mute)))
