"""`source list`: every source of the library with its copy and what stands on it."""

from collections.abc import Iterator
from pathlib import Path

from briefmaker.archive.library import Library
from briefmaker.brief.library import Source
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.texts.reader import ENDINGS
from briefmaker.values import Struct

FORMS = {
    "application/pdf": "PDF",
    "text/html": "web page",
    "application/xhtml+xml": "web page",
    "text/plain": "text",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/json": "JSON",
    "application/warc": "web archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
}
"""What people call a copy, by its media type."""


class Listed(Struct, frozen=True):
    """One source as the list shows it.

    Attributes:
        form: what its copy is: `PDF`; nothing without one.
        standing: what became of the copy.
        date: when the copy was made or the page read, as precise as it is known.
        claims: the facts and quotations that stand on it.
    """

    id: str
    title: str
    form: str
    standing: Standing
    date: str
    claims: tuple[str, ...]


def listed(library: Library) -> Iterator[Listed]:
    """Yield the sources of the library in its order."""
    entries = library.entries
    anchored: dict[str, list[str]] = {}
    for group in (entries.facts, entries.quotes):
        for name, entry in group.items():
            anchored.setdefault(entry.source or "", []).append(name)
    for id_, source in entries.sources.items():
        copy = kept(id_, source, library.folder, library.workspace)
        yield Listed(
            id=id_,
            title=source.title or source.genre or "",
            form=_form(source),
            standing=copy.standing,
            date=_date(source),
            claims=tuple(anchored.get(id_, ())),
        )


def _form(source: Source) -> str:
    archive = source.archive
    if archive is None:
        return ""
    suffix = Path(archive.path).suffix.lower()
    media_type = archive.media_type or ENDINGS.get(suffix, "")
    return FORMS.get(media_type, suffix.removeprefix("."))


def _date(source: Source) -> str:
    """Return the day of the web archive's copy, else the day the page was read."""
    version = source.archive.version_date if source.archive else None
    return (version or source.accessed or "").partition("T")[0]
