"""The table of contents: the six stages, once each, in order.

1 load, 2 verify, 3 draw, 4 compose, 5 typeset, 6 deliver. `check` goes as far as
an author's mistakes can be found without drawing or setting anything; `render`
goes to the finished PDF, which `delivery` then writes. Stages hand on values with
their problems; what must not be printed stops before the next costly stage, with
everything found so far.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.aside import aside
from briefmaker.brief.model import Brief, Policy
from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.evidence.summary import with_inputs
from briefmaker.evidence.verdict import Verdict
from briefmaker.look.variants import kind_for
from briefmaker.problems import BriefError, Problem, blocking, in_order
from briefmaker.reading import NO_WISHES, Reading, Wishes, reading_of
from briefmaker.rules.review import after_setting
from briefmaker.stopwatch import Stopwatch
from briefmaker.values import Struct, field
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.brief.kinds import Kind
    from briefmaker.charts.draw import Begun
    from briefmaker.formats.export import Form
    from briefmaker.origin.gathering import Gathered
    from briefmaker.pdf.made import Pdf
    from briefmaker.writing.composition import Composition
    from briefmaker.writing.written import Written

STAGES = ("load", "verify", "draw", "compose", "typeset", "deliver")


class Checked(Struct, frozen=True):
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


class Rendered(Struct, frozen=True):
    """A finished PDF, or none and the problems that stopped it.

    Attributes:
        timings: milliseconds that each stage took, by the stage's name.
        made: what the PDF was typeset from, for a letter that goes with it.
    """

    path: Path
    pdf: "Pdf | None"
    problems: tuple[Problem, ...]
    timings: Mapping[str, float] = field(default_factory=dict)
    made: "Composition | None" = None


class Exported(Struct, frozen=True):
    """A document in another format than PDF, or the problems that stopped it."""

    path: Path
    data: bytes | None
    problems: tuple[Problem, ...]
    timings: Mapping[str, float] = field(default_factory=dict)


def check(
    path: Path,
    workspace: Workspace,
    *,
    policy: str | None = None,
    values: Values = NO_VALUES,
) -> Checked:
    """Find everything wrong with a brief, its library and its data.

    Never raises `BriefError`: a brief that cannot be read is a list of problems.

    Args:
        policy: `draft`, `review` or `release`, instead of what the brief says.
        values: of the memo that is wanted of a brief with `matrix`.
    """
    instead = {"policy": policy and Policy(policy)}
    try:
        reading = reading_of(
            path, workspace, Stopwatch(), Wishes(values=values), instead
        )
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


class Composed(Struct, frozen=True):
    """A brief after stages 1 to 4, or the problems that stopped it."""

    path: Path
    made: "Composition | None"
    problems: tuple[Problem, ...]
    timings: Mapping[str, float] = field(default_factory=dict)
    reading: Reading | None = None

    def after(self, found: tuple[Problem, ...], *, whole: bool) -> tuple[Problem, ...]:
        """Return its problems with those found after it was typeset, all in place.

        Args:
            whole: all of it was typeset, so that what it allows can be unneeded.
        """
        if self.reading is None:
            return self.problems
        known = self.reading.problems
        whole = whole and not self.reading.variant.kept
        late = after_setting(known, found, self.reading.brief, whole=whole)
        return _whole(self.reading, late)


def compose(path: Path, workspace: Workspace, wishes: Wishes = NO_WISHES) -> Composed:
    """Take a brief through stages 1 to 4."""
    watch = Stopwatch()
    reading, made, problems = _composed(path, workspace, watch, wishes)
    found = _whole(reading, problems)
    made = None if blocking(found) else made
    return Composed(path, made, found, watch.took, reading)


def render(path: Path, workspace: Workspace, wishes: Wishes = NO_WISHES) -> Rendered:
    """Take a brief through stages 1 to 5."""
    watch = Stopwatch()
    reading, made, problems = _composed(path, workspace, watch, wishes, engine=True)
    if reading is None or blocking(reading.problems):
        return Rendered(path, None, problems, watch.took)
    pdf = None
    if made is not None:
        try:
            with watch.stage("typeset"):
                from briefmaker.pdf.ahead import typeset

                pdf = typeset(made.page, workspace)
            problems = (*problems, *pdf.problems)
        except BriefError as error:
            problems = (*problems, *error.problems)
    whole = pdf is not None and not reading.variant.kept
    late = after_setting(reading.problems, problems, reading.brief, whole=whole)
    found = _whole(reading, late)
    done = None if blocking(found) else pdf
    return Rendered(path, done, found, watch.took, made if done else None)


def export(
    path: Path, workspace: Workspace, form: "Form", wishes: Wishes = NO_WISHES
) -> Exported:
    """Take a brief through stages 1 to 4 and write it in another format than PDF."""
    watch = Stopwatch()
    reading, made, problems = _composed(path, workspace, watch, wishes)
    if made is None:
        return Exported(path, None, _whole(reading, problems), watch.took)
    with watch.stage("typeset"):
        from briefmaker.formats.writers import write

        export = write(form, made, workspace)
    found = _whole(reading, (*problems, *export.problems))
    data = None if blocking(found) else export.data
    return Exported(path, data, found, watch.took)


def _whole(
    reading: Reading | None, problems: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Return the problems of the reading and these, in the order of the files."""
    if reading is None:
        return problems
    return in_order(dict.fromkeys((*reading.problems, *reading.placed(problems))))


