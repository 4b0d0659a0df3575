"""Subjects: mark, keyword, day, title, id, in that order and in 78 characters."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefmaker.brief.model import Brief, Decision, Marking, Status
from briefmaker.formats.mail.subject import (
    MOST,
    day,
    subject,
    subject_of,
    too_long,
)
from briefmaker.workspace import Workspace, shipped
from briefmaker.writing.language import Language, language_of, languages
from formats.composed import real

ASSETS = shipped("assets")
ENGLISH = language_of("en", ASSETS)
LONG = "Two hundred letters of a title that goes on and on, word after word, " * 3


@pytest.fixture
def brief(workspace: Workspace) -> Brief:
    return real("migration", workspace).brief


def written(brief: Brief, language: Language = ENGLISH, **changes: Any) -> str:
    return subject_of(brief.model_copy(update=changes), language)


def test_a_title_that_fits_stands_whole(brief: Brief) -> None:
    said = written(brief, title="Transport mandate", marking=Marking.AMBER)
    assert (
        said == "[TLP:AMBER] DECISION by 20 Oct: Transport mandate (BM-2025-002 v1.0)"
    )


def test_the_topic_stands_in_for_a_longer_title(brief: Brief) -> None:
    said = "[TLP:GREEN] DECISION by 20 Oct: Migration (BM-2025-002 v1.0)"
    assert written(brief) == said


def test_a_longer_title_without_a_topic_is_cut_at_a_word(brief: Brief) -> None:
    said = written(brief, topic=None, title=LONG)
    keyword = "[TLP:GREEN] DECISION by 20 Oct: "
    assert said == f"{keyword}Two hundred letters of a… (BM-2025-002 v1.0)"
    assert len(said) <= MOST


def test_where_nothing_is_asked_the_day_is_that_of_the_issue(brief: Brief) -> None:
    said = written(brief, decision=None)
    assert said == "[TLP:GREEN] INFO 13 Oct: Migration (BM-2025-002 v1.0)"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.DRAFT, "[TLP:GREEN] Draft · DECISION by 20 Oct: "),
        (Status.SUPERSEDED, "[TLP:GREEN] Superseded · DECISION by 20 Oct: "),
        (Status.CLEARANCE, "[TLP:GREEN] COORD 13 Oct: "),
        (Status.FINAL, "[TLP:GREEN] DECISION by 20 Oct: "),
    ],
)
def test_whatever_is_not_final_says_so_after_the_mark(
    brief: Brief, status: Status, said: str
) -> None:
    assert written(brief, status=status).startswith(said)


def test_the_draft_variant_says_draft(brief: Brief) -> None:
    assert subject_of(brief, ENGLISH, draft=True).startswith("[TLP:GREEN] Draft · ")


def test_without_a_handling_mark_there_are_no_brackets(brief: Brief) -> None:
    assert written(brief, marking=Marking.NONE).startswith("DECISION by 20 Oct: ")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "DECISION by 20 Oct: Water (W-1 v1.0)"),
        ("ru", "РЕШЕНИЕ до 20 октября: Water (W-1 v1.0)"),
        ("az", "QƏRAR, son gün 20 okt: Water (W-1 v1.0)"),
        ("tg", "ҚАРОР то 20 октябри: Water (W-1 v1.0)"),
        ("fr", "DÉCISION avant le 20 oct. : Water (W-1 v1.0)"),
        ("de", "ENTSCHEIDUNG bis 20. Okt.: Water (W-1 v1.0)"),
        ("tr", "KARAR, en geç 20 Ekim: Water (W-1 v1.0)"),
        ("fa", "تصمیم تا ۲۰ اکتبر: Water (W-1 v1.0)"),
    ],
)
def test_each_language_has_its_keyword_and_day(
    brief: Brief, tag: str, said: str
) -> None:
    own = language_of(tag, ASSETS)
    given = {"topic": None, "title": "Water", "id": "W-1", "marking": Marking.RED}
    assert written(brief, own, **given) == f"[TLP:RED] {said}"


def test_the_subject_of_every_language_has_room_for_a_title(brief: Brief) -> None:
    tags = languages(ASSETS)
    assert len(tags) == 8
    for tag in tags:
        said = written(
            brief,
            language_of(tag, ASSETS),
            marking=Marking.AMBER_STRICT,
            topic=None,
            title="Remittances",
        )
        assert len(said) <= MOST, said
        assert "Remit" in said


def test_a_day_of_another_year_has_its_year() -> None:
    issued = datetime.date(2025, 12, 20)
    assert day(datetime.date(2026, 1, 9), issued, ENGLISH) == "9 Jan 2026"
    assert day(datetime.date(2025, 12, 31), issued, ENGLISH) == "31 Dec"


def test_a_decision_of_the_next_year_is_asked_for_with_its_year(brief: Brief) -> None:
    asked = Decision(ask="approve", by=datetime.date(2026, 1, 9))
    assert "DECISION by 9 Jan 2026: " in written(brief, decision=asked)


@given(
    marking=st.sampled_from(["", "TLP:AMBER+STRICT", "OFFICIAL-SENSITIVE"]),
    titles=st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1),
)
def test_any_title_leaves_mark_and_id_whole(
    marking: str, titles: Sequence[str]
) -> None:
    said = subject(marking, "INFO 13 Oct", tuple(titles), "BM-2025-002 v1.0", ENGLISH)
    assert said.startswith(f"[{marking}] INFO 13 Oct: " if marking else "INFO 13 Oct: ")
    assert said.endswith("(BM-2025-002 v1.0)")
    assert len(said) <= MOST
    assert "\n" not in said
    assert "\r" not in said


def test_an_id_that_leaves_no_room_is_kept_and_told(brief: Brief) -> None:
    id_ = "BM-" + "1234567890" * 6
    said = written(brief, id=id_)
    assert said == f"[TLP:GREEN] DECISION by 20 Oct ({id_} v1.0)"
    (problem,) = too_long(said)
    assert problem.code == "mail.subject"
    assert str(len(said)) in problem.message


def test_a_word_longer_than_the_room_is_cut_inside(brief: Brief) -> None:
    said = written(brief, topic=None, title="Donaudampfschifffahrtsgesellschaft" * 3)
    assert "Donaudampf" in said
    assert "… (BM-2025-002 v1.0)" in said
    assert len(said) <= MOST
