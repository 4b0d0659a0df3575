"""One status for each fact and quotation, and the flags that stand apart from it.

The first that applies, in the order of `Status`: is there a copy, can it be read, does
the passage stand in it, does it carry the printed figure, is it pinned down, is the
copy the one that was recorded. A copy with other bytes proves nothing against a
passage, so it is read to tell whether the passage is still there, and no more.
"""

from collections.abc import Callable, Mapping

from briefmaker.brief.library import (
    Fact,
    Locator,
    ObsStatus,
    Quote,
    Selector,
    Source,
    Warned,
)
from briefmaker.brief.model import Brief
from briefmaker.evidence import reasons
from briefmaker.evidence.figures.comparing import supports
from briefmaker.evidence.figures.support import Support
from briefmaker.evidence.passages.passage import Level, Miss, MissReason, Passage
from briefmaker.evidence.staleness import stale
from briefmaker.evidence.texts.kept import Kept, Standing
from briefmaker.evidence.texts.regions import KINDS
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.values import Struct, replace

UNSETTLED = frozenset({ObsStatus.PROVISIONAL, ObsStatus.ESTIMATE, ObsStatus.FORECAST})

Entry = Fact | Quote


class Question(Struct, frozen=True):
    """What is asked of a copy: with the copy, all that an outcome depends on.

    Attributes:
        selector: the passage.
        locator: where it should stand.
        display: what is printed of it; nothing for a quotation, which prints itself.
        source_language: in which the passage's figures are read.
        language: in which the printed ones are.
    """

    selector: Selector
    locator: Locator | None
    display: str
    source_language: str
    language: str


Answer = Callable[[Question, Kept], Verdict]
"""Gives the outcome for a passage: a verdict that names no claim."""


def answer(question: Question, copy: Kept) -> Verdict:
    """Look for a passage and compare its figure.

    The verdict names no claim, and carries the flags of the passage only: what it says
    is the same for every claim, and on every day, that asks the same of the same copy.
    """
    if copy.standing is Standing.MISSING:
        return Verdict("", Status.SOURCE_MISSING, copy.reason, copy.hint)
    if copy.standing is Standing.UNREADABLE:
        return Verdict("", Status.UNREADABLE, copy.reason, copy.hint)
    search = _searched(question, copy)
    if isinstance(search.found, Miss):
        if search.recorded:
            short = search.found.reason is MissReason.SHORT
            status = Status.WEAK if short else Status.QUOTE_NOT_FOUND
            said = reasons.missed(search.found)
            return Verdict("", status, *said, miss=search.found)
        said = reasons.changed(copy.reason, copy.hint, search.still)
        return Verdict("", Status.SOURCE_CHANGED, *said, miss=search.found)
    passage = search.found
    support = _supported(question)
    status, reason, hint = _status(question, passage, support)
    if status is Status.VERIFIED and copy.standing is Standing.CHANGED:
        status = Status.SOURCE_CHANGED
        reason, hint = reasons.changed(copy.reason, copy.hint, search.still)
    return Verdict(
        "",
        status,
        reason,
        hint,
        flags=_flags_in(passage, support),
        passage=passage,
        figure=support.anchor_figure if support else "",
    )


def judge(
    name: str,
    entry: Entry,
    source: Source | None,
    copy: Kept,
    brief: Brief,
    answered: Answer = answer,
) -> Verdict:
    """Check a fact or quotation that stands on a passage.

    Args:
        source: what the passage is said to be from; nothing if there is no such.
        copy: how the kept copy of that source stands.
        brief: whose language figures are printed in, and which says what is stale.
        answered: gives the outcome for the passage, from memory maybe.
    """
    assert entry.selector is not None, "only a passage is judged here"
    question = Question(
        entry.selector,
        entry.locator,
        (entry.display or "") if isinstance(entry, Fact) else "",
        (source.language if source else None) or brief.language,
        brief.language,
    )
    verdict = answered(question, copy)
    flags = (*_flags_of(entry, source, brief), *verdict.flags)
    return accepting(replace(verdict, claim=name, flags=flags), entry.acknowledge)


def vouched(name: str, fact: Fact) -> Verdict:
    """Return the verdict on a fact for which a person vouches."""
    flags = (Flag.PROVISIONAL,) if fact.obs_status in UNSETTLED else ()
    return Verdict(name, Status.ATTESTED, flags=flags)


