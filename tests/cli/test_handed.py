"""`unpack` and `verify` as their users meet them: what is written, said and left."""

import json
import os
from pathlib import Path

import pikepdf
import pytest

from briefmaker.build import render
from briefmaker.pdf.carried import carried, tab_file
from briefmaker.reading import Wishes
from briefmaker.revisit import verifying
from briefmaker.revisit.rebuilding import Rebuilt
from briefmaker.workspace import Workspace
from cli.conftest import Run
from pdf.parcels import parcel
from revisit.desks import bent, furnished, rewritten


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return furnished(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def data(home: Workspace) -> bytes:
    rendered = render(home.root / "briefs" / "own.yaml", home)
    assert rendered.pdf, rendered.problems
    return rendered.pdf.data


@pytest.fixture
def memo(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PDF in a folder with nothing else, in which the user stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(verifying, "rebuilt", lambda *_: Rebuilt(data))
    Path("memo.pdf").write_bytes(data)
    return Path("memo.pdf")


def test_unpack_lists_what_it_wrote_beside_the_pdf(run: Run, memo: Path) -> None:
    ended = run("unpack", memo)
    assert ended.status == 0
    listed = ended.out.splitlines()
    assert "memo/brief.yaml" in listed
    assert "memo/library/library.yaml" in listed
    assert "memo/library/seals/s1.json" in listed
    assert all(Path(line).is_file() for line in listed)
    written = [path for path in Path("memo").rglob("*") if path.is_file()]
    assert len(written) == len(listed)
    assert ended.err == (
        f"{len(listed)} files: `briefmaker render memo/brief.yaml` sets it again\n"
    )


def test_what_was_unpacked_can_be_rendered(run: Run, memo: Path) -> None:
    run("unpack", memo, "--out", "it's here")
    ended = run("render", "it's here/brief.yaml", "--out", "again.pdf")
    assert ended.status == 0, ended.err
    assert Path("again.pdf").read_bytes().startswith(b"%PDF")


def test_each_paper_of_a_pack_is_unpacked_into_a_folder_of_its_own(
    run: Run, data: bytes, memo: Path
) -> None:
    files = carried(data)
    tabs = {tab_file(n, name): each for n in "12" for name, each in files.items()}
    Path("pack.pdf").write_bytes(parcel(tabs))
    ended = run("unpack", "pack.pdf")
    assert ended.status == 0, ended.err
    assert ended.err == f"{len(tabs)} files of 2 papers, a folder for each\n"
    run("unpack", memo)
    for paper in ("tab-1", "tab-2"):
        alone = {p.relative_to("memo") for p in Path("memo").rglob("*")}
        assert {
            p.relative_to(f"pack/{paper}") for p in Path("pack", paper).rglob("*")
        } == alone


def test_a_pack_is_not_verified_as_one_document(run: Run, memo: Path) -> None:
    tabs = {
        tab_file("1", name): each for name, each in carried(memo.read_bytes()).items()
    }
    Path("pack.pdf").write_bytes(parcel(tabs))
    ended = run("verify", "pack.pdf")
    assert ended.status == 1
    assert "meeting pack" in ended.err
    assert "briefmaker unpack" in ended.err


def test_unpack_says_what_would_be_lost_and_waits_for_force(
    run: Run, memo: Path
) -> None:
    run("unpack", memo)
    brief = Path("memo/brief.yaml")
    brief.write_text(brief.read_text() + "# my remark\n")
    ended = run("unpack", memo)
    assert ended.status == 1
    assert ended.out == ""
    assert ended.err.startswith("memo.pdf: error: “memo/brief.yaml” is there already")
    assert "1 of its" in ended.err
    assert "# my remark" in brief.read_text()
    forced = run("unpack", memo, "--force")
    assert forced.status == 0
    assert "1 of them in the place of others" in forced.err
    assert "# my remark" not in brief.read_text()


def test_unpack_writes_nothing_of_a_file_that_is_not_ours(run: Run, memo: Path) -> None:
    foreign = Path("foreign.pdf")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["../brief.yaml"] = b"kind: memo"
        pdf.save(foreign)
    cut = Path("cut.pdf")
    cut.write_bytes(memo.read_bytes()[:9000])
    for path, words in ((foreign, "does not carry"), (cut, "damaged")):
        ended = run("unpack", path)
        assert ended.status == 1
        assert ended.err.startswith(f"{path}: error: ")
        assert words in ended.err
        assert not path.with_suffix("").exists()


def test_a_public_copy_unpacks_to_what_it_has(
    run: Run, memo: Path, home: Workspace
) -> None:
    wishes = Wishes(evidence="public")
    rendered = render(home.root / "briefs" / "own.yaml", home, wishes)
    assert rendered.pdf
    memo.write_bytes(rendered.pdf.data)
    ended = run("unpack", memo)
    assert ended.status == 0
    assert "brief.yaml" not in ended.out
    assert "public copy" in ended.err


@pytest.mark.parametrize("command", ["unpack", "verify"])
def test_a_path_that_leads_to_no_file_is_wrong_usage(
    run: Run, memo: Path, command: str
) -> None:
    missing = run(command, "memoo.pdf")
    assert missing.status == 2
    assert "there is no file `memoo.pdf`" in missing.err
    assert "memo.pdf" in missing.err.splitlines()[1]
    Path("folder").mkdir()
    assert run(command, "folder").status == 2
    os.mkfifo("pipe")
    assert run(command, "pipe").status == 2
    assert memo.is_file()


def test_verify_says_in_a_line_that_all_is_the_same(run: Run, memo: Path) -> None:
    ended = run("verify", memo)
    assert ended.status == 0
    assert ended.err == ""
    line = ended.out.strip()
    assert line.startswith("memo.pdf: the same, byte for byte (")
    assert line.endswith("; all 2 claims stand (2 by seals)")


def test_verify_says_what_differs_and_goes_on_to_the_next(run: Run, memo: Path) -> None:
    other, cut = Path("other.pdf"), Path("cut.pdf")
    other.write_bytes(bent(memo.read_bytes(), lambda pdf: pdf.add_blank_page()))
    cut.write_bytes(memo.read_bytes()[:9000])
    ended = run("verify", other, cut, memo)
    assert ended.status == 1
    first, second, third = ended.out.splitlines()
    assert first.startswith("other.pdf: not the same")
    assert second == "cut.pdf: not verified"
    assert third.startswith("memo.pdf: the same")
    pages = "other.pdf: error: the file has 2 pages, but what it carries gives 1 page"
    assert pages in ended.err
    assert "cut.pdf: error: the PDF is damaged" in ended.err


def test_verify_writes_json_for_programs(run: Run, memo: Path) -> None:
    args = ("evidence.json", "verified", "attested")
    Path("other.pdf").write_bytes(rewritten(memo.read_bytes(), *args, hide=True))
    ended = run("verify", memo, "other.pdf", "--format", "json")
    assert ended.status == 1
    assert ended.err == ""
    sound, changed = json.loads(ended.out)
    assert sound["holds"]
    assert sound["same_bytes"]
    assert sound["problems"] == []
    assert sound["claims"] == {"all": 2, "standing": 2, "checked_by": {"seal": 2}}
    assert not changed["holds"]
    assert "file evidence.json" in changed["differing"]["parts"]
    assert changed["problems"][0]["code"] == "verify.attached"


def test_a_place_inside_the_pdf_is_named_with_it(run: Run, memo: Path) -> None:
    args = ("brief.yaml", "kind: memo", "kind: [1]")
    memo.write_bytes(rewritten(memo.read_bytes(), *args, hide=True))
    ended = run("verify", memo)
    assert ended.status == 1
    assert "memo.pdf: brief.yaml:" in ended.err
