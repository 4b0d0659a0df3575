"""One product of `render` from its brief to its file, and what became of it."""

import io
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefmaker.brief.values import NO_VALUES, Values
from briefmaker.cli.exits import CommandError, ExitStatus, explained, not_written
from briefmaker.cli.options import Asked, Form, Variant
from briefmaker.cli.products import Product
from briefmaker.cli.stores import place, stored
from briefmaker.problems import BriefError, Problem, blocking
from briefmaker.values import Struct, field, replace
from briefmaker.workspace import Workspace

if TYPE_CHECKING:
    from briefmaker.cli.unchanged import Basis


class Outcome(Struct, frozen=True):
    """What became of one brief.

    Attributes:
        timings: milliseconds that each stage took, by its name.
        failure: why it could not be finished, apart from problems in the brief.
        delivered: whether its PDF is in its place.
        unchanged: whether it was there already, as it would come out again.
        rules: by the codes of its problems, the rules that they break, if known.
        reads: the user's files that it depends on.
    """

    problems: tuple[Problem, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    failure: CommandError | None = None
    delivered: bool = False
    unchanged: bool = False
    rules: Mapping[str, str] = field(default_factory=dict)
    reads: tuple[Path, ...] = ()

    @property
    def status(self) -> ExitStatus:
        """What it means for the exit status."""
        if self.failure:
            return self.failure.status
        return ExitStatus.CLEAN if self.delivered else ExitStatus.PROBLEMS


class Made(Struct, frozen=True):
    """A finished file, or none and the problems that stopped it.

    Attributes:
        basis: what it was made from, if that stayed as it was.
    """

    data: bytes | None
    problems: tuple[Problem, ...]
    timings: Mapping[str, float]
    basis: "Basis | None" = None


def outcome_of(product: Product, asked: Asked, *, debug: bool) -> Outcome:
    """Take one brief through all stages; what goes wrong is part of the outcome."""
    made = made_of(product, asked, debug=debug)
    return made if isinstance(made, Outcome) else delivered(product, made)


def made_of(product: Product, asked: Asked, *, debug: bool) -> Made | Outcome:
    """Take one brief through stages 1 to 5; or return what became of it instead."""
    from briefmaker.cli.unchanged import made_steadily

    try:
        # Standard output is for products: what a library prints is none.
        with redirect_stdout(io.StringIO()):
            made = made_steadily(product, asked, partial(_made, product, asked))
    except BriefError as error:
        return Outcome(error.problems)
    except Exception as error:
        doing = f"rendering `{product.name}`"
        return Outcome(failure=explained(error, doing, debug=debug))
    if made.data is None or blocking(made.problems):
        return Outcome(made.problems, made.timings)
    return made


def _made(product: Product, asked: Asked) -> Made:
    """Return the file of a brief in the format of its product."""
    if product.form is Form.PDF:
        return rendered(product.brief, product.workspace, asked, product.values)
    from briefmaker import build
    from briefmaker.formats.export import Form as Written

    exported = build.export(
        product.brief,
        product.workspace,
        Written(product.form),
        replace(asked.wishes(), values=product.values),
    )
    return Made(exported.data, exported.problems, exported.timings)


def rendered(
    brief: Path, workspace: Workspace, asked: Asked, values: Values = NO_VALUES
) -> Made:
    """Return the PDF of a brief, a booklet on its sheets."""
    made = in_pages(brief, workspace, asked, values)
    if made.data is None:
        return made
    return replace(made, data=on_sheets(made.data, asked.variants))


def in_pages(
    brief: Path, workspace: Workspace, asked: Asked, values: Values = NO_VALUES
) -> Made:
    """Return the PDF of a brief page by page, a booklet in the order of reading."""
    from briefmaker import build

    wishes = replace(asked.wishes(), values=values)
    if asked.since:
        from briefmaker.revisit.differing import earlier

        wishes = replace(wishes, since=earlier(asked.since, workspace, wishes))
    found = build.render(brief, workspace, wishes)
    data = found.pdf.data if found.pdf else None
    return Made(data, found.problems, found.timings)


def on_sheets(data: bytes, variants: Sequence[Variant]) -> bytes:
    """Return the pages, those of a booklet on sheets to be folded."""
    if Variant.BOOKLET not in variants:
        return data
    from briefmaker.delivery.imposition.booklets import impose

    return impose(data)


def delivered(product: Product, made: Made) -> Outcome:
    """Put a finished file in its place."""
    from briefmaker.cli.unchanged import record
    from briefmaker.delivery.files import write
    from briefmaker.stopwatch import Stopwatch

    watch = Stopwatch()
    try:
        with watch.stage("deliver"):
            if product.url:
                stored(product.url, made.data or b"")
            else:
                write(product.file, made.data or b"")
    except CommandError as error:
        return Outcome(made.problems, made.timings, error)
    except OSError as error:
        failure = not_written(place(product), error)
        return Outcome(made.problems, made.timings, failure)
    timings = {**made.timings, **watch.took}
    record(product, made)
    reads = made.basis.reads if made.basis else ()
    return Outcome(made.problems, timings, delivered=True, reads=reads)


def stages(name: str, timings: Mapping[str, float]) -> str:
    """Return the stages that the brief went through, with their numbers and times."""
    from briefmaker.build import STAGES

    lines = [
        f"  {number} {stage:<8}{timings[stage]:7.0f} ms"
        for number, stage in enumerate(STAGES, start=1)
        if stage in timings
    ]
    return "\n".join([name, *lines])


def with_total(timings: Mapping[str, float]) -> dict[str, float]:
    """Return what each stage took, and all of them together."""
    total = {"total": sum(timings.values())}
    return {stage: round(taken, 1) for stage, taken in {**timings, **total}.items()}
