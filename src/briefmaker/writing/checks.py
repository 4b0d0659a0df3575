"""What stands under a source in the list: its copy, and what the check made of it."""

import datetime
import html
import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from briefmaker.brief.library import Archive, Source
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.writing.check_words import Unchecked
from briefmaker.writing.fragments import with_fragment
from briefmaker.writing.header import plain, sentence
from briefmaker.writing.language import Language
from briefmaker.writing.pieces import JOINER

REFUSED: dict[Standing, Unchecked] = {
    Standing.MISSING: "missing",
    Standing.UNREADABLE: "unreadable",
    Standing.CHANGED: "changed",
}
"""Why a passage could not be looked for."""

WEB_ARCHIVE = re.compile(r"https?://(?P<host>[^/]+)(?P<stamp>/web/\d{4,14})?")
"""The part of an archive's address that is printed; the rest repeats the source's."""


def standing_on(name: str, evidence: Evidence, behind: Sequence[str]) -> list[Verdict]:
    """Return the verdicts of the claims that stand on a passage of a source."""
    return [
        evidence.verdicts[claim]
        for claim in behind
        if evidence.entry(claim).source == name
    ]


def check(
    name: str, evidence: Evidence, behind: Sequence[str], entry: str, language: Language
) -> Markup:
    """Return how the copy of a source came to be and what the check made of it.

    Args:
        behind: the claims that the document uses, and their inputs.
        entry: the source as the list prints it, which may name the access date.
    """
    source = evidence.sources[name]
    phrases = [
        *_accessed(source, entry, language),
        *_archived(source.archive, language),
        plain(_outcome(name, evidence, behind, language), language),
    ]
    return Markup(" · ").join(phrases)


def published(
    name: str, evidence: Evidence, behind: Sequence[str], entry: str, language: Language
) -> Markup:
    """Return what a public copy says there: nothing of copies of our own."""
    source = evidence.sources[name]
    phrases = [
        *_accessed(source, entry, language),
        *_archived(source.archive, language),
    ]
    verdict = evidence.verdicts.get(name)
    if verdict and verdict.status is Status.ATTESTED and name in behind:
        words = language.file.evidence.source
        phrases.append(plain(words.vouched, language))
    return Markup(" · ").join(phrases)


def quality(source: Source, language: Language) -> Markup:
    """Return what affects a source's quality (ICD 206), with its Admiralty code."""
    phrases = [sentence(plain(source.descriptor or "", language))]
    if source.reliability:
        words = language.file.evidence.source.reliability
        said = words.format(code=source.reliability)
        phrases.append(sentence(plain(capital(said), language)))
    return Markup(" ").join(phrase for phrase in phrases if phrase)


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def linked(name: str, evidence: Evidence, behind: Sequence[str], entry: str) -> str:
    """Return an entry whose address leads to the first passage that holds.

    Only a page of the web, kept as such, has a place for a text fragment.
    """
    source = evidence.sources[name]
    url, archive = source.URL, source.archive
    if (
        source.restricted
        or not url
        or not archive
        or not _is_page(archive, evidence.copies.get(name))
    ):
        return entry
    for verdict in standing_on(name, evidence, behind):
        selector = evidence.entry(verdict.claim).selector
        if verdict.status is Status.VERIFIED and selector:
            address = html.escape(with_fragment(url, selector))
            return entry.replace(f'href="{html.escape(url)}"', f'href="{address}"')
    return entry


def _is_page(archive: Archive, copy: Kept | None) -> bool:
    read_by = copy.text.extractor if copy and copy.text else ""
    return archive.media_type == "text/html" or read_by.startswith("html")


def _accessed(source: Source, entry: str, language: Language) -> Iterator[Markup]:
    """Yield when the source was looked at, if its entry does not say it."""
    if source.accessed:
        day = plain(language.partial_date(source.accessed), language)
        # Spaces of all kinds are one: the entry has been set by another hand.
        if " ".join(day.split()) not in " ".join(entry.split()):
            yield plain(language.words.accessed, language) + " " + day


def _archived(archive: Archive | None, language: Language) -> Iterator[Markup]:
    """Yield when a web archive copied the source, and where."""
    if archive is None or not archive.version_url:
        return
    address = WEB_ARCHIVE.match(archive.version_url)
    where = (
        address["host"] + (address["stamp"] or "") if address else archive.version_url
    )
    link = Markup('<a href="{}">{}</a>').format(archive.version_url, where)
    date = _day(archive.version_date, language)
    words = language.file.evidence.source
    if date:
        yield plain(words.archived.format(date=date), language) + ", " + link
    else:
        yield link


def _day(written: str | None, language: Language) -> str:
    """Return a day of ISO 8601, with or without its time, in words."""
    try:
        return language.date(datetime.date.fromisoformat((written or "")[:10]))
    except ValueError:
        return written or ""


def _outcome(
    name: str, evidence: Evidence, behind: Sequence[str], language: Language
) -> str:
    """Return the result of the check in a few words, with the ends of the hash.

    By the hash the copy is told from others, whatever became of the check.
    """
    words = language.file.evidence.source
    archive = evidence.sources[name].archive
    dots = f"{JOINER}…{JOINER}"
    ends = f"{archive.sha256[:4]}{dots}{archive.sha256[-4:]}" if archive else ""
    copied = f" ({words.copy_of.format(hash=ends)})" if ends else ""
    fact = evidence.facts.get(name)
    if fact and fact.attested:
        return words.vouched
    verdicts = standing_on(name, evidence, behind)
    if not verdicts:
        return words.unchecked["unpinned"] + copied
    held = [verdict for verdict in verdicts if verdict.status is Status.VERIFIED]
    copy = evidence.copies.get(name)
    standing = copy.standing if copy else Standing.MISSING
    if not held and standing in REFUSED:
        return words.unchecked[REFUSED[standing]] + copied
    if len(held) < len(verdicts):
        some, all_ = (language.numerals(str(len(n))) for n in (held, verdicts))
        return words.partly.format(held=some, count=all_) + copied
    sealed = any(verdict.passage and verdict.passage.sealed for verdict in held)
    forms = words.in_seal if sealed else words.in_copy
    return language.count(forms, len(held), hash=ends)
