"""Dates, decisions, names and sections: each rule broken, and nearly."""

from datetime import date
from typing import Any

import pytest

from briefmaker.look.brand import HouseName
from briefmaker.rules import details as rules
from briefmaker.values import replace
from rules.manuscripts import Reader, messages

MONDAY = "2025-10-13"


def decision(by: str) -> dict[str, Any]:
    return {"decision": {"ask": "approve it", "by": by}}


@pytest.mark.parametrize(
    ("by", "days"),
    [("2025-10-20", None), ("2025-10-17", 4), ("2025-10-18", 4), (MONDAY, 0)],
)
def test_m_04_a_decision_has_five_working_days(
    reader: Reader, by: str, days: int | None
) -> None:
    found = messages(reader.finds(rules.m_04, **decision(by)))
    assert [f"{days} working days" in each for each in found] == [True] * (
        days is not None
    )


def test_m_04_a_section_on_timing_may_say_why(reader: Reader) -> None:
    sections = [{"role": "timing", "body": "The vote is on Friday."}]
    assert reader.finds(rules.m_04, sections=sections, **decision(MONDAY)) == []
    named = [{"heading": "Timing", "body": "The vote is on Friday."}]
    assert reader.finds(rules.m_04, sections=named, **decision(MONDAY)) == []


def test_m_04_weekends_are_no_working_days() -> None:
    assert rules.working_days(date(2025, 10, 17), date(2025, 10, 19)) == 0
    assert rules.working_days(date(2025, 10, 17), date(2025, 10, 20)) == 1


@pytest.mark.parametrize(
    ("says", "asks", "told"),
    [
        ("needed", False, "asks for a decision"),
        ("needed", True, ""),
        ("none", True, "asks for no decision"),
        ("none", False, ""),
        ("either", True, ""),
        ("either", False, ""),
    ],
)
def test_m_05_a_decision_is_asked_where_the_kind_has_one(
    reader: Reader, says: str, asks: bool, told: str
) -> None:
    more = decision("2025-10-20") if asks else {}
    found = reader.finds(rules.m_05, kind_says={"decision": says}, **more)
    assert [told in problem.message for problem in found] == [True] * bool(told)


@pytest.mark.parametrize(
    ("said", "chatham_house", "token"),
    [
        ("Rustam Karimov said so.", True, "Rustam Karimov"),
        ("As Karimov argued, it is so.", True, "Karimov"),
        ("Rustam Karimov came.", True, ""),
        ("One participant said so.", True, ""),
        ("Rustam Karimov said so.", False, ""),
    ],
)
def test_m_07_no_speaker_is_named_under_the_chatham_house_rule(
    reader: Reader, said: str, chatham_house: bool, token: str
) -> None:
    people = [{"name": "Rustam Karimov", "note": "He said little."}]
    sections = [
        {"heading": "Notes", "body": said},
        {"role": "people", "people": people},
    ]
    found = reader.finds(rules.m_07, sections=sections, chatham_house=chatham_house)
    assert [problem.token for problem in found] == [token] * bool(token)


def test_m_09_names_are_written_as_the_house_agreed(reader: Reader) -> None:
    names = (HouseName(use="Kyiv", instead_of=("Kiev",)),)
    read = replace(reader.reads("They met in Kiev."), names=names)
    (found,) = rules.m_09(read)
    assert (found.token, found.address) == ("Kiev", ("sections", 0, "body"))
    assert "“Kyiv”" in found.message
    for said in ("They met in Kyiv.", "The Kievan church stands."):
        assert not list(rules.m_09(replace(reader.reads(said), names=names)))
    assert reader.finds(rules.m_09, "They met in Kiev.") == []


def test_m_10_the_issue_follows_the_cut_off_within_a_month(reader: Reader) -> None:
    assert reader.finds(rules.m_10, cutoff="2025-09-13") == []
    (found,) = reader.finds(rules.m_10, cutoff="2025-09-12")
    assert "31 days after its cut-off" in found.message


WANTED = {
    "sections": [
        {"role": "know", "needed": True},
        {"role": "risks", "needed": True},
        {"role": "method"},
    ]
}


def test_m_11_needed_sections_are_there(reader: Reader) -> None:
    (found,) = reader.finds(rules.m_11, kind_says=WANTED)
    assert "“Risks, and how we would know”" in found.message
    assert found.hint.endswith("`role: risks`")
    both = [{"role": each, "body": "Text."} for each in ("know", "risks")]
    assert reader.finds(rules.m_11, sections=both, kind_says=WANTED) == []


def test_m_12_sections_stand_in_the_order_of_the_kind(reader: Reader) -> None:
    def order(*roles: str) -> list[str]:
        sections = [{"role": role, "body": "Text."} for role in roles]
        return messages(reader.finds(rules.m_12, sections=sections, kind_says=WANTED))

    assert order("know", "risks", "method") == []
    assert order("know", "timeline", "method") == []
    (found,) = order("know", "method", "risks")
    assert found.startswith("“Risks, and how we would know” comes after “Method”")
