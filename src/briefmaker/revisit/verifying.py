"""Whether a finished PDF is what it was made from: rebuilt, compared, checked anew.

What it carries is made into a document again. If that has the same bytes, nobody has
changed a word, a picture or a tag since; if not, what differs is said, and what
explains it. Then the evidence is checked as if it were a new brief.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefmaker.origin import record
from briefmaker.origin.opening import Origin, opened
from briefmaker.pdf.carried import carried
from briefmaker.pdf.comparing import Comparison, compare
from briefmaker.problems import BriefError, Place, Problem, blocking
from briefmaker.reading import NO_WISHES
from briefmaker.revisit import telling
from briefmaker.revisit.differing import earlier
from briefmaker.revisit.rebuilding import Rebuilt, desk, rebuilt
from briefmaker.revisit.rechecking import Rechecked, recheck
from briefmaker.unfinished import scratch
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.composition import Composition


class Verified(Struct, frozen=True):
    """What became of a PDF that was rebuilt.

    Attributes:
        stamp: the digits at the foot of its pages; nothing if it carries none.
        comparison: what differs; nothing if it could not be rebuilt.
        evidence: what the new check came to; nothing if there was none.
        problems: all that is not as it should be, and what explains it.
    """

    stamp: str = ""
    comparison: Comparison | None = None
    evidence: Rechecked | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it is what it was made from, byte for byte."""
        return self.comparison is not None and self.comparison.same

    @property
    def holds(self) -> bool:
        """Whether all is the same and the evidence stands."""
        return self.same and self.evidence is not None and not blocking(self.problems)


def verify(data: bytes, user: Workspace, since: Path | None = None) -> Verified:
    """Rebuild a PDF, compare it with itself, and check its evidence anew.

    Args:
        user: where the user stands: their templates and brand are used if the
            document was made with them, and their copies of sources.
        since: the older edition, if changes since are marked in this one.

    Raises:
        OSError: the older edition cannot be read.
    """
    try:
        origin = opened(carried(data))
    except BriefError as error:
        return Verified(problems=error.problems)
    stamp = origin.record.stamp
    if not origin.record.whole:
        return Verified(stamp, problems=(_withheld(stamp),))
    try:
        older = _older(origin, since, user)
    except BriefError as error:
        return Verified(stamp, problems=error.problems)
    with scratch() as place:
        folder = place.resolve()
        try:
            room = desk(origin, folder, user)
            made = rebuilt(room, origin, older)
            comparison, problems = _compared(data, made, origin)
            evidence = recheck(origin, room, user)
        except BriefError as error:
            found = (*_placed(error.problems, folder),)
            return Verified(stamp, problems=(_no_rebuild(), *found))
        found = (*_placed((*problems, *evidence.problems), folder),)
    return Verified(stamp, comparison, evidence, found)


def _older(origin: Origin, since: Path | None, user: Workspace) -> Composition | None:
    """Return the edition against which a document is marked, if it is.

    Raises:
        BriefError: it is not given, or another one is.
    """
    wanted = origin.record.since
    if not wanted:
        return None
    if since is None:
        raise BriefError([_marked(wanted)])
    found = earlier(since, user, NO_WISHES)
    if found.page.stamp != wanted:
        raise BriefError([_marked(wanted, found.page.stamp)])
    return found


def _marked(wanted: str, found: str = "") -> Problem:
    other = f"; the one given has {found}" if found else ""
    return Problem(
        "verify.marked",
        "this copy is marked with what has changed since an older edition, whose stamp "
        f"is {wanted}{other}",
        hint="name that edition: `verify FILE.pdf --since OLD.pdf`",
    )


def _compared(
    data: bytes, made: Rebuilt, origin: Origin
) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """Return what differs between a file and its rebuild, and why."""
    if made.data is None:
        stopped = (problem for problem in made.problems if problem.blocks)
        return None, (_no_rebuild(), *stopped)
    comparison = compare(data, made.data)
    if comparison.same:
        return comparison, ()
    now = record.from_json(carried(made.data)[record.FILE])
    said, why = telling.told(comparison), telling.explained(origin.record, now)
    return comparison, (*said, *why)


def _placed(problems: Iterable[Problem], folder: Path) -> Iterator[Problem]:
    """Yield problems with their places as in the PDF, not in the folder of a minute."""
    for problem in problems:
        place = problem.place or Place("")
        file = place.file.removeprefix(f"{folder}/")
        inside = file != place.file
        yield problem.at(replace(place, file=file)) if inside else problem


def _withheld(stamp: str) -> Problem:
    return Problem(
        "verify.withheld",
        "this copy was made without its evidence, on purpose: it does not carry what "
        "it would take to make it again",
        hint=f"its stamp is {stamp}, at the foot of each page: render the brief again "
        "with the same options and compare, or verify the full document",
    )


def _no_rebuild() -> Problem:
    return Problem(
        "verify.no-rebuild",
        "what this PDF carries cannot be made into a document here",
        hint="what stops it is told next; another version of briefmaker may have made "
        "the file",
    )
