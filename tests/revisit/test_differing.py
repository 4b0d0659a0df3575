"""Editions given as briefs and as PDFs that carry what they were made from."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefmaker.build import render
from briefmaker.problems import BriefError
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.revisit.differing import differ, earlier, is_pdf
from briefmaker.values import replace
from briefmaker.workspace import Workspace
from changes.pairs import FIRST, edited, written

EDITS = (
    ('version: "1.0"', 'version: "1.1"'),
    ("{likely}`likely` to be short", "{likely}`very likely` to be short"),
    ("label: North canal, value: 14", "label: North canal, value: 18"),
)


@pytest.fixture(scope="module")
def files(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """Two editions as briefs, and the first one as a PDF."""
    folder = tmp_path_factory.mktemp("editions")
    old = written(folder, "old", FIRST)
    new = written(folder, "new", edited(*EDITS))
    rendered = render(old, replace(workspace, root=folder), NO_WISHES)
    assert rendered.pdf is not None, rendered.problems
    pdf = folder / "old.PDF"
    pdf.write_bytes(rendered.pdf.data)
    return {"old": old, "new": new, "pdf": pdf}


def test_a_pdf_is_known_by_its_name(files: Mapping[str, Path]) -> None:
    assert is_pdf(files["pdf"])
    assert not is_pdf(files["old"])


def test_a_pdf_is_the_brief_that_it_was_made_from(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    differed = differ(files["pdf"], files["old"], workspace)
    assert differed.problems == ()
    assert differed.changes is not None
    assert not differed.changes


def test_a_pdf_and_a_brief_differ_as_the_two_briefs_do(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    by_pdf = differ(files["pdf"], files["new"], workspace)
    by_brief = differ(files["old"], files["new"], workspace)
    assert by_brief.changes
    assert by_pdf.changes == by_brief.changes
    assert [each.likelier for each in by_brief.changes.judgements] == [1]


def test_the_paper_is_made_only_where_it_is_asked_for(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    assert differ(files["pdf"], files["new"], workspace).paper is None
    differed = differ(files["pdf"], files["new"], workspace, paper=True)
    assert differed.paper is not None
    assert differed.paper.pages == 1


def test_what_is_wrong_with_a_brief_is_told_as_check_tells_it(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    broken = files["old"].with_name("broken.yaml")
    broken.write_text(FIRST.replace("title:", "titel:", 1), encoding="utf-8")
    differed = differ(files["old"], broken, workspace)
    assert differed.changes is None
    (first, *_) = differed.problems
    assert first.place is not None
    assert first.place.file.endswith("broken.yaml")
    assert all(problem.blocks for problem in differed.problems)


def test_a_pdf_of_others_is_refused_at_its_name(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    other = files["old"].with_name("other.pdf")
    other.write_bytes(b"%PDF-1.7\nnothing of ours")
    differed = differ(other, files["new"], workspace)
    assert differed.changes is None
    assert [p.place.file for p in differed.problems if p.place] == [str(other)]


def test_a_copy_without_its_evidence_cannot_be_compared(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    folder = files["old"].parent
    bare = folder / "bare.pdf"
    own = replace(workspace, root=folder)
    rendered = render(files["old"], own, Wishes(evidence="none"))
    assert rendered.pdf is not None
    bare.write_bytes(rendered.pdf.data)
    differed = differ(bare, files["new"], workspace)
    assert [problem.code for problem in differed.problems] == ["diff.withheld"]


def test_the_older_edition_is_read_for_the_same_readers(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    one, other = (
        "because: one report carries it\n",
        "because: only its letter says so\n",
    )
    text = edited(
        (one, f"{one}    audience: [press, cabinet]\n"),
        (other, f"{other}    audience: [cabinet]\n"),
    )
    path = files["old"].with_name("cabinet.yaml")
    path.write_text(text, encoding="utf-8")
    whole = earlier(path, workspace, NO_WISHES)
    press = earlier(path, workspace, Wishes(audience="press"))
    assert [len(made.brief.judgements) for made in (whole, press)] == [2, 1]


def test_an_older_edition_that_does_not_check_stops_the_new_one(
    files: Mapping[str, Path], workspace: Workspace
) -> None:
    broken = files["old"].with_name("broken.yaml")
    broken.write_text(FIRST.replace("title:", "titel:", 1), encoding="utf-8")
    with pytest.raises(BriefError):
        earlier(broken, workspace, NO_WISHES)
