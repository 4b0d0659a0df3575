"""How likely, how sure, who says so, until when: each rule broken, and nearly."""

from collections.abc import Callable
from typing import Any

import pytest

from briefmaker.rules import judgement as rules
from briefmaker.rules.estimative import ALIEN
from briefmaker.rules.rule import Check
from briefmaker.writing.likelihood import SCALES
from rules.manuscripts import Reader

ICD, UK = "icd203", "uk"
Found = Callable[..., list[str]]


def judged(text: str, **more: Any) -> dict[str, Any]:
    one = {"text": text, "confidence": "low", "because": "one source"}
    return {
        "judgements": [one],
        "sections": [{"role": "views", "body": "Text."}],
        **more,
    }


@pytest.fixture
def tokens(reader: Reader) -> Found:
    """Return the words that a rule complains of, in order."""

    def found(check: Check, body: str = "Text.", **more: Any) -> list[str]:
        return [problem.token for problem in reader.finds(check, body, **more)]

    return found


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Russia may send troops by 2027.", ["may"]),
        ("A larger fall could follow.", ["could"]),
        ("It is possible that talks fail, perhaps soon.", ["possible", "perhaps"]),
        ("We cannot rule out a second wave.", ["cannot rule out"]),
        ("There is a risk that prices rise.", ["risk that"]),
        ("The ministry is expected to resign.", ["expected to"]),
        ("Talks begin in May 2026, or on 3 May.", []),
        ("They meet as soon as possible.", []),
        ("He said “it may rain”, and it is so.", []),
        ("Risk that is shared is a risk of trade.", ["Risk that"]),
        ("It is {likely}`likely` to last to 2027.", []),
    ],
)
def test_q_01_a_judgement_has_no_vague_word(
    tokens: Found, text: str, vague: list[str]
) -> None:
    assert tokens(rules.q_01, **judged(text)) == vague


def test_q_01_what_is_known_and_the_reasons_are_not_judgements(tokens: Found) -> None:
    assert tokens(rules.q_01, "Members may vote by post.") == []
    assert tokens(rules.q_01, sections=[{"role": "assess", "body": "It may."}]) == [
        "may"
    ]
    assert tokens(rules.q_01, bottom_line="It could fail.") == ["could"]
    reason = judged("It is so.")
    reason["judgements"][0]["because"] = "the two probably share an origin"
    assert tokens(rules.q_01, **reason) == []


@pytest.mark.parametrize(
    ("scale", "text", "alien"),
    [
        (ICD, "Growth is highly likely.", ["highly likely"]),
        (ICD, "It is a realistic possibility.", ["a realistic possibility"]),
        (ICD, "Growth is very likely.", []),
        (UK, "Growth is very unlikely.", ["very unlikely"]),
        (UK, "Growth is highly likely.", []),
        (UK, "It is quite possible.", ["quite possible"]),
        (ICD, "The text says “highly likely” of it.", []),
    ],
)
def test_q_02_only_terms_of_the_scale(
    tokens: Found, scale: str, text: str, alien: list[str]
) -> None:
    assert tokens(rules.q_02, text, likelihood_scale=scale) == alien


def test_q_02_every_scale_has_its_strangers() -> None:
    assert set(ALIEN) == set(SCALES)
    for scale, strangers in ALIEN.items():
        for term in SCALES[scale]:
            assert not strangers.search(term), term


def test_q_03_one_word_for_one_step(tokens: Found) -> None:
    two = "It is {likely}`likely`. That is {likely}`probable`."
    assert tokens(rules.q_03, two) == ["probable"]
    assert tokens(rules.q_03, two.replace("probable", "very likely")) == []
    assert tokens(rules.q_03, two.replace("probable", "likely")) == []


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("With high confidence it is {likely}`likely` to end.", False),
        ("We are confident that it is unlikely to end.", False),
        ("It is {likely}`likely` to end. We have low confidence in this.", True),
        ("Confidence-building measures are {likely}`likely`.", True),
        ("A vote of no confidence is {likely}`likely`.", True),
        ("More confidence measures are {likely}`likely`.", True),
    ],
)
def test_q_04_likelihood_and_confidence_stand_apart(
    tokens: Found, text: str, apart: bool
) -> None:
    assert (tokens(rules.q_04, text) == []) is apart


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We have high confidence in it. Trade rose.", True),
        ("We have high confidence in it, since two agree.", False),
        ("We have high confidence in it. Only one source denies it.", False),
        ("Because two agree, we have high confidence in it.", False),
        ("Consumer confidence fell.", False),
    ],
)
def test_q_05_confidence_has_its_reason(tokens: Found, text: str, told: bool) -> None:
    assert bool(tokens(rules.q_05, text)) is told


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("It is likely to fail.", ["likely"]),
        ("That is almost certain.", ["almost certain"]),
        ("It is {likely}`likely` to fail.", []),
        ("The poor are more likely to pay.", []),
        ("It is highly likely to fail.", []),  # Q-02 has it
        ("The likelihood is unknown.", []),
    ],
)
def test_q_06_a_term_is_marked_as_one(
    tokens: Found, text: str, bare: list[str]
) -> None:
    assert tokens(rules.q_06, sections=[{"role": "views", "body": text}]) == bare


