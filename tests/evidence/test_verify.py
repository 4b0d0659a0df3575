"""Stage 2 as a whole: from a library and its copies to evidence."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefmaker.brief.library import Name
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.passages.seal import seal_of, to_json
from briefmaker.evidence.texts import plain
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.texts.live import Live, live_path
from briefmaker.evidence.texts.live import to_json as live_json
from briefmaker.evidence.verdict import Flag, Status
from briefmaker.evidence.verify import verify
from evidence.shelf import loaded, workspace

TEXT = b"""\
The harbour of Arden moved 61 thousand containers in the first quarter.

Its fees came to 122 million dollars in the same months, the port said.
"""
OTHER = b"The ministry put the containers of the first quarter at 58 thousand.\n"
HASH = {"one": sha256(TEXT).hexdigest(), "two": sha256(OTHER).hexdigest()}
SOURCES: dict[str, Any] = {
    name: {"title": name, "archive": {"path": f"sources/{name}.txt", "sha256": digest}}
    for name, digest in HASH.items()
}
FACTS: dict[str, Any] = {
    "moved-per-day": {"calc": "moved / 90", "display": "some 680 a day"},
    "moved": {
        "quantity": "containers",
        "display": "61 thousand containers",
        "source": "one",
        "selector": {"exact": "harbour of Arden moved 61 thousand containers"},
    },
    "counted": {
        "quantity": "containers",
        "display": "58 thousand",
        "source": "two",
        "selector": {"exact": "containers of the first quarter at 58 thousand"},
    },
    "fees": {
        "display": "US$122 million",
        "source": "one",
        "selector": {"exact": "Its fees came to 122 million dollars"},
    },
    "lorries": {
        "display": "40 lorries",
        "statement": "Forty lorries wait at the gate.",
        "attested": {"by": "A. Analyst", "on": "2025-10-01", "why_no_copy": "visit"},
    },
}
QUANTITIES = {"containers": {"label": "Containers", "position": "show-both"}}
QUOTES: dict[str, Any] = {
    "said": {
        "source": "one",
        "speaker": "The port",
        "selector": {"exact": "in the same months, the port said"},
    }
}

Verified = Callable[..., Evidence]


@pytest.fixture
def verified(tmp_path: Path) -> Verified:
    """Return the evidence of the library above, with copies and other entries."""
    (tmp_path / "briefs" / "library").mkdir(parents=True)
    (tmp_path / "sources").mkdir()

    def make(one: bytes | None = TEXT, **entries: Any) -> Evidence:
        for name, data in (("one", one), ("two", OTHER)):
            path = tmp_path / "sources" / f"{name}.txt"
            path.unlink(missing_ok=True)
            if data is not None:
                path.write_bytes(data)
        library = {
            "sources": SOURCES,
            "facts": FACTS,
            "quantities": QUANTITIES,
            "quotes": QUOTES,
            **entries,
        }
        return verify(loaded(tmp_path, **library), workspace(tmp_path))

    return make


def status(evidence: Evidence) -> dict[str, Status]:
    return {name: verdict.status for name, verdict in evidence.verdicts.items()}


def test_every_fact_and_quotation_has_a_verdict_in_the_order_of_the_library(
    verified: Verified,
) -> None:
    evidence = verified()
    assert list(evidence.verdicts) == [*FACTS, *QUOTES]
    held = dict.fromkeys(evidence.verdicts, Status.VERIFIED)
    assert status(evidence) == {**held, "lorries": Status.ATTESTED}
    assert evidence.problems == ()
    assert {copy.standing for copy in evidence.copies.values()} == {Standing.KEPT}


def test_the_same_library_gives_the_same_evidence(verified: Verified) -> None:
    assert verified() == verified()


@pytest.mark.parametrize(
    ("name", "key", "value", "wanted"),
    [
        ("moved", "display", "16 thousand containers", Status.FIGURE_MISMATCH),
        (
            "moved",
            "selector",
            {"exact": "harbour of Arden moved 62 thousand containers"},
            Status.QUOTE_NOT_FOUND,
        ),
    ],
)
def test_a_changed_digit_fails_with_the_copy_and_with_its_seal(
    verified: Verified, tmp_path: Path, name: str, key: str, value: Any, wanted: Status
) -> None:
    facts = {**FACTS, name: {**FACTS[name], key: value}}
    del facts["moved-per-day"]
    with_copy = verified(facts=facts)
    seals = tmp_path / "briefs" / "library" / "seals"
    seals.mkdir()
    seal = to_json(seal_of(TEXT, plain.read(TEXT)))
    (seals / "one.json").write_text(seal, encoding="utf-8")
    sealed = verified(None, facts=facts)
    assert sealed.copies["one"].standing is Standing.SEALED
    assert status(sealed) == status(with_copy)
    assert status(sealed)[name] is wanted
    assert status(verified(None)) == status(verified())


def test_without_copy_and_seal_the_source_is_missing(verified: Verified) -> None:
    evidence = verified(None)
    found = status(evidence)
    assert found["moved"] is found["said"] is Status.SOURCE_MISSING
    assert found["moved-per-day"] is Status.INPUT_FAILED
    assert found["counted"] is Status.VERIFIED


def test_other_bytes_change_the_source_and_keep_the_passage(verified: Verified) -> None:
    evidence = verified(TEXT.replace(b"122", b"123"))
    found = status(evidence)
    assert found["moved"] is found["fees"] is Status.SOURCE_CHANGED
    assert "still in it" in evidence.verdicts["moved"].reason
    assert "not in it" in evidence.verdicts["fees"].reason


def test_a_library_without_copies_reads_no_file(tmp_path: Path) -> None:
    sources = {name: {"title": name} for name in SOURCES}
    nowhere = tmp_path / "nowhere"
    evidence = verify(
        loaded(nowhere, sources=sources, facts={"moved": FACTS["moved"]}),
        workspace(nowhere),
    )
    assert status(evidence) == {"moved": Status.SOURCE_MISSING}
    assert evidence.verdicts["moved"].reason == "the library records no copy of “one”"


def test_a_fact_of_an_unknown_source_has_a_verdict_too(verified: Verified) -> None:
    evidence = verified(facts={"moved": {**FACTS["moved"], "source": "none"}})
    assert [problem.code for problem in evidence.problems] == [
        "evidence.unknown-source"
    ]
    assert status(evidence)["moved"] is Status.SOURCE_MISSING


def test_a_person_who_vouches_is_a_source_in_their_own_words(
    verified: Verified,
) -> None:
    evidence = verified()
    person = evidence.sources["lorries"]
    assert person.type == "personal_communication"
    assert person.author == (Name(literal="A. Analyst"),)
    assert person.title == "Forty lorries wait at the gate."
    assert person.issued == "2025-10-01"
    assert person.note == "visit"
    assert list(evidence.sources) == [*SOURCES, "lorries"]


def test_sides_of_a_dispute_and_what_is_calculated_from_them_are_flagged(
    verified: Verified,
) -> None:
    evidence = verified()
    disputed = {
        name
        for name, verdict in evidence.verdicts.items()
        if Flag.DISPUTED in verdict.flags
    }
    assert list(evidence.disputes) == ["containers"]
    assert disputed == {"moved", "counted", "moved-per-day"}
    assert evidence.verdicts["moved"].status is Status.VERIFIED


def test_a_deprecated_value_is_no_side(verified: Verified) -> None:
    old = {**FACTS["fees"], "quantity": "containers", "display": "122 million"}
    old |= {"rank": "deprecated", "rank_reason": "withdrawn"}
    evidence = verified(facts={**FACTS, "fees": old})
    assert Flag.DISPUTED not in evidence.verdicts["fees"].flags


def test_a_passage_that_is_gone_from_the_web_still_holds(
    verified: Verified, tmp_path: Path
) -> None:
    folder = tmp_path / "briefs" / "library"
    path = live_path("one", folder)
    path.parent.mkdir()
    live = Live(HASH["one"], "2025-10-12", "0" * 64, ("moved", "unknown"))
    path.write_text(live_json(live), encoding="utf-8")
    verdicts = verified().verdicts
    assert Flag.LIVE_DIFFERS in verdicts["moved"].flags
    assert verdicts["moved"].status is Status.VERIFIED
    assert Flag.LIVE_DIFFERS not in verdicts["fees"].flags


def test_a_number_for_charts_must_be_the_printed_one(verified: Verified) -> None:
    fees = {**FACTS["fees"], "value": "1220", "unit": "US$ million"}
    evidence = verified(facts={**FACTS, "fees": fees})
    (problem,) = evidence.problems
    assert problem.code == "evidence.value-differs"
    assert problem.message == (
        "“fees” prints “US$122 million”, but `value` says 1220 (counted in US$ million)"
    )
    assert problem.address == ("library", "facts", "fees", "value")
    assert problem.blocks
    right = {**fees, "value": "122"}
    assert not verified(facts={**FACTS, "fees": right}).problems


def test_disputes_and_names_are_looked_at_in_one_run(verified: Verified) -> None:
    evidence = verified(
        quantities={"containers": {"label": "Containers", "reason_source": "zz"}}
    )
    assert [problem.code for problem in evidence.problems] == [
        "evidence.unknown-source",
        "evidence.no-position",
    ]
    assert evidence.disputes == {}
