"""Every document of ours is PDF/A-3a and PDF/UA-1 at once, for two validators each."""

from collections.abc import Mapping
from pathlib import Path

import page as validation
import pytest

from briefmaker.pack.packing import packing
from briefmaker.workspace import Workspace
from validators.products import products
from validators.verapdf import Profile, Verdict, verdicts_of

PROFILES: tuple[Profile, ...] = ("3a", "ua1")
NAMES: Mapping[Profile, str] = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}
DOCUMENTS = products()

each = pytest.mark.parametrize("document", DOCUMENTS)
both = pytest.mark.parametrize("profile", PROFILES)


@pytest.fixture(scope="module")
def files(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """All documents, each set once."""
    folder = tmp_path_factory.mktemp("documents")
    found = {}
    for number, (name, product) in enumerate(DOCUMENTS.items()):
        own = folder / str(number)
        own.mkdir()
        found[name] = own / "document.pdf"
        found[name].write_bytes(product(workspace, own).data)
    return found


@pytest.fixture(scope="module")
def found(files: Mapping[str, Path]) -> Mapping[tuple[str, Profile], Verdict]:
    """What veraPDF says of them, all in one start of Java."""
    said = verdicts_of(list(files.values()), PROFILES)
    return {
        (name, profile): verdict
        for profile in PROFILES
        for name, verdict in zip(files, said[profile], strict=True)
    }


@both
@each
def test_verapdf_finds_no_fault(
    found: Mapping[tuple[str, Profile], Verdict], document: str, profile: Profile
) -> None:
    verdict = found[document, profile]
    assert verdict.failures == ()
    assert verdict.checks > 1000


def test_the_sample_pack_is_accessible_with_the_pages_of_others_in_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    meeting = workspace.root / "briefs" / "meetings" / "region.yaml"
    pdf = packing(meeting, workspace).pdf()
    assert [problem for problem in pdf.problems if problem.blocks] == []
    file = tmp_path / "region.pdf"
    file.write_bytes(pdf.data)
    (verdict,) = verdicts_of([file], ["ua1"])["ua1"]
    assert verdict.failures == ()
    assert verdict.checks > 10_000


@both
@each
def test_page_validation_finds_no_fault(
    files: Mapping[str, Path], document: str, profile: Profile
) -> None:
    data = files[document].read_bytes()
    report = validation.validate_pdf_bytes(data, profile=NAMES[profile])
    assert report.rules.total > 100
    assert [failure.message for failure in report.failures] == []
