"""Names of the files that are made of a meeting (design A.5)."""

from collections.abc import Sequence

from briefmaker.brief.model import Marking
from briefmaker.delivery.naming import file_name
from briefmaker.pack.facts import Copy
from briefmaker.pack.planning import Plan
from briefmaker.values import Struct


class Names(Struct, frozen=True):
    """What the files of a meeting are called.

    Attributes:
        variants: the print variants that they are in, for their names.
    """

    plan: Plan
    variants: Sequence[str] = ()

    def of(self, *what: str) -> str:
        """Return `2025-10-20_rc-14_committee-on-the-region_TLP-AMBER.pdf`.

        Args:
            what: says what else than the whole pack it is, behind the meeting's title.
        """
        meeting = self.plan.meeting
        return file_name(
            (meeting.date.isoformat(), meeting.id),
            meeting.meeting,
            (*what, *self.variants),
            marking=label(self.plan),
        )

    def of_copy(self, copy: Copy) -> str:
        """Return `2025-10-20_rc-14_copy-03-of-12_anna-petrova_TLP-AMBER.pdf`."""
        meeting = self.plan.meeting
        which = f"copy {copy.number:0{len(str(copy.of))}} of {copy.of}"
        return file_name(
            (meeting.date.isoformat(), meeting.id, which),
            copy.name,
            self.variants,
            marking=label(self.plan),
        )


def label(plan: Plan) -> str:
    """Return the handling mark as it is printed; nothing if there is none."""
    return "" if plan.marking is Marking.NONE else plan.marking.value
