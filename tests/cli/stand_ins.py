"""What stands in for the stages, so that a test of the command line is only that."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefmaker.build import Checked, Exported, Rendered
from briefmaker.cli.rendering import Outcome
from briefmaker.evidence.verdict import Verdict
from briefmaker.formats.export import Form
from briefmaker.pdf.made import Pdf
from briefmaker.problems import Place, Problem, Severity, blocking
from briefmaker.reading import Wishes

TIMINGS = {"load": 12.34, "verify": 3.0, "draw": 40.0, "compose": 5.0, "typeset": 600.0}


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command wrote and how it ended."""

    status: int
    out: str
    err: str


@dataclass(slots=True)
class Stages:
    """Stands in for `build`: what each brief comes to, by its stem."""

    problems: dict[str, Sequence[Problem]] = field(default_factory=dict)
    failures: dict[str, Exception] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    evidence: list[tuple[str, str | None, bool]] = field(default_factory=list)
    variants: list[frozenset[str]] = field(default_factory=list)
    policies: list[str | None] = field(default_factory=list)
    verdicts: dict[str, Mapping[str, Verdict]] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def check(
        self,
        path: Path,
        _: object,
        *,
        policy: str | None = None,
        values: object = None,  # noqa: ARG002, as the stage takes it
    ) -> Checked:
        self.policies.append(policy)
        if path.stem in self.failures:
            raise self.failures[path.stem]
        return Checked(
            path,
            tuple(self.problems.get(path.stem, ())),
            verdicts=self.verdicts.get(path.stem, {}),
            sources=self.sources.get(path.stem, ()),
        )

    def render(
        self,
        path: Path,
        workspace: object,
        wishes: Wishes,
    ) -> Rendered:
        self.asked.append((path.name, wishes.paper, wishes.audience))
        self.evidence.append((path.name, wishes.evidence, wishes.allow_failing))
        self.variants.append(wishes.variants)
        problems = self.check(path, workspace).problems
        if blocking(problems):
            return Rendered(path, None, problems, {"load": 12.34})
        pdf = Pdf(data=b"PDF of " + os.fsencode(path.stem), pages=2)
        return Rendered(path, pdf, problems, TIMINGS)

    def export(
        self, path: Path, workspace: object, form: Form, wishes: Wishes
    ) -> Exported:
        self.evidence.append((path.name, wishes.evidence, wishes.allow_failing))
        problems = self.check(path, workspace).problems
        data = None if blocking(problems) else f"{form} of {path.stem}".encode()
        return Exported(path, data, problems, TIMINGS)


def briefs_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files as given, and the briefs of the folders."""
    found: list[Path] = []
    for path in paths:
        found += [path] if path.is_file() else sorted(path.glob("*.yaml"))
    return found


def problem(
    message: str = "unknown key `titel`",
    severity: Severity = Severity.ERROR,
    *,
    file: str = "briefs/trade.yaml",
    line: int = 3,
    column: int = 1,
) -> Problem:
    """Return a problem with a place, as the stages hand it on."""
    return Problem(
        "brief.unknown-key",
        message,
        severity,
        address=("titel",),
        hint="did you mean `title`?",
        place=Place(file, line, column, width=5, excerpt="titel: Trade"),
    )


def as_process(
    *arguments: str | Path, code: str = "", **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, after some code that prepares it."""
    return subprocess.run(
        command_line(*arguments, code=code),
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def command_line(*arguments: str | Path, code: str = "") -> list[str]:
    """Return what to start for `as_process`."""
    program = f"{code}\nfrom briefmaker.cli.main import main\nmain()"
    return [sys.executable, "-c", program, *map(str, arguments)]


def deadly(product: Any, asked: Any, debug: bool) -> Outcome:  # noqa: ARG001, its form
    """Stand in for what makes a product, in other processes; one brief kills them."""
    if product.brief.stem == "copy-1":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(delivered=True)
