"""What a comparison found, in an analyst's words: a reason and a hint for each cause.

Each reason names both phrases; neither ends in a full stop.
"""

from briefmaker.evidence.figures.phrase import Figure
from briefmaker.evidence.figures.support import Cause, Outcome, Support

AS_IN_SOURCE = "print the figure as the source has it, or name a passage that says it"

WHY: dict[Cause, tuple[str, str]] = {
    Cause.FALSE_PRECISION: (
        "which is more exact than the source",
        "round the printed figure as the source does, or name a passage that is finer",
    ),
    Cause.QUALIFIER_DROPPED: (
        "which leaves out how the source limits it",
        "print the source’s own qualifier",
    ),
    Cause.RANGE_COLLAPSED: (
        "which narrows the source’s range",
        "print both ends of the range, or “about” where the range allows it",
    ),
    Cause.ROUNDING: (
        "which is rounded too far",
        "print another digit, or put “about” before it",
    ),
    Cause.BOUND: ("which limits it in another way", AS_IN_SOURCE),
    Cause.VALUE: ("which is another figure", AS_IN_SOURCE),
    Cause.SCALE: (
        "which is a thousand times off, or more",
        "compare thousands, millions and billions in both",
    ),
    Cause.SIGN: ("which has the opposite sign", AS_IN_SOURCE),
    Cause.UNIT: ("which counts something else", "print the source’s own unit"),
    Cause.MISSING_UNIT: (
        "where only one of the two has a unit",
        "print the unit that the passage has, or name a passage that has it",
    ),
    Cause.CURRENCY: (
        "which is another currency",
        "print the source’s own currency; a conversion is a calculation of its own",
    ),
    Cause.PERCENT_VS_POINTS: (
        "and per cent are not percentage points",
        "print the one that the source means",
    ),
    Cause.ORDINAL_VS_CARDINAL: (
        "and a place in an order is not a number of things",
        AS_IN_SOURCE,
    ),
    Cause.YEAR_VS_COUNT: ("and a year is not a number of things", AS_IN_SOURCE),
    Cause.KIND: ("which is a figure of another kind", AS_IN_SOURCE),
}
"""What is wrong, as the end of a sentence that names both phrases; and what to do."""


def compared(
    source: Figure, printed: Figure, outcome: Outcome, cause: Cause | None
) -> Support:
    """Return the finding for two figures that were compared."""
    both = f"the source says “{source.words}”, the brief prints “{printed.words}”"
    if outcome == "supported":
        return Support("supported", "", source.words, printed.words)
    if outcome == "weaker":
        return Support(
            "weaker",
            f"{both}, which is true but says less",
            source.words,
            printed.words,
            "print the source’s own figure if the brief can carry it",
        )
    assert cause is not None
    why, hint = WHY[cause]
    return Support(
        "mismatch", f"{both}, {why}", source.words, printed.words, hint, cause
    )


def unread(source: str, printed: str, *, ours: bool) -> Support:
    """Return the finding for a figure that cannot be read.

    Args:
        ours: it is the printed one.
    """
    if ours:
        reason = f"the figure in “{printed}” cannot be read"
        hint = "write it in digits, in the number format of the brief’s language"
    else:
        reason = f"the figure in “{source}” cannot be read, to compare with “{printed}”"
        hint = "name the figure that is meant with `figure`, or correct the language"
    return Support("unread", reason, source, printed, hint, Cause.UNREAD)


def absent(anchor: str, printed: Figure) -> Support:
    """Return the finding for a passage without a figure."""
    return Support(
        "mismatch",
        f"the brief prints “{printed.words}”, but its passage “{anchor}” holds no "
        "such figure",
        "",
        printed.words,
        "name the passage that holds the figure",
        Cause.ABSENT,
    )


def several(sources: list[Figure], printed: Figure) -> Support:
    """Return the finding for a passage with more figures of one unit than one."""
    said = ", ".join(f"“{each.words}”" for each in sources)
    return Support(
        "mismatch",
        f"the passage has several figures that “{printed.words}” could be: {said}",
        said,
        printed.words,
        "name the one that is meant with `figure`",
        Cause.SEVERAL,
    )


def unlisted(figure: str, printed: str) -> Support:
    """Return the finding for a `figure` that the passage does not have."""
    return Support(
        "mismatch",
        f"`figure` names “{figure}”, which is no figure of the passage",
        "",
        printed,
        "copy the figure from the passage as it stands there",
        Cause.ABSENT,
    )
