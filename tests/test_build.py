"""The stages in order: what stops where, and what comes out."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

import briefmaker
from briefmaker.brief.folders import briefs_in
from briefmaker.build import STAGES, check, render
from briefmaker.problems import Place, Problem, Severity, in_order
from briefmaker.reading import Wishes
from briefmaker.workspace import Workspace, workspace_of

HERE = Path(__file__).parents[1]
BRIEF = """\
kind: memo
title: One sentence that says what was found
date: 2025-10-13
cutoff: 2025-10-12
id: BM-1
marking: TLP:GREEN
from: Desk
to: [Minister]
bottom_line: Exports rose by {fact}`growth` [@growth].
sections:
  - heading: What we know
    body: Exports rose. ^[In one year.]
  - heading: For the cabinet
    audience: [cabinet]
    body: Keep this inside.
facts:
  growth:
    source: s1
    display: 39%
    selector: {exact: exports of goods rose by 39%}
sources:
  s1:
    title: Trade in 2023
    publisher: Statistics agency
    issued: 2024
    archive: {path: trade.txt, sha256: SHA256}
"""
COPY = b"In that year exports of goods rose by 39%, and imports by 12%.\n"
BRIEF = BRIEF.replace("SHA256", sha256(COPY).hexdigest())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    brief = tmp_path / "own.yaml"
    brief.write_text(BRIEF, encoding="utf-8")
    (tmp_path / "trade.txt").write_bytes(COPY)
    return brief


def words(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "words.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def place(path: Path) -> Workspace:
    return workspace_of(path)


def test_a_sound_brief_becomes_a_pdf_and_each_stage_is_timed(
    own: Path, tmp_path: Path
) -> None:
    rendered = render(own, place(own))
    assert rendered.problems == ()
    assert rendered.pdf is not None
    assert rendered.pdf.data.startswith(b"%PDF-")
    assert rendered.pdf.pages == 1
    assert set(rendered.timings) == set(STAGES) - {"deliver"}
    text = words(rendered.pdf.data, tmp_path)
    assert "39%" in text
    assert "In one year." in text
    assert "Keep this inside." in text


def test_what_is_for_another_audience_is_absent(own: Path, tmp_path: Path) -> None:
    own.write_text(
        BRIEF.replace("    body: Exports rose.", "    audience: [eu]\n    body: Rose."),
        encoding="utf-8",
    )
    rendered = render(own, place(own), Wishes(audience="eu"))
    assert rendered.pdf is not None
    text = words(rendered.pdf.data, tmp_path)
    assert "Rose." in text
    assert "Keep this inside" not in text


BARE = BRIEF.replace("body: Exports rose.", "body: Imports rose by 15%, by our count.")


def test_check_and_render_find_the_same_in_the_evidence(own: Path) -> None:
    own.write_text(BARE, encoding="utf-8")
    found = check(own, place(own)).problems
    rendered = render(own, place(own))
    assert rendered.pdf is None
    assert rendered.problems == found
    (problem,) = found
    assert problem.code == "evidence.uncited-figure"
    assert problem.severity is Severity.ERROR
    assert problem.place is not None
    assert problem.place.excerpt[problem.place.column - 1 :].startswith("15%")


def test_a_brief_that_only_fails_its_evidence_can_be_let_through(own: Path) -> None:
    own.write_text(BARE, encoding="utf-8")
    rendered = render(own, place(own), Wishes(allow_failing=True))
    assert rendered.pdf is not None
    (problem,) = rendered.problems
    assert problem.code == "evidence.uncited-figure"
    assert problem.severity is Severity.WARNING


def test_other_mistakes_are_never_let_through(own: Path) -> None:
    own.write_text(BARE.replace("`growth`", "`grwth`"), encoding="utf-8")
    rendered = render(own, place(own), Wishes(allow_failing=True))
    assert rendered.pdf is None
    blocking = [problem.code for problem in rendered.problems if problem.blocks]
    assert blocking == ["prose.unknown-fact"]


def test_a_misspelt_citation_is_told_and_not_what_follows_from_it(own: Path) -> None:
    own.write_text(
        BRIEF.replace("body: Exports rose.", "body: Exports rose by 39% [@grwth]."),
        encoding="utf-8",
    )
    codes = [problem.code for problem in check(own, place(own)).problems]
    assert codes == ["cite.unknown"]


def test_a_reason_for_a_figure_that_stands_nowhere_is_told(own: Path) -> None:
    entry = "uncited:\n  - {text: 15%, reason: our count}\n"
    own.write_text(BARE + entry, encoding="utf-8")
    assert check(own, place(own)).problems == ()
    own.write_text(BRIEF + entry, encoding="utf-8")
    (problem,) = check(own, place(own)).problems
    assert problem.code == "evidence.idle-uncited"
    # One audience is not shown all figures: its variant says nothing of the list.
    hidden = BARE.replace("    body: Imports", "    audience: [eu]\n    body: Imports")
    own.write_text(hidden + entry, encoding="utf-8")
    assert render(own, place(own), Wishes(audience="cabinet")).problems == ()


def test_a_title_that_its_data_contradict_is_told(own: Path) -> None:
    chart = """charts:
  fig-x:
    kind: line
    title: Exports fell
    subtitle: Exports, index
    data:
      rows:
        - {label: Exports, series: Exports, date: 2022, value: 100}
        - {label: Exports, series: Exports, date: 2023, value: 139}
    source: "Our arithmetic from [@growth]"
