"""Why a claim stands or falls is said row by row, with the words in question marked."""

from typing import Any

from briefmaker.brief.library import Warned
from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.evidence.explaining import NOT_SAID, Row, claim_rows, quantity_rows
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.values import replace
from evidence.shelf import fact, loaded

PASSAGE = Passage(
    4,
    20,
    "some words of it",
    "Are some words\n of it true?",
    Level.LAYOUT,
    {"page": "3", "line": "12"},
    1,
    4,
)


def evidence(
    *verdicts: Verdict, standing: Standing = Standing.KEPT, **entries: Any
) -> Evidence:
    library = loaded(**entries).library
    return Evidence(
        library.sources,
        library.quantities,
        library.facts,
        library.quotes,
        {},
        {each.claim: each for each in verdicts},
        {"s1": Kept("s1", standing)},
    )


def rows(name: str, found: Evidence) -> list[tuple[str, str]]:
    return [(row.label, row.words) for row in claim_rows(name, found)]


def marked(row: Row) -> str:
    assert row.marked
    return row.words[slice(*row.marked)]


def test_a_fact_that_holds_says_what_it_prints_where_it_stands_and_no_more() -> None:
    passed = Verdict("f", Status.VERIFIED, passage=PASSAGE, figure="some")
    entry = fact(display="a few", statement="It was so", quantity="q")
    quantities = {"q": {"label": "Share", "position": "show-both"}}
    found = evidence(passed, facts={"f": entry}, quantities=quantities)
    said = (
        "verified: the passage is in our copy and carries what is printed. It does not "
        "mean that the source is right."
    )
    assert said.endswith(NOT_SAID)
    assert rows("f", found) == [
        ("f (fact): verified", ""),
        ("prints", "a few"),
        ("says", "It was so"),
        ("quantity", "q: Share"),
        ("verdict", said),
        ("anchor", "some words of it"),
        ("in copy", "Are some words of it true?"),
        ("found", "but for a word broken at the end of a line"),
        ("place", "page 3"),
        ("source", "s1: One"),
        ("copy", "its copy is here, with the recorded bytes"),
    ]
    anchor, copy = (
        r for r in claim_rows("f", found) if r.label in ("anchor", "in copy")
    )
    assert (marked(anchor), marked(copy)) == ("some", "some words of it")


def test_a_miss_shows_both_wordings_with_what_differs() -> None:
    miss = Miss(MissReason.WORDS, "Are many words of it true?", "many", "some")
    failed = Verdict("f", Status.QUOTE_NOT_FOUND, "it has “many”", "copy it", miss=miss)
    found = evidence(failed, facts={"f": fact()}, standing=Standing.CHANGED)
    assert rows("f", found) == [
        ("f (fact): quote-not-found", ""),
        ("verdict", "quote-not-found: it has “many”"),
        ("do", "copy it"),
        ("anchor", "some words of it"),
        ("copy has", "Are many words of it true?"),
        ("source", "s1: One"),
        ("copy", "its copy has other bytes than recorded"),
    ]
    anchor, copy = (
        r for r in claim_rows("f", found) if r.label in ("anchor", "copy has")
    )
    assert (marked(anchor), marked(copy)) == ("some", "many")


def test_what_is_nowhere_in_the_copy_is_shown_alone_and_unmarked() -> None:
    failed = Verdict("f", Status.QUOTE_NOT_FOUND, miss=Miss(MissReason.ABSENT))
    found = evidence(failed, facts={"f": fact()})
    (anchor,) = (row for row in claim_rows("f", found) if row.label == "anchor")
    assert anchor == Row("anchor", "some words of it", None)
    assert "copy has" not in dict(rows("f", found))
    assert dict(rows("f", found))["verdict"] == "quote-not-found"


