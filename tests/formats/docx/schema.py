"""The order of children that Word insists on (ECMA-376-1, annex A.1), as a check."""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow "
    "emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position "
    "sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize "
    "tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar "
    "textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar "
    "paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg "
    "textDirection bidi rtlGutter docGrid",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy "
    "lvlJc pPr rPr",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular "
    "embedBold embedItalic embedBoldItalic",
    "settings": "zoom embedTrueTypeFonts saveSubsetFonts mirrorMargins defaultTabStop "
    "characterSpacingControl footnotePr compat themeFontLang decimalSymbol "
    "listSeparator",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}
NUMBERING = ("abstractNum", "num")


def misplaced(root: Element) -> Iterator[str]:
    """Yield what stands in another place than the schema has for it."""
    for element in root.iter():
        name = element.tag.removeprefix(W)
        children = [each.tag.removeprefix(W) for each in element]
        if name in ORDER:
            order = ORDER[name].split()
            unknown = set(children) - set(order)
            if unknown:
                yield f"{name} holds {sorted(unknown)}"
            elif children != sorted(children, key=order.index):
                yield f"{name}: {children}"
        if name == "numbering" and children != sorted(children, key=NUMBERING.index):
            yield f"{name}: {children}"
        if name == "tc" and children[-1:] != ["p"]:
            yield "a cell does not end in a paragraph"
        if name == "body" and ("tbl", "tbl") in pairwise(children):
            yield "two tables touch"
