"""The library of a workspace, open for writing: its entries and its files as text."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from briefmaker.archive.changes import Write, held
from briefmaker.archive.editing import with_entry, with_keys
from briefmaker.archive.refused import misasked
from briefmaker.brief.library import Entries, Source
from briefmaker.brief.load import Loaded, library_files, load_library
from briefmaker.brief.messages import explained
from briefmaker.brief.nearest import nearest
from briefmaker.brief.places import Sheet
from briefmaker.brief.text import HIDDEN, Text, refuse_outside, shown
from briefmaker.brief.yaml import Data, read
from briefmaker.values import Struct
from briefmaker.workspace import Workspace

BYTE_ORDER_MARK = "\ufeff"


class Library(Struct, frozen=True):
    """What the briefs of a workspace share.

    Attributes:
        folder: where its files are; the seals are in a folder of it.
    """

    workspace: Workspace
    loaded: Loaded

    @property
    def folder(self) -> Path:
        """Where its files are; seals are kept in a folder of it."""
        return self.loaded.path

    @property
    def entries(self) -> Entries:
        """All that its files hold."""
        return self.loaded.library

    def source(self, id_: str) -> Source:
        """Return a source by its name.

        Raises:
            Refused: there is none of that name.
        """
        if found := self.entries.sources.get(id_):
            return found
        raise misasked(
            f"there is no source “{id_}” in the library",
            nearest(id_, self.entries.sources) or "`briefmaker source list` lists them",
        )

    def chosen(self, ids: tuple[str, ...]) -> Mapping[str, Source]:
        """Return the sources of these names, or all if none is named.

        Raises:
            Refused: there is none of a name.
        """
        if not ids:
            return self.entries.sources
        return {id_: self.source(id_) for id_ in ids}

    def with_entry(self, file: str, group: str, id_: str, entry: Data) -> Write:
        """Return the write that adds an entry at the end of a group.

        Args:
            file: the file's name, `sources.yaml`; it is made if it is not there.
            group: `sources` or `facts`.
            id_: the entry's name, which no other has.
            entry: its keys as they are typed.

        Raises:
            Refused: it does not fit into the library.
        """
        page = self._page(self.folder / file)
        text = with_entry(page.sheet, group, id_, entry)
        return page.rewritten(text, (group, id_))

    def with_keys(
        self,
        group: str,
        id_: str,
        values: Mapping[str, Data],
        *,
        after: str = "",
        upon: Write | None = None,
    ) -> Write:
        """Return the write that replaces some keys of an entry; None takes one away.

        Args:
            after: the key below which one that is new is put; else it comes last.
            upon: a write that comes before this one, maybe of the same file.

        Raises:
            Refused: they do not fit into the library.
        """
        for path in library_files(self.folder, self.workspace):
            page = self._page(path, upon)
            if (group, id_) in page.sheet.spots:
                text = with_keys(page.sheet, (group, id_), values, after)
                return page.rewritten(text, (group, id_))
        raise misasked(f"there is no “{id_}” under `{group}` in the library")

    def _page(self, path: Path, upon: Write | None = None) -> "_Page":
        """Return a file of the library, as it is or as it will be."""
        name = shown(path, self.workspace)
        refuse_outside(path, name, self.workspace)
        before = held(path)
        data = upon.data if upon and upon.path == path else before or b""
        text = Text.of(name, data.decode("utf-8-sig"))
        mark = BYTE_ORDER_MARK if data.startswith(BOM_UTF8) else ""
        return _Page(path, before, mark, Sheet(text, read(text).spots))


class _Page(Struct, frozen=True):
    """A file of the library that is being changed.

    Attributes:
        before: what it holds on disk.
        mark: its byte order mark, if it has one.
    """

    path: Path
    before: bytes | None
    mark: str
    sheet: Sheet

    def rewritten(self, text: str, entry: tuple[str, str]) -> Write:
        """Return the write of its new text.

        Raises:
            Refused: a value of the entry is not what it should be.
        """
        if hidden := HIDDEN.search(text):
            sign = f"U+{ord(hidden[0]):04X}"
            raise misasked(
                f"“{entry[1]}” would hold the hidden character {sign}",
                "type the words anew, without it",
            )
        data = read(Text.of(self.sheet.text.shown, text)).data
        try:
            Entries.model_validate(data)
        except ValidationError as error:
            first = explained(error, Entries, data)[0]
            message = f"“{entry[1]}” does not fit the library: {first.message}"
            raise misasked(message, first.hint) from None
        return Write(self.path, f"{self.mark}{text}".encode(), self.before)


def library_of(workspace: Workspace) -> Library:
    """Return the library of a workspace.

    Raises:
        BriefError: with all mistakes in its files, each with its place.
    """
    return Library(workspace, load_library(workspace))
