"""The styles of a Word document: the house's look, so that nothing is set by hand.

An office that wants another look changes the style, and the whole document follows.
"""

from itertools import chain

from briefmaker.formats.blocks import Role
from briefmaker.formats.docx.exhibit_styles import boxes, exhibits
from briefmaker.formats.docx.runs import tag
from briefmaker.formats.docx.style import paragraph_style, type_of
from briefmaker.formats.docx.table_styles import table_styles
from briefmaker.formats.docx.text_styles import back, running, titles
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.word_styles import word_styles
from briefmaker.formats.docx.xml import attributes, colour, on, points, properties, val
from briefmaker.formats.runs import Flow

OF_ROLE = {
    Role.BODY: "BodyText",
    Role.KICKER: "Kicker",
    Role.TITLE: "Title",
    Role.STANDFIRST: "Subtitle",
    Role.TERMS: "SmallText",
    Role.DECISION: "Decision",
    Role.CONFIDENCE: "Confidence",
    Role.WHY: "ListNote",
    Role.ANSWERS: "ListNote",
    Role.BEYOND: "Beyond",
    Role.BOX_TITLE: "BoxTitle",
    Role.SPREAD: "BoxText",
    Role.QUOTATION: "Quote",
    Role.VERBATIM: "BodyText",
    Role.EXHIBIT_LABEL: "Caption",
    Role.EXHIBIT_TITLE: "Caption",
    Role.SUBTITLE: "CaptionSubtitle",
    Role.ORIGIN: "SourceLine",
    Role.CELL: "TableText",
    Role.SOURCE: "Bibliography",
    Role.SUMMARY: "SmallText",
    Role.STRIP_LABEL: "StripLabel",
    Role.LEAD: "SmallText",
    Role.END: "EndMatter",
    Role.NOTE: "FootnoteText",
}
"""The style of each kind of paragraph."""


def styles(theme: Theme, flow: Flow) -> str:
    """Return all styles of a document as the content of `w:styles`."""
    every = (part(theme) for part in (titles, running, boxes, exhibits, back))
    return (
        _defaults(theme, flow)
        + _normal(theme)
        + _PLAIN
        + "".join(paragraph_style(each, theme) for each in chain.from_iterable(every))
        + "".join(word_styles(theme))
        + table_styles(theme)
    )


def _defaults(theme: Theme, flow: Flow) -> str:
    leftward = flow.leftward
    language = attributes(
        "lang",
        val="en-GB" if leftward else tag(flow.language),
        eastAsia="en-GB",
        bidi=tag(flow.language) if leftward else "ar-SA",
    )
    run = properties("rPr", (*type_of(theme, "body")[1], language))
    return (
        f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal(theme: Theme) -> str:
    type_, run = type_of(theme, "body")
    line = attributes(
        "spacing", before=0, after=0, line=points(type_.leading), lineRule="atLeast"
    )
    widow = on("widowControl")
    side = on("bidi", so=theme.leftward)
    ink = val("color", colour(theme.ink))
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/>'
        f"{properties('pPr', (widow, side, line))}{properties('rPr', (*run, ink))}"
        "</w:style>"
    )


_PLAIN = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
"""The styles that every document has, without a look of their own."""
