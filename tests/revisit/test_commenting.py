"""Comments and changes are led back to the lines of the brief."""

from pathlib import Path

import pytest

from briefmaker.problems import BriefError
from briefmaker.revisit.commenting import Commented, Led, commented
from briefmaker.workspace import workspace_of
from formats.docx.letters import (
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

BRIEF = """\
kind: memo
title: Farms of the lower valley had water in August
date: 2025-10-13
cutoff: 2025-10-12
id: BM-2025-077
version: "1.1"
marking: TLP:CLEAR
from: Water desk
to: [Deputy minister]
bottom_line: |
  The council counted farms, and most of them had water in August.

  The union counted fewer of them, and it says {likely}`likely` why.
judgements:
  - text: Water is {likely}`likely` to last until May 2026.
    confidence: low
    because: one report counts the farms
sections:
  - role: know
    body: |
      Most farms had water, the council said [@council, p. 2]. Its count is of
      August, and most farms had water then.^[The note says that wells were dug
      by hand.]

      - Canals were dry in the upper valley.
      - Wells had water in the lower valley.
  - heading: Across the table
    people:
      - {name: A. Councillor, note: has counted the farms twice}
tables:
  tbl-wells:
    title: Wells of the lower valley
    columns: [Well, State]
    rows:
      - [Northern well, full of water]
      - [Southern well, dry since the spring]
"""
FOLDED = """\
  - heading: Folded
    body: >-
      A sentence that is folded over
      several lines of the file.
"""
MAP = (
    f'{HEAD}<brief xmlns="urn:briefmaker:brief" id="BM-2025-077" version="%s">'
    '<place bookmark="bm_x1" address=\'["sections",0,"body"]\' block="1"/>'
    '<place bookmark="bm_x2" address=\'["sections",0,"body"]\' block="2"/>'
    '<place bookmark="bm_x3" address=\'["tables","tbl-wells","rows",1,1]\'/>'
    '<place bookmark="bm_x4" address=\'["sections",1]\'/></brief>'
)
FIRST = (
    "Most farms had water, the council said 1. Its count is of August, and most farms "
    "had water then.a"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "briefs").mkdir()
    brief = BRIEF.replace("tables:\n", f"{FOLDED}tables:\n")
    (tmp_path / "briefs" / "water.yaml").write_text(brief)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(
    desk: Path, *body: str, comments: str = "", version: str = "1.1", named: bool = True
) -> Commented:
    """Return what came back; the document has no map if it is not `named`."""
    more = {"customXml/item1.xml": MAP % version} if named else {}
    data = letter(
        *body,
        comments=comments,
        more=more,
        related={"../customXml/item1.xml": "customXml"},
    )
    (desk / "back.docx").write_bytes(data)
    brief = None if named else Path("briefs/water.yaml")
    return commented(Path("back.docx"), brief, workspace_of(desk))


def line(led: Led) -> str:
    """Return the excerpt that a remark was led to, with its column's words."""
    assert led.place is not None
    assert led.place.file == "briefs/water.yaml"
    return led.place.excerpt[led.place.column - 1 :]


def lines(found: Commented) -> list[str]:
    return [line(led) for led in found.remarks]


def test_a_comment_is_led_by_its_bookmark_to_the_words_that_it_is_about(desk) -> None:
    words = FIRST.partition("August")
    found = read(
        desk,
        paragraph(words[0], about(0, words[1]), words[2], bookmark="bm_x1"),
        comments=comment(0, "Of which year?"),
    )
    assert lines(found) == ["August, and most farms had water then.^[The note says"
                            " that wells were dug"]  # fmt: skip
    assert found.brief.name == "water.yaml"
    assert found.problems == ()


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them(desk) -> None:
    before, words, after = FIRST.rpartition("most farms had water")
    found = read(
        desk,
        paragraph(before, deleted(words), inserted("all did"), after, bookmark="bm_x1"),
    )
    assert lines(found)[0].startswith("most farms had water then.")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("words", "about_", "led"),
    [
        ("Canals were dry in the upper valley.", "dry", "dry in the upper valley."),
        ("The note says that wells were dug by hand.", "dug by", "dug"),
        (
            "The union counted fewer of them, and it says likely (55–80%) why.",
            "(55–80%)",
            "likely` why.",
        ),
        ("A sentence that is folded over several lines of the file.", "over several",
         "over"),
        ("dry since the spring", "spring", "spring]"),
        ("has counted the farms twice.", "twice", "twice}"),
        ("Farms of the lower valley had water in August", "valley",
         "valley had water in August"),
    ],
)  # fmt: skip
def test_without_a_bookmark_a_paragraph_is_known_by_its_words(
    desk, named, words, about_, led
) -> None:
    before, _, after = words.partition(about_)
    found = read(
        desk,
        paragraph(before, about(0, about_), after),
        comments=comment(0, "?"),
        named=named,
    )
    assert lines(found) == [led]


