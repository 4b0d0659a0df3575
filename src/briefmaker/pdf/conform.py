"""What the file says of itself: PDF/A-3a for archives and PDF/UA-1 for everybody.

The engine writes one of the two. The other is added inside the same description, where
validators look for it; as its property is none that PDF/A knows, its schema is
described beside it (ISO 19005-3, 6.6.2.3.3; ISO 14289-1, 5).
"""

from enum import StrEnum
from typing import Any

import pydyf


class Standard(StrEnum):
    """What a file conforms to; its value is what the engine is asked for."""

    ARCHIVAL = "pdf/a-3a"
    """PDF/A-3a, and PDF/UA-1 as well."""
    ACCESSIBLE = "pdf/ua-1"
    """PDF/UA-1 alone, for files with pages of others that no archive would take."""


END = b"</rdf:RDF>"

MISTAKEN = b"\r\nendstream"
"""The last byte of a stream, and what follows it, where they look like an end of line.
"""

ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The mark of PDF/UA-1, and the schema that it belongs to."""


def identify(pdf: Any, standard: Standard) -> None:
    """Say in the file's metadata that it is PDF/UA-1 too, so that all can read it.

    Args:
        pdf: the engine's file before it is written, which this changes.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    if standard is Standard.ARCHIVAL:  # of the other, the engine says so itself
        before, after = b"".join(metadata.stream).split(END)
        metadata.stream = [before, ACCESSIBLE, END, after]
    # PDF/A-1 forbids a filter here, and some validators of later parts do too.
    metadata.compress = False


def as_drawn(pdf: Any) -> None:
    """Let no program smooth pictures by a way of its own (ISO 19005-3, 6.2.8)."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream) and "Interpolate" in part.extra:
            part.extra["Interpolate"] = "false"


def unambiguous(data: bytes) -> bytes:
    """Return a file in which each stream has an end that cannot be mistaken.

    Where the last byte of a stream is a carriage return, it and the line feed after it
    are one end of line to some readers, and the stream is one byte too short for them
    (ISO 19005-3, 6.1.6.1). Such a stream ends with both after its data; the byte comes
    from a space in its dictionary, so that nothing else in the file moves.
    """
    at = data.find(MISTAKEN)
    while at >= 0:
        begun = data.rfind(b" obj", 0, at)
        space = data.find(b" /", begun + len(b" obj"), at)
        if space >= 0:
            closed = (data[:space], data[space + 1 : at], b"\r", data[at:])
            data = b"".join(closed)
        at = data.find(MISTAKEN, at + len(MISTAKEN))
    return data
