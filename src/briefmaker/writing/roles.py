"""The roles of the dialect: `{fact}`, `{quote}`, `{likely}` and `{abbr}`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefmaker.brief.nearest import nearest
from briefmaker.evidence.claims import Claim
from briefmaker.evidence.page import onesided
from briefmaker.problems import Severity
from briefmaker.values import Struct
from briefmaker.writing.clusters import items_of, items_of_claims, live, merged
from briefmaker.writing.dialect import named_facts
from briefmaker.writing.disputes import alone, preferred, printed
from briefmaker.writing.ledger import Item, Ledger
from briefmaker.writing.likelihood import NAMES, SCALES, Likelihood
from briefmaker.writing.nodes import Abbreviation, Cite, Inlines, Likely, Text
from briefmaker.writing.spots import Stretch
from briefmaker.writing.typography import bind

EXPANDED = re.compile(r"(?P<short>[^()]+?)\s*\((?P<long>.+)\)", re.DOTALL)
AS_TERM = re.compile(r"(?P<words>.*\S)\s*<(?P<term>[^<>]+)>", re.DOTALL)


class Role(Struct, frozen=True):
    """A role as typed: what it is given, and where that stands.

    Attributes:
        body: what stands between the backticks.
        raw: the whole role, verbatim.
        at: where the role begins in its stretch.
    """

    body: str
    raw: str
    at: int
    stretch: Stretch
    ledger: Ledger

    @property
    def given(self) -> str:
        """What the role is given, without white space around it."""
        return self.body.strip()

    def report(
        self,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Inlines:
        """Enter a problem about what the role is given; nothing is printed."""
        at = self.at + self.raw.index(self.given, self.raw.index("`"))
        self.ledger.problems.append(
            self.stretch.problem(
                code, message, token=self.given, at=at, hint=hint, severity=severity
            )
        )
        return ()

    def mark(self, items: tuple[Item, ...]) -> Inlines:
        """Return the mark of what is cited, or nothing."""
        if not items:
            return ()
        at = self.stretch.at(self.at)
        return (Cite(self.ledger.cite(items, self.stretch.field, self.raw, at)),)


def fact(role: Role) -> Inlines:
    """Print a fact, or a quantity by its position, each value with its mark."""
    evidence = role.ledger.evidence
    name = role.given
    claims = live(evidence.claims(name))
    if not claims:
        return _no_fact(role)
    worded = tuple(claim for claim in claims if claim.fact.display)
    if not worded:
        return role.report(
            "prose.fact-without-words",
            f"the fact “{name}” has no `display`, so there are no words to print",
            hint=f"give it a `display`, or only cite it: `[@{name}]`",
        )

    def cite(said: Sequence[Claim]) -> Inlines:
        return role.mark(merged(items_of_claims(said, evidence)))

    return printed(name, worded, role.ledger, cite, _lacking(role))


def _lacking(role: Role) -> tuple[Claim, ...]:
    """Return what other sources say and nothing prints in the paragraph or row.

    It is reported, unless the brief prefers this fact: then it is printed beside it.
    """
    name, ledger = role.given, role.ledger
    dispute = ledger.evidence.dispute_of(name)
    if dispute is None or dispute.id == name:
        return ()
    beside = {*named_facts(role.stretch.words), *ledger.beside, name}
    lacking = onesided.lacking(dispute, beside)
    if lacking and not preferred(name, dispute):
        role.report(
            onesided.CODE,
            alone(dispute, lacking, ledger),
            f"name the quantity, which prints both: {{fact}}`{dispute.id}`; or name "
            f"{', '.join(claim.id for claim in lacking)} in the same paragraph",
            onesided.severity(ledger.brief.policy),
        )
    return lacking


def _no_fact(role: Role) -> Inlines:
    evidence = role.ledger.evidence
    name = role.given
    if name in evidence.quantities:
        return role.report(
            "prose.empty-quantity",
            f"the quantity “{name}” has no facts, so there is nothing to print",
            hint=f"give a fact of the library `quantity: {name}`",
        )
    other = {"quote": evidence.quotes, "source": evidence.sources}
    kind = next((kind for kind, names in other.items() if name in names), "")
    hints = {"quote": f"write {{quote}}`{name}`", "source": f"cite it: `[@{name}]`"}
    what = f"“{name}” is a {kind}, not a fact" if kind else f"there is no fact “{name}”"
    return role.report(
        "prose.unknown-fact",
        what,
        hint=hints.get(kind)
        or evidence.suggestion(name)
        or "add it to `facts` in the library",
    )


def quote(role: Role) -> Inlines:
    """Print somebody's words between the language's quotation marks."""
    evidence = role.ledger.evidence
    said = evidence.quotes.get(role.given)
    if said is None:
        return role.report(
            "prose.unknown-quote",
            f"there is no quotation “{role.given}”",
            hint=nearest(role.given, evidence.quotes)
            or "add it to `quotes` in the library",
        )
    language = role.ledger.language
    words = bind(language.quoted(said.selector.exact), language)
    return (Text(words), *role.mark(items_of(role.given, evidence) or ()))


def likely(role: Role) -> Inlines:
    """Print a likelihood term of the brief's scale, with its range at first use.

    A term may be bent to the sentence: {likely}`wahrscheinlichen <wahrscheinlich>`.
    """
    ledger = role.ledger
    scale = ledger.brief.likelihood_scale
    bent = AS_TERM.fullmatch(role.given)
    term = bent["term"] if bent else role.given
    steps = ledger.language.scale(scale)
    step = _step(term, steps)
    if step is None:
        return _no_step(role, term, scale, steps)
    own = bent["words"] if bent else term if step.spells(term) else step.term
    first = step.key not in ledger.likelihoods
    if first:
        ledger.likelihoods.append(step.key)
    figures = ledger.language.percent(f"{step.low}–{step.high}")
    return (Likely(" ".join(own.split()), f"({figures})" if first else ""),)


def _step(term: str, steps: Iterable[Likelihood]) -> Likelihood | None:
    return next((step for step in steps if step.answers(term)), None)


def _no_step(
    role: Role, term: str, scale: str, steps: tuple[Likelihood, ...]
) -> Inlines:
    name = NAMES[scale]
    for other in SCALES:
        meant = _step(term, role.ledger.language.scale(other))
        if meant and other != scale:
            middle = meant.low + meant.high
            near = min(steps, key=lambda step: abs(step.low + step.high - middle))
            return role.report(
                "prose.other-scale",
                f"“{term}” is a term of {NAMES[other]} "
                f"({meant.low}–{meant.high}%); this brief uses {name}",
                hint=f"write `{near.term}` ({near.low}–{near.high}%), "
                f"or set `likelihood_scale: {other}`",
            )
    known = [word for step in steps for word in step.words]
    return role.report(
        "prose.unknown-likelihood",
        f"“{term}” is not a likelihood term of {name}; the terms are "
        + ", ".join(step.term for step in steps),
        hint=nearest(term, known),
    )


def abbreviation(role: Role) -> Inlines:
    """Print an abbreviation that says what it stands for, the first time in full."""
    known = role.ledger.abbreviations
    match = EXPANDED.fullmatch(role.given)
    short = " ".join((match["short"] if match else role.given).split())
    long = " ".join(match["long"].split()) if match else ""
    if not long and short not in known:
        return role.report(
            "prose.abbreviation-unexplained",
            f"“{short}” is used before it is explained",
            hint=f"write {{abbr}}`{short} (what it stands for)` here",
        )
    if long and known.get(short, long) != long:
        return role.report(
            "prose.abbreviation-twice",
            f"“{short}” already stands for “{known[short]}”",
            hint="one abbreviation, one meaning; use another one here",
        )
    first = short not in known
    known.setdefault(short, long)
    return (Abbreviation(short, known[short], first),)


ROLES: Mapping[str, Callable[[Role], Inlines]] = {
    "fact": fact,
    "quote": quote,
    "likely": likely,
    "abbr": abbreviation,
}
