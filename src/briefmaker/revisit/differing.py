"""Two editions compared: briefs, or PDFs that carry what they were made from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from briefmaker import build
from briefmaker.changes.between import between
from briefmaker.changes.change import Changes
from briefmaker.changes.report import report
from briefmaker.origin.opening import opened
from briefmaker.pdf.carried import carried
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.watched import typeset
from briefmaker.problems import BriefError, Place, Problem, blocking
from briefmaker.reading import NO_WISHES, Wishes
from briefmaker.revisit.memos import memo_of, refuse_other
from briefmaker.revisit.rebuilding import desk
from briefmaker.unfinished import scratch
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace, workspace_of
from briefmaker.writing.composition import Composition

SUFFIX = ".pdf"

NOTHING: Mapping[str, Collection[str]] = {}


class Differed(Struct, frozen=True):
    """Two editions and what changed between them.

    Attributes:
        changes: nothing if one of the two could not be composed.
        paper: the PDF that tells it, if it was asked for.
        problems: those that stopped it; what a brief is warned of is its own affair.
    """

    old: Composition | None = None
    new: Composition | None = None
    changes: Changes | None = None
    paper: Pdf | None = None
    problems: tuple[Problem, ...] = ()


def is_pdf(path: Path) -> bool:
    """Whether an edition is given as a PDF, not as a brief."""
    return path.suffix.lower() == SUFFIX


def differ(
    old: Path,
    new: Path,
    user: Workspace,
    *,
    paper: bool = False,
    wanted: Mapping[str, Collection[str]] = NOTHING,
) -> Differed:
    """Compare two editions, each a brief or a PDF made by briefmaker.

    A claim that fails the check stops nothing here: that it does is a change to tell.

    Args:
        user: where the user stands: a PDF is composed with its templates and brand.
        paper: set the changes as a PDF, too.
        wanted: values of the memo that is meant of briefs that stand for several; what
            a PDF says of itself if there are none.

    Raises:
        OSError: a file cannot be read.
    """
    with ExitStack() as rooms:
        try:
            wanted = wanted or _told((old, new))
            before = composed(old, user, rooms, NO_WISHES, wanted)
            after = composed(new, user, rooms, NO_WISHES, wanted)
        except BriefError as error:
            return Differed(problems=error.problems)
        if before.made is None or after.made is None:
            found = (*before.problems, *after.problems)
            return Differed(problems=tuple(p for p in found if p.blocks))
        first, second = before.made, after.made
        changes = between(first, second)
        told = Differed(first, second, changes)
        if not paper:
            return told
        try:
            home = workspace_of(after.path)
            pdf = typeset(report(first, second, changes, home), home)
        except BriefError as error:
            return replace(told, problems=error.problems)
        stopped = blocking(pdf.problems)
        return replace(told, paper=None if stopped else pdf, problems=pdf.problems)


def earlier(path: Path, user: Workspace, wishes: Wishes) -> Composition:
    """Return the older edition whose changes a new one marks, for the same readers.

    Args:
        wishes: what the new edition is asked to be.

    Raises:
        BriefError: it cannot be composed.
        OSError: the file cannot be read.
    """
    alike = Wishes(
        audience=wishes.audience, evidence=wishes.evidence, values=wishes.values
    )
    wanted = {name: [value] for name, value in wishes.values.told.items()}
    with ExitStack() as rooms:
        found = composed(path, user, rooms, alike, wanted)
    if found.made is None:
        raise BriefError(problem for problem in found.problems if problem.blocks)
    return found.made


def composed(
    path: Path,
    user: Workspace,
    rooms: ExitStack,
    wishes: Wishes,
    wanted: Mapping[str, Collection[str]] = NOTHING,
) -> build.Composed:
    """Compose an edition; a PDF is composed again from what it carries.

    Args:
        rooms: keeps the folder of an unpacked PDF until its owner is done with it.
        wanted: values of the memo, of a brief that stands for several.

    Raises:
        BriefError: the PDF carries nothing that can be composed.
        OSError: the file cannot be read.
    """
    wishes = replace(wishes, allow_failing=True, since=None)
    if not is_pdf(path):
        home = workspace_of(path)
        wishes = replace(wishes, values=memo_of(path, home, wanted))
        return build.compose(path, home, wishes)
    try:
        origin = opened(carried(path.read_bytes()))
    except BriefError as error:
        raise BriefError(_placed(error.problems, path)) from error
    if origin.brief is None or not origin.record.whole:
        raise BriefError([_withheld(path)])
    refuse_other(origin.record.values, wishes.values, path)
    folder = rooms.enter_context(scratch())
    room = desk(origin, folder.resolve(), user)
    wishes = replace(wishes, found=origin.evidence)
    made = build.compose(room.brief, room.workspace, wishes)
    problems = tuple(_placed(made.problems, path, folder.resolve()))
    return replace(made, problems=problems)


def _told(editions: Iterable[Path]) -> Mapping[str, Collection[str]]:
    """Return the values that PDFs say they are the memo of.

    Raises:
        BriefError: a PDF carries nothing that can be read.
        OSError: a file cannot be read.
    """
    for path in filter(is_pdf, editions):
        try:
            values = opened(carried(path.read_bytes())).record.values
        except BriefError as error:
            raise BriefError(_placed(error.problems, path)) from error
        if values:
            return {name: [value] for name, value in values.items()}
    return NOTHING


def _placed(
    problems: Iterable[Problem], path: Path, folder: Path | None = None
) -> Iterator[Problem]:
    """Yield problems with places in the PDF, not in the folder of a minute."""
    for problem in problems:
        place = problem.place or Place("")
        inside = place.file.removeprefix(f"{folder}/") if folder else place.file
        file = f"{path}: {inside}" if inside else str(path)
        yield problem.at(replace(place, file=file))


def _withheld(path: Path) -> Problem:
    return Problem(
        "diff.withheld",
        "this copy was made without its evidence, on purpose: it does not carry what "
        "it would take to compare it",
        place=Place(str(path)),
        hint="compare the briefs, or the full documents",
    )
