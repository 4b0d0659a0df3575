"""Word files as an office suite opens and prints them."""

import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefmaker.formats.docx.document import docx
from briefmaker.pdf.engine import typeset
from briefmaker.workspace import Workspace
from formats.composed import persian, real

pytestmark = pytest.mark.real


def printed(data: bytes, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a Word file."""
    source = folder / "document.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "document.pdf"


def pages_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_an_office_suite_prints_what_we_print(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = real("security", workspace)
    pages = pages_of(printed(docx(made, workspace).data, tmp_path))
    assert all(page.count("TLP:GREEN") == 2 for page in pages)
    ours = typeset(made.page, workspace).pages
    assert ours <= len(pages) <= ours + 2
    assert "Dushanbe renewed Russia’s security promises" in " ".join(pages[0].split())


def test_an_office_suite_makes_bookmarks_of_the_headings(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = real("security", workspace)
    source = tmp_path / "d.docx"
    source.write_bytes(docx(made, workspace).data)
    option = (
        'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    )
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"),
            *("--headless", "--convert-to", option, "--outdir", str(tmp_path)),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    with pikepdf.open(tmp_path / "d.pdf") as pdf, pdf.open_outline() as outline:
        titles = [each.title for each in outline.root]
    assert titles[0] == "Bottom line"
    assert {"Key judgements", "What we know", "Sources"} <= set(titles)


def test_an_office_suite_shows_the_footnote_at_the_foot_of_its_page(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = printed(docx(persian(workspace), workspace).data, tmp_path)
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        text = page.get_textpage()
        search = text.search("Valley", match_case=True)
        heights = []
        while found := search.get_next():
            heights.append(text.get_charbox(found[0])[1] / page.get_height())
    finally:
        document.close()
    called, noted = heights
    assert called > noted
    assert noted < 0.12
