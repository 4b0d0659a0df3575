"""What the list of sources says of each: its copy, its quality, the check's result."""

from html import unescape
from typing import Any

import pytest

from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.text import Text
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.values import replace
from briefmaker.writing.back import sources
from briefmaker.writing.pieces import JOINER
from briefmaker.writing.view import Source
from writing.desk import LIBRARY, Desk, shown
from writing.judged import ARCHIVE, passage, set_up, verified

BANK = LIBRARY["sources"]["bank"]
URL = "https://example.org/money?year=2024&page=1"


def listed(
    desk: Desk,
    body: str,
    *,
    source: dict[str, Any] | None = None,
    copy: Kept | None = None,
    checked: bool = True,
    **more: Any,
) -> dict[str, Source]:
    """Return the list of sources by name; `source` is what the bank's entry adds."""
    library = {"sources": {"bank": {**BANK, "archive": ARCHIVE, **(source or {})}}}
    library["facts"] = more.pop("facts", {})
    _, evidence, written = set_up(desk, body, library=library, **more)
    if copy:
        evidence = replace(evidence, copies={**evidence.copies, "bank": copy})
    language = desk.language(more.get("language", "en"))
    found = sources(written, evidence, language, checked=checked)
    return {entry.id.removeprefix("src-"): entry for entry in found}


def said(entry: Source) -> str:
    return shown(unescape(entry.check.striptags())).replace(JOINER, "")


def test_it_says_how_many_passages_our_copy_holds(desk: Desk) -> None:
    entry = listed(desk, "A [@settled-1]. B [@share-bank; @share-wire].")["bank"]
    assert said(entry) == "2 passages checked against our copy ba2b…17ad"


def test_the_ends_of_a_hash_are_not_parted(desk: Desk) -> None:
    entry = listed(desk, "A [@settled-1].")["bank"]
    assert f"ba2b{JOINER}…{JOINER}17ad" in entry.check


def test_it_says_that_a_seal_stood_in_for_the_copy(desk: Desk) -> None:
    sealed = verified("settled-1")
    sealed = replace(sealed, passage=passage("words", sealed=True))
    entry = listed(desk, "A [@settled-1].", verdicts={"settled_1": sealed})["bank"]
    assert said(entry) == "1 passage checked against the sealed copy ba2b…17ad"


def test_it_says_how_many_passages_hold_where_some_do_not(desk: Desk) -> None:
    lost = Verdict("settled-1", Status.QUOTE_NOT_FOUND)
    entry = listed(desk, "A [@settled-1]. B [@share].", verdicts={"settled_1": lost})[
        "bank"
    ]
    assert said(entry) == "1 of 2 passages hold (copy ba2b…17ad)"


@pytest.mark.parametrize(
    ("standing", "status", "why"),
    [
        (Standing.MISSING, Status.SOURCE_MISSING, "no copy is at hand"),
        (Standing.UNREADABLE, Status.UNREADABLE, "the copy cannot be read"),
        (
            Standing.CHANGED,
            Status.SOURCE_CHANGED,
            "the copy is not the one on record",
        ),
    ],
)
def test_it_says_why_nothing_could_be_checked(
    desk: Desk, standing: Standing, status: Status, why: str
) -> None:
    entry = listed(
        desk,
        "A [@settled-1].",
        verdicts={"settled_1": Verdict("settled-1", status)},
        copy=Kept("bank", standing),
    )["bank"]
    assert said(entry) == f"not checked: {why} (copy ba2b…17ad)"


def test_a_source_that_is_cited_as_a_whole_was_not_checked(desk: Desk) -> None:
    found = listed(desk, "A [@bank]. B [@office].")
    assert said(found["bank"]) == (
        "not checked: cited without a passage (copy ba2b…17ad)"
    )
    assert said(found["office"]) == "not checked: cited without a passage"


def test_what_a_calculation_is_made_from_counts_for_its_source(desk: Desk) -> None:
    facts = {"half": {"calc": "settled-1 / 2", "display": "6", "selector": None}}
    half = Verdict("half", Status.VERIFIED, inputs=("settled-1",))
    found = listed(desk, "A {fact}`half`.", facts=facts, verdicts={"half": half})
    assert said(found["bank"]) == "1 passage checked against our copy ba2b…17ad"


