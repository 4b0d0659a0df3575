"""A miss says what differs, and what the source has there."""

import pytest

from briefmaker.brief.library import Selector
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.misses import LONGEST_SAID
from briefmaker.evidence.passages.passage import Miss, MissReason
from briefmaker.evidence.passages.seal import find_sealed, seal_of
from briefmaker.evidence.texts.plain import read

MILL = """\
The mill at Calder ground 4.2 million tonnes of wheat last year, the owner said.
It did not export any flour to the north, and the council never asked it to.
Of its 310 workers about a third live in Brevik, a village on the other bank.
The owner plans a second mill beside the railway, at a cost of US$90 million.
A crop that failed in June cut the price of flour, which fell by 12% in a month.
"""


def missed(exact: str) -> Miss:
    miss = find(Selector(exact=exact), read(MILL.encode()))
    assert isinstance(miss, Miss), miss
    return miss


@pytest.mark.parametrize(
    ("exact", "reason", "given", "found"),
    [
        ("ground 42 million tonnes of wheat", MissReason.FIGURE, "42", "4.2"),
        (
            "ground 4.2 billion tonnes of wheat last year",
            MissReason.FIGURE,
            "billion",
            "million",
        ),
        ("at a cost of €90 million", MissReason.FIGURE, "€", "US$"),
        ("It did export any flour to the north", MissReason.NEGATION, "", "not"),
        ("Of its 310 workers not a third live", MissReason.NEGATION, "not", "about"),
        (
            "The mill at Calder never ground 4.2 million tonnes",
            MissReason.NEGATION,
            "never",
            "",
        ),
        (
            "a village on the wrong bank",
            MissReason.WORDS,
            "wrong",
            "other",
        ),
        (
            "the price of flour fell by 12% in a month",
            MissReason.OMISSION,
            "",
            ", which",
        ),
        (
            "The owner plans a second mill at a cost of US$90 million",
            MissReason.OMISSION,
            "",
            "beside the railway,",
        ),
        ("the mill ground 4", MissReason.CUT, "the mill ground 4", "4.2 million"),
    ],
)
def test_a_miss_names_what_differs(
    exact: str, reason: MissReason, given: str, found: str
) -> None:
    content = MILL.replace("The mill at Calder ground", "The mill ground")
    text = read((MILL if "Calder" in exact else content).encode())
    miss = find(Selector(exact=exact), text)
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.given, miss.found) == (reason, given, found)
    assert miss.nearest


def test_two_stretches_of_the_source_are_a_splice() -> None:
    miss = missed("The owner plans a second mill which fell by 12% in a month")
    assert miss.reason is MissReason.SPLICE


def test_a_letter_of_another_alphabet_in_the_source_is_named() -> None:
    doctored = MILL.replace("wheat", "wh\u0435at")
    miss = find(Selector(exact="million tonnes of wheat"), read(doctored.encode()))
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.given) == (MissReason.SCRIPT, "wheat")
    assert miss.found == "wh\u0435at"


def test_words_that_are_nothing_like_the_source_have_no_nearest() -> None:
    miss = missed("Quarterly bond yields widened beyond analysts' consensus")
    assert (miss.reason, miss.nearest) == (MissReason.ABSENT, "")


def test_words_that_are_a_little_like_it_show_the_nearest() -> None:
    miss = missed("they say a third live in Brevik, a hamlet up north")
    assert miss.reason is MissReason.ABSENT
    assert "live in Brevik" in miss.nearest


def test_what_a_miss_carries_of_the_source_is_short() -> None:
    content = "A very long sentence of one source, " * 30 + "with 12 ends."
    text = read(content.encode())
    miss = find(Selector(exact=content.replace("12 ends", "13 ends")), text)
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.FIGURE
    assert len(miss.nearest) == LONGEST_SAID


@pytest.mark.parametrize(
    ("exact", "reason"),
    [
        ("ground 42 million tonnes of wheat last year", MissReason.FIGURE),
        ("of wheat last year, the council said", MissReason.WORDS),
        ("It did export any flour to the north, and the council", MissReason.NEGATION),
        (
            "The mill at Calder never ground 4.2 million tonnes",
            MissReason.NEGATION,
        ),
        (
            "The owner plans a second mill at a cost of US$90 million",
            MissReason.OMISSION,
        ),
        ("plans a second mill beside which fell by 12% in", MissReason.SPLICE),
        ("the price of flour, which fell by 12", MissReason.CUT),
        ("bond yields widened beyond analysts' consensus", MissReason.ABSENT),
        ("second mill", MissReason.SHORT),
    ],
)
def test_a_seal_says_why_as_far_as_it_can(exact: str, reason: MissReason) -> None:
    data = MILL.encode()
    miss = find_sealed(Selector(exact=exact), seal_of(data, read(data)))
    assert isinstance(miss, Miss)
    assert miss.reason is reason
    assert (miss.nearest, miss.found) == ("", "")


def test_words_of_a_sentence_that_stand_far_apart_are_spliced() -> None:
    between = "A cart came by the road and left again. " * 60
    far = f"The mill ground wheat for the town. {between}The owner plans a second mill."
    exact = "The mill ground wheat for the town. The owner plans a second mill"
    miss = find(Selector(exact=exact), read(far.encode()))
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.SPLICE


def test_a_cut_word_beside_letters_of_another_alphabet_is_not_taken_for_one() -> None:
    text = read(f"{MILL}\nО мельнице.".encode())
    miss = find(Selector(exact="ill at Calder […] wheat last year"), text)
    assert isinstance(miss, Miss)
    assert miss.reason is not MissReason.SCRIPT
