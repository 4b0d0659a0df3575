"""The HTML of a letter: its template filled, and its style written into each element.

Outlook for Windows sets mail with Word, which reads no style sheets and no variables;
other programs cut them out. What stands in elements is what everybody sees.
"""

from css_inline import CSSInliner
from markupsafe import Markup, escape

from briefmaker.formats.blocks import KeyFigure
from briefmaker.formats.mail.enclosure import Enclosure
from briefmaker.formats.mail.markup import leftmost, marked, spoken
from briefmaker.formats.mail.plain import marks_explained
from briefmaker.formats.mail.said import Added, Exhibit, Line, Said, Shown
from briefmaker.formats.mail.view import Chart, File, Image, LetterView, Number, Text
from briefmaker.formats.runs import Flow
from briefmaker.formats.web.colours import dark, light
from briefmaker.formats.web.style import MARKS, UNMARKED
from briefmaker.look.look import WHITE
from briefmaker.workspace import Workspace
from briefmaker.writing.language import Language
from briefmaker.writing.page import filled

TEMPLATE, STYLE, DARK = "mail/letter.html", "mail/letter.css", "mail/dark.css"

FACE = Markup('"Segoe UI", "Helvetica Neue", Arial, sans-serif')
READING = Markup('Georgia, "Times New Roman", serif')
"""Fonts that computers have: no mail program loads a letter's own."""

KEPT = ' data-css-inline="keep"'
"""What says that a style sheet is not to be written into elements."""


def html_of(said: Said, added: Added, language: Language, workspace: Workspace) -> str:
    """Return the whole HTML, the same for the same letter.

    Raises:
        BriefError: a template or style sheet is missing or broken.
    """
    view = view_of(said, added, language)
    ink, ground = MARKS.get(said.mark_name, UNMARKED)
    edge = ink if ground == WHITE else ground
    brand = said.look.brand
    seen = {
        "letter": view,
        "colours": light(brand),
        "dark": dark(brand),
        "mark": {"ink": ink, "ground": ground, "edge": edge},
        "face": FACE,
        "reading": FACE if said.flow.leftward else READING,
    }
    style = filled(STYLE, workspace, **seen)
    night = Markup(filled(DARK, workspace, **seen).strip())
    page = filled(TEMPLATE, workspace, **{**seen, "night": night})
    inliner = CSSInliner(extra_css=style, load_remote_stylesheets=False)
    return inliner.inline(page).replace(KEPT, "", 1)


def view_of(said: Said, added: Added, language: Language) -> LetterView:
    """Return what the template of a letter sees."""
    flow, words = said.flow, language.file.mail
    explained = marks_explained(said, language)
    return LetterView(
        language=flow.language,
        direction="rtl" if flow.leftward else "ltr",
        start="right" if flow.leftward else "left",
        end="left" if flow.leftward else "right",
        subject=escape(said.subject),
        marking=escape(said.marking),
        beside=escape(said.beside),
        band=escape(said.band),
        status=escape(said.status),
        logo=_image(said.logo) if said.logo else None,
        kicker=escape(said.kicker),
        title=marked(said.title, flow),
        greeting=escape(added.greeting),
        box=escape(said.box),
        lead=tuple(_text(line, flow) for line in said.lead),
        ask=marked(said.ask, flow),
        heading=escape(said.heading),
        points=tuple(_text(line, flow) for line in said.points),
        numbers=tuple(_number(figure, flow) for figure in said.figures),
        chart=_chart(said.exhibit, flow) if said.exhibit else None,
        note_heading=escape(words.note),
        note=tuple(map(_paragraph, added.note)),
        signature=tuple(map(escape, added.signature)),
        attached=escape(words.attached),
        files=tuple(_file(each, language) for each in added.enclosures),
        grounds=(
            *(marked(line, flow) for line in said.grounds),
            *((escape(explained),) if explained else ()),
        ),
        terms=escape(said.terms),
        foot=tuple(escape(line) for line in (said.contact, said.document) if line),
    )


def _text(line: Line, flow: Flow) -> Text:
    return Text(
        marked(line.words, line.flow),
        line.listed,
        escape(line.aside),
        spoken(line.flow, flow),
    )


def _number(figure: KeyFigure, flow: Flow) -> Number:
    lines = tuple(marked(line, flow) for line in figure.lines)
    return Number(marked(figure.number, flow), lines)


def _chart(exhibit: Exhibit, flow: Flow) -> Chart:
    own = exhibit.flow
    return Chart(
        _image(exhibit.shown),
        marked(exhibit.label, own),
        marked(exhibit.title, own),
        marked(exhibit.subtitle, own),
        tuple(marked(line, own) for line in exhibit.below),
        spoken(own, flow),
    )


def _image(shown: Shown) -> Image:
    return Image(f"cid:{shown.id}", shown.alt, shown.width, shown.height)


def _file(enclosure: Enclosure, language: Language) -> File:
    pages = enclosure.pages
    said = language.count(language.file.mail.pages, pages) if pages else ""
    return File(leftmost(enclosure.name), escape(said), enclosure.sha256)


def _paragraph(said: str) -> Markup:
    """Return words of the sender's own; the lines in them end where they were ended."""
    return Markup("<br>").join(map(escape, said.split("\n")))
