"""What the file says of itself: PDF/A-3a and PDF/UA-1, in one description."""

import zlib
from io import BytesIO
from xml.etree import ElementTree

import page as validation
import pikepdf
import pytest

from briefmaker.look.look import Look, Variant
from briefmaker.pdf.conform import unambiguous
from briefmaker.pdf.engine import typeset
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from briefmaker.writing.record import Attached
from pdf.sheets import page

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ARCHIVE = "{http://www.aiim.org/pdfa/ns/id/}"
ACCESSIBLE = "{http://www.aiim.org/pdfua/ns/id/}"
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
    "YAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
BODY = f'<h1>A</h1><p>B <img alt="A dot" src="{DOT}"></p>'


@pytest.fixture(scope="module")
def data(workspace: Workspace) -> bytes:
    return typeset(page(BODY), workspace).data


def test_both_marks_stand_in_the_one_description_of_the_file(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Filter" not in pdf.Root.Metadata
        packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    (described,) = packet.findall(f"{RDF}RDF")
    said = {
        key: value
        for part in described
        for key, value in (*part.items(), *((e.tag, e.text) for e in part))
    }
    assert said[f"{ARCHIVE}part"] == "3"
    assert said[f"{ARCHIVE}conformance"] == "A"
    assert said[f"{ACCESSIBLE}part"] == "1"


def test_it_has_an_identifier_and_says_which_colours_are_meant(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.trailer.ID) == 2
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3


def test_no_picture_is_smoothed_by_the_program_that_shows_it(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        pictures = [
            part
            for part in pdf.objects
            if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == "/Image"
        ]
        assert pictures
        assert not any(part.get("/Interpolate", False) for part in pictures)


@pytest.mark.parametrize("variant", [Variant.MONO, Variant.DRAFT])
def test_what_variants_change_leaves_both_marks_true(
    workspace: Workspace, variant: Variant
) -> None:
    sheet = replace(page(BODY), look=Look(variants=frozenset({variant})))
    data = typeset(sheet, workspace).data
    for profile in ("PDF/A-3a", "PDF/UA-1"):
        report = validation.validate_pdf_bytes(data, profile=profile)
        assert [failure.message for failure in report.failures] == []


def ends_with_a_return() -> bytes:
    """Return data whose compressed form ends with a carriage return."""
    every = (b"a" * count for count in range(1, 999))
    return next(each for each in every if zlib.compress(each, 9).endswith(b"\r"))


def test_a_stream_that_ends_with_a_return_is_not_taken_for_a_shorter_one(
    workspace: Workspace,
) -> None:
    file = Attached(ends_with_a_return(), "Rows", "rows.csv", media="text/csv")
    data = typeset(page(BODY, attached=[file]), workspace).data
    assert b"\r\r\nendstream" in data
    report = validation.validate_pdf_bytes(data, profile="PDF/A-3a")
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.attachments["rows.csv"].get_file().read_bytes() == file.data
        assert pdf.check_pdf_syntax() == []


def test_nothing_else_in_the_file_moves() -> None:
    before = (
        b"9 0 obj\n<</Length 1/Filter /X>>\nstream\n\r\nendstream\nendobj\n10 0 obj"
    )
    after = unambiguous(before)
    assert after.endswith(b"\nstream\n\r\r\nendstream\nendobj\n10 0 obj")
    assert len(after) == len(before)
