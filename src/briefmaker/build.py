"""The table of contents: the six stages, once each, in order.

1 load, 2 verify, 3 draw, 4 compose, 5 typeset, 6 deliver. `check` goes as far as
an author's mistakes can be found without drawing or setting anything; `render`
goes to the finished PDF, which `delivery` then writes. Stages hand on values with
their problems; what must not be printed stops before the next costly stage, with
everything found so far.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from briefmaker.brief.audience import Variant, everybody, for_audience
from briefmaker.brief.library import Warned
from briefmaker.brief.load import LIBRARY, Loaded, load
from briefmaker.brief.model import Brief, EvidencePages, Policy
from briefmaker.brief.model import Status as Standing
from briefmaker.charts.plan import plan
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.summary import with_inputs
from briefmaker.evidence.verdict import Status, Verdict
from briefmaker.evidence.verify import verify
from briefmaker.look.look import Look
from briefmaker.look.look import Variant as PrintVariant
from briefmaker.look.settings import look_of, settings_of
from briefmaker.look.variants import kind_for
from briefmaker.problems import BriefError, Problem, blocking, in_order
from briefmaker.rules.review import after_setting, as_warnings, review
from briefmaker.workspace import TEMPLATES, Workspace
from briefmaker.writing.editions import lagging
from briefmaker.writing.language import Language, language_of
from briefmaker.writing.prose import Prose, read

if TYPE_CHECKING:
    from briefmaker.pdf.engine import Pdf

OF_CLAIMS = frozenset(f"evidence.{word}" for word in (*Status, *Warned))
"""Codes of what fails with a claim; the page counts those by their claims."""

NOTHING: Mapping[str, str | None] = {}
STAGES = ("load", "verify", "draw", "compose", "typeset", "deliver")


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` found: all problems, each with its place, in file order.

    Attributes:
        verdicts: what was found of each claim that the brief uses, by its name.
        sources: the sources that it cites, in the order of their marks.
    """

    path: Path
    problems: tuple[Problem, ...]
    brief: Brief | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, or none and the problems that stopped it.

    Attributes:
        timings: milliseconds that each stage took, by the stage's name.
    """

    path: Path
    pdf: "Pdf | None"
    problems: tuple[Problem, ...]
    timings: Mapping[str, float] = field(default_factory=dict)


class Stopwatch:
    """Measures how long each stage takes; the only reader of a timer.

    Attributes:
        took: milliseconds by stage, in the order of the stages.
    """

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to the stage called `name`."""
        start = perf_counter()
        try:
            yield
        finally:
            spent = (perf_counter() - start) * 1000
            self.took[name] = self.took.get(name, 0.0) + spent


