"""Public copies: a record of what is printed, neutral anchors, and a last look.

What is internal was left out of the evidence before the text was read
(`evidence.public`). Here the author's own words are held against what they must not
say, since an author may have typed the title of a source that may not be named.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from briefmaker.brief.base import Part
from briefmaker.brief.model import Brief, Marking
from briefmaker.evidence.claims import Evidence, Withheld
from briefmaker.problems import Address, Problem, Severity
from briefmaker.writing.method import TOOL, version
from briefmaker.writing.written import SOURCE, Written

CLOSED = frozenset(
    {Marking.RED, Marking.AMBER_STRICT, Marking.AMBER, Marking.OFFICIAL_SENSITIVE}
)
"""Handling marks under which a document does not go to the public."""

TAG = re.compile(r"<[^>]*>")
SHOWN = re.compile(r'\b(?:alt|title|content|href)="([^"]*)"')
ANCHOR = re.compile(rf'\b(id="|href="#){SOURCE}([^"]*)"')


def record(
    brief: Brief,
    evidence: Evidence,
    written: Written,
    codes: Mapping[str, str],
    meaning: str,
) -> bytes:
    """Return what a public copy says of its evidence to programs, as JSON in UTF-8.

    Nothing stands in it that is not on the page: no passage, name of an entry, hash
    or reason.

    Args:
        codes: the code of each claim that the document uses, in its order.
        meaning: what "verified" says and what it does not, in the brief's language.
    """
    printed = dict(written.facts)
    for rows in written.disputes.values():
        printed |= {row.claim: row.display for row in rows}
    numbers = _numbers(written)
    said = {
        "id": f"urn:briefmaker:{brief.id}:{brief.version}",
        "title": brief.title,
        "version": brief.version,
        "issued": brief.date.isoformat(),
        "document": brief.id,
        "language": brief.language,
        "cutoff": brief.cutoff.isoformat(),
        "checked_by": {"name": TOOL, "version": version()},
        "verified_means": meaning,
        "sources": [_source(name, numbers, evidence) for name in numbers],
        "claims": [
            _given(
                code=code,
                words=printed.get(name),
                status=evidence.verdicts[name].status.value,
                source=_number_of(name, numbers, evidence),
            )
            for name, code in codes.items()
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _numbers(written: Written) -> dict[str, str]:
    """Return the anchor of each listed source, by its name."""
    names = (entry.id.removeprefix(SOURCE) for entry in written.sources)
    return {name: f"{SOURCE}{number}" for number, name in enumerate(names, start=1)}


def _number_of(
    claim: str, numbers: Mapping[str, str], evidence: Evidence
) -> str | None:
    name = evidence.entry(claim).source or claim
    return f"#{numbers[name]}" if name in numbers else None


def _source(
    name: str, numbers: Mapping[str, str], evidence: Evidence
) -> dict[str, object]:
    source = evidence.sources[name]
    archive = source.archive
    authors = [
        person.literal or " ".join(filter(None, (person.given, person.family)))
        for person in source.author
    ]
    return _given(
        id=f"#{numbers[name]}",
        author=authors,
        title=source.title or source.genre,
        publisher=source.publisher,
        url=source.URL,
        issued=source.issued,
        accessed=source.accessed,
        archive_url=archive.version_url if archive else None,
        archive_date=archive.version_date if archive else None,
    )


def _given(**values: Any) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}


def neutral(html: str, written: Written) -> str:
    """Return a page on which anchors of sources are numbers, not their names."""
    numbers = _numbers(written)

    def numbered(found: re.Match[str]) -> str:
        return f'{found[1]}{numbers.get(found[2], SOURCE)}"'

    return ANCHOR.sub(numbered, html)


def told(brief: Brief, evidence: Evidence, html: str) -> Iterator[Problem]:
    """Yield what keeps a document from being given to readers outside.

    Args:
        html: the document, finished.
    """
    if brief.marking in CLOSED:
        yield Problem(
            "public.marking",
            f"this is a public copy, but its mark {brief.marking} keeps it from the "
            "public",
            severity=Severity.WARNING,
            address=("marking",),
            hint="a copy for everybody is marked TLP:CLEAR",
        )
    shown = _folded(
        "\n".join((TAG.sub("", html), *(unescape(s) for s in SHOWN.findall(html))))
    )
    for each in evidence.withheld:
        words = _folded(each.words)
        if words and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", shown):
            yield _named(each, brief)


def _folded(text: str) -> str:
    """Return text as it is compared: without signs of setting, spaces or capitals."""
    plain = unescape(text).replace("\u00ad", "").replace("\u2060", "")
    return " ".join(plain.translate(_MARKS).split()).casefold()


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-"})


def _named(each: Withheld, brief: Brief) -> Problem:
    """Return the problem of words that give a source or a person away."""
    address, token = _place(brief, each.words)
    return Problem(
        "public.names-source",
        f"the public copy would print {each.what}: “{each.words}”",
        severity=Severity.ERROR if each.telling else Severity.WARNING,
        address=address or each.address,
        token=token,
        hint="say it in other words, or leave that part to an `audience`",
    )


def _place(brief: Brief, words: str) -> tuple[Address, str]:
    """Return the first field of a brief in which the words were typed, and how."""
    spelled = r"\s+".join(re.escape(word) for word in words.split())
    pattern = re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE)
    for address, text in _texts(brief, ()):
        if found := pattern.search(text):
            return address, found[0]
    return (), ""


def _texts(said: object, at: Address) -> Iterator[tuple[Address, str]]:
    """Yield the texts of a brief with their addresses; entries of its own are none."""
    match said:
        case str():
            yield at, said
        case Part():
            own = ("sources", "facts", "quotes", "quantities", "allow", "uncited")
            for key, field in type(said).model_fields.items():
                if at or key not in own:
                    yield from _texts(getattr(said, key), (*at, field.alias or key))
        case Mapping():
            for key, value in said.items():
                yield from _texts(value, (*at, str(key)))
        case tuple() | list():
            for number, value in enumerate(said):
                yield from _texts(value, (*at, number))
