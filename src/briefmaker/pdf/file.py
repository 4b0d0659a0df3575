"""The file itself: what readers' programs need of it, and what it must not give away.

Design E.7, P-01 to P-05 and P-07. What a page says in words is proved elsewhere
(`proof`); here is what no page shows: title and tags, words for pictures, fonts, sizes,
and traces of the machine on which it was made.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Stream
from pypdfium2 import raw

from briefmaker.pdf.laid import Layout
from briefmaker.problems import Problem, Severity
from briefmaker.writing.page import Page

LARGE, TOO_LARGE = 5_000_000, 18_000_000
"""Bytes: what many mailboxes take gladly, and what they refuse."""

COARSE = 200
"""Pixels to the inch under which a picture looks blurred in print."""

LONG = 4
"""Pages after which a document needs bookmarks."""

PT_PER_INCH = 72.0

TRACES = (
    re.compile(r"file:/+[^\s<>\"')]*"),
    re.compile(r"(?<![\w/])/(?:home|Users|root|tmp|private|var|mnt)/[^\s<>\"')]*"),
    re.compile(r"\b[A-Za-z]:\\[^\s<>\"')]*"),
)
"""Paths of a machine: they name its user and its folders."""

COMMENTS = frozenset({"/Text", "/FreeText", "/Highlight", "/Popup", "/Redact"})
"""Annotations in which people leave remarks."""


def unfit(
    page: Page, laid: Layout, data: bytes, *, mailed: bool = True
) -> Iterator[Problem]:
    """Yield what the finished file lacks, and what it says that it should not.

    Args:
        mailed: it is of a kind that people send by mail.
    """
    if mailed:
        yield from _size(data)
    with pikepdf.open(BytesIO(data)) as file:
        yield from _described(file, laid)
        yield from _readable(file, laid)
        yield from _fonts(file)
        yield from _traces(file, page)
    yield from _coarse(data)


def _size(data: bytes) -> Iterator[Problem]:
    """It can be sent by mail (P-04)."""
    if len(data) > LARGE:
        most = TOO_LARGE if len(data) > TOO_LARGE else LARGE
        yield Problem(
            "pdf.size",
            f"the file has {len(data) / 1e6:.1f} MB; mail wants at most "
            f"{most / 1e6:.0f} MB",
            severity=Severity.ERROR if most == TOO_LARGE else Severity.WARNING,
            hint="save its pictures at 300 pixels to the inch of their printed width",
        )


def _described(file: pikepdf.Pdf, laid: Layout) -> Iterator[Problem]:
    """It says what it is, in which language, and in which order it reads (P-01)."""
    root = file.Root
    main, nothing = laid.root.find(".//main"), Dictionary()
    lacks = {
        "a title": not str(file.docinfo.get("/Title", "")).strip(),
        "its language": not str(root.get("/Lang", "")),
        "tags": not root.get("/MarkInfo", nothing).get("/Marked", False),
        "a display of its title": not root.get("/ViewerPreferences", nothing).get(
            "/DisplayDocTitle", False
        ),
        "a first heading": main is not None and main.find(".//h1") is None,
    }
    for what, lacking in lacks.items():
        if lacking:
            yield Problem(
                "pdf.undescribed",
                f"the file lacks {what}, which screen readers need",
                hint="a template of your own must extend `partials/document.html`",
            )


def _readable(file: pikepdf.Pdf, laid: Layout) -> Iterator[Problem]:
    """Pictures have words, tables have heads (P-02); long documents have a way in."""
    for part in file.objects:
        kind = part.get("/S") if isinstance(part, Dictionary) else None
        if kind == Name.Figure and not str(part.get("/Alt", "")).strip():
            yield Problem(
                "pdf.no-alt",
                "a picture has no words for readers who cannot see it",
                hint="give it an `alt` text",
            )
        elif kind == Name.Table and not _holds(part, Name.TH):
            yield Problem(
                "pdf.no-table-head",
                "a table has no head, so its cells cannot be read aloud",
                hint="a template of your own must use `<th>` for heads",
            )
    if laid.pages > LONG and "/Outlines" not in file.Root:
        yield Problem(
            "pdf.no-bookmarks",
            f"the document has {laid.pages} pages and no bookmarks",
            severity=Severity.WARNING,
            hint="keep the `bookmark-level` of headings in your style sheet",
        )


def _holds(part: Any, kind: Name) -> bool:
    """Whether a part of the structure has one of this kind inside it."""
    kids = part.get("/K", ())
    inner = kids if isinstance(kids, pikepdf.Array) else [kids]
    found = [kid for kid in inner if isinstance(kid, Dictionary)]
    return any(kid.get("/S") == kind or _holds(kid, kind) for kid in found)


def _fonts(file: pikepdf.Pdf) -> Iterator[Problem]:
    """Every font travels with it (P-05)."""
    for part in file.objects:
        if not isinstance(part, Dictionary) or part.get("/Type") != Name.FontDescriptor:
            continue
        if not any(key in part for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            name = str(part.get("/FontName", "")).removeprefix("/")
            yield Problem(
                "pdf.font-missing",
                f"the font {name} is not in the file: other machines would print "
                "another",
                hint="bring the font with an `@font-face` rule in the style sheet",
            )


def _traces(file: pikepdf.Pdf, page: Page) -> Iterator[Problem]:
    """It gives away nobody's name, folders or remarks (P-07)."""
    said = {
        *(str(value) for value in file.docinfo.values()),
        *(_text(part) for part in file.objects),
    }
    folders = [str(folder) for folder in page.folders]
    for words in sorted(said):
        traces = [found[0] for trace in TRACES if (found := trace.search(words))]
        traces += [folder for folder in folders if folder in words]
        if traces:
            yield Problem(
                "pdf.trace",
                f"the file gives away a path of this machine: “{traces[0]}”",
                hint="take it out of the brief's details, links and attachments",
            )
    kinds = {
        str(a.get("/Subtype")) for each in file.pages for a in each.get("/Annots", ())
    }
    if kinds & COMMENTS:
        yield Problem(
            "pdf.trace",
            "the file carries remarks that are not printed",
            hint="take them out of the pictures that the brief uses",
        )


def _text(part: Any) -> str:
    """Return what a part of the file says besides its pages."""
    if isinstance(part, Stream) and part.get("/Subtype") == Name.XML:
        return part.read_bytes().decode(errors="replace")
    if not isinstance(part, Dictionary):
        return ""
    keys = ("/URI", "/F", "/UF", "/Desc", "/Contents", "/Alt", "/T")
    return "\n".join(
        str(part[key]) for key in keys if isinstance(part.get(key), pikepdf.String)
    )


def _coarse(data: bytes) -> Iterator[Problem]:
    """Pictures made of pixels have enough of them (P-05)."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                left, _, right, _ = picture.get_bounds()
                pixels = picture.get_px_size()[0]
                inches = (right - left) / PT_PER_INCH
                if inches and pixels / inches < COARSE - 1:
                    yield Problem(
                        "pdf.coarse",
                        f"a picture on page {number} has {pixels / inches:.0f} pixels "
                        f"to the inch as printed; {COARSE} are needed",
                        hint="bring a larger one, or an SVG",
                    )
    finally:
        document.close()
