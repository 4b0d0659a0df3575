"""Everything that two editions of a document say differently."""

from briefmaker.changes.claims import ClaimChange, DisputeChange
from briefmaker.changes.exhibits import ExhibitChange
from briefmaker.changes.judgements import JudgementChange
from briefmaker.changes.particulars import Particular
from briefmaker.changes.sources import SourceChange
from briefmaker.changes.text import Text
from briefmaker.values import Struct


class Changes(Struct, frozen=True):
    """What changed from an old edition to a new one.

    Attributes:
        particulars: dates, handling mark, readers: what stands under the title.
        text: all passages that are not the same, those of judgements too.
    """

    particulars: tuple[Particular, ...]
    judgements: tuple[JudgementChange, ...]
    claims: tuple[ClaimChange, ...]
    disputes: tuple[DisputeChange, ...]
    exhibits: tuple[ExhibitChange, ...]
    sources: tuple[SourceChange, ...]
    text: Text

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        data = (self.particulars, self.judgements, self.claims, self.disputes)
        rest = (self.exhibits, self.sources, self.text.changes, self.text.moved)
        return any((*data, *rest))
