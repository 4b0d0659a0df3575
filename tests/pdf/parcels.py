"""PDFs that carry files, sound and bent, made without the engine."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SOUND = {"brief.yaml": b"title: Water\n", "build.json": b"{}"}


def parcel(
    files: Mapping[str, bytes] = SOUND,
    bend: Callable[[pikepdf.Pdf, Any], None] | None = None,
    **saved: Any,
) -> bytes:
    """Return a PDF of one page that carries files, after it was bent.

    Args:
        bend: changes the file; it gets the name tree of its embedded files too.
        saved: how pikepdf saves it.
    """
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        listed = Array()
        for name, data in files.items():
            listed.extend([String(name), specification(pdf, name, data)])
        tree = pdf.make_indirect(Dictionary(Names=listed))
        pdf.Root.Names = Dictionary(EmbeddedFiles=tree)
        if bend:
            bend(pdf, pdf.Root.Names.EmbeddedFiles)
        out = BytesIO()
        pdf.save(out, **saved)
    return out.getvalue()


def specification(pdf: pikepdf.Pdf, name: str, data: bytes) -> Any:
    """Return the file specification of an embedded file."""
    stream = pdf.make_stream(data)
    stream.Type = Name.EmbeddedFile
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(name),
            EF=Dictionary(F=stream),
        )
    )
