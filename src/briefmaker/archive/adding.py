"""`source add`: bytes into the workspace, an entry into the library, and a seal."""

import re
from collections.abc import Mapping
from pathlib import Path

from briefmaker.archive.changes import Write
from briefmaker.archive.keeping import copy_write, place_for, seal_write
from briefmaker.archive.library import Library
from briefmaker.archive.manifest import manifest
from briefmaker.archive.material import Material, material
from briefmaker.archive.naming import free_id
from briefmaker.archive.refused import Refused, misasked
from briefmaker.brief.library import Archive, Source
from briefmaker.brief.text import HIDDEN
from briefmaker.brief.yaml import Data
from briefmaker.evidence.texts.metadata import metadata_of
from briefmaker.values import Struct

SOURCES_FILE = "sources.yaml"

TYPES = {
    "text/html": "webpage",
    "application/xhtml+xml": "webpage",
    "application/warc": "webpage",
    "application/pdf": "report",
    "text/csv": "dataset",
    "text/tab-separated-values": "dataset",
    "application/json": "dataset",
}
"""CSL's type of item, by the media type of a copy that does not say it itself."""

_ARCHIVED_ON = re.compile(r"/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/")
"""The moment in a web archive's address: `/web/20240314091200/`."""


class Details(Struct, frozen=True):
    """What the user says of a source; what they leave out is taken from its page.

    Attributes:
        url: the address that a saved file came from.
        archive_url: the address of its copy in a web archive.
        share: whether the copy may be attached to a PDF.
    """

    id: str = ""
    title: str = ""
    publisher: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""
    archive_url: str = ""
    share: bool = False


class Added(Struct, frozen=True):
    """A source that is ready to be taken in, or that the library has already.

    Attributes:
        known: the library had it with the same bytes.
        writes: what has to be written, in this order; nothing if all of it is there.
    """

    id: str
    source: Source
    known: bool
    writes: tuple[Write, ...]


def add(given: str, details: Details, library: Library) -> Added:
    """Prepare a file or page to be a source of the library.

    Args:
        given: a file's path or a page's address.

    Raises:
        Refused: it cannot be had or read, is no source, or does not fit the library.
    """
    found = material(given)
    for id_, source in library.entries.sources.items():
        if source.archive and source.archive.sha256 == found.sha256:
            return _kept_already(id_, source, source.archive, found, library)
    if before := library.entries.sources.get(details.id):
        return _given_a_copy(details, before, found, library)
    entry = _entry(details, found, library)
    id_ = details.id or free_id(
        _words(entry, "title"),
        found.name,
        _words(entry, "issued"),
        library.entries.sources,
    )
    path = place_for(id_, found, library.workspace)
    entry["archive"] = archive_entry(path, details, found, library)
    write = library.with_entry(SOURCES_FILE, "sources", id_, entry)
    return _added(id_, Source.model_validate(entry), found, path, write, library)


def _kept_already(
    id_: str, source: Source, archive: Archive, found: Material, library: Library
) -> Added:
    """Return a source whose bytes are known; what is gone of its copy is made anew.

    Raises:
        Refused: the library puts its copy where none may be written.
    """
    path = library.workspace.root / archive.path
    if not library.workspace.holds(path):
        raise Refused(
            f"`path` of “{id_}” leads out of the folder of your briefs",
            "correct it in the library: copies lie under `sources`",
        )
    kept = (
        copy_write(path, found.data),
        seal_write(id_, found.data, found.text, library),
    )
    listed = manifest(library.entries.sources, library.workspace)
    gone = [write for write in kept if write.before is None]
    writes = (*gone, *([listed] if listed.changes else []))
    return Added(id_, source, known=True, writes=writes)


def _given_a_copy(
    details: Details, before: Source, found: Material, library: Library
) -> Added:
    """Return a source of the library, now with its copy.

    Raises:
        Refused: it has one, of other bytes.
    """
    if before.archive:
        raise misasked(
            f"the source “{details.id}” has a copy of other bytes already",
            "add this one under another name; `superseded_by` of the old one can "
            "then name it",
        )
    path = place_for(details.id, found, library.workspace)
    archive = archive_entry(path, details, found, library)
    write = library.with_keys("sources", details.id, {"archive": archive})
    source = before.model_copy(update={"archive": Archive.model_validate(archive)})
    return _added(details.id, source, found, path, write, library)


def _added(
    id_: str,
    source: Source,
    found: Material,
    path: Path,
    entry: Write,
    library: Library,
) -> Added:
    sources = {**library.entries.sources, id_: source}
    writes = (
        copy_write(path, found.data),
        seal_write(id_, found.data, found.text, library),
        entry,
        manifest(sources, library.workspace),
    )
    changing = tuple(write for write in writes if write.changes)
    return Added(id_, source, known=False, writes=changing)


def _entry(details: Details, found: Material, library: Library) -> dict[str, Data]:
    """Return the new entry without its copy, in the order of CSL's keys."""
    read = _plain(metadata_of(found.data, found.media_type))
    url = details.url or found.url
    entry: dict[str, Data] = {"type": TYPES.get(found.media_type, "document")}
    entry.update(read if isinstance(read, dict) else {})
    said = {
        "title": details.title,
        "publisher": details.publisher,
        "issued": details.issued,
        "language": details.language,
        "URL": url,
        "accessed": library.workspace.today.isoformat() if url else "",
    }
    entry.update({key: words for key, words in said.items() if words})
    entry.setdefault("title", _title_from(found.name))
    order = [key for key in _keys() if key in entry]
    return {key: entry[key] for key in order}


def archive_entry(
    path: Path, details: Details, found: Material, library: Library
) -> dict[str, Data]:
    """Return what the library records of a copy."""
    kept = path.relative_to(library.workspace.root)
    version = details.archive_url
    archive: dict[str, Data] = {
        "path": kept.as_posix(),
        "sha256": found.sha256,
        "media_type": found.media_type,
    }
    if found.version_date and not version:
        version = found.url
    if version:
        archive["version_url"] = version
        if date := found.version_date or _date_in(version):
            archive["version_date"] = date
    archive["share"] = "true" if details.share else "false"
    return archive


def _date_in(url: str) -> str:
    """Return the moment that a web archive's address names, in UTC (ISO 8601)."""
    found = _ARCHIVED_ON.search(url)
    if not found:
        return ""
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"


def _title_from(name: str) -> str:
    """Return the name of a file as words, for one that says no title itself."""
    words = re.sub(r"[-_.]+", " ", Path(name).stem).strip()
    return f"{words[:1].upper()}{words[1:]}" or name


def _plain(said: Data) -> Data:
    """Return what a page says of itself without characters that nobody sees."""
    if isinstance(said, dict):
        return {key: _plain(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_plain(value) for value in said]
    return " ".join(HIDDEN.sub("", said).split()) if said else said


def _words(entry: Mapping[str, Data], key: str) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else ""


def _keys() -> tuple[str, ...]:
    """Return the keys of a source as they are typed, in the model's order."""
    return tuple(field.alias or name for name, field in Source.model_fields.items())
