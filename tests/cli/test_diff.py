"""`briefmaker diff` and `render --since`, as they are typed."""

from pathlib import Path

import pytest

from briefmaker.changes.redline import redline
from briefmaker.changes.words import tokens
from briefmaker.cli.differences import redlined
from changes.pairs import FIRST, edited, written
from cli.conftest import Run
from cli.stand_ins import Stages

EDITS = (
    ('version: "1.0"', 'version: "1.1"'),
    ("{likely}`likely` to be short", "{likely}`very likely` to be short"),
    ("stood lower than", "stood much higher than"),
    ("label: North canal, value: 14", "label: North canal, value: 18"),
)


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two editions, in which the user stands."""
    folder = tmp_path / "desk"
    folder.mkdir()
    written(folder, "old", FIRST)
    written(folder, "new", edited(*EDITS))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("editions")
def test_changes_are_told_in_groups_with_signs_for_old_and_new_words(run: Run) -> None:
    ended = run("diff", "old.yaml", "new.yaml")
    assert ended.status == 0
    assert ended.out.splitlines() == [
        "Dates, handling and readers",
        "  Version: [-1.0-] {+1.1+}",
        "",
        "Key judgements",
        "  Judgement 1, Likelihood: [-likely-] {+very likely+} (more likely)",
        "  Judgement 1: The valley is {+very+} likely to be short of …",
        "",
        "Charts and tables",
        "  Figure 1: Losses are largest in the old canal",
        "    North canal – Value: [-14%-] {+18%+}",
        "",
        "The text",
        "  What we know: … the reservoir, which stood [-lower-] {+much higher+} "
        "than in the year before …",
    ]
    assert ended.err == "5 changes\n"


@pytest.mark.usefixtures("editions")
def test_two_like_editions_are_said_to_be_that(run: Run) -> None:
    ended = run("diff", "old.yaml", "old.yaml")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "nothing has changed\n"


@pytest.mark.usefixtures("editions")
def test_with_out_the_changes_are_a_pdf_whose_path_is_told(run: Run) -> None:
    ended = run("diff", "old.yaml", "new.yaml", "--out", "changes.pdf")
    assert (ended.status, ended.out) == (0, "changes.pdf\n")
    assert Path("changes.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_gets_a_file_named_for_the_new_edition(
    run: Run, editions: Path
) -> None:
    (editions / "out").mkdir()
    ended = run("diff", "old.yaml", "new.yaml", "--out", "out")
    assert ended.out == "out/new-changes.pdf\n"


def test_what_is_wrong_with_an_edition_is_told_with_its_line(
    run: Run, editions: Path
) -> None:
    (editions / "new.yaml").write_text(FIRST.replace("title:", "titel:", 1))
    ended = run("diff", "old.yaml", "new.yaml")
    assert (ended.status, ended.out) == (1, "")
    assert "new.yaml:2:1: error:" in ended.err
    assert "did you mean `title`?" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gone.yaml", "new.yaml"), "there is no file `gone.yaml`"),
        (("old.yaml", "note.docx"), "`note.docx` is neither a brief nor a PDF"),
        (("old.yaml", "new.yaml", "--out", "x.docx"), "neither a folder nor a name"),
        (("old.yaml", "old.pdf", "--out", "old.pdf"), "the place of an edition"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(
    run: Run, editions: Path, arguments: tuple[str, ...], said: str
) -> None:
    for name in ("note.docx", "old.pdf"):
        (editions / name).write_bytes(b"")
    ended = run("diff", *arguments)
    assert ended.status == 2
    assert said in ended.err


def test_a_pdf_that_is_none_of_ours_is_refused(run: Run, editions: Path) -> None:
    (editions / "other.pdf").write_bytes(b"%PDF-1.7 nothing")
    ended = run("diff", "other.pdf", "new.yaml")
    assert ended.status == 1
    assert ended.err.startswith("other.pdf:")


def test_colours_take_the_place_of_signs() -> None:
    runs = redline(tuple(tokens("It was 17%")), tuple(tokens("It was 18%")))
    assert redlined(runs, colour=False) == "It was [-17%-] {+18%+}"
    painted = redlined(runs, colour=True)
    assert "[-" not in painted
    assert "\x1b[31m" in painted  # red
    assert "\x1b[9m" in painted  # struck through
    assert "\x1b[4m" in painted  # underlined


@pytest.mark.usefixtures("editions")
def test_render_marks_what_has_changed_since_an_older_edition(run: Run) -> None:
    ended = run("render", "new.yaml", "--since", "old.yaml", "--quiet")
    assert ended.status == 0, ended.err
    assert ended.out == "out/new-marked.pdf\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new.yaml", "--since", "gone.pdf"), "there is no file `gone.pdf`"),
        (("new.yaml", "old.yaml", "--since", "old.yaml"), "there are 2 briefs"),
        (("new.yaml", "--since", "old.yaml", "--format", "html"), "with PDF alone"),
        (("new.yaml", "--since", "old.pdf", "--audience", "press"), "cut down to an"),
        (("new.yaml", "--since", "old.pdf", "--evidence", "public"), "cut down to an"),
    ],
)
def test_an_older_edition_that_does_not_fit_is_refused(
    run: Run, stages: Stages, editions: Path, arguments: tuple[str, ...], said: str
) -> None:
    (editions / "old.pdf").write_bytes(b"")
    ended = run("render", *arguments)
    assert ended.status == 2
    assert said in ended.err
    assert stages.asked == []
