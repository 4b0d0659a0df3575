"""Fonts of others: what they would break of PDF/UA keeps them out."""

from io import BytesIO

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import encrypt
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from briefmaker.pdf.foreign.encodings import names_of
from briefmaker.pdf.foreign.typeone import type_1
from briefmaker.workspace import Workspace
from pdf.foreign.documents import pdf_of, picture, read, set_by_us

NAMES = [".notdef", "A", "B"]
WIDTHS = {".notdef": (500, 0), "A": (600, 0), "B": (700, 0)}


def true_type() -> bytes:
    """Return a font of two letters that are squares."""
    pen = TTGlyphPen(None)
    for at in ((0, 0), (0, 500), (500, 500), (500, 0)):
        (pen.moveTo if at == (0, 0) else pen.lineTo)(at)
    pen.closePath()
    square = pen.glyph()
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder(NAMES)
    built.setupCharacterMap({65: "A", 66: "B"})
    built.setupGlyf(dict.fromkeys(NAMES, square))
    built.setupHorizontalMetrics(WIDTHS)
    return _saved(built)


def compact() -> bytes:
    """Return the same font in the Compact Font Format, bare."""
    letters = {}
    for name in NAMES:
        pen = T2CharStringPen(WIDTHS[name][0], None)
        pen.moveTo((0, 0))
        pen.lineTo((500, 0))
        pen.lineTo((500, 500))
        pen.closePath()
        letters[name] = pen.getCharString()
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(NAMES)
    built.setupCharacterMap({65: "A", 66: "B"})
    built.setupCFF("Square", {}, letters, {})
    built.setupHorizontalMetrics(WIDTHS)
    bare: bytes = TTFont(BytesIO(_saved(built))).reader["CFF "]
    return bare


def _saved(built: FontBuilder) -> bytes:
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    built.setupOS2()
    built.setupPost()
    out = BytesIO()
    built.save(out)
    return out.getvalue()


CLEAR = b"""%!PS-AdobeFont-1.0: Square 1.0
10 dict begin
/FontName /Square def
/PaintType 0 def
/FontType 1 def
/FontMatrix [0.001 0 0 0.001 0 0] readonly def
/Encoding StandardEncoding def
/FontBBox {0 0 500 500} readonly def
currentdict end
currentfile eexec
"""
PRIVATE = b"""dup /Private 8 dict dup begin
/RD {string currentfile exch readstring pop} def
/ND {noaccess def} def
/NP {noaccess put} def
/BlueValues [] def
/password 5839 def
/MinFeature {16 16} def
/lenIV 4 def
/Subrs 0 array ND
2 index /CharStrings 2 dict dup begin
"""
CLOSED = b"end end readonly put noaccess put dup /FontName get exch definefont pop\n"


def one() -> bytes:
    """Return a Type 1 font with the letter A, 600 wide, as it lies in a PDF."""

    def letter(name: bytes, width: int) -> bytes:
        number = b"\xff" + width.to_bytes(4, signed=True)
        program = b"\x8b" + number + b"\x0d\x0e"  # 0, its width, hsbw, endchar
        hidden, _ = encrypt(b"\0" * 4 + program, 4330)
        return b"/%s %d RD %s ND\n" % (name, len(hidden), hidden)

    letters = letter(b".notdef", 500) + letter(b"A", 600)
    closed, _ = encrypt(b"\0" * 4 + PRIVATE + letters + CLOSED, 55665)
    end: bytes = b"0" * 512 + b"\ncleartomark\n"
    return CLEAR + closed + end


def written(
    text: bytes = b"AB",
    *,
    file: str = "FontFile2",
    data: bytes | None = None,
    widths: tuple[int, ...] = (600, 700),
    flags: int = 32,
    **keys: object,
) -> bytes:
    """Return a page written with a simple font."""

    def write(pdf: Pdf) -> None:
        embedded = pdf.make_stream(true_type() if data is None else data)
        if file == "FontFile3":
            embedded.Subtype = Name.Type1C
        if file == "FontFile":
            embedded.Length1 = len(CLEAR)
            embedded.Length2 = len(one()) - len(CLEAR) - 525
            embedded.Length3 = 525
        descriptor = pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name.Square,
                Flags=flags,
                CIDSet=pdf.make_stream(b"\x80"),
            )
        )
        descriptor[f"/{file}"] = embedded
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType if file == "FontFile2" else Name.Type1,
            BaseFont=Name.Square,
            FirstChar=65,
            LastChar=66,
            Widths=Array(list(widths)),
            FontDescriptor=descriptor,
            Encoding=Name.WinAnsiEncoding,
        )
        for key, value in keys.items():
            if value is None:
                del font[f"/{key}"]
            else:
                font[f"/{key}"] = value
        made = pdf.make_indirect(font)
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=made))

    shown = b"BT /F 24 Tf 72 700 Td <" + text.hex().encode() + b"> Tj ET"
    return pdf_of(shown, change=write)


