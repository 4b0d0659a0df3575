"""The source summary statement: the whole evidence of a document in a line or two."""

from typing import Any

import pytest

from briefmaker.brief.library import Warned
from briefmaker.brief.model import Policy
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.writing.summary import failing, shaky, summary
from writing.desk import LIBRARY, Desk, shown
from writing.judged import set_up, verified

BANK = LIBRARY["sources"]["bank"]


def statement(desk: Desk, body: str, **more: Any) -> str:
    """Return the statement, its page numbers left out."""
    brief, evidence, written = set_up(desk, body, **more)
    language = desk.language(brief.language)
    said = summary(evidence, written, brief.policy, language)
    assert said is not None
    disputed = f", {said.disputed} ({said.see} {said.calls})" if said.disputed else ""
    dated = f"; {said.dated}" if said.dated else ""
    return shown(f"{said.label}. {said.text}{disputed}{dated}")


def test_it_counts_figures_quotations_and_statements(desk: Desk) -> None:
    body = "A {fact}`trade`. B {quote}`hours`. C [@silent]. D {fact}`settled-1`."
    assert statement(desk, body) == (
        "Evidence. 2 figures, 1 quotation, 1 statement: 4 verified; sources 2024–2025"
    )


def test_it_says_how_many_are_attested_and_how_many_fail(desk: Desk) -> None:
    body = "A {fact}`trade`. B {fact}`settled-1`. C [@silent]."
    verdicts = {
        "trade": Verdict("trade", Status.ATTESTED),
        "silent": Verdict("silent", Status.WEAK),
    }
    assert statement(desk, body, verdicts=verdicts) == (
        "Evidence. 2 figures, 1 statement: 1 verified, 1 attested, 1 failing; "
        "sources 2024–2025"
    )


def test_it_leads_to_the_boxes_where_sources_differ(desk: Desk) -> None:
    body = "A {fact}`share`. B {fact}`count`."
    said = statement(desk, body)
    assert "4 verified, 2 disputed (see differs-share differs-count)" in said


def test_sources_of_one_year_and_without_dates(desk: Desk) -> None:
    assert statement(desk, "A [@silent].").endswith("1 verified; sources of 2025")
    assert statement(desk, "A {fact}`count-high`. B {fact}`count`.").endswith(
        "sources of 2024"
    )
    assert statement(desk, "A [@settled-2].") == "Evidence. 1 figure: 1 verified"


def test_a_document_that_uses_no_claim_says_nothing(desk: Desk) -> None:
    brief, evidence, written = set_up(desk, "A [@bank].")
    assert summary(evidence, written, brief.policy, desk.language()) is None


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "2 figures: 2 verified"),
        ("de", "2 Zahlen: 2 geprüft"),
        ("ru", "2 цифры: проверено 2"),
        ("fr", "2 chiffres\u202f: 2 vérifiés"),
        ("tr", "2 rakam: 2 doğrulandı"),
        ("az", "2 rəqəm: 2 yoxlanıb"),
        ("tg", "2 рақам: санҷидашуда 2"),
    ],
)
def test_it_speaks_the_language_of_the_document(
    desk: Desk, tag: str, said: str
) -> None:
    assert said in statement(desk, "A {fact}`trade`. B [@settled-1].", language=tag)


def test_it_says_what_verified_means(desk: Desk) -> None:
    brief, evidence, written = set_up(desk, "A [@trade].")
    said = summary(evidence, written, brief.policy, desk.language())
    assert said is not None
    assert shown(said.meaning) == (
        "“Verified” means that the passage is in our copy and carries the printed "
        "figure, not that the source is right."
    )


LOST = Verdict("lost", Status.QUOTE_NOT_FOUND)
WEAK = Verdict("weak", Status.WEAK)
DENIED = verified("denied", flags=(Flag.NEGATION,))
CONCEDED = verified(
    "conceded", flags=(Flag.NEGATION,), accepted={Warned.NEGATION: "we say so"}
)
HEDGED = verified("hedged", flags=(Flag.HEDGE,))
ALL = {v.claim: v for v in (LOST, WEAK, DENIED, CONCEDED, HEDGED)}


@pytest.mark.parametrize(
    ("policy", "stopped", "unsure"),
    [
        (Policy.DRAFT, ("lost",), ("lost", "weak")),
        (Policy.REVIEW, ("lost",), ("lost", "weak")),
        (Policy.RELEASE, ("lost", "weak", "denied"), ("lost", "weak", "denied")),
    ],
)
def test_what_fails_depends_on_the_policy(
    policy: Policy, stopped: tuple[str, ...], unsure: tuple[str, ...]
) -> None:
    assert failing(ALL, tuple(ALL), policy) == stopped
    assert shaky(ALL, tuple(ALL), policy) == unsure
