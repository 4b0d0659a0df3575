"""An anchor is found word for word, whole, counted and placed, or it is a miss."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.evidence.damage import CORRUPTIONS, DAMAGES
from briefmaker.brief.library import Locator, Selector
from briefmaker.evidence.passages.anchors import LONGEST_GAP, named
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.passages.search import MOST
from briefmaker.evidence.texts.plain import read
from briefmaker.evidence.texts.regions import Region
from briefmaker.evidence.texts.text import Text

PORT = """\
The port in brief
The port of Arden handled 3,427 lorries a day in May, 12.5% more than a year before.
It's “the busiest on the river”, says its long-term harbour master, there since 2019.
The budget sets aside US$1.8 billion for two piers and about 40 million for a road.

The port closed for 3 days in June. The road closed for 3 days in June, too.
"""


def text_of(content: str) -> Text:
    return read(content.encode())


def found(exact: str, content: str = PORT, **more: str) -> Passage:
    passage = find(Selector(exact=exact, **more), text_of(content))
    assert isinstance(passage, Passage), passage
    return passage


def missed(exact: str, content: str = PORT, **more: str) -> Miss:
    miss = find(Selector(exact=exact, **more), text_of(content))
    assert isinstance(miss, Miss), miss
    return miss


def test_a_passage_says_where_it_stands_and_in_which_sentence() -> None:
    passage = found("handled 3,427 lorries a day in May")
    assert PORT[passage.start : passage.end] == passage.words
    assert passage.words == "handled 3,427 lorries a day in May"
    assert passage.sentence == (
        "The port of Arden handled 3,427 lorries a day in May, 12.5% more than a year "
        "before."
    )
    assert passage.places["paragraph"] == "2"
    assert (passage.level, passage.occurrences) == (Level.EXACT, 1)
    assert passage.words_beside == 6
    assert not passage.sealed


def test_a_passage_may_span_sentences() -> None:
    passage = found('more than a year before. It\'s "the busiest on the river"')
    assert passage.sentence.startswith("The port of Arden")
    assert passage.sentence.endswith("there since 2019.")


@pytest.mark.parametrize(
    ("exact", "level"),
    [
        ("the busiest on the river", Level.EXACT),
        ('It\'s "the busiest on the river"', Level.TYPOGRAPHY),
        ("its long term harbour master", Level.SPACING),
        ("THE PORT IN BRIEF", Level.CASE),
    ],
)
def test_the_first_level_that_holds_the_passage_is_told(
    exact: str, level: Level
) -> None:
    assert found(exact).level is level


def test_the_source_is_quoted_as_it_is_written() -> None:
    passage = found('it’s "the BUSIEST on the river"')
    assert passage.words == "It's “the busiest on the river”"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_source_still_holds_its_passages(damage: str) -> None:
    dice = random.Random(damage)
    line = PORT.splitlines()[1]
    content = PORT.replace(line, DAMAGES[damage](line, dice))
    assert found(line, content).occurrences == 1


@pytest.mark.parametrize("corruption", CORRUPTIONS)
def test_a_corrupted_anchor_is_never_found(corruption: str) -> None:
    dice = random.Random(corruption)
    line = (
        "In May imports to Arden rose by over 3,427 lorries but not by $12.5 million, "
        "from -5.3% to 48 percent"
    )
    for _ in range(20):
        changed = CORRUPTIONS[corruption](line, dice)
        assert changed is not None
        missed(changed, f"A line before it.\n{line}.\nA line after it.\n")


@given(st.data())
def test_whatever_digit_is_changed_the_anchor_is_missed(data: st.DataObject) -> None:
    line = PORT.splitlines()[1]
    at = data.draw(st.sampled_from([i for i, c in enumerate(line) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != line[at]]))
    assert missed(line[:at] + digit + line[at + 1 :]).reason is MissReason.FIGURE


@pytest.mark.parametrize(
    ("exact", "source"),
    [
        ("reached 13.4", "Growth reached 13.42 in May"),
        ("3.42 in May", "Growth reached 13.42 in May"),
        ("42 in May", "Growth reached 13.42 in May"),
        ("rose by 1,200", "Output rose by 1,200,000 tonnes"),
        ("200 tonnes of grain", "They bought 1 200 tonnes of grain"),
        ("5.3 billion in May", "The balance was −5.3 billion in May"),
        ("1.8 billion for piers", "They paid US$1.8 billion for piers"),
        ("$1.8 billion for piers", "They paid US$1.8 billion for piers"),
        ("they paid 1.8", "In all they paid 1.8 billion"),
        ("they paid 1.8", "In all they paid 1.8bn"),
        ("the share is 17", "By now the share is 17 % of output"),
        ("the share is 17", "By now the share is 17 per cent"),
        ("the share is 10", "By now the share is 10–12%"),
        ("12% of output", "By now the share is 10–12% of output"),
        ("12% of output", "The share is between 10 and 12% of output"),
        ("17% of output", "The share is more than 17% of output"),
        ("17% of output", "The share is nearly 17% of output"),
        ("300 people live there", "Up to 300 people live there"),
        ("300 people live there", "At least 300 people live there"),
        ("the share is 17%", "By now the share is 17% or more"),
        ("ratio stood at 3", "The ratio stood at 3:1 then"),
        ("about 10", "A population of about 10⁶ then"),
        ("an area of 1,200 km", "It has an area of 1,200 km² now"),
        ("the summit of the G", "At the summit of the G20 in May"),
        ("they can", "In winter they can't cross"),
        ("member states met", "The non-member states met in May"),
        ("a plant for smoke", "He built a plant for smoke-free fuel"),
        ("s economy grew", "The region's economy grew"),
        ("market grew", "The supermarket grew"),
        ("экспорт вырос на 17", "Экспорт вырос на 17-18 процентов"),
        ("17 процентов в мае", "Экспорт вырос более чем на 17 процентов в мае"),
        ("than 17% of output", "The share is more than 17% of output"),
        ("на 17 процентов в мае", "Экспорт вырос более чем на 17 процентов в мае"),
        ("ixrac 17%", "Bu il ixrac 17%-dən çox artıb"),
        ("ixrac 5 milyon", "Bu il ixrac 5 milyondan çox olub"),
        ("they came from 50", "In May they came from 50+ towns"),
        ("it stood on kremlin", "For days it stood on kremlin.ru alone"),
        ("ru alone, he said", "It stood on kremlin.ru alone, he said"),
        ("12 of the law", "It is under § 12 of the law"),
        ("12 человек из города", "Пришли более чем 12 человек из города"),
        ("12 % of output", "The share is 10 % – 12 % of output"),
        ("the share is 10", "By now the share is 10 – 12 % of output"),
        ("вчера пришли 5", "Вчера пришли 5 и более человек"),
    ],
)
def test_no_passage_begins_or_ends_inside_a_word_or_figure(
    exact: str, source: str
) -> None:
    miss = missed(exact, f"{source}.")
    assert miss.reason is MissReason.CUT
    assert miss.found not in exact


@pytest.mark.parametrize(
    ("exact", "source"),
    [
        ("17% of Tajikistan", "The money came to 17% of Tajikistan’s output"),
        ("1.2 million", "He counts 1.2 million³ workers abroad"),
        ("Central Asia Summit", "The Russia–Central Asia Summit opened"),
        ("2019–2023 trade fell", "Over 2019–2023 trade fell"),
        ("2023 trade fell", "By about 2023 trade fell"),
        ("(40 in all) were hurt", "Passengers (40 in all) were hurt"),
        ("5 states signed it", "The rest – 5 states signed it"),
        ("based in the capital", "It is a US-based firm, based in the capital"),
        ("a three-day visit", "It was “a three-day visit”, he said"),
        ("the port is open", "Now the port is open.The road is not"),
        ("пришли 5", "Вчера пришли 5 и двое детей"),
        ("in all of 2019", "That was in all of 2019 – 12 came"),
    ],
)
def test_a_passage_may_end_where_a_word_or_figure_does(exact: str, source: str) -> None:
    assert found(exact, f"{source}.").occurrences == 1


@pytest.mark.parametrize(
    ("exact", "source"),
    [
        ("the envoy was notable to sign", "The envoy was not able to sign it."),
        ("the envoy was not able to sign", "The envoy was notable to sign it."),
        ("мнение не зависимых лиц", "Это мнение независимых лиц."),
        ("мнение независимых лиц", "Это мнение не зависимых лиц."),
    ],
)
def test_spaces_make_no_negation_out_of_other_words(exact: str, source: str) -> None:
    assert missed(exact, source).reason is MissReason.NEGATION


def test_a_negation_may_stand_beside_a_lost_space_or_in_a_split_word() -> None:
    assert found("we expect no change in it", "There we expectnochange in it.")
    assert found("a ship from Norrland came", "By night a ship from Nor rland came.")


def test_occurrences_are_counted_however_they_are_written() -> None:
    assert found("closed for 3 days in June").occurrences == 2
    content = "A long-term plan for it. A long\u2011term plan for it. A LONG-TERM PLAN."
    assert found("long-term plan", content).occurrences == 2


def test_prefix_and_suffix_single_one_out() -> None:
    first = found("closed for 3 days in June", prefix="The port ")
    second = found("closed for 3 days in June", suffix=", too")
    assert (first.occurrences, second.occurrences) == (1, 1)
    assert first.start < second.start


def test_prefix_and_suffix_are_compared_in_any_typography() -> None:
    passage = found("the busiest", prefix='It’s "', suffix=' on the\nriver"')
    assert passage.occurrences == 1


def test_words_of_prefix_and_suffix_make_a_passage_stronger() -> None:
    assert found("handled 3,427 lorries").words_beside == 2
    both = found("handled 3,427 lorries", prefix="of Arden", suffix="a day in May")
    assert both.words_beside == 8


@pytest.mark.parametrize("side", ["prefix", "suffix"])
def test_a_prefix_or_suffix_that_is_not_there_is_a_miss(side: str) -> None:
    miss = missed("handled 3,427 lorries", **{side: "in winter"})
    assert (miss.reason, miss.given) == (MissReason.WORDS, "in winter")
    assert "Arden handled 3,427 lorries a day" in miss.nearest


def pages(*words: str) -> Text:
    """Return a text of pages, each a row too."""
    content = "\n".join(words)
    regions, start = [], 0
    for number, page in enumerate(words, start=1):
        regions.append(Region("page", str(number), start, start + len(page)))
        start += len(page) + 1
    return Text.of(content, tuple(regions), "test")


def test_a_locator_singles_one_out() -> None:
    text = pages("Total 17 percent.", "Nothing of it.", "Total 17 percent.")
    selector = Selector(exact="Total 17 percent")
    passage = find(selector, text, Locator(page="3"))
    assert isinstance(passage, Passage)
    assert (passage.occurrences, passage.places) == (1, {"page": "3"})


def test_a_passage_outside_its_locator_is_returned_with_its_true_place() -> None:
    text = pages("Total 17 percent.", "Nothing of it.", "Total 17 percent.")
    nowhere = find(Selector(exact="Total 17 percent"), text, Locator(page="2"))
    single = find(Selector(exact="Nothing of it"), text, Locator(page="1"))
    assert isinstance(nowhere, Passage)
    assert isinstance(single, Passage)
    assert (nowhere.occurrences, nowhere.places) == (2, {"page": "1"})
    assert (single.occurrences, single.places) == (1, {"page": "2"})


@pytest.mark.parametrize(
    ("said", "label", "same"),
    [
        ("3", "3", True),
        (" XIV", "xiv", True),
        ("3, 7", "7", True),
        ("3–5", "4", True),
        ("3-5", "6", False),
        ("3", "13", False),
        ("4,1", "4,1", True),
        ("/data/3/value", "/data/3/value", True),
    ],
)
def test_a_locator_may_name_several_places(said: str, label: str, same: bool) -> None:
    assert named(said, label) is same


def test_an_ellipsis_leaves_words_out_and_tells_which() -> None:
    for dots in ("[…]", "[...]", "[ . . . ]"):
        passage = found(f"The port of Arden {dots} in May")
        assert passage.omitted == "handled 3,427 lorries a day"
        assert passage.words.endswith("a day in May")


def test_the_parts_of_an_ellipsis_stand_in_order_and_close_together() -> None:
    near = "Piers cost money. " + "So " * (LONGEST_GAP - 2) + "Roads cost more."
    far = "Piers cost money. " + "So " * (LONGEST_GAP + 1) + "Roads cost more."
    exact = "Piers cost money […] Roads cost more"
    assert isinstance(find(Selector(exact=exact), text_of(near)), Passage)
    assert missed(exact, far).reason is MissReason.SPLICE
    turned = "Roads cost more […] Piers cost money"
    assert missed(turned, near).reason is MissReason.SPLICE


def test_a_part_of_an_ellipsis_that_is_not_there_is_a_miss() -> None:
    miss = missed("The port of Arden […] 3,428 lorries a day")
    assert (miss.reason, miss.found, miss.given) == (
        MissReason.FIGURE,
        "3,427",
        "3,428",
    )


def test_a_look_alike_letter_and_a_turned_direction_are_refused() -> None:
    assert missed("the p\u043ert of Arden").given == "p\u043ert"
    assert missed("the p\u043ert of Arden").reason is MissReason.SCRIPT
    assert missed("the port \u202eof Arden").reason is MissReason.SCRIPT
    assert missed("of Arden", prefix="the p\u043ert").reason is MissReason.SCRIPT


def test_invisible_characters_in_an_anchor_are_told() -> None:
    assert found("hand\u200bled 3,427 lorries").invisible
    assert not found("handled 3,427 lorries").invisible


@pytest.mark.parametrize("exact", [".*", "(a+)+$", "[…]", "\\d+ lorries", "%s", "…"])
def test_an_anchor_is_never_a_pattern(exact: str) -> None:
    assert missed(exact).reason is not MissReason.HIDDEN


def test_an_empty_source_holds_nothing() -> None:
    assert missed("any words at all", "").reason is MissReason.ABSENT


def test_an_anchor_that_stands_everywhere_is_counted_to_a_limit() -> None:
    assert found("again", "again and " * 3 * MOST).occurrences == MOST


@pytest.mark.no_cover  # it is held against the clock
def test_a_hundred_claims_on_a_long_source_take_a_moment() -> None:
    lines = [
        f"Post {n} handled {n + 7} lorries in May of that year." for n in range(9000)
    ]
    text = text_of("\n".join(lines))
    start = time.process_time()
    for number in range(0, 9000, 90):
        passage = find(Selector(exact=lines[number]), text)
        assert isinstance(passage, Passage)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("before", ["He said “it closed.”", "It was dry (at last.)"])
def test_a_sentence_begins_behind_the_marks_that_close_the_one_before(
    before: str,
) -> None:
    passage = found("road closed", f"{before} The road closed at noon. It rained.")
    assert passage.sentence == "The road closed at noon."


def test_a_word_of_a_bound_that_nothing_follows_binds_nothing() -> None:
    assert (
        found("they gave it the", "In the end they gave it the most").occurrences == 1
    )
