"""`source seal`: seals of kept copies, to check passages where the copies are not."""

from collections.abc import Iterator

from briefmaker.archive.changes import Write, held
from briefmaker.archive.keeping import seal_write
from briefmaker.archive.library import Library
from briefmaker.archive.manifest import manifest
from briefmaker.archive.refused import Refused
from briefmaker.brief.library import Source
from briefmaker.evidence.texts.copies import kept
from briefmaker.evidence.texts.kept import Standing
from briefmaker.values import Struct


class Sealed(Struct, frozen=True):
    """What became of one source.

    Attributes:
        write: the write of its seal; it may be the same as the one that is there.
        refusal: why it could not be sealed.
        note: why there was nothing to seal, where nobody asked for this source.
    """

    id: str
    write: Write | None = None
    refusal: Refused | None = None
    note: str = ""


def seal(ids: tuple[str, ...], library: Library) -> tuple[Sealed, ...]:
    """Prepare the seals of some sources, or of all that have a copy here.

    Raises:
        Refused: there is no source of a name.
    """
    chosen = library.chosen(ids)
    return tuple(
        _sealed(id_, source, library, asked=bool(ids))
        for id_, source in chosen.items()
        if ids or source.archive
    )


def manifest_write(library: Library) -> Iterator[Write]:
    """Yield the write of the manifest, if it is not as it should be."""
    write = manifest(library.entries.sources, library.workspace)
    if write.changes and write.path.parent.is_dir():
        yield write


def _sealed(id_: str, source: Source, library: Library, *, asked: bool) -> Sealed:
    copy = kept(id_, source, library.folder, library.workspace)
    if copy.standing is Standing.KEPT and copy.text and source.archive:
        data = held(library.workspace.root / source.archive.path)
        if data is not None:
            return Sealed(id_, seal_write(id_, data, copy.text, library))
    if copy.standing is Standing.SEALED and not asked:
        return Sealed(id_, note="its copy is not here; the seal stays as it is")
    if copy.standing is Standing.SEALED:
        message = f"the copy of “{id_}” is not here, only its seal"
        hint = "`briefmaker source add FILE` puts a copy with the same bytes back"
        return Sealed(id_, refusal=Refused(message, hint))
    reason = copy.reason or f"the copy of “{id_}” is {copy.standing}"
    return Sealed(id_, refusal=Refused(reason, copy.hint))
