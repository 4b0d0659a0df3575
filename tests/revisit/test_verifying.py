"""A PDF is made again: the same, or what differs; and its evidence stands, or not."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefmaker import build
from briefmaker.build import render
from briefmaker.delivery.imposition.booklets import impose
from briefmaker.look.look import Variant
from briefmaker.pdf.carried import carried
from briefmaker.problems import Problem, Severity
from briefmaker.reading import Wishes
from briefmaker.revisit import verifying
from briefmaker.revisit.rebuilding import Rebuilt
from briefmaker.revisit.verifying import Verified, verify
from briefmaker.values import replace
from briefmaker.workspace import Workspace, workspace_of
from revisit.desks import COPY, bent, furnished, rewritten


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return furnished(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def memo(desk: Workspace) -> bytes:
    return made(desk)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Workspace:
    """Where a stranger stands: no briefs, no copies, no library."""
    return workspace_of(tmp_path)


@pytest.fixture
def as_it_was(memo: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the memo for its rebuild: that it is so is tested once, and takes long."""
    monkeypatch.setattr(verifying, "rebuilt", lambda *_: Rebuilt(memo))


def made(desk: Workspace, wishes: Wishes | None = None) -> bytes:
    rendered = render(desk.root / "briefs" / "own.yaml", desk, wishes or Wishes())
    assert rendered.pdf, rendered.problems
    return rendered.pdf.data


def errors(outcome: Verified) -> list[Problem]:
    return [each for each in outcome.problems if each.blocks]


def codes(outcome: Verified) -> list[str]:
    return [each.code for each in errors(outcome)]


def test_a_memo_is_the_same_and_its_claims_stand(desk: Workspace, memo: bytes) -> None:
    outcome = verify(memo, desk)
    assert outcome.problems == ()
    assert outcome.same
    assert outcome.holds
    assert outcome.evidence
    assert (outcome.evidence.by, outcome.evidence.standing) == ({"copy": 2}, 2)
    assert outcome.stamp in carried(memo)["build.json"].decode()


def test_a_stranger_comes_to_the_same_by_the_seals_inside(
    memo: bytes, elsewhere: Workspace
) -> None:
    outcome = verify(memo, elsewhere)
    assert outcome.holds
    assert outcome.evidence
    assert outcome.evidence.by == {"seal": 2}


def test_prints_that_are_changed_after_layout_are_the_same_too(
    desk: Workspace,
) -> None:
    variants = frozenset({Variant.BOOKLET, Variant.MONO})
    sheets = impose(made(desk, Wishes(variants=variants)))
    assert verify(sheets, desk).holds


def test_a_changed_word_of_the_brief_is_seen(memo: bytes, desk: Workspace) -> None:
    plain = rewritten(memo, "brief.yaml", "faster", "slower", hide=False)
    (problem,) = errors(verify(plain, desk))
    assert problem.code == "origin.altered"
    assert "“brief.yaml”" in problem.message
    hidden = rewritten(memo, "brief.yaml", "faster", "slower", hide=True)
    outcome = verify(hidden, desk)
    assert not outcome.holds
    told = errors(outcome)[0].message
    assert told.startswith("page 1 reads “faster” after “POLICY MEMO Exports grew”")
    assert "gives “slower”" in told
    assert outcome.problems[-1].code == "verify.unexplained"


def test_a_changed_verdict_is_seen(memo: bytes, desk: Workspace) -> None:
    args = ("verdicts.json", '"status": "verified"', '"status": "attested"')
    assert codes(verify(rewritten(memo, *args, hide=False), desk)) == ["origin.altered"]
    outcome = verify(rewritten(memo, *args, hide=True), desk)
    claims = [each for each in errors(outcome) if each.code == "verify.claim"]
    assert [each.message for each in claims] == [
        "claim “exports” (39%) is verified now, but the document says attested",
        "claim “imports” (12%) is verified now, but the document says attested",
    ]


