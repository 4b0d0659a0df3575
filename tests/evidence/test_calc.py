"""A calculated figure follows from facts that hold, and is printed as it follows."""

from typing import Any

import pytest

from briefmaker.evidence.calc import LONGEST_CHAIN, calculated
from briefmaker.evidence.verdict import Flag, Status, Verdict
from evidence.shelf import fact, loaded

FACTS: dict[str, Any] = {
    "trade-new": fact(display="US$4.36 billion"),
    "trade-old": fact(display="US$4.02 billion"),
    "sent": fact(display="US$1.8 billion", quantity="money"),
    "sent-about": fact(display="approximately US$1.8 billion"),
    "share": fact(display="17% of GDP", label="share"),
    "share-old": fact(display="12% of GDP"),
    "half": fact(display="nearly half of GDP"),
    "more": fact(display="more than US$45 billion"),
    "workers": fact(display="1.2 million"),
    "people": fact(display="300,000 people"),
    "typed": fact(value="1.8", unit="US$ billion"),
    "words": fact(display="several rounds"),
    "two": fact(display="5 of 7"),
    "lost": fact(display="9"),
    "person": {
        "display": "40 lorries",
        "attested": {"by": "A", "on": "2025-10-01", "why_no_copy": "talk"},
    },
}
STATUS = {"lost": Status.QUOTE_NOT_FOUND, "person": Status.ATTESTED}
GIVEN = {name: Verdict(name, STATUS.get(name, Status.VERIFIED)) for name in FACTS}


def verdicts(
    given: dict[str, Verdict] | None = None, **calcs: tuple[str, str]
) -> dict[str, Verdict]:
    facts = {
        name.replace("_", "-"): {"calc": calc, "display": display}
        for name, (calc, display) in calcs.items()
    }
    library = loaded(
        facts={**FACTS, **facts}, quantities={"money": {"label": "Money"}}
    ).library
    return calculated(library, given or GIVEN, "en")


def one(calc: str, display: str) -> Verdict:
    return verdicts(result=(calc, display))["result"]


@pytest.mark.parametrize(
    ("calc", "display"),
    [
        ("(trade-new - trade-old) / trade-old", "8%"),
        ("(trade-new - trade-old) / trade-old", "8.5%"),
        ("(trade-new - trade-old) / trade-old", "about 9%"),
        ("(trade-new - trade-old) / trade-old", "more than 8%"),
        ("trade-new - trade-old", "US$340 million"),
        ("trade-new / trade-old", "1.08 times"),
        ("sent / share", "US$10.6 billion"),
        ("sent / share", "US$10,588 million"),
        ("sent-about / share", "about US$10.6 billion"),
        ("sent / share * half", "up to US$5.3 billion"),
        ("sent / share * half", "US$4.7 to 5.3 billion"),
        ("share - share-old", "5 percentage points"),
        ("share / share-old", "1.4 times"),
        ("100% - share", "83%"),
        ("more * 2", "more than US$90 billion"),
        ("more * 2", "more than US$80 billion"),
        ("workers + people", "1.5 million people"),
        ("people / workers", "a quarter"),
        ("people / workers", "25%"),
        ("typed / share", "US$10.6 billion"),
        ("person / 2", "20 lorries"),
        ("sent / workers", "US$1,500"),
    ],
)
def test_what_follows_from_the_inputs_may_be_printed(calc: str, display: str) -> None:
    verdict = one(calc, display)
    assert (verdict.status, verdict.reason) == (Status.VERIFIED, "")


@pytest.mark.parametrize(
    ("calc", "display", "reason"),
    [
        (
            "sent / share",
            "US$10.9 billion",
            "the inputs give 10.59 billion USD, the brief prints “US$10.9 billion”",
        ),
        (
            "(trade-new - trade-old) / trade-old",
            "9%",
            "the inputs give 8.458%, the brief prints “9%”",
        ),
        (
            "share - share-old",
            "5%",
            "the inputs give 5 percentage points, the brief prints “5%”: the two do "
            "not count the same",
        ),
        (
            "100% - share",
            "83 percentage points",
            "the inputs give 83%, the brief prints “83 percentage points”: the two do "
            "not count the same",
        ),
        (
            "sent / share",
            "€10.6 billion",
            "the inputs give 10.59 billion USD, the brief prints “€10.6 billion”: the "
            "two do not count the same",
        ),
        (
            "sent / share",
            "10.6 billion",
            "the inputs give 10.59 billion USD, the brief prints “10.6 billion”: the "
            "two do not count the same",
        ),
        (
            "sent-about / share",
            "US$10.6 billion",
            "the inputs give about 10.59 billion USD, the brief prints “US$10.6 "
            "billion”: an input is approximate, and the result is printed as exact",
        ),
        (
            "more * 2",
            "US$90 billion",
            "the inputs give more than 90 billion USD, the brief prints “US$90 "
            "billion”",
        ),
        (
            "sent / share * half",
            "US$5.3 billion",
            "the inputs give 4.765 billion USD to 5.294 billion USD, the brief prints "
            "“US$5.3 billion”",
        ),
    ],
)
def test_what_does_not_follow_is_told_with_the_result(
    calc: str, display: str, reason: str
) -> None:
    verdict = one(calc, display)
    assert verdict.status is Status.FIGURE_MISMATCH
    assert verdict.reason == reason
    assert verdict.hint == "print what the inputs give, or correct `calc`"