def _composed(
    path: Path,
    workspace: Workspace,
    watch: Stopwatch,
    wishes: Wishes,
    *,
    engine: bool = False,
) -> tuple[Reading | None, "Composition | None", tuple[Problem, ...]]:
    """Return the reading, what was composed of it, and the problems of composing.

    What stops a brief before it is composed comes back as problems with their places.
    """
    try:
        reading = reading_of(path, workspace, watch, wishes)
    except BriefError as error:
        return None, None, error.problems
    if wishes.allow_failing:
        reading = reading.allowed()
    if blocking(reading.problems):
        return reading, None, reading.problems
    try:
        made, problems = _made(
            reading,
            workspace,
            watch,
            allow_failing=wishes.allow_failing,
            engine=engine,
        )
        if made and wishes.since:
            from briefmaker.changes.marking import since

            made = since(wishes.since, made, workspace)
    except BriefError as error:
        made, problems = None, error.problems
    return reading, made, problems


def _made(
    reading: Reading,
    workspace: Workspace,
    watch: Stopwatch,
    *,
    allow_failing: bool,
    engine: bool,
) -> tuple["Composition | None", tuple[Problem, ...]]:
    """Draw and compose what was read; charts are drawn while the engine loads."""
    brief, evidence, language = reading.brief, reading.evidence, reading.language
    kind = kind_for(reading.loaded.kind, reading.look)
    with watch.stage("draw"):
        begun = _begun(reading, kind, workspace)
    cold = engine and "briefmaker.pdf.engine" not in sys.modules
    with aside(begun.drawing, wanted=cold and not begun.ready) as charts:
        with watch.stage("compose"):
            from briefmaker.writing.citations import cite
            from briefmaker.writing.composition import Composition
            from briefmaker.writing.markup import write
            from briefmaker.writing.page import compose

            citations = cite(reading.prose, evidence, language, workspace)
            written = write(reading.prose, citations, brief, kind, language)
            origin = _gathered(
                reading, kind, written, workspace, allow_failing=allow_failing
            )
        if engine:
            with watch.stage("typeset"):
                _load_engine()
        with watch.stage("draw"):
            drawing = charts()
    with watch.stage("compose"):
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
            origin.stamp,
            origin.attached,
        )
        made = Composition(
            brief,
            kind,
            evidence,
            reading.prose,
            drawing,
            written,
            language,
            reading.look,
            page,
        )
    found = (*drawing.problems, *written.problems, *origin.problems, *page.problems)
    return None if blocking(found) else made, found


def _load_engine() -> None:
    from briefmaker.pdf.ahead import begun

    if begun():  # a process of its own has it
        return
    # Where it cannot be loaded, `render` says so, if it comes to that.
    with suppress(OSError):
        import briefmaker.pdf.engine  # noqa: F401


def _begun(reading: Reading, kind: "Kind", workspace: Workspace) -> "Begun":
    """Return the charts of a document with the drawings that were made before."""
    from briefmaker.charts.draw import begin
    from briefmaker.writing.conventions import conventions_of

    return begin(
        reading.brief,
        reading.evidence,
        kind,
        conventions_of(reading.language),
        workspace.assets / "fonts",
        reading.prose.disputes,
        reading.look,
        workspace.cache,
    )


def _gathered(
    reading: Reading,
    kind: "Kind",
    written: "Written",
    workspace: Workspace,
    *,
    allow_failing: bool,
) -> "Gathered":
    """Return what the document is made from, to travel inside it."""
    from briefmaker.origin.gathering import Made, gathered

    made = Made(
        reading.brief,
        reading.loaded.library,
        kind,
        reading.evidence,
        reading.prose,
        written,
        reading.language,
        reading.look,
        reading.loaded.path.parent,
        reading.unsupported,
        everybody=not reading.variant.kept,
        allow_failing=allow_failing,
        values=reading.loaded.values,
    )
    return gathered(made, workspace)