def test_the_archive_of_a_source_is_named_with_its_date_and_can_be_followed(
    desk: Desk,
) -> None:
    address = "https://web.archive.org/web/20240314091200/https://example.org/money"
    archive = {
        **ARCHIVE,
        "version_url": address,
        "version_date": "2024-03-14T09:12:00Z",
    }
    entry = listed(desk, "A [@bank].", source={"archive": archive})["bank"]
    assert said(entry).startswith(
        "archived 14 March 2024, web.archive.org/web/20240314091200 · not checked"
    )
    assert f'<a href="{address}">' in entry.check


def test_an_archive_without_a_date_is_named_alone(desk: Desk) -> None:
    archive = {**ARCHIVE, "version_url": "https://archive.example/x1"}
    entry = listed(desk, "A [@bank].", source={"archive": archive})["bank"]
    assert said(entry).startswith("archive.example · not checked")


def test_the_day_of_access_is_said_once(desk: Desk) -> None:
    """The house style prints it, the desk's own style does not."""
    assert "accessed 13 October 2025" in shown(listed(desk, "A [@bank].")["bank"].html)
    assert "accessed" not in said(listed(desk, "A [@bank].")["bank"])
    bare = listed(desk, "A [@bank].", source={"URL": None})
    both = shown(bare["bank"].html) + said(bare["bank"])
    assert both.count("accessed 13 October 2025") == 1


def test_quality_is_a_sentence_with_the_admiralty_code(desk: Desk) -> None:
    source = {"descriptor": "A party to the dispute", "reliability": "B2"}
    entry = listed(desk, "A [@bank].", source=source)["bank"]
    assert shown(entry.quality) == "A party to the dispute. Reliability B2."
    assert listed(desk, "A [@bank].")["bank"].quality == ""


def test_a_persons_word_is_called_attested(desk: Desk) -> None:
    told = {
        "attested": {
            "by": "A. Analyst",
            "on": "2025-10-02",
            "why_no_copy": "interview, notes held by the author",
        },
        "display": "two cranes",
        "selector": None,
    }
    vouched = Verdict("told", Status.ATTESTED)
    library = {"sources": {"told": {"genre": "Interview"}}, "facts": {"told": told}}
    _, evidence, written = set_up(
        desk, "A {fact}`told`.", library=library, verdicts={"told": vouched}
    )
    (entry,) = sources(written, evidence, desk.language(), checked=True)
    assert said(entry) == "attested, no copy can be kept"


def test_nothing_of_the_check_is_said_where_it_is_not_wanted(desk: Desk) -> None:
    source = {"descriptor": "A party"}
    entry = listed(desk, "A [@settled-1].", source=source, checked=False)["bank"]
    assert (entry.check, entry.quality) == ("", "")


def anchor(words: str) -> dict[str, Any]:
    return {"quantity": "settled", "source": "bank", "selector": {"exact": words}}


@pytest.mark.parametrize("kept", ["media type", "reader"])
def test_the_address_of_a_page_leads_to_the_first_passage_cited(
    desk: Desk, kept: str
) -> None:
    archive = ARCHIVE if kept == "media type" else {**ARCHIVE, "media_type": None}
    text = Text("", (), "html bm-text/1", HASH_OF_NOTHING)
    entry = listed(
        desk,
        "A [@second]. B [@first].",
        source={"archive": archive},
        facts={"first": anchor("grew by 5%"), "second": anchor("fell, twice")},
        copy=Kept("bank", Standing.KEPT, text if kept == "reader" else None),
    )["bank"]
    assert f'href="{URL}#:~:text=' in unescape(entry.html)
    assert "#:~:text=fell%2C%20twice" in entry.html


HASH_OF_NOTHING = "e3b0c442" + "0" * 56


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ({"archive": {**ARCHIVE, "media_type": "application/pdf"}}, Status.VERIFIED),
        ({"archive": None}, Status.VERIFIED),
        ({}, Status.QUOTE_NOT_FOUND),
    ],
)
def test_other_addresses_stay_as_they_are(
    desk: Desk, source: dict[str, Any], status: Status
) -> None:
    verdicts = {"settled_1": Verdict("settled-1", status)}
    entry = listed(desk, "A [@settled-1].", source=source, verdicts=verdicts)["bank"]
    assert f'href="{URL}"' in unescape(entry.html)


def test_passages_are_counted_in_the_plural_of_the_language(desk: Desk) -> None:
    entry = listed(desk, "A [@settled-1]. B [@share].", language="ru")["bank"]
    assert said(entry) == "2 отрывка сверены с нашей копией ba2b…17ad"
