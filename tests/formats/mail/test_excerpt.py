"""What a letter takes of the page: whole sentences, up to the likelihood term."""

from briefmaker.formats.mail.excerpt import opening
from briefmaker.formats.mail.said import marks_in, unmarked
from briefmaker.formats.runs import Call, Inlines, Link, Mark, Words

LIKELY = frozenset({Mark.LIKELY})


def mark(number: str) -> Link:
    return Link("#cite", (Words(number, frozenset({Mark.RAISED})),))


def test_one_sentence_stays_as_it_is() -> None:
    line: Inlines = (Words("One sentence"), mark("1"))
    assert opening(line) == line


def test_the_first_sentence_is_enough_if_it_has_the_term() -> None:
    line = (Words("It is "), Words("likely", LIKELY), Words(" to rain. Bring coats."))
    assert unmarked(opening(line)) == "It is likely to rain."


def test_sentences_up_to_the_term_are_taken() -> None:
    line = (
        Words("Clouds stand over the hill. It is "),
        Words("very likely (80–95%)", LIKELY),
        Words(" to rain. Bring coats."),
    )
    said = "Clouds stand over the hill. It is very likely (80–95%) to rain."
    assert unmarked(opening(line)) == said


def test_a_mark_after_the_full_stop_goes_with_its_sentence() -> None:
    line = (Words("It rained."), mark("1"), Words(" It snowed."), mark("2"))
    taken = opening(line)
    assert unmarked(taken) == "It rained."
    assert marks_in(taken) == "1"


def test_a_mark_of_a_later_sentence_is_left_out() -> None:
    line = (Words("It rained. It snowed."), mark("2"))
    assert opening(line) == (Words("It rained."),)


def test_the_call_of_a_note_is_a_mark() -> None:
    line = (Words("It rained."), Call("note-3", "3"), Words(" It snowed."))
    assert marks_in(opening(line)) == "3"


def test_abbreviations_end_no_sentence() -> None:
    line = (Words("Mr. E. Rahmon met approx. 12 ministers. They left."),)
    assert unmarked(opening(line)) == "Mr. E. Rahmon met approx. 12 ministers."
