"""PDF, Word and WARC files made for tests, small and each with one peculiarity."""

import gzip
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

A5 = (420, 595)


def words(x: float, y: float, said: str, size: float = 11, before: str = "") -> str:
    """Return the operators that print a line.

    Args:
        before: operators that go first, for its colour or its mode.
    """
    escaped = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET Q\n"


def column(*lines: str, x: float = 50, y: float = 540, lead: float = 14) -> str:
    """Return the operators that print lines one under another."""
    return "".join(words(x, y - at * lead, line) for at, line in enumerate(lines))


def pdf(*pages: str, labels: Dictionary | None = None, turned: int = 0) -> bytes:
    """Return a PDF whose pages print what these operators say."""
    with pikepdf.new() as file:
        font = file.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name.Helvetica,
                Encoding=Name.WinAnsiEncoding,
            )
        )
        resources = Dictionary(
            Font=Dictionary(F1=font),
            ExtGState=Dictionary(Clear=Dictionary(ca=0), Faint=Dictionary(ca=0.05)),
            XObject=Dictionary(Photo=photo(file)),
        )
        for operators in pages:
            page = file.add_blank_page(page_size=A5)
            page.obj.Resources = resources
            page.obj.Contents = Stream(file, operators.encode("cp1252"))
            if turned:
                page.obj.Rotate = turned
        if labels is not None:
            file.Root.PageLabels = labels
        return saved(file)


def photo(file: pikepdf.Pdf) -> Stream:
    """Return a picture: a square half dark and half light."""
    return Stream(
        file,
        b"\x00\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )


SCAN = f"q {A5[0]} 0 0 {A5[1]} 0 0 cm /Photo Do Q\n"
"""A picture over the whole page."""


def saved(file: pikepdf.Pdf, password: str = "") -> bytes:
    """Return the bytes of a PDF."""
    out = BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    file.save(out, encryption=locked, deterministic_id=not password)
    return out.getvalue()


def locked_pdf() -> bytes:
    """Return a PDF that opens only with a password."""
    with pikepdf.open(BytesIO(pdf(column("Only for those who know.")))) as file:
        return saved(file, "secret")


ROMAN_THEN_ARABIC = Dictionary(
    Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D, St=7)])
)
"""Page labels: i, then 7, 8 and so on."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{}" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def docx(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """Return a Word file.

    Args:
        body: what stands in its body.
        main: the name of its main part.
        parts: further parts of its folder `word`, by their names without ending.
    """
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELATIONSHIPS.format(main))
        file.writestr(
            main, f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def archive(
    *answers: tuple[str, str, str, bytes], packed: bool = True, encoding: str = ""
) -> bytes:
    """Return a web archive of answers: address, status, type, content."""
    records = [record(*answer, encoding) for answer in answers]
    return b"".join(map(gzip.compress, records) if packed else records)


def record(url: str, status: str, kind: str, content: bytes, encoding: str) -> bytes:
    packed = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packed}\r\n".encode()
    head = (
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-03-14T09:12:00Z",
        "WARC-Record-ID: <urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(answer) + len(content)}",
    )
    return "\r\n".join((*head, "", "")).encode() + answer + content + b"\r\n\r\n"
