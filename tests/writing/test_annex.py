"""The annexes: a row for every claim, a table for every dispute, and the method."""

from typing import Any

import pytest

from briefmaker.brief.library import Warned
from briefmaker.evidence.passages.passage import Level
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.values import replace
from briefmaker.writing.evidence_view import Annex, ClaimRow, Opinion
from writing.desk import LIBRARY, Desk, shown
from writing.judged import ARCHIVE, backed, passage, verified

BANK = {**LIBRARY["sources"]["bank"], "archive": ARCHIVE}


def annex(desk: Desk, body: str, **more: Any) -> Annex:
    found = backed(desk, body, **more).annex
    assert found is not None
    return found


def rows(desk: Desk, body: str, **more: Any) -> dict[str, ClaimRow]:
    """Return the rows of the evidence record by the names of their claims."""
    found = annex(desk, body, **more).rows
    return {row.id.removeprefix("claim-"): row for row in found}


def text(html: str) -> str:
    from markupsafe import Markup

    return shown(Markup(html).striptags())


def test_rows_stand_in_the_order_of_the_text_with_codes(desk: Desk) -> None:
    found = rows(desk, "A {fact}`trade` [@settled-1]. B {quote}`hours` [@trade].")
    assert [(row.code, name) for name, row in found.items()] == [
        ("t1", "trade"),
        ("t2", "settled-1"),
        ("t3", "hours"),
    ]
    assert found["trade"].calls == "cite-1 cite-3"


def test_a_row_says_what_is_printed_or_what_the_claim_says(desk: Desk) -> None:
    facts = {
        "silent": {"source": "news", "statement": "They met."},
        "bare": {"source": "news", "quantity": "share"},
    }
    body = "A {fact}`trade`. B {quote}`hours`. C [@silent; @bare]."
    found = rows(desk, body, library={"facts": facts})
    assert [shown(row.words) for row in found.values()] == [
        "more than 17%",
        "A minister: “We talked ‘for hours’”",
        "They met.",
        "Share of GDP",
    ]


def test_a_row_gives_passage_source_and_place(desk: Desk) -> None:
    given = verified("trade", "more than 17% of trade", figure="17%")
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": given})["trade"]
    assert row.passage == "more than <mark>17%</mark> of trade"
    assert shown(row.place) == '<a href="#src-news">[1]</a> table 2, row 14'
    assert row.quoted


def test_without_a_locator_the_place_is_where_the_passage_was_found(
    desk: Desk,
) -> None:
    places = {"line": "9", "paragraph": "4", "page": "2"}
    given = verified("settled-1")
    given = replace(given, passage=passage("words", places=places))
    row = rows(desk, "A [@settled-1].", verdicts={"settled_1": given})["settled-1"]
    assert text(row.place) == "[1] p. 2, para. 4, l. 9"


def test_in_a_style_without_numbers_a_row_names_the_author(desk: Desk) -> None:
    row = rows(desk, "A [@settled-1].", style="briefmaker-author-date")["settled-1"]
    assert row.place == '<a href="#src-bank">World Bank</a>'


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level.EXACT, "word for word"),
        (Level.TYPOGRAPHY, "but for typography"),
        (Level.LAYOUT, "across line ends"),
        (Level.SPACING, "but for spaces"),
        (Level.CASE, "but for capitals"),
    ],
)
def test_a_row_says_how_the_passage_was_found(
    desk: Desk, level: Level, said: str
) -> None:
    given = replace(verified("trade"), passage=passage("words", level=level))
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": given})["trade"]
    assert (shown(row.status), shown(row.matched)) == ("Verified", said)


def test_a_row_says_that_the_seal_stood_in(desk: Desk) -> None:
    given = replace(verified("trade"), passage=passage("", sealed=True))
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": given})["trade"]
    assert shown(row.matched) == "by the seal of the copy"


def test_flags_accepted_warnings_and_open_ones_are_told_apart(desk: Desk) -> None:
    given = verified(
        "trade",
        flags=(Flag.STALE, Flag.PROVISIONAL, Flag.NEGATION, Flag.HEDGE),
        accepted={Warned.NEGATION: "we deny it too"},
    )
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": given})["trade"]
    assert [shown(remark) for remark in row.remarks] == [
        "not final, a hedge stands beside it",
        '<span class="stops">out of date: nobody has accepted it</span>',
        "accepted, a denial stands beside it: we deny it too",
    ]
    assert (row.fails, row.stands) == (True, True)


def test_a_failing_row_says_why_in_the_language_of_the_check(desk: Desk) -> None:
    lost = Verdict("trade", Status.QUOTE_NOT_FOUND, "the source has “12%” there")
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": lost}, language="de")[
        "trade"
    ]
    assert shown(row.status) == "Nicht in der Quelle"
    assert row.remarks == ('<span lang="en">the source has “12%” there</span>',)
    assert (row.fails, row.stands, row.matched) == (True, False, "")


def test_a_status_that_the_policy_lets_through_does_not_fail(desk: Desk) -> None:
    weak = Verdict("trade", Status.WEAK, "too short")
    row = rows(desk, "A {fact}`trade`.", verdicts={"trade": weak}, policy="review")[
        "trade"
    ]
    assert (shown(row.status), row.fails) == ("Too short to be sure", False)