@dataclass(frozen=True, slots=True)
class _Reading:
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
        return self.variant.brief

    @property
    def unsupported(self) -> int:
        """How much of the text stops the brief and is no claim: bare figures, say."""
        return sum(p.blocks and p.code not in OF_CLAIMS for p in self.failures)

    def allowed(self) -> "_Reading":
        """Return it with failures of the evidence as warnings, which stop nothing."""
        return replace(self, problems=(*as_warnings(self.problems, self.failures),))

    def placed(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Return the problems with their places, in the order of the files."""
        return in_order(
            self.loaded.places.locate(self.variant.original(problem))
            for problem in problems
        )


def check(path: Path, workspace: Workspace, *, policy: str | None = None) -> Checked:
    """Find everything wrong with a brief, its library and its data.

    Never raises `BriefError`: a brief that cannot be read is a list of problems.

    Args:
        policy: `draft`, `review` or `release`, instead of what the brief says.
    """
    instead = {"policy": policy and Policy(policy)}
    try:
        reading = _read(path, workspace, Stopwatch(), instead)
    except BriefError as error:
        return Checked(path, error.problems)
    evidence, prose = reading.evidence, reading.prose
    used = with_inputs(evidence, prose.claims)
    cited = (item.source for cluster in prose.clusters for item in cluster.items)
    return Checked(
        path,
        reading.problems,
        reading.brief,
        {name: evidence.verdicts[name] for name in used},
        tuple(dict.fromkeys(cited)),
    )


def render(
    path: Path,
    workspace: Workspace,
    *,
    paper: str | None = None,
    audience: str | None = None,
    evidence: str | None = None,
    allow_failing: bool = False,
    variants: Iterable[str] = (),
) -> Rendered:
    """Take a brief through stages 1 to 5.

    Args:
        paper: `A4` or `Letter`, instead of the brief's own.
        audience: leave out what is for others.
        evidence: `annex`, `list` or `none`, instead of what the brief says.
        allow_failing: print claims that fail the check, with a band that says so.
        variants: print variants, all at once: `mono`, `large`, `draft`, `simplex`,
            `binder`, `booklet`.
    """
    watch = Stopwatch()
    printed = frozenset(map(PrintVariant, variants))
    instead = {
        "paper": paper,
        "evidence": evidence and EvidencePages(evidence),
        "status": Standing.DRAFT if PrintVariant.DRAFT in printed else None,
    }
    try:
        reading = _read(path, workspace, watch, instead, audience, printed)
    except BriefError as error:
        return Rendered(path, None, error.problems, watch.took)
    if allow_failing:
        reading = reading.allowed()
    if blocking(reading.problems):
        return Rendered(path, None, reading.problems, watch.took)
    try:
        pdf, problems = _made(reading, workspace, watch)
    except BriefError as error:
        pdf, problems = None, error.problems
    whole = pdf is not None and not reading.variant.kept
    late = after_setting(reading.problems, problems, reading.brief, whole=whole)
    found = in_order((*reading.problems, *reading.placed(late)))
    return Rendered(path, None if blocking(found) else pdf, found, watch.took)


def _read(
    path: Path,
    workspace: Workspace,
    watch: Stopwatch,
    instead: Mapping[str, str | None] = NOTHING,
    audience: str | None = None,
    printed: frozenset[PrintVariant] = frozenset(),
) -> _Reading:
    """Read a brief as far as mistakes can be found without drawing or setting.

    Args:
        instead: keys of the brief that this run gives other values.
        printed: the variants in which it is printed.

    Raises:
        BriefError: there is no brief to go on with.
    """
    with watch.stage("load"):
        loaded, look = _loaded(path, workspace, printed)
    with watch.stage("verify"):
        evidence = verify(loaded, workspace)
    known = (*loaded.problems, *evidence.problems)
    try:
        variant = _variant(loaded.brief, instead, audience)
        language = language_of(variant.brief.language, workspace.assets)
    except BriefError as error:
        found = (*known, *error.problems)
        raise BriefError(in_order(map(loaded.places.locate, found))) from error
    with watch.stage("draw"):
        plots = plan(variant.brief, evidence)
    with watch.stage("compose"):
        prose = read(variant.brief, evidence, language, workspace, path.parent)
    reading = _Reading(loaded, variant, evidence, language, prose, look)
    with watch.stage("verify"):
        names, whole = settings_of(workspace).names, not variant.kept
        judged = review(
            loaded, variant.brief, evidence, language, prose, plots, names, whole=whole
        )
        failures = reading.placed(judged.failures)
        behind = map(loaded.places.locate, lagging(loaded, workspace))
    problems = in_order((*reading.placed(judged.problems), *behind, *failures))
    return replace(reading, problems=problems, failures=frozenset(failures))


def _loaded(
    path: Path, workspace: Workspace, printed: frozenset[PrintVariant]
) -> tuple[Loaded, Look]:
    """Return the brief with its library, and the look that it is printed in.

    Raises:
        BriefError: with everything wrong in their files.
    """
    try:
        look = look_of(workspace, printed)
    except BriefError as error:
        found = list(error.problems)
        try:
            load(path, workspace)
        except BriefError as other:
            found += other.problems
        raise BriefError(in_order(found)) from error
    return load(path, workspace), look


def _variant(
    brief: Brief, instead: Mapping[str, str | None], audience: str | None
) -> Variant:
    """Return the brief as it is to be printed this time.

    Raises:
        BriefError: nothing in it is for this audience.
    """
    asked = brief.model_copy(
        update={key: value for key, value in instead.items() if value}
    )
    return for_audience(asked, audience) if audience else everybody(asked)


def _made(
    reading: _Reading, workspace: Workspace, watch: Stopwatch
) -> tuple["Pdf | None", tuple[Problem, ...]]:
    """Draw, compose and typeset what was read; the costly libraries load here."""
    brief, evidence, language = reading.brief, reading.evidence, reading.language
    kind = kind_for(reading.loaded.kind, reading.look)
    with watch.stage("draw"):
        from briefmaker.charts.draw import draw
        from briefmaker.writing.conventions import conventions_of

        drawing = draw(
            brief,
            evidence,
            kind,
            conventions_of(language),
            workspace.assets / "fonts",
            reading.prose.disputes,
            reading.look,
        )
    with watch.stage("compose"):
        from briefmaker.writing.citations import cite
        from briefmaker.writing.markup import write
        from briefmaker.writing.page import compose

        citations = cite(reading.prose, evidence, language, workspace)
        written = write(reading.prose, citations, brief, kind, language)
        page = compose(
            brief,
            kind,
            evidence,
            drawing,
            written,
            language,
            workspace,
            reading.unsupported,
            reading.look,
        )
    found = (*drawing.problems, *written.problems, *page.problems)
    if blocking(found):
        return None, found
    with watch.stage("typeset"):
        from briefmaker.pdf.engine import typeset

        pdf = typeset(page, workspace)
    return pdf, (*found, *pdf.problems)


def briefs_in(paths: Sequence[Path]) -> list[Path]:
    """Return the briefs meant by files and folders, in order, each once.

    A folder stands for its `*.yaml` files and those of the folders in it, except
    hidden folders and those that hold no briefs: libraries and templates.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        for file in inside:
            folders = (path.name, *file.relative_to(path).parts[:-1])
            if path.is_file() or not any(map(_without_briefs, folders)):
                found.setdefault(file)
    return list(found)


def _without_briefs(folder: str) -> bool:
    hidden = folder.startswith(".") and folder not in (".", "..")
    return hidden or folder in (LIBRARY, TEMPLATES)
