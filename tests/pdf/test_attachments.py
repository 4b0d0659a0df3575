"""Files inside the PDF: there once, named as what they are, dated by the document."""

from io import BytesIO

import pikepdf
import pytest

from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from briefmaker.writing.record import Attached
from pdf.sheets import page

RECORD = Attached(b'{"claims": []}\n', "What BM-1 stands on, für Programme")
OTHER = Attached(b"a,b\n", "Data", "data.csv", media="text/csv")
BRIEF = Attached(b"kind: memo\n", "The brief", "brief.yaml", "Source", "text/yaml")


def with_files(workspace: Workspace, *files: Attached) -> bytes:
    pdf = typeset(page("<h1>A</h1><p>B</p>", attached=files), workspace)
    assert pdf.problems == ()
    return pdf.data


def test_a_file_can_be_taken_out_as_it_was_put_in(workspace: Workspace) -> None:
    with pikepdf.open(BytesIO(with_files(workspace, RECORD))) as document:
        assert list(document.attachments) == ["evidence.json"]
        file = document.attachments["evidence.json"]
        assert file.description == RECORD.description
        assert file.get_file().read_bytes() == RECORD.data
        assert file.get_file().mime_type == "application/ld+json"


def test_its_dates_are_those_of_the_document(workspace: Workspace) -> None:
    with pikepdf.open(BytesIO(with_files(workspace, RECORD))) as document:
        file = document.attachments["evidence.json"].get_file()
        made = file.creation_date
        assert made is not None
        assert made.isoformat().startswith("2025-10-13")
        assert file.mod_date == made


@pytest.mark.parametrize("files", [(RECORD,), (RECORD, OTHER, BRIEF)])
def test_each_file_is_associated_with_the_document_once_as_what_it_is(
    workspace: Workspace, files: tuple[Attached, ...]
) -> None:
    with pikepdf.open(BytesIO(with_files(workspace, *files))) as document:
        associated = list(document.Root.AF)
        found = {
            str(part.UF): (str(part.AFRelationship), str(part.EF.F.Subtype))
            for part in associated
        }
        assert len(associated) == len(files)
        assert all("/F" in part for part in associated)
    assert found == {
        file.name: (f"/{file.relation}", f"/{file.media}") for file in files
    }


def test_their_names_are_sorted_so_that_every_reader_finds_them(
    workspace: Workspace,
) -> None:
    with pikepdf.open(BytesIO(with_files(workspace, RECORD, OTHER, BRIEF))) as document:
        names = [str(name) for name in document.Root.Names.EmbeddedFiles.Names[::2]]
    assert names == ["brief.yaml", "data.csv", "evidence.json"]


def test_a_page_without_files_has_none(workspace: Workspace) -> None:
    with pikepdf.open(BytesIO(with_files(workspace))) as document:
        assert "/AF" not in document.Root
        assert list(document.attachments) == []


def test_the_same_files_give_the_same_bytes(workspace: Workspace) -> None:
    assert with_files(workspace, RECORD) == with_files(workspace, RECORD)
    assert with_files(workspace, RECORD) != with_files(workspace, OTHER)
