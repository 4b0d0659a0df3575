"""The shipped kinds, set from their starters: each page keeps every promise."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from briefmaker.brief.kinds import kinds
from briefmaker.build import render
from briefmaker.cli.starters import filled
from briefmaker.pdf.made import Pdf
from briefmaker.problems import Problem
from briefmaker.reading import Wishes
from briefmaker.values import replace
from briefmaker.workspace import Workspace

TITLE = "Water was short again in all of the lower valley"
KINDS = ("memo", "brief")


def written(kind: str, workspace: Workspace, folder: Path) -> Path:
    """Write a kind's starter as a brief in a workspace of its own."""
    starter = workspace.templates[-1] / kind / "starter.yaml"
    text = filled(
        starter.read_text(encoding="utf-8"),
        name="water",
        title=TITLE,
        today=date(2025, 10, 13),
        schema="brief.json",
    )
    path = folder / "briefs" / f"{kind}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    examples = workspace.assets / "examples"
    shutil.copytree(examples, folder / "sources", dirs_exist_ok=True)
    return path


def rendered(
    path: Path, workspace: Workspace, paper: str = "A4"
) -> tuple[Pdf | None, tuple[Problem, ...]]:
    result = render(path, replace(workspace, root=path.parents[1]), Wishes(paper=paper))
    return result.pdf, result.problems


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_renders_without_a_word_of_complaint(
    workspace: Workspace, tmp_path: Path, kind: str, paper: str
) -> None:
    pdf, problems = rendered(written(kind, workspace, tmp_path), workspace, paper)
    assert problems == ()
    assert pdf is not None
    assert pdf.pages <= kinds(workspace)[kind].pages
    size = pypdfium2.PdfDocument(pdf.data)[0].get_size()
    inches = {"A4": (210 / 25.4, 297 / 25.4), "Letter": (8.5, 11)}[paper]
    assert size == pytest.approx([72 * inch for inch in inches], abs=0.1)


@pytest.fixture(scope="module", params=KINDS)
def sheet(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> bytes:
    """A starter's PDF on A4."""
    folder = tmp_path_factory.mktemp("starter")
    pdf, _ = rendered(written(request.param, workspace, folder), workspace)
    assert pdf is not None
    return pdf.data


def test_it_passes_a_validator_of_pdf_ua(sheet: bytes) -> None:
    report = validator.validate_pdf_bytes(sheet, profile="PDF/UA-1")
    assert report.rules.total > 100
    assert [failure.message for failure in report.failures] == []


def test_its_document_information_comes_from_the_brief(sheet: bytes) -> None:
    with pikepdf.open(BytesIO(sheet)) as file:
        told = {key: str(value) for key, value in file.docinfo.items()}
    assert told["/Title"] == TITLE
    assert told["/Author"] == "Water desk"
    assert told["/Subject"].startswith("TLP:")
    assert told["/CreationDate"] == told["/ModDate"] == "D:20251013"


def test_its_bookmarks_are_the_title_and_the_sections(sheet: bytes) -> None:
    with (
        pikepdf.open(BytesIO(sheet)) as file,
        file.open_outline() as outline,
    ):
        (title,) = outline.root
        sections = [child.title.replace("\u00a0", " ") for child in title.children]
    assert title.title.replace("\u00a0", " ") == TITLE
    assert sections[:3] == ["Bottom line", "Key judgements", "What we know"]
    assert sections[-1] == "Sources"


def test_every_page_says_which_it_is_and_whose(sheet: bytes) -> None:
    texts = [
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(sheet)
    ]
    for number, text in enumerate(texts, 1):
        assert f"{number} of {len(texts)}" in text
        assert "Water desk · 2025-water v0.1 · 13 October 2025" in text
        assert "DRAFT" in text
    assert texts[0].count(TITLE) == 1
    assert all(text.count(TITLE) == 1 for text in texts[1:])


def test_links_lead_from_marks_to_sources_and_back(sheet: bytes) -> None:
    with pikepdf.open(BytesIO(sheet)) as file:
        targets = {
            str(link.Dest)
            for sheet_ in file.pages
            for link in sheet_.get("/Annots", [])
            if "/Dest" in link
        }
    assert "src-water-report" in targets
    assert any(target.startswith("cite-") for target in targets)


LONG = "The council counted the farms with water and found fewer than before. "


def test_thirty_pages_of_text_come_out_whole(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written("memo", workspace, tmp_path)
    text = path.read_text(encoding="utf-8")
    long = "".join(f"      {LONG * 7}Paragraph {n}.\n\n" for n in range(1, 251))
    head = "  - heading: A long section\n    body: |\n"
    text = text.replace("sections:\n", f"sections:\n{head}{long}", 1)
    own = "limits: {pages: 99}\nallow: [{rule: T-01, reason: a test of length}]\n"
    path.write_text(text + own, encoding="utf-8")
    pdf, problems = rendered(path, workspace)
    # What is knowingly accepted is still told, as a note.
    assert [problem.code for problem in problems] == ["rule.T-01"]
    assert pdf is not None
    assert pdf.pages >= 30


def test_a_document_over_its_limit_is_not_handed_out(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written("memo", workspace, tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write("limits:\n  pages: 1\n")
    pdf, problems = rendered(path, workspace)
    assert pdf is None
    (problem,) = problems
    assert problem.code == "pdf.too-long"
    assert problem.place is not None
    assert problem.place.excerpt == "  pages: 1"
