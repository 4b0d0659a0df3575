"""What a copy says of itself, in CSL-JSON's names: a first entry for the library.

Only what the page or file states is taken. The day on which a file was made is not
the day of issue, and its name is not its title.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from briefmaker.brief.yaml import Data
from briefmaker.evidence.texts import docx
from briefmaker.evidence.texts.html import source_of
from briefmaker.evidence.texts.markup import Tag, tokens
from briefmaker.evidence.texts.reader import DOCX, HTML, PDF, WARC, XHTML
from briefmaker.evidence.texts.text import Unreadable
from briefmaker.values import Struct, field

NAMES = {
    "title": "citation_title ld:headline og:title twitter:title dc.title "
    "dcterms.title title",
    "author": "citation_author ld:author article:author author dc.creator "
    "dcterms.creator",
    "container-title": "citation_journal_title og:site_name application-name",
    "publisher": "citation_publisher ld:publisher dc.publisher dcterms.publisher "
    "article:publisher",
    "issued": "citation_publication_date citation_date ld:datepublished "
    "article:published_time datepublished dc.date.issued dcterms.issued dc.date "
    "dcterms.date dcterms.created",
    "language": "citation_language ld:inlanguage lang og:locale dc.language "
    "dcterms.language content-language",
    "URL": "canonical og:url ld:url citation_public_url",
    "DOI": "citation_doi",
    "ISBN": "citation_isbn",
    "volume": "citation_volume",
    "issue": "citation_issue",
}
"""Where a page may state a field, the most trustworthy place first: Highwire Press
tags, schema.org in JSON-LD (`ld:`), the Open Graph protocol, Dublin Core."""

TYPES = {
    "newsarticle": "article-newspaper",
    "reportagenewsarticle": "article-newspaper",
    "analysisnewsarticle": "article-newspaper",
    "scholarlyarticle": "article-journal",
    "blogposting": "post-weblog",
    "report": "report",
}
"""CSL item types, by the schema.org type that a page gives itself."""

FIRST_DAY = re.compile(r"\s*(\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?)?(?!\d)")
DAY_FIRST = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")
WEB = re.compile(r"https?://\S+")
FILE_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - |untitled|document\d*$|без имени)"
    r"|\.(?:docx?|indd|qxd|pdf|rtf|odt)$",
    re.IGNORECASE,
)
"""Titles that a program made up from the name of a file."""

BYLINE = re.compile(r"^by\s+", re.IGNORECASE)

DEEPEST = 20


def metadata_of(data: bytes, media_type: str) -> dict[str, Data]:
    """Return what a copy says of itself.

    Args:
        data: its bytes.
        media_type: what they are.

    Returns:
        fields by their CSL-JSON names, each as it would be typed in the library;
        `author` is a list of names. Nothing where the copy says nothing.
    """
    kind = media_type.partition(";")[0].strip().lower()
    try:
        if kind in (HTML, XHTML):
            return _of_page(source_of(data))
        if kind == PDF:
            from briefmaker.evidence.texts import pdfium

            return _of_file(pdfium.properties(data))
        if kind == DOCX:
            return _of_file(docx.properties(data))
        if kind == WARC:
            from briefmaker.evidence.texts import warc

            page = warc.payload(data)
            said: dict[str, Data] = {"URL": page.url, "accessed": day_of(page.date)}
            found = said | metadata_of(page.data, page.media_type)
            return {key: value for key, value in found.items() if value}
    except Unreadable:
        return {}  # it has nothing to offer; reading its text says why
    return {}


class _Said(Struct):
    """What a page states, by where it states it.

    Attributes:
        kind: the type that it gives itself, in schema.org's words.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    kind: str = ""

    def add(self, name: str, value: str) -> None:
        """Take down a statement; a value on several lines is put on one."""
        if line := " ".join(value.split()):
            self.values.setdefault(name.strip().lower(), []).append(line)

    def all(self, key: str) -> list[str]:
        """Return the statements of a CSL field at the best place that has any."""
        places = (self.values.get(place) for place in NAMES[key].split())
        return next((found for found in places if found), [])


