"""What a rule is, and what it looks at.

A rule has an id that an author can name (`allow: [{rule: T-02, reason: …}]`), a level,
one sentence that says it, and where it comes from. Most rules are a function here;
others are kept by the stage that knows best (charts look at their own labels, the
typesetter at its pages) and are listed with the codes of the problems that tell. A few
cannot be broken at all, because of how the page is made, and say what keeps them.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from briefmaker.brief.kinds import Kind
from briefmaker.brief.model import Brief
from briefmaker.charts.plan import Plan
from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.page.depiction import Depiction
from briefmaker.evidence.page.statement import Statement
from briefmaker.look.brand import HouseName
from briefmaker.problems import Problem, Severity
from briefmaker.values import Struct
from briefmaker.writing.language import Language
from briefmaker.writing.prose import Prose


class Where(StrEnum):
    """What a rule is about."""

    DETAILS = "details"
    EVIDENCE = "evidence"
    JUDGEMENT = "judgement"
    TEXT = "text"
    CHARTS = "charts"
    LAYOUT = "layout"
    LOOK = "look"
    FILE = "file"
    MAIL = "mail"


class Manuscript(Struct, frozen=True):
    """A brief as far as it can be read without drawing or setting.

    Attributes:
        said: everything that it prints in its author's words, in page order.
        depicted: its charts as plain values.
        plots: its charts with their points.
        names: names that the house writes one way.
    """

    brief: Brief
    kind: Kind
    language: Language
    evidence: Evidence
    prose: Prose
    said: tuple[Statement, ...]
    depicted: tuple[Depiction, ...]
    plots: Plan
    names: tuple[HouseName, ...] = ()


Check = Callable[[Manuscript], Iterator[Problem]]


class Rule(Struct, frozen=True):
    """A rule of the table.

    Attributes:
        id: a letter for its field and a number: `T-02`.
        level: how much a breach weighs.
        says: the rule in one sentence.
        origin: who asks for it, so that an author can look it up.
        check: finds breaches; nothing where another stage does.
        codes: the problems that tell of a breach.
        firm: those of the codes that no acceptance softens, since words would be
            missing on paper.
        kept: what keeps the rule by itself, where no breach can happen or none would
            get as far as the rules.
        harder: when a breach weighs as an error: `over 40 words`.
        languages: the tags of the languages it can read; nothing for all.
        final: it cannot be accepted knowingly: what is printed would be untrue,
            lost, or handled wrongly.
    """

    id: str
    where: Where
    level: Severity
    says: str
    origin: str
    check: Check | None = None
    codes: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    kept: str = ""
    harder: str = ""
    languages: tuple[str, ...] = ()
    final: bool = False

    @property
    def acceptable(self) -> bool:
        """Whether a brief may knowingly not keep it."""
        return not (self.final or self.kept)

    def reads(self, language: str) -> bool:
        """Whether it has words for the language with this tag: `en-GB` is English."""
        return not self.languages or language.split("-")[0] in self.languages

    @property
    def code(self) -> str:
        """The code of the problems that its own check finds."""
        return f"rule.{self.id}"
