"""Typesetting by a copy of this process that gets ready for it meanwhile.

A first document waits half of its time for the engine: its modules, its own style
sheet, the C types of its libraries, which cffi parses one by one. A command that sets
one document has the copy begin as soon as it knows that; when the page is composed, it
is ready. What sets many documents is better off with an engine that stays (`watched`).

Nothing here loads the engine in this process.
"""

import io
import sys
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.apart import Apart
from briefmaker.aside import may_fork
from briefmaker.limits import Frames, Limits

if TYPE_CHECKING:
    from briefmaker.pdf.made import Pdf, Whereabouts
    from briefmaker.workspace import Workspace
    from briefmaker.writing.page import Page

ENGINE = "briefmaker.pdf.engine"

TRIAL = """<!doctype html><html lang=en><title>T</title>
<style>@font-face { font-family: T; src: url(%s) }
@page { @bottom-center { content: counter(page) } } html { font-family: T }
p { text-align: justify; hyphens: auto } span { float: footnote }</style>
<h2 id=a>T</h2><p>Words <a href="#a">and</a><span>a note</span> numbers in a line that
is long enough to be broken into two of them, or into three, on a page of its size.
<ul><li>One</ul><table><thead><tr><th>T<tbody><tr><td>1</table></html>"""
"""A page on which each part of the engine has something to do."""

_begun: "Apart[[Page, Workspace], Pdf] | None" = None


_kept: list[object] = []
"""What is not let go of as long as this process lives."""


def begin(fonts: Path) -> None:
    """Have a copy of this process get ready, if that is safe and gains time.

    Args:
        fonts: the folder of the shipped fonts.
    """
    global _begun
    if _begun is None and ENGINE not in sys.modules and may_fork():
        first = partial(_get_ready, fonts)
        ready = Apart(_typeset, _limits, _whereabouts, first)
        _begun = ready if ready.begin() else None


def begun() -> bool:
    """Whether a copy gets ready, so that this process needs no engine."""
    return _begun is not None


def typeset(page: "Page", workspace: "Workspace") -> "Pdf":
    """Typeset a page, in the copy that got ready for it if there is one.

    Raises:
        BriefError: it was stopped, and where; or the engine gave no document.
    """
    if _begun is None:
        from briefmaker.pdf import watched

        return watched.typeset(page, workspace)
    from briefmaker.limits import StoppedError
    from briefmaker.problems import BriefError

    try:
        return _begun(page, workspace)
    except StoppedError as error:
        from briefmaker.pdf.watched import stopped

        raise BriefError([stopped(error, _limits(page, workspace))]) from error


def _get_ready(fonts: Path) -> None:
    """Load the engine, and let it set a page that nobody sees."""
    # Standard output is for products: what a library prints is none.
    with redirect_stdout(io.StringIO()):
        from briefmaker.pdf import engine  # noqa: F401
        from briefmaker.pdf.complaints import complaints
        from briefmaker.pdf.fetching import Confined
        from briefmaker.pdf.weasy import HTML, FontConfiguration

        # Its folder, taken away while a document is set, would count as one that the
        # document depends on, and that has changed.
        _kept.append(FontConfiguration())
        with complaints():
            face = next(fonts.glob("*.ttf")).resolve().as_uri()
            trial = HTML(string=TRIAL % face, url_fetcher=Confined(fonts))
            trial.write_pdf(pdf_tags=True, font_config=_kept[-1])


def _typeset(page: "Page", workspace: "Workspace") -> "Pdf":
    from briefmaker.dependencies.seen import libraries
    from briefmaker.pdf import engine
    from briefmaker.reads import sought

    made = engine.typeset(page, workspace)
    # Those of the engine are in no other process, and the document depends on them.
    for path in libraries():
        sought(Path(path))
    return made


def _limits(page: "Page", workspace: "Workspace") -> Limits:
    from briefmaker.look.settings import limits_of

    return limits_of(workspace, len(page.html))


def _whereabouts(frames: Frames) -> "Whereabouts | None":
    from briefmaker.pdf.whereabouts import whereabouts

    return whereabouts(frames)
