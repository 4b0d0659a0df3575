"""Comments and tracked changes are read as each program writes them."""

import io
import zipfile

import pytest

from briefmaker.formats.docx.remarks import Anchor, Change, Comment, Made, Said
from briefmaker.formats.docx.returned import MOST_BYTES, reviewed
from briefmaker.formats.places import Place
from briefmaker.problems import BriefError
from formats.docx.letters import (
    BY_BEN,
    HEAD,
    about,
    begun,
    comment,
    deleted,
    ended,
    entry,
    inserted,
    letter,
    packed,
    paragraph,
    relations,
    run,
    story,
    thread,
)

ANNA = Said("Anna Petrova", "2025-10-12", "")
BEN = Said("Ben Ode", "2025-10-13", "")
EXTENDED = {"commentsExtended.xml": "commentsExtended"}


def comments(data: bytes) -> list[Comment]:
    return [each for each in reviewed(data).remarks if isinstance(each, Comment)]


def changes(data: bytes) -> list[Change]:
    return [each for each in reviewed(data).remarks if isinstance(each, Change)]


def refusal(data: bytes) -> str:
    with pytest.raises(BriefError) as caught:
        reviewed(data)
    (problem,) = caught.value.problems
    assert problem.code == "docx.unreadable"
    assert problem.hint
    return problem.message.removeprefix("this file cannot be read: ")


def test_a_comment_knows_who_when_what_and_on_which_words() -> None:
    data = letter(
        paragraph("The farms had ", about(0, "some water"), ".", bookmark="bm_title"),
        comments=comment(0, "How much?", "And when?"),
    )
    (said,) = comments(data)
    assert said.said == Said("Anna Petrova", "2025-10-12", "How much?\nAnd when?")
    assert said.on == "some water"
    assert said.at == Anchor("text", "The farms had some water.", 14, "bm_title")
    assert not said.resolved


def test_replies_and_resolved_threads_of_word_are_told_by_their_paragraphs() -> None:
    data = letter(
        paragraph(begun(0), begun(1), "Water", ended(0), ended(1)),
        paragraph(begun(2), begun(3), "Farms", ended(2), ended(3)),
        comments=comment(0, "Which?", ends="A1")
        + comment(1, "All.", by=BY_BEN, ends="A2")
        + comment(2, "One", ends="A3")
        + comment(3, "Two", ends="A4"),
        more={
            "word/commentsExtended.xml": thread(
                entry("A1", done=True), entry("A2", "A1"), entry("A3"), entry("A4")
            )
        },
        related=EXTENDED,
    )
    first, *others = comments(data)
    assert first.resolved
    assert first.replies == (Said("Ben Ode", "2025-10-13", "All."),)
    assert [each.said.words for each in others] == ["One", "Two"]
    assert not any(each.resolved for each in others)


def test_a_reply_to_a_reply_stands_in_the_same_thread() -> None:
    data = letter(
        paragraph(about(0, "Water")),
        comments="".join(comment(n, str(n), ends=f"A{n}") for n in range(3)),
        more={
            "word/commentsExtended.xml": thread(
                entry("A0"), entry("A1", "A0"), entry("A2", "A1")
            )
        },
        related=EXTENDED,
    )
    (said,) = comments(data)
    assert [each.words for each in said.replies] == ["1", "2"]


def test_replies_that_answer_each_other_in_a_circle_are_all_told() -> None:
    data = letter(
        paragraph(about(0, "Water")),
        comments=comment(0, "a", ends="A0") + comment(1, "b", ends="A1"),
        more={
            "word/commentsExtended.xml": thread(entry("A0", "A1"), entry("A1", "A0"))
        },
        related=EXTENDED,
    )
    assert {each.said.words for each in comments(data)} == {"a", "b"}


