"""One side of a dispute may not stand alone, as if it were settled.

What counts as beside it (the same paragraph, the same row of a table, the same
chart) is for those who print and draw to say; here is which sides are lacking.
"""

from collections.abc import Collection, Iterable

from briefmaker.brief.library import Rank
from briefmaker.brief.model import Policy
from briefmaker.evidence.claims import Claim, Dispute
from briefmaker.problems import Severity

CODE = "evidence.one-sided"

_SEVERITY = {
    Policy.DRAFT: Severity.NOTE,
    Policy.REVIEW: Severity.WARNING,
    Policy.RELEASE: Severity.ERROR,
}


def severity(policy: Policy) -> Severity:
    """Return how much it weighs under a policy that one side stands alone."""
    return _SEVERITY[policy]


def sides(dispute: Dispute) -> tuple[tuple[Claim, ...], ...]:
    """Return what a dispute is between: facts that agree make one side.

    Where all values agree and only the wording is told apart, each wording is a
    side. A deprecated fact is on none.
    """
    live = [one for one in dispute.claims if one.fact.rank is not Rank.DEPRECATED]
    if len(dispute.groups) > 1:
        found = (
            tuple(claim for claim in live if claim.id in group)
            for group in dispute.groups
        )
        return tuple(side for side in found if side)
    wordings: dict[str, list[Claim]] = {}
    for claim in live:
        wordings.setdefault(claim.fact.display or "", []).append(claim)
    return tuple(map(tuple, wordings.values()))


def lacking(dispute: Dispute, shown: Collection[str]) -> tuple[Claim, ...]:
    """Return the facts of every side of which nothing is shown.

    Args:
        shown: names of the facts and quantities that stand together; who names the
            quantity shows every side.
    """
    if dispute.id in shown:
        return ()
    return tuple(
        claim
        for side in sides(dispute)
        if not any(each.id in shown for each in side)
        for claim in side
    )


def listed(claims: Iterable[Claim]) -> str:
    """Return what facts print, at least one, for a message: `“17%” or “48%”`."""
    words = dict.fromkeys(f"“{claim.fact.display or claim.id}”" for claim in claims)
    *first, last = words
    return " or ".join(filter(None, (", ".join(first), last)))
