"""Small prints of a meeting as finished PDFs: card, name plates, register."""

from collections.abc import Callable, Sequence

from briefmaker.look.look import Variant
from briefmaker.look.settings import look_of
from briefmaker.pack.planning import Plan
from briefmaker.pack.prints import card, plates
from briefmaker.pack.register import Row
from briefmaker.pack.roll import roll
from briefmaker.pdf.made import Pdf
from briefmaker.pdf.watched import typeset
from briefmaker.problems import BriefError, Problem
from briefmaker.workspace import Workspace
from briefmaker.writing.language import language_of
from briefmaker.writing.page import Page

VARIANTS = frozenset((Variant.MONO, Variant.LARGE))
"""The print variants in which they are set too; others are for papers."""


class Handouts:
    """What is printed for a meeting beside its pack."""

    def __init__(
        self, plan: Plan, workspace: Workspace, variants: frozenset[Variant]
    ) -> None:
        """Take the look and the language of a meeting.

        Raises:
            BriefError: the house's settings or the meeting's language are not right.
        """
        self._plan = plan
        self._workspace = workspace
        self._look = look_of(workspace, variants & VARIANTS)
        self._language = language_of(plan.meeting.language, workspace.assets)

    def card(self) -> Pdf:
        """Return the agenda on one page.

        Raises:
            BriefError: it cannot be typeset.
        """
        page = card(self._plan, self._language, self._look, self._workspace)
        return self._typeset(page)

    def plates(self) -> Pdf:
        """Return a name plate for each who attends.

        Raises:
            BriefError: nobody does, or they cannot be typeset.
        """
        page = plates(self._plan, self._language, self._look, self._workspace)
        if page is None:
            raise BriefError([_NO_PLATES])
        return self._typeset(page)

    def register(self, rows: Sequence[Row]) -> Pdf:
        """Return the register on paper, to be signed.

        Args:
            rows: what each person has.

        Raises:
            BriefError: it cannot be typeset.
        """
        page = roll(rows, self._plan, self._language, self._look, self._workspace)
        # Where its table is cut is nothing that a user could change.
        return self._typeset(page, lambda problem: problem.blocks)

    def _typeset(
        self, page: Page, told: Callable[[Problem], bool] = lambda _: True
    ) -> Pdf:
        """Return a page as a PDF, with those of its problems that are to be told."""
        pdf = typeset(page, self._workspace)
        problems = map(self._plan.places.locate, filter(told, pdf.problems))
        return pdf.told(problems)


_NO_PLATES = Problem(
    "pack.no-plates",
    "nobody on the list attends, so there are no name plates",
    hint="add `attendees` to the meeting, or name a list: `--list people.csv`",
)
