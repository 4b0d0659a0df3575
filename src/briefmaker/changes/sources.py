"""Sources that were added or dropped, and those whose copy or entry is another one."""

from markupsafe import Markup

from briefmaker.changes.pairing import paired
from briefmaker.changes.side import Side
from briefmaker.changes.words import plain
from briefmaker.values import Struct
from briefmaker.writing.written import SOURCE


class Listed(Struct, frozen=True):
    """A source as the list of one edition gives it.

    Attributes:
        entry: its entry, plain.
        copy: the SHA-256 of its copy; nothing if none is kept.
    """

    name: str
    entry: str
    copy: str


class SourceChange(Struct, frozen=True):
    """What became of a source; nothing on one side if it was added or dropped."""

    old: Listed | None
    new: Listed | None

    @property
    def replaced(self) -> bool:
        """Whether its copy is another one."""
        return bool(self.old and self.new and self.old.copy != self.new.copy)

    @property
    def reworded(self) -> bool:
        """Whether its entry says something else."""
        return bool(self.old and self.new and self.old.entry != self.new.entry)


def source_changes(old: Side, new: Side) -> tuple[SourceChange, ...]:
    """Return the sources that are not the same in both editions."""
    pairs = paired(_listed(old), _listed(new), _same)
    changes = (SourceChange(before, after) for before, after in pairs)
    return tuple(
        change
        for change in changes
        if not (change.old and change.new) or change.replaced or change.reworded
    )


def _listed(side: Side) -> tuple[Listed, ...]:
    sources = side.made.evidence.sources
    found = []
    for entry in side.made.written.sources:
        name = entry.id.removeprefix(SOURCE)
        archive = sources[name].archive if name in sources else None
        said = plain(Markup(entry.html).striptags())
        found.append(Listed(name, said, archive.sha256 if archive else ""))
    return tuple(found)


def _same(old: Listed, new: Listed) -> float:
    """Return how surely two sources are one: by name, by their copy, by their entry."""
    if old.name == new.name:
        return 3
    if old.copy and old.copy == new.copy:
        return 2
    return 1 if old.entry == new.entry else 0