def test_replies_of_google_docs_stand_on_the_very_same_words() -> None:
    data = letter(
        paragraph(
            begun(0), begun(1), begun(2), "Water", ended(0), ended(1), ended(2), " and "
        ),
        paragraph(about(3, "Water")),
        comments=comment(0, "Which?")
        + comment(1, "All.", by=BY_BEN)
        + comment(2, "_Marked as resolved_")
        + comment(3, "Another matter"),
    )
    first, second = comments(data)
    assert [reply.words for reply in first.replies] == ["All."]
    assert first.resolved
    assert (second.said.words, second.replies) == ("Another matter", ())
    assert not second.resolved


def test_a_thread_that_google_docs_took_up_again_is_open() -> None:
    notes = ("Which?", "_Marked as resolved_", "_Re-opened_")
    data = letter(
        paragraph(*map(begun, range(3)), "Water", *map(ended, range(3))),
        comments="".join(comment(n, note) for n, note in enumerate(notes)),
    )
    (said,) = comments(data)
    assert (said.resolved, said.replies) == (False, ())


def test_a_comment_on_a_place_has_no_words_but_its_paragraph() -> None:
    called = '<w:r><w:commentReference w:id="0"/></w:r>'
    data = letter(paragraph("Water", called, " again"), comments=comment(0, "Here"))
    (said,) = comments(data)
    assert (said.on, said.at.paragraph, said.at.before) == ("", "Water again", 5)


def test_a_comment_may_span_paragraphs_and_begin_between_them() -> None:
    data = letter(
        begun(0),
        paragraph("One."),
        paragraph("Two."),
        ended(0).replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>"),
        comments=comment(0, "Both"),
    )
    (said,) = comments(data)
    assert (said.on, said.at.paragraph) == ("One. Two.", "One.")


def test_a_comment_on_words_that_are_deleted_shows_these() -> None:
    data = letter(
        paragraph(begun(0), deleted("old"), ended(0), begun(1), deleted("a"),
                  inserted("b"), ended(1)),
        comments=comment(0, "x") + comment(1, "y"),
    )  # fmt: skip
    assert [each.on for each in comments(data)] == ["old", "b"]


def test_a_comment_that_stands_nowhere_is_told_at_the_end() -> None:
    data = letter(
        paragraph(about(1, "Water")), comments=comment(0, "Lost") + comment(1, "Kept")
    )
    assert [each.said.words for each in comments(data)] == ["Kept", "Lost"]


def test_words_put_in_and_taken_out_at_one_place_are_one_change() -> None:
    data = letter(
        paragraph("The ", deleted("wa"), deleted("ter"), inserted("wells"), " rose"),
        paragraph(inserted("New. "), "Old.", deleted(" Gone.", BY_BEN)),
    )
    assert changes(data) == [
        Change(ANNA, "water", "wells", Anchor("text", "The water rose", 4)),
        Change(ANNA, "", "New. ", Anchor("text", "Old. Gone.", 0)),
        Change(BEN, " Gone.", "", Anchor("text", "Old. Gone.", 4)),
    ]


def test_changes_of_two_people_at_one_place_are_two() -> None:
    data = letter(paragraph(deleted("water"), inserted("wells", BY_BEN)))
    assert [(c.old, c.new) for c in changes(data)] == [("water", ""), ("", "wells")]


def test_formatting_and_the_ends_of_paragraphs_are_no_changes() -> None:
    looks = '<w:pPr><w:rPr><w:ins w:id="1" w:author="A"/></w:rPr></w:pPr>'
    bold = (
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="2" w:author="A"><w:rPr/></w:rPrChange>'
        "</w:rPr><w:t>Water</w:t></w:r>"
    )
    row = (
        '<w:tbl><w:tr><w:trPr><w:ins w:id="3" w:author="A"/></w:trPr><w:tc>'
        f"{paragraph('Cell')}</w:tc></w:tr></w:tbl>"
    )
    assert changes(letter(f"<w:p>{looks}{bold}</w:p>", row)) == []


