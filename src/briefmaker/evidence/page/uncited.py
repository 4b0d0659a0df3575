"""Whether every figure on the page has its support.

A figure in the author's own words must stand in a claim that is cited beside it, in a
cited source, or in the brief's list of figures that need none (`uncited`). Dates and
years, ordinals, articles, identifiers and small counts in words need no source.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefmaker.brief.model import Brief, Policy
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.figures import Figure, bare_figures, figures_in
from briefmaker.evidence.page.searching import Search, carries
from briefmaker.evidence.page.statement import Kind, Span, Statement, stretches
from briefmaker.problems import Address, Problem, Severity
from briefmaker.values import Struct

OWN_WORK = re.compile(
    r"\bour(?: own)? (?:arithmetic|calculation|estimate|subtraction|reading|count|sum)"
    r"|\bнаш\w* (?:собственн\w+ )?(?:расч[её]т|подсч[её]т|вычислени|оценк)"
    r"|\b(?:öz|bizim)\w* (?:hesab|qiymətləndir)",
    re.IGNORECASE,
)
"""Words by which an exhibit says that its numbers are our own work."""

UNCITED = {
    Policy.DRAFT: Severity.NOTE,
    Policy.REVIEW: Severity.WARNING,
    Policy.RELEASE: Severity.ERROR,
}
NOT_IN_SOURCE = {
    Policy.DRAFT: Severity.WARNING,
    Policy.REVIEW: Severity.WARNING,
    Policy.RELEASE: Severity.ERROR,
}
NOT_SEARCHED = {
    Policy.DRAFT: Severity.NOTE,
    Policy.REVIEW: Severity.WARNING,
    Policy.RELEASE: Severity.WARNING,
}

WITHOUT_MARKS: frozenset[Kind] = frozenset(
    {"heading", "title", "subtitle", "label", "alternative text"}
)
"""What cannot carry a citation of its own."""

NOTHING: Mapping[Address, str] = {}
CURE = "cite it, make it a fact, or list it under `uncited` with a reason"


def uncited(
    statements: Iterable[Statement],
    evidence: Evidence,
    brief: Brief,
    borne_out: Mapping[Address, str] = NOTHING,
) -> list[Problem]:
    """Report the figures that nothing supports, and those that could not be looked for.

    Args:
        statements: all that the brief prints in its author's words.
        brief: its `uncited` list and its policy.
        borne_out: words of charts' titles that their own data show: "doubled".
    """
    check = _Check(evidence, brief, borne_out, Search(evidence, brief.language))
    return [problem for each in statements for problem in check.of(each)]


def idle(statements: Sequence[Statement], brief: Brief) -> Iterator[Problem]:
    """Report entries of `uncited` whose words are printed nowhere."""
    for number, entry in enumerate(brief.uncited):
        if not any(any(stretches(entry.text, each.text)) for each in statements):
            yield Problem(
                "evidence.idle-uncited",
                f"“{entry.text}” is listed under `uncited` and printed nowhere",
                Severity.WARNING,
                ("uncited", number, "text"),
                hint="take the entry out, or spell it as the text does",
            )


class _Check(Struct, frozen=True):
    """Holds the figures of a brief against what they may stand on."""

    evidence: Evidence
    brief: Brief
    borne_out: Mapping[Address, str]
    search: Search

    def of(self, statement: Statement) -> Iterator[Problem]:
        """Report the figures of one statement that nothing supports."""
        words = [entry.text for entry in self.brief.uncited]
        words += filter(None, [self.borne_out.get(statement.address)])
        excused = [span for each in words for span in stretches(each, statement.text)]
        for figure in bare_figures(statement.text, statement.language):
            here = (figure.start, figure.end)
            if any(_excused(figure, span, statement) for span in excused):
                continue
            if covered := _touched(here, statement):
                yield from self._bound(statement, figure, covered)
            elif statement.kind == "key figure":
                yield from self._shortened(statement, figure)
            else:
                yield from self._unsupported(statement, figure)

    def _bound(
        self, said: Statement, figure: Figure, covered: Sequence[Span]
    ) -> Iterator[Problem]:
        """Report words before a fact that make another figure of it: "nearly" 17%."""
        start, end = covered[0]
        if len(covered) > 1 or start <= figure.start or figure.end > end:
            return
        fact = said.text[start:end]
        if not self.search.in_claims(said.claims, figure):
            yield said.problem(
                "evidence.fact-bound",
                f"“{figure.words}” is not what the fact says: it says “{fact}”",
                NOT_IN_SOURCE[self.brief.policy],
                (figure.start, start),
                "the words that bind a figure belong into its fact's `display`",
            )

    def _unsupported(self, said: Statement, figure: Figure) -> Iterator[Problem]:
        """Report a figure unless something that stands behind it carries it."""
        if (
            self.search.in_claims(said.claims, figure)
            or any(carries(shown, said.language, figure) for shown in said.shown)
            or (said.kind == "value" and OWN_WORK.search(said.beside))
        ):
            return
        if not said.sources:
            yield self._without_source(said, figure)
            return
        unread = [id_ for id_ in said.sources if not self.search.readable(id_)]
        if any(self.search.in_copy(id_, figure) for id_ in said.sources):
            return
        tell = self._not_searched(said, figure, unread)
        yield tell if unread else self._not_in_source(said, figure)

    def _without_source(self, said: Statement, figure: Figure) -> Problem:
        found = "has no source"
        if said.kind in WITHOUT_MARKS:
            found = "is in no claim that the text cites or prints"
        return said.problem(
            "evidence.uncited-figure",
            f"“{figure.words}” in this {said.kind} {found}",
            UNCITED[self.brief.policy],
            (figure.start, figure.end),
            CURE,
        )

    def _not_in_source(self, said: Statement, figure: Figure) -> Problem:
        """Return the problem; it gives what a cited claim says instead."""
        nearest = self._nearest(said, figure)
        named = _listed(said.sources)
        return said.problem(
            "evidence.figure-not-in-source",
            f"“{figure.words}” is not in {named}, which stands behind this {said.kind}"
            + (f"; a cited passage says “{nearest}”" if nearest else ""),
            NOT_IN_SOURCE[self.brief.policy],
            (figure.start, figure.end),
            f"correct it, or {CURE}",
        )

    def _nearest(self, said: Statement, figure: Figure) -> str:
        """Return a figure of a cited claim that counts the same; maybe nothing."""
        for claim in said.claims:
            for words, language in self.search.said(claim):
                for other in bare_figures(words, language):
                    if other.unit == figure.unit:
                        return other.words
        return ""

    def _not_searched(
        self, said: Statement, figure: Figure, unread: Sequence[str]
    ) -> Problem:
        sealed = all(map(self.search.sealed, unread))
        there = "only the seal" if sealed else "no readable copy"
        return said.problem(
            "evidence.figure-not-searched",
            f"{there} of {_listed(unread)} is at hand, so “{figure.words}” could not "
            "be looked for in it",
            NOT_SEARCHED[self.brief.policy],
            (figure.start, figure.end),
            "cite the fact whose passage holds the figure, or fetch the copy",
        )

    def _shortened(self, said: Statement, figure: Figure) -> Iterator[Problem]:
        """Report a big figure that is not that of the words it is short for."""
        for claim in said.claims:
            fact = self.evidence.facts.get(claim)
            display = fact.display if fact else None
            if not display:
                continue
            if not (
                _same(figure, display, said.language)
                or carries(display, said.language, figure)
            ):
                yield said.problem(
                    "evidence.key-figure",
                    f"“{figure.words}” is no shorter form of “{display}”, the words of "
                    f"“{claim}”",
                    Severity.ERROR,
                    (figure.start, figure.end),
                    "print the same figure; words that bind it may stand in the label",
                )


def _touched(span: Span, statement: Statement) -> list[Span]:
    """Return the words of facts and the like that a stretch meets."""
    return [
        (start, end)
        for start, end in statement.covered
        if span[0] < end and start < span[1]
    ]


def _same(figure: Figure, words: str, language: str) -> bool:
    """Whether a phrase has the same number of the same unit, however it is bound."""
    return any(
        (one.low, one.high) == (other.low, other.high) and one.unit in ("", other.unit)
        for found in figures_in(words, language)
        for other in found.readings
        for one in figure.readings
    )


def _excused(figure: Figure, span: Span, statement: Statement) -> bool:
    """Whether an entry covers a figure, but perhaps for the "about" before it."""
    start, end = span
    before = statement.text[figure.start : start]
    return (
        start < figure.end <= end
        and not bare_figures(before, statement.language)
        and not any(map(str.isdigit, before))
    )


def _listed(names: Sequence[str]) -> str:
    """Return names in quotation marks, the first three of many."""
    shown = [f"“{name}”" for name in names[:3]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
