"""`import-comments` tells what reviewers wrote, line by line."""

import json
from pathlib import Path

import pytest

from briefmaker.build import compose
from briefmaker.workspace import workspace_of
from formats.docx.letters import (
    BY_BEN,
    HEAD,
    about,
    begun,
    comment,
    deleted,
    ended,
    inserted,
    letter,
    paragraph,
)
from formats.docx.letters import (
    run as words,
)
from revisit.test_commenting import BRIEF, MAP

RELATED = {"../customXml/item1.xml": "customXml"}
BODY = (
    paragraph("Canals were ", about(0, "dry"), " in the upper valley."),
    paragraph(
        begun(1), begun(2), "Wells", ended(1), ended(2), " had ",
        deleted("water"), inserted("sand", BY_BEN), " in the lower ",
        inserted("and upper "), "valley", deleted(".", BY_BEN),
    ),
    paragraph("Something else ", about(3, "altogether"), deleted(" now")),
)  # fmt: skip
COMMENTS = (
    comment(0, "Which?", "And\x9b\u202e when?")
    + comment(1, "How many?")
    + comment(2, "Nine.", by=BY_BEN)
    + comment(3, "Lost", by='w:author=""')
)


@pytest.fixture(autouse=True)
def back(desk: Path) -> Path:
    """A document that came back to a desk with its brief."""
    (desk / "briefs" / "water.yaml").write_text(BRIEF)
    path = desk / "back.docx"
    path.write_bytes(
        letter(
            *BODY,
            comments=COMMENTS,
            more={"customXml/item1.xml": MAP % "1.1"},
            related=RELATED,
        )
    )
    return path


def test_remarks_stand_in_the_order_of_the_document_with_their_lines(run):
    ended_ = run("import-comments", "back.docx")
    canals = BRIEF[: BRIEF.index("Canals")].count("\n") + 1
    wells = canals + 1
    assert ended_.out.splitlines() == [
        f"briefs/water.yaml:{canals}: Anna Petrova, 12 Oct 2025: "
        "“Which? / And\ufffd\ufffd when?” on “dry”",
        f"briefs/water.yaml:{wells}: Anna Petrova, 12 Oct 2025: “How many?” on “Wells”",
        "    Ben Ode, 13 Oct 2025: “Nine.”",
        f"briefs/water.yaml:{wells}: Anna Petrova, 12 Oct 2025: deleted “water”",
        f"briefs/water.yaml:{wells}: Ben Ode, 13 Oct 2025: inserted “sand” after "
        "“Wells had water”",
        f"briefs/water.yaml:{wells}: Anna Petrova, 12 Oct 2025: inserted “and upper” "
        "after “had water in the lower”",
        f"briefs/water.yaml:{wells}: Ben Ode, 13 Oct 2025: deleted “.”",
        "not led back to a line:",
        "  x: “Lost” on “altogether”",
        "    in “Something else altogether now”",
        "  Anna Petrova, 12 Oct 2025: deleted “now”",
        "    in “Something else altogether now”",
    ]
    assert ended_.status == 0
    assert ended_.err == "3 comments, 5 tracked changes; 2 not led back to a line\n"


def test_the_list_can_be_read_by_programs(run):
    said = json.loads(run("import-comments", "back.docx", "--format", "json").out)
    first, thread, change = said[:3]
    assert first["kind"] == "comment"
    assert (first["file"], first["author"]) == ("briefs/water.yaml", "Anna Petrova")
    assert (first["date"], first["on"]) == ("2025-10-12", "dry")
    assert first["line"] == BRIEF[: BRIEF.index("Canals")].count("\n") + 1
    assert thread["replies"] == [
        {"author": "Ben Ode", "date": "2025-10-13", "words": "Nine."}
    ]
    assert (change["kind"], change["old"], change["new"]) == ("change", "water", "")
    assert (said[-1]["file"], said[-1]["line"]) == ("", 0)