def test_moved_words_are_told_once_with_both_their_places() -> None:
    by = 'w:author="Anna Petrova" w:date="2025-10-12T14:05:00Z"'
    gone = f'<w:moveFrom w:id="5" {by}>{run("Moved words.")}</w:moveFrom>'
    come = f'<w:moveTo w:id="6" {by}>{run("Moved words.")}</w:moveTo>'
    data = letter(paragraph("First. ", gone), paragraph("Last. ", come))
    (change,) = changes(data)
    assert (change.old, change.new) == ("Moved words.", "Moved words.")
    assert change.at == Anchor("text", "First. Moved words.", 7)
    assert change.moved_to == Anchor("text", "Last. ", 6)


def test_a_move_is_known_by_its_name_where_its_words_were_edited() -> None:
    by = 'w:author="Anna Petrova" w:date="2025-10-12T14:05:00Z"'
    first = (
        '<w:moveFromRangeStart w:id="5" w:name="move1"/>'
        f'<w:moveFrom w:id="6" {by}>{run("Moved words.")}</w:moveFrom>'
    )
    second = (
        '<w:moveToRangeStart w:id="7" w:name="move1"/>'
        f'<w:moveTo w:id="8" {by}>{run("Moved words!")}</w:moveTo>'
    )
    (change,) = changes(letter(paragraph(first), paragraph("To: ", second)))
    assert change.moved_to == Anchor("text", "To: ", 4)


def test_one_end_of_a_move_is_told_as_words_put_in_or_taken_out() -> None:
    by = 'w:author="Anna Petrova" w:date="2025-10-12T14:05:00Z"'
    gone = f'<w:moveFrom w:id="6" {by}>{run("Gone.")}</w:moveFrom>'
    come = f'<w:moveTo w:id="8" {by}>{run("Come.")}</w:moveTo>'
    told = changes(letter(paragraph(gone), paragraph(come)))
    assert [(c.old, c.new, c.moved_to) for c in told] == [
        ("Gone.", "", None),
        ("", "Come.", None),
    ]


def test_notes_stand_where_they_are_called_and_headers_last() -> None:
    called = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("A note ", about(1, "here"))}</w:footnote>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph(about(2, 'Cell'))}</w:tc></w:tr></w:tbl>"
    data = letter(
        paragraph(about(0, "First"), called, " word"),
        table,
        comments="".join(comment(n, w) for n, w in enumerate("abcd")),
        more={
            "word/footnotes.xml": story("footnotes", note),
            "word/header1.xml": story("hdr", paragraph(about(3, "Head"))),
        },
        related={"header1.xml": "header", "footnotes.xml": "footnotes"},
    )
    assert [(c.on, c.at.story) for c in comments(data)] == [
        ("First", "text"),
        ("here", "footnote"),
        ("Cell", "text"),
        ("Head", "header"),
    ]


def test_the_second_form_of_a_drawing_and_codes_of_fields_are_no_words() -> None:
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    drawing = f"<mc><Fallback>{paragraph('twice')}</Fallback></mc>"
    (said,) = comments(
        letter(
            paragraph(begun(0), "Once", field, f"<w:r>{drawing}</w:r>", ended(0)),
            comments=comment(0, "x"),
        )
    )
    assert (said.on, said.at.paragraph) == ("Once", "Once")


def test_a_paragraph_without_a_bookmark_takes_the_one_before_it() -> None:
    data = letter(
        paragraph("One", bookmark="bm_bottom_line_1", number=7),
        paragraph(about(0, "Two")),
        paragraph(begun(1), "Three", ended(1), bookmark="_Ref1", number=8),
        comments=comment(0, "x") + comment(1, "y"),
    )
    assert {each.at.bookmark for each in comments(data)} == {"bm_bottom_line_1"}


MAP = (
    f'{HEAD}<brief xmlns="urn:briefmaker:brief" id="BM-1" version="1.0" stamp="ab12" '
    'language="en"><place bookmark="bm_a" address=\'["sections", 2, "body"]\' '
    'block="3"/><place bookmark="bm_b" address="[[]]"/><place bookmark="bm_c" '
    'address="{" block="9"/></brief>'
)


