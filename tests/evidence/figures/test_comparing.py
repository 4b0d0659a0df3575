"""May a figure be printed on the strength of a passage? Outcomes, causes and words."""

import pytest

from briefmaker.evidence.figures import Cause, Support, supports


def compare(anchor: str, printed: str, figure: str | None = None) -> Support:
    return supports(
        anchor, printed, anchor_language="en", printed_language="en", figure=figure
    )


@pytest.mark.parametrize(
    ("anchor", "printed", "cause"),
    [
        ("rose by 17%", "17.4%", Cause.FALSE_PRECISION),
        ("rose by 17%", "17.0%", Cause.FALSE_PRECISION),
        ("hundreds came", "300", Cause.FALSE_PRECISION),
        ("in October 2025", "12 October 2025", Cause.FALSE_PRECISION),
        ("rose by more than 17%", "17%", Cause.QUALIFIER_DROPPED),
        ("about 40 came", "40", Cause.QUALIFIER_DROPPED),
        ("about 2030", "2030", Cause.QUALIFIER_DROPPED),
        ("nearly half came", "46–49%", Cause.QUALIFIER_DROPPED),
        ("10–12% came", "11%", Cause.RANGE_COLLAPSED),
        ("10–20% came", "12–15%", Cause.RANGE_COLLAPSED),
        ("rose by 2.7%", "3%", Cause.ROUNDING),
        ("up to 300 came", "at least 300", Cause.BOUND),
        ("more than 45 came", "just over 45", Cause.BOUND),
        ("more than 45 came", "45 to 50", Cause.BOUND),
        ("rose by 17%", "18%", Cause.VALUE),
        ("rose by 17%", "10–12%", Cause.VALUE),
        ("rose by 17%", "170–175%", Cause.VALUE),
        ("nearly 45 came", "nearly 40", Cause.VALUE),
        ("nearly 40 came", "nearly 45", Cause.VALUE),
        ("worth $−5 million", "$5 million", Cause.SIGN),
        ("rose by 95.5%", "95%", Cause.VALUE),
        ("in 1992", "1993", Cause.VALUE),
        ("the second summit", "third", Cause.VALUE),
        ("worth $1.2 million", "$1.2 billion", Cause.SCALE),
        ("fell to −5.3 °C", "5.3 °C", Cause.SIGN),
        ("5 km long", "5 miles", Cause.UNIT),
        ("5 barrels a day", "5 barrels a year", Cause.UNIT),
        ("worth $5", "5", Cause.MISSING_UNIT),
        ("worth 5", "$5", Cause.MISSING_UNIT),
        ("worth $5", "€5", Cause.CURRENCY),
        ("worth ¥5", "5 yuan", Cause.CURRENCY),
        ("rose by 2 percentage points", "2%", Cause.PERCENT_VS_POINTS),
        ("the 38th crash", "38", Cause.ORDINAL_VS_CARDINAL),
        ("in 1992", "1,992", Cause.YEAR_VS_COUNT),
        ("a Boeing 737", "Article 5", Cause.KIND),
        ("no figure here", "17%", Cause.ABSENT),
        ("[17] is a note", "17", Cause.ABSENT),
        ("5% or 8%", "8%", Cause.SEVERAL),
    ],
)
def test_a_figure_that_the_passage_does_not_carry_has_its_cause(
    anchor: str, printed: str, cause: Cause
) -> None:
    found = compare(anchor, printed)
    assert (found.outcome, found.cause) == ("mismatch", cause)


@pytest.mark.parametrize(
    ("anchor", "printed"),
    [
        ("rose by 17.4%", "17%"),
        ("rose by 17.5%", "18%"),
        ("rose by 16.5%", "16%"),
        ("rose by 17.4%", "more than 17%"),
        ("5 thousand came", "5,000"),
        ("worth 45.3 billion dollars", "more than $45 billion"),
        ("about 1,234,567 came", "about 1.2 million"),
        ("just over 45.2", "just over 45"),
        ("nearly 44.8", "nearly 45"),
        ("10.2–11.8%", "10–12%"),
        ("worth 5 yuan", "¥5"),
        ("on 12 October 2025", "2025"),
        ("5 barrels a day", "5 barrels"),
        ("5% in March, and 5% in May", "5%"),
        ("1.2m wide", "1.2 metres"),
        ("1.2m came", "1.2 million"),
    ],
)
def test_a_figure_is_carried_whatever_its_notation(anchor: str, printed: str) -> None:
    found = compare(anchor, printed)
    assert (found.outcome, found.reason, found.cause) == ("supported", "", None)


