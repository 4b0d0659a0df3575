"""The one door to WeasyPrint, which is loaded without its search for libraries.

WeasyPrint 70 offers several names of each system library, and cffi looks for each
that the system's loader does not know with `ctypes.util.find_library`. On Linux that
starts `ldconfig`, `gcc` and `ld`, dozens of times. The names that Linux has are among
those on offer, and the loader finds them by itself, so nothing is looked for here.
Where it does not find one, WeasyPrint is loaded once more, with the search.
"""

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import partial
from tempfile import mkdtemp
from typing import Any

from briefmaker.pdf.leftward import closed_up
from briefmaker.pdf.shapes import name_brackets
from briefmaker.unfinished import lasting_scratch


@contextmanager
def _without_search() -> Iterator[None]:
    """Let a library that the loader does not know by a name be none."""
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005, its form
    try:
        yield
    finally:
        ctypes.util.find_library = search


if sys.platform == "linux":
    # What it prints about a library that is missing comes again if the search fails.
    with suppress(OSError), redirect_stdout(io.StringIO()), _without_search():
        import weasyprint  # noqa: F401

from weasyprint import (  # noqa: E402
    CSS,
    DEFAULT_OPTIONS,
    HTML,
    Attachment,
    Document,
)
from weasyprint import layout as _layout  # noqa: E402
from weasyprint import pdf as _pdf  # noqa: E402
from weasyprint.css import StyleFor  # noqa: E402
from weasyprint.css.targets import TargetCollector, TargetLookupItem  # noqa: E402
from weasyprint.document import Page  # noqa: E402
from weasyprint.formatting_structure import boxes  # noqa: E402
from weasyprint.layout import LayoutContext, make_all_pages  # noqa: E402
from weasyprint.layout import block as _block  # noqa: E402
from weasyprint.layout import inline as _inline  # noqa: E402
from weasyprint.layout.absolute import AbsolutePlaceholder  # noqa: E402
from weasyprint.layout.block import remove_placeholders  # noqa: E402
from weasyprint.layout.page import remake_page  # noqa: E402
from weasyprint.text import fonts as _fonts  # noqa: E402
from weasyprint.text.ffi import (  # noqa: E402
    FROM_UNITS,
    TO_UNITS,
    ffi,
    gobject,
    pango,
)
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import (  # noqa: E402
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

__all__ = [
    "CSS",
    "DEFAULT_OPTIONS",
    "FROM_UNITS",
    "HTML",
    "TO_UNITS",
    "AbsolutePlaceholder",
    "Attachment",
    "Document",
    "FatalURLFetchingError",
    "FontConfiguration",
    "LayoutContext",
    "Page",
    "StyleFor",
    "TargetCollector",
    "TargetLookupItem",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "ffi",
    "gobject",
    "make_all_pages",
    "pango",
    "remake_page",
    "remove_placeholders",
]


def _made(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    paging = getattr(context, "paging", None)
    make = make_all_pages if paging is None else paging.made
    yield from make(context, root, html, pages)


# The engine offers no way in between the tree of boxes and its pages. A context that
# has `paging` gets its pages made there, by `Paging.made`, in the engine's own form.
_layout.make_all_pages = _made


_columns_of_engine = _block.columns_layout


def _columns(context: Any, box: Any, *rest: Any) -> Any:
    columns = getattr(context, "columns", None)
    if columns is None:
        return _columns_of_engine(context, box, *rest)
    return columns(_columns_of_engine, context, box, *rest)


# The same for columns: a context that has `columns` gets them made by that.
_block.columns_layout = _columns


_inline.remove_last_whitespace = partial(closed_up, _inline.remove_last_whitespace)


_fonts_of_engine = _pdf.build_fonts_dictionary


def _named_fonts(pdf: Any, fonts: Any, *rest: Any) -> Any:
    name_brackets(fonts.values())
    return _fonts_of_engine(pdf, fonts, *rest)


_pdf.build_fonts_dictionary = _named_fonts


def _folder(prefix: str) -> str:
    return mkdtemp(prefix=prefix, dir=lasting_scratch())


# The engine keeps fonts in folders that it removes when the last of their users is
# forgotten, which at the end of a process need not happen.
_fonts.mkdtemp = _folder
