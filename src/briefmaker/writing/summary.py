"""The source summary statement (ICD 206): the whole evidence in one or two lines."""

from collections import Counter
from collections.abc import Collection, Mapping

from markupsafe import Markup

from briefmaker.brief.library import Warned
from briefmaker.brief.model import Policy
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.failing import STOPS_RELEASE
from briefmaker.evidence.summary import tally, with_inputs
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.problems import Severity
from briefmaker.writing.evidence_view import Summary
from briefmaker.writing.header import plain
from briefmaker.writing.language import NBSP, Language
from briefmaker.writing.written import Written


def summary(
    evidence: Evidence,
    written: Written,
    policy: Policy,
    language: Language,
    unpinned: int = 0,
) -> Summary | None:
    """Return what the document stands on, in numbers; nothing if it uses no claim.

    Args:
        unpinned: what the text says on no ground, and was let through.
    """
    used = written.claims
    behind = with_inputs(evidence, used)
    if not behind:
        return None
    words = language.file.evidence.summary
    counts = tally(evidence, used)
    weak = set(shaky(evidence.verdicts, behind, policy))
    said = Counter(
        evidence.verdicts[name].status for name in behind if name not in weak
    )
    kinds = (
        (words.figures, counts.figures),
        (words.quotes, counts.quotes),
        (words.statements, len(behind) - counts.figures - counts.quotes),
    )
    outcomes = (
        (words.verified, said[Status.VERIFIED]),
        (words.attested, said[Status.ATTESTED]),
        (words.failing, len(weak)),
        (words.unpinned, unpinned),
    )
    comma = language.words.comma
    subject = comma.join(language.count(forms, n) for forms, n in kinds if n)
    outcome = comma.join(_counted(pattern, n, language) for pattern, n in outcomes if n)
    disputes = [name for name in evidence.disputes if name in written.disputes]
    page, pages = language.file.locators["page"][:2]
    return Summary(
        label=plain(words.label, language),
        text=plain(f"{subject}: {outcome}", language),
        disputed=plain(_counted(words.disputed, counts.disputed, language), language)
        if counts.disputed
        else Markup(),
        see=plain(words.see, language),
        calls=" ".join(f"differs-{name}" for name in disputes),
        page=page,
        pages=pages,
        dated=plain(_dated(counts.oldest, counts.newest, language), language),
        meaning=plain(words.meaning, language),
    )


def failing(
    verdicts: Mapping[str, Verdict], claims: Collection[str], policy: Policy
) -> tuple[str, ...]:
    """Return the claims that a policy does not let through.

    What fails is the status, or under `release` a warning that turns the meaning of
    a passage and that nobody has accepted.
    """
    return tuple(name for name in claims if _fails(verdicts[name], policy))


def shaky(
    verdicts: Mapping[str, Verdict], claims: Collection[str], policy: Policy
) -> tuple[str, ...]:
    """Return the claims that are neither verified nor attested, or fail otherwise."""
    return tuple(
        name
        for name in claims
        if not verdicts[name].status.holds or _fails(verdicts[name], policy)
    )


def open_warnings(verdict: Verdict, policy: Policy) -> tuple[Warned, ...]:
    """Return the warnings that somebody has to accept before a release."""
    if policy is not Policy.RELEASE:
        return ()
    return tuple(
        warned
        for warned in Warned
        if warned in STOPS_RELEASE
        and Flag(warned.value) in verdict.flags
        and warned not in verdict.accepted
    )


def _fails(verdict: Verdict, policy: Policy) -> bool:
    stops = verdict.status.severity(policy) is Severity.ERROR
    return stops or bool(open_warnings(verdict, policy))


def _counted(pattern: str, number: int, language: Language) -> str:
    """Return a number with its word, which cannot be parted from it."""
    count = language.numerals(str(number))
    return pattern.replace(" ", NBSP).format(count=count)


def _dated(oldest: str | None, newest: str | None, language: Language) -> str:
    """Return the years of the sources; nothing if none of them has a date."""
    words = language.file.evidence.summary
    if not oldest or not newest:
        return ""
    first, last = (language.numerals(day[:4]) for day in (oldest, newest))
    if first == last:
        return words.dated_one.format(year=first)
    return words.dated.format(oldest=first, newest=last)
