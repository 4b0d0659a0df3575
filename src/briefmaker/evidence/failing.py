"""What the check found, as problems of the brief that prints it.

A verdict is the same for every brief; what it weighs depends on the brief's policy
and on whether the brief uses the claim. What is wrong with a copy is told once for
its source, not once for each claim that stands on it.
"""

from collections.abc import Collection, Iterable, Iterator

from briefmaker.brief.library import Warned
from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Policy
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.passages.glyphs import NEEDLESS
from briefmaker.evidence.reasons import excerpt
from briefmaker.evidence.staleness import stale
from briefmaker.evidence.summary import with_inputs
from briefmaker.evidence.texts.kept import Standing
from briefmaker.evidence.verdict import Flag, Status, Verdict
from briefmaker.problems import Address, Problem, Severity

OF_THE_COPY = (Status.SOURCE_MISSING, Status.UNREADABLE, Status.SOURCE_CHANGED)
"""What is wrong with a source as a whole."""

STOPS_RELEASE = frozenset(
    {Warned.NEGATION, Warned.LIMITED, Warned.OMISSION, Warned.STALE}
)
"""Warnings that may turn what a passage means; the others only soften it."""

MOST_NAMED = 4
"""Claims that one message names."""

MOST_PAGES = 8
"""Pages that one message lists."""

PDF_BEGINS = b"%PDF-"

KEY_OF: dict[Status, tuple[str, ...]] = {
    Status.QUOTE_NOT_FOUND: ("selector", "exact"),
    Status.AMBIGUOUS: ("selector", "exact"),
    Status.WEAK: ("selector", "exact"),
    Status.WRONG_PLACE: ("locator",),
    Status.FIGURE_MISMATCH: ("display",),
    Status.FIGURE_UNREAD: ("display",),
    Status.INPUT_FAILED: ("calc",),
}
"""The key of a claim that a status is about."""


def failing(
    evidence: Evidence, used: Collection[str], policy: Policy, loaded: Loaded
) -> list[Problem]:
    """Return what the check found, weighed for one brief.

    Args:
        used: names of the facts and quotations that the brief prints, cites or
            draws; what they are calculated from counts as used too.
        policy: decides what stops the brief.
    """
    behind = with_inputs(evidence, used)
    verdicts = [evidence.verdicts[name] for name in behind]
    desk = _Desk(evidence, policy, loaded)
    return [
        *desk.of_copies(verdicts),
        *desk.of_readers(verdicts),
        *desk.of_pictures(verdicts),
        *desk.of_claims(verdicts),
        *desk.of_warnings(verdicts),
        *desk.of_the_invisible(verdicts),
        *desk.of_stale_sources(verdicts),
        *desk.of_the_unwarned(verdicts),
        *desk.of_the_unused(set(behind)),
    ]