"""
    placed = "body: |\n      Exports rose (@fig-x).\n\n      ![](#fig-x)\n"
    brief = BRIEF.replace("body: Exports rose. ^[In one year.]\n", placed)
    own.write_text(brief + chart, encoding="utf-8")
    found = [p for p in check(own, place(own)).problems if p.blocks]
    assert [problem.code for problem in found] == ["evidence.direction"]
    assert found[0].place is not None
    assert found[0].place.excerpt.strip() == "title: Exports fell"


def test_an_unknown_audience_is_told_with_those_that_are_there(own: Path) -> None:
    rendered = render(own, place(own), Wishes(audience="cabinett"))
    assert rendered.pdf is None
    (problem,) = rendered.problems
    assert problem.code == "brief.unknown-audience"
    assert problem.place is not None


def test_the_paper_asked_for_wins_over_the_brief(own: Path) -> None:
    letter = render(own, place(own), Wishes(paper="Letter")).pdf
    assert letter is not None
    assert PdfDocument(letter.data)[0].get_size() == (612, 792)


def test_mistakes_of_all_stages_come_in_one_run_in_file_order(own: Path) -> None:
    own.write_text(
        BRIEF.replace("{fact}`growth`", "{fact}`grwth`")
        .replace("source: s1", "source: s2")
        .replace("marking: TLP:GREEN", "marking: TLP:GREEN\nlanguage: en"),
        encoding="utf-8",
    )
    found = check(own, place(own)).problems
    assert [problem.code.split(".")[0] for problem in found][-1] == "evidence"
    assert len({problem.code for problem in found}) >= 2
    lines = [problem.place.line for problem in found if problem.place]
    assert lines == sorted(lines)
    assert len(lines) == len(found)


def test_an_unknown_language_does_not_hide_other_mistakes(own: Path) -> None:
    own.write_text(
        BRIEF.replace("source: s1", "source: s2") + "language: xx\n", encoding="utf-8"
    )
    codes = [problem.code for problem in check(own, place(own)).problems]
    assert codes == ["evidence.unknown-source", "language.unknown"]


def test_a_brief_that_cannot_be_read_is_a_list_of_problems(tmp_path: Path) -> None:
    missing = tmp_path / "nothing.yaml"
    checked = check(missing, place(tmp_path))
    assert checked.brief is None
    assert checked.problems
    assert render(missing, place(tmp_path)).pdf is None


def test_problems_are_sorted_by_place_and_told_once() -> None:
    def at(line: int) -> Problem:
        return Problem("a.b", f"line {line}", place=Place("x.yaml", line))

    nowhere = Problem("a.b", "nowhere", severity=Severity.NOTE)
    assert in_order([at(9), at(2), nowhere, at(9)]) == (nowhere, at(2), at(9))


def test_a_folder_stands_for_its_briefs_only(tmp_path: Path) -> None:
    names = ("b.yaml", "a.yaml", "library/facts.yaml", "deep/c.yaml", "a.txt")
    for name in (*names, ".venv/d.yaml", "templates/memo/starter.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.name for path in briefs_in([tmp_path, tmp_path / "a.yaml"])]
    assert found == ["a.yaml", "b.yaml", "c.yaml"]
    assert briefs_in([tmp_path / "library"]) == []
    named = tmp_path / "library" / "facts.yaml"
    assert briefs_in([named]) == [named]


def test_a_library_above_the_folder_does_not_hide_its_briefs(tmp_path: Path) -> None:
    folder = tmp_path / "library" / "briefs"
    folder.mkdir(parents=True)
    (folder / "a.yaml").touch()
    assert [path.name for path in briefs_in([folder])] == ["a.yaml"]


def test_the_package_checks_and_renders(own: Path) -> None:
    assert briefmaker.check(own).problems == ()
    pdf = briefmaker.render(str(own)).pdf
    assert pdf is not None
    assert pdf.pages == 1


def test_the_same_brief_gives_the_same_bytes_in_any_folder_and_process(
    own: Path, tmp_path: Path
) -> None:
    script = (
        "import sys, hashlib, briefmaker;"
        "pdf = briefmaker.render(sys.argv[1]).pdf;"
        "print(hashlib.sha256(pdf.data).hexdigest())"
    )
    run = [sys.executable, "-c", script]
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    copy = elsewhere / "own.yaml"
    copy.write_bytes(own.read_bytes())
    (elsewhere / "trade.txt").write_bytes(COPY)
    seen = set()
    for seed, zone, brief in (("1", "UTC", own), ("2", "Asia/Dushanbe", copy)):
        told = subprocess.run(
            ["env", f"PYTHONHASHSEED={seed}", f"TZ={zone}", *run, str(brief)],
            cwd=brief.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(told.stdout)
    assert len(seen) == 1


def test_check_loads_neither_the_drawing_nor_the_typesetting_engine() -> None:
    script = (
        "import sys, briefmaker;"
        "briefmaker.check('briefs/migration.yaml');"
        "heavy = {'matplotlib', 'weasyprint', 'jinja2', 'fontTools', 'PIL', 'pikepdf'};"
        "rare = {'email_validator', 'rapidfuzz', 'warcio', 'rich', 'numpy'};"
        "print((heavy | rare) & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "set()"


@pytest.mark.parametrize("lines", [26, 27, 28])
def test_a_heading_never_comes_after_the_text_beside_it(own: Path, lines: int) -> None:
    # At one of these lengths the heading is too tall for the page, its text is not.
    text = "".join(f"      Line number {line}.\n\n" for line in range(lines))
    head, _, tail = BRIEF.partition("    body: Exports rose.")
    rest = tail.split("\n", 1)[1].replace("body: Keep", "body: One line, keep")
    rest = rest.replace("For the cabinet", "For the cabinet and its office")
    own.write_text(f"{head}    body: |\n{text}\n{rest}", encoding="utf-8")
    pdf = render(own, place(own)).pdf
    assert pdf is not None
    sheets = PdfDocument(pdf.data)
    pages = [" ".join(s.get_textpage().get_text_range().split()) for s in sheets]
    beside = [n for n, page in enumerate(pages) if "For the cabinet" in page]
    text_at = [n for n, page in enumerate(pages) if "One line" in page]
    assert beside == text_at
