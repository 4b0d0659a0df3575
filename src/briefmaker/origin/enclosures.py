"""The files that a brief names by their paths: its pictures, its own citation style.

They keep the place that they have from the brief, so that its words lead to them
wherever it is unpacked. Where they lie above its folder, the folders in between are
kept too, below one called `briefs`, by which a workspace is known.
"""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefmaker.brief.model import Brief
from briefmaker.origin.materials import is_path
from briefmaker.origin.record import is_unsafe
from briefmaker.problems import Address, Problem
from briefmaker.values import Struct
from briefmaker.workspace import BRIEFS
from briefmaker.writing.nodes import Blocks, Callout, Extract, Listing, Picture
from briefmaker.writing.prose import Prose

UP = ".."

MEDIA = {
    ".csl": "application/vnd.citationstyles.style+xml",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


class Enclosure(Struct, frozen=True):
    """A file that a brief names by its path.

    Attributes:
        file: where it is now.
        path: where it belongs when it is unpacked.
    """

    file: Path
    path: str

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return self.file.suffix.lower()

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA.get(self.suffix, "application/octet-stream")


class Enclosures(Struct, frozen=True):
    """All such files of a brief, each once.

    Attributes:
        home: the folder that the brief belongs in when it is unpacked, with a slash at
            its end; nothing for the folder that it is unpacked to.
    """

    home: str
    pictures: tuple[Enclosure, ...]
    style: Enclosure | None
    problems: tuple[Problem, ...]

    @property
    def files(self) -> tuple[Enclosure, ...]:
        """All of them."""
        return (*self.pictures, *((self.style,) if self.style else ()))


def enclosed(brief: Brief, prose: Prose, folder: Path) -> Enclosures:
    """Return the files that a brief names, with their places beside it.

    Args:
        folder: the brief's own.
    """
    named = {each.path: at for at, each in pictures_in(prose)}
    style = brief.citation_style
    if is_path(style):
        named.setdefault(style, ("citation_style",))
    problems = tuple(
        _unplaceable(path, address) for path, address in named.items() if _lost(path)
    )
    steps = {path: _steps(path) for path in named if not _lost(path)}
    home = _home(folder, steps.values())
    found = {
        path: Enclosure(folder / path, posixpath.normpath(home + path))
        for path in steps
    }
    own = found.pop(style, None)
    return Enclosures(home, tuple(found.values()), own, problems)


def pictures_in(prose: Prose) -> Iterator[tuple[Address, Picture]]:
    """Yield the pictures of a text, each with the field that it stands in."""
    for address, blocks in prose.blocks.items():
        for picture in _pictures(blocks):
            yield address, picture
    for note in prose.notes:
        for picture in _pictures(note):
            yield ("sections",), picture


def _pictures(blocks: Blocks) -> Iterator[Picture]:
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Listing(items):
                for item in items:
                    yield from _pictures(item)
            case Extract(inside):
                yield from _pictures(inside)
            case Callout(_, _, inside):
                yield from _pictures(inside)
            case _:
                pass


def _steps(path: str) -> list[str]:
    """Return a path without detours, step by step."""
    return posixpath.normpath(path).split("/")


def _lost(path: str) -> bool:
    """Whether a path leads from elsewhere than the brief's folder, or is no name."""
    inside = [step for step in _steps(path) if step != UP]
    return path.startswith("/") or not inside or is_unsafe("/".join(inside))


def _home(folder: Path, paths: Iterable[list[str]]) -> str:
    """Return the folders that a brief must lie in so that its files lie beside it."""
    above = max((steps.count(UP) for steps in paths), default=0)
    if not above:
        return ""
    names = folder.resolve().parts[-above:]
    rest = names if names[0] == BRIEFS else (BRIEFS, *names)
    return "/".join(rest) + "/"


def _unplaceable(path: str, address: Address) -> Problem:
    return Problem(
        "origin.path",
        f"“{path}” is the place of a file on this computer alone, and the PDF carries "
        "the files that it is made from",
        address=address,
        token=path,
        hint="give its path from the folder of the brief, with letters, digits and "
        "hyphens only: `pictures/map.png`",
    )
