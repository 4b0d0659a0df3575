"""PDFs of others, made for tests: small files with one thing in them to be found."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops, ImageStat

from briefmaker.pdf.engine import typeset
from briefmaker.pdf.foreign.leaf import Foreign
from briefmaker.pdf.foreign.opening import opened
from briefmaker.problems import Problem
from briefmaker.workspace import Workspace
from pdf.sheets import page

A4 = (595.276, 841.89)
SQUARES = b"1 0 0 rg 50 50 100 200 re f 0 0 1 rg 300 600 150 100 re f"
"""Two fills that look different however a page is turned or cut."""


def pdf_of(
    content: bytes = SQUARES,
    size: tuple[float, float] = A4,
    pages: int = 1,
    change: Callable[[Pdf], object] | None = None,
    **keys: Any,
) -> bytes:
    """Return a file with a few pages.

    Args:
        size: in pt.
        change: what is done to it before it is written.
        keys: of its page.
    """
    with pikepdf.new() as pdf:
        for _ in range(pages):
            made = pdf.add_blank_page(page_size=size)
            made.Contents = pdf.make_stream(content)
            for key, value in keys.items():
                made.obj[f"/{key}"] = value
        if change:
            change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def form(pdf: Pdf, content: bytes, **keys: Any) -> Any:
    """Return a form of the size of a page."""
    box = Array([0, 0, *map(round, A4)])
    known = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": box}
    return pdf.make_stream(content, **known, **keys)


def raw(body: str, root: str = "/Type /Catalog /Pages 2 0 R") -> bytes:
    """Return a file whose list of objects is missing, as after a bad download."""
    head = f"%PDF-1.7\n1 0 obj << {root} >> endobj\n"
    return f"{head}{body}\ntrailer << /Root 1 0 R >>\n%%EOF".encode()


def set_by_us(words: str, workspace: Workspace, style: str = "") -> bytes:
    """Return a tagged file with all its fonts."""
    return typeset(
        page(f"<main><h1>A paper</h1><p>{words}</p></main>", style), workspace
    ).data


def in_helvetica(words: str = "Terms of reference") -> bytes:
    """Return a file whose font is not in it."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf_of(
        f"BT /F 24 Tf 72 700 Td ({words}) Tj ET".encode(),
        Resources=Dictionary(Font=Dictionary(F=font)),
    )


def read(data: bytes, name: str = "tor.pdf") -> Foreign:
    """Open a file of others."""
    return opened(data, name)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """Return the codes of problems."""
    return [problem.code for problem in problems]


def picture(data: bytes, number: int = 0, scale: float = 1.0) -> Image.Image:
    """Return a page as PDFium draws it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures of one size are apart, from 0 to 255."""
    if one.size != other.size:
        other = other.resize(one.size)
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
