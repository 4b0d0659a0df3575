"""What the check says of one claim: one status, and flags that stand apart from it.

The words are defined once, here and on the printed page: *verified* means that the
passage stands in our copy of the source and carries the printed figure. It does not
mean that the source is right.
"""

from collections.abc import Mapping
from enum import StrEnum

from briefmaker.brief.library import Warned
from briefmaker.brief.model import Policy
from briefmaker.evidence.passages.passage import Miss, Passage
from briefmaker.problems import Severity
from briefmaker.values import Struct, field


class Status(StrEnum):
    """The outcome of one check; the first that applies, in this order."""

    SOURCE_MISSING = "source-missing"
    UNREADABLE = "unreadable"
    QUOTE_NOT_FOUND = "quote-not-found"
    FIGURE_MISMATCH = "figure-mismatch"
    FIGURE_UNREAD = "figure-unread"
    AMBIGUOUS = "ambiguous"
    WEAK = "weak"
    WRONG_PLACE = "wrong-place"
    SOURCE_CHANGED = "source-changed"
    INPUT_FAILED = "input-failed"
    """A calculation whose inputs are not all verified or attested."""
    ATTESTED = "attested"
    VERIFIED = "verified"

    @property
    def holds(self) -> bool:
        """Whether the claim may be printed in a released brief."""
        return self in (Status.VERIFIED, Status.ATTESTED)

    def severity(self, policy: Policy) -> Severity | None:
        """Return how much it weighs under a policy; nothing where it is fine."""
        if self.holds:
            return None
        if policy is Policy.RELEASE or self in ALWAYS_WRONG:
            return Severity.ERROR
        lenient = policy is Policy.DRAFT or self in PINNED_LOOSELY
        return Severity.WARNING if lenient else Severity.ERROR


ALWAYS_WRONG = frozenset(
    {Status.QUOTE_NOT_FOUND, Status.FIGURE_MISMATCH, Status.INPUT_FAILED}
)
"""What fails even a draft: the source does not say it."""

PINNED_LOOSELY = frozenset({Status.AMBIGUOUS, Status.WEAK, Status.WRONG_PLACE})
"""Found, but not for certain where the author meant: review only warns."""


class Flag(StrEnum):
    """What a reader should know of a claim, whatever its status."""

    DISPUTED = "disputed"
    STALE = "stale"
    LIVE_DIFFERS = "live-differs"
    NEGATION = "negation"
    HEDGE = "hedge"
    LIMITED = "limited"
    OMISSION = "omission"
    WEAKER = "weaker"
    PROVISIONAL = "provisional"
    TRANSLATED = "translated"
    REPEATS = "repeats"
    CASE = "case"
    """Found only with capitals and small letters taken as the same."""


class Verdict(Struct, frozen=True):
    """What the check says of one fact or quotation.

    Attributes:
        claim: its name.
        reason: one sentence in an analyst's words, without its full stop; nothing
            for a plain `verified`.
        hint: what to do about it.
        figure: the figure that the passage carries, as it stands in the anchor.
        inputs: the claims that a calculation stands on.
        accepted: warnings that a person accepts, each with the reason given.
    """

    claim: str
    status: Status
    reason: str = ""
    hint: str = ""
    flags: tuple[Flag, ...] = ()
    passage: Passage | None = None
    miss: Miss | None = None
    figure: str = ""
    inputs: tuple[str, ...] = ()
    accepted: Mapping[Warned, str] = field(default_factory=dict)
