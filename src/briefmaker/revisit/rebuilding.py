"""A document made again from what it carries, in a folder of its own.

What it carries decides what it says. How it looks comes from what is shipped, or from
the templates and the brand of the user's own folder if those are what it was made with:
they are compared by their digests, and the nearer ones are taken.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefmaker.brief.kinds import offer
from briefmaker.build import render
from briefmaker.delivery.imposition.booklets import impose
from briefmaker.look.look import Brand, Variant
from briefmaker.look.settings import look_of
from briefmaker.look.variants import kind_for
from briefmaker.origin.materials import materials
from briefmaker.origin.opening import Origin
from briefmaker.origin.record import BRIEF
from briefmaker.problems import BriefError, Problem
from briefmaker.reading import Wishes
from briefmaker.reads import sought
from briefmaker.revisit import unpacking
from briefmaker.values import Struct, replace
from briefmaker.workspace import SETTINGS, Workspace
from briefmaker.writing.composition import Composition


class Desk(Struct, frozen=True):
    """A folder with what a PDF carries, ready to be rendered.

    Attributes:
        brief: the file of the brief.
        workspace: the folder, with the templates that it was made with.
    """

    brief: Path
    workspace: Workspace


class Rebuilt(Struct, frozen=True):
    """A document made again, or the problems that stopped it."""

    data: bytes | None
    problems: tuple[Problem, ...] = ()


def desk(origin: Origin, folder: Path, user: Workspace) -> Desk:
    """Write what a PDF carries into an empty folder, and choose how it will look.

    Args:
        user: where the user stands; only its look is borrowed.

    Raises:
        BriefError: what it carries cannot be written, or names no brief.
    """
    unpacking.write(unpacking.placed(origin), folder)
    shipped = replace(user, root=folder, templates=user.templates[-1:])
    own = replace(user, root=folder)
    if _misfits(origin, user) < _misfits(origin, shipped):
        _lend(user, folder)
        shipped = own
    carried = origin.record.file(BRIEF)
    assert carried, "what carries no brief is refused before"
    return Desk(folder.joinpath(*carried.path.split("/")), shipped)


def rebuilt(desk: Desk, origin: Origin, since: Composition | None = None) -> Rebuilt:
    """Return the document as it comes out now, a booklet on its sheets.

    Args:
        since: the older edition against which it is marked.
    """
    variants = origin.record.variants
    wishes = Wishes(
        found=origin.evidence,
        variants=variants,
        allow_failing=origin.record.allow_failing,
        since=since,
        values=origin.record.values,
    )
    rendered = render(desk.brief, desk.workspace, wishes)
    if rendered.pdf is None:
        return Rebuilt(None, rendered.problems)
    data = rendered.pdf.data
    return Rebuilt(impose(data) if Variant.BOOKLET in variants else data)


def _misfits(origin: Origin, workspace: Workspace) -> float:
    """Return how many of the materials here are not those that it was made with."""
    try:
        here = _materials(origin, workspace)
    except BriefError:
        return float("inf")
    there = origin.record.materials
    return sum(here.get(name) != there.get(name) for name in {*here, *there})


def _materials(origin: Origin, workspace: Workspace) -> Mapping[str, str]:
    """Return the digests of what a workspace would set the document with.

    Raises:
        BriefError: it has no such kind of document, or its settings are not right.
    """
    brief = origin.brief
    assert brief, "what carries no brief is refused before"
    look = look_of(workspace, origin.record.variants)
    kind = offer(workspace).kinds.get(brief.kind)
    if kind is None:
        raise BriefError(())
    return materials(brief, kind_for(kind, look), None, look, workspace)


def _lend(user: Workspace, folder: Path) -> None:
    """Put the settings of a workspace, and the files that they name, into a folder."""
    settings = user.root / SETTINGS
    if not sought(settings).is_file():
        return
    for file in (settings.resolve(), *_files(look_of(user).brand)):
        place = folder / file.relative_to(user.root.resolve())
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def _files(brand: Brand) -> Iterator[Path]:
    for family in filter(None, (brand.serif, brand.sans)):
        yield from family.cuts.values()
    if brand.logo:
        yield brand.logo.path