def test_a_resolved_thread_and_a_replacement_and_a_move_say_so(run, desk):
    by = 'w:author="A" w:date="2025-10-02T14:05:00Z"'
    (desk / "briefs" / "water.yaml").write_text(BRIEF)
    moved = words("in the upper valley")
    (desk / "back.docx").write_bytes(
        letter(
            paragraph(
                begun(0), begun(1), "Canals", ended(0), ended(1), " were ",
                deleted("dry "), inserted("wet "),
                f'<w:moveFrom w:id="5" {by}>{moved}</w:moveFrom>',
            ),
            paragraph(
                "Wells had water in the lower valley. ",
                f'<w:moveTo w:id="6" {by}>{moved}</w:moveTo>',
            ),
            comments=comment(0, "Which?") + comment(1, "_Marked as resolved_"),
        )
    )  # fmt: skip
    told = run("import-comments", "back.docx", "briefs/water.yaml")
    line = BRIEF[: BRIEF.index("Canals")].count("\n") + 1
    assert told.out.splitlines() == [
        f"briefs/water.yaml:{line}: Anna Petrova, 12 Oct 2025 [resolved]: “Which?” on "
        "“Canals”",
        f"briefs/water.yaml:{line}: Anna Petrova, 12 Oct 2025: “dry” → “wet”",
        f"briefs/water.yaml:{line}: A, 2 Oct 2025: moved “in the upper valley” to "
        f"briefs/water.yaml:{line + 1}",
    ]
    assert told.err == "1 comment (1 resolved), 2 tracked changes\n"


def test_macros_and_an_older_version_are_told_and_stop_nothing(run, back):
    back.write_bytes(
        letter(
            more={
                "customXml/item1.xml": MAP % "0.9",
                "word/vbaProject.bin": b"Attribute VB_Name",
            },
            related=RELATED,
        )
    )
    told = run("import-comments", "back.docx")
    assert (told.status, told.out) == (0, "")
    assert "version 0.9, and `briefs/water.yaml` is version 1.1 by now" in told.err
    assert (
        "the document holds macros; its text was read and nothing was run" in told.err
    )
    assert told.err.endswith("0 comments, 0 tracked changes\n")


def test_a_brief_that_is_not_as_it_was_is_told(run, tmp_path, monkeypatch):
    run("init", tmp_path / "new")
    monkeypatch.chdir(tmp_path / "new")
    (brief,) = Path("briefs").glob("*.yaml")
    made = compose(brief, workspace_of(Path())).made
    assert made is not None

    def told(stamp: str) -> str:
        known = f'{HEAD}<brief id="{made.brief.id}" version="0.1" stamp="{stamp}"/>'
        more = {"customXml/item1.xml": known}
        Path("back.docx").write_bytes(letter(more=more, related=RELATED))
        return run("import-comments", "back.docx").err

    assert "is not as it was when the document was made" in told("00000000")
    assert told(made.page.stamp) == "0 comments, 0 tracked changes\n"


def test_a_file_that_cannot_be_read_is_a_problem_of_that_file(run, back):
    back.write_bytes(b"%PDF-1.7")
    told = run("import-comments", "back.docx")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith(
        "back.docx:1:1: error: this file cannot be read: it is a"
    )
    assert HEAD not in told.err


def test_a_brief_with_mistakes_is_told_with_its_lines(run, back):
    brief = back.parent / "briefs" / "water.yaml"
    brief.write_text(BRIEF.replace("from:", "form:"))
    told = run("import-comments", "back.docx")
    assert (told.status, told.out) == (1, "")
    assert "briefs/water.yaml:8:1: error: there is no key `form` here" in told.err


@pytest.mark.parametrize(
    "given", [("nowhere.docx",), ("briefs",), ("back.docx", "briefs/nowhere.yaml")]
)
def test_a_file_that_is_not_there_is_wrong_usage(run, given):
    told = run("import-comments", *given)
    assert (told.status, told.out) == (2, "")
    assert f"there is no file `{given[-1]}`" in told.err