@pytest.mark.parametrize(
    ("anchor", "printed"),
    [
        ("over 99% came", "more than 98%"),
        ("300 came", "at least 300"),
        ("3% came", "between 2% and 4%"),
        ("nearly half came", "40–50%"),
        ("350 came", "hundreds"),
        ("more than 17%", "at least 17%"),
    ],
)
def test_what_is_true_but_says_less_is_weaker(anchor: str, printed: str) -> None:
    found = compare(anchor, printed)
    assert found.outcome == "weaker"
    assert found.carried
    assert "which is true but says less" in found.reason


@pytest.mark.parametrize(
    ("anchor", "printed"),
    [
        ("rose by 1,5%", "1.5%"),
        ("rose by 1.5%", "1,5%"),
        ("rows 10 20 30", "20"),
        ("a 3-2 vote", "3"),
        ("at least about 300 came", "300"),
    ],
)
def test_what_cannot_be_read_is_never_a_pass(anchor: str, printed: str) -> None:
    found = compare(anchor, printed)
    assert (found.outcome, found.cause) == ("unread", Cause.UNREAD)
    assert found.hint


def test_an_unread_figure_of_another_unit_is_not_in_the_way() -> None:
    assert compare("a 3-2 vote, by 17%", "17%").outcome == "supported"


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [("6%", "supported"), ("5%", "mismatch"), ("6.0%", "mismatch")],
)
def test_the_chosen_figure_is_the_only_one_that_counts(
    printed: str, outcome: str
) -> None:
    assert compare("from 5% in May to 6% in June", printed, "6%").outcome == outcome


def test_a_chosen_figure_keeps_what_binds_it_in_the_passage() -> None:
    found = compare("only about 15% of them, 20% of us", "15%", "15%")
    assert found.cause is Cause.QUALIFIER_DROPPED


def test_spaces_of_a_chosen_figure_may_differ() -> None:
    assert compare("5\u00a0% and 8\u00a0%", "8%", "8 %").outcome == "supported"


@pytest.mark.parametrize("figure", ["9%", "%", "came", "15%%"])
def test_a_chosen_figure_must_be_one_of_the_passage(figure: str) -> None:
    found = compare("115% came, then 8%", "8%", figure)
    assert (found.outcome, found.cause) == ("mismatch", Cause.ABSENT)
    assert f"“{figure}”" in found.reason


def test_equally_many_figures_of_a_unit_are_compared_in_order() -> None:
    anchor = "39% in one and 90% in the other, worth $5"
    assert compare(anchor, "39% and 90%").anchor_figure == "39%, 90%"
    assert compare(anchor, "90% and 39%").outcome == "mismatch"
    assert compare(anchor, "39% and $6").cause is Cause.SEVERAL


def test_the_worst_of_several_figures_is_told() -> None:
    found = compare("5 ships and 90%", "5 ships and 91%")
    assert (found.anchor_figure, found.printed_figure) == ("90%", "91%")


def test_a_printed_phrase_without_a_figure_has_nothing_to_compare() -> None:
    assert compare("rose by 17%", "a steep rise") == Support("none")


@pytest.mark.parametrize(
    ("anchor", "printed", "reason", "hint"),
    [
        (
            "Trade rose by 17 per cent",
            "17.4%",
            "the source says “17 per cent”, the brief prints “17.4%”, which is more "
            "exact than the source",
            "round the printed figure as the source does, or name a passage that is "
            "finer",
        ),
        (
            "Wages rose by 5% in towns and 8% in villages",
            "8%",
            "the passage has several figures that “8%” could be: “5%”, “8%”",
            "name the one that is meant with `figure`",
        ),
        (
            "Wages rose",
            "8%",
            "the brief prints “8%”, but its passage “Wages rose” holds no such figure",
            "name the passage that holds the figure",
        ),
        (
            "Wages rose by 1,5%",
            "1.5%",
            "the figure in “1,5%” cannot be read, to compare with “1.5%”",
            "name the figure that is meant with `figure`, or correct the language",
        ),
    ],
)
def test_the_finding_is_a_sentence_that_names_both_phrases(
    anchor: str, printed: str, reason: str, hint: str
) -> None:
    found = compare(anchor, printed)
    assert (found.reason, found.hint) == (reason, hint)


def test_every_cause_of_a_mismatch_has_its_words() -> None:
    from briefmaker.evidence.figures.findings import WHY

    own_sentence = {Cause.ABSENT, Cause.SEVERAL, Cause.UNREAD}
    assert set(WHY) == set(Cause) - own_sentence
    assert not [text for pair in WHY.values() for text in pair if text.endswith(".")]
