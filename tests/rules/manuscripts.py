"""A brief made from a few words, as rules read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefmaker.brief.kinds import Kind, kinds
from briefmaker.charts.depicted import depictions
from briefmaker.charts.plan import plan
from briefmaker.problems import Problem
from briefmaker.rules.rule import Check, Manuscript
from briefmaker.writing.prose import read
from briefmaker.writing.statements import statements
from writing.desk import Desk


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads briefs as far as rules look at them."""

    desk: Desk

    def reads(self, body: str = "Text.", **more: Any) -> Manuscript:
        """Return the manuscript of a brief with one section, or with `sections`."""
        changed = more.pop("kind_says", {})
        brief = self.desk.brief(body, **more)
        evidence = self.desk.evidence(brief)
        language = self.desk.language(brief.language)
        workspace, folder = self.desk.workspace, self.desk.folder
        prose = read(brief, evidence, language, workspace, folder)
        plots = plan(brief, evidence)
        kind: Kind = kinds(workspace)[brief.kind]
        return Manuscript(
            brief=brief,
            kind=Kind.model_validate({**kind.model_dump(), **changed}),
            language=language,
            evidence=evidence,
            prose=prose,
            said=statements(prose, brief, evidence, language),
            depicted=tuple(depictions(plots, language.tag)),
            plots=plots,
        )

    def finds(self, check: Check, body: str = "Text.", **more: Any) -> list[Problem]:
        """Return what a rule finds in a brief."""
        return list(check(self.reads(body, **more)))


def messages(problems: Iterable[Problem]) -> list[str]:
    """Return what the problems say."""
    return [problem.message for problem in problems]


def words(count: int) -> str:
    """Return a sentence of so many words."""
    return " ".join(["Word", *["word"] * (count - 1)]) + "."
