"""What a reader of this document may know of its evidence, claim by claim.

The record that travels with it (`evidence.json`) decides: what it does not hold, no
card shows, whatever else was found.
"""

import datetime
import json
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from briefmaker.evidence.verdict import Status
from briefmaker.formats.web.elements import every, words
from briefmaker.values import Struct, field
from briefmaker.writing.codes import codes_of
from briefmaker.writing.composition import Composition
from briefmaker.writing.language import Language
from briefmaker.writing.locators import LABELS, Pinpoint, pinpoint_of
from briefmaker.writing.record import FILE
from briefmaker.writing.written import CLAIM

RECORD_SOURCE = "#source-"
"""What the names of sources begin with in the record."""

PLACED = frozenset({"target", "places"})
"""Keys of a claim in a record that says where its passage stands."""


class Proof(Struct, frozen=True):
    """What a card says of one claim.

    Attributes:
        said: its words as printed; nothing for a statement in the author's words.
        place: where its passage stands in the source; maybe nothing.
        status: the outcome of the check, in words.
        row: its row in the evidence record, where the document has one.
    """

    code: str
    said: str
    place: str
    status: str
    holds: bool
    disputed: bool
    row: Element | None


class Revealed(Struct, frozen=True):
    """What cards may show.

    Attributes:
        proofs: by the name of the claim.
        copied: of each source, when it was looked at or archived, in words.
        record: the record itself, as JSON.
    """

    proofs: Mapping[str, Proof] = field(default_factory=dict)
    copied: Mapping[str, str] = field(default_factory=dict)
    record: str = ""


def revealed_by(made: Composition, main: Element) -> Revealed:
    """Return what the record of a document reveals; nothing if it has none."""
    attached = next((each for each in made.page.attached if each.name == FILE), None)
    if attached is None:
        return Revealed()
    text = attached.data.decode("utf-8")
    record = json.loads(text)
    by_code = {claim["code"]: claim for claim in record["claims"]}
    codes = codes_of(made.written, made.evidence)
    return Revealed(
        {
            name: _proof(name, by_code[code], made, main)
            for name, code in codes.items()
            if code in by_code
        },
        {
            str(source["id"]).removeprefix(RECORD_SOURCE): _copied(
                source, made.language
            )
            for source in record["sources"]
        },
        text,
    )


def _proof(
    name: str, claim: Mapping[str, Any], made: Composition, main: Element
) -> Proof:
    said = made.language.file.evidence.record
    status = Status(claim["status"])
    row = next((e for e in main.iter("tr") if e.get("id") == CLAIM + name), None)
    return Proof(
        code=str(claim["code"]),
        said=_printed(name, made, row),
        place=_place(name, made) if PLACED & claim.keys() else "",
        status=said.statuses[status],
        holds=status.holds,
        disputed="disputed" in claim.get("flags", ()),
        row=row,
    )


def _printed(name: str, made: Composition, row: Element | None) -> str:
    """Return the words of a claim that the document itself prints."""
    if row is not None:
        return next((words(said) for said in every(row, "said")), "")
    printed = (words_ for fact, words_ in made.page.facts if fact == name)
    # A key figure is short; the text says the same with what binds it.
    return max(printed, key=len, default="")


def _place(name: str, made: Composition) -> str:
    """Return where the passage of a claim stands: as given, or else as found."""
    pinpoint = pinpoint_of(made.evidence.entry(name).locator)
    passage = made.evidence.verdicts[name].passage
    if pinpoint is None and passage:
        found = tuple((k, passage.places[k]) for k in LABELS if k in passage.places)
        pinpoint = Pinpoint(found) if found else None
    return pinpoint.words(made.language) if pinpoint else ""


def _copied(source: Mapping[str, Any], language: Language) -> str:
    """Return of what day our copy of a source is: archived, or else looked at."""
    archived = _day(source.get("archive_date"), language)
    if archived:
        return language.file.evidence.source.archived.format(date=archived)
    looked = _day(source.get("accessed"), language)
    return f"{language.words.accessed} {looked}" if looked else ""


def _day(written: str | None, language: Language) -> str:
    """Return a day of ISO 8601 in words; nothing where it is less than a day."""
    try:
        return language.date(datetime.date.fromisoformat((written or "")[:10]))
    except ValueError:
        return ""