def why(data: bytes) -> str:
    return read(data).leaves[0].why


def test_a_font_that_is_whole_comes_along() -> None:
    assert why(written()) == ""
    assert why(written(file="FontFile3", data=compact())) == ""
    assert why(written(b"A", file="FontFile", data=one())) == ""


def test_lists_of_what_a_subset_holds_stay_behind() -> None:
    with pikepdf.open(BytesIO(read(written()).data)) as pdf:
        leaf = pdf.pages[0].Resources.XObject["/Leaf"]
        assert "/CIDSet" not in leaf.Resources.Font.F.FontDescriptor


@pytest.mark.parametrize(
    "broken",
    [
        written(b"AC"),  # no outline
        written(widths=(600, 750)),  # another width
        written(flags=4),  # symbols with an encoding of letters
        written(Encoding=None),  # no encoding, no meaning
        written(data=b"no font at all"),
        written(Encoding=Dictionary(Differences=Array([65, Name.A, Name("/g17")]))),
        written(b"AB", file="FontFile3", data=compact(), widths=(600, 690)),
        written(b"AB", file="FontFile", data=one()),
        written(b"A", file="FontFile", data=one(), widths=(610, 0)),
        written(Subtype=Name.Unheard),
    ],
    ids=[
        "outline",
        "width",
        "symbols",
        "encoding",
        "file",
        "names",
        "cff",
        "t1",
        "t1-width",
        "kind",
    ],
)
def test_a_font_with_a_gap_makes_the_page_a_picture(broken: bytes) -> None:
    assert why(broken) == "fonts"


def test_a_letter_without_a_meaning_makes_the_page_a_picture(
    workspace: Workspace,
) -> None:
    given_file = set_by_us("Tea", workspace)

    def without_meaning(text: str) -> bytes:
        with pikepdf.open(BytesIO(given_file)) as pdf:
            for part in pdf.objects:
                if isinstance(part, Dictionary) and "/ToUnicode" in part:
                    said = part.ToUnicode.read_bytes()
                    start = said.index(b"beginbfchar")
                    part.ToUnicode.write(said[:start] + text.encode())
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()

    assert why(given_file) == ""
    assert why(without_meaning("")) == "fonts"
    assert why(without_meaning("beginbfrange <0001> <ffff> <FEFF> endbfrange")) == (
        "fonts"
    )
    assert why(without_meaning("beginbfrange <0001> <ffff> <0041> endbfrange")) == ""


def test_letters_that_are_drawings_come_along_with_their_meaning() -> None:
    def drawn(width: int) -> bytes:
        def write(pdf: Pdf) -> None:
            letter = pdf.make_stream(b"%d 0 0 0 500 500 d1 0 0 500 500 re f" % width)
            font = Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, 500, 500]),
                FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                FirstChar=65,
                LastChar=65,
                Widths=Array([600]),
                Encoding=Dictionary(Differences=Array([65, Name.A])),
                CharProcs=Dictionary(A=letter),
                Resources=Dictionary(),
            )
            pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))

        return pdf_of(b"BT /F 100 Tf 72 700 Td (A) Tj ET", change=write)

    assert why(drawn(600)) == ""
    assert picture(read(drawn(600)).data).getpixel((90, 842 - 720)) == (0, 0, 0)
    assert why(drawn(500)) == "fonts"


def test_a_type_1_font_is_read_and_never_run() -> None:
    face = type_1(one())
    assert face.by_name("A") == pytest.approx(600)
    assert face.by_name("B") is None
    with pytest.raises(ValueError, match="no Type 1 font"):
        type_1(b"{ } loop")


def test_an_encoding_is_what_its_differences_make_of_it() -> None:
    changed = Dictionary(
        BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.B, Name.C])
    )
    names = names_of(changed, {})
    assert [names[code] for code in (65, 66, 67, 0x80)] == ["B", "C", "C", "Euro"]
    assert names_of(None, {1: "own"}) == {1: "own"}
