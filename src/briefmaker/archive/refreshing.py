"""`source refresh`: the live page of a source against its copy, never instead of it."""

from collections.abc import Iterator

from briefmaker.archive.adding import SOURCES_FILE, Details, archive_entry
from briefmaker.archive.changes import Write, held
from briefmaker.archive.keeping import copy_write, place_for, seal_write
from briefmaker.archive.library import Library
from briefmaker.archive.manifest import manifest
from briefmaker.archive.material import Material, page
from briefmaker.archive.naming import free_name
from briefmaker.archive.refused import Refused, misasked
from briefmaker.brief.library import Fact, Quote, Source
from briefmaker.brief.yaml import Data
from briefmaker.evidence.passages.finding import find
from briefmaker.evidence.passages.passage import Miss, Passage
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Kept
from briefmaker.evidence.texts.live import Live, live_path, to_json
from briefmaker.values import Struct

NOT_TODAYS = {"archive", "review_after", "superseded_by"}
"""Keys of a source that say nothing of its page as it is today."""


class Refreshed(Struct, frozen=True):
    """What a source's page is like today, compared with the copy.

    Attributes:
        same: the page says what the copy says, letter for letter.
        there: claims whose passages are still on it.
        gone: the others, each with what the page has instead.
        new_id: the name under which the page of today is kept, if that was asked.
        writes: the record of the comparison, and the new source.
        refusal: why there was nothing to compare.
    """

    id: str
    url: str = ""
    same: bool = False
    there: tuple[str, ...] = ()
    gone: tuple[tuple[str, Miss], ...] = ()
    new_id: str = ""
    writes: tuple[Write, ...] = ()
    refusal: Refused | None = None


def refresh(
    ids: tuple[str, ...], library: Library, *, keep: bool
) -> Iterator[Refreshed]:
    """Compare the live pages of some sources, or of all that have an address.

    Args:
        keep: take the page of today in as a source of its own, where it differs.

    Raises:
        Refused: there is no source of a name.
    """
    for id_, source in library.chosen(ids).items():
        if source.archive and source.URL:
            yield _refreshed(id_, source, library, keep=keep)
        elif ids:
            lacks = "address" if source.archive else "copy to compare a page with"
            refusal = misasked(f"the source “{id_}” has no {lacks}")
            yield Refreshed(id_, refusal=refusal)


def _refreshed(id_: str, source: Source, library: Library, *, keep: bool) -> Refreshed:
    url = source.URL or ""
    try:
        today = page(url)
    except Refused as refusal:
        return Refreshed(id_, url, refusal=refusal)
    copy = kept(id_, source, library.folder, library.workspace)
    found = {
        name: find(entry.selector, today.text, None)
        for name, entry in _anchored(id_, library)
        if entry.selector
    }
    there = tuple(name for name, what in found.items() if isinstance(what, Passage))
    gone = tuple((name, what) for name, what in found.items() if isinstance(what, Miss))
    same = _is_same(today, source, copy)
    new_id, writes = "", [_record(id_, source, today, gone, library)]
    if keep and not same:
        new_id, news = _kept_too(id_, source, today, library)
        writes += news
    return Refreshed(id_, url, same, there, gone, new_id, tuple(writes))


def _anchored(id_: str, library: Library) -> Iterator[tuple[str, Fact | Quote]]:
    """Yield the facts and quotations that stand on a passage of the source."""
    for entries in (library.entries.facts, library.entries.quotes):
        for name, entry in entries.items():
            if entry.source == id_:
                yield name, entry


def _is_same(today: Material, source: Source, copy: Kept) -> bool:
    """Whether a page has the bytes of the copy, or at least its text."""
    if source.archive and today.sha256 == source.archive.sha256:
        return True
    if copy.text:
        return copy.text.digest == today.text.digest
    return copy.seal is not None and copy.seal.text_sha256 == today.text.digest


def _record(
    id_: str,
    source: Source,
    today: Material,
    gone: tuple[tuple[str, Miss], ...],
    library: Library,
) -> Write:
    live = Live(
        copy=source.archive.sha256 if source.archive else "",
        seen=library.workspace.today.isoformat(),
        sha256=today.sha256,
        gone=tuple(name for name, _ in gone),
    )
    path = live_path(id_, library.folder)
    return Write(path, to_json(live).encode(), held(path))


def _kept_too(
    id_: str, source: Source, today: Material, library: Library
) -> tuple[str, list[Write]]:
    """Return the name of a source for the page of today, and what is to be written.

    The old source keeps its copy and names the new one as what supersedes it.
    """
    sources = library.entries.sources
    day = library.workspace.today.isoformat()
    for known, other in sources.items():
        if other.archive and other.archive.sha256 == today.sha256:
            return known, _rest(id_, source, known, library)
    new_id = free_name(f"{id_}-{day}", sources)
    path = place_for(new_id, today, library.workspace)
    details = Details(share=bool(source.archive and source.archive.share))
    entry: dict[str, Data] = source.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude=NOT_TODAYS
    )
    entry |= {"accessed": day, "archive": archive_entry(path, details, today, library)}
    added = library.with_entry(SOURCES_FILE, "sources", new_id, entry)
    noted = library.with_keys("sources", id_, {"superseded_by": new_id}, upon=added)
    known_now = {**sources, new_id: Source.model_validate(entry)}
    return new_id, [
        copy_write(path, today.data),
        seal_write(new_id, today.data, today.text, library),
        *([noted] if noted.path == added.path else [added, noted]),
        manifest(known_now, library.workspace),
    ]


def _rest(id_: str, source: Source, new_id: str, library: Library) -> list[Write]:
    """Return what an earlier run left to be done, if it was stopped in between."""
    rest = [manifest(library.entries.sources, library.workspace)]
    if not source.superseded_by:
        rest.insert(0, library.with_keys("sources", id_, {"superseded_by": new_id}))
    return rest