def test_a_result_knows_its_inputs_and_its_exact_figure() -> None:
    verdict = one("sent / share", "US$10.6 billion")
    assert verdict.inputs == ("sent", "share")
    assert verdict.figure == "10.59 billion USD"


def test_a_result_enters_the_next_calculation_unrounded() -> None:
    found = verdicts(
        gdp=("sent / share", "about US$11 billion"),
        back=("gdp * share", "US$1.8 billion"),
    )
    assert found["gdp"].status is Status.VERIFIED
    assert found["back"].status is Status.VERIFIED
    assert found["back"].inputs == ("gdp", "share")


@pytest.mark.parametrize(
    ("calc", "reason", "hint"),
    [
        (
            "sent / lost",
            "it is calculated from what does not hold: “lost” (quote-not-found)",
            "mend that first; a result is no better than its inputs",
        ),
        ("sent / shaer", "there is no fact “shaer”", "did you mean `share`?"),
        (
            "sent-share",
            "there is no fact “sent-share”",
            "put a space on both sides of the minus, since names may hold hyphens",
        ),
        ("utterly * 2", "there is no fact “utterly”", "add it under `facts`"),
        (
            "money * 2",
            "“money” is a quantity, of which sources may give several values",
            "calculate with one of its facts: sent",
        ),
        (
            "words * 2",
            "the input “words” says “several rounds”, which is not one figure to "
            "calculate with",
            "calculate with a fact whose `display` holds one figure, or give it a "
            "`value`",
        ),
        (
            "two * 2",
            "the input “two” says “5 of 7”, which is not one figure to calculate with",
            "calculate with a fact whose `display` holds one figure, or give it a "
            "`value`",
        ),
        (
            "sent +",
            "the calculation ends where a name or a number was expected",
            "finish it, or take the last sign away",
        ),
        (
            "sent + share",
            "an amount in USD and a percentage cannot be added",
            "write `100%` for the whole of a share, or `1` for the whole of a number",
        ),
        (
            "sent / 0",
            "it divides by an amount that may be nothing",
            "divide by a figure that is more than nothing and says so",
        ),
        (
            "result * 2",
            "it is calculated from itself: result → result",
            "let one of them stand on a source",
        ),
    ],
)
def test_what_cannot_be_calculated_says_why(calc: str, reason: str, hint: str) -> None:
    verdict = one(calc, "5")
    assert verdict.status is Status.INPUT_FAILED
    assert (verdict.reason, verdict.hint) == (reason, hint)
    assert verdict.inputs == ()


def test_a_circle_is_told_and_nothing_hangs_on_it() -> None:
    found = verdicts(
        a=("b * 2", "5"), b=("c * 2", "5"), c=("a * 2", "5"), d=("a + 1", "5")
    )
    assert {verdict.status for verdict in found.values()} == {Status.INPUT_FAILED}
    circle = "it is calculated from itself: a → b → c → a"
    assert [verdict.reason for verdict in found.values()].count(circle) == 1
    assert not any(verdict.inputs for verdict in found.values())


def test_a_wrong_result_is_no_input_either() -> None:
    found = verdicts(
        gdp=("sent / share", "US$12 billion"), back=("gdp * share", "US$1.8 billion")
    )
    assert found["gdp"].status is Status.FIGURE_MISMATCH
    assert found["back"].status is Status.INPUT_FAILED
    assert "“gdp” (figure-mismatch)" in found["back"].reason


def test_a_chain_of_calculations_has_an_end() -> None:
    last = LONGEST_CHAIN + 5
    steps = {f"s{at}": (f"s{at + 1} * 1", "9") for at in range(last)}
    found = verdicts(**steps, **{f"s{last}": ("people / 1", "300,000")})
    told = [
        each.reason for each in found.values() if "stand on one another" in each.reason
    ]
    assert told == [f"more than {LONGEST_CHAIN} calculations stand on one another"]


def test_words_that_cannot_be_compared_are_unread() -> None:
    verdict = one("sent / share", "a sum beyond all measure")
    assert verdict.status is Status.FIGURE_UNREAD
    assert "10.59 billion USD" in verdict.reason


def test_a_result_of_provisional_inputs_is_provisional() -> None:
    given = {
        **GIVEN,
        "sent": Verdict(
            "sent",
            Status.VERIFIED,
            flags=(Flag.STALE, Flag.PROVISIONAL, Flag.HEDGE, Flag.REPEATS),
        ),
    }
    found = verdicts(given, gdp=("sent / share", "about US$11 billion"))
    assert found["gdp"].flags == (Flag.PROVISIONAL, Flag.STALE)
