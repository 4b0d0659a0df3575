"""A brief as far as its mistakes can be found without drawing or setting anything.

Stages 1 and 2 (load, verify), the plan of its charts, its words read and resolved,
and the editorial rules. `build` goes on from here.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.brief.audience import Variant, everybody, for_audience
from briefmaker.brief.library import Warned
from briefmaker.brief.load import Loaded, load
from briefmaker.brief.model import Brief, EvidencePages
from briefmaker.brief.model import Status as Standing
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.charts.plan import plan
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.public import public
from briefmaker.evidence.verdict import Status
from briefmaker.evidence.verify import verify
from briefmaker.look.look import Look
from briefmaker.look.look import Variant as PrintVariant
from briefmaker.look.settings import look_of, settings_of
from briefmaker.problems import BriefError, Problem, in_order
from briefmaker.rules.review import as_warnings, review
from briefmaker.stopwatch import Stopwatch
from briefmaker.values import Struct, replace
from briefmaker.workspace import Workspace
from briefmaker.writing.editions import lagging
from briefmaker.writing.language import Language, language_of
from briefmaker.writing.prose import Prose, read

if TYPE_CHECKING:
    from briefmaker.writing.composition import Composition

OF_CLAIMS = frozenset(f"evidence.{word}" for word in (*Status, *Warned))
"""Codes of what fails with a claim; the page counts those by their claims."""

NOTHING: Mapping[str, str | None] = {}


class Reading(Struct, frozen=True):
    """A brief as far as `check` reads it: stages 1, 2 and the words of stage 4.

    Attributes:
        failures: those of the problems that the check of the evidence found.
    """

    loaded: Loaded
    variant: Variant
    evidence: Evidence
    language: Language
    prose: Prose
    look: Look
    problems: tuple[Problem, ...] = ()
    failures: frozenset[Problem] = frozenset()

    @property
    def brief(self) -> Brief:
        """The brief as this run prints it."""
        return self.variant.brief

    @property
    def unsupported(self) -> int:
        """How much of the text stops the brief and is no claim: bare figures, say."""
        if self.evidence.unsupported is not None:
            return self.evidence.unsupported
        return sum(p.blocks and p.code not in OF_CLAIMS for p in self.failures)

    def allowed(self) -> "Reading":
        """Return it with failures of the evidence as warnings, which stop nothing."""
        return replace(self, problems=(*as_warnings(self.problems, self.failures),))

    def placed(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return the problems with their places, in the order of the files."""
        return in_order(
            self.loaded.places.locate(self.variant.original(problem))
            for problem in problems
        )


class Wishes(Struct, frozen=True):
    """What a run asks for beyond the brief itself.

    Attributes:
        paper: `A4` or `Letter`, instead of the brief's own.
        audience: leave out what is for others.
        named_elsewhere: another document of the same run names that audience, so
            that this one need not.
        evidence: `annex`, `list`, `public` or `none`, instead of what the brief says.
        allow_failing: print claims that fail the check, with a band that says so.
        variants: print variants, all at once: `mono`, `large`, `draft`, `simplex`,
            `binder`, `booklet`.
        found: what an earlier check found, instead of checking again.
        since: an older edition; what has changed since is marked.
        values: of the memo that is wanted of a brief with `matrix`.
    """

    paper: str | None = None
    audience: str | None = None
    named_elsewhere: bool = False
    evidence: str | None = None
    allow_failing: bool = False
    variants: frozenset[PrintVariant] = frozenset()
    found: Evidence | None = None
    since: "Composition | None" = None
    values: Values = NO_VALUES

    @property
    def instead(self) -> Mapping[str, str | None]:
        """Keys of the brief that this run gives other values."""
        return {
            "paper": self.paper,
            "evidence": self.evidence and EvidencePages(self.evidence),
            "status": Standing.DRAFT if PrintVariant.DRAFT in self.variants else None,
        }


NO_WISHES = Wishes()


def reading_of(
    path: Path,
    workspace: Workspace,
    watch: Stopwatch,
    wishes: Wishes,
    instead: Mapping[str, str | None] = NOTHING,
) -> Reading:
    """Read a brief as far as mistakes can be found without drawing or setting.

    Args:
        instead: more keys of the brief that this run gives other values.

    Raises:
        BriefError: there is no brief to go on with.
    """
    with watch.stage("load"):
        loaded, look = _loaded(path, workspace, wishes)
    with watch.stage("verify"):
        evidence = wishes.found or verify(loaded, workspace)
    known = (*loaded.problems, *evidence.problems)
    try:
        asked = {**wishes.instead, **instead}
        variant = _variant(loaded.brief, asked, wishes)
        language = language_of(variant.brief.language, workspace.assets)
    except BriefError as error:
        found = (*known, *error.problems)
        raise BriefError(in_order(map(loaded.places.locate, found))) from error
    shown = _shown(evidence, loaded, variant.brief, language)
    with watch.stage("draw"):
        plots = plan(variant.brief, shown)
    with watch.stage("compose"):
        prose = read(variant.brief, shown, language, workspace, path.parent)
    reading = Reading(loaded, variant, shown, language, prose, look)
    with watch.stage("verify"):
        names, whole = settings_of(workspace).names, not variant.kept
        judged = review(
            loaded, variant.brief, evidence, language, prose, plots, names, whole=whole
        )
        failures = reading.placed(judged.failures)
        behind = map(loaded.places.locate, lagging(loaded, workspace))
    problems = in_order((*reading.placed(judged.problems), *behind, *failures))
    return replace(reading, problems=problems, failures=frozenset(failures))


def _shown(
    evidence: Evidence, loaded: Loaded, brief: Brief, language: Language
) -> Evidence:
    """Return the evidence as far as the document may be made from it."""
    if brief.evidence is not EvidencePages.PUBLIC:
        return evidence
    words = language.file.evidence.public
    return public(evidence, loaded, source=words.source, person=words.person)


def _loaded(path: Path, workspace: Workspace, wishes: Wishes) -> tuple[Loaded, Look]:
    """Return the brief with its library, and the look that it is printed in.

    Raises:
        BriefError: with everything wrong in their files.
    """
    try:
        look = look_of(workspace, wishes.variants)
    except BriefError as error:
        found = list(error.problems)
        try:
            load(path, workspace, wishes.values)
        except BriefError as other:
            found += other.problems
        raise BriefError(in_order(found)) from error
    return load(path, workspace, wishes.values), look


def _variant(
    brief: Brief, instead: Mapping[str, str | None], wishes: Wishes
) -> Variant:
    """Return the brief as it is to be printed this time.

    Raises:
        BriefError: nothing in it is for this audience.
    """
    asked = brief.model_copy(
        update={key: value for key, value in instead.items() if value}
    )
    if wishes.audience is None:
        return everybody(asked)
    return for_audience(asked, wishes.audience, named_elsewhere=wishes.named_elsewhere)