def accepting(verdict: Verdict, acknowledged: Mapping[Warned, str]) -> Verdict:
    """Return a verdict with those of its warnings that a person accepts."""
    accepted = {
        warned: reason
        for warned, reason in acknowledged.items()
        if Flag(warned.value) in verdict.flags
    }
    return replace(verdict, accepted=accepted)


class _Search(Struct, frozen=True):
    """What became of a passage.

    Attributes:
        found: in the recorded bytes or their seal, else in what is at hand.
        recorded: whether that says anything of the recorded bytes.
        still: whether the passage stands in what is at hand.
    """

    found: Passage | Miss
    recorded: bool
    still: bool


def _searched(question: Question, copy: Kept) -> _Search:
    """Look for the passage in the copy, or where that is not at hand in its seal."""
    # Only here: most outcomes are kept in memory, and nothing is looked for.
    from briefmaker.evidence.passages.finding import find
    from briefmaker.evidence.passages.seal import find_sealed

    selector, locator = question.selector, question.locator
    now = find(selector, copy.text, locator) if copy.text else None
    if isinstance(now, Passage) and not seen(now, copy):
        now = Miss(MissReason.HIDDEN, nearest=now.words)
    still = isinstance(now, Passage)
    if now is not None and copy.standing is not Standing.CHANGED:
        return _Search(now, recorded=True, still=still)
    if copy.seal:
        then = find_sealed(selector, copy.seal, locator)
        return _Search(then, recorded=True, still=still)
    return _Search(now or Miss(MissReason.ABSENT), recorded=False, still=still)


def seen(passage: Passage, copy: Kept) -> bool:
    """Whether the words can be seen on their page: true wherever there is no page."""
    if not copy.text or not copy.data or passage.start < 0:
        return True
    from briefmaker.evidence.texts import pdfium  # only here: few copies are PDFs

    return pdfium.visible(copy.data, copy.text, passage.start, passage.end)


def _supported(question: Question) -> Support | None:
    """Compare the figure of the passage with the one that is printed, if one is."""
    if not question.display:
        return None
    return supports(
        question.selector.exact,
        question.display,
        anchor_language=question.source_language,
        printed_language=question.language,
        figure=question.selector.figure,
    )


def _status(
    question: Question, passage: Passage, support: Support | None
) -> tuple[Status, str, str]:
    """Return the status of a passage that was found, with its reason and hint."""
    if support and support.outcome == "mismatch":
        return Status.FIGURE_MISMATCH, support.reason, support.hint
    if support and support.outcome == "unread":
        return Status.FIGURE_UNREAD, support.reason, support.hint
    if passage.occurrences > 1:
        return (Status.AMBIGUOUS, *reasons.ambiguous(passage.occurrences))
    if passage.words_beside < reasons.FEWEST_WORDS:
        return (Status.WEAK, *reasons.weak(passage.words_beside, bool(support)))
    if wrong := misplaced(question.locator, passage):
        return (Status.WRONG_PLACE, *reasons.misplaced(*wrong))
    return Status.VERIFIED, "", ""


def misplaced(locator: Locator | None, passage: Passage) -> tuple[str, str, str] | None:
    """Return the kind of place that a locator has wrong, what it says, what is true.

    Only kinds of places that the copy has are compared: a text file has no pages.
    `3, 7` and `3–5` name several places; the passage must begin in one of them.
    """
    from briefmaker.evidence.passages.anchors import named  # only here, as the search

    for kind in KINDS:
        said, true = getattr(locator, kind, None), passage.places.get(kind)
        if said and true and not named(said, true):
            return kind, said, true
    return None


def _flags_in(passage: Passage, support: Support | None) -> tuple[Flag, ...]:
    """Return what the passage and its figure give cause to say."""
    flags = [Flag(warned.value) for warned in passage.warned]
    if support and support.outcome == "weaker":
        flags.append(Flag.WEAKER)
    if passage.level is Level.CASE:
        flags.append(Flag.CASE)
    return tuple(dict.fromkeys(flags))


def _flags_of(entry: Entry, source: Source | None, brief: Brief) -> tuple[Flag, ...]:
    """Return what the library itself gives cause to say."""
    flags = []
    if source and stale(source, brief.cutoff, brief.max_age):
        flags.append(Flag.STALE)
    if isinstance(entry, Fact) and entry.obs_status in UNSETTLED:
        flags.append(Flag.PROVISIONAL)
    if entry.translation:
        flags.append(Flag.TRANSLATED)
    if source and source.derived_from:
        flags.append(Flag.REPEATS)
    return tuple(flags)
