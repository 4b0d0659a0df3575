"""Styles of the text: titles, running text, lists, what stands after it."""

from collections.abc import Iterator

from briefmaker.formats.docx.style import Style, beginning, border, numbered
from briefmaker.formats.docx.theme import Theme
from briefmaker.formats.docx.xml import colour, on, val

NUMBER = 6.0
"""Millimetres that the number of a judgement stands out."""


def titles(theme: Theme) -> Iterator[Style]:
    """Yield the styles of the title, of what stands around it, and of headings."""
    primary, accent, indent = theme.brand.primary, theme.brand.accent, theme.indent
    body = "BodyText"
    rule = (border(top=(16, colour(primary), 8)),)
    hair = (border(top=(4, colour(theme.hair), 5)),)
    yield Style(
        *("Kicker", "Kicker", "kicker", accent),
        after=0.6,
        next="Title",
        more=rule,
        run=() if theme.leftward else (on("caps"), val("spacing", 10)),
        with_next=True,
    )
    yield Style(
        *("Title", "Title", "title", primary),
        after=1.6,
        next="Subtitle",
        with_next=True,
    )
    yield Style("Subtitle", "Subtitle", "standfirst", theme.sub, after=2.8, next=body)
    yield Style("Details", "Details", "cells", indent=31, hang=31)
    yield Style(
        *("Heading1", "heading 1", "heading", primary),
        before=3.4,
        after=0.8,
        next=body,
        more=(*hair, val("outlineLvl", 0)),
        with_next=True,
    )
    yield Style(
        *("Heading2", "heading 2", "subheading", theme.ink),
        before=2.6,
        after=0.6,
        indent=indent,
        next=body,
        more=(val("outlineLvl", 1),),
        with_next=True,
    )
    yield Style(
        *("Heading3", "heading 3", "subheading", theme.sub),
        before=2.0,
        after=0.6,
        indent=indent,
        next=body,
        more=(val("outlineLvl", 2),),
        with_next=True,
    )


def running(theme: Theme) -> Iterator[Style]:
    """Yield the styles of running text, of lists, and of what is set apart."""
    indent = theme.indent
    yield Style("BodyText", "Body Text", "body", after=1.8, indent=indent)
    for number, name in enumerate(("List Bullet", "List Number"), 1):
        yield Style(
            *(name.replace(" ", ""), name),
            after=1.1,
            indent=indent + 5,
            hang=5,
            base="BodyText",
            more=(numbered(number),),
        )
    yield Style(
        *("ListContinue", "List Continue"),
        after=1.1,
        indent=indent + 5,
        base="BodyText",
    )
    yield Style(
        *("Judgement", "Key Judgement", "body"),
        after=0.2,
        indent=max(indent, NUMBER),
        hang=NUMBER,
        more=(numbered(3),),
        next="Confidence",
        with_next=True,
    )
    yield Style(
        *("Confidence", "Confidence", "confidence", theme.mute),
        after=2.2,
        indent=max(indent, NUMBER),
    )
    yield Style(
        *("ListNote", "List Note", "confidence", theme.sub),
        before=0.6,
        after=2.0,
        indent=indent + 5,
    )
    yield from _apart(theme)


def _apart(theme: Theme) -> Iterator[Style]:
    """Yield the styles of what is set apart from running text."""
    indent = theme.indent
    yield Style(
        *("Signature", "Signature", "confidence", theme.mute),
        before=0.6,
        more=(border(top=(6, colour(theme.ink), 2)),),
    )
    yield Style(
        *("Quote", "Quote", "body", theme.sub),
        after=1.8,
        indent=indent + 3,
        more=(border(**{beginning(theme): (8, colour(theme.hair), 6)}),),
    )
    yield Style(
        *("Beyond", "Do Not Go Beyond", "box", theme.sub),
        before=1.0,
        after=2.4,
        indent=indent + 3,
        more=(border(**{beginning(theme): (16, colour(theme.brand.accent), 6)}),),
    )
    yield Style(
        "SmallText", "Small Text", "sources", theme.sub, after=1.6, indent=indent
    )
    yield Style("Divider", "Divider", more=(border(bottom=(4, colour(theme.hair), 1)),))


def back(theme: Theme) -> Iterator[Style]:
    """Yield the styles of sources, notes, headers and footers."""
    yield Style(
        *("Bibliography", "Bibliography", "sources", theme.sub),
        after=1.0,
        indent=theme.indent + 5,
        hang=5,
        more=(on("keepLines"),),
    )
    yield Style(
        *("EndMatter", "End Matter", "note", theme.mute),
        before=1.2,
        after=0.4,
        more=(border(top=(4, colour(theme.hair), 4)),),
    )
    yield Style(
        *("FootnoteText", "footnote text", "note", theme.sub),
        after=0.4,
        indent=4,
        hang=4,
    )
    yield Style("Header", "header", "running", theme.mute)
    yield Style("Footer", "footer", "running", theme.mute)
