"""evidence.json: what each claim stands on, for programs."""

import json
from typing import Any

from briefmaker.brief.library import Warned
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.writing.record import CONTEXT, OA
from writing.desk import LIBRARY, Desk
from writing.judged import ARCHIVE, HASH, backed, passage, verified

BANK = {
    **LIBRARY["sources"]["bank"],
    "archive": {
        **ARCHIVE,
        "version_url": "https://archive.example/x",
        "version_date": "2024-03-14T09:12:00Z",
    },
    "derived_from": ["office"],
}


def recorded(desk: Desk, body: str, **more: Any) -> dict[str, Any]:
    (attached,) = backed(desk, body, **more).attached
    assert attached.name == "evidence.json"
    said: dict[str, Any] = json.loads(attached.data)
    return said


def test_it_names_the_document_and_how_it_was_checked(desk: Desk) -> None:
    said = recorded(desk, "A [@trade].", policy="review", version="1.2")
    assert {key: said[key] for key in ("id", "document", "version", "policy")} == {
        "id": "urn:briefmaker:BM-1:1.2",
        "document": "BM-1",
        "version": "1.2",
        "policy": "review",
    }
    assert (said["issued"], said["cutoff"]) == ("2025-10-13", "2025-10-12")
    assert "not that the source is right" in said["verified_means"]


def test_a_claim_is_a_web_annotation_of_its_source(desk: Desk) -> None:
    given = verified(
        "share-bank",
        flags=(Flag.NEGATION, Flag.DISPUTED),
        accepted={Warned.NEGATION: "so do we"},
        figure="17%",
    )
    facts = {
        "share-bank": {
            **LIBRARY["facts"]["share-bank"],
            "selector": {"exact": "about 17%", "prefix": "was "},
        }
    }
    library = {"sources": {"bank": BANK}, "facts": facts}
    body = "A [@share]."
    said = recorded(desk, body, library=library, verdicts={"share_bank": given})
    claim = next(c for c in said["claims"] if c["name"] == "share-bank")
    assert claim == {
        "id": f"#{claim['code']}",
        "type": "Annotation",
        "code": claim["code"],
        "name": "share-bank",
        "display": "about 17% of GDP",
        "status": "verified",
        "flags": ["negation", "disputed"],
        "accepted": {"negation": "so do we"},
        "figure": "17%",
        "matched": "exact",
        "target": {
            "source": "#source-bank",
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "about 17%",
                "prefix": "was ",
            },
            "locator": {"page": "3"},
            "state": {
                "type": "TimeState",
                "cached": "https://archive.example/x",
                "sourceDate": "2024-03-14T09:12:00Z",
            },
        },
    }


def test_a_source_is_named_by_its_hash_and_never_by_a_path(desk: Desk) -> None:
    said = recorded(desk, "A [@settled-1].", library={"sources": {"bank": BANK}})
    (source,) = said["sources"]
    assert source == {
        "id": "#source-bank",
        "type": "prov:PrimarySource",
        "title": "Money sent home",
        "url": "https://example.org/money?year=2024&page=1",
        "issued": "2024-03",
        "accessed": "2025-10-13",
        "archive_url": "https://archive.example/x",
        "archive_date": "2024-03-14T09:12:00Z",
        "sha256": HASH,
        "media_type": "text/html",
        "standing": "kept",
        "repeats": ["#source-office"],
    }
    (attached,) = backed(
        desk, "A [@settled-1].", library={"sources": {"bank": BANK}}
    ).attached
    assert b"bank.html" not in attached.data
    assert str(desk.folder).encode() not in attached.data


def test_it_holds_no_word_of_a_source_beyond_the_anchors(desk: Desk) -> None:
    found = passage("words", sentence="Secret words here.", omitted="secret")
    lost = Verdict("trade", Status.VERIFIED, reason="at sources/x.txt", passage=found)
    (attached,) = backed(
        desk, "A {fact}`trade`.", verdicts={"trade": lost}, policy="draft"
    ).attached
    assert b"ecret" not in attached.data
    assert b"x.txt" not in attached.data


def test_calculations_name_their_inputs_by_code(desk: Desk) -> None:
    facts = {"half": {"calc": "settled-1 / 2", "display": "6", "selector": None}}
    half = Verdict("half", Status.VERIFIED, inputs=("settled-1",))
    said = recorded(
        desk, "A {fact}`half`.", library={"facts": facts}, verdicts={"half": half}
    )
    claim = said["claims"][0]
    assert (claim["calc"], claim["inputs"]) == ("settled-1 / 2", ["#t2"])
    assert "target" not in claim
    assert said["claims"][1]["name"] == "settled-1"


def test_a_persons_word_names_the_person(desk: Desk) -> None:
    told = {
        "attested": {"by": "A. Analyst", "on": "2025-10-02", "why_no_copy": "a talk"},
        "display": "two cranes",
        "selector": None,
    }
    library = {"sources": {"told": {"genre": "Talk"}}, "facts": {"told": told}}
    verdicts = {"told": Verdict("told", Status.ATTESTED)}
    said = recorded(desk, "A {fact}`told`.", library=library, verdicts=verdicts)
    assert said["claims"][0]["attested"] == {
        "by": "A. Analyst",
        "on": "2025-10-02",
        "why_no_copy": "a talk",
    }
    assert said["sources"][0]["id"] == "#source-told"


def test_disputes_keep_every_value(desk: Desk) -> None:
    said = recorded(desk, "A {fact}`share`.")
    (dispute,) = said["disputes"]
    assert (dispute["name"], dispute["position"]) == ("share", "show-both")
    assert {value["display"] for value in dispute["values"]} == {
        "nearly half of GDP",
        "about 17% of GDP",
    }


def test_every_key_of_a_claim_and_its_target_has_a_meaning_or_is_for_people(
    desk: Desk,
) -> None:
    for key in ("target", "selector", "state", "exact", "prefix", "suffix"):
        iri = CONTEXT[key]
        assert str(iri).startswith("oa:"), key
    assert CONTEXT["oa"] == OA
    said = recorded(desk, "A [@trade].")
    assert said["@context"] == CONTEXT


def test_the_same_brief_gives_the_same_bytes(desk: Desk) -> None:
    first, second = (backed(desk, "A {fact}`share`.").attached for _ in range(2))
    assert first == second
    assert first[0].data.endswith(b"}\n")