def test_q_06_leaves_what_is_known_to_q_08(tokens: Found) -> None:
    assert tokens(rules.q_06, "It is likely to fail.") == []
    assert tokens(rules.q_08, "It is likely to fail.") == ["likely"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is assessed that talks fail.", True),
        ("It is widely believed that talks fail.", True),
        ("The group is judged to be weak.", True),
        ("We assess that talks fail.", False),
        ("The report was considered by the board.", False),
        ("It is believed.", False),
    ],
)
def test_q_07_somebody_judges(tokens: Found, text: str, told: bool) -> None:
    assert bool(tokens(rules.q_07, text)) is told


def test_q_08_likelihood_stands_apart_from_what_is_known(tokens: Found) -> None:
    said = "It is {likely}`likely` to end."
    assert tokens(rules.q_08, said) == ["likely"]
    assert tokens(rules.q_08, sections=[{"role": "know", "body": said}]) == ["likely"]
    assert tokens(rules.q_08, sections=[{"role": "assess", "body": said}]) == []


def test_q_08_a_kind_may_have_no_room_for_likelihood(tokens: Found) -> None:
    sections = [{"role": "background", "body": "It is {likely}`likely` to end."}]
    without = {"likelihood": False}
    assert tokens(rules.q_08, sections=sections, kind_says=without) == ["likely"]
    assert tokens(rules.q_08, sections=sections) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If the talks fail, prices might rise.", ["might"]),
        ("If the talks fail, prices are {likely}`likely` to rise.", []),
        ("Prices might rise.", []),
        ("If the talks fail, members agreed to meet.", []),
    ],
)
def test_q_09_what_follows_from_an_if_is_likely_to_a_degree(
    tokens: Found, text: str, told: list[str]
) -> None:
    assert tokens(rules.q_09, **judged(text)) == told
    assert tokens(rules.q_01, **judged(text)) == (
        ["might"] if text == "Prices might rise." else []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Russia will leave by 2027.", ["will"]),
        ("War is inevitable.", ["inevitable"]),
        ("No doubt it fails.", ["No doubt"]),
        ("Political will is lacking.", []),
        ("We will look again in 2027.", []),
        ("No text says whether it will leave.", []),
        ("It is {likely}`likely` that it will leave by 2027.", []),
    ],
)
def test_q_10_the_future_stays_open(tokens: Found, text: str, told: list[str]) -> None:
    assert tokens(rules.q_10, **judged(text)) == told


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("It is {likely}`likely` to fail.", False),
        ("It is {likely}`likely` to fail before July.", True),
        ("It is {likely}`likely` to fail. That is for 2027.", True),
        ("It is {likely}`likely` to fail within six months.", True),
        ("It is {likely}`likely` to fail next spring.", True),
        ("It failed.", True),
    ],
)
def test_q_11_a_judgement_says_until_when(
    tokens: Found, text: str, dated: bool
) -> None:
    assert (tokens(rules.q_11, **judged(text)) == []) is dated


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("It is {likely}`likely`, 30%, to fail.", False),
        ("It is {likely}`likely`, about 70%, to fail.", True),
        ("It is {likely}`unlikely`, a 60% chance.", False),
        ("It is {likely}`likely`, 50 to 70%, to fail.", False),
        ("It is {likely}`likely` that 30% of farms fail.", True),
    ],
)
def test_q_12_a_percentage_fits_its_term(tokens: Found, text: str, fits: bool) -> None:
    assert (tokens(rules.q_12, text) == []) is fits