def test_a_figure_that_was_changed_everywhere_fails_against_its_source(
    tmp_path: Path, desk: Workspace, elsewhere: Workspace
) -> None:
    """Somebody rewrites brief, page and record alike: only the source knows better."""
    forged = furnished(tmp_path / "forged")
    library = forged.root / "briefs" / "library" / "library.yaml"
    library.write_text(library.read_text().replace("39", "59"))
    memo = made(forged, Wishes(allow_failing=True))
    args = ("verdicts.json", '"quote-not-found"', '"verified"')
    forgery = rewritten(memo, *args, hide=True)
    for user in (desk, elsewhere):
        outcome = verify(forgery, user)
        claims = [each for each in errors(outcome) if each.code == "verify.claim"]
        assert len(claims) == 1
        assert "“exports” (59%) was verified when the document was made, and fails" in (
            claims[0].message
        )
        assert outcome.evidence
        assert outcome.evidence.standing == 1


@pytest.mark.usefixtures("as_it_was")
def test_changed_evidence_is_seen(memo: bytes, desk: Workspace) -> None:
    args = ("evidence.json", "verified", "attested")
    assert codes(verify(rewritten(memo, *args, hide=False), desk)) == ["origin.altered"]
    outcome = verify(rewritten(memo, *args, hide=True), desk)
    assert codes(outcome) == ["verify.attached"]
    assert "“evidence.json”" in errors(outcome)[0].message


def covered(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"q .5 g 100 100 40 10 re f Q")


def led_elsewhere(pdf: pikepdf.Pdf) -> None:
    links: Any = pdf.pages[0].Annots
    links[0].Rect = pikepdf.Array([0, 0, 9, 9])


def retitled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Imports grew faster"


def retagged(pdf: pikepdf.Pdf) -> None:
    elements = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    heading = next(each for each in elements if each.get("/S") == "/H1")
    heading.S = pikepdf.Name.P