def test_a_quotation_has_a_speaker_and_from_a_seal_no_words() -> None:
    sealed = replace(PASSAGE, sentence="", sealed=True, places={"line": "12"})
    cut = replace(sealed, omitted="not", level=Level.CASE, places={})
    quote = {**fact("s2"), "speaker": "A minister"}
    found = evidence(
        Verdict("a", Status.VERIFIED, passage=sealed),
        Verdict("b", Status.VERIFIED, passage=cut),
        quotes={"a": quote, "b": quote},
    )
    assert rows("a", found)[:2] == [
        ("a (quotation): verified", ""),
        ("speaker", "A minister"),
    ]
    assert dict(rows("a", found))["place"] == "line 12"
    assert dict(rows("a", found))["found"] == (
        "but for a word broken at the end of a line; by the hashes of its seal, which "
        "holds no words to show"
    )
    assert "in copy" not in dict(rows("a", found))
    assert "copy" not in dict(rows("a", found))
    assert dict(rows("b", found))["left out"] == "not"
    assert "place" not in dict(rows("b", found))


def test_flags_are_told_with_the_reason_why_they_are_accepted() -> None:
    flags = (Flag.NEGATION, Flag.STALE)
    passed = Verdict(
        "f", Status.VERIFIED, flags=flags, accepted={Warned.NEGATION: "another clause"}
    )
    found = evidence(passed, facts={"f": fact()})
    assert [words for label, words in rows("f", found) if label == "flag"] == [
        "negation: a “not” or its like stands around the passage; accepted: another "
        "clause",
        "stale: its source is out of date",
    ]


def test_a_person_who_vouches_is_named() -> None:
    attested = {"by": "A. Analyst", "on": "2025-10-01", "why_no_copy": "a talk"}
    found = evidence(Verdict("f", Status.ATTESTED), facts={"f": {"attested": attested}})
    assert rows("f", found) == [
        ("f (fact): attested", ""),
        ("vouches", "A. Analyst, 2025-10-01; no copy: a talk"),
        ("verdict", "attested: a person vouches; no copy was checked"),
    ]


def test_a_calculation_shows_what_it_is_calculated_from() -> None:
    facts = {
        "a": fact(display="3"),
        "c": {"calc": "a * 2", "display": "6"},
    }
    found = evidence(
        Verdict("a", Status.VERIFIED, passage=PASSAGE),
        Verdict("c", Status.VERIFIED, inputs=("a", "gone")),
        facts=facts,
    )
    assert rows("c", found) == [
        ("c (fact): verified", ""),
        ("prints", "6"),
        (
            "verdict",
            "verified: what it is calculated from holds, and gives what is printed."
            + NOT_SAID,
        ),
        ("calc", "a * 2"),
        ("input", "a prints “3” [s1]: verified"),
        ("input", "gone: unknown"),
    ]


def test_a_source_that_nobody_knows_is_shown_by_its_name() -> None:
    found = evidence(
        Verdict("f", Status.SOURCE_MISSING, "there is no source “s9”"),
        facts={"f": fact("s9")},
    )
    assert rows("f", found)[-1] == ("source", "s9")


def test_sources_that_differ_are_told_of_a_fact_and_of_its_quantity() -> None:
    quantities = {"q": {"label": "Share", "position": "show-both"}}
    facts = {
        "a": fact(display="3", quantity="q"),
        "b": fact("s2", display="4", quantity="q"),
    }
    known = evidence(
        *(Verdict(name, Status.VERIFIED, passage=PASSAGE) for name in facts),
        facts=facts,
        quantities=quantities,
    )
    quantity = known.quantities["q"]
    assert quantity.position is not None
    dispute = Dispute(
        "q",
        quantity,
        quantity.position,
        tuple(Claim(name, known.facts[name]) for name in facts),
        None,
        independent=2,
    )
    found = replace(known, disputes={"q": dispute})
    values = ["a prints “3” [s1]: verified", "b prints “4” [s2]: verified"]
    differ = "sources differ, 2 independent of each other; printed as “show-both”"
    assert rows("a", found)[-3:] == [
        ("dispute", differ),
        ("  value", values[0]),
        ("  value", values[1]),
    ]
    assert [(row.label, row.words) for row in quantity_rows("q", found)] == [
        ("q (quantity)", ""),
        ("measures", "Share"),
        ("fact", values[0]),
        ("fact", values[1]),
        ("dispute", differ),
    ]
    one = replace(known, disputes={"q": replace(dispute, independent=1)})
    assert dict(rows("a", one))["dispute"].startswith(
        "sources differ, not independent of each other;"
    )
    assert [row.label for row in quantity_rows("q", known)][-1] == "fact"
