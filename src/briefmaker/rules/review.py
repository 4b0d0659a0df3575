"""What a brief says, held against its evidence and against the rules, at one go."""

from collections.abc import Iterable, Iterator

from briefmaker.brief.load import Loaded
from briefmaker.brief.model import Brief
from briefmaker.charts.depicted import depictions
from briefmaker.charts.plan import Plan
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.failing import failing
from briefmaker.evidence.page.directions import borne_out, directions
from briefmaker.evidence.page.uncited import idle, uncited
from briefmaker.look.brand import HouseName
from briefmaker.problems import Problem, Severity
from briefmaker.rules.allowing import allowed, mistaken, unneeded
from briefmaker.rules.examine import examine
from briefmaker.rules.rule import Manuscript
from briefmaker.values import Struct, replace
from briefmaker.writing.language import Language
from briefmaker.writing.prose import Prose
from briefmaker.writing.statements import statements


class Review(Struct, frozen=True):
    """What a review found, accepted breaches as notes.

    Attributes:
        failures: what the check of the evidence found; `--allow-failing` is about it.
        problems: everything else.
    """

    failures: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def review(
    loaded: Loaded,
    brief: Brief,
    evidence: Evidence,
    language: Language,
    prose: Prose,
    plots: Plan,
    names: tuple[HouseName, ...],
    *,
    whole: bool,
) -> Review:
    """Hold a brief against its evidence and the rules.

    Args:
        brief: as this run prints it.
        names: names that the house writes one way.
        whole: nothing was left out for an audience, so what is needed nowhere in it
            is needed nowhere at all.
    """
    said = statements(prose, brief, evidence, language)
    drawn = tuple(depictions(plots, language.tag))
    manuscript = Manuscript(
        brief, loaded.kind, language, evidence, prose, said, drawn, plots, names
    )
    # Where a name is misspelt, a citation is missing: that is told already.
    broken = {problem.address for problem in prose.problems if problem.blocks}
    sound = tuple(each for each in said if each.address not in broken)
    failures = allowed(
        (
            *failing(evidence, prose.claims, brief.policy, loaded),
            *uncited(sound, evidence, brief, borne_out(drawn)),
            *(idle(said, brief) if whole else ()),
            *directions(drawn),
        ),
        brief,
    )
    known = (
        *loaded.problems,
        *evidence.problems,
        *plots.problems,
        *prose.problems,
        *examine(replace(manuscript, said=sound)),
    )
    told = allowed(known, brief)
    idling = unneeded((*failures, *told), brief, whole=False) if whole else ()
    return Review(failures, (*told, *mistaken(brief), *idling))


def as_warnings(
    problems: Iterable[Problem], failures: frozenset[Problem]
) -> Iterator[Problem]:
    """Yield the problems with failures of the evidence as warnings, to print anyway."""
    for problem in problems:
        failed = problem.blocks and problem in failures
        yield replace(problem, severity=Severity.WARNING) if failed else problem


def after_setting(
    before: Iterable[Problem], problems: Iterable[Problem], brief: Brief, *, whole: bool
) -> tuple[Problem, ...]:
    """Return what drawing and typesetting found, accepted breaches as notes.

    Args:
        before: what the review of the same brief found.
        whole: the whole brief was set, so an allowance that no rule needed by now
            is needed nowhere.
    """
    told = allowed(problems, brief)
    idling = unneeded((*before, *told), brief, whole=True) if whole else ()
    return (*told, *idling)