def set_off(pdf: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = script


def given_more(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["extra.txt"] = b"more"


def redrawn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"% nothing that can be seen")


def lengthened(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize(
    ("bend", "code", "words"),
    [
        (covered, "verify.picture", "page 1 looks different between"),
        (led_elsewhere, "verify.page", "page 1 leads to other places"),
        (retitled, "verify.parts", "its title"),
        (retagged, "verify.parts", "the tags by which it is read aloud"),
        (set_off, "verify.parts", "what happens when it is opened"),
        (given_more, "verify.attached", "“extra.txt”"),
        (redrawn, "verify.page", "though it reads and looks the same"),
        (lengthened, "verify.pages", "the file has 2 pages, but"),
        (lambda _: None, "verify.writing", "only the writing of the file differs"),
    ],
)
def test_whatever_is_changed_in_the_file_is_named(
    memo: bytes, desk: Workspace, bend: Any, code: str, words: str
) -> None:
    outcome = verify(bent(memo, bend), desk)
    assert not outcome.same
    assert not outcome.holds
    first = errors(outcome)[0]
    assert first.code == code
    assert words in first.message


@pytest.mark.usefixtures("as_it_was")
def test_a_file_that_was_taken_out_is_missed(memo: bytes, desk: Workspace) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        names: Any = pdf.Root.Names.EmbeddedFiles.Names
        at = next(at for at, name in enumerate(names) if name == "verdicts.json")
        del names[at : at + 2]

    (problem,) = errors(verify(bent(memo, drop), desk))
    assert problem.code == "origin.missing"
    assert "“verdicts.json”" in problem.message


@pytest.mark.usefixtures("as_it_was")
def test_a_copy_is_found_by_its_bytes_whatever_it_is_called(
    memo: bytes, tmp_path: Path
) -> None:
    user = furnished(tmp_path)
    (tmp_path / "sources" / "trade.txt").rename(tmp_path / "sources" / "older.txt")
    outcome = verify(memo, user)
    assert outcome.holds
    assert outcome.evidence
    assert outcome.evidence.by == {"copy": 2}


@pytest.mark.usefixtures("as_it_was")
def test_a_copy_with_other_bytes_is_told(memo: bytes, tmp_path: Path) -> None:
    user = furnished(tmp_path)
    copy = tmp_path / "sources" / "trade.txt"
    copy.write_text(COPY.replace("39", "38"), encoding="utf-8")
    outcome = verify(memo, user)
    assert codes(outcome) == ["verify.copy"]
    message = errors(outcome)[0].message
    assert "“s1” at “sources/trade.txt” has other bytes" in message
    assert "1 of the 2 passages" in message


@pytest.mark.usefixtures("as_it_was")
def test_what_cannot_be_checked_again_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: Workspace
) -> None:
    unsealed = furnished(tmp_path / "unsealed")
    (unsealed.root / "briefs" / "library" / "seals" / "s1.json").unlink()
    data = made(unsealed)
    monkeypatch.setattr(verifying, "rebuilt", lambda *_: Rebuilt(data))
    outcome = verify(data, elsewhere)
    assert outcome.same
    assert not outcome.holds
    assert codes(outcome) == ["verify.unchecked"] * 2
    assert "could not be checked again" in outcome.problems[0].message
    assert "it has no seal" in outcome.problems[0].message


def test_other_templates_and_versions_explain_what_differs(
    memo: bytes, desk: Workspace, tmp_path: Path
) -> None:
    other = furnished(tmp_path)
    house = tmp_path / "templates" / "house.css"
    house.parent.mkdir()
    house.write_text("h1 { color: #333333 }")
    (tmp_path / "briefmaker.toml").write_text('[brand]\nprimary = "#0B5D3B"\n')
    user = workspace_of(tmp_path)
    theirs = made(user)
    assert verify(theirs, user).holds, "its own templates and colours are used"
    assert verify(memo, user).holds, "a memo that was made without them needs none"
    outcome = verify(theirs, desk)
    notes = [each for each in outcome.problems if each.severity is Severity.NOTE]
    assert [each.code for each in notes] == ["verify.materials"]
    assert "`brand`" in notes[0].message
    assert "`templates/house.css`, which is not here" in notes[0].message
    assert other.root == user.root


def test_other_versions_explain_what_differs(memo: bytes, desk: Workspace) -> None:
    said = carried(memo)["build.json"].decode()
    start = said.index('"weasyprint": "')
    version = said[start : said.index('"', start + 15) + 1]
    other = rewritten(memo, "build.json", version, '"weasyprint": "69.0"', hide=False)
    outcome = verify(other, desk)
    assert codes(outcome) == ["verify.record"]
    note = outcome.problems[-1]
    assert note.code == "verify.versions"
    assert "weasyprint 69.0 then, 70.0 here" in note.message


def test_a_public_copy_is_told_with_its_stamp(desk: Workspace) -> None:
    outcome = verify(made(desk, Wishes(evidence="public")), desk)
    (problem,) = outcome.problems
    assert problem.code == "verify.withheld"
    assert outcome.stamp
    assert outcome.stamp in problem.hint
    assert not outcome.holds


def test_what_stops_a_rebuild_is_told_with_its_place(
    memo: bytes, desk: Workspace
) -> None:
    broken = rewritten(memo, "brief.yaml", "kind: memo", "kind: nemo", hide=True)
    outcome = verify(broken, desk)
    assert outcome.comparison is None
    first, second, *_ = errors(outcome)
    assert first.code == "verify.no-rebuild"
    assert "“nemo”" in second.message
    assert second.place
    assert second.place.file == "brief.yaml"


def test_nothing_is_left_on_the_disk(
    memo: bytes, desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(desk.root.rglob("*"))
    user = replace(desk, cache=tmp_path.parent / "cache")
    verify(memo, user)
    verify(rewritten(memo, "brief.yaml", "kind: memo", "kind: nemo", hide=True), user)
    assert list(tmp_path.glob("briefmaker-*")) == []
    assert sorted(desk.root.rglob("*")) == before


def test_a_marked_edition_is_made_again_with_the_older_one(
    desk: Workspace, memo: bytes, tmp_path: Path
) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(memo)
    first = build.compose(desk.root / "briefs" / "own.yaml", desk).made
    marked = made(desk, Wishes(since=first))
    assert codes(verify(marked, desk)) == ["verify.marked"]
    told = verify(marked, desk).problems[0].message
    assert told.endswith(f"whose stamp is {verify(memo, desk).stamp}")
    assert verify(marked, desk, old).same
    other = tmp_path / "other.pdf"
    other.write_bytes(made(desk, Wishes(paper="Letter")))
    assert codes(verify(marked, desk, other)) == ["verify.marked"]
