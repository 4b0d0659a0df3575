"""A page of HTML after layout, before it is written: what can be bound with others.

The engine is confined: it reads the page, the shipped fonts and pictures of the
workspace, and no network. It only logs what it dislikes, so its log is listened to.
"""

import os
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from briefmaker.look.look import Variant
from briefmaker.pdf.complaints import complaints
from briefmaker.pdf.conform import Standard
from briefmaker.pdf.drawings import drawings
from briefmaker.pdf.fetching import Confined, refused
from briefmaker.pdf.finishing import filled_up
from briefmaker.pdf.laid import Layout
from briefmaker.pdf.numbers import Numbers
from briefmaker.pdf.pictures import called_by_content, let_go
from briefmaker.pdf.placing import Press, place
from briefmaker.pdf.rendering import Renderer
from briefmaker.pdf.settling import GUARD, Settled
from briefmaker.pdf.tightening import TIGHT, fit
from briefmaker.pdf.weasy import CSS, HTML, FatalURLFetchingError, FontConfiguration
from briefmaker.problems import BriefError, Problem
from briefmaker.values import Struct
from briefmaker.workspace import Workspace
from briefmaker.writing.faces import faces
from briefmaker.writing.page import Page


class _Fonts(FontConfiguration):  # type: ignore[misc]  # the engine says no types
    """Fonts whose files are taken away by the process that laid them there alone.

    The engine's own would be by any copy of that process that lets go of them.
    """

    def __init__(self) -> None:
        self._process = os.getpid()
        super().__init__()

    def __del__(self) -> None:
        if self._process == os.getpid():
            super().__del__()


SHEETS = 8
"""Style sheets that are kept: a meeting has papers of a few kinds."""


class Galley(Struct, frozen=True, eq=False):
    """A page of HTML after its last layout.

    Attributes:
        document: WeasyPrint's `Document`.
        problems: what the engine complained of.
    """

    page: Page
    document: Any
    layout: Layout
    problems: tuple[Problem, ...]


@lru_cache(maxsize=SHEETS)
def _read(
    style: str, assets: Path, folders: tuple[Path, ...]
) -> tuple[CSS, FontConfiguration, tuple[Problem, ...]]:
    """Return a style sheet with its fonts, and what the engine dislikes in it.

    The documents of a pack share a few sheets. Each sheet has fonts of its own, and
    the engine never gives their memory back.

    Raises:
        BriefError: it asks for something that it may not have.
    """
    fonts = _Fonts()
    with complaints() as log:
        try:
            sheet = CSS(
                string=style,
                base_url=f"{assets.resolve().as_uri()}/",
                url_fetcher=Confined(assets, *folders),
                font_config=fonts,
            )
        except FatalURLFetchingError as error:
            raise BriefError([refused(error), *log.taken()]) from error
        return sheet, fonts, log.taken()


def prepared(page: Page, workspace: Workspace) -> None:
    """Read the style sheet of a page, which is kept for copies of this process too.

    Raises:
        BriefError: it asks for something that it may not have.
    """
    _read(page.style, workspace.assets, page.folders)


def laid_out(page: Page, workspace: Workspace) -> Galley:
    """Lay a page out until notes, headings and exhibits stand where they should.

    Raises:
        BriefError: the engine gave no document, or refused a part of the page.
    """
    with complaints() as log:
        try:
            settled = _settled(page, workspace)
        except FatalURLFetchingError as error:
            raise BriefError([refused(error), *log.taken()]) from error
        except RecursionError as error:
            raise BriefError([_TOO_DEEP, *log.taken()]) from error
        except AssertionError as error:
            raise BriefError([_BROKEN, *log.taken()]) from error
        _, _, known = _read(page.style, workspace.assets, page.folders)
        heard = tuple(dict.fromkeys((*known, *log.taken())))
        return Galley(page, settled.document, settled.layout, heard)


def _settled(page: Page, workspace: Workspace) -> Settled:
    """Lay the page out, with fonts of its own and no others by name."""
    fetcher = Confined(workspace.assets, *page.folders)
    style, fonts, _ = _read(page.style, workspace.assets, page.folders)
    html = HTML(string=page.html, url_fetcher=fetcher)
    guard = CSS(string=GUARD, url_fetcher=fetcher)
    tight = CSS(string=TIGHT, url_fetcher=fetcher)
    pictures = drawings(page.inks, fonts, faces(page.style, workspace.assets))
    numbers = Numbers(html.etree_element)

    def render(renderer: Renderer) -> Any:
        document = renderer.render(pdf_variant=Standard.ARCHIVAL.value, cache=pictures)
        called_by_content(pictures)
        return document

    def press(*sheets: CSS) -> Press:
        renderer = Renderer(
            html, fonts, sheets, page.style, numbers, page.notes, page.annex
        )
        return Press(
            partial(render, renderer),
            html.etree_element,
            page.notes,
            page.annex,
            renderer.short,
        )

    usual = press(style, guard)
    if Variant.BOOKLET in page.look.variants:
        settled = filled_up(usual, place(usual))
    else:
        settled = fit(usual, press(style, guard, tight))
    let_go(pictures)
    return settled


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
