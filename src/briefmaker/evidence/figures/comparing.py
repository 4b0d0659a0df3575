"""Comparing: does a passage carry the figure that a brief prints?"""

import re
from collections.abc import Sequence

from briefmaker.evidence.figures import findings
from briefmaker.evidence.figures.containing import Judgement, judged, kinds_differ
from briefmaker.evidence.figures.phrase import COUNTED, Figure, Kind
from briefmaker.evidence.figures.reading import figures_in
from briefmaker.evidence.figures.support import Cause, Support

RANK = {"supported": 0, "weaker": 1, "mismatch": 2}
SPACES = re.compile(r"\s+")
UNLIKELY = frozenset({Kind.MARK})
LONGEST_SAID = 80
"""Characters of a passage that a message quotes."""


def supports(
    anchor: str,
    printed: str,
    *,
    anchor_language: str,
    printed_language: str,
    figure: str | None = None,
) -> Support:
    """Return whether the passage of a source carries what the brief prints.

    Every figure of the printed words needs its own in the passage. If the passage has
    several that could be meant, `figure` says which; where both phrases have equally
    many of a unit, they are compared in their order.

    Args:
        anchor: the passage, as the source has it.
        printed: the words of the brief.
        figure: the figure of the passage that is meant, as it stands there.
    """
    ours = figures_in(printed, printed_language)
    if not ours:
        return Support("none")
    theirs = list(figures_in(anchor, anchor_language))
    if figure:
        theirs = _chosen(anchor, theirs, figure)
        if not theirs:
            return findings.unlisted(figure, printed)
    found = [_one(each, place, ours, theirs, anchor) for place, each in enumerate(ours)]
    return _together(found)


def _together(found: Sequence[Support]) -> Support:
    """Return the worst of several findings, with the figures of all."""
    order = ("mismatch", "unread", "weaker", "supported")
    worst = min(found, key=lambda each: order.index(each.outcome))
    if len(found) == 1 or worst.outcome in ("mismatch", "unread"):
        return worst
    return Support(
        worst.outcome,
        worst.reason,
        ", ".join(each.anchor_figure for each in found),
        ", ".join(each.printed_figure for each in found),
        worst.hint,
        worst.cause,
    )


def _chosen(anchor: str, figures: Sequence[Figure], chosen: str) -> list[Figure]:
    """Return the figures of a passage that lie in the chosen words.

    Spaces of every kind are the same; a figure that reaches beyond the words, "only
    15 %" for "15 %", is taken with all that binds it.
    """
    words = [re.escape(word) for word in SPACES.split(chosen.strip())]
    match = re.search(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", anchor)
    if match is None:
        return []
    start, end = match.span()
    return [each for each in figures if each.start < end and start < each.end]


def _one(
    printed: Figure,
    place: int,
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    anchor: str,
) -> Support:
    """Return the finding for one printed figure among those of the passage."""
    if not printed.read:
        return findings.unread(anchor, printed.words, ours=True)
    likely = [each for each in theirs if _comparable(each, printed)]
    blind = [each for each in theirs if not each.read and each not in likely]
    blind += [each for each in likely if not each.read]
    likely = [each for each in likely if each.read]
    in_the_way = any(each.unit == printed.unit for each in blind)
    if in_the_way or (blind and not likely):
        return findings.unread(blind[0].words, printed.words, ours=False)
    if not likely:
        return _nothing_like(printed, theirs, anchor)
    if len({_key(each) for each in likely}) == 1:
        return _compared(likely[0], printed)
    asked = [
        number
        for number, each in enumerate(ours)
        if each.read and any(_comparable(each, other) for other in (printed,))
    ]
    if len(asked) == len(likely):
        return _compared(likely[asked.index(place)], printed)
    return findings.several(likely, printed)


def _comparable(source: Figure, printed: Figure) -> bool:
    """Whether the two count the same, so that only their values may differ."""
    if source.kind in UNLIKELY or (not source.read and source.kind not in COUNTED):
        return False
    return any(
        kinds_differ(one, other) is None
        for one in source.readings
        for other in printed.readings
    )


def _key(figure: Figure) -> tuple[object, ...]:
    """Return what makes two figures of a passage the same."""
    return (figure.low, figure.high, figure.bound, figure.name, figure.unit)


def _compared(source: Figure, printed: Figure) -> Support:
    """Return the finding for two figures, by the readings that agree best."""
    judgements: list[tuple[Judgement, Figure, Figure]] = [
        (judged(one, other), one, other)
        for one in source.readings
        for other in printed.readings
    ]
    (outcome, cause), one, other = min(judgements, key=lambda each: RANK[each[0][0]])
    return findings.compared(one, other, outcome, cause)


def _nothing_like(printed: Figure, theirs: Sequence[Figure], anchor: str) -> Support:
    """Return the finding for a passage whose figures count something else."""
    others = [each for each in theirs if each.kind not in UNLIKELY and each.read]
    if not others:
        short = anchor if len(anchor) <= LONGEST_SAID else f"{anchor[:LONGEST_SAID]}…"
        return findings.absent(short, printed)
    nearest = min(others, key=lambda each: _distance(each, printed))
    return findings.compared(
        nearest, printed, "mismatch", kinds_differ(nearest, printed) or Cause.KIND
    )


def _distance(source: Figure, printed: Figure) -> tuple[bool, bool]:
    """Return how far a figure is from the printed one, to name the nearest."""
    return source.low != printed.low, source.kind is not printed.kind
