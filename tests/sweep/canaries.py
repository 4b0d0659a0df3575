"""Known faults of the engine, met with its own input: does a version still have them?

The style sheets and templates of briefmaker go round each. Where one is mended, or
comes back, whoever changes the pin should know.
"""

import io
from collections.abc import Callable, Mapping

import pikepdf
import pypdfium2 as pdfium

from briefmaker.pdf.weasy import HTML


def _pages(data: bytes) -> list[str]:
    with pdfium.PdfDocument(data) as pdf:
        return [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]


def floats_are_cut() -> bool:
    """Whether a float longer than a page loses the text that is over."""
    text = "".join(f"<p>t{number:03}</p>" for number in range(150))
    html = f"<html lang=en><body><div style='float:left'>{text}</div>"
    said = "".join(_pages(HTML(string=html).write_pdf()))
    return sum(f"t{number:03}" in said for number in range(150)) < 150


def flex_links_are_dead() -> bool:
    """Whether a link that is an item of a flex row cannot be clicked."""
    link = "<a href='https://example.org/'>there</a>"
    html = f"<html lang=en><body><div style='display:flex'>{link}</div>"
    with pikepdf.open(io.BytesIO(HTML(string=html).write_pdf())) as pdf:
        return not len(pdf.pages[0].get("/Annots", ()))


CANARIES: Mapping[str, Callable[[], bool]] = {
    "floats longer than a page are cut": floats_are_cut,
    "links in flex rows cannot be clicked": flex_links_are_dead,
}