def test_a_paragraph_that_was_rewritten_is_still_led_by_its_bookmark(desk) -> None:
    found = read(
        desk,
        paragraph(
            deleted("Wells had water in the lower valley."),
            inserted("Nobody knows."),
            bookmark="bm_x2",
        ),
    )
    assert lines(found) == ["Wells had water in the lower valley."]


def test_a_bookmark_of_another_edition_gives_way_to_the_words(desk) -> None:
    # Sections may have changed places since, and then positions lead astray.
    found = read(
        desk,
        paragraph("has counted the farms ", about(0, "twice"), bookmark="bm_x1"),
        comments=comment(0, "?"),
        version="1.0",
    )
    assert lines(found) == ["twice}"]
    (told,) = found.problems
    assert told.code == "docx.changed"
    assert told.message == (
        "the document was made from version 1.0, and `briefs/water.yaml` is version "
        "1.1 by now"
    )


def test_a_bookmark_works_without_its_map_by_its_name(desk) -> None:
    found = read(
        desk,
        paragraph(about(0, "Altogether new words"), bookmark="bm_judgements_0_because"),
        comments=comment(0, "?"),
        named=False,
    )
    assert lines(found) == ["one report counts the farms"]


def test_a_heading_of_its_role_leads_to_its_section(desk) -> None:
    found = read(
        desk,
        paragraph(about(0, "Across the table"), bookmark="bm_x4"),
        comments=comment(0, "?"),
    )
    assert lines(found) == ["Across the table"]


def test_what_is_like_nothing_in_the_brief_stands_at_the_end(desk) -> None:
    found = read(
        desk,
        paragraph(about(0, "Page"), " 1 of 2"),
        paragraph("Canals were ", about(1, "dry"), " in the upper valley."),
        paragraph(about(2, "Canals")),
        comments=comment(0, "Lost") + comment(1, "Kept") + comment(2, "A word alone"),
    )
    assert [(led.remark.said.words, bool(led.place)) for led in found.remarks] == [
        ("Kept", True),
        ("Lost", False),
        ("A word alone", False),
    ]


def test_both_ends_of_a_move_are_led_back(desk) -> None:
    by = 'w:author="A" w:date="2025-10-12T14:05:00Z"'
    words = '<w:r><w:t xml:space="preserve">in the upper valley</w:t></w:r>'
    found = read(
        desk,
        paragraph(
            "Canals were dry ", f'<w:moveFrom w:id="1" {by}>{words}</w:moveFrom>'
        ),
        paragraph(
            "Wells had water in the lower valley ",
            f'<w:moveTo w:id="2" {by}>{words}</w:moveTo>',
        ),
    )
    (led,) = found.remarks
    assert line(led) == "in the upper valley."
    assert led.moved_to is not None
    assert "Wells had water" in led.moved_to.excerpt


def test_a_comment_on_two_paragraphs_is_led_to_the_first(desk) -> None:
    found = read(
        desk,
        paragraph(begun(0), "Canals were dry in the upper valley."),
        paragraph("Wells had water in the lower valley.", ended(0)),
        comments=comment(0, "?"),
    )
    assert lines(found) == ["Canals were dry in the upper valley."]


def refusal(desk: Path, **options: bool) -> str:
    with pytest.raises(BriefError) as caught:
        read(desk, **options)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.file == "back.docx"
    assert "import-comments back.docx briefs/NAME.yaml" in problem.hint
    return problem.message


def test_a_document_whose_brief_is_not_here_says_so(desk) -> None:
    (desk / "briefs" / "water.yaml").unlink()
    assert refusal(desk) == (
        "it was made from the brief “BM-2025-077”, and none here has this id"
    )


def test_two_briefs_with_one_id_are_both_named(desk) -> None:
    (desk / "briefs" / "b.yaml").write_text("id: 'BM-2025-077' # copied\n")
    (desk / "briefs" / "c.yaml").write_bytes(b"id: \xff\n")
    assert refusal(desk) == (
        "several briefs have the id “BM-2025-077” that it names: briefs/b.yaml, "
        "briefs/water.yaml"
    )


def test_a_document_that_names_no_brief_asks_for_it(desk) -> None:
    (desk / "back.docx").write_bytes(letter())
    with pytest.raises(BriefError) as caught:
        commented(Path("back.docx"), None, workspace_of(desk))
    assert "it does not say which brief" in str(caught.value)


def test_another_brief_than_the_document_s_own_is_told(desk) -> None:
    path = desk / "briefs" / "water.yaml"
    path.write_text(path.read_text().replace("BM-2025-077", "BM-9"))
    (desk / "back.docx").write_bytes(
        letter(
            more={"customXml/item1.xml": MAP % "1.1"},
            related={"../customXml/item1.xml": "customXml"},
        )
    )
    found = commented(Path("back.docx"), path, workspace_of(desk))
    assert [problem.code for problem in found.problems] == ["docx.other-brief"]
