"""Rules that a brief knowingly does not keep: `allow: [{rule: T-02, reason: …}]`.

What is accepted stays visible as a note that gives the reason. What would make print
untrue cannot be accepted, nor a chart that is not drawn, nor a rule that nobody knows.
"""

from collections.abc import Collection, Iterable, Iterator

from briefmaker.brief.model import Allowance, Brief
from briefmaker.brief.nearest import nearest
from briefmaker.problems import Address, Problem, Severity
from briefmaker.rules.rule import Rule, Where
from briefmaker.rules.table import BY_ID, rule_of
from briefmaker.values import replace

BEFORE_SETTING = frozenset({Where.DETAILS, Where.EVIDENCE, Where.JUDGEMENT, Where.TEXT})
"""Rules that have told all that they find before anything is drawn or set."""


CHART = "chart."
"""What the codes of problems of charts begin with."""


def allowed(problems: Iterable[Problem], brief: Brief) -> tuple[Problem, ...]:
    """Return the problems, those of accepted rules as notes with the reason given."""
    reasons = {
        rule.id: entry.reason
        for entry in brief.allow
        if (rule := BY_ID.get(entry.rule.upper()))
    }
    return tuple(_softened(problem, reasons) for problem in problems)


def softening(problem: Problem) -> Rule | None:
    """Return the rule that a brief accepts to make a note of this problem, if any."""
    rule = rule_of(problem.code)
    if rule is None or not rule.acceptable or problem.code in rule.firm:
        return None
    if problem.blocks and problem.code.startswith(CHART):
        return None  # such a chart is not drawn, whoever accepts it
    return rule


def _softened(problem: Problem, reasons: dict[str, str]) -> Problem:
    rule = softening(problem)
    if rule is None or rule.id not in reasons:
        return problem
    return replace(
        problem,
        severity=Severity.NOTE,
        hint=f"accepted, {rule.id}: {reasons[rule.id]}",
    )


def mistaken(brief: Brief) -> Iterator[Problem]:
    """Report allowances for rules that there are not, or that cannot be accepted."""
    seen: set[str] = set()
    for number, entry in enumerate(brief.allow):
        at: Address = ("allow", number, "rule")
        rule = BY_ID.get(entry.rule.upper())
        if rule is None:
            yield Problem(
                "allow.unknown-rule",
                f"there is no rule “{entry.rule}”",
                address=at,
                hint=nearest(entry.rule, BY_ID) or "`briefmaker rules` lists them",
            )
        elif not rule.acceptable:
            yield _refused(rule, at)
        elif rule.id in seen:
            yield Problem(
                "allow.twice",
                f"rule {rule.id} is accepted twice",
                Severity.WARNING,
                at,
                hint="keep the better reason",
            )
        if rule:
            seen.add(rule.id)


def _refused(rule: Rule, at: Address) -> Problem:
    if rule.kept:
        why, hint = f"nothing can break it; it is kept by {rule.kept}", "take it out"
    elif rule.where is Where.EVIDENCE:
        why = "what is printed would be unsupported"
        hint = "`briefmaker render --allow-failing` prints it with a band that says so"
    else:
        why, hint = "what is printed would be untrue or lost", "mend what it tells of"
    return Problem(
        "allow.final-rule",
        f"rule {rule.id} cannot be accepted: {why}",
        address=at,
        hint=hint,
    )


def unneeded(
    problems: Iterable[Problem], brief: Brief, *, whole: bool
) -> Iterator[Problem]:
    """Report allowances that nothing in the brief needs.

    Args:
        problems: all that were found, accepted ones among them.
        whole: the brief was drawn and set, so that every rule has spoken.
    """
    needed = {rule.id for each in problems if (rule := rule_of(each.code))}
    for number, entry in enumerate(brief.allow):
        rule = BY_ID.get(entry.rule.upper())
        if rule and rule.acceptable and _told(rule, needed, whole=whole):
            yield _idle(entry, rule, number)


def _told(rule: Rule, needed: Collection[str], *, whole: bool) -> bool:
    """Whether a rule has spoken and found nothing; those of letters speak last."""
    spoken = rule.where in BEFORE_SETTING or (whole and rule.where is not Where.MAIL)
    return spoken and rule.id not in needed


def _idle(entry: Allowance, rule: Rule, number: int) -> Problem:
    return Problem(
        "allow.idle",
        f"nothing in this brief needs the allowance for rule {rule.id}",
        Severity.WARNING,
        ("allow", number, "rule"),
        entry.rule,
        hint="take it out, so that a later breach is told",
    )
