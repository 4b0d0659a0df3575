"""Rules of estimative language: how likely, how sure, until when (Q-01 to Q-12).

Analytic Standards, ICD 203, and the United Kingdom's probability yardstick. A term of
the brief's scale is known by its role, `{likely}`, so a bare word is always one that
the author typed past the scale.
"""

from collections.abc import Iterable, Iterator

from briefmaker.brief.sections import Role
from briefmaker.evidence.page.statement import Span, Statement
from briefmaker.problems import Problem, Severity
from briefmaker.rules.estimative import (
    ALIEN,
    BARE,
    BESIDE,
    CERTAIN,
    CHANCE,
    CONDITION,
    CONFIDENCE,
    FACELESS,
    HELD,
    MONTH,
    PERMITTED,
    REASON,
    TIME,
    VAGUE,
)
from briefmaker.rules.measure import running
from briefmaker.rules.own_words import (
    found,
    in_sections,
    judging,
    of_judgements,
    own_words,
    roles,
)
from briefmaker.rules.rule import Manuscript
from briefmaker.writing.likelihood import NAMES, Likelihood, folded


def q_01(read: Manuscript) -> Iterator[Problem]:
    """A judgement says how likely in a term of the scale, not in a vague word."""
    others = (FACELESS, PERMITTED, MONTH)
    for statement, span in found(VAGUE, judging(read)):
        words = own_words(statement)
        told = [match.span() for each in others for match in each.finditer(words)]
        chain = CONDITION.search(words)
        if chain:
            told.append(chain.span(1))
        if not any(start <= span[0] and span[1] <= end for start, end in told):
            word = statement.text[slice(*span)]
            yield statement.problem(
                "rule.Q-01",
                f"“{word}” in a judgement does not say how likely",
                Severity.WARNING,
                span,
                "use a term of the scale, such as {likely}`unlikely`",
            )


def q_02(read: Manuscript) -> Iterator[Problem]:
    """Only terms of the brief's own scale say how likely something is."""
    scale = read.brief.likelihood_scale
    for statement, span in found(ALIEN[scale], running(read.said)):
        words = statement.text[slice(*span)]
        yield statement.problem(
            "rule.Q-02",
            f"“{words}” is no term of {NAMES[scale]}, which this brief uses",
            Severity.ERROR,
            span,
            "the terms are " + ", ".join(step.term for step in _steps(read)),
        )


def q_03(read: Manuscript) -> Iterator[Problem]:
    """Of two words for one step of the scale, a brief uses one."""
    used: dict[str, dict[str, tuple[Statement, Span]]] = {}
    for statement in read.said:
        for span in statement.scaled:
            word = folded(statement.text[slice(*span)])
            step = next((each for each in _steps(read) if each.spells(word)), None)
            if step:
                used.setdefault(step.key, {}).setdefault(word, (statement, span))
    for words in used.values():
        (first, _), *rest = words.items()
        for other, (statement, span) in rest:
            yield statement.problem(
                "rule.Q-03",
                f"“{other}” and “{first}” are two words for one likelihood",
                Severity.WARNING,
                span,
                f"write “{first}” here too, so that nobody looks for a difference",
            )


def q_04(read: Manuscript) -> Iterator[Problem]:
    """Likelihood and confidence never stand in one sentence."""
    for statement, span in found(CONFIDENCE, running(read.said)):
        if statement.scaled or BARE.search(own_words(statement)):
            yield statement.problem(
                "rule.Q-04",
                f"“{statement.text[slice(*span)]}” stands in one sentence with a "
                "likelihood",
                Severity.ERROR,
                span,
                "how sure you are belongs under `confidence`, or in its own sentence",
            )


def q_05(read: Manuscript) -> Iterator[Problem]:
    """Who says how confident they are says why, there or in the next sentence."""
    said = list(running(read.said))
    for number, statement in enumerate(said):
        match = CONFIDENCE.search(own_words(statement))
        if not match:
            continue
        after = statement.text[match.end() :]
        following = said[number + 1 : number + 2]
        near = [each.text for each in following if each.address == statement.address]
        before = statement.text[: match.start()]
        if not any(REASON.search(text) for text in (before, after, *near)):
            yield statement.problem(
                "rule.Q-05",
                f"“{match[0]}” comes without a reason",
                Severity.WARNING,
                match.span(),
                "say why: “because one source carries it”",
            )


def q_06(read: Manuscript) -> Iterator[Problem]:
    """A likelihood term is printed with its range, so it is marked as one."""
    quiet = {number for number, role in roles(read).items() if role is Role.KNOW}
    for statement in running(read.said):
        in_known = statement.address[0] == "sections" and statement.address[1] in quiet
        if not read.kind.likelihood or in_known:
            continue  # Q-08 tells of it
        for start, end in _bare(statement, read):
            term = statement.text[start:end]
            yield statement.problem(
                "rule.Q-06",
                f"“{term}” is a likelihood term and gives no range",
                Severity.WARNING,
                (start, end),
                f"mark it: {{likely}}`{term.lower()}`",
            )