def _of_page(source: str) -> dict[str, Data]:
    said = _Said()
    within = ""
    for token in tokens(source):
        if isinstance(token, str):
            if within == "title" and "title" not in said.values:
                said.add("title", token)
            elif within == "script":
                _linked_data(token, said)
            continue
        within = "" if token.closing else _stated(token, said)
    return _fields(said)


def _stated(tag: Tag, said: _Said) -> str:
    """Take what a tag states; return what the text after it is, if it counts."""
    given = tag.given
    if tag.name == "html":
        said.add("lang", given.get("lang") or given.get("xml:lang", ""))
    elif tag.name == "meta":
        for key in ("name", "property", "itemprop", "http-equiv"):
            if key in given:
                said.add(given[key], given.get("content", ""))
    elif tag.name == "link" and given.get("rel", "").lower() == "canonical":
        said.add("canonical", given.get("href", ""))
    elif tag.name == "title":
        return "title"
    elif tag.name == "script" and "ld+json" in given.get("type", ""):
        return "script"
    return ""


def _linked_data(source: str, said: _Said) -> None:
    """Take what JSON-LD states of an article, by schema.org's names."""
    try:
        document = json.loads(source)
    except (ValueError, RecursionError):
        return
    for thing in _things(document):
        named = thing.get("@type")
        kinds = named if isinstance(named, list) else [named]
        kind = next((str(each).lower() for each in kinds if each), "")
        if kind not in TYPES and not kind.endswith(("article", "webpage")):
            continue
        said.kind = said.kind or (kind if kind in TYPES else "")
        for key in ("headline", "datePublished", "inLanguage", "url"):
            if isinstance(thing.get(key), str):
                said.add(f"ld:{key}", str(thing[key]))
        for key in ("author", "publisher"):
            for name in _names(thing.get(key)):
                said.add(f"ld:{key}", name)


def _things(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph"), depth + 1)


def _names(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        name = part.get("name") if isinstance(part, dict) else part
        if isinstance(name, str):
            yield name


def _fields(said: _Said) -> dict[str, Data]:
    """Return a page's statements as fields, without what cannot be one."""
    fields: dict[str, Data] = {}
    if said.kind:
        fields["type"] = TYPES[said.kind]
    for key in NAMES:
        values = said.all(key)
        if key == "author":
            fields[key] = _people(values)
        elif key == "issued":
            fields[key] = next(filter(None, map(day_of, values)), "")
        elif key == "language":
            found = LANGUAGE.match(values[0].lower()) if values else None
            fields[key] = found[0] if found else ""
        elif key == "URL":
            fields[key] = next(filter(WEB.fullmatch, values), "")
        elif key == "DOI":
            fields[key] = values[0].removeprefix("https://doi.org/") if values else ""
        else:
            names = (value for value in values if not WEB.match(value))
            fields[key] = next(names, "")
    return {key: value for key, value in fields.items() if value}


def _people(values: list[str]) -> list[Data]:
    """Return names of authors, each once, without links to their pages."""
    names = (
        BYLINE.sub("", name.strip()) for value in values for name in value.split(";")
    )
    return list(dict.fromkeys(name for name in names if name and not WEB.match(name)))


def _of_file(properties: Mapping[str, str]) -> dict[str, Data]:
    """Return what the properties of a PDF or Word file say.

    Args:
        properties: `title`, `author`, `language`, as far as it has them.
    """
    said = _Said()
    for key in ("title", "author"):
        said.add(key, properties.get(key, ""))
    said.add("lang", properties.get("language", ""))
    fields = _fields(said)
    if FILE_TITLE.search(properties.get("title", "")):
        del fields["title"]
    return fields


def day_of(written: str) -> str:
    """Return the day, month or year that a date begins with (ISO 8601); else nothing.

    Read are `2024-03-14T09:12:00Z`, `2024/03`, `20240314`, `2024` and `14.03.2024`.
    """
    if turned := DAY_FIRST.match(written):
        day, month, year = turned.groups()
    elif found := FIRST_DAY.match(written):
        year, month, day = found.groups()
    else:
        return ""
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