def test_a_calculation_shows_its_inputs_by_their_codes(desk: Desk) -> None:
    facts = {
        "trade-2": {"source": "bank", "display": "12%"},
        "gap": {
            "calc": "(trade - trade-2) * 2",
            "display": "10 points",
            "selector": None,
        },
    }
    inputs = ("trade", "trade-2", "trade")
    gap = Verdict("gap", Status.VERIFIED, inputs=inputs)
    found = rows(
        desk, "A {fact}`gap`.", library={"facts": facts}, verdicts={"gap": gap}
    )
    assert list(found) == ["gap", "trade", "trade-2"]
    row = found["gap"]
    assert text(row.passage) == (
        "Calculated: (t2 − t3) × 2; t2: more than 17%; t3: 12%"
    )
    assert row.passage.count('href="#claim-trade-2"') == 2
    assert (row.quoted, row.place, row.matched) == (False, "", "")


def test_a_persons_word_is_told_as_such(desk: Desk) -> None:
    told = {
        "attested": {"by": "A. Analyst", "on": "2025-10-02", "why_no_copy": "a talk"},
        "display": "two cranes",
        "selector": None,
    }
    library = {"sources": {"told": {"genre": "Interview"}}, "facts": {"told": told}}
    row = rows(
        desk,
        "A {fact}`told`.",
        library=library,
        verdicts={"told": Verdict("told", Status.ATTESTED)},
    )["told"]
    assert text(row.passage) == "A. Analyst vouches for it, 2 October 2025: a talk"
    assert (shown(row.status), row.quoted) == ("Attested", False)


def test_a_passage_in_another_language_is_marked_and_translated(desk: Desk) -> None:
    sources = {"bank": {**BANK, "language": "ru"}}
    translation = {"text": "twelve of them", "by": "A. Analyst"}
    facts = {"t": {"source": "bank", "translation": translation}}
    row = rows(desk, "A [@t].", library={"sources": sources, "facts": facts})["t"]
    assert row.language == "ru"
    assert text(row.asides[0]) == "Translation by A. Analyst: twelve of them"
    assert rows(desk, "A [@settled-1].")["settled-1"].language == ""


def test_words_around_and_between_are_only_printed_where_they_may_be(
    desk: Desk,
) -> None:
    found = passage("rose […] by 5", sentence="It rose […] by 5.", omitted=", not ")
    given = replace(verified("settled-1"), passage=found)
    body, verdicts = "A [@settled-1].", {"settled_1": given}
    kept = rows(desk, body, verdicts=verdicts)["settled-1"]
    assert (kept.passage, kept.asides) == ("rose […] by 5", ())
    for more in (
        {"policy": "draft"},
        {
            "library": {
                "sources": {"bank": {**BANK, "archive": {**ARCHIVE, "share": True}}}
            }
        },
    ):
        told = rows(desk, body, verdicts=verdicts, **more)["settled-1"]
        assert text(told.passage) == "It rose […] by 5."
        assert shown(told.asides[0]) == "Left out at […]: not"


def opinions(desk: Desk, body: str, **more: Any) -> dict[str, Opinion]:
    (difference,) = annex(desk, body, **more).differences
    return {opinion.code: opinion for opinion in difference.opinions}


def test_a_dispute_lists_what_every_source_says(desk: Desk) -> None:
    facts = {
        "share-bank": {
            **LIBRARY["facts"]["share-bank"],
            "obs_status": "P",
            "date": "2024-03",
        }
    }
    found = opinions(desk, "A {fact}`share`.", library={"facts": facts})
    by_words = {shown(opinion.words): opinion for opinion in found.values()}
    bank, wire = by_words["about 17% of GDP"], by_words["nearly half of GDP"]
    assert (text(bank.source), bank.status, bank.date) == (
        text(bank.source),
        "provisional",
        "March 2024",
    )
    assert (wire.status, wire.date, shown(wire.scope)) == (
        "final",
        "",
        "all remittances",
    )
    assert text(wire.origin) == f"independent of {text(bank.source)}"
    assert {shown(bank.rank), shown(wire.rank)} == {"of equal rank"}


def test_a_source_that_repeats_another_is_not_independent_of_it(desk: Desk) -> None:
    sources = {"wire": {**LIBRARY["sources"]["wire"], "derived_from": ["bank"]}}
    found = opinions(desk, "A {fact}`share`.", library={"sources": sources})
    by_words = {shown(opinion.words): opinion for opinion in found.values()}
    bank = by_words["about 17% of GDP"]
    assert text(by_words["nearly half of GDP"].origin) == f"repeats {text(bank.source)}"
    assert bank.origin == ""


def test_a_deprecated_value_is_struck_through_with_its_reason(desk: Desk) -> None:
    facts = {
        "share-old": {
            "quantity": "share",
            "display": "30% of GDP",
            "source": "news",
            "rank": "deprecated",
            "rank_reason": "corrected since",
        }
    }
    found = opinions(desk, "A {fact}`share`.", library={"facts": facts})
    old = next(o for o in found.values() if shown(o.words) == "30% of GDP")
    assert (old.struck, shown(old.rank)) == (True, "set aside: corrected since")
    assert [o.struck for o in found.values()].count(True) == 1


def test_a_document_that_touches_no_dispute_has_no_such_table(desk: Desk) -> None:
    assert annex(desk, "A {fact}`trade`.").differences == ()


@pytest.mark.parametrize("tag", ["en", "ru", "az", "tg", "de", "fr", "tr"])
def test_the_method_names_document_policy_and_the_date_of_issue(
    desk: Desk, tag: str
) -> None:
    method = annex(desk, "A [@trade].", language=tag, policy="review").method
    said = " ".join(shown(text(paragraph)) for _, paragraph in method)
    assert len(method) == 8
    assert "BM-1 v1.0" in said
    assert desk.language(tag).file.evidence.method.policies["review"][:5] in said  # type: ignore[index]
    assert shown(" ".join(desk.language(tag).date(desk.brief().date).split())) in said
    assert "evidence.json" in said
    assert "{" not in said