class _Desk:
    """Tells verdicts as problems, each where an author would mend it."""

    def __init__(self, evidence: Evidence, policy: Policy, loaded: Loaded) -> None:
        self.evidence, self.policy, self.loaded = evidence, policy, loaded

    def of_copies(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Tell once of each source that its copy is missing, unread or another."""
        for status in OF_THE_COPY:
            told = [verdict for verdict in verdicts if verdict.status is status]
            severity = status.severity(self.policy)
            assert severity is not None, "none of these holds"
            for source, claims in self._by_source(told).items():
                copy = self.evidence.copies[source]
                count = _stand(claims)
                gone = [claim for claim in claims if claim.miss]
                if status is Status.SOURCE_CHANGED:
                    count += "; " + _whether_there(claims, gone)
                yield Problem(
                    f"evidence.{status}",
                    f"{copy.reason}; {count}",
                    severity,
                    (*self.loaded.address("sources", source), "archive"),
                    hint=copy.hint,
                )

    def of_readers(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Note once of each source what is odd about a copy that holds."""
        for source in self._by_source(verdicts):
            copy = self.evidence.copies.get(source)
            if copy and copy.standing is Standing.KEPT and copy.reason:
                yield Problem(
                    "evidence.extractor-changed",
                    copy.reason,
                    Severity.NOTE,
                    (*self.loaded.address("sources", source), "archive"),
                    hint=copy.hint,
                )

    def of_pictures(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Note once of each source that its text is not what a reader of it sees."""
        for source in self._by_source(verdicts):
            copy = self.evidence.copies.get(source)
            if not copy or not copy.text or not copy.data.startswith(PDF_BEGINS):
                continue
            from briefmaker.evidence.texts.pdfium import overlaid_pages

            pages = sorted(number + 1 for number in overlaid_pages(copy.data))
            if pages:
                yield Problem(
                    "evidence.text-over-picture",
                    f"the copy of “{source}” has pictures with text laid over them, on "
                    f"{_pages(pages)}; the text need not say what the picture shows",
                    Severity.NOTE,
                    (*self.loaded.address("sources", source), "archive"),
                    hint="compare the passages with the pages by eye, and say in "
                    "`descriptor` that you did",
                )

    def of_claims(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Tell of each claim that fails for a reason of its own."""
        for verdict in verdicts:
            severity = verdict.status.severity(self.policy)
            if verdict.status in OF_THE_COPY or severity is None:
                continue
            entry = self._address(verdict.claim)
            yield Problem(
                f"evidence.{verdict.status}",
                f"“{verdict.claim}”: {verdict.reason}",
                severity,
                (*entry, *KEY_OF[verdict.status]),
                self._token(verdict),
                hint=verdict.hint,
            )

    def of_warnings(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Tell what stands in or around a passage and that nobody has accepted."""
        for verdict in verdicts:
            for warned in Warned:
                if warned is Warned.STALE or not _open(verdict, warned):
                    continue
                yield Problem(
                    f"evidence.{warned}",
                    f"“{verdict.claim}”: {_warning(warned, verdict)}",
                    self._weight(warned),
                    (*self._address(verdict.claim), *_meant(warned)),
                    hint=_acceptance(warned),
                )

    def of_the_invisible(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Note anchors in which there is more than anybody sees."""
        for verdict in verdicts:
            selector = self.evidence.entry(verdict.claim).selector
            exact = selector.exact if selector and verdict.passage else ""
            signs = [each for each in NEEDLESS if each in exact]
            if signs:
                yield Problem(
                    "evidence.invisible",
                    f"“{verdict.claim}”: its passage holds characters that nobody "
                    f"sees ({', '.join(f'U+{ord(each):04X}' for each in signs)}); they "
                    "were passed over in the search",
                    Severity.NOTE,
                    (*self._address(verdict.claim), "selector", "exact"),
                    hint="type the passage anew, or let `briefmaker source pin` take "
                    "it from the copy",
                )

    def of_stale_sources(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Tell once of each source that is out of date for this brief."""
        brief = self.loaded.brief
        old = [verdict for verdict in verdicts if _open(verdict, Warned.STALE)]
        for name, claims in self._by_source(old).items():
            source = self.evidence.sources[name]
            why = stale(source, brief.cutoff, brief.max_age)
            yield Problem(
                f"evidence.{Warned.STALE}",
                f"the source “{name}” is out of date: {why}; {_stand(claims)}",
                self._weight(Warned.STALE),
                self.loaded.address("sources", name),
                on_key=True,
                hint="cite a newer source, or accept the old one in each of these "
                "claims with `acknowledge: {stale: …}`, and say why",
            )

    def of_the_unwarned(self, verdicts: Iterable[Verdict]) -> Iterator[Problem]:
        """Note what a person accepts and the check does not warn of."""
        for verdict in verdicts:
            checked = verdict.passage is not None or verdict.status.holds
            for warned in self._acknowledged(verdict.claim) if checked else ():
                if warned in verdict.accepted:
                    continue
                yield Problem(
                    "evidence.nothing-to-acknowledge",
                    f"“{verdict.claim}” accepts the warning “{warned}”, of which the "
                    "check does not warn here",
                    Severity.NOTE,
                    (*self._address(verdict.claim), "acknowledge", warned.value),
                    on_key=True,
                    hint="take it out, so that it hides nothing later",
                )

    def of_the_unused(self, used: set[str]) -> Iterator[Problem]:
        """Note entries of the brief that it does not use, and others that fail."""
        brief = self.loaded.brief
        for group, what in (("facts", "fact"), ("quotes", "quotation")):
            for name in getattr(brief, group):
                if name not in used:
                    yield Problem(
                        f"evidence.unused-{'fact' if group == 'facts' else 'quote'}",
                        f"the {what} “{name}” of this brief is printed, cited and "
                        "drawn nowhere",
                        Severity.NOTE,
                        (group, name),
                        on_key=True,
                        hint="use it, or take it out",
                    )
        others = [
            verdict
            for name, verdict in self.evidence.verdicts.items()
            if name not in used and not verdict.status.holds
        ]
        for source, claims in self._by_source(others).items():
            yield Problem(
                "evidence.unused-failing",
                f"{_named(claims)} of “{source}”, not used in this brief, "
                f"{'does' if len(claims) == 1 else 'do'} not hold",
                Severity.NOTE,
                self.loaded.address("sources", source),
                on_key=True,
                hint="`briefmaker explain` says why",
            )

    def _by_source(self, verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
        """Return verdicts by the source of their passage; unknown ones left out."""
        groups: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            entry = self.evidence.entry(verdict.claim)
            if entry.source in self.evidence.sources:
                groups.setdefault(entry.source or "", []).append(verdict)
        return groups

    def _acknowledged(self, claim: str) -> Iterable[Warned]:
        return self.evidence.entry(claim).acknowledge

    def _address(self, claim: str) -> Address:
        group = "facts" if claim in self.evidence.facts else "quotes"
        return self.loaded.address(group, claim)

    def _token(self, verdict: Verdict) -> str:
        """Return the words of the anchor that the source has otherwise."""
        selector = self.evidence.entry(verdict.claim).selector
        given = verdict.miss.given if verdict.miss else ""
        return given if selector and given in selector.exact else ""

    def _weight(self, warned: Warned) -> Severity:
        """Return what a warning weighs that nobody has accepted."""
        if self.policy is Policy.DRAFT:
            return Severity.NOTE
        strict = self.policy is Policy.RELEASE and warned in STOPS_RELEASE
        return Severity.ERROR if strict else Severity.WARNING


def _pages(numbers: list[int]) -> str:
    listed = ", ".join(map(str, numbers[:MOST_PAGES]))
    more = " …" if len(numbers) > MOST_PAGES else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}{more}"


def _open(verdict: Verdict, warned: Warned) -> bool:
    """Whether a warning is raised that nobody has accepted."""
    return Flag(warned.value) in verdict.flags and warned not in verdict.accepted


def _warning(warned: Warned, verdict: Verdict) -> str:
    """Return what a warning says, with the sentence of the source where we have it."""
    passage = verdict.passage
    around = excerpt(passage.sentence).strip('“”"') if passage else ""
    sentence = f": “{around}”" if around else ""
    left_out = excerpt(passage.omitted) if passage else ""
    match warned:
        case Warned.NEGATION:
            return f"a “not” or its like stands around the passage{sentence}"
        case Warned.HEDGE:
            return f"the source says it with a reservation{sentence}"
        case Warned.LIMITED:
            return f"the source limits it in the words that follow{sentence}"
        case Warned.OMISSION:
            words = f" “{left_out}”" if left_out else " words"
            return f"`[…]` leaves out{words} that may turn what the passage says"
        case _:  # weaker; what is stale is told of its source
            figure = f" “{verdict.figure}”" if verdict.figure else " more"
            return f"the source says{figure}; what is printed is true and says less"


def _acceptance(warned: Warned) -> str:
    accept = f"accept it with `acknowledge: {{{warned}: …}}`, and say why"
    match warned:
        case Warned.OMISSION:
            return f"quote the words too, or {accept}"
        case Warned.WEAKER:
            return f"print what the source says, or {accept}"
        case _:
            return f"take the words into `exact` and print them, or {accept}"


def _meant(warned: Warned) -> tuple[str, ...]:
    return ("display",) if warned is Warned.WEAKER else ("selector", "exact")


def _stand(claims: list[Verdict]) -> str:
    verb = "stands" if len(claims) == 1 else "stand"
    return f"{_named(claims)} {verb} on it"


def _whether_there(claims: list[Verdict], gone: list[Verdict]) -> str:
    """Return which passages the changed copy still holds."""
    one = len(claims) == 1
    if not gone:
        return "the passage is still in it" if one else "all passages are still in it"
    if len(gone) == len(claims):
        return "the passage is not in it" if one else "none of the passages is in it"
    return f"no longer in it: {_named(gone)}"


def _named(claims: list[Verdict]) -> str:
    """Return claims by name, the first few of many."""
    names = [f"“{verdict.claim}”" for verdict in claims[:MOST_NAMED]]
    more = len(claims) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
