"""What rules of wording find in English, and what they leave alone."""

import pytest

from briefmaker.rules.rule import Check
from briefmaker.rules.wording import (
    is_sentence,
    t_05,
    t_06,
    t_07,
    t_08,
    t_11,
    t_12,
    t_13,
    t_16,
    t_17,
)
from rules.manuscripts import Reader, messages


@pytest.mark.parametrize(
    "title",
    [
        "Moscow promised workers nothing that is on paper",
        "Exports to Russia doubled in two years",
        "The lower valley had least water",
        "Farmers want meters first",
        "Meters cost little and show where the water goes",
    ],
)
def test_a_title_with_a_verb_is_a_sentence(title: str) -> None:
    assert is_sentence(title)


@pytest.mark.parametrize(
    "title", ["Water policy in the valley", "A policy for farming, 2024"]
)
def test_a_title_without_one_is_not(title: str) -> None:
    assert not is_sentence(title)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Meters show where the water goes.", "ends with a full stop"),
        ("Policy for the valley", "has no verb"),
        ("The Lower Valley Needs Meters Again", "set in capitals"),
        ("Meters show where the water goes " + "and goes " * 8, "has 104 characters"),
    ],
)
def test_a_title_is_a_short_sentence(reader: Reader, title: str, said: str) -> None:
    (found,) = reader.finds(t_05, title=title)
    assert said in found.message


@pytest.mark.parametrize(
    "title",
    ["Meters show where the water goes", "Almaty and Astana trade with Moscow again"],
)
def test_a_good_title_is_left_alone(reader: Reader, title: str) -> None:
    assert reader.finds(t_05, title=title) == []


def test_verbs_are_looked_for_in_english_only(reader: Reader) -> None:
    assert reader.finds(t_05, title="Политика долины", language="ru") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Water Council (WCL) counted. The WCL met.",
        "The WCL (Water Council) counted. The WCL met.",
        "The EU and the UN met, for USD 5 [@bank].",
        "See BM-2025-002 and COVID-19.",
    ],
)
def test_an_acronym_that_is_spelled_out_or_known_is_left_alone(
    reader: Reader, text: str
) -> None:
    assert reader.finds(t_06, text) == []


def test_an_acronym_is_spelled_out_at_its_first_use(reader: Reader) -> None:
    (found,) = reader.finds(t_06, "The WCL counted. The Water Council (WCL) met.")
    assert "“WCL” is not spelled out" in found.message
    assert found.token == "WCL"
    assert found.nth == 0


def test_an_acronym_that_is_never_used_again_is_dropped(reader: Reader) -> None:
    (found,) = reader.finds(t_06, "The Water Council (WCL) counted.")
    assert "never used again" in found.message


def test_passive_sentences_are_noted_where_they_are_many(reader: Reader) -> None:
    active, passive = "We count farms. ", "Farms were counted. "
    assert reader.finds(t_07, active * 21 + passive * 3) == []
    (found,) = reader.finds(t_07, active * 20 + passive * 5)
    assert "5 of 26 sentences are passive" in found.message
    assert reader.finds(t_07, passive * 5) == []


@pytest.mark.parametrize(
    ("check", "text", "token"),
    [
        (t_08, "We meter in order to know.", "in order to"),
        (t_08, "Losses are significant.", "significant"),
        (t_11, "It lost 12500 farms.", "12500"),
        (t_11, "They met on March 5, 2024.", "March 5, 2024"),
        (t_11, "They met on 5th March.", "5th March"),
        (t_12, "They met last week.", "last week"),
        (t_13, "The regime met.", "regime"),
        (t_17, "It takes 10-20 days.", "10-20"),
    ],
)
def test_words_are_found_where_they_stand(
    reader: Reader, check: Check, text: str, token: str
) -> None:
    (found,) = reader.finds(check, text)
    assert found.token == token
    assert found.address == ("sections", 0, "body")
    assert found.hint


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (t_08, "The order to know in time came."),
        (t_08, "Losses are significant: 12 farms."),
        (t_11, "It lost 12,500 farms by 2024."),
        (t_11, "They met on 5 March 2024."),
        (t_11, "Documents 20251013-7 and BM-12345 lie here."),
        (t_12, "They met last week, on 5 March 2024."),
        (t_13, "They called it “the regime”."),
        (t_17, "It takes 10–20 days, by 2024-03-22."),
        (t_17, "A ten-day 5-year plan."),
    ],
)
def test_what_only_looks_alike_is_left_alone(
    reader: Reader, check: Check, text: str
) -> None:
    assert reader.finds(check, text) == []


def test_words_of_the_library_are_not_the_authors(reader: Reader) -> None:
    assert reader.finds(t_17, "It grew by {fact}`trade`.") == []


def test_one_way_of_writing_is_kept(reader: Reader) -> None:
    (found,) = reader.finds(t_11, "It is 5%. It is 6%. It was 7 per cent.")
    assert "“%” and “per cent”" in found.message
    assert reader.finds(t_11, "It is 5%. It was 7%.") == []


@pytest.mark.parametrize("text", ["here", "https://example.org/a"])
def test_a_link_says_where_it_leads(reader: Reader, text: str) -> None:
    (found,) = reader.finds(t_16, f"Read [{text}](https://example.org/a). Then go.")
    assert f"“{text}”" in found.message
    body = "Read [the council’s report](https://example.org/a)."
    assert messages(reader.finds(t_16, body)) == []