def test_the_map_says_which_brief_and_which_field() -> None:
    data = letter(
        paragraph("x"),
        more={"customXml/item1.xml": MAP},
        related={"../customXml/item1.xml": "customXml"},
    )
    known = {"bm_a": Place(("sections", 2, "body"), 3)}
    assert reviewed(data).made == Made("BM-1", "1.0", "ab12", "en", known)


def test_the_properties_say_it_where_a_program_dropped_the_map() -> None:
    kept = "".join(
        f'<property name="briefmaker-{key}"><lpwstr>{said}</lpwstr></property>'
        for key, said in (("id", "BM-1"), ("version", "2"), ("stamp", "cd"))
    )
    data = letter(more={"docProps/custom.xml": f"<Properties>{kept}</Properties>"})
    assert reviewed(data).made == Made("BM-1", "2", "cd")
    assert reviewed(letter()).made is None


def test_macros_are_noticed_and_the_text_is_read() -> None:
    data = letter(
        paragraph(about(0, "Water")),
        comments=comment(0, "x"),
        more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
    )
    assert reviewed(data).macros
    assert len(comments(data)) == 1
    assert not reviewed(letter()).macros


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it has a password, or is of a Word be"),
        (b"%PDF-1.7", "it is a PDF, and comments are read from Word files only"),
        (b"Dear all,", "it is no Word document (.docx)"),
        (b"PK\x03\x04 and no more", "the Word file is damaged"),
        (letter()[:-40], "the Word file is damaged"),
        (packed({"mimetype": "application/vnd.oasis"}), "it holds no Word document"),
        (
            packed({
                "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
                "xl/workbook.xml": "<workbook/>",
            }),
            "it holds no Word document",
        ),
        (letter(more={"../../evil.xml": "x"}), "a part of it is called “../../evil.xm"),
        (letter(more={"/etc/passwd": "x"}), "a part of it is called “/etc/passwd”"),
        (letter("<w:p>"), "the Word file is damaged"),
        (letter(more={"word/comments.xml": "<a><b></a>"}), "the Word file is damaged"),
        (
            letter(more={
                "word/document.xml": '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">'
                f"]>{story('document', '&b;').removeprefix(HEAD)}"
            }),
            "it declares XML entities, which no Word file does",
        ),
        (
            letter(more={
                "word/comments.xml": '<!DOCTYPE c [<!ENTITY f SYSTEM "file:///x">]>'
                "<c>&f;</c>"
            }),
            "it declares XML entities, which no Word file does",
        ),
    ],
)  # fmt: skip
def test_what_is_no_word_document_or_unsafe_is_refused(data: bytes, said: str) -> None:
    assert refusal(data).startswith(said)


def test_a_file_with_a_password_of_its_own_is_refused() -> None:
    data = bytearray(letter())
    for place in range(len(data) - 4):  # the flag of encryption, in every header
        if data[place : place + 4] == b"PK\x03\x04":
            data[place + 6] |= 1
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    assert refusal(bytes(data)) == "the Word file has a password"


def test_a_file_that_swells_beyond_all_measure_is_refused() -> None:
    file = io.BytesIO(letter())
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as made,
        made.open("word/footnotes.xml", "w") as part,
    ):
        for _ in range(MOST_BYTES // 1_000_000 + 1):
            part.write(b" " * 1_000_000)
    assert refusal(file.getvalue()) == "its text unpacks to more than 100 MB"


def test_parts_that_a_document_names_and_lacks_are_passed_over() -> None:
    data = letter(
        paragraph(about(0, "Water")),
        comments=comment(0, "x"),
        related={"footnotes.xml": "footnotes", "../../../etc/x": "header"},
    )
    assert len(comments(data)) == 1


def test_many_comments_and_changes_are_read_in_no_time() -> None:
    count = 3_000
    body = [
        paragraph(about(n, "Water "), deleted("a"), inserted("b")) for n in range(count)
    ]
    notes = "".join(comment(n, "x") for n in range(count))
    assert len(reviewed(letter(*body, comments=notes)).remarks) == 2 * count
