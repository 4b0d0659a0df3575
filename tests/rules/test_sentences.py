"""How long sections, sentences, paragraphs and the bottom line may be."""

import pytest

from briefmaker.problems import Severity
from briefmaker.rules.measure import grade, passages, running, words_in
from briefmaker.rules.sentences import t_01, t_02, t_03, t_04, t_14
from rules.manuscripts import Reader, messages, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two; three.", 3),
        ("It rose by 1,200.5 to 17%.", 6),
        ("The council’s well-kept wells", 4),
        ("US$28 billion", 2),
        ("— …", 0),
    ],
)
def test_a_number_or_a_joined_word_counts_once(text: str, count: int) -> None:
    assert words_in(text) == count


def test_only_running_text_is_counted(reader: Reader) -> None:
    read = reader.reads("One two.\n\n- Three.", standfirst="Four five.")
    said = [each.text for each in running(read.said)]
    assert said == ["Four five.", "The point.", "One two.", "Three."]


def test_a_paragraph_ends_at_an_empty_line_and_a_list_item_at_the_next(
    reader: Reader,
) -> None:
    read = reader.reads("A one. A two.\n\nB one.\n\n- C one. C two.\n- D one.")
    found = [
        [each.text for each in passage.sentences] for passage in passages(read.said)
    ]
    assert found[1:] == [
        ["A one.", "A two."],
        ["B one."],
        ["C one.", "C two."],
        ["D one."],
    ]


def test_words_that_the_page_adds_do_not_join_paragraphs(reader: Reader) -> None:
    read = reader.reads(
        "It is {fact}`rate` now.\n\nIn the valley (so far) the source: none."
    )
    found = [len(passage.sentences) for passage in passages(read.said)]
    assert found == [1, 1, 1]


@pytest.mark.parametrize(
    ("count", "severity"), [(25, None), (26, Severity.WARNING), (41, Severity.ERROR)]
)
def test_a_sentence_has_25_words_or_is_reported(
    reader: Reader, count: int, severity: Severity | None
) -> None:
    found = reader.finds(t_02, f"Short. {words(count)}")
    assert [problem.severity for problem in found] == ([severity] if severity else [])
    for problem in found:
        assert f"has {count} words" in problem.message
        assert problem.address == ("sections", 0, "body")
        assert problem.token == "Word"


def test_a_long_title_or_table_cell_is_no_long_sentence(reader: Reader) -> None:
    table = {"title": "Options", "columns": ["A"], "rows": [[words(41)]]}
    found = reader.finds(
        t_02, "See @tbl-x.\n\n![](#tbl-x)", title=words(41), tables={"tbl-x": table}
    )
    assert found == []


@pytest.mark.parametrize(("last", "told"), [(20, False), (21, True)])
def test_a_paragraph_has_100_words_or_is_reported(
    reader: Reader, last: int, told: bool
) -> None:
    text = " ".join([*[words(20)] * 4, words(last)])
    found = reader.finds(t_03, f"{words(20)}\n\n{text}")
    assert messages(found) == (
        ["this paragraph has 101 words; 100 are the most"] if told else []
    )


@pytest.mark.parametrize(("last", "told"), [(15, False), (16, True)])
def test_a_bottom_line_has_75_words_or_stops_the_brief(
    reader: Reader, last: int, told: bool
) -> None:
    line = " ".join([*[words(20)] * 3, words(last)])
    found = reader.finds(t_04, bottom_line=line)
    assert [problem.blocks for problem in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("count", "severity"),
    [(10, None), (11, Severity.WARNING), (12, Severity.WARNING), (13, Severity.ERROR)],
)
def test_a_section_keeps_to_the_words_of_its_role(
    reader: Reader, count: int, severity: Severity | None
) -> None:
    found = reader.finds(
        t_01,
        sections=[
            {"role": "know", "body": words(count)},
            {"heading": "Free", "body": words(30)},
        ],
        kind_says={"sections": ({"role": "know", "words": 10},), "words": None},
    )
    assert [problem.severity for problem in found] == ([severity] if severity else [])
    for problem in found:
        assert problem.address == ("sections", 0)
        assert (
            f"“What we know” has {count} words; its kind allows 10" in problem.message
        )


def test_the_document_keeps_to_the_words_of_its_kind(reader: Reader) -> None:
    says = {"words": 10, "sections": ()}
    assert reader.finds(t_01, words(8), kind_says=says) == []
    (found,) = reader.finds(t_01, words(9), kind_says=says)
    assert "the document has 11 words; its kind allows 10" in found.message


def test_longer_sentences_and_words_read_at_a_higher_grade() -> None:
    plain = grade("The cat sat on the mat. It was fat.", 2)
    harder = grade("Institutional considerations necessitate deliberation.", 1)
    assert plain < 3 < 14 < harder
    assert grade("", 0) == 0.0


def test_a_text_that_reads_too_hard_is_noted_once_it_is_long_enough(
    reader: Reader,
) -> None:
    hard = (
        "Institutional considerations necessitate interdepartmental deliberation "
        "concerning administrative responsibilities and organisational "
        "capabilities notwithstanding operational considerations. "
    )
    assert reader.finds(t_14, hard) == []
    (found,) = reader.finds(t_14, hard * 8)
    assert found.severity is Severity.NOTE
