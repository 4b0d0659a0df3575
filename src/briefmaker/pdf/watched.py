"""Stage 5 in a process of its own: a layout without end is stopped and its part named.

The engine offers no limits of its own; what it is given comes from others.
"""

from collections.abc import Iterable
from functools import partial

from briefmaker.apart import apart
from briefmaker.limits import Cause, Limits, StoppedError
from briefmaker.look.settings import limits_of
from briefmaker.pdf import engine
from briefmaker.pdf.galley import prepared
from briefmaker.pdf.made import Pdf, Whereabouts
from briefmaker.pdf.whereabouts import whereabouts
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.page import Page


def typeset(page: Page, workspace: Workspace) -> Pdf:
    """Typeset a page as `engine.typeset` does, within the limits of the workspace.

    Raises:
        BriefError: it was stopped, and where; or the engine gave no document.
    """
    limits = limits_for([page], workspace)
    prepared(page, workspace)
    try:
        return apart(partial(engine.typeset, page, workspace), limits, whereabouts)
    except StoppedError as error:
        raise BriefError([stopped(error, limits)]) from error


def limits_for(pages: Iterable[Page], workspace: Workspace) -> Limits:
    """Return what the typesetting of these pages may take.

    Raises:
        BriefError: the settings of the workspace are not right.
    """
    return limits_of(workspace, sum(len(page.html) for page in pages))


def stopped(error: StoppedError, limits: Limits) -> Problem:
    """Return why typesetting was stopped, and where it stood."""
    at = error.at if isinstance(error.at, Whereabouts) else Whereabouts("")
    where = f" on {at.part}" if at.part else ""
    if at.page:
        where += f" on page {at.page}" if not where else f", page {at.page},"
    if error.cause is Cause.TIME:
        return Problem(
            "pdf.endless",
            f"typesetting was stopped: the work{where} did not come to an end in "
            f"{limits.time}",
            address=at.address,
            hint="split its largest table, figure or paragraph; if the document is "
            "only long, give it more `minutes` under `[limits]` in `briefmaker.toml`",
        )
    if error.cause is Cause.MEMORY:
        return Problem(
            "pdf.memory",
            f"typesetting was stopped: the work{where} took more than "
            f"{limits.room} of memory",
            address=at.address,
            hint="split its largest table, figure or paragraph, or make its pictures "
            "smaller; if the document is only long, give it more `gigabytes` under "
            "`[limits]` in `briefmaker.toml`",
        )
    return Problem(
        "pdf.ended",
        f"typesetting was ended by the system{_by(error.number)} during the work"
        f"{where}",
        address=at.address,
        hint="try again with other programs closed; if it ends there again, leave out "
        "the last picture or table that you added",
    )


def _by(number: int) -> str:
    return f" (signal {number})" if number else ""
