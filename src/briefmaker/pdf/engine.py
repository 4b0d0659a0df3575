"""Stage 5, typeset: the page as a tagged PDF, by WeasyPrint through one function.

The engine is confined: it reads the page, the shipped fonts and pictures of the
workspace, and no network. It only logs what it dislikes, so its log is listened to;
and it may lose notes or text without a word, so what it laid out is audited.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from briefmaker.look.look import Variant
from briefmaker.pdf.attachments import associate, attachments
from briefmaker.pdf.audit import audit
from briefmaker.pdf.complaints import NO_GLYPH, complaints
from briefmaker.pdf.conform import VARIANT, as_drawn, identify
from briefmaker.pdf.fetching import Confined
from briefmaker.pdf.file import unfit
from briefmaker.pdf.finishing import filled_up, finished
from briefmaker.pdf.pictures import called_by_content
from briefmaker.pdf.placing import Press, place
from briefmaker.pdf.settling import GUARD, Settled
from briefmaker.pdf.tags.painted import painting
from briefmaker.pdf.tags.tagging import tag
from briefmaker.pdf.tightening import TIGHT, fit
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF.

    Attributes:
        data: the file's bytes; the same page always gives the same.
        pages: how many.
        problems: what was found after layout; with errors it must not be used.
    """

    data: bytes
    pages: int
    problems: tuple[Problem, ...] = ()


def typeset(page: Page, workspace: Workspace) -> Pdf:
    """Typeset the page as PDF/A-3a and PDF/UA-1, and audit what came out.

    Raises:
        BriefError: the engine gave no document, or refused a part of the page.
    """
    fetcher = Confined(workspace.assets, *page.folders)
    with complaints() as log:
        try:
            settled = _settled(page, workspace, fetcher)
            written = _written(settled, page)
        except FatalURLFetchingError as error:
            raise BriefError([_refused(error), *log.taken()]) from error
        except RecursionError as error:
            raise BriefError([_TOO_DEEP, *log.taken()]) from error
        except AssertionError as error:
            raise BriefError([_BROKEN, *log.taken()]) from error
        logged = log.taken()
    data = finished(written, page, settled.layout, workspace.assets)
    # The audit says the same of missing letters, and where they stand.
    said = tuple(problem for problem in logged if problem.code != NO_GLYPH)
    found = audit(
        page, settled.layout, data, workspace.assets, boxes=len(said) < len(logged)
    )
    of_file = unfit(page, settled.layout, data)
    return Pdf(data, settled.layout.pages, (*said, *found, *of_file))


def _settled(page: Page, workspace: Workspace, fetcher: Confined) -> Settled:
    """Lay the page out, with fonts of its own and no others by name."""
    fonts = FontConfiguration()
    html = HTML(string=page.html, url_fetcher=fetcher)
    style = CSS(
        string=page.style,
        base_url=f"{workspace.assets.resolve().as_uri()}/",
        url_fetcher=fetcher,
        font_config=fonts,
    )
    guard = CSS(string=GUARD, url_fetcher=fetcher)
    tight = CSS(string=TIGHT, url_fetcher=fetcher)
    pictures: dict[str, Any] = {}

    def render(*more: CSS) -> Any:
        document = html.render(
            font_config=fonts,
            stylesheets=[style, guard, *more],
            pdf_variant=VARIANT,
            cache=pictures,
        )
        called_by_content(pictures)
        return document

    usual = Press(render, html.etree_element, page.notes, page.annex)
    if Variant.BOOKLET in page.look.variants:
        return filled_up(usual, place(usual))
    return fit(usual, replace(usual, render=partial(render, tight)))


def _written(settled: Settled, page: Page) -> bytes:
    """Write the file, with tags of our own and marked as what it conforms to."""

    def finish(document: Any, pdf: Any) -> None:
        tag(document, pdf, settled.layout, sheets)
        associate(pdf, page.attached)
        identify(pdf)
        as_drawn(pdf)

    with painting(settled.document) as sheets:
        data: bytes = settled.document.write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=True,
            attachments=attachments(page),
            finisher=finish,
        )
    return data


def _refused(error: BaseException) -> Problem:
    return Problem("pdf.refused", str(error.__cause__ or error))


_TOO_DEEP = Problem(
    "pdf.too-deep",
    "the text is nested too deeply to be typeset",
    hint="use fewer levels of lists and quotations inside each other",
)
_BROKEN = Problem(
    "pdf.engine",
    "the typesetting engine gave up on this page (a known fault of its notes and "
    "columns)",
    hint="move an exhibit or a note to another paragraph, or change the paper",
)
