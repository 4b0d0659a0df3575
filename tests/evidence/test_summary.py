"""The evidence of a brief in a few numbers."""

from typing import Any

from briefmaker.evidence.claims import Claim, Dispute, Evidence
from briefmaker.evidence.passages.passage import Level, Passage
from briefmaker.evidence.summary import Tally, tally, with_inputs
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from evidence.shelf import fact, loaded

PASSAGE = Passage(0, 5, "words", "words", Level.EXACT, {}, 1, 5)
SOURCES: dict[str, Any] = {
    "s1": {"title": "One", "issued": "2024-03"},
    "s2": {"title": "Two", "issued": "2019"},
    "s3": {"title": "Three"},
    "vouched": {"type": "personal_communication", "issued": "2025-10-01"},
}
FACTS: dict[str, Any] = {
    "a": fact("s1", quantity="share", display="nearly half"),
    "b": fact("s2", quantity="share", display="17%"),
    "cited": fact("s2"),
    "sum": {"calc": "a + b", "display": "67%"},
    "wrong": fact("s3", display="9%"),
    "vouched": {
        "display": "two",
        "attested": {"by": "A", "on": "2025-10-01", "why_no_copy": "talk"},
    },
}
STATUS = {"wrong": Status.FIGURE_MISMATCH, "vouched": Status.ATTESTED}


def evidence_of() -> Evidence:
    library = loaded(
        sources=SOURCES,
        quantities={"share": {"label": "Share", "position": "show-both"}},
        facts=FACTS,
        quotes={"said": {**fact("s3"), "speaker": "A minister"}},
    ).library
    share = library.quantities["share"]
    sides = tuple(Claim(id_, library.facts[id_]) for id_ in ("a", "b"))
    assert share.position
    return Evidence(
        library.sources,
        library.quantities,
        library.facts,
        library.quotes,
        {"share": Dispute("share", share, share.position, sides, None)},
        {
            name: Verdict(
                name,
                STATUS.get(name, Status.VERIFIED),
                flags=(Flag.STALE,) if name == "b" else (),
                passage=None if name in ("sum", "vouched") else PASSAGE,
                inputs=("a", "b") if name == "sum" else (),
            )
            for name in (*library.facts, *library.quotes)
        },
        {
            "s1": Kept("s1", Standing.KEPT),
            "s2": Kept("s2", Standing.SEALED),
            "s3": Kept("s3", Standing.CHANGED),
        },
    )


def test_everything_used_is_counted_once() -> None:
    used = ["a", "b", "cited", "wrong", "vouched", "said", "said"]
    assert tally(evidence_of(), used, unpinned=3) == Tally(
        figures=4,
        verified=2,
        attested=1,
        failing=1,
        disputed=1,
        stale=1,
        quotes=1,
        passages=5,
        sources=4,
        copies=1,
        sealed=1,
        unpinned=3,
        oldest="2019",
        newest="2025-10-01",
    )


def test_what_a_calculation_stands_on_counts_as_passage_and_source() -> None:
    told = tally(evidence_of(), ["sum"])
    assert (told.figures, told.verified, told.passages, told.sources) == (1, 1, 2, 2)
    assert (told.copies, told.sealed) == (1, 1)
    assert (told.oldest, told.newest) == ("2019", "2024-03")


def test_what_is_not_used_is_not_counted() -> None:
    assert tally(evidence_of(), []) == Tally()
    assert tally(evidence_of(), ["share", "s1", "unknown"]) == Tally()


def test_inputs_follow_in_the_order_of_the_library() -> None:
    assert with_inputs(evidence_of(), ["said", "sum"]) == ("a", "b", "sum", "said")


def test_a_source_without_a_date_leaves_the_dates_open() -> None:
    told = tally(evidence_of(), ["wrong"])
    assert told.sources == 1
    assert (told.oldest, told.newest) == (None, None)