def _bare(statement: Statement, read: Manuscript) -> Iterator[Span]:
    """Yield where a term of the scale is typed as a plain word; Q-02 has the others."""
    words = own_words(statement)
    alien = ALIEN[read.brief.likelihood_scale]
    others = [match.span() for match in alien.finditer(words)]
    for match in BARE.finditer(words):
        start, end = match.span("term")
        if not any(first <= start and end <= last for first, last in others):
            yield start, end


def q_07(read: Manuscript) -> Iterator[Problem]:
    """A judgement says who judges."""
    for statement, span in found(FACELESS, running(read.said)):
        yield statement.problem(
            "rule.Q-07",
            f"“{statement.text[slice(*span)]}” does not say who judges",
            Severity.WARNING,
            span,
            "write “we assess”, or name who does",
        )


def q_08(read: Manuscript) -> Iterator[Problem]:
    """What is known stands apart from what is likely."""
    if read.kind.likelihood:
        known, place = in_sections(read, {Role.KNOW}), "what is known"
    else:
        known, place = running(read.said), f"a document of this kind, {read.kind.name}"
    for statement in known:
        bare = _bare(statement, read)
        english = statement.language.split("-")[0] == "en"
        for span in (*statement.scaled, *(bare if english else ())):
            yield statement.problem(
                "rule.Q-08",
                f"“{statement.text[slice(*span)]}” is a judgement, and has no place in "
                f"{place}",
                Severity.WARNING,
                span,
                "move it to the judgements, or to what you assess",
            )


def q_09(read: Manuscript) -> Iterator[Problem]:
    """What follows from an “if” is likely to a degree, not “might”."""
    said = [*judging(read), *in_sections(read, {Role.RISKS, Role.INDICATORS})]
    for statement in said:
        match = CONDITION.search(own_words(statement))
        if match:
            yield statement.problem(
                "rule.Q-09",
                f"what follows from this condition is only “{match[1]}”",
                Severity.WARNING,
                match.span(1),
                "say how likely it is then, in a term of the scale",
            )


def q_10(read: Manuscript) -> Iterator[Problem]:
    """A judgement leaves the future open: no “will”, no “certainly”."""
    said = [*of_judgements(read), *in_sections(read, {Role.ASSESS, Role.OUTLOOK})]
    for statement, (start, end) in found(CERTAIN, said):
        words = own_words(statement)
        will = words[start:end].casefold() == "will"
        if will and (HELD.search(words[:start]) or statement.scaled):
            continue
        yield statement.problem(
            "rule.Q-10",
            f"“{statement.text[start:end]}” makes the future certain",
            Severity.WARNING,
            (start, end),
            "say how likely it is, in a term of the scale",
        )


def q_11(read: Manuscript) -> Iterator[Problem]:
    """A judgement of how likely something is says until when."""
    for number in range(len(read.brief.judgements)):
        said = [each for each in of_judgements(read) if each.address[1] == number]
        scaled = [each for each in said if each.scaled]
        if scaled and not any(TIME.search(each.text) for each in said):
            yield scaled[0].problem(
                "rule.Q-11",
                "this judgement does not say until when",
                Severity.WARNING,
                scaled[0].scaled[0],
                "give a day, a month or a year: “before July 2026”",
            )


def q_12(read: Manuscript) -> Iterator[Problem]:
    """A percentage beside a likelihood term lies in the range of the term."""
    steps = list(_steps(read))
    for statement in read.said:
        for start, end in statement.scaled:
            word = statement.text[start:end]
            step = next((each for each in steps if each.spells(word)), None)
            given = _percentage(statement, end)
            if step and given and not (step.low <= given[0] and given[1] <= step.high):
                ends = (
                    f"{given[0]}" if given[0] == given[1] else f"{given[0]}–{given[1]}"
                )
                yield statement.problem(
                    "rule.Q-12",
                    f"{ends}% is not “{word}”, which is {step.low}–{step.high}%",
                    Severity.WARNING,
                    (start, end),
                    "use the term that the percentage belongs to",
                )


def _percentage(statement: Statement, end: int) -> tuple[int, int] | None:
    """Return the percentage that the author gives beside the term that ends there."""
    own = [last for first, last in statement.covered if first <= end <= last]
    match = BESIDE.match(statement.text, max([end, *own]))
    match = match or CHANCE.search(own_words(statement))
    if match is None:
        return None
    low = int(match["low"])
    high = match.groupdict().get("high")
    return low, int(high) if high else low


def _steps(read: Manuscript) -> Iterable[Likelihood]:
    return read.language.scale(read.brief.likelihood_scale)
