"""A meeting as `check` sees it: its plan, its PDFs opened, its briefs to be checked."""

from pathlib import Path

from briefmaker.pack.papers import pdf_of
from briefmaker.pack.planning import plan
from briefmaker.problems import BriefError, Problem, in_order
from briefmaker.values import Struct
from briefmaker.workspace import Workspace


class Checked(Struct, frozen=True):
    """What was found in a meeting, apart from what stands in its briefs.

    Attributes:
        briefs: those among its papers, in the order of the tabs.
        problems: each with its place, in file order.
    """

    path: Path
    briefs: tuple[Path, ...]
    problems: tuple[Problem, ...]


def check(path: Path, workspace: Workspace) -> Checked:
    """Find everything wrong with a meeting, its list of attendees and its PDFs.

    Never raises `BriefError`: a meeting that cannot be read is a list of problems.
    """
    try:
        planned = plan(path, workspace)
    except BriefError as error:
        return Checked(path, (), error.problems)
    pdfs = [pdf_of(tab, planned) for tab in planned.tabs if tab.foreign]
    told = (problem for _, problems in pdfs for problem in problems)
    briefs = tuple(tab.file for tab in planned.tabs if not tab.foreign)
    return Checked(path, briefs, in_order((*planned.problems, *told)))
